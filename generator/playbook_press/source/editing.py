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
