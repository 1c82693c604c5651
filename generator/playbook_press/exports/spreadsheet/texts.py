"""Text as a spreadsheet can hold it: cells, names of sheets, choices, feet of pages."""

import re
import unicodedata

from playbook_press.model.text import Text
from playbook_press.pages.edition import Edition

MOST_IN_CELL = 32_767
MOST_IN_CHOICE = 200
"""A cell that is chosen from a list is compared up to 255 characters only."""

_MOST_IN_NAME = 31
_MOST_IN_FOOT = 200
_LINES_IN_ROW = 24  # a row is 409 points high at most
_LINE, _WIDE_LINE = 14.5, 16.0  # points
_FORBIDDEN_IN_NAME = re.compile(r"[\[\]:*?/\\]")


def cut(text: str, most: int, end: str = "…") -> str:
    """The text, or as much of it as fits, counted as spreadsheets count.

    >>> cut("🙂🙂🙂", 5)
    '🙂🙂…'
    """
    if _units(text) <= most:
        return text
    room = most - _units(end)
    kept = text.encode("utf-16-le")[: 2 * room].decode("utf-16-le", "ignore")
    return kept + end


def choice(place: int, label: str) -> str:
    """What a list offers: `2. label`. No program takes that for a formula, number or date.

    >>> choice(1, "=1+1")
    '1. =1+1'
    """
    return cut(f"{place}. {label}", MOST_IN_CHOICE)


def sheet_name(number: int, title: str) -> str:
    """A name that spreadsheets allow; the number keeps it apart from others.

    >>> sheet_name(2, "What/how: [a] 'b'")
    "2 What how a 'b"
    """
    words = " ".join(_FORBIDDEN_IN_NAME.sub(" ", f"{number} {title}").split())
    return cut(words, _MOST_IN_NAME).strip("'").rstrip()


def quoted(name: str) -> str:
    """The name of a sheet as formulas write it.

    >>> quoted("1 It's")
    "'1 It''s'"
    """
    return "'" + name.replace("'", "''") + "'"


def literal(text: str) -> str:
    """A text as formulas write it.

    >>> print(literal('a "b" c'))
    "a ""b"" c"
    """
    return '"' + text.replace('"', '""') + '"'


def foot(text: str) -> str:
    """Words for the head or foot of a printed page, in which `&` gives orders.

    >>> foot("R&D")
    'R&&D'
    """
    return cut(text, _MOST_IN_FOOT - text.count("&")).replace("&", "&&")


def width(text: str) -> int:
    """How wide a text is set, in half-width characters.

    >>> width("abc"), width("中文")
    (3, 4)
    """
    return sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)


def pieces(text: str, wide: int) -> tuple[str, ...]:
    """A text in pieces that each fit into one row, which can be only so high.

    Args:
        text: Paragraphs, one a line.
        wide: The width of the column, in half-width characters.

    Returns:
        At least one piece; joined without the blanks between them they are the text.
    """
    found: list[str] = []
    lines: list[str] = []
    used = 0
    for paragraph in text.split("\n"):
        for part in _parts(paragraph, wide * _LINES_IN_ROW):
            high = lines_of(part, wide)
            if lines and used + high > _LINES_IN_ROW:
                found.append("\n".join(lines))
                lines, used = [], 0
            lines.append(part)
            used += high
    return (*found, "\n".join(lines))


def said(edition: Edition, text: Text) -> str:
    """A text of the playbook in a cell: no marks, no links, on one line."""
    return edition.spoken(text, "words")


def height(*cells: tuple[str, int]) -> float:
    """The height of a row in points, from the texts in it and the widths of their columns.

    Rows would grow by themselves in some programs only.
    """
    wide_signs = any(width(text) > len(text) for text, _ in cells)
    line = _WIDE_LINE if wide_signs else _LINE
    return line * max(lines_of(text, wide) for text, wide in cells) + 4


def lines_of(text: str, wide: int) -> int:
    """About how many lines a text takes."""
    # Letters are narrower than the digits that columns are measured by.
    letters = (len(line) * 2 - width(line) for line in text.split("\n"))
    return sum(
        max(1, -(-(width(line) * 100 - 6 * max(narrow, 0)) // (wide * 100)))
        for line, narrow in zip(text.split("\n"), letters, strict=True)
    )


def _parts(paragraph: str, most: int) -> list[str]:
    """A paragraph cut at blanks or after signs where it is too long for one row."""
    found = []
    most = most * 8 // 10
    while width(paragraph) > most:
        end = used = 0
        while used <= most:
            used += width(paragraph[end])
            end += 1
        end -= 1
        last = max(paragraph.rfind(sign, 0, end) for sign in " 。；，、")
        # A joiner or a mark belongs to the sign before it.
        at = last + 1 if last > end // 2 else end
        while at > 1 and (unicodedata.combining(paragraph[at]) or paragraph[at] in "\u200d\ufe0f"):
            at -= 1
        found.append(paragraph[:at].rstrip(" "))
        paragraph = paragraph[at:].lstrip(" ")
    return [*found, paragraph]


def _units(text: str) -> int:
    return len(text) + sum(ord(letter) > 0xFFFF for letter in text)
