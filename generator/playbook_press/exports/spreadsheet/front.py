"""The first and the last sheet: how to fill in, and where the file comes from."""

from typing import Any

from playbook_press.exports.spreadsheet.book import Book
from playbook_press.exports.spreadsheet.lists import Lists
from playbook_press.exports.spreadsheet.plan import INPUT, NAME_ROW, SET_ROW, Plan
from playbook_press.exports.spreadsheet.texts import height, pieces, said
from playbook_press.model.text import Text
from playbook_press.pages.cards import assessment_facts

# `Any` below: XlsxWriter is not annotated.

_WIDE = 96
_LABEL, _SAID = 1, 2


def write_start(book: Book, plan: Plan, lists: Lists) -> None:
    """Write the first sheet, with the name of the record and the set of questions."""
    words, said = book.words, book.edition.words.assessment
    assessment = plan.assessment
    sheet = _page(book, plan.start, book.edition.title(assessment.title).text)
    book.mark(sheet, 0, "@start")
    book.write(sheet, NAME_ROW, _LABEL, str(said.record_name), "label")
    sheet.write_blank(NAME_ROW, INPUT, None, book.look("input"))
    book.mark(sheet, NAME_ROW, "@name")
    book.write(sheet, SET_ROW, _LABEL, str(said.set), "label")
    book.mark(sheet, SET_ROW, "@set")
    deep = str(said.set_deep)
    if plan.quick:
        sheet.write_string(SET_ROW, INPUT, deep, book.look("input"))
        source = f"={lists.span('@set').of('A')}"
        sheet.data_validation(
            SET_ROW, INPUT, SET_ROW, INPUT, {"validate": "list", "source": source}
        )
    else:
        book.write(sheet, SET_ROW, INPUT, deep, "cell")
    row = _passages(book, sheet, SET_ROW + 2, "", [assessment.purpose])
    facts = str(book.edition.words.exports.separator).join(
        assessment_facts(book.edition, assessment)
    )
    book.write(sheet, row, _SAID, facts, "faint")
    row += 2
    if assessment.audience:
        row = _passages(book, sheet, row, str(said.audience), [assessment.audience])
    if assessment.cadence:
        row = _passages(book, sheet, row, str(said.cadence), [assessment.cadence])
    steps = [str(words.how_sheet), str(words.how_results), str(words.how_back)]
    row = _lines(book, sheet, row, str(words.how_title), steps)
    row = _passages(book, sheet, row, str(said.how_to_answer), assessment.how_to_answer)
    _passages(book, sheet, row, str(said.how_to_read), assessment.how_to_read)


def write_imprint(book: Book, plan: Plan) -> None:
    """Write the last sheet: title, version, licence, owner, originals, address."""
    words, found, overview = book.words, book.imprint, book.edition.words.overview
    sheet = _page(book, plan.imprint, found.title)
    rows = [
        (str(words.assessment), book.edition.title(plan.assessment.title).text),
        (str(overview.version), found.version),
        (str(overview.licence), found.terms),
        (str(overview.owner), found.owner),
        (str(words.originals), "\n".join(found.based_on)),
        (str(words.address), found.address),
        (str(words.cite), book.source),
        (str(words.made_with), "Playbook Press"),
    ]
    row = 2
    for label, text in rows:
        if text:
            book.write(sheet, row, _LABEL, label, "label")
            book.write(sheet, row, _SAID, text)
            sheet.set_row(row, height((text, _WIDE), (label, 16)))
            row += 1
    book.write(sheet, row + 1, _SAID, str(words.unlocked), "faint")


def _page(book: Book, name: str, title: str) -> Any:
    sheet = book.sheet(name, landscape=False)
    sheet.set_column(0, 0, 2)
    sheet.set_column(_LABEL, _LABEL, 18)
    sheet.set_column(_SAID, _SAID, _WIDE)
    book.write(sheet, 0, _LABEL, title, "title")
    sheet.set_row(0, 30)
    return sheet


def _passages(
    book: Book, sheet: Any, row: int, label: str, texts: list[Text] | tuple[Text, ...]
) -> int:
    return _lines(book, sheet, row, label, [said(book.edition, text) for text in texts])


def _lines(book: Book, sheet: Any, row: int, label: str, lines: list[str]) -> int:
    """A label beside its lines, each in as many rows as it needs; the row after them."""
    if not lines:
        return row
    book.write(sheet, row, _LABEL, label.rstrip(":： "), "label")
    for line in lines:
        for piece in pieces(line, _WIDE):
            book.write(sheet, row, _SAID, piece)
            sheet.set_row(row, height((piece, _WIDE)))
            row += 1
    return row + 1
