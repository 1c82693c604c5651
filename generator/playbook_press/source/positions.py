"""Positions in a text, as an index and as the line and column people count."""

from playbook_press.diagnostics import Place


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
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def line_around(text: str, index: int) -> tuple[int, int]:
    """Where the line of a character begins and ends, its `\\n` left out."""
    end = text.find("\n", index)
    return text.rfind("\n", 0, index) + 1, len(text) if end < 0 else end
