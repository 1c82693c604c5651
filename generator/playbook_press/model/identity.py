"""Ids that are given twice, and former ids that something else has."""

from collections.abc import Iterator

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.model.playbook import Playbook
from playbook_press.model.problems.alias_clash import alias_clash
from playbook_press.model.problems.duplicate_id import duplicate_id
from playbook_press.model.walk import LocatedName
from playbook_press.model.wording import noun
from playbook_press.source.document import Location

_Key = tuple[str, tuple[str, str] | None, Location, str]
"""Namespace, file, list and id: what has to be there once."""


def identity_problems(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every id and former id of a playbook that is not the only one where it has to be."""
    bearers: dict[_Key, LocatedName] = {}
    for name in playbook.names:
        if name.former:
            continue
        first = bearers.setdefault(_key(name), name)
        if first is not name:
            yield duplicate_id(
                _place(playbook, name),
                name.name,
                noun(name.namespace.kind),
                _place(playbook, first),
            )
    for name in playbook.names:
        if not name.former:
            continue
        other = bearers.setdefault(_key(name), name)
        if other is not name:
            yield alias_clash(
                _place(playbook, name),
                name.name,
                noun(name.namespace.kind),
                _place(playbook, other),
                own=_record(name) == _record(other),
            )


def _key(name: LocatedName) -> _Key:
    scope = name.namespace.scope
    file = None if scope == "playbook" else (name.kind, name.id)
    # The record stands in a list, so one step out is the list.
    neighbours = _record(name)[2][:-1] if scope == "list" else ()
    return name.namespace.kind, file, neighbours, name.name


def _record(name: LocatedName) -> tuple[str, str, Location]:
    """Where the record stands that bears the name: out of `id`, or of `aliases` and entry."""
    return name.kind, name.id, name.location[: -2 if name.former else -1]


def _place(playbook: Playbook, name: LocatedName) -> Place:
    return playbook.place(name.kind, name.id, name.location)
