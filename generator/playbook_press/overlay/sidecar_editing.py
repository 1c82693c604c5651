"""A file of translations with more of them; comments, order and layout stay."""

from collections.abc import Mapping, Sequence

from msgspec import Struct, field

from playbook_press.source.document import Location
from playbook_press.source.editing import edited
from playbook_press.source.places import Node, node_at
from playbook_press.source.writing import write_scalar

_INDENT = "  "


class NewText(Struct, frozen=True):
    """A translation to write."""

    item: str
    """The item it belongs to: `trait/shared-purpose`."""
    path: str
    """Its whole path, which mostly begins with that of its item."""
    said: str


class _Additions(Struct):
    """What is added to one map of a file."""

    node: Node | None
    indent: str
    lines: list[str] = field(default_factory=list)


def with_translations(text: str, new: Sequence[NewText], *, head: str) -> str:
    """Write translations into a file of translations.

    Args:
        text: The file as it is; empty where there is none.
        new: Texts that the file does not have yet, or has as a key without a value.
        head: What a new file begins with.
    """
    filled: dict[Location, str] = {}
    maps: dict[Location, _Additions] = {}
    items: dict[str, list[NewText]] = {}
    for each in new:
        location, rest = _nearest_map(text, each.path) if text else ((), each.path)
        if not rest:
            filled[location] = each.said
        elif location:
            if location not in maps:
                maps[location] = _additions(text, location)
            maps[location].lines += _lines(rest, each.said, maps[location].indent)
        else:
            items.setdefault(each.item, []).append(each)
    pieces = [(_end_of(text, each.node), each.lines) for each in maps.values()]
    for end, lines in sorted(pieces, reverse=True, key=lambda piece: piece[0]):
        text = f"{text[:end]}\n{chr(10).join(lines)}{text[end:]}"
    text, _ = edited(text, filled) if filled else (text, ())
    return (text or head) + _appended(text or head, items)


def _appended(text: str, items: Mapping[str, Sequence[NewText]]) -> str:
    """The items that the file does not have, each as a map of its own."""
    written = "" if not items or text.endswith("\n") else "\n"
    for item, texts in items.items():
        start = f"{item}/"
        inner = [each for each in texts if each.path.startswith(start)]
        if inner:
            written += f"{_key(item)}:\n"
        for each in inner:
            lines = _lines(each.path.removeprefix(start), each.said, _INDENT)
            written += "".join(f"{line}\n" for line in lines)
        for each in texts:
            if each not in inner:
                written += "".join(f"{line}\n" for line in _lines(each.path, each.said, ""))
    return written


def _nearest_map(text: str, path: str) -> tuple[Location, str]:
    """The keys of a file that begin a path, and what of it is left; a block can be added to."""
    location: Location = ()
    node = node_at(text, ())
    while node is not None and node.is_mapping:
        keys = [key for key in node.fields if path == key or path.startswith(f"{key}/")]
        if not keys:
            break
        key = max(keys, key=len)
        inner = node.fields[key][1]
        if path == key:
            return (*location, key), ""
        if not (inner.is_mapping and inner.is_block):
            break
        location, node, path = (*location, key), inner, path[len(key) + 1 :]
    return location, path


def _additions(text: str, location: Location) -> _Additions:
    node = node_at(text, location)
    first = next(iter(node.fields.values()))[0][0] if node is not None and node.fields else 0
    return _Additions(node, text[text.rfind("\n", 0, first) + 1 : first])


def _lines(path: str, said: str, indent: str) -> list[str]:
    written = write_scalar(said, indent=indent + _INDENT)
    return f"{indent}{_key(path)}: {written}".split("\n")


def _key(path: str) -> str:
    return write_scalar(path, indent="", is_flow=True)


def _end_of(text: str, node: Node | None) -> int:
    """The end of the line in which the last value of a map ends."""
    while node is not None and node.fields:
        (_, key_end), inner = list(node.fields.values())[-1]
        if not inner.is_block:
            end = inner.start + len(text[inner.start : inner.end].rstrip())
            line_end = text.find("\n", max(end, key_end))
            return line_end if line_end >= 0 else len(text)
        node = inner
    return len(text)
