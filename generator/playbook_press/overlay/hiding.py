"""What is hidden, taken out of everything readers get."""

from collections.abc import Collection

from msgspec import Struct

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.model.markup import LINK
from playbook_press.overlay.anatomy import Part
from playbook_press.overlay.book import Book, HiddenKey
from playbook_press.overlay.kinds import FOLDER_OF, item_of, key_of, location_of
from playbook_press.overlay.problems.hidden_while_needed import hidden_while_needed
from playbook_press.overlay.tree import Tree
from playbook_press.source.document import Location
from playbook_press.source.scalar import Plain


class Gone(Struct, frozen=True):
    """Something that readers no longer find."""

    subject: str
    place: Place
    """Where it is hidden."""
    has_page: bool
    """Whether its address keeps a page, so that a link still has somewhere to go."""
    title: Tree | None
    """What links without words of their own become; None where it has no title."""
    home: str = ""
    """For what stands in a hidden item: the item's file, where it may be named as ever."""


def hide_all(book: Book) -> tuple[frozenset[tuple[str, str]], list[Diagnostic]]:
    """Take out of a book what is hidden in it, and what refers to it.

    An item with a page of its own is marked as retired, which keeps a short page at its
    address. Anything else is left out, and links to it in texts become words. A question
    that is left out is in no score; saved answers to it are kept as earlier questions.

    Returns:
        The items with a page that are hidden (kind and id), and what cannot be hidden.
    """
    gone: dict[tuple[str, str], Gone] = {}
    entries: dict[HiddenKey, set[tuple[str, str]]] = {}
    pages: set[tuple[str, str]] = set()
    for (file, ids), place in book.hidden.items():
        tree = book.files.get(file)
        location = location_of(tree, ids) if tree is not None else None
        if location is None:
            continue
        kind, id = item_of(file)
        is_page = location == () and kind in FOLDER_OF
        named = _named_in(book, file, location, place, has_page=is_page)
        gone |= named
        if is_page:
            pages.add((kind, id))
        else:
            entries[file, ids] = set(named)
    problems = _needed(book, gone, entries)
    for (file, ids), names in entries.items():
        tree = book.files[file]
        location = location_of(tree, ids)
        if location is not None and (not names or names <= gone.keys()):
            book.files[file] = tree.put(location, None)
    for kind, id in pages:
        file = f"{FOLDER_OF[kind]}/{id}.yml"
        tree = book.files[file]
        since = Tree(Plain(book.version), book.manifest.origin)
        book.files[file] = tree.put(("retired",), Tree({"since": since}, tree.origin))
    if gone:
        _scrub(book, gone)
    return frozenset(pages), problems


def _needed(
    book: Book,
    gone: dict[tuple[str, str], Gone],
    entries: dict[HiddenKey, set[tuple[str, str]]],
) -> list[Diagnostic]:
    """What cannot be hidden because something cannot do without it; that is gone no more."""
    problems: list[Diagnostic] = []
    uses: dict[tuple[str, str], list[Place]] = {}
    for file in sorted(book.files):
        parts = list(book.parts(file))
        for part in parts:
            name = (part.kind, str(part.tree.value))
            about = gone.get(name) if part.role == "reference" else None
            if about is None or about.has_page or about.home:
                continue
            if _is_within_hidden(book, file, part.location, entries):
                continue
            if _to_delete(book.files[file], part, parts, gone) is None:
                uses.setdefault(name, []).append(part.tree.place())
    for names in entries.values():
        for name in sorted(names & uses.keys()):
            problems.append(hidden_while_needed(gone[name].place, name[1], sorted(uses[name])))
        if names & uses.keys():
            for name in names:
                del gone[name]
    return problems


def _is_within_hidden(
    book: Book, file: str, location: Location, entries: Collection[HiddenKey]
) -> bool:
    for other, ids in entries:
        start = location_of(book.files[file], ids) if other == file else None
        if start is not None and location[: len(start)] == start:
            return True
    return False


def _named_in(
    book: Book, file: str, location: Location, place: Place, *, has_page: bool
) -> dict[tuple[str, str], Gone]:
    """Everything that is known by id in something hidden."""
    found: dict[tuple[str, str], Gone] = {}
    depth = len(location)
    for part in book.parts(file):
        if part.role != "name" or part.scope == "list" or part.location[:depth] != location:
            continue
        steps = 2 if part.scope == "former" else 1
        record = part.location[:-steps]
        is_whole = has_page and record == ()
        found[part.kind, str(part.tree.value)] = Gone(
            subject=str(part.tree.value),
            place=place,
            has_page=is_whole,
            title=book.files[file].at((*record, "title")),
            home=file if has_page and not is_whole else "",
        )
    return found


def _scrub(book: Book, gone: dict[tuple[str, str], Gone]) -> None:
    """Take out of all files what refers to what is gone."""
    for file in sorted(book.files):
        parts = list(book.parts(file))
        tree = book.files[file]
        deleted: set[Location] = set()
        for part in parts:
            about = gone.get((part.kind, str(part.tree.value)))
            if part.role == "text":
                tree = _without_links(tree, part, gone, book.source_language, file)
            elif part.role == "reference" and about is not None and about.home != file:
                found = _to_delete(tree, part, parts, gone)
                deleted |= {found} if found is not None else set()
        # The last first, so that positions before it stay what they are.
        for location in sorted(deleted, key=_sortable, reverse=True):
            if tree.at(location) is not None:
                tree = tree.put(location, None)
        book.files[file] = tree


def _sortable(location: Location) -> tuple[tuple[int, str], ...]:
    return tuple((step, "") if isinstance(step, int) else (-1, step) for step in location)


def _to_delete(
    tree: Tree, part: Part, parts: list[Part], gone: dict[tuple[str, str], Gone]
) -> Location | None:
    """What to leave out so that a reference is gone; None where it cannot be left out."""
    location = part.location
    if isinstance(location[-1], int):
        if not part.is_required:
            return location
        others = [
            each
            for each in parts
            if each.role == "reference"
            and each.location[:-1] == location[:-1]
            and (each.kind, str(each.tree.value)) not in gone
        ]
        return location if others else None
    record = location[:-1]
    if part.is_required:
        return record if record and isinstance(record[-1], int) else None
    rest = tree.put(location, None).at(record)
    if record and isinstance(record[-1], int) and rest is not None and not key_of(rest):
        return record
    return location


def _without_links(
    tree: Tree, part: Part, gone: dict[tuple[str, str], Gone], source: str, file: str
) -> Tree:
    """A file in which one text no longer links to what has no page."""
    texts = part.tree.value
    if isinstance(texts, dict):
        pairs = [((*part.location, language), language, each) for language, each in texts.items()]
    else:
        pairs = [(part.location, source, part.tree)]
    for location, language, each in pairs:
        if not isinstance(each.value, str) or "[[" not in each.value:
            continue
        words = each.value
        for link in list(LINK.finditer(each.value)):
            about = gone.get((link[1], link[2].strip()))
            if about is not None and not about.has_page and about.home != file:
                words = words.replace(link[0], link[3] or _title(about, language))
        if words != each.value:
            tree = tree.put(location, Tree(words, each.origin))
    return tree


def _title(about: Gone, language: str) -> str:
    title = about.title
    if title is None:
        return about.subject
    if isinstance(title.value, dict):
        title = title.value.get(language) or next(iter(title.value.values()), None)
    return str(title.value) if title is not None else about.subject
