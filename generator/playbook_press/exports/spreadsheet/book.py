"""The workbook while it is written: sheets, looks, and cells that are only ever text."""

import io
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import xlsxwriter

from playbook_press.exports.imprint import Imprint, imprint, source_line
from playbook_press.exports.spreadsheet.texts import MOST_IN_CELL, cut, foot
from playbook_press.pages.colours import in_full, light_colours
from playbook_press.pages.edition import Edition
from playbook_press.pages.messages import Messages

# `Any` below: XlsxWriter is not annotated.

INK = "#1F2933"
ACCENT = "#1E4E79"
"""Of heads and lines, where the site has no colour of its own."""
PALE = "#E8EEF5"
INPUT = "#FFF9E0"
RULE = "#B8C4D0"
FAINT = "#66727F"

ID_COLUMN = 25
"""A hidden column that says, for reading back, what a row holds."""

_FONTS = {"zh": "Microsoft YaHei"}
_LIKE: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 18, "font_color": ACCENT},
    "heading": {"bold": True, "font_size": 13, "font_color": ACCENT, "text_wrap": True},
    "head": {
        "bold": True,
        "bg_color": ACCENT,
        "font_color": "#FFFFFF",
        "text_wrap": True,
        "border": 1,
        "border_color": RULE,
        "valign": "vcenter",
    },
    "prose": {"text_wrap": True},
    "label": {"bold": True, "text_wrap": True},
    "faint": {"font_color": FAINT, "text_wrap": True},
    "cell": {"text_wrap": True, "border": 1, "border_color": RULE},
    "strong": {"bold": True, "text_wrap": True, "border": 1, "border_color": RULE},
    "middle": {"text_wrap": True, "border": 1, "border_color": RULE, "align": "center"},
    "quiet": {"font_color": FAINT, "text_wrap": True, "border": 1, "border_color": RULE},
    "input": {
        "text_wrap": True,
        "border": 1,
        "border_color": RULE,
        "bg_color": INPUT,
        "locked": False,
        "num_format": "@",
    },
    "number input": {
        "text_wrap": True,
        "border": 1,
        "border_color": RULE,
        "bg_color": INPUT,
        "locked": False,
        "align": "left",
    },
    "percent": {"border": 1, "border_color": RULE, "num_format": "0%", "align": "center"},
    "share": {"border": 1, "border_color": RULE, "num_format": "0.####", "align": "right"},
    "total": {
        "bold": True,
        "border": 1,
        "border_color": RULE,
        "bg_color": PALE,
        "num_format": "0.####",
    },
}


class Book:
    """One workbook in the reader's language.

    Nothing is written but through it, so that no text becomes a formula or a link.
    """

    def __init__(self, edition: Edition, made: datetime, title: str, address: str) -> None:
        """Begin a workbook.

        Args:
            edition: The playbook in the reader's language.
            made: What the file says about when it was made.
            title: What it is called.
            address: The page of its assessment, below the language.
        """
        self.edition = edition
        self.words: Messages = edition.words.spreadsheet
        self.imprint: Imprint = imprint(edition, address)
        self.source = source_line(self.imprint, edition)
        self.accent = in_full(
            light_colours(edition.publication.colours).get("primary", ACCENT)
        ).upper()
        self._bytes = io.BytesIO()
        self._book: Any = xlsxwriter.Workbook(
            self._bytes,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self._book.set_properties(
            {
                "title": cut(title, 250),
                "subject": cut(self.imprint.title, 250),
                "author": cut(self.imprint.owner, 250),
                "comments": cut(self.source, 250),
                "created": made,
            }
        )
        self._formats: dict[tuple[Any, ...], Any] = {}
        self._title = cut(title, 100)

    def look(self, name: str, **more: Any) -> Any:
        """A named look, perhaps with something more about it."""
        key = (name, *sorted(more.items()))
        if key not in self._formats:
            usual = {
                "font_name": self.font,
                "font_size": 10.5,
                "font_color": INK,
                "valign": "top",
            }
            looks = {**usual, **_LIKE[name], **more}
            self._formats[key] = self._book.add_format(
                {part: self.accent if look == ACCENT else look for part, look in looks.items()}
            )
        return self._formats[key]

    @property
    def font(self) -> str:
        """A font that the programs of most readers have."""
        return _FONTS.get(self.edition.language.split("-")[0], "Calibri")

    def sheet(self, name: str, *, tab: str | None = None, landscape: bool = True) -> Any:
        """A sheet for A4, its formulas kept from being typed over; nobody needs a password."""
        sheet = self._book.add_worksheet(name)
        sheet.set_paper(9)
        sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
        if landscape:
            sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.hide_gridlines(2)
        sheet.set_tab_color(tab or self.accent)
        # The source line on the left, the pages on the right: what stays on paper says its origin.
        # The blank keeps a number at the beginning apart from the size.
        sheet.set_header(f"&L&8 {foot(self._title)}&R&8 {foot(name)}")
        sheet.set_footer(f"&L&8 {foot(self.source)}&R&8 &P / &N")
        allowed = {"format_rows": True, "format_columns": True}
        sheet.protect("", {"objects": False, "scenarios": False, **allowed})
        sheet.set_column(ID_COLUMN - 2, ID_COLUMN, None, None, {"hidden": True})
        return sheet

    def hidden(self, name: str) -> Any:
        """A sheet for lists and steps that people need not see."""
        sheet = self._book.add_worksheet(name)
        sheet.hide()
        sheet.protect()
        return sheet

    def write(self, sheet: Any, row: int, column: int, text: str, look: str = "prose") -> None:
        """Write a text, whatever signs it begins with."""
        notice = self.words.cut if len(text) > MOST_IN_CELL // 2 else ""
        sheet.write_string(row, column, cut(text, MOST_IN_CELL, f" … {notice}"), self.look(look))

    def led(self, sheet: Any, row: int, column: int, text: str) -> None:
        """Write a text whose first line stands out."""
        first, _, others = text.partition("\n")
        if not others or not first or len(text) > MOST_IN_CELL // 2:
            self.write(sheet, row, column, text, "strong")
            return
        bold, plain = self.look("strong"), self.look("cell")
        sheet.write_rich_string(row, column, bold, first, plain, f"\n{others}", plain)

    def heads(self, sheet: Any, row: int, heads: Iterable[object]) -> None:
        """Write the heads of the columns from the first on."""
        for column, head in enumerate(heads):
            self.write(sheet, row, column, str(head), "head")
        sheet.set_row(row, 34)

    def across(
        self, sheet: Any, row: int, last: int, text: str, look: str = "prose", *, high: float
    ) -> None:
        """Write a text over several columns from the first on, in a row of a given height."""
        sheet.merge_range(row, 0, row, last, "", self.look(look))
        self.write(sheet, row, 0, text, look)
        sheet.set_row(row, high)

    def formula(
        self,
        sheet: Any,
        row: int,
        column: int,
        formula: str,
        value: Any = "",
        look: str = "cell",
        **more: Any,
    ) -> None:
        """Write a formula, with its result on a blank sheet for programs that do not calculate."""
        sheet.write_formula(row, column, f"={formula}", self.look(look, **more), value)

    def mark(self, sheet: Any, row: int, mark: str) -> None:
        """Note in the hidden column what a row holds."""
        sheet.write_string(row, ID_COLUMN, mark)

    def tint(self, **looks: Any) -> Any:
        """What a condition changes about the look of a cell."""
        return self._book.add_format(looks)

    def chart(self, kind: str, **more: str) -> Any:
        """A chart to be placed on a sheet."""
        return self._book.add_chart({"type": kind, **more})

    def content(self) -> bytes:
        """The bytes of the finished workbook."""
        self._book.close()
        return self._bytes.getvalue()
