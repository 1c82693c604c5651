"""A YAML text with other values in some places, and every other character as it was."""

from collections.abc import Mapping

from playbook_press.source.places import Location, Node, node_at
from playbook_press.source.writing import write_scalar


def edited(text: str, values: Mapping[Location, str]) -> tuple[str, tuple[Location, ...]]:
    """Write other scalars into a YAML text; comments, order and layout stay.

    Args:
        text: A text that was loaded before.
        values: What each scalar is to say, by its location.

    Returns:
        The new text, and the locations that hold no scalar of their own (an alias, a list) and
        were left alone.
    """
    left: list[Location] = []
    spans: list[tuple[int, int, str]] = []
    for location, value in values.items():
        node = node_at(text, location)
        if node is None or node.style is None:
            left.append(location)
            continue
        start, end = _span(text, node)
        around = [node_at(text, location[:depth]) for depth in range(len(location))]
        is_flow = any(each is not None and not each.is_block for each in around)
        written = write_scalar(value, indent=_indent(text, start) + "  ", is_flow=is_flow)
        line_end = text.find("\n", end)
        rest = text[end : line_end if line_end >= 0 else len(text)]
        if "\n" in written and rest.strip():
            # In a block the remark would be text; beside its sign it stays a remark.
            sign, lines = written.split("\n", 1)
            written, end = f"{sign}{rest}\n{lines}", end + len(rest)
        blank = "" if start == 0 or text[start - 1] in " \n" else " "
        spans.append((start, end, blank + written))
    for start, end, written in sorted(spans, reverse=True):
        text = text[:start] + written + text[end:]
    return text, tuple(left)


def _span(text: str, node: Node) -> tuple[int, int]:
    """The bounds of a scalar; the newline after a block is not part of it."""
    if node.style in ("|", ">"):
        return node.start, node.start + len(text[node.start : node.end].rstrip())
    return node.start, node.end


def _indent(text: str, at: int) -> str:
    """The blanks before the key of a value, the dashes of lists counted as blanks."""
    line = text[text.rfind("\n", 0, at) + 1 : at]
    bare = line.lstrip(" -")
    return " " * (len(line) - len(bare))


def appended(text: str, location: Location, entry: str) -> str | None:
    """A YAML text with one more entry at the end of a list; all else stays as it was.

    Args:
        text: A text that was loaded before.
        location: The list. It need not be there yet; what it stands in must be.
        entry: The entry as YAML, its lines not indented.

    Returns:
        None where the list stands in brackets and the entry has several lines, or where
        something else than a list stands there.
    """
    node, lines = node_at(text, location), entry.rstrip("\n").split("\n")
    if node is None or (node.style == "" and node.start == node.end):
        return _with_list(text, location, lines)
    if node.style is not None or node.is_mapping:
        return None
    if not node.is_block:
        if len(lines) > 1:
            return None
        comma = ", " if node.entries else ""
        end = node.end - 1
        return text[:end].rstrip() + comma + lines[0] + text[end:]
    dash = text.rfind("-", 0, node.entries[0].start)
    indent = " " * (dash - text.rfind("\n", 0, dash) - 1)
    gap = "\n" if _is_apart(text, node) else ""
    return _inserted(text, _last(text, node), gap + _as_entry(lines, indent))


def _with_list(text: str, location: Location, lines: list[str]) -> str | None:
    """The text with a new list of one entry, after all else that stands in its map."""
    parent = node_at(text, location[:-1])
    name = str(location[-1])
    if parent is None or not parent.is_mapping or not parent.is_block:
        return None
    first = next(iter(parent.fields.values()))[0][0]
    indent = " " * (first - text.rfind("\n", 0, first) - 1)
    if name in parent.fields:
        return _inserted(text, parent.fields[name][0][1], _as_entry(lines, f"{indent}  "))
    gap = "\n" if len(location) == 1 else ""
    added = f"{gap}{indent}{name}:\n{_as_entry(lines, f'{indent}  ')}"
    return _inserted(text, _last(text, parent), added)


def _as_entry(lines: list[str], indent: str) -> str:
    """An entry in its place; remarks at its beginning stand before the dash."""
    head = next(at for at, line in enumerate(lines) if not line.startswith("#"))
    remarks = [f"{indent}{line}" for line in lines[:head]]
    inner = [f"{indent}  {line}" if line else "" for line in lines[head + 1 :]]
    return "\n".join([*remarks, f"{indent}- {lines[head]}", *inner]) + "\n"


def _inserted(text: str, after: int, added: str) -> str:
    """The text with lines added behind the line in which something ends."""
    end = text.find("\n", after)
    if end < 0:
        return f"{text}\n{added}"
    return text[: end + 1] + added + text[end + 1 :]


def _last(text: str, node: Node) -> int:
    """Where the last thing in a value ends; remarks and blank lines after it do not count."""
    while node.is_block and (node.fields or node.entries):
        if node.is_mapping:
            key, inner = max(node.fields.values(), key=lambda each: each[0][0])
            if inner.start == inner.end:
                return key[1]
            node = inner
        else:
            node = node.entries[-1]
    return _span(text, node)[1]


def _is_apart(text: str, node: Node) -> bool:
    """Whether a blank line stands between the entries of a list."""
    pairs = zip(node.entries, node.entries[1:], strict=False)
    return any("\n\n" in text[_last(text, one) : other.start] for one, other in pairs)
