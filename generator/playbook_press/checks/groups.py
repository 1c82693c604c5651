"""The sections and questions of all assessments, and where each stands."""

from collections.abc import Iterator

from playbook_press.model.assessment import Assessment, Question, Section
from playbook_press.model.playbook import Playbook
from playbook_press.source.document import Location


def groups(playbook: Playbook) -> Iterator[tuple[Assessment, Location, Assessment | Section]]:
    """Every assessment and every section of it, from the outside in, in reading order."""
    for assessment in playbook.assessments:
        for location, group in _groups_in((), assessment):
            yield assessment, location, group


def questions(playbook: Playbook) -> Iterator[tuple[Assessment, Location, Question]]:
    """Every question of every assessment, in reading order."""
    for assessment, location, group in groups(playbook):
        if isinstance(group, Section):
            for position, question in enumerate(group.questions):
                yield assessment, (*location, "questions", position), question


def _groups_in(
    location: Location, group: Assessment | Section
) -> Iterator[tuple[Location, Assessment | Section]]:
    yield location, group
    for position, section in enumerate(group.sections):
        yield from _groups_in((*location, "sections", position), section)
