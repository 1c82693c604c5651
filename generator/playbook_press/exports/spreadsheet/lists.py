"""The hidden sheet that drop-downs offer from, formulas look up in, and reading back goes by."""

from collections.abc import Iterable, Mapping
from fractions import Fraction

from msgspec import Struct

from playbook_press.exports.spreadsheet.book import Book
from playbook_press.exports.spreadsheet.texts import choice, said
from playbook_press.model.assessment import (
    Level,
    LevelQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
)
from playbook_press.scoring.answers import exact

Scored = LevelQuestion | MultiQuestion | NumberQuestion
"""A question that counts."""

LISTS = "lists"
MARKER = "playbook-press workbook"
FORMAT = 1


class Span(Struct, frozen=True):
    """Some rows of the sheet, from 0."""

    first: int
    count: int

    def of(self, column: str, count: int | None = None) -> str:
        """The cells of a column as formulas write them."""
        last = self.first + (self.count if count is None else count)
        return f"{LISTS}!${column}${self.first + 1}:${column}${last}"

    def one(self, column: str, place: int) -> str:
        """One cell, by its place from 1."""
        return f"{LISTS}!${column}${self.first + place}"


class _Row(Struct, frozen=True):
    label: str
    """Column A: what a drop-down offers."""
    place: int
    """B, from 1."""
    value: float | None
    """C: an option's value or points, a level's lowest score."""
    step: int | None
    """D: the place of the value among all different ones, from 0."""
    whose: str
    """E: what the list belongs to."""
    id: str
    """F."""
    plain: str = ""
    """G: the label without a number."""
    ratio: float | None = None
    """H: an option's share of the best."""


class Lists:
    """Lists by what they belong to; written at the end."""

    def __init__(self, book: Book, facts: Mapping[str, str]) -> None:
        """Begin with what the file says about itself.

        Args:
            book: The workbook.
            facts: Name to value, for reading back.
        """
        self._book = book
        self._facts = dict(facts)
        self._rows: list[_Row] = []
        self._spans: dict[str, Span] = {}
        self._top = len(facts) + 1

    def span(self, whose: str) -> Span:
        """The rows of a list."""
        return self._spans[whose]

    def add_choices(self, whose: str, choices: Iterable[tuple[str, str]]) -> Span:
        """A list of fixed choices: ids and what is shown."""
        rows = [
            _Row(label, place, None, None, whose, id, label)
            for place, (id, label) in enumerate(choices, 1)
        ]
        return self._add(whose, rows)

    def add_levels(self, whose: str, levels: Iterable[Level]) -> Span:
        """Levels, the lowest first, as a target offers them."""
        ordered = sorted(levels, key=lambda level: exact(level.min))
        rows = []
        for place, level in enumerate(ordered, 1):
            label = self._book.edition.title(level.label).text
            lowest = round(float(exact(level.min)), 9)
            rows.append(_Row(choice(place, label), place, lowest, None, whose, level.id, label))
        return self._add(whose, rows)

    def add_kind(self, question: Question) -> None:
        """What kind a question is of, and which revision, for reading back."""
        row = _Row(question.kind, 0, question.revision, None, "@question", question.id)
        self._add(f"@question:{question.id}", [row])

    def add_question(self, question: Scored) -> Span:
        """What an answer cell offers: options, then `don't know`, then `not applicable`."""
        rows: list[_Row] = []
        if isinstance(question, LevelQuestion | MultiQuestion):
            rows = self._options(question)
        if isinstance(question, MultiQuestion):
            self._add(f"{question.id}#", rows)
            rows = [self._fixed(question, "none", 1)]
        fixed = ["unknown"]
        if question.na.allowed:
            fixed.append("na")
        rows += [self._fixed(question, id, len(rows) + at) for at, id in enumerate(fixed, 1)]
        return self._add(question.id, rows)

    def write(self) -> None:
        """Write the sheet."""
        sheet = self._book.hidden(LISTS)
        sheet.write_string(0, 0, MARKER)
        sheet.write_number(0, 1, FORMAT)
        for row, (name, value) in enumerate(self._facts.items(), 1):
            sheet.write_string(row, 0, value)
            sheet.write_string(row, 4, "@fact")
            sheet.write_string(row, 5, name)
        for row, each in enumerate(self._rows, self._top):
            sheet.write_string(row, 0, each.label)
            sheet.write_number(row, 1, each.place)
            if each.value is not None:
                sheet.write_number(row, 2, each.value)
            if each.step is not None:
                sheet.write_number(row, 3, each.step)
            sheet.write_string(row, 4, each.whose)
            sheet.write_string(row, 5, each.id)
            self._book.write(sheet, row, 6, each.plain)
            if each.ratio is not None:
                sheet.write_number(row, 7, each.ratio)

    def _add(self, whose: str, rows: list[_Row]) -> Span:
        span = Span(self._top + len(self._rows), len(rows))
        self._rows += rows
        self._spans[whose] = span
        return span

    def _options(self, question: LevelQuestion | MultiQuestion) -> list[_Row]:
        values = [exact(option.value) for option in question.options]
        ordered = sorted(set(values))
        width = ordered[-1] - ordered[0] or Fraction(1)
        is_level = isinstance(question, LevelQuestion)
        return [
            _Row(
                choice(place, label),
                place,
                float(value),
                ordered.index(value),
                question.id if is_level else f"{question.id}#",
                option.id,
                label,
                float((value - ordered[0]) / width) if is_level else None,
            )
            for place, (option, value) in enumerate(zip(question.options, values, strict=True), 1)
            for label in (said(self._book.edition, option.label),)
        ]

    def _fixed(self, question: Scored, id: str, place: int) -> _Row:
        words = self._book.edition.words.assessment
        return _Row(str(getattr(words, id)), place, None, None, question.id, f"@{id}")
