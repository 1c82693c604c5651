"""Where the values of a YAML text stand, read again when somebody asks."""

import re
from functools import lru_cache
from typing import Any, TypeAlias

from msgspec import Struct, field
from msgspec.structs import replace
from yaml import (
    AliasEvent,
    CollectionEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from playbook_press.diagnostics import Place
from playbook_press.source.parsing import event_source, span, start_line
from playbook_press.source.positions import place_at

Location: TypeAlias = tuple[str | int, ...]
"""A path into a document: keys and positions, from the root inwards."""

Span: TypeAlias = tuple[int, int]

_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")


class Node(Struct):
    """A value in the text: its bounds as indices, the end exclusive, and what is in it."""

    start: int
    end: int
    line: int
    """The line of its start, from 0."""
    style: str | None = None
    """The sign of a scalar's style, `"` `'` `|` `>` or empty; None where it is no scalar."""
    value: str = ""
    """A scalar's value."""
    is_mapping: bool = False
    is_block: bool = False
    """Whether it is a list or mapping without brackets."""
    fields: dict[str, tuple[Span, "Node"]] = field(default_factory=dict)
    entries: list["Node"] = field(default_factory=list)

    def child(self, step: str | int) -> tuple[Span | None, "Node"] | None:
        """What a step leads to, with the bounds of its key; None where it is not written."""
        if isinstance(step, int):
            return (None, self.entries[step]) if 0 <= step < len(self.entries) else None
        return self.fields.get(step)


def node_at(text: str, location: Location) -> Node | None:
    """What stands at a location of a text that was loaded before; None where nothing does."""
    node = _root(text)
    for step in location:
        found = node.child(step)
        if found is None:
            return None
        node = found[1]
    return node


def found_place(path: str, text: str, location: Location, *, key: bool, within: str) -> Place:
    """What `Document.place` promises."""
    node, key_span = _root(text), None
    for step in location:
        if found := node.child(step):
            key_span, node = found
    if key and key_span is not None:
        return place_at(path, text, *key_span)
    if within and node.style is not None and (piece := _piece(text, node, within)):
        return place_at(path, text, *piece)
    return place_at(path, text, *_shown(text, node, key_span))


def _shown(text: str, node: Node, key_span: Span | None) -> Span:
    """The part of a value's bounds that a report underlines."""
    start, end = node.start, node.end
    if start == end:
        if key_span is not None:
            return key_span
        dash = len(text[:start].rstrip()) - 1
        return max(dash, 0), max(dash, 0) + 1
    if node.is_block:
        return _first_line(node)
    if node.style in ("|", ">"):
        # A block's end is where the next token begins; blank lines are not shown.
        end = start + len(text[start:end].rstrip())
    return start, end


def _first_line(node: Node) -> Span:
    """A block's first entry, as far as it stands in the line where the block begins."""
    start, end, inner = node.start, node.start + 1, node
    while inner.is_block:
        if inner.fields:
            (key_start, end), first = next(iter(inner.fields.values()))
            start = key_start if inner is node else start
        elif inner.entries:
            first = inner.entries[0]
        else:
            break
        if first.line != inner.line or first.start < end - 1:
            break
        inner = first
    return start, max(end, inner.end) if not inner.is_block else end


def _piece(text: str, node: Node, within: str) -> Span | None:
    """The bounds of a piece of a scalar's value in its source, however that is written."""
    start, end = node.start, node.end
    if node.style in ("|", ">"):
        start = text.find("\n", start, end) + 1 or start
    found = _pattern(within, node.style).search(text, start, end)
    return found.span() if found else None


@lru_cache(maxsize=64)
def _pattern(within: str, style: str | None) -> re.Pattern[str]:
    parts = []
    for part in re.findall(r"\s+|\S", within):
        if part.isspace():
            # Folding makes a blank of a line's end, and drops the indentation after it.
            parts.append(r"(?:\\[nt]|\\?\s)+" if style == '"' else r"\s+")
        elif style == '"':
            parts.append(_escaped(part) + r"(?:\\\n[ \t]*)?")
        elif style == "'" and part == "'":
            parts.append("''")
        else:
            parts.append(re.escape(part))
    return re.compile("".join(parts))


def _escaped(character: str) -> str:
    """A pattern for a character between double quotes, as itself or as an escape."""
    number = ord(character)
    forms = [rf"U{number:08x}"]
    if number < 0x10000:
        forms.append(rf"u{number:04x}")
    if number < 0x100:
        forms.append(rf"x{number:02x}")
    escapes = rf"\\(?i:{'|'.join(forms)})"
    if character in '"\\':
        return rf"(?:\\{re.escape(character)}|{escapes})"
    return (
        rf"(?:{re.escape(character)}|\\/|{escapes})"
        if character == "/"
        else (rf"(?:{re.escape(character)}|{escapes})")
    )


@lru_cache(maxsize=4)
def _root(text: str) -> Node:
    """The tree of a text that was loaded before, so within limits and without mistakes."""
    next_event = event_source(text)
    anchors: dict[str, Node] = {}
    # What is open, and of each mapping the key whose value comes next.
    stack: list[Node] = []
    keys: list[tuple[str, Span] | None] = []
    while True:
        event = next_event()
        if isinstance(event, CollectionEndEvent):
            node = stack.pop()
            keys.pop()
            node.end = span(event)[1]
            if not stack:
                return node
            continue
        if isinstance(event, AliasEvent):
            named = anchors[str(event.anchor)]
            start, end = span(event)
            node = replace(named, start=start, end=end, line=start_line(event))
            node.style, node.is_block = None, False
        elif isinstance(event, ScalarEvent):
            node = _node(text, event)
            node.style, node.value = event.style or "", event.value
        elif isinstance(event, MappingStartEvent | SequenceStartEvent):
            node = _node(text, event)
            node.is_block = not event.flow_style
        else:
            continue
        if isinstance(event, NodeEvent) and not isinstance(event, AliasEvent) and event.anchor:
            anchors[event.anchor] = node
        if stack:
            parent, key = stack[-1], keys[-1]
            if not parent.is_mapping:
                parent.entries.append(node)
            elif key is None:
                keys[-1] = (node.value, (node.start, node.end))
            else:
                parent.fields[key[0]] = (key[1], node)
                keys[-1] = None
        if isinstance(event, MappingStartEvent | SequenceStartEvent):
            node.is_mapping = isinstance(event, MappingStartEvent)
            stack.append(node)
            keys.append(None)


def _node(text: str, event: Any) -> Node:
    """A node of this event's bounds, without the anchor and tag that may stand before it."""
    start, end = span(event)
    if event.anchor is not None or event.tag is not None:
        found = _PROPERTIES.match(text, start, max(end, start))
        start = found.end() if found else start
    line = start_line(event) + text.count("\n", span(event)[0], start)
    return Node(start, max(start, end), line)
