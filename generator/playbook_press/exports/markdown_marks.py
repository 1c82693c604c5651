"""The marks of Markdown: how words are kept from being taken for them, and how they are set."""

import re

# What would be read as a mark: anywhere, and at the beginning of a line.
_MARKS = re.compile(r"([\\`*\[\]<>|~]|(?<!\w)_|_(?!\w)|&(?=#?\w+;))")
_LEADING = re.compile(
    r"^(\s*)(#{1,6}(?=\s|$)|[-+](?=\s|$)|={1,}(?=\s*$)|-{2,}|\d{1,9}(?=[.)](?:\s|$)))", re.MULTILINE
)
_LIST = re.compile(r"(?:(?:[-#>]+|\d+\.)\s+)+")
_RUN = re.compile(r"`+")


def with_marks(text: str) -> str:
    """Text in which no Markdown sees a mark; blanks at its ends are kept.

    >>> with_marks("1. A*B [x] snake_case")
    '1\\\\. A\\\\*B \\\\[x\\\\] snake_case'
    """
    return _LEADING.sub(_told_apart, _MARKS.sub(r"\\\1", text))


def escaped(text: str) -> str:
    """Text on one line in which no Markdown sees a mark."""
    return with_marks(" ".join(text.split()))


def anchor(id: str) -> str:
    """A place that links lead to; all services keep it."""
    return f'<a id="{id}"></a>'


def in_list(text: str, mark: str, is_item: bool = False) -> str:
    """Text behind a mark; of an item of a list, further lines stand below the first one.

    >>> in_list("a\\n\\nb", "- ", True)
    '- a\\n\\n  b'
    >>> in_list("- a", '<a id="x"></a>')
    '- <a id="x"></a>a'
    """
    if is_item:
        indent = " " * len(mark)
        first, *rest = text.split("\n")
        return "\n".join([f"{mark}{first}", *(f"{indent}{line}" if line else "" for line in rest)])
    found = _LIST.match(text)
    at = found.end() if found else 0
    return f"{text[:at]}{mark}{text[at:]}"


def quoted(text: str) -> str:
    """A quotation."""
    return "\n".join(f"> {line}" if line else ">" for line in text.split("\n"))


def code_block(text: str) -> str:
    """Text as it stands, between fences that do not occur in it."""
    longest = max((len(run) for run in _RUN.findall(text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"\n\n{fence}\n{text.strip(chr(10))}\n{fence}\n\n"


def cell_text(text: str, columns: int) -> str:
    """A cell of a table, on one line."""
    return f" {' '.join(text.split())} {'|' * columns}"


def rule_under(columns: int) -> str:
    """The line below the first row of a table."""
    return f"|{' --- |' * columns}"


def _told_apart(found: re.Match[str]) -> str:
    blanks, mark = found.groups()
    return f"{blanks}{mark}\\" if mark.isdigit() else f"{blanks}\\{mark}"
