"""Positions in a text, as an index and as the line and column people count."""

import re
from bisect import bisect_left
from functools import lru_cache

from playbook_press.diagnostics import Place

_NEWLINE = re.compile("\n")


def place_at(path: str, text: str, start: int, end: int | None = None) -> Place:
    """The place of `text[start:end]`, or of one character where no end is given.

    A position at the end of a line or of the text is the one after its last character.
    """
    line, column = line_and_column(text, start)
    if end is None or end <= start:
        return Place(path, line, column)
    end_line, end_column = line_and_column(text, end - 1)
    return Place(path, line, column, end_line, end_column)


def line_and_column(text: str, index: int) -> tuple[int, int]:
    """Line and column of a character, both from 1; lines end with `\\n` only."""
    ends = _line_ends(text)
    line = bisect_left(ends, index)
    return line + 1, index - (ends[line - 1] if line else -1)


# Whoever asks for one place in a file asks for more of them.
@lru_cache(maxsize=8)
def _line_ends(text: str) -> tuple[int, ...]:
    return tuple(found.start() for found in _NEWLINE.finditer(text))


def line_around(text: str, index: int) -> tuple[int, int]:
    """Where the line of a character begins and ends, its `\\n` left out."""
    end = text.find("\n", index)
    return text.rfind("\n", 0, index) + 1, len(text) if end < 0 else end
