"""What is wrong with a YAML text, collected while its values are made."""

import re
from itertools import islice
from typing import Any

from yaml import MappingStartEvent

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.display import quoted
from playbook_press.source.characters import character_name
from playbook_press.source.colons import wrong_colons
from playbook_press.source.faults import escape_problems
from playbook_press.source.keys import duplicate_keys
from playbook_press.source.limits import MAX_PROBLEMS
from playbook_press.source.parsing import span
from playbook_press.source.positions import place_at
from playbook_press.source.problems.full_width_colon import full_width_colon
from playbook_press.source.problems.merge_key import merge_key
from playbook_press.source.problems.unusable_key import unquoted_braces, unusable_key
from playbook_press.source.problems.yaml_syntax import yaml_syntax
from playbook_press.source.problems.yaml_tag import yaml_tag
from playbook_press.source.syntax import syntax_problems

# `Any` below: PyYAML's events are not annotated.


class Findings:
    """The problems of one text. Its methods run only where something is wrong, or nearly."""

    def __init__(self, path: str, text: str) -> None:
        """Nothing is found yet."""
        self.path = path
        self.text = text
        self.problems: list[Diagnostic] = []
        self.last: Any = None
        """The event that was read last."""
        self.has_duplicates = False
        """Whether a key stands twice; `keys` then says where."""

    def place(self, event: Any) -> Place:
        return place_at(self.path, self.text, *span(event))

    def start(self, event: Any) -> Place:
        return place_at(self.path, self.text, span(event)[0])

    def add_escapes(self, event: Any) -> None:
        room = MAX_PROBLEMS - len(self.problems)
        found = escape_problems(self.path, self.text, *span(event))
        self.problems += islice(found, max(room, 0))

    def add_tag(self, event: Any) -> None:
        start = span(event)[0]
        # An anchor may stand before the tag.
        found = re.compile(r"(?:&\S+\s+)?(!\S*)").match(self.text, start)
        if found:
            place = place_at(self.path, self.text, found.start(1), found.end(1))
            self.problems.append(yaml_tag(place, found[1]))
        else:
            self.problems.append(yaml_tag(self.start(event), event.tag))

    def add_key(self, event: Any, key: str) -> None:
        if key == "<<":
            self.problems.append(merge_key(self.place(event)))
        elif key == "":
            self.problems.append(unusable_key(self.place(event), "empty"))
        elif key[0].isspace():
            self.add_odd_space(event, key)
        elif "：" in key:
            at = self.text.find("：", span(event)[0])
            name = key.partition("：")[0].strip()
            place = place_at(self.path, self.text, at, at + 1)
            self.problems.append(full_width_colon(place, name))

    def add_odd_space(self, event: Any, key: str) -> None:
        start = span(event)[0]
        count = len(key) - len(key.lstrip())
        place = place_at(self.path, self.text, start, start + count)
        what = f"Before {quoted(key.strip())} stands {character_name(key[0])}, no ordinary space."
        fix = "Delete it and indent with ordinary spaces, typed with a half-width input method."
        self.problems.append(yaml_syntax(place, what, fix))

    def add_wide_value(self, event: Any) -> None:
        """A line of its own that would be a field; elsewhere it may well be a sentence."""
        start = span(event)[0]
        line_start = self.text.rfind("\n", 0, start) + 1
        if self.text[line_start:start].strip() == "":
            self.problems += wrong_colons(self.path, self.text, *span(event))

    def add_collection_key(self, event: Any) -> None:
        at = span(event)[0]
        if self.text[max(at - 1, 0) : at + 1] in ("{{", "[["):
            place = place_at(self.path, self.text, at - 1, at + 1)
            self.problems.append(unquoted_braces(place))
            return
        kind = "a mapping" if type(event) is MappingStartEvent else "a list"
        self.problems.append(unusable_key(self.start(event), kind))

    def alias_key(self, event: Any, value: Any) -> str:
        if isinstance(value, str):
            return str(value)
        self.problems.append(unusable_key(self.place(event), "not a word"))
        return f"({span(event)[0]})"

    def unreadable(self, error: Exception) -> None:
        """Put what stopped the parser into words."""
        line = -1
        if self.problems:
            line = self.problems[-1].place.line
        found = syntax_problems(self.path, self.text, error, self.last)
        if self.has_duplicates:
            self.problems += duplicate_keys(self.path, self.text)
        # Braces around a blank are a mapping as a key first and then no YAML at all; one
        # cause, one report.
        self.problems += [problem for problem in found if problem.place.line != line]
        self.problems.sort(key=lambda problem: problem.sort_key)
