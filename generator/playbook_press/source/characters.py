"""Characters that no text of a playbook may hold, because nobody can see them."""

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal, cast

Fault = Literal["bidi", "invisible", "control", "surrogate"]

_BIDI = "\u202a-\u202e\u2066-\u2069"
_INVISIBLE = "\u00ad\u180e\u200b\u2060-\u2064\ufeff"
# NEL and the Unicode separators are here because YAML 1.1 parsers count lines by them and
# editors do not.
_CONTROL = "\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufdd0-\ufdef" + "".join(
    f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17)
)
_SURROGATE = "\ud800-\udfff"

_UNWANTED = re.compile(
    f"(?P<bidi>[{_BIDI}]+)|(?P<invisible>[{_INVISIBLE}]+)"
    f"|(?P<surrogate>[{_SURROGATE}])|(?P<control>[{_CONTROL}]+)"
)
# One class is searched several times faster than four alternatives.
_ANY = re.compile(f"[{_BIDI}{_INVISIBLE}{_SURROGATE}{_CONTROL}]")
_UNPARSABLE = re.compile(f"[{_CONTROL}\ufeff]")

# Unicode gives control characters no names of their own.
_NAMES = {
    "\x00": "NULL",
    "\x07": "BELL",
    "\x08": "BACKSPACE",
    "\x0b": "LINE TABULATION",
    "\x0c": "FORM FEED",
    "\r": "CARRIAGE RETURN",
    "\x1b": "ESCAPE",
    "\x7f": "DELETE",
    "\x85": "NEXT LINE",
    "\ufeff": "BYTE ORDER MARK",
}


def has_unwanted(text: str) -> bool:
    """Whether any character of the text is unwanted."""
    # Nearly every text passes the first question, which is answered ten times faster.
    return not text.replace("\n", " ").isprintable() and _ANY.search(text) is not None


def unwanted_runs(text: str) -> Iterator[tuple[Fault, int, int]]:
    """Each run of unwanted characters: what is wrong with them, start, and end (exclusive)."""
    for found in _UNWANTED.finditer(text):
        # The names of the groups are the faults.
        yield cast(Fault, found.lastgroup), found.start(), found.end()


def parsable(text: str) -> str:
    """The text with U+FFFD for each character that a YAML parser refuses or counts as a line."""
    return _UNPARSABLE.sub("\ufffd", text)


def character_name(character: str) -> str:
    """Number and name as Unicode writes them.

    >>> character_name("\\u200b")
    'U+200B ZERO WIDTH SPACE'
    """
    number = f"U+{ord(character):04X}"
    name = _NAMES.get(character) or unicodedata.name(character, "")
    if not name and unicodedata.category(character) == "Cc":
        name = "CONTROL CHARACTER"
    return f"{number} {name}" if name else f"{number}, no character"
