"""An overlay made ready to be loaded, checked and shown like any playbook."""

from collections.abc import Collection, Mapping
from typing import Any

from msgspec import Struct

from playbook_press.diagnostics import Diagnostic
from playbook_press.model.adaptation import Adaptation, Difference, Original
from playbook_press.model.text import Text
from playbook_press.overlay.book import Book, Named
from playbook_press.overlay.drift import Standing, standings, unmerged
from playbook_press.overlay.hiding import hide_all
from playbook_press.overlay.kinds import former_ids, item_of
from playbook_press.overlay.layers import (
    Layered,
    Surroundings,
    is_overlay,
    layered,
    lock_in,
    plain_book,
)
from playbook_press.overlay.ledger import Effect
from playbook_press.overlay.lock import Lock
from playbook_press.overlay.own_files import DECLARATION, within
from playbook_press.overlay.translations import Coverage, coverages, outdated
from playbook_press.overlay.tree import composed, tree_of
from playbook_press.overlay.variables import fill_in
from playbook_press.source.load import Loaded


class Resolved(Struct, frozen=True):
    """A playbook folder with its overlays applied; a plain playbook has none."""

    folder: str
    book: Book
    """What readers get, not validated yet."""
    layers: Layered | None
    """None for a plain playbook."""
    lock: Lock
    standings: tuple[Standing, ...]
    coverages: tuple[Coverage, ...]
    hidden: frozenset[tuple[str, str]]
    outdated: frozenset[tuple[str, str, str]]
    """Translations older than their source: language, source text, translation."""
    problems: tuple[Diagnostic, ...]
    """What is wrong with the overlay; its result is not validated yet."""

    @property
    def effects(self) -> tuple[Effect, ...]:
        """What the overlay did, change by change."""
        return self.layers.effects if self.layers is not None else ()

    @property
    def adaptation(self) -> Adaptation | None:
        """What readers are told of the originals; None for a plain playbook."""
        if self.layers is None:
            return None
        source = self.book.source_language
        return Adaptation(
            originals=tuple(_original(each) for each in self.book.built_on),
            differences=tuple(
                Difference(
                    verb=each.verb,
                    kind=each.owner[0],
                    id=each.owner[1],
                    title=_text(each.title, source),
                    why=_text(each.why, source),
                    is_whole=each.target.count("/") == 1,
                )
                for each in self.effects
                if not (each.is_skipped or each.is_obsolete)
            ),
            hidden=self.hidden,
            left_out=_left_out(self.layers.original, self.book),
        )


class Virtual(Struct, frozen=True):
    """The files of a resolved overlay, as the loader of playbooks wants them."""

    paths: tuple[str, ...]
    loaded: Mapping[str, Loaded]
    pictures: Mapping[str, str]
    """Where each picture really stands."""


def resolve(folder: str, around: Surroundings) -> tuple[Resolved | None, tuple[Diagnostic, ...]]:
    """Apply the overlays of a folder; a plain playbook comes as it is.

    Returns:
        The outcome, None where an overlay has no original to change; and why there is none.
    """
    files = set(around.files(folder))
    lock, problems = lock_in(folder, around)
    if not is_overlay(folder, files):
        book, amiss = plain_book(folder, around)
        if "playbook.yml" not in book.files:
            return None, tuple(problems)
        problems += amiss
        found = coverages(book, lock)
        problems += [each for coverage in found for each in coverage.stale]
        old = outdated(book, found)
        return Resolved(folder, book, None, lock, (), found, frozenset(), old, tuple(problems)), ()
    layers, unable = layered(folder, around)
    if layers is None:
        return None, (*problems, *unable)
    problems += layers.problems
    stands, drifted = standings(layers.effects, layers.original, lock)
    problems += drifted
    problems += unmerged(tree_of(layers.document))
    book = layers.book.copy()
    # Before variables, so that translations are compared as they were written.
    found = coverages(book, lock)
    problems += [each for coverage in found for each in coverage.stale]
    hidden, needed = hide_all(book)
    problems += needed
    problems += fill_in(book)
    old = outdated(book, found)
    return Resolved(folder, book, layers, lock, stands, found, hidden, old, tuple(problems)), ()


def virtual_files(resolved: Resolved, paths: Collection[str]) -> Virtual:
    """What the loader reads instead of an overlay's files, or of those that were translated.

    Args:
        resolved: An overlay, or a playbook with translations that stand apart.
        paths: Every file in its folder; those that belong to nothing are reported by the
            loader.
    """
    folder, book = resolved.folder, resolved.book
    declaration = within(folder, DECLARATION)
    loaded: dict[str, Loaded] = {}
    for name, tree in book.files.items():
        origin = tree.origin.document.path
        is_own = resolved.layers is None or origin in book.own_paths
        path = origin if is_own else declaration
        said = book.loaded[name].problems if name in book.loaded else ()
        loaded[within(folder, name)] = Loaded(composed(path, tree), said)
    for name, failed in book.loaded.items():
        if name not in book.files and failed.document is None:
            loaded[within(folder, name)] = failed
    pictures = {within(folder, image): path for image, path in book.pictures.items()}
    own = set(paths) - {declaration}
    return Virtual(tuple(sorted({*loaded, *pictures, *own})), loaded, pictures)


def _left_out(original: Book, book: Book) -> dict[str, int]:
    """By assessment, how many questions of the original are not asked any more."""
    found: dict[str, int] = {}
    for file in sorted(original.files):
        kind, id = item_of(file)
        if kind == "assessment" and file in book.files:
            left = len(_questions(original, file) - _questions(book, file))
            if left:
                found[id] = left
    return found


def _questions(book: Book, file: str) -> set[str]:
    """The questions of an assessment that are asked, former ids included."""
    found: set[str] = set()
    tree = book.files[file]
    for part in book.parts(file):
        if part.role != "name" or part.kind != "question" or part.scope != "file":
            continue
        record = tree.at(part.location[:-1])
        # Sections share the ids of questions, and have no kind.
        if record is not None and record.child("kind") and not record.child("retired"):
            found |= {str(part.tree.value), *former_ids(record)}
    return found


def _original(named: Named) -> Original:
    source = named.source
    title = named.licence.get("title") if isinstance(named.licence, dict) else None
    return Original(
        named.id,
        _text(named.title, source) or Text({source: named.id}),
        named.version,
        _text(title, source),
    )


# `Any`: what authors wrote.
def _text(value: Any, source: str) -> Text | None:
    if isinstance(value, str) and value.strip():
        return Text({source: str(value)})
    if isinstance(value, dict):
        said = {str(code): str(each) for code, each in value.items() if isinstance(each, str)}
        return Text(said) if said else None
    return None
