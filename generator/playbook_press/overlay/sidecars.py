"""Translations in `i18n/<language>.yml`: put into the texts that they translate.

    trait/shared-purpose:
      title: Wozu wir da sind
      signals:
        healthy:
          1: Neue fragen nach dem Zweck.

Keys are paths, and may be split into maps anywhere. Nothing after a key means that the text is
not translated yet.
"""

from collections.abc import Collection, Iterator

from playbook_press.diagnostics import Diagnostic
from playbook_press.model.layout import SIDECARS, layout
from playbook_press.model.load import Read
from playbook_press.overlay.book import Book, holds_text, holds_words, spot_at
from playbook_press.overlay.kinds import model_of
from playbook_press.overlay.lock import Lock
from playbook_press.overlay.own_files import within
from playbook_press.overlay.prints import fingerprint
from playbook_press.overlay.problems.moved_translation import moved_translation
from playbook_press.overlay.problems.translated_twice import translated_twice
from playbook_press.overlay.problems.unlisted_language import unlisted_language
from playbook_press.overlay.problems.unusable_translation import (
    unknown_path,
    unusable_translation,
)
from playbook_press.overlay.strings import text_path, text_target
from playbook_press.overlay.targets import Miss, Target
from playbook_press.overlay.translations import item_of_text, made_from
from playbook_press.overlay.tree import Tree, tree_of
from playbook_press.source.document import Location


def sidecars_in(folder: str, paths: Collection[str]) -> tuple[tuple[str, str], ...]:
    """Language and path of every file of translations in a playbook's folder."""
    start = within(folder, f"{SIDECARS}/")
    # The layout of a whole playbook is dear, and hardly any has translations apart.
    inner = [path for path in paths if path.startswith(start)]
    return layout(folder, inner).sidecars if inner else ()


def take_in_sidecars(
    book: Book, sidecars: Collection[tuple[str, str]], read: Read, lock: Lock
) -> list[Diagnostic]:
    """Put the translations of a folder into a book, and say what is wrong with them.

    Args:
        book: The playbook; its texts get more languages.
        sidecars: Language and path of every file of translations.
        read: Reads one.
        lock: Which text each was made from, so that one under a number finds its text again.
    """
    problems: list[Diagnostic] = []
    for language, path in sidecars:
        loaded = read(path)
        problems += loaded.problems
        if loaded.document is None:
            continue
        if book.built_on:
            book.own_paths |= {path}
        tree = tree_of(loaded.document)
        languages = book.languages
        if languages and language not in languages[1:]:
            there = book.manifest.place(("languages",))
            problems.append(unlisted_language(tree.place(_first(tree)), language, languages, there))
            continue
        book.sidecars[language] = path
        for location, said in _leaves(tree):
            problems += _put(book, language, tree, location, said, lock)
    return problems


def leaf_path(location: Location) -> str:
    """The path that the keys of a file of translations spell."""
    return "/".join(str(step) for step in location)


def _first(tree: Tree) -> Location:
    return (next(iter(tree.value)),) if isinstance(tree.value, dict) and tree.value else ()


def _leaves(tree: Tree) -> Iterator[tuple[Location, Tree]]:
    """Every value that is no map, with the keys that lead to it."""
    open_ones: list[tuple[Location, Tree]] = [((), tree)]
    while open_ones:
        location, here = open_ones.pop()
        if isinstance(here.value, dict):
            open_ones += [((*location, key), each) for key, each in reversed(here.value.items())]
        elif location:
            yield location, here


def _put(
    book: Book, language: str, tree: Tree, location: Location, said: Tree, lock: Lock
) -> Iterator[Diagnostic]:
    path = leaf_path(location)
    target = text_target(book, path)
    if isinstance(target, Miss):
        if not target.is_unread:
            place = tree.place(_at_step(location, target), key=True, within=target.step)
            print = fingerprint(said.data)
            was_there = any(print in of.get(language, {}) for of in lock.translations.values())
            yield unknown_path(
                place,
                target.start,
                target.step,
                target.known,
                target.there,
                was_there=was_there,
            )
        return
    place = tree.place(location, key=True)
    file = book.files.get(target.file)
    spot = spot_at(file, model_of(target.file), target.location) if file is not None else None
    is_words = spot is not None and holds_words(spot.annotation)
    if file is None or spot is None or not (holds_text(spot.annotation) or is_words):
        fix = "Go on to the field that holds the text, such as `title`."
        yield unusable_translation(place, f"`{path}` holds no text of its own.", fix)
        return
    here = file.at(target.location)
    if said.value is None:
        return
    if (here is None or here.value is None) and not is_words:
        fix = "Write the text into the item first, or take its translation out."
        yield unusable_translation(place, f"`{path}` says nothing that could be translated.", fix)
        return
    wanted = tuple if is_words else str
    if not isinstance(said.value, wanted):
        fix = "Write a list of words." if is_words else "Write the translation as one text."
        yield unusable_translation(place, f"`{path}` is translated by something else.", fix)
        return
    # Words for the same thing are each language's own.
    here = here or Tree({}, said.origin)
    moved = None if is_words else _moved(book, language, target, str(said.value), lock)
    if moved is not None:
        number, target = moved
        here = book.files[target.file].at(target.location) or here
        yield moved_translation(place, path, number, here.place())
    yield from _merged(book, language, target, here, said, path)


def _moved(
    book: Book, language: str, target: Target, said: str, lock: Lock
) -> tuple[int, Target] | None:
    """The number and place that the source of a translation has now; None if not another one."""
    at = _numbered_step(book, target)
    known = made_from(lock, item_of_text(book, target.file, target.location), language, said)
    if at is None or not known or _source_print(book, target) in known:
        return None
    before, after = target.location[:at], target.location[at + 1 :]
    entries = book.files[target.file].at(before)
    for position in range(len(entries.value) if entries is not None else 0):
        other = Target(target.file, (*before, position, *after))
        if _source_print(book, other) in known:
            return position + 1, other
    return None


def _numbered_step(book: Book, target: Target) -> int | None:
    """Where the last number of a location stands; None where every entry has an id."""
    steps = text_path(book, target.file, target.location).split("/")
    if not any(step.isdecimal() for step in steps):
        return None
    return max(at for at, step in enumerate(target.location) if isinstance(step, int))


def _source_print(book: Book, target: Target) -> str:
    """The fingerprint of a text in the source language; empty where there is none."""
    tree = book.files[target.file].at(target.location)
    source = tree.child(book.source_language) or tree if tree is not None else None
    return fingerprint(source.data) if source is not None else ""


def _merged(
    book: Book, language: str, target: Target, here: Tree, said: Tree, path: str
) -> Iterator[Diagnostic]:
    texts = here.value if isinstance(here.value, dict) else {book.source_language: here}
    there = texts.get(language)
    if there is not None:
        is_original = bool(book.built_on) and there.origin.document.path not in book.own_paths
        yield translated_twice(said.place(), path, language, there.place(), is_original=is_original)
        if not is_original:
            return
    whole = Tree({**texts, language: said}, here.origin)
    book.files[target.file] = book.files[target.file].put(target.location, whole)


def _at_step(location: Location, miss: Miss) -> Location:
    """The keys as far as the one in which a path goes wrong."""
    depth = miss.start.count("/") + 1
    steps = 0
    for length, key in enumerate(location, 1):
        steps += str(key).count("/") + 1
        if steps >= depth:
            return location[:length]
    return location
