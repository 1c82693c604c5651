"""What is hidden, taken out of everything readers get."""

from dataclasses import dataclass

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.model.markup import LINK
from playbook_press.overlay.anatomy import Part
from playbook_press.overlay.book import Book
from playbook_press.overlay.kinds import FOLDER_OF, item_of, key_of, location_of
from playbook_press.overlay.problems.hidden_while_needed import hidden_while_needed
from playbook_press.overlay.tree import Tree
from playbook_press.source.document import Location
from playbook_press.source.scalar import Plain


@dataclass(frozen=True, slots=True)
class Gone:
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
    pages: set[tuple[str, str]] = set()
    for (file, ids), place in book.hidden.items():
        tree = book.files.get(file)
        location = location_of(tree, ids) if tree is not None else None
        if tree is None or location is None:
            continue
        kind, id = item_of(file)
        if location == () and kind in FOLDER_OF:
            pages.add((kind, id))
            gone.update(_named_in(book, file, (), place, has_page=True))
            since = Tree(Plain(book.version), book.manifest.origin)
            book.files[file] = tree.put(("retired",), Tree({"since": since}, tree.origin))
        else:
            gone.update(_named_in(book, file, location, place, has_page=False))
            book.files[file] = tree.put(location, None)
    return frozenset(pages), _scrubbed(book, gone) if gone else []


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


def _scrubbed(book: Book, gone: dict[tuple[str, str], Gone]) -> list[Diagnostic]:
    """Take out of all files what refers to what is gone; what cannot do without it."""
    needed: dict[str, tuple[Gone, list[Place]]] = {}
    for file in sorted(book.files):
        deleted: set[Location] = set()
        parts = list(book.parts(file))
        for part in parts:
            about = gone.get((part.kind, str(part.tree.value)))
            if part.role != "reference" or about is None or about.home == file:
                continue
            found = _to_delete(book.files[file], part, parts, gone)
            if found is not None:
                deleted.add(found)
            elif not about.has_page and not about.home:
                needed.setdefault(about.subject, (about, []))[1].append(part.tree.place())
        texts = [part for part in parts if part.role == "text"]
        tree = book.files[file]
        for part in texts:
            tree = _without_links(tree, part, gone, book.source_language, file)
        # The last first, so that positions before it stay what they are.
        for location in sorted(deleted, key=_sortable, reverse=True):
            if tree.at(location) is not None:
                tree = tree.put(location, None)
        book.files[file] = tree
    return [
        hidden_while_needed(about.place, subject, sorted(places))
        for subject, (about, places) in sorted(needed.items())
    ]


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
