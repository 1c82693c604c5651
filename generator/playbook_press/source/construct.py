"""From YAML events to values, within limits, without recursion and without nodes."""

import re
from typing import Any, NamedTuple

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
)

from playbook_press.diagnostics import Diagnostic
from playbook_press.source.characters import has_unwanted
from playbook_press.source.colons import wrong_colons
from playbook_press.source.findings import Findings
from playbook_press.source.keys import duplicate_keys
from playbook_press.source.limits import MAX_ALIASES, MAX_DEPTH, MAX_NODES, MAX_PROBLEMS
from playbook_press.source.parsing import event_source, span
from playbook_press.source.positions import place_at
from playbook_press.source.problems.empty_file import empty_file
from playbook_press.source.problems.not_a_mapping import not_a_mapping
from playbook_press.source.problems.several_documents import several_documents
from playbook_press.source.problems.too_deep import too_deep
from playbook_press.source.problems.too_many_aliases import too_many_aliases
from playbook_press.source.problems.too_many_nodes import too_many_nodes
from playbook_press.source.problems.unknown_alias import unknown_alias
from playbook_press.source.problems.yaml_tag import yaml_tag
from playbook_press.source.scalar import Plain

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""What a plain scalar may be that stands for nothing (YAML 1.2.2, 10.3.2)."""

# A key with the Chinese colon. Only letters of code: Chinese words before it are a sentence.
_WIDE_KEY = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*)[ \t]*：")
_TAG_DIRECTIVE = re.compile(r"^%TAG\b.*", re.M)


class _Anchored(NamedTuple):
    value: Any  # Whatever the author named.
    size: int
    height: int


class _Open:
    """An anchor whose list or mapping is not at its end yet."""

    def __init__(self, name: str, before: int, depth: int) -> None:
        self.name = name
        self.before = before
        self.depth = depth
        self.deepest = depth


def construct(path: str, text: str) -> tuple[Any, list[Diagnostic]]:
    """The value of a YAML text, and what is wrong with it in the order of the text.

    Args:
        path: For places.
        text: Without byte order mark, newlines as `\\n`, no characters a parser refuses.

    Returns:
        The value, made of dict, tuple, str, `Plain` and None (`Any`: it is what the author
        wrote), and the problems. Of a key that stands twice the last value is kept; None
        where reading stopped.
    """
    # The parser compares each such directive with all others, which takes minutes for 1 MB.
    if "%TAG" in text and (directive := _TAG_DIRECTIVE.search(text)):
        return None, [yaml_tag(place_at(path, text, *directive.span()), directive[0])]
    construction = _Construction(path, text)
    try:
        value = construction.value()
    # ValueError and OverflowError: the pure parser makes characters of any number.
    except (YAMLError, ValueError, OverflowError) as error:
        value = None
        construction.unreadable(error)
    return value, construction.problems


class _Construction(Findings):
    def __init__(self, path: str, text: str) -> None:
        super().__init__(path, text)
        self.anchors: dict[str, _Anchored | None] = {}
        self.root: Any = None

    def value(self) -> Any:
        """The root's value; None where reading had to stop."""
        next_event = event_source(self.text)
        next_event()  # The start of the stream.
        event = next_event()
        if type(event) is StreamEndEvent:
            self.problems.append(empty_file(self.path))
            return None
        value = self._document(next_event)
        if self.has_duplicates:
            self.problems += duplicate_keys(self.path, self.text)
            self.problems.sort(key=lambda problem: problem.sort_key)
        if len(self.problems) >= MAX_PROBLEMS or value is _STOPPED:
            return None
        next_event()  # The end of the document.
        event = next_event()
        if type(event) is DocumentStartEvent:
            self.problems.append(several_documents(self.place(event)))
        return value

    def _document(self, next_event: Any) -> Any:  # A builtin method, which mypy cannot name.
        # One loop over local names: this runs once per value of every file of a playbook.
        text = self.text
        has_escapes = "\\" in text
        has_marks = "&" in text or "*" in text or "!" in text
        has_wide = "：" in text
        has_odd_space = "\u3000" in text or "\u00a0" in text
        anchors_open: list[_Open] = []
        stack: list[tuple[Any, bool, str | None, bool]] = []
        container: Any = []
        in_mapping = False
        key: str | None = None
        names_value = False  # Whether an anchor names the container.
        nodes = aliases = 0
        while True:
            event = next_event()
            self.last = event
            kind = type(event)
            if kind is ScalarEvent:
                nodes += 1
                value = event.value
                plain = not event.style
                if has_escapes and event.style == '"' and has_unwanted(value):
                    self.add_escapes(event)
                if has_marks and event.tag is not None:
                    self.add_tag(event)
                if in_mapping and key is None:
                    key = value
                    if plain and (value == "<<" or value == "" or has_wide or has_odd_space):
                        self.add_key(event, value)
                    if value in container:
                        self.has_duplicates = True
                    if has_marks and event.anchor is not None:
                        self.anchors[event.anchor] = _Anchored(value, 1, 0)
                    continue
                if plain:
                    if has_wide and in_mapping and _WIDE_KEY.match(value):
                        self.add_wide_value(event)
                    value = None if value in NULLS else Plain(value)
                if has_marks and event.anchor is not None:
                    self.anchors[event.anchor] = _Anchored(value, 1, 0)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                nodes += 1
                if has_marks and event.tag is not None:
                    self.add_tag(event)
                if in_mapping and key is None:
                    self.add_collection_key(event)
                    key = _IS_KEY
                stack.append((container, in_mapping, key, names_value))
                if len(stack) > MAX_DEPTH:
                    self.problems.append(too_deep(self.start(event)))
                    return _STOPPED
                in_mapping = kind is MappingStartEvent
                container = {} if in_mapping else []
                if len(stack) == 1:
                    self.root = event
                key = None
                names_value = has_marks and event.anchor is not None
                if names_value:
                    self.anchors[event.anchor] = None
                    anchors_open.append(_Open(event.anchor, nodes - 1, len(stack)))
                elif anchors_open and anchors_open[-1].deepest < len(stack):
                    anchors_open[-1].deepest = len(stack)
                if nodes > MAX_NODES:
                    self.problems.append(too_many_nodes(self.start(event)))
                    return _STOPPED
                continue
            elif kind is AliasEvent:
                aliases += 1
                if aliases > MAX_ALIASES:
                    self.problems.append(too_many_aliases(self.place(event)))
                    return _STOPPED
                anchored = self._anchored(event)
                nodes += anchored.size
                value = anchored.value
                deepest = len(stack) + anchored.height
                if deepest > MAX_DEPTH:
                    self.problems.append(too_deep(self.place(event)))
                    return _STOPPED
                if anchors_open and anchors_open[-1].deepest < deepest:
                    anchors_open[-1].deepest = deepest
                if in_mapping and key is None:
                    key = self.alias_key(event, value)
                    if key in container:
                        self.has_duplicates = True
                    continue
            else:  # The end of a list or mapping.
                value = container if in_mapping else tuple(container)
                if names_value:
                    opened = anchors_open.pop()
                    self.anchors[opened.name] = _Anchored(
                        value, nodes - opened.before, opened.deepest - opened.depth + 1
                    )
                    if anchors_open and anchors_open[-1].deepest < opened.deepest:
                        anchors_open[-1].deepest = opened.deepest
                container, in_mapping, key, names_value = stack.pop()
                if key is _IS_KEY:
                    key = "()"
                    continue
            if nodes > MAX_NODES:
                self.problems.append(too_many_nodes(self.place(event)))
                return _STOPPED
            if in_mapping:
                container[key] = value
                key = None
            elif stack:
                container.append(value)
            else:
                return self._root(event, value)
            if self.problems and len(self.problems) >= MAX_PROBLEMS:
                return _STOPPED

    def _root(self, event: Any, value: Any) -> Any:
        if type(event) is MappingEndEvent:
            return value
        if value is None:
            if not self.problems:
                self.problems.append(empty_file(self.path))
        elif isinstance(value, tuple):
            self.problems.append(not_a_mapping(self.start(self.root), "a list"))
        elif type(value) is Plain and (found := wrong_colons(self.path, self.text, *span(event))):
            self.problems = found
        else:
            self.problems.append(not_a_mapping(self.place(event), "a text"))
        return _STOPPED

    def _anchored(self, event: Any) -> _Anchored:
        found = self.anchors.get(event.anchor)
        if found is not None:
            return found
        self.problems.append(
            unknown_alias(
                self.place(event), event.anchor, inside_itself=event.anchor in self.anchors
            )
        )
        return _Anchored("", 1, 0)


_STOPPED = object()
_IS_KEY = "a list or mapping that stands as a key"  # Compared by identity only.
