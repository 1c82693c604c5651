"""Workbooks made from assessments, filled in as a person would, and read after calculation."""

import io
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import openpyxl
from msgspec.structs import replace
from openpyxl.worksheet.worksheet import Worksheet

from playbook_press.exports.spreadsheet.plan import ANSWER, EVIDENCE, NOTE, Place, plan
from playbook_press.exports.spreadsheet.texts import choice
from playbook_press.exports.spreadsheet.workbook import export_xlsx
from playbook_press.model.assessment import Assessment, LevelQuestion, MultiQuestion
from playbook_press.pages.edition import Edition
from playbook_press.pages.page import Publication
from playbook_press.pages.templates import load_templates
from tests.pages.sample import sample
from tests.project import ROOT
from tests.scoring.chance import Json

TEMPLATES = load_templates(ROOT / "templates")


def edition_of(values: Json, language: str = "en") -> tuple[Edition, Assessment]:
    """A playbook with one assessment, as YAML would state it."""
    assessment = Assessment.model_validate(values, context={"languages": ("zh", "en")})
    book = replace(sample(), assessments=(assessment,))
    published = Publication("Garden", "https://example.org/")
    return Edition(book, language, TEMPLATES, ("zh", "en"), published), assessment


def workbook_of(edition: Edition, assessment: Assessment) -> bytes:
    """The bytes of the workbook of an assessment."""
    (content,) = export_xlsx(edition, assessment.id).files.values()
    return content


def filled(
    content: bytes,
    edition: Edition,
    assessment: Assessment,
    file: Json,
    members: Sequence[Json] = (),
) -> bytes:
    """The workbook after somebody has typed the answers of an answer file into it.

    Args:
        content: A blank workbook.
        edition: What it was made from.
        assessment: What it asks.
        file: An answer file.
        members: The answers of a team, in columns of their own.
    """
    book = openpyxl.load_workbook(io.BytesIO(content))
    where = plan(edition, assessment)
    words = edition.words.assessment
    start = book[where.start]
    start.cell(3, 3).value = file.get("name")
    if file.get("set") == "quick":
        start.cell(4, 3).value = str(words.set_quick)
    for id, answer in file["answers"].items():
        _fill(book[where.places[id].sheet], where.places[id], answer, words)
    rows = [id for id, place in where.places.items() if place.question.kind != "text"]
    for column, answers in enumerate(members, 5):
        for row, id in enumerate(rows, 5):
            code = _code(where.places[id].question, answers.get(id, {}))
            book[where.team].cell(row, column).value = code  # type: ignore[assignment]
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(sheet: Worksheet, place: Place, answer: Json, words: Any) -> None:
    question = place.question

    def put(column: int, value: object, row: int = place.row) -> None:
        cell = sheet.cell(row + 1, column + 1)
        cell.value = value  # type: ignore[assignment]
        if isinstance(value, str):
            cell.data_type = "s"  # as in a cell whose format is text

    if "unknown" in answer:
        put(ANSWER, str(words.unknown))
    elif "na" in answer:
        put(ANSWER, str(words.na))
        put(NOTE, answer.get("reason"))
    elif "option" in answer and isinstance(question, LevelQuestion):
        ids = [option.id for option in question.options]
        at = ids.index(answer["option"])
        put(ANSWER, choice(at + 1, question.options[at].label.best("en")[0]))
    elif "options" in answer and isinstance(question, MultiQuestion):
        if not answer["options"]:
            put(ANSWER, str(words.none))
        for option, row in zip(question.options, place.ticks, strict=True):
            if option.id in answer["options"]:
                put(ANSWER, "✓", row)
    elif "number" in answer:
        put(ANSWER, float(answer["number"]))
    elif "text" in answer:
        put(ANSWER, answer["text"])
    if "note" in answer:
        put(NOTE, answer["note"])
    if "evidence" in answer:
        lines = (
            " ".join(filter(None, map(each.get, ("title", "url")))) for each in answer["evidence"]
        )
        put(EVIDENCE, "\n".join(lines))


def _code(question: Any, answer: Json) -> object:
    """What is typed for an answer on the team's sheet."""
    if "unknown" in answer:
        return "?"
    if "na" in answer:
        return "-"
    if "number" in answer:
        return float(answer["number"])
    chosen = answer.get("options", [answer["option"]] if "option" in answer else None)
    if chosen is None:
        return None
    ids = [option.id for option in question.options]
    return "+".join(str(ids.index(each) + 1) for each in chosen) or "0"


def cell(book: Any, reference: str) -> Any:
    """The value of a cell named as formulas of other sheets name it."""
    sheet, _, at = reference.rpartition("!")
    return book[sheet.strip("'").replace("''", "'")][at.replace("$", "")].value


def read(path: Path) -> Any:
    """A calculated workbook."""
    return openpyxl.load_workbook(path, data_only=True)
