"""Every text of a playbook by its path, and what the path of a text leads to.

A path is that of a change, with the fields down to the text: `trait/shared-tools/title`. An
entry that has no id, such as a sign of health, is named by its number, from 1.
"""

from collections.abc import Iterator

from msgspec import Struct

from playbook_press.diagnostics import Place
from playbook_press.overlay.anatomy import Part
from playbook_press.overlay.book import MANIFEST, Book
from playbook_press.overlay.kinds import FILES, FOLDER_OF, LISTS, key_of, position_of
from playbook_press.overlay.targets import Miss, Target, find, path_of, step_from
from playbook_press.overlay.tree import Tree
from playbook_press.source.document import Location

_UNNAMED = ("sections", "questions")


class String(Struct, frozen=True):
    """A text of a playbook."""

    path: str
    file: str
    part: Part

    @property
    def target(self) -> Target:
        """Where it stands."""
        return Target(self.file, self.part.location)

    def said(self, language: str, source: str) -> str | None:
        """What it says in a language; a plain string is in the `source` language."""
        value = self.part.tree.value
        if isinstance(value, str):
            return str(value) if language == source else None
        found = value.get(language) if isinstance(value, dict) else None
        return str(found.value) if found is not None and isinstance(found.value, str) else None


def strings(book: Book) -> Iterator[String]:
    """Every text, file by file in reading order, the manifest first."""
    for file in sorted(book.files, key=lambda name: (name != MANIFEST, name)):
        for part in book.parts(file):
            if part.role == "text":
                yield String(text_path(book, file, part.location), file, part)


def text_path(book: Book, file: str, location: Location) -> str:
    """The path of what stands at a location; it leads back there."""
    tree = book.files[file]
    steps: list[str] = []
    is_question = path_of(book, Target(file, ())).startswith("assessment/")
    for depth, step in enumerate(location):
        inner = tree.at(location[:depth])
        if isinstance(step, int) and inner is not None:
            steps.append(_entry_name(inner, step))
        elif not (is_question and step in _UNNAMED):
            steps.append(str(step))
    for word, (name, field) in LISTS.items():
        if name == file and location[:1] == (field,) and len(location) > 1:
            return "/".join([word, *steps[1:]])
    return "/".join([path_of(book, Target(file, ())), *steps])


def text_target(book: Book, path: str) -> Target | Miss:
    """What the path of a text leads to; an id that was renamed leads to what it became."""
    word, *steps = path.split("/")
    # An item of one kind is named by two words; all that follows may be numbers.
    first = 2 if word not in FILES or word in LISTS else 1
    found = find(book, "/".join([word, *steps][:first]), verb="set")
    if isinstance(found, Miss) and word in FILES and FILES[word] in book.files:
        # `law` names both a file and the notes in it.
        miss, found = found, Target(FILES[word], ())
        if not steps or step_from(book, found, steps[0]) is None:
            return miss
        first = 1
    if isinstance(found, Miss):
        return found
    start = "/".join([word, *steps][:first])
    for step in [word, *steps][first:]:
        here = book.files[found.file].at(found.location) if found.file else None
        inner = _step(book, found, here, step)
        if inner is None:
            return Miss(f"{start}/", step, _known(book, found, here), _place(book, found))
        found, start = inner, f"{start}/{step}"
    return found


def _entry_name(entries: Tree, position: int) -> str:
    key = key_of(entries.value[position])
    # Two findings may rest on one source; then only the number tells them apart.
    is_named = key and isinstance(entries.value[position].value, dict)
    is_found = is_named and position_of(entries, key) == position
    return key if is_found else str(position + 1)


def _step(book: Book, target: Target, here: Tree | None, step: str) -> Target | None:
    if not target.file:
        return None
    if here is not None and isinstance(here.value, tuple) and step.isdecimal():
        position = int(step) - 1 if len(step) < 6 else -1  # No list is that long.
        is_there = 0 <= position < len(here.value) and _entry_name(here, position) == step
        return Target(target.file, (*target.location, position)) if is_there else None
    return step_from(book, target, step)


def _known(book: Book, target: Target, here: Tree | None) -> tuple[str, ...]:
    """What a step could be: of a record the fields it has, of a list its entries."""
    if here is None:
        return tuple(book.ids(target.kind)) if target.kind in FOLDER_OF else ()
    if isinstance(here.value, tuple):
        return tuple(_entry_name(here, position) for position in range(len(here.value)))
    return tuple(map(str, here.value)) if isinstance(here.value, dict) else ()


def _place(book: Book, target: Target) -> Place | None:
    return book.files[target.file].place(target.location) if target.file else None
