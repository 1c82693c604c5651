"""The score sheet of a self-assessment: a table to reckon in, and an empty radar to draw in."""

from collections.abc import Iterator
from fractions import Fraction

from markupsafe import Markup
from msgspec import Struct

from playbook_press.exports.workbook.paper import PaperSheet
from playbook_press.exports.workbook.questions import Numbered, Scale, points, scale_of
from playbook_press.exports.workbook.radar import FEWEST, MOST, empty_radar
from playbook_press.model.assessment import Assessment, Section, TextQuestion
from playbook_press.pages.addresses import anchor
from playbook_press.pages.basis import left_out
from playbook_press.pages.messages import counted, fill
from playbook_press.pages.views import Words
from playbook_press.scoring.numbers import decimal

_FEW_STEPS = 6
"""Up to here a ring stands for every whole number of the scale; beyond, for a quarter."""


class ScoreRow(Struct, frozen=True):
    """One part of the assessment, to be reckoned out."""

    title: Words
    depth: int
    questions: str
    """`1–5`; empty where a part only holds parts."""
    how: str
    """`lowest`; empty for the usual mean."""
    sum: str
    count: str
    score: str
    """The fields."""


class BandView(Struct, frozen=True):
    """A band of scores."""

    label: Words
    span: str
    description: Markup | None


class ScoreView(Struct, frozen=True):
    """Everything on a score sheet."""

    anchor: str
    title: Words
    rows: tuple[ScoreRow, ...]
    overall: str
    """The field of the whole; empty where no single number is shown."""
    steps: tuple[str, ...]
    """How to reckon."""
    bands: tuple[BandView, ...]
    caps: tuple[Markup, ...]
    how_to_read: tuple[Markup, ...]
    radar: Markup | None
    who: str
    when: str
    next_steps: tuple[tuple[str, str, str], ...]
    """Fields of a few things to do: what, who, until when."""


def score_sheet(
    sheet: PaperSheet, assessment: Assessment, asked: tuple[Numbered, ...], style: str
) -> ScoreView:
    """The sheet on which an assessment is scored by hand."""
    words, id = sheet.edition.words, assessment.id
    line = sheet.fields.line
    who, when = line(f"{id}/who", str(words.workbook.who)), line(f"{id}/when", words.workbook.when)
    return ScoreView(
        anchor=f"{anchor('assessment', id)}-score",
        title=sheet.title(assessment.title),
        who=who,
        when=when,
        rows=tuple(_rows(sheet, assessment, assessment.sections, asked, 0)),
        overall=line(f"{id}/overall", str(words.workbook.overall))
        if assessment.show_overall
        else "",
        steps=_steps(sheet, assessment, asked),
        bands=tuple(
            BandView(
                sheet.title(level.label),
                fill(words.assessment.level_from, min=level.min),
                sheet.words(level.description) if level.description else None,
            )
            for level in assessment.levels
        ),
        caps=tuple(_caps(sheet, assessment, asked)),
        how_to_read=(*map(sheet.words, assessment.how_to_read), *left_out(sheet, assessment)),
        radar=_radar(sheet, assessment, asked, style),
        next_steps=tuple(
            (
                line(f"{id}/do-{row}", f"{words.workbook.do} {row}"),
                line(f"{id}/by-{row}", f"{words.workbook.do_who} {row}"),
                line(f"{id}/until-{row}", f"{words.workbook.do_when} {row}"),
            )
            for row in range(1, 4)
        ),
    )


def _rows(
    sheet: PaperSheet,
    assessment: Assessment,
    sections: tuple[Section, ...],
    asked: tuple[Numbered, ...],
    depth: int,
) -> Iterator[ScoreRow]:
    words = sheet.edition.words.workbook
    for section in sections:
        title = sheet.title(section.title)
        own = [
            each.number
            for each in asked
            if each.section is section and not isinstance(each.question, TextQuestion)
        ]
        name, line = f"{assessment.id}/{section.id}", sheet.fields.line
        if own or section.sections:
            yield ScoreRow(
                title=title,
                depth=depth,
                questions=_span(own),
                how=str(words.lowest) if section.method == "min" else "",
                sum=line(f"{name}/sum", f"{words.sum} · {title.text}") if own else "",
                count=line(f"{name}/count", f"{words.answered} · {title.text}") if own else "",
                score=line(f"{name}/score", f"{words.score} · {title.text}"),
            )
        yield from _rows(sheet, assessment, section.sections, asked, depth + 1)


def _span(numbers: list[int]) -> str:
    if len(numbers) < 2:
        return "".join(map(str, numbers))
    return f"{numbers[0]}–{numbers[-1]}"


def _steps(
    sheet: PaperSheet, assessment: Assessment, asked: tuple[Numbered, ...]
) -> tuple[str, ...]:
    """How the scores of SCORING.md are reckoned with a pen."""
    words, policy = sheet.edition.words.workbook, assessment.policy
    coverage = decimal(policy.min_coverage) or Fraction(0)
    steps = [str(words.reckon_sum)]
    if policy.unanswered == "zero":
        steps.append(str(words.reckon_zero))
    else:
        steps.append(fill(words.reckon_coverage, percent=points(coverage * 100)))
    questions = [each.question for each in asked if not isinstance(each.question, TextQuestion)]
    if any(question.weight != "1" for question in questions):
        steps.append(str(words.reckon_weight))
    if any(section.sections for section in assessment.sections) or assessment.show_overall:
        steps.append(str(words.reckon_mean))
    if not assessment.show_overall:
        steps.append(str(words.reckon_no_overall))
    return tuple(steps)


def _caps(
    sheet: PaperSheet, assessment: Assessment, asked: tuple[Numbered, ...]
) -> Iterator[Markup]:
    words = sheet.edition.words.workbook
    for each in asked:
        if isinstance(each.question, TextQuestion) or each.question.critical is None:
            continue
        critical = each.question.critical
        levels = {level.id: level for level in (*assessment.levels, *each.section.levels)}
        low, high = each.scale
        share = decimal(critical.min) or Fraction(0)
        label = sheet.title(levels[critical.cap].label).text if critical.cap in levels else ""
        yield Markup.escape(
            fill(
                words.cap_overall if critical.scope == "overall" else words.cap,
                number=each.number,
                points=points(low + share * (high - low)),
                level=label,
            )
        )


def _radar(
    sheet: PaperSheet, assessment: Assessment, asked: tuple[Numbered, ...], style: str
) -> Markup | None:
    """The radar of the outermost parts; of the questions, where there is one part only."""
    words = sheet.edition.words.workbook
    scale = scale_of(assessment.scale)
    names = [sheet.title(section.title).text for section in assessment.sections]
    if len(names) < FEWEST:
        scored = [each for each in asked if not isinstance(each.question, TextQuestion)]
        scale = scored[0].scale if scored else scale
        names = [f"{each.number} {sheet.summary(each.question.text)}" for each in scored]
    if not FEWEST <= len(names) <= MOST:
        return None
    title = fill(words.radar, title=sheet.title(assessment.title).text)
    # Safe: the drawing escapes every name it is given.
    return Markup(empty_radar(names, _rings(scale), title=title, style=style))


def _rings(scale: Scale) -> list[str]:
    low, high = scale
    width = abs(high - low)
    steps = int(width) if width.denominator == 1 and 2 <= width <= _FEW_STEPS else 4
    return [points(low + (high - low) * step / steps) for step in range(steps + 1)]


def questions_in_all(sheet: PaperSheet, asked: tuple[Numbered, ...]) -> str:
    """`41 questions`."""
    return counted(sheet.edition.words.assessment.questions, len(asked))
