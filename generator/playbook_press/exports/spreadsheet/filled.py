"""A filled workbook as an answer file; what cannot be understood is named with its cell."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from msgspec import Struct, field

from playbook_press.exports.spreadsheet.book import ID_COLUMN
from playbook_press.exports.spreadsheet.formulas import TICK
from playbook_press.exports.spreadsheet.guidance import TARGET
from playbook_press.exports.spreadsheet.lists import FORMAT, LISTS, MARKER
from playbook_press.exports.spreadsheet.package import Unusable, open_workbook
from playbook_press.exports.spreadsheet.plan import ANSWER, EVIDENCE, INPUT, NOTE

# `Any` below: cells hold whatever somebody typed, and answer files are JSON values.
_Json = dict[str, Any]

_MOST_ROWS = 20_000
_MOST_SHEETS = 300
_URL = re.compile(r"https?://\S+")

_SENTENCES = {
    "not-ours": "This is a workbook, but not one that `playbook export xlsx` made.",
    "newer": "The workbook was made by a newer Playbook Press, in a form not known here.",
    "damaged": "The hidden sheet that says which answer is which is damaged.",
    "not-offered": "`{text}` is not among the answers offered there.",
    "not-a-number": "`{text}` is not a number.",
    "not-a-tick": "`{text}` is not a tick; choose ✓ or empty the cell.",
    "two-answers": "There are ticks below, and a word here as well. Keep one of the two.",
    "not-a-set": "`{text}` is not one of the sets of questions.",
    "not-a-target": "`{text}` is not one of the levels.",
    "twice": "`{text}` is answered on another row too; keep one of the two.",
}


class Trouble(Struct, frozen=True):
    """Something in a workbook that stands in the way of reading it."""

    code: str
    place: str
    """A cell, such as `'1 Members'!D4`; empty for the whole file."""
    text: str = ""
    """What stands there."""

    @property
    def sentence(self) -> str:
        """What is wrong, for people."""
        shown = "".join(letter if letter.isprintable() else " " for letter in self.text)
        shown = shown if len(shown) <= 80 else shown[:79] + "…"
        return _SENTENCES[self.code].replace("{text}", shown)


class Filled(Struct, frozen=True):
    """What a workbook holds."""

    file: _Json
    """In the shape of an answer file."""
    places: Mapping[str, str]
    """The cell of every answer, by the id of its question."""


def read_filled(data: bytes) -> Filled | Unusable | tuple[Trouble, ...]:
    """The answers in the bytes of a workbook, or everything that cannot be understood."""
    book = open_workbook(data)
    if isinstance(book, Unusable):
        return book
    # openpyxl reads rows as they are asked for, so what is broken in a sheet shows here.
    try:
        return _Reading(book).outcome()
    except Exception:
        return Unusable("broken")


class _Ticked(Struct):
    """The rows of a question with several options."""

    chosen: list[str] = field(default_factory=list)


class _Reading:
    """One pass over a workbook."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._facts: dict[str, str] = {}
        self._offered: dict[str, list[tuple[str, str, str]]] = {}
        """Of a list its labels, ids, and labels without a number."""
        self._questions: dict[str, tuple[str, int]] = {}
        """Kind and revision."""
        self._troubles: list[Trouble] = []
        self._answers: _Json = {}
        self._places: dict[str, str] = {}
        self._ticks: dict[str, _Ticked] = {}
        self._file: _Json = {}

    def outcome(self) -> Filled | tuple[Trouble, ...]:
        """What there is, or what stands in the way."""
        code = self._read_lists()
        if code:
            return (Trouble(code, ""),)
        for sheet in self._book.worksheets[:_MOST_SHEETS]:
            if sheet.title != LISTS:
                self._read_sheet(sheet)
        for id, ticked in self._ticks.items():
            self._settle(id, ticked)
        if self._troubles:
            return tuple(self._troubles)
        facts = {name: self._facts[name] for name in ("playbook", "version", "assessment", "lang")}
        modified = self._book.properties.modified
        if isinstance(modified, datetime) and modified != self._book.properties.created:
            facts["updated"] = f"{modified:%Y-%m-%dT%H:%M:%S}Z"
        answers = {id: each for id, each in self._answers.items() if set(each) - {"rev"}}
        return Filled({"format": 1, **facts, **self._file, "answers": answers}, self._places)

    def _read_lists(self) -> str | None:
        if LISTS not in self._book.sheetnames:
            return "not-ours"
        rows = self._rows(self._book[LISTS], 8)
        _, first = next(rows, (0, (None,) * 8))
        if first[0] != MARKER:
            return "not-ours"
        if first[1] != FORMAT:
            return "newer" if isinstance(first[1], int | float) else "damaged"
        for _, row in rows:
            label, value, whose, id = row[0], row[2], row[4], row[5]
            if not isinstance(whose, str) or not isinstance(id, str):
                continue
            if whose == "@fact":
                self._facts[id] = _text(label)
            elif whose == "@question":
                self._questions[id] = (_text(label), int(value))
            else:
                plain = _text(row[6])
                self._offered.setdefault(whose, []).append((_plain(label), id, _plain(plain)))
        known = {"playbook", "version", "assessment", "lang"} <= self._facts.keys()
        return None if known and self._questions else "damaged"

    def _read_sheet(self, sheet: Any) -> None:
        kind = ""
        for number, row in self._rows(sheet, ID_COLUMN + 1):
            mark = row[ID_COLUMN]
            if number == 1:
                kind = _text(mark)
                if kind not in ("@start", "@section", "@results"):
                    return
            elif not isinstance(mark, str) or not mark:
                continue
            elif kind == "@section":
                self._read_row(sheet.title, number, mark, row)
            elif kind == "@start" and mark == "@name" and _text(row[INPUT]).strip():
                self._file["name"] = _text(row[INPUT]).strip()
            elif kind == "@start" and mark == "@set":
                place = _place(sheet.title, number, INPUT)
                chosen = self._chosen("@set", row[INPUT], place, "not-a-set")
                self._file["set"] = chosen or "deep"
            elif kind == "@results" and mark.startswith("@target:"):
                self._read_target(sheet.title, number, mark, row[TARGET])

    def _read_target(self, sheet: str, number: int, mark: str, value: Any) -> None:
        section, _, usual = mark.removeprefix("@target:").partition("=")
        own = f"@levels:{section}"
        whose = own if own in self._offered else "@levels:"
        place = _place(sheet, number, TARGET)
        chosen = self._chosen(whose, value, place, "not-a-target") or ""
        if chosen != usual:
            self._file.setdefault("targets", {})[section] = chosen

    def _read_row(self, sheet: str, number: int, mark: str, row: tuple[Any, ...]) -> None:
        id, _, option = mark.partition("#")
        if id not in self._questions:
            return
        kind, revision = self._questions[id]
        place = _place(sheet, number, ANSWER)
        if option:
            tick = _plain(row[ANSWER])
            if tick and tick != TICK:
                self._troubles.append(Trouble("not-a-tick", place, tick))
            elif tick:
                self._ticks.setdefault(id, _Ticked()).chosen.append(option)
            return
        answer: _Json = {"rev": revision}
        if id in self._answers:
            self._troubles.append(Trouble("twice", place, id))
        self._answers[id] = answer
        self._places[id] = place
        if kind == "text":
            if _text(row[ANSWER]).strip():
                answer["text"] = _text(row[ANSWER])
        else:
            self._read_answer(answer, kind, id, row[ANSWER], place)
        note = _text(row[NOTE]).strip()
        if note:
            answer["reason" if "na" in answer else "note"] = note
        evidence = list(_evidence(_text(row[EVIDENCE])))
        if evidence:
            answer["evidence"] = evidence

    def _read_answer(self, answer: _Json, kind: str, id: str, value: Any, place: str) -> None:
        if not _plain(value):
            return
        if kind == "number" and (number := _decimal(value)) is not None:
            answer["number"] = number
            return
        code = "not-a-number" if kind == "number" else "not-offered"
        chosen = self._chosen(id, value, place, code)
        if chosen == "@none":
            answer["options"] = []
        elif chosen in ("@unknown", "@na"):
            answer[chosen[1:]] = True
        elif chosen is not None:
            answer["option"] = chosen

    def _settle(self, id: str, ticked: _Ticked) -> None:
        answer = self._answers.setdefault(id, {"rev": self._questions[id][1]})
        if answer.keys() & {"options", "unknown", "na"}:
            self._troubles.append(Trouble("two-answers", self._places.get(id, "")))
        answer["options"] = ticked.chosen

    def _chosen(self, whose: str, value: Any, place: str, code: str) -> str | None:
        """The id behind what a cell says; None where it says nothing, or trouble."""
        said = _plain(value)
        if not said:
            return None
        offered = self._offered.get(whose, [])
        found = [id for label, id, _ in offered if label == said]
        found = found or [id for _, id, plain in offered if plain and plain == said]
        if len(found) == 1:
            return found[0]
        self._troubles.append(Trouble(code, place, _text(value)))
        return None

    def _rows(self, sheet: Any, columns: int) -> Iterator[tuple[int, tuple[Any, ...]]]:
        """The rows of a sheet, from 1, each of the same length, however far it claims to reach."""
        found = sheet.iter_rows(max_row=_MOST_ROWS, max_col=columns, values_only=True)
        for number, row in enumerate(found, 1):
            yield number, (*row, *(None,) * (columns - len(row)))


def _place(sheet: str, row: int, column: int) -> str:
    name = "".join(letter if letter.isprintable() else "\ufffd" for letter in sheet)
    return f"'{name}'!{chr(ord('A') + column)}{row}"


def _text(value: Any) -> str:
    """What a cell says, as text; numbers without a point that nobody typed."""
    if value is None:
        return ""
    if isinstance(value, float):
        return _decimal(value) or str(value)
    return str(value).replace("\r\n", "\n").replace("\r", "\n")


def _plain(value: Any) -> str:
    """What a cell says, so that blanks and ways to write a letter make no difference."""
    return " ".join(unicodedata.normalize("NFC", _text(value)).split())


def _decimal(value: Any) -> str | None:
    """A number as answer files write it, or None."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        written = Decimal(repr(value))
        return format(written, "f").removesuffix(".0") if written.is_finite() else None
    said = _plain(value) if isinstance(value, str) else ""
    return said if re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", said) else None


def _evidence(text: str) -> Iterator[dict[str, str]]:
    """One piece of evidence a line; an address in it stands by itself."""
    for line in text.split("\n"):
        found = _URL.search(line)
        title = line.replace(found[0], " ", 1) if found else line
        entry = {"title": " ".join(title.split()), "url": found[0] if found else ""}
        if any(entry.values()):
            yield {name: value for name, value in entry.items() if value}
