"""A filled workbook is read whole or not at all, and says which cell stands in the way."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from playbook_press.exports.spreadsheet.filled import Filled, Trouble, read_filled
from playbook_press.exports.spreadsheet.package import MOST_BYTES, Unusable
from playbook_press.exports.spreadsheet.plan import plan
from playbook_press.scoring.tree import score_tree
from tests.exports.spreadsheet import books
from tests.exports.spreadsheet.trees import Maker
from tests.scoring.chance import Json

OPTIONS = (
    {"id": "l0", "value": "0", "label": "=1+1"},
    {"id": "l1", "value": "1", "label": "Some of it 🙂"},
)
ASSESSMENT: Json = {
    "id": "check",
    "title": "Check",
    "purpose": "To see.",
    "levels": (
        {"id": "low", "min": "0", "label": "Low"},
        {"id": "top", "min": "50", "label": "Top"},
    ),
    "sections": (
        {
            "id": "part",
            "title": "Part",
            "target": "low",
            "questions": (
                {
                    "id": "one",
                    "kind": "level",
                    "revision": 3,
                    "text": "One?",
                    "set": "quick",
                    "options": OPTIONS,
                    "na": {"allowed": True, "reason_required": True},
                },
                {"id": "many", "kind": "multi", "text": "Many?", "options": OPTIONS},
                {"id": "days", "kind": "number", "text": "Days?", "worst": "9", "best": "0"},
                {"id": "why", "kind": "text", "text": "Why?"},
            ),
        },
    ),
}
EDITION, CHECK = books.edition_of(ASSESSMENT)
BLANK = books.workbook_of(EDITION, CHECK)
PLACES = plan(EDITION, CHECK).places


def _typed(change: Callable[[Any], None]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(BLANK))
    change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _cell(book: Any, id: str, column: str = "D", down: int = 0) -> Any:
    return book[PLACES[id].sheet][f"{column}{PLACES[id].row + 1 + down}"]


def _repacked(parts: dict[str, bytes]) -> bytes:
    """The workbook with some parts replaced or added."""
    stream = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(BLANK)) as old,
        zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return stream.getvalue()


@pytest.mark.parametrize("seed", range(3))
def test_what_was_typed_comes_back_as_the_answers(seed: int) -> None:
    maker = Maker(seed)
    edition, assessment = books.edition_of(maker.assessment())
    answers = maker.answers(score_tree(assessment, "deep"))
    blank = books.workbook_of(edition, assessment)
    found = read_filled(books.filled(blank, edition, assessment, {"answers": answers}))
    assert isinstance(found, Filled)
    without = {
        id: {k: v for k, v in a.items() if k != "rev"} for id, a in found.file["answers"].items()
    }
    assert without == answers


def test_notes_reasons_evidence_name_set_and_targets_come_along() -> None:
    answers: Json = {
        "one": {"na": True, "reason": "=1+1 never"},
        "many": {"unknown": True, "note": "ask 🙂\nAnna"},
        "days": {"number": "2.5", "evidence": [{"title": "Log", "url": "https://example.org/a"}]},
        "why": {"text": "=1+1"},
    }
    file = {"set": "quick", "name": "Team A", "answers": answers}
    found = read_filled(books.filled(BLANK, EDITION, CHECK, file))
    assert isinstance(found, Filled)
    assert found.file["answers"] == {
        "one": {"rev": 3, **answers["one"]},
        **{id: {"rev": 1, **answers[id]} for id in ("many", "days", "why")},
    }
    assert (found.file["set"], found.file["name"], found.file["lang"]) == ("quick", "Team A", "en")
    assert "targets" not in found.file


def test_a_target_that_was_chosen_is_kept() -> None:
    def choose(book: Any) -> None:
        book["Results"]["F5"].value = "2. Top"

    found = read_filled(_typed(choose))
    assert isinstance(found, Filled)
    assert found.file["targets"] == {"part": "top"}


def test_a_blank_workbook_holds_no_answers() -> None:
    found = read_filled(BLANK)
    assert isinstance(found, Filled)
    assert (found.file["answers"], found.file["playbook"]) == ({}, "garden")


def test_everything_that_is_not_understood_is_named_with_its_cell() -> None:
    def type_(book: Any) -> None:
        _cell(book, "one").value = "rather good"
        _cell(book, "many").value = "None of these"
        _cell(book, "many", down=2).value = "✓"
        _cell(book, "days").value = "about 3"

    found = read_filled(_typed(type_))
    assert isinstance(found, tuple)
    row = {id: place.row + 1 for id, place in PLACES.items()}
    assert [(each.code, each.place, each.text) for each in found] == [
        ("not-offered", f"'1 Part'!D{row['one']}", "rather good"),
        ("not-a-number", f"'1 Part'!D{row['days']}", "about 3"),
        ("two-answers", f"'1 Part'!D{row['many']}", ""),
    ]
    assert "`rather good`" in found[0].sentence


def test_sheets_may_be_renamed_and_moved_and_blanks_make_no_difference() -> None:
    def rename(book: Any) -> None:
        _cell(book, "one").value = " 2.  Some of it 🙂 "
        book["1 Part"].title = "Mine"
        book.move_sheet("Mine", 3)

    found = read_filled(_typed(rename))
    assert isinstance(found, Filled)
    assert found.file["answers"]["one"] == {"rev": 3, "option": "l1"}


def _doctype(text: str) -> bytes:
    return (
        f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{text}">]>'
        '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    ).encode()


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-a-workbook"),
        (b"PK\x03\x04 cut off", "not-a-workbook"),
        (BLANK[: len(BLANK) // 2], "not-a-workbook"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "old-or-locked"),
        (bytes(MOST_BYTES + 1), "too-large"),
        (_repacked({"xl/media/image1.png": bytes(30_000_000)}), "bomb"),
        (_repacked({f"xl/{n}.bin": b"" for n in range(1_001)}), "bomb"),
        (_repacked({"xl/sharedStrings.xml": _doctype("lol")}), "declarations"),
        (
            _repacked({"xl/sharedStrings.xml": _doctype("x").decode().encode("utf-16")}),
            "declarations",
        ),
        (_repacked({"xl/externalLinks/externalLink1.xml": b"<a/>"}), "external"),
        (_repacked({"xl/vbaProject.bin": b"x"}), "macros"),
        (_repacked({"xl/workbook.xml": b"<workbook"}), "broken"),
        (_repacked({"xl/worksheets/sheet2.xml": b"<worksheet><sheetData><row"}), "broken"),
    ],
)
def test_a_hostile_or_broken_file_is_refused(data: bytes, code: str) -> None:
    assert read_filled(data) == Unusable(code)
    assert Unusable(code).sentence.endswith(".")


def test_a_workbook_that_is_not_ours_is_refused() -> None:
    book = openpyxl.Workbook()
    stream = io.BytesIO()
    book.save(stream)
    assert read_filled(stream.getvalue()) == (Trouble("not-ours", ""),)


def test_a_newer_form_is_not_guessed_at() -> None:
    def raise_(book: Any) -> None:
        book["lists"]["B1"].value = 2

    assert read_filled(_typed(raise_)) == (Trouble("newer", ""),)
