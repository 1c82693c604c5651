"""Questions of self-assessments as a trait page shows them: to read, not yet to answer."""

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from playbook_press.model.assessment import (
    Assessment,
    LevelQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
)
from playbook_press.pages.addresses import anchor, item_address
from playbook_press.pages.assessment_data import sections_about
from playbook_press.pages.backlinks import Asked
from playbook_press.pages.messages import fill
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import Named


class OptionView(Struct, frozen=True):
    """One level or answer."""

    value: str
    label: Markup
    description: Markup | None


class QuestionView(Struct, frozen=True):
    """A question with its levels."""

    id: str
    text: Markup
    help: Markup | None
    evidence: Markup | None
    """What to look at before answering."""
    options: tuple[OptionView, ...]
    """The levels, weakest first; empty for numbers and free text."""
    span: str
    """For a number: from the worst to the best value."""
    is_quick: bool
    """Whether it belongs to the quick set."""


class QuestionsView(Struct, frozen=True):
    """The questions of one assessment about one trait."""

    assessment: Named
    """With the way to the part about this trait."""
    questions: tuple[QuestionView, ...]


def questions(sheet: Sheet, trait: str, asked: Iterable[Asked]) -> tuple[QuestionsView, ...]:
    """The questions about a trait by assessment, in the order of the playbook."""
    by_assessment: dict[str, list[Asked]] = {}
    for each in asked:
        by_assessment.setdefault(each.assessment.id, []).append(each)
    return tuple(
        QuestionsView(
            _part(sheet, group[0].assessment, trait),
            tuple(_question(sheet, each.question) for each in group),
        )
        for group in by_assessment.values()
    )


def _part(sheet: Sheet, assessment: Assessment, trait: str) -> Named:
    title = sheet.title(assessment.title)
    address = item_address(sheet.edition.id, "assessment", assessment.id)
    about = (
        section.id
        for section, id in sections_about(assessment.sections)
        if id and sheet.edition.canonical("trait", id) == trait
    )
    section = next(about, None)
    fragment = anchor("section", section) if section else ""
    return Named(assessment.id, title.text, sheet.href(address, fragment), title.lang)


def _question(sheet: Sheet, question: Question) -> QuestionView:
    options: tuple[OptionView, ...] = ()
    span = ""
    if isinstance(question, LevelQuestion | MultiQuestion):
        options = tuple(
            OptionView(
                option.value,
                sheet.words(option.label, gloss=False),
                sheet.words(option.description, gloss=False) if option.description else None,
            )
            for option in question.options
        )
    elif isinstance(question, NumberQuestion):
        unit = sheet.title(question.unit).text if question.unit else ""
        span = fill(
            sheet.edition.words.trait.span, worst=question.worst, best=question.best, unit=unit
        ).strip()
    return QuestionView(
        id=question.id,
        text=sheet.words(question.text, gloss=False),
        help=sheet.words(question.help, gloss=False) if question.help else None,
        evidence=sheet.words(question.evidence, gloss=False) if question.evidence else None,
        options=options,
        span=span,
        is_quick=question.set == "quick",
    )
