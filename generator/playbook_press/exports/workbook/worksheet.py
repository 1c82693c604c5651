"""A self-assessment on paper: its questions part by part, then the score sheet."""

from markupsafe import Markup
from msgspec import Struct

from playbook_press.exports.workbook.paper import PaperSheet
from playbook_press.exports.workbook.questions import AskView, Numbered, ask, numbered
from playbook_press.exports.workbook.scores import ScoreView, score_sheet
from playbook_press.model.assessment import Assessment, Section
from playbook_press.pages.addresses import anchor
from playbook_press.pages.cards import assessment_facts
from playbook_press.pages.views import Words


class PartView(Struct, frozen=True):
    """A section with the questions that are asked here."""

    title: Words
    depth: int
    intro: Markup | None
    asks: tuple[AskView, ...]


class WorksheetView(Struct, frozen=True):
    """Everything there is of an assessment."""

    anchor: str
    title: Words
    purpose: Markup
    audience: Markup | None
    facts: tuple[str, ...]
    cadence: Markup | None
    how_to_answer: tuple[Markup, ...]
    parts: tuple[PartView, ...]
    is_elsewhere: bool
    """Whether some of its questions stand on the pages of the traits."""
    score: ScoreView


def worksheet(
    sheet: PaperSheet, assessment: Assessment, style: str, *, elsewhere: frozenset[str]
) -> WorksheetView:
    """An assessment.

    Args:
        sheet: What it is set with.
        assessment: Which one.
        style: CSS for the radar.
        elsewhere: The traits whose questions are printed on their own pages.
    """
    asked = numbered(assessment)
    here = tuple(
        each
        for each in asked
        if not each.about or sheet.edition.canonical("trait", each.about) not in elsewhere
    )
    return WorksheetView(
        anchor=anchor("assessment", assessment.id),
        title=sheet.title(assessment.title),
        purpose=sheet.words(assessment.purpose),
        audience=sheet.words(assessment.audience) if assessment.audience else None,
        facts=assessment_facts(sheet.edition, assessment),
        cadence=sheet.words(assessment.cadence) if assessment.cadence else None,
        how_to_answer=tuple(map(sheet.words, assessment.how_to_answer)),
        parts=tuple(_parts(sheet, assessment, assessment.sections, here, 0)),
        is_elsewhere=len(here) < len(asked),
        score=score_sheet(sheet, assessment, asked, style),
    )


def _parts(
    sheet: PaperSheet,
    assessment: Assessment,
    sections: tuple[Section, ...],
    here: tuple[Numbered, ...],
    depth: int,
) -> list[PartView]:
    found: list[PartView] = []
    for section in sections:
        own = tuple(each for each in here if each.section is section)
        below = _parts(sheet, assessment, section.sections, here, depth + 1)
        if own or below:
            found.append(
                PartView(
                    sheet.title(section.title),
                    depth,
                    sheet.words(section.intro) if section.intro else None,
                    tuple(ask(sheet, assessment, each) for each in own),
                )
            )
            found += below
    return found
