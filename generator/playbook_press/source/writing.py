"""Values written as YAML that our loader reads back as the same values."""

import re
from collections.abc import Callable
from typing import Any

from playbook_press.source.construct import NULLS
from playbook_press.source.document import Location
from playbook_press.source.scalar import Plain

Remark = Callable[[Location], str]
"""What to say at the end of a value's line, without `#`; empty for nothing."""

# What no YAML reader takes for anything but text, inside lists and maps in brackets as well.
# The full-width colon is not among it: our loader takes it for a slip of the pen.
_PLAIN = re.compile(r"[^\W_](?:[\w ./+()。，；！？、“”《》（）-]*[\w./+)。；！？”》）])?")
_UNWRITABLE = re.compile(
    r"[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_INDENT = "  "


def write_yaml(value: Any, *, remark: Remark = lambda location: "") -> str:
    """A map or list as YAML in blocks, with a newline at the end.

    Args:
        value: Dicts, lists or tuples, strings and None (`Any`: what authors wrote). `Plain`
            strings are left without quotes where that reads as the same.
        remark: Asked for every scalar, by its path.
    """
    return "".join(f"{line}\n" for line in _lines(value, (), remark, ""))


def write_scalar(text: str, *, indent: str, is_flow: bool = False) -> str:
    """A text as one YAML scalar, over several lines if it has several and may.

    Args:
        text: What it says.
        indent: The blanks before the lines of a block.
        is_flow: Whether it stands in brackets, where there are no blocks.
    """
    if "\n" in text and not is_flow and (block := _block(text, indent)):
        return block
    if _PLAIN.fullmatch(text) and text not in NULLS and not _is_number(text):
        return text
    return _quoted(text)


def _lines(value: Any, at: Location, remark: Remark, indent: str) -> list[str]:
    if isinstance(value, dict):
        found = []
        for key, each in value.items():
            start = f"{indent}{write_scalar(str(key), indent='', is_flow=True)}:"
            found += _entry(start, each, (*at, key), remark, indent + _INDENT)
        return found
    found = []
    for position, each in enumerate(value):
        inner = (*at, position)
        if isinstance(each, dict | list | tuple) and each:
            lines = _lines(each, inner, remark, indent + _INDENT)
            found += [f"{indent}- {lines[0].lstrip(' ')}", *lines[1:]]
        else:
            found += _entry(f"{indent}-", each, inner, remark, indent + _INDENT)
    return found


def _entry(start: str, value: Any, at: Location, remark: Remark, indent: str) -> list[str]:
    if isinstance(value, dict | list | tuple):
        if not value:
            return [f"{start} {'{}' if isinstance(value, dict) else '[]'}"]
        return [start, *_lines(value, at, remark, indent)]
    if value is None:
        return [start]
    text = str(value)
    is_bare = isinstance(value, Plain) and "\n" not in text and _PLAIN.fullmatch(text)
    written = text if is_bare else write_scalar(text, indent=indent)
    first, *rest = written.split("\n")
    said = remark(at)
    return [f"{start} {first}{f'  # {said}' if said else ''}", *rest]


def _block(text: str, indent: str) -> str:
    """A text as a literal block; empty where a block would not give it back."""
    body = text.rstrip("\n")
    ends = len(text) - len(body)
    lines = body.split("\n")
    if not body or lines[0][:1] in ("", " ") or _UNWRITABLE.search(text) or ends > 1:
        return ""
    if any(line and not line.strip() for line in lines):
        return ""
    written = [f"{indent}{line}" if line else "" for line in lines]
    return "\n".join([f"|{'' if ends else '-'}", *written])


def _quoted(text: str) -> str:
    found = []
    for character in text:
        match character:
            case '"' | "\\":
                found.append(f"\\{character}")
            case "\n":
                found.append("\\n")
            case "\t":
                found.append("\\t")
            case _ if _UNWRITABLE.match(character):
                code = ord(character)
                found.append(f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}")
            case _:
                found.append(character)
    return f'"{"".join(found)}"'


def _is_number(text: str) -> bool:
    """Whether others would read it as a number, a date or a switch."""
    return bool(re.fullmatch(r"[0-9][0-9_.:eE+-]*", text)) or text.lower() in (
        *("true", "false", "yes", "no", "on", "off", "y", "n"),
    )
