"""What a playbook is based on, in one sentence that leads to all its differences."""

from markupsafe import Markup

from playbook_press.model.adaptation import Adaptation
from playbook_press.model.assessment import Assessment
from playbook_press.pages.messages import counted
from playbook_press.pages.sheet import Sheet


def changes_address(playbook: str) -> str:
    """Where the page of all differences stands, below the language.

    >>> changes_address("acme")
    'acme/changes/'
    """
    return f"{playbook}/changes/"


def based_on(sheet: Sheet, adaptation: Adaptation) -> str:
    """One sentence: what a playbook is based on, and how many changes it makes."""
    nearest = adaptation.originals[0]
    return counted(
        sheet.edition.words.changes.based_on,
        len(adaptation.differences),
        title=sheet.edition.title(nearest.title).text,
        version=nearest.version,
    )


def left_out(sheet: Sheet, assessment: Assessment) -> tuple[Markup, ...]:
    """What an overlay does not ask, because the score is then one of fewer questions."""
    adaptation = sheet.edition.playbook.adaptation
    count = adaptation.left_out.get(assessment.id, 0) if adaptation else 0
    if adaptation is None or not count:
        return ()
    title = sheet.title(adaptation.originals[0].title).text
    return (Markup.escape(counted(sheet.edition.words.changes.left_out, count, title=title)),)
