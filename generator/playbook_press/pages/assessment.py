"""The page of a self-assessment: a form that is whole without scripts, and what scripts add to."""

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from playbook_press.model.assessment import (
    Assessment,
    Level,
    LevelQuestion,
    MultiQuestion,
    NumberQuestion,
    Option,
    Question,
    Section,
    TextQuestion,
)
from playbook_press.pages.addresses import TEAM, anchor, item_address
from playbook_press.pages.assessment_data import assessment_data
from playbook_press.pages.basis import left_out
from playbook_press.pages.cards import assessment_facts
from playbook_press.pages.edition import Edition
from playbook_press.pages.messages import counted, fill
from playbook_press.pages.page import Page
from playbook_press.pages.qr import qr_drawing
from playbook_press.pages.shared import page_script, shared_href
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import Named, Words
from playbook_press.pages.worksheet import bare_sheet, filled_in, used_by
from playbook_press.scoring.tree import asked

DEEPEST_HEADING = 6


class PickView(Struct, frozen=True):
    """An answer that can be chosen; what it is worth is not shown."""

    id: str
    label: Markup
    description: Markup | None


class AskView(Struct, frozen=True):
    """A question with everything needed to answer it on screen or on paper."""

    id: str
    anchor: str
    kind: str
    """`level`, `multi`, `number` or `text`."""
    text: Markup
    help: Markup | None
    evidence: Markup | None
    """What to look at before answering."""
    picks: tuple[PickView, ...]
    """Weakest first; empty for numbers and words."""
    unit: str
    max: int
    """The most characters of an answer in words; 0 for other kinds."""
    may_be_unknown: bool
    """False for what is not scored."""
    may_be_left_out: bool
    """Whether `not applicable` is offered."""
    is_reason_required: bool
    is_quick: bool
    is_critical: bool


class PartView(Struct, frozen=True):
    """A section; sections within it follow it in the list."""

    id: str
    anchor: str
    title: Words
    heading: int
    """2 for the outermost, 6 at most."""
    is_outermost: bool
    intro: Markup | None
    trait: Named | None
    """The chapter it asks about."""
    asks: tuple[AskView, ...]


class LevelView(Struct, frozen=True):
    """A band of scores."""

    id: str
    label: Words
    description: Markup | None
    span: str
    """`from 1.5`."""


class SetView(Struct, frozen=True):
    """One of the two sets of questions."""

    id: str
    title: str
    count: str


class AssessmentView(Struct, frozen=True):
    """Everything on the page of an assessment."""

    title: Words
    purpose: Markup
    audience: Markup | None
    facts: tuple[str, ...]
    """`41 questions`, `about 60 minutes`."""
    cadence: Markup | None
    how_to_answer: tuple[Markup, ...]
    how_to_read: tuple[Markup, ...]
    levels: tuple[LevelView, ...]
    sets: tuple[SetView, ...]
    """Empty where there is only one."""
    parts: tuple[PartView, ...]
    used_by: tuple[Named, ...]
    """The workshops and whatever else leads here."""
    data: Markup
    """JSON for the script."""
    script: str
    """The way to it; empty where it is not a file of its own."""
    keepsake: str
    """The way to the script that draws the result as a picture; empty where there is none."""
    team: str
    """The way to the page of a team; empty where there is none."""
    address: str
    """Where the page is published; empty where that is not known."""
    qr: Markup | None
    """That address as a picture."""


def assessment_page(edition: Edition, assessment: Assessment) -> Page:
    """The page of one assessment."""
    sheet = bare_sheet(edition, "assessment", assessment.id)
    script, keepsake = (
        shared_href(sheet.address, page_script(name)) for name in ("assessment", "keepsake")
    )
    view = assessment_view(sheet, assessment, script=script, keepsake=keepsake, team=TEAM)
    return filled_in(sheet, "assessment", view, assessment)


def assessment_view(
    sheet: Sheet, assessment: Assessment, *, script: str, keepsake: str, team: str
) -> AssessmentView:
    """Everything of an assessment that its template shows.

    Args:
        sheet: Of the page or file it is shown on.
        assessment: The assessment.
        script: The way to its script; empty where the script stands beside it.
        keepsake: The way to the script that draws its result; empty where there is none.
        team: The way to the page of a team; empty where there is none.
    """
    edition = sheet.edition
    here = item_address(edition.id, "assessment", assessment.id)
    words, base = edition.words.assessment, edition.publication.url
    address = f"{base}{edition.language}/{here}" if base else ""
    return AssessmentView(
        title=sheet.title(assessment.title),
        purpose=sheet.words(assessment.purpose),
        audience=sheet.words(assessment.audience) if assessment.audience else None,
        facts=assessment_facts(edition, assessment),
        cadence=sheet.words(assessment.cadence) if assessment.cadence else None,
        how_to_answer=tuple(map(sheet.words, assessment.how_to_answer)),
        how_to_read=(*map(sheet.words, assessment.how_to_read), *left_out(sheet, assessment)),
        levels=_levels(sheet, assessment.levels),
        sets=_sets(edition, assessment),
        parts=tuple(_parts(sheet, assessment.sections, 2)),
        used_by=used_by(sheet, "assessment", assessment.id),
        # Safe: no sign that HTML reads stands in it.
        data=Markup(assessment_data(sheet, assessment)),
        script=script,
        keepsake=keepsake,
        team=team,
        address=address,
        # Safe: made of numbers, with the name escaped.
        qr=Markup(qr_drawing(address, str(words.qr_name))) if address else None,
    )


def _sets(edition: Edition, assessment: Assessment) -> tuple[SetView, ...]:
    words, questions = edition.words.assessment, asked(assessment)
    quick = sum(question.set == "quick" for question in questions)
    if not 0 < quick < len(questions):
        return ()
    return (
        SetView("quick", str(words.set_quick), counted(words.questions, quick)),
        SetView("deep", str(words.set_deep), counted(words.questions, len(questions))),
    )


def _parts(sheet: Sheet, sections: tuple[Section, ...], heading: int) -> Iterator[PartView]:
    for section in sections:
        yield PartView(
            id=section.id,
            anchor=anchor("section", section.id),
            title=sheet.title(section.title),
            heading=min(heading, DEEPEST_HEADING),
            is_outermost=heading == 2,
            intro=sheet.words(section.intro) if section.intro else None,
            trait=sheet.link("trait", section.trait) if section.trait else None,
            asks=tuple(_ask(sheet, each) for each in section.questions if each.retired is None),
        )
        yield from _parts(sheet, section.sections, heading + 1)


def _ask(sheet: Sheet, question: Question) -> AskView:
    na = None if isinstance(question, TextQuestion) else question.na
    options: tuple[Option, ...] = ()
    if isinstance(question, LevelQuestion | MultiQuestion):
        options = question.options
    unit = question.unit if isinstance(question, NumberQuestion) else None
    return AskView(
        id=question.id,
        anchor=anchor("question", question.id),
        kind=question.kind,
        text=sheet.words(question.text),
        help=sheet.words(question.help) if question.help else None,
        evidence=sheet.words(question.evidence) if question.evidence else None,
        picks=tuple(_pick(sheet, option) for option in options),
        unit=sheet.title(unit).text if unit else "",
        max=question.max if isinstance(question, TextQuestion) else 0,
        may_be_unknown=na is not None,
        may_be_left_out=na is not None and na.allowed,
        is_reason_required=na is not None and na.reason_required,
        is_quick=question.set == "quick",
        is_critical=not isinstance(question, TextQuestion) and question.critical is not None,
    )


def _pick(sheet: Sheet, option: Option) -> PickView:
    description = sheet.words(option.description) if option.description else None
    return PickView(option.id, sheet.words(option.label), description)


def _levels(sheet: Sheet, levels: tuple[Level, ...]) -> tuple[LevelView, ...]:
    words = sheet.edition.words.assessment
    return tuple(
        LevelView(
            id=level.id,
            label=sheet.title(level.label),
            description=sheet.words(level.description) if level.description else None,
            span=fill(words.level_from, min=level.min),
        )
        for level in levels
    )
