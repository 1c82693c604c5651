"""Texts that lack a language, and translations that are older than their source."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.overlay.anatomy import Part
from playbook_press.overlay.book import Book
from playbook_press.overlay.kinds import item_of
from playbook_press.overlay.lock import Lock
from playbook_press.overlay.prints import fingerprint, normalised
from playbook_press.overlay.problems.stale_translation import stale_translation
from playbook_press.overlay.targets import Target, owner_of
from playbook_press.overlay.tree import Tree
from playbook_press.source.document import Location


class Coverage(Struct, frozen=True):
    """How far a playbook speaks a language."""

    language: str
    texts: int
    """All texts that want to be in it."""
    missing: tuple[Place, ...]
    """The texts that are not, in the order of the files."""
    stale: tuple[Diagnostic, ...]
    """Those that are older than their source."""
    stale_origins: frozenset[tuple[str, Location]] = frozenset()
    """Where those are written: file and location."""

    @property
    def percent(self) -> int:
        """The share of texts that are there and up to date, rounded down."""
        good = self.texts - len(self.missing) - len(self.stale)
        return 100 * good // self.texts if self.texts else 100


def coverages(book: Book, lock: Lock) -> tuple[Coverage, ...]:
    """How far a playbook speaks each of its languages, the source language left out."""
    texts = list(_texts(book))
    return tuple(_coverage(book, texts, language, lock) for language in book.languages[1:])


def stale(book: Book, lock: Lock) -> list[Diagnostic]:
    """Every translation that is older than its source."""
    return [each for found in coverages(book, lock) for each in found.stale]


def outdated(book: Book, found: Iterable[Coverage]) -> frozenset[tuple[str, str, str]]:
    """Language, source text and translation of all that is older than its source.

    Texts are told by where they were written, because what they say, and where they stand, may
    have changed since: variables were filled in, entries hidden.
    """
    old = {each.language: each.stale_origins for each in found if each.stale_origins}
    if not old:
        return frozenset()
    return frozenset(
        (language, str(source.value), str(text.value))
        for _, part in _texts(book)
        for language, origins in old.items()
        if (text := part.tree.child(language)) is not None
        and _origin(text) in origins
        and (source := part.tree.child(book.source_language)) is not None
    )


def _origin(tree: Tree) -> tuple[str, Location]:
    return tree.origin.document.path, tree.origin.location


def sources_apart(book: Book) -> dict[str, str]:
    """The source texts of all translations in `i18n/`, by fingerprint.

    In an item both languages stand side by side, and a history shows what has changed there.
    """
    apart = set(book.sidecars.values())
    return {
        fingerprint(source.data): normalised(source.data)
        for _, part in _texts(book)
        if _is_of_interest(book, part)
        and (source := part.tree.child(book.source_language)) is not None
        and any(each.origin.document.path in apart for each in _inner(part.tree))
    }


def texts_written_in(book: Book, path: str) -> int:
    """How many texts have a translation that is written in a file."""
    return sum(
        any(each.origin.document.path == path for each in _inner(part.tree))
        for _, part in _texts(book)
    )


def made_from(lock: Lock, item: str, language: str, said: str) -> frozenset[str]:
    """The fingerprints of the texts that a translation was made from; empty if nobody knows."""
    recorded = lock.translations.get(item, {}).get(language, {}).get(fingerprint(said), "")
    return frozenset(recorded.split())


def item_of_text(book: Book, file: str, location: Location) -> str:
    """The item that a text belongs to, as the lock names it: `trait/shared-purpose`."""
    kind, id = owner_of(book, Target(file, location))
    return f"{kind}/{id}" if id else item_of(file)[0]


def translations(book: Book) -> dict[str, dict[str, dict[str, str]]]:
    """The fingerprints of all translations and their sources, to be written into the lock.

    Of an overlay only what it wrote itself, or wrote the source of: the rest is the
    original's. A translation is known by its own fingerprint, so it may move freely; once it
    is rewritten, it counts as made from the source of that day.
    """
    found: dict[str, dict[str, dict[str, set[str]]]] = {}
    for item, part in _texts(book):
        if not _is_of_interest(book, part):
            continue
        source = part.tree.child(book.source_language)
        if source is None:
            continue
        for language in book.languages[1:]:
            text = part.tree.child(language)
            if text is not None and isinstance(text.value, str):
                languages = found.setdefault(item, {}).setdefault(language, {})
                languages.setdefault(fingerprint(text.data), set()).add(fingerprint(source.data))
    return {
        item: {
            code: {print: " ".join(sorted(of)) for print, of in prints.items()}
            for code, prints in languages.items()
        }
        for item, languages in found.items()
    }


def _coverage(book: Book, texts: list[tuple[str, Part]], language: str, lock: Lock) -> Coverage:
    missing: list[Place] = []
    old: list[Diagnostic] = []
    origins: set[tuple[str, Location]] = set()
    count = 0
    for item, part in texts:
        text = part.tree.child(language)
        # A name may stand in one language for all.
        if text is None and (part.kind == "name" or not has_letters(part.tree)):
            continue
        count += 1
        if text is None:
            missing.append(part.tree.place())
            continue
        source = part.tree.child(book.source_language)
        if source is None or not isinstance(text.value, str):
            continue
        known = made_from(lock, item, language, str(text.value))
        if known and fingerprint(source.data) not in known:
            old.append(stale_translation(text.place(), language, source.place()))
            origins.add(_origin(text))
    return Coverage(language, count, tuple(missing), tuple(old), frozenset(origins))


def has_letters(tree: Tree) -> bool:
    """Whether a text has words at all; `1,000` is the same in every language."""
    return any(c.isalpha() for each in _inner(tree) or (tree,) for c in str(each.value))


def _texts(book: Book) -> Iterator[tuple[str, Part]]:
    """Every text with the item it belongs to: `trait/shared-purpose`."""
    for file in sorted(book.files):
        tree = book.files[file]
        if tree.child("retired") is not None:
            continue
        for part in book.parts(file):
            if part.role == "text":
                yield item_of_text(book, file, part.location), part


def _is_of_interest(book: Book, part: Part) -> bool:
    if not book.built_on:
        return True
    return any(_is_own(book, each) for each in (part.tree, *_inner(part.tree)))


def _inner(tree: Tree) -> tuple[Tree, ...]:
    return tuple(tree.value.values()) if isinstance(tree.value, dict) else ()


def _is_own(book: Book, tree: Tree) -> bool:
    return tree.origin.document.path in book.own_paths
