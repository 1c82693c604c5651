"""What stands on the sheet of a section, line by line, before it is written anywhere."""

from collections.abc import Iterator
from itertools import zip_longest
from typing import Literal

from msgspec import Struct

from playbook_press.exports.spreadsheet.texts import pieces, said
from playbook_press.model.assessment import (
    LevelQuestion,
    MultiQuestion,
    NumberQuestion,
    Option,
    Question,
    Section,
)
from playbook_press.pages.edition import Edition
from playbook_press.pages.messages import fill

LEFT, MIDDLE = 38, 46
"""The widths of the columns of questions and of levels."""
WHOLE = 140


class Line(Struct, frozen=True):
    """One row of a sheet."""

    kind: Literal["heading", "intro", "ask", "tick", "more"]
    left: str
    middle: str = ""
    question: Question | None = None
    option: Option | None = None


def section_lines(edition: Edition, section: Section) -> Iterator[Line]:
    """The rows below the title of a sheet; sections within a section have headings."""
    if section.intro:
        yield from (Line("intro", piece) for piece in pieces(said(edition, section.intro), WHOLE))
    for question in section.questions:
        if question.retired is None:
            yield from _question(edition, question)
    for inner in section.sections:
        yield Line("heading", edition.title(inner.title).text)
        yield from section_lines(edition, inner)


def _question(edition: Edition, question: Question) -> Iterator[Line]:
    said = _said(edition, question)
    if isinstance(question, MultiQuestion):
        left = pieces(said, LEFT)
        yield Line("ask", left[0], str(edition.words.spreadsheet.tick), question)
        yield from (Line("more", piece) for piece in left[1:])
        for place, option in enumerate(question.options, 1):
            first, *others = pieces(_option(edition, place, option), MIDDLE)
            yield Line("tick", "", first, question, option)
            yield from (Line("more", "", piece) for piece in others)
        return
    both = zip_longest(
        pieces(said, LEFT), pieces(_offered(edition, question), MIDDLE), fillvalue=""
    )
    for number, (left_piece, middle) in enumerate(both):
        if number:
            yield Line("more", left_piece, middle)
        else:
            yield Line("ask", left_piece, middle, question)


def _said(edition: Edition, question: Question) -> str:
    """The question, what to know before answering it, and what to look at."""
    words = edition.words
    lines = [said(edition, question.text)]
    if question.kind != "text" and question.critical is not None:
        lines[0] += f" ({words.assessment.script.critical})"
    if question.help:
        lines.append(said(edition, question.help))
    if question.evidence:
        between = words.sentence.between
        lines.append(f"{words.trait.look_at}{between}{said(edition, question.evidence)}")
    return "\n".join(lines)


def _offered(edition: Edition, question: Question) -> str:
    if isinstance(question, LevelQuestion):
        return "\n".join(
            _option(edition, place, option) for place, option in enumerate(question.options, 1)
        )
    if isinstance(question, NumberQuestion):
        unit = edition.title(question.unit).text if question.unit else ""
        words = edition.words.spreadsheet
        return fill(words.number_in, unit=unit) if unit else str(words.number)
    return str(edition.words.spreadsheet.in_words)


def _option(edition: Edition, place: int, option: Option) -> str:
    line = f"{place}. {said(edition, option.label)}"
    if option.description:
        line += f"\n    {said(edition, option.description)}"
    return line
