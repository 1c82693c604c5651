"""One overlay while its changes are made: the book, what was decided, what went wrong."""

from typing import Any

from msgspec import Struct, field

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.overlay.book import Book
from playbook_press.overlay.ledger import Effect, FieldEffect, Verb
from playbook_press.overlay.problems.conflicting_changes import conflicting_changes
from playbook_press.overlay.problems.unusable_change import unusable_change
from playbook_press.overlay.targets import Target, owner_of, path_of
from playbook_press.overlay.tree import Tree
from playbook_press.source.document import Location


class Removal(Struct, frozen=True):
    """Something that an overlay takes out altogether."""

    names: frozenset[tuple[str, str]]
    """The kinds and ids that it bore."""
    subject: str
    place: Place


class Work(Struct):
    """One overlay on its original."""

    book: Book
    """The original, changed as far as the overlay was followed."""
    problems: list[Diagnostic] = field(default_factory=list)
    effects: list[Effect] = field(default_factory=list)
    removals: list[Removal] = field(default_factory=list)
    refused: frozenset[Place] = frozenset()
    """Removals that cannot be made, by the place where they are written."""
    _decided: dict[tuple[str, ...], Place] = field(default_factory=dict)

    def decide(self, ids: tuple[str, ...], subject: str, place: Place) -> bool:
        """Whether nobody decided this before; a part decides against the whole and back.

        Args:
            ids: The file and a path of ids in it.
            subject: How to name it to the author.
            place: Where the change is written.
        """
        for other, first in self._decided.items():
            length = min(len(other), len(ids))
            if other[:length] == ids[:length]:
                self.problems.append(conflicting_changes(place, subject, first))
                return False
        self._decided[ids] = place
        return True

    def refuse(self, place: Place, what: str, fix: str) -> None:
        """Report a change that cannot be made as it is written."""
        self.problems.append(unusable_change(place, what, fix))


class Step(Struct, frozen=True):
    """One change of an overlay and what it is about."""

    written: Tree
    """The change as it stands in `overlay.yml`."""
    at: str
    target: Target

    def place(self, *location: str | int, key: bool = False, within: str = "") -> Place:
        """Where a part of the change is written."""
        return self.written.place(tuple(location), key=key, within=within)

    def value(self, key: str) -> Tree:
        """The value of a verb that is known to be there."""
        found: Tree = self.written.value[key]
        return found


# `Any`: what authors wrote.
def effect(
    work: Work,
    step: Step,
    verb: Verb,
    *,
    title: Any = None,
    fields: tuple[FieldEffect, ...] = (),
    position: str = "",
    is_obsolete: bool = False,
    target: Target | None = None,
) -> None:
    """Note what a change did."""
    about = target or step.target
    why = step.written.child("why")
    work.effects.append(
        Effect(
            verb=verb,
            at=step.at,
            target=path_of(work.book, about),
            owner=owner_of(work.book, about),
            title=title,
            fields=fields,
            why=why.data if why is not None else None,
            position=position,
            is_obsolete=is_obsolete,
            place=step.place("at"),
        )
    )


def title_in(tree: Tree | None) -> Any:
    """What a record is called, as it is written; None where it has no title of its own."""
    for key in ("title", "text", "label"):
        found = tree.child(key) if tree is not None else None
        if found is not None:
            return found.data
    return None


def title_around(book: Book, file: str, location: Location) -> Any:
    """The title of the nearest record around a location."""
    for depth in range(len(location), -1, -1):
        found = title_in(book.files[file].at(location[:depth]))
        if found is not None:
            return found
    return None
