"""Text as a terminal shows it: what is visible, and how many cells it takes."""

import unicodedata

# Format characters that a terminal obeys or hides. The joiners U+200C and U+200D are left
# alone: scripts and emoji need them.
_UNSEEN = frozenset(
    {0xAD, 0x180E, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029, 0xFEFF}
    | {*range(0x202A, 0x202F), *range(0x2060, 0x206A), *range(0xFFF9, 0xFFFC)}
)
_ZERO_WIDTH = frozenset({"Mn", "Me", "Cf"})
_TAB = "    "


def visible(text: str) -> str:
    """The text on one line, with everything that would not show made to show.

    Control characters become their pictures (`␛`), directions and other unseen characters
    and halves of characters become `⟨U+202E⟩`; what a file holds cannot steer the terminal
    of whoever checks it.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_visible(character) for character in text)


def _visible(character: str) -> str:
    code = ord(character)
    if character == "\t":
        return _TAB
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if 0x80 <= code < 0xA0 or 0xD800 <= code < 0xE000 or code in _UNSEEN:
        return f"⟨U+{code:04X}⟩"
    return character


def cells(text: str) -> int:
    """How many cells of a terminal a visible text takes.

    Source:
        Unicode UAX 11: wide and full-width characters take two cells; combining marks
        take none (general categories Mn, Me, Cf).
    """
    if text.isascii():
        return len(text)
    return sum(_cells(character) for character in text)


def _cells(character: str) -> int:
    if unicodedata.east_asian_width(character) in "WF":
        return 2
    return 0 if unicodedata.category(character) in _ZERO_WIDTH else 1


def quoted(words: str, limit: int = 60) -> str:
    """An author's words in backticks, on one line.

    Args:
        words: As they stand in the file.
        limit: How many characters are shown at most; an ellipsis replaces the rest.
    """
    if len(words) > limit:
        words = words[: limit - 1] + "…"
    shown = visible(words)
    # As in Markdown, more backticks hold those inside.
    return f"`` {shown} ``" if "`" in shown else f"`{shown}`"
