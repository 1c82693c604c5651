"""What an overlay did to its original, change by change."""

from typing import Any, Literal

from msgspec import Struct

from playbook_press.diagnostics import Place

Verb = Literal["set", "add", "replace", "hide", "show", "remove", "move"]

WHOLE = "*"
"""Stands for the name of a field where a whole record was replaced."""


class FieldEffect(Struct, frozen=True):
    """One field that got another value. `Any`: what authors wrote."""

    name: str
    """As a change would name it: `title.zh`; `*` for the whole."""
    before: Any
    """What the original says; None where it says nothing."""
    after: Any
    location: tuple[str | int, ...]
    """Where the new value stands in `overlay.yml`."""
    place: Place
    original: Place
    """Where the original stands, or what is around it."""
    lookup: tuple[str, ...] = ()
    """Path of the field from its file, by ids."""


class Effect(Struct, frozen=True):
    """One change, or one file of the overlay's own, and what came of it."""

    verb: Verb
    at: str
    """The path as it is written; of an own file what a path to it would be."""
    target: str
    """The path by present ids; other than `at` where something was renamed."""
    owner: tuple[str, str]
    """The kind and id of the item that readers would look for."""
    place: Place
    title: Any = None
    """What was changed is called so: a string or a map of languages; None if nothing."""
    fields: tuple[FieldEffect, ...] = ()
    why: Any = None
    """The reason: a string or a map of languages; None where none is given."""
    position: str = ""
    """`after rule-join`, `first`; empty where no place was named."""
    is_skipped: bool = False
    """Whether the target was missing and the change allows it."""
    is_obsolete: bool = False
    """Whether the original is like this already."""
