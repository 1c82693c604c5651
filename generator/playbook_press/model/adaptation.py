"""What a playbook that is built on another one owes it, and how it differs."""

from collections.abc import Mapping
from typing import Literal

from msgspec import Struct, field

from playbook_press.model.text import Text

ChangeVerb = Literal["set", "add", "replace", "hide", "show", "remove", "move"]


class Difference(Struct, frozen=True):
    """One thing that is not as the original has it."""

    verb: ChangeVerb
    kind: str
    """Of the item that readers would look for: `trait`, `term`, `playbook` …"""
    id: str
    """Of that item; empty where the playbook as a whole is meant."""
    title: Text | None
    """What was changed is called so; a part of the item may have a title of its own."""
    why: Text | None
    """The reason, if one was given."""
    is_whole: bool = False
    """Whether the item itself was changed, and not a list or an entry in it."""


class Original(Struct, frozen=True):
    """A playbook that another one is built on."""

    id: str
    title: Text
    version: str
    licence: Text | None


class Adaptation(Struct, frozen=True):
    """A playbook's originals, and its differences from the nearest of them."""

    originals: tuple[Original, ...]
    """The nearest first; never empty."""
    differences: tuple[Difference, ...]
    """In the order they were made."""
    hidden: frozenset[tuple[str, str]]
    """Kind and id of the items that keep only a short page."""
    left_out: Mapping[str, int] = field(default_factory=dict)
    """By id of an assessment: how many questions of the original it does not ask."""
