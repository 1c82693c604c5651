"""What the path of a change leads to."""

from msgspec import Struct

from playbook_press.diagnostics import Place
from playbook_press.model.shape import written_fields
from playbook_press.overlay.anatomy import parts
from playbook_press.overlay.book import Book, holds_list, holds_record, spot_at
from playbook_press.overlay.kinds import (
    FILES,
    FOLDER_OF,
    INNER,
    LISTS,
    WORDS,
    former_ids,
    item_of,
    key_of,
    key_path,
    keys_in,
    model_of,
    position_of,
)
from playbook_press.overlay.tree import Origin, Tree
from playbook_press.source.document import Location


class Target(Struct, frozen=True):
    """Something in a book that a change is about."""

    file: str
    """Empty where all items of a kind are meant, which have no file together."""
    location: Location
    """Only its last step may lead to a field that is not written."""
    kind: str = ""
    """Where all items of a kind are meant, that kind."""


class Miss(Struct, frozen=True):
    """A path that leads nowhere."""

    start: str
    """How far it leads, with `/` at the end."""
    step: str
    known: tuple[str, ...]
    there: Place | None
    is_unread: bool = False
    """Whether it is not known, because a file did not load."""


def find(book: Book, path: str, *, verb: str) -> Target | Miss:
    """What a path leads to; an id that was renamed leads to what it became.

    Args:
        book: What the path is followed in.
        path: `trait/shared-purpose/practices/welcome-reply`.
        verb: `add` takes a bare kind as the list of all its items, the others as the file of
            that name.
    """
    word, *steps = path.split("/")
    if word not in WORDS:
        return Miss("", word, WORDS, None)
    if word in FILES and not (word in LISTS and (steps or verb == "add")):
        return _in_file(book, FILES[word], steps, word)
    if word in FOLDER_OF:
        if not steps:
            return Target("", (), word)
        name = _item_file(book, word, steps[0])
        if name is None:
            there, known = book.manifest.place(), tuple(book.ids(word))
            return Miss(f"{word}/", steps[0], known, there, is_unread=book.is_unread(word))
        return _in_file(book, name, steps[1:], f"{word}/{steps[0]}")
    if word in LISTS:
        name, field = LISTS[word]
        if name not in book.files:
            return _unread_or(book, name, Miss(f"{word}/", (steps or [""])[0], (), None))
        if not steps:
            return Target(name, (field,))
        return _follow(book, Target(name, (field,)), steps, word)
    if not steps:
        return Miss("", word, tuple(each for each in WORDS if each not in INNER), None)
    found = _anywhere(book, word, steps[0])
    if found is None:
        known = tuple(str(part.tree.value) for _, part in book.names(word))
        is_unread = book.is_unread(INNER[word])
        return Miss(f"{word}/", steps[0], known, book.manifest.place(), is_unread=is_unread)
    return _follow(book, found, steps[1:], f"{word}/{steps[0]}")


def _in_file(book: Book, name: str, steps: list[str], start: str) -> Target | Miss:
    if name not in book.files:
        return _unread_or(book, name, Miss("", start, (), book.manifest.place()))
    return _follow(book, Target(name, ()), steps, start)


def _unread_or(book: Book, name: str, miss: Miss) -> Miss:
    if name in book.loaded and book.loaded[name].document is None:
        return Miss(miss.start, miss.step, miss.known, miss.there, is_unread=True)
    return miss


def step_from(book: Book, target: Target, name: str) -> Target | None:
    """One step on: into a field, or to the entry of an id."""
    tree = book.files[target.file]
    here = tree.at(target.location)
    if here is not None and isinstance(here.value, tuple):
        position = position_of(here, name)
        if position is not None:
            return Target(target.file, (*target.location, position))
    else:
        spot = spot_at(tree, model_of(target.file), target.location)
        if holds_record(spot.annotation) or not target.location:
            if name in written_fields(spot.owner):
                return Target(target.file, (*target.location, name))
            if here is not None and (found := _below(book, target, here, name)):
                return found
    return _moved(book, target, name)


def _follow(book: Book, target: Target, steps: list[str], start: str) -> Target | Miss:
    for step in steps:
        found = step_from(book, target, step)
        if found is None:
            tree = book.files[target.file]
            here = tree.at(target.location)
            known = keys_in(here) or _known_in(book, target)
            return Miss(f"{start}/", step, tuple(known), tree.place(target.location))
        target, start = found, f"{start}/{step}"
    return target


def _known_in(book: Book, target: Target) -> list[str]:
    """The ids and fields that a step could be."""
    tree = book.files[target.file]
    here = tree.at(target.location)
    found: list[str] = []
    if here is not None and isinstance(here.value, dict):
        found = [key for each in here.value.values() for key in keys_in(each)]
    spot = spot_at(tree, model_of(target.file), target.location)
    return [*found, *written_fields(spot.owner)] if here is not None else found


def _below(book: Book, target: Target, here: Tree, name: str) -> Target | None:
    """The entry of an id in one of a record's lists, or deeper where ids are the file's own."""
    if isinstance(here.value, dict):
        for field, inner in here.value.items():
            position = position_of(inner, name)
            if position is not None and isinstance(inner.value[position].value, dict):
                return Target(target.file, (*target.location, field, position))
    # A question that the original moved to another section is still the same question.
    for part in parts(book.files[target.file], model_of(target.file)):
        is_known = part.role == "name" and part.kind == "question"
        if is_known and part.scope in ("file", "former") and part.tree.value == name:
            depth = 1 if part.scope == "file" else 2
            return Target(target.file, part.location[:-depth])
    return None


def _moved(book: Book, target: Target, name: str) -> Target | None:
    """An entry that the original moved to another item."""
    for field, kind in (("practices", "practice"), ("facts", "fact")):
        if target.location == (field,) and item_of(target.file)[0] == INNER[kind]:
            return _anywhere(book, kind, name)
    return None


def _anywhere(book: Book, kind: str, id: str) -> Target | None:
    for name, part in book.names(kind):
        if part.tree.value == id and part.location[-1] == "id":
            return Target(name, part.location[:-1])
    return None


def _item_file(book: Book, kind: str, id: str) -> str | None:
    """The file of an item, by its id or a former one."""
    name = f"{FOLDER_OF[kind]}/{id}.yml"
    if name in book.files or name in book.loaded:
        return name
    start = f"{FOLDER_OF[kind]}/"
    for other in sorted(book.files):
        if other.startswith(start) and id in former_ids(book.files[other]):
            return other
    return None


def tree_at(book: Book, target: Target) -> Tree | None:
    """What a target is now; None where it is a field that is not written."""
    return book.files[target.file].at(target.location) if target.file else None


def path_of(book: Book, target: Target) -> str:
    """The shortest path that leads to a target whatever it is called now.

    Questions and sections are named without the fields they stand in.
    """
    if not target.file:
        return target.kind
    tree = book.files[target.file]
    kind, id = item_of(target.file)
    ids = key_path(tree, target.location)
    for word, (name, field) in LISTS.items():
        if name == target.file and ids[:1] == (field,):
            return "/".join([word, *ids[1:]])
    if kind == "assessment":
        ids = tuple(each for each in ids if each not in ("sections", "questions"))
    return "/".join([kind, *([id] if id else []), *ids])


def owner_of(book: Book, target: Target) -> tuple[str, str]:
    """What readers would look for: the item that has a page or a place of its own."""
    if not target.file:
        return target.kind, ""
    tree = book.files[target.file]
    for word, (name, field) in LISTS.items():
        if name == target.file and target.location[:1] == (field,) and len(target.location) > 1:
            entry = tree.at(target.location[:2])
            return word, key_of(entry) if entry is not None else ""
    return item_of(target.file)


def ensured(book: Book, target: Target, origin: Origin) -> None:
    """Make the list or record of an optional field, so that something can be put into it."""
    tree = book.files[target.file]
    for depth in range(1, len(target.location) + 1):
        location = target.location[:depth]
        if tree.at(location) is None:
            spot = spot_at(tree, model_of(target.file), location)
            empty: object = () if holds_list(spot.annotation) else {}
            tree = tree.put(location, Tree(empty, origin))
    book.files[target.file] = tree
