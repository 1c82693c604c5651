"""Questions of self-assessments on paper: levels as boxes to tick, lines for what was seen."""

from fractions import Fraction

from markupsafe import Markup
from msgspec import Struct

from playbook_press.exports.workbook.paper import PaperSheet
from playbook_press.model.assessment import (
    Assessment,
    LevelQuestion,
    MultiQuestion,
    NumberQuestion,
    Option,
    Question,
    Section,
    TextQuestion,
)
from playbook_press.pages.messages import fill
from playbook_press.scoring.numbers import decimal

Scale = tuple[Fraction, Fraction]


class PickView(Struct, frozen=True):
    """An answer with its box."""

    field: str
    label: Markup
    description: Markup | None
    points: str
    """What it gives towards the score of its part; empty where nothing is scored."""


class AskView(Struct, frozen=True):
    """A question with everything needed to answer it with a pen."""

    number: int
    """Its place in the assessment, from 1."""
    kind: str
    text: Markup
    help: Markup | None
    evidence: Markup | None
    picks: tuple[PickView, ...]
    span: str
    """Of a number: from the worst to the best, and how it becomes points."""
    answer: str
    """The field for a number or words; empty for other kinds."""
    unit: str
    unknown: str
    """The field of "don't know"; empty where it is not offered."""
    left_out: str
    """The field of "not applicable"; empty where it is not offered."""
    notes: str
    marks: tuple[str, ...]
    """`quick set`, `key question`, `counts twice`."""


class Numbered(Struct, frozen=True):
    """A question and where it stands."""

    number: int
    question: Question
    section: Section
    scale: Scale
    about: str | None
    """The trait it asks about."""


def numbered(assessment: Assessment) -> tuple[Numbered, ...]:
    """All questions of an assessment that are still asked, in order, counted from 1."""
    found: list[Numbered] = []

    def gather(sections: tuple[Section, ...], scale: Scale, about: str | None) -> None:
        for section in sections:
            own = scale_of(section.scale) if section.scale else scale
            trait = section.trait or about
            for question in section.questions:
                if question.retired is None:
                    found.append(Numbered(len(found) + 1, question, section, own, trait))
            gather(section.sections, own, trait)

    gather(assessment.sections, scale_of(assessment.scale), None)
    return tuple(found)


def scale_of(written: tuple[str, str]) -> Scale:
    """A scale as exact numbers."""
    low, high = (decimal(end) or Fraction(0) for end in written)
    return low, high


def ask(sheet: PaperSheet, assessment: Assessment, found: Numbered) -> AskView:
    """One question on paper."""
    question, words = found.question, sheet.edition.words
    name = f"{assessment.id}/{question.id}"
    label = sheet.summary(question.text)
    na = None if isinstance(question, TextQuestion) else question.na
    picks = _picks(sheet, question, found.scale, name)
    span, unit, answer = "", "", ""
    if isinstance(question, NumberQuestion):
        unit = sheet.title(question.unit).text if question.unit else ""
        low, high = found.scale
        span = fill(
            words.workbook.number_span,
            worst=f"{question.worst}{_beside(unit)}",
            best=f"{question.best}{_beside(unit)}",
            low=points(low),
            high=points(high),
        )
    if isinstance(question, NumberQuestion | TextQuestion):
        kind = sheet.fields.line if isinstance(question, NumberQuestion) else sheet.fields.area
        answer = kind(f"{name}/answer", label)
    return AskView(
        number=found.number,
        kind=question.kind,
        text=sheet.words(question.text),
        help=sheet.words(question.help) if question.help else None,
        evidence=sheet.words(question.evidence) if question.evidence else None,
        picks=picks,
        span=span,
        answer=answer,
        unit=unit,
        unknown=_other(sheet, question, name, "unknown") if na else "",
        left_out=_other(sheet, question, name, "na") if na and na.allowed else "",
        notes=sheet.fields.area(f"{name}/notes", f"{words.workbook.notes} {found.number}"),
        marks=_marks(sheet, question),
    )


def _other(sheet: PaperSheet, question: Question, name: str, state: str) -> str:
    """The box for "don't know" or "not applicable": one more choice, where one is made."""
    label = str(getattr(sheet.edition.words.assessment, state))
    if isinstance(question, LevelQuestion):
        return sheet.fields.choice(name, label, state)
    return sheet.fields.tick(f"{name}/{state}", label)


def points(value: Fraction) -> str:
    """A number with two decimals at most.

    >>> points(Fraction(5, 2)), points(Fraction(100)), points(Fraction(1, 3))
    ('2.5', '100', '0.33')
    """
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def _beside(unit: str) -> str:
    return f" {unit}" if unit.isascii() and unit else unit


def _picks(sheet: PaperSheet, question: Question, scale: Scale, name: str) -> tuple[PickView, ...]:
    if not isinstance(question, LevelQuestion | MultiQuestion):
        return ()
    is_level = isinstance(question, LevelQuestion)
    views = []
    for option in question.options:
        label = sheet.summary(option.label)
        field = (
            sheet.fields.choice(name, label, option.id)
            if is_level
            else sheet.fields.tick(f"{name}/{option.id}", label)
        )
        views.append(
            PickView(
                field,
                sheet.words(option.label),
                sheet.words(option.description) if option.description else None,
                _worth(question.options, option, scale, is_level=is_level),
            )
        )
    return tuple(views)


def _worth(options: tuple[Option, ...], option: Option, scale: Scale, *, is_level: bool) -> str:
    """What an answer gives on the scale of its part.

    Source:
        SCORING.md, rules 1 and 3.
    """
    values = [decimal(each.value) or Fraction(0) for each in options]
    value = decimal(option.value) or Fraction(0)
    low, high = scale
    if is_level:
        lowest, highest = min(values), max(values)
        if lowest == highest:
            return ""
        return points(low + (value - lowest) / (highest - lowest) * (high - low))
    top = sum((each for each in values if each > 0), Fraction(0))
    return f"{'+' if value >= 0 else ''}{points(value / top * (high - low))}" if top else ""


def _marks(sheet: PaperSheet, question: Question) -> tuple[str, ...]:
    words = sheet.edition.words.workbook
    marks = [str(words.quick)] if question.set == "quick" else []
    if not isinstance(question, TextQuestion):
        if question.critical:
            marks.append(str(words.critical))
        if question.weight != "1":
            marks.append(fill(words.weight, weight=question.weight))
    return tuple(marks)
