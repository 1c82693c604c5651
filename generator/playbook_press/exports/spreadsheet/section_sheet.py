"""The sheet of a section: questions, their levels in full, and the cells to fill in."""

from typing import Any

from playbook_press.exports.spreadsheet.book import Book
from playbook_press.exports.spreadsheet.calculation import Calculation
from playbook_press.exports.spreadsheet.formulas import TICK
from playbook_press.exports.spreadsheet.lines import LEFT, MIDDLE, WHOLE, Line
from playbook_press.exports.spreadsheet.lists import Lists
from playbook_press.exports.spreadsheet.plan import (
    ANSWER,
    CHECK,
    EVIDENCE,
    HEAD_ROW,
    NOTE,
    POINTS,
    SO_FAR,
    Part,
    Place,
    Plan,
)
from playbook_press.exports.spreadsheet.texts import height
from playbook_press.model.assessment import NumberQuestion, Option, TextQuestion
from playbook_press.scoring.answers import exact

# `Any` below: XlsxWriter is not annotated.

_WIDTHS = (5, LEFT, MIDDLE, 27, 22, 18, 13)


def write_section(book: Book, plan: Plan, part: Part, lists: Lists, found: Calculation) -> None:
    """Write the sheet of an outermost section."""
    words = book.words
    sheet = book.sheet(part.name)
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    title = book.edition.title(part.section.title).text
    book.across(sheet, 0, CHECK, title, "title", high=28)
    book.across(sheet, 1, CHECK, str(words.section_hint), "faint", high=20)
    script = book.edition.words.assessment.script
    heads = (
        *("#", script.question, words.levels, script.answer),
        *(words.note, script.evidence_head, words.check),
    )
    book.heads(sheet, HEAD_ROW, heads)
    book.mark(sheet, 0, "@section")
    sheet.freeze_panes(HEAD_ROW + 1, 2)
    sheet.repeat_rows(HEAD_ROW)
    for row, line in enumerate(part.lines, HEAD_ROW + 1):
        _write_line(book, plan, sheet, row, line, lists, found)
    last = HEAD_ROW + len(part.lines)
    sheet.print_area(0, 0, last, CHECK)
    if plan.quick:
        _fade(book, plan, sheet, part)


def _write_line(
    book: Book, plan: Plan, sheet: Any, row: int, line: Line, lists: Lists, found: Calculation
) -> None:
    if line.kind == "heading":
        book.across(sheet, row, CHECK, line.left, "heading", high=24)
        return
    if line.kind == "intro":
        # Merged cells do not grow with their text, but this one is not typed in.
        book.across(sheet, row, CHECK, line.left, high=height((line.left, WHOLE)))
        return
    sheet.set_row(row, max(height((line.left, LEFT), (line.middle, MIDDLE)), 32))
    if line.kind == "ask" and line.question is not None:
        place = plan.places[line.question.id]
        sheet.write_number(row, 0, place.number, book.look("middle"))
        book.led(sheet, row, 1, line.left)
        book.write(sheet, row, 2, line.middle, "cell")
        _write_inputs(book, sheet, place, lists, found)
        book.mark(sheet, row, line.question.id)
    else:
        for column in range(CHECK + 1):
            book.write(sheet, row, column, "", "cell")
        book.write(sheet, row, 1, line.left, "cell")
        book.write(sheet, row, 2, line.middle, "cell")
        if line.kind == "tick" and line.question is not None and line.option is not None:
            sheet.write_blank(row, ANSWER, None, book.look("input", align="center"))
            _offer(sheet, row, ANSWER, lists.span("@tick").of("A"), book)
            book.mark(sheet, row, f"{line.question.id}#{line.option.id}")
            _note_tick(book, sheet, row, plan.places[line.question.id], line.option)


def _write_inputs(book: Book, sheet: Any, place: Place, lists: Lists, found: Calculation) -> None:
    question, row = place.question, place.row
    look = "number input" if isinstance(question, NumberQuestion) else "input"
    sheet.write_blank(row, ANSWER, None, book.look(look))
    for column in (NOTE, EVIDENCE):
        sheet.write_blank(row, column, None, book.look("input"))
    if isinstance(question, TextQuestion):
        book.write(sheet, row, CHECK, "", "quiet")
        return
    offered = lists.span(question.id).of("A")
    _offer(sheet, row, ANSWER, offered, book, is_open=isinstance(question, NumberQuestion))
    book.formula(sheet, row, CHECK, found.check(question.id), look="quiet")


def _note_tick(book: Book, sheet: Any, row: int, place: Place, option: Option) -> None:
    """What a tick is worth, and the ticks down to it, such as `+1+3`."""
    at = place.ticks.index(row)
    sheet.write_number(row, POINTS, float(exact(option.value)))
    before = f"{place.cell(SO_FAR, place.ticks[at - 1])}&" if at else ""
    tick = f'{place.cell(row=row)}="{TICK}"'
    book.formula(sheet, row, SO_FAR, f'{before}IF({tick},"+{at + 1}","")')


def _offer(
    sheet: Any, row: int, column: int, cells: str, book: Book, *, is_open: bool = False
) -> None:
    """A drop-down; `is_open` lets other things be typed too."""
    sheet.data_validation(
        row,
        column,
        row,
        column,
        {
            "validate": "list",
            "source": f"={cells}",
            "show_error": not is_open,
            "error_title": str(book.words.not_offered_title)[:32],
            "error_message": str(book.words.not_offered)[:255],
        },
    )


def _fade(book: Book, plan: Plan, sheet: Any, part: Part) -> None:
    """Questions that the quick set does not ask grow faint when it is chosen."""
    # Old programs let a condition look at cells of its own sheet only.
    book.formula(sheet, 1, POINTS, plan.quick_flag, 0)
    faint = book.tint(font_color="#A0A7AE", bg_color="#F4F5F7")
    current = ""
    for row, line in enumerate(part.lines, HEAD_ROW + 1):
        if line.question is not None:
            current = line.question.id
        if line.kind in ("heading", "intro") or not current or current in plan.quick:
            continue
        sheet.conditional_format(
            row,
            0,
            row,
            CHECK,
            {"type": "formula", "criteria": "=$Y$2=1", "format": faint},
        )
