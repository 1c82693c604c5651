"""From the folder of an overlay to a playbook that can be loaded like any other."""

from collections.abc import Callable, Collection, Mapping
from pathlib import PurePosixPath

from msgspec import Struct, field

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.model.layout import layout
from playbook_press.model.load import Read
from playbook_press.model.validation import validated
from playbook_press.overlay.applying import apply
from playbook_press.overlay.book import MANIFEST, Book
from playbook_press.overlay.declaration import OWN_FIELDS, Overlay
from playbook_press.overlay.languages import fit_languages
from playbook_press.overlay.ledger import Effect
from playbook_press.overlay.lock import EMPTY, Lock, read_lock
from playbook_press.overlay.own_files import DECLARATION, take_in_own_files, within
from playbook_press.overlay.problems.malformed_range import malformed_range
from playbook_press.overlay.problems.overlay_cycle import overlay_cycle
from playbook_press.overlay.problems.unknown_base import unknown_base
from playbook_press.overlay.problems.version_out_of_range import version_out_of_range
from playbook_press.overlay.sidecars import sidecars_in, take_in_sidecars
from playbook_press.overlay.tree import Tree, tree_of
from playbook_press.overlay.versions import RangeError, is_within
from playbook_press.overlay.work import Work
from playbook_press.source.document import Document

LOCK = "playbook.lock"


class Surroundings(Struct, frozen=True):
    """Where overlays and their originals are read from."""

    files: Callable[[str], Collection[str]]
    """Every file below a folder, by path; empty where there is no such folder."""
    read: Read
    bundled: Mapping[str, str] = field(default_factory=dict)
    """The folders of the playbooks that come with the package, by id."""

    def is_playbook(self, folder: str) -> bool:
        """Whether a folder holds a playbook or an overlay."""
        names = set(self.files(folder))
        return any(within(folder, name) in names for name in (MANIFEST, DECLARATION))


class Layered(Struct, frozen=True):
    """An overlay on its original, before it is made ready for readers."""

    book: Book
    original: Book
    """The original as it is without this overlay."""
    document: Document
    """`overlay.yml`."""
    effects: tuple[Effect, ...]
    problems: tuple[Diagnostic, ...]
    bases: tuple[str, ...]
    """The folders of the originals, the nearest first."""


def is_overlay(folder: str, paths: Collection[str]) -> bool:
    """Whether a folder holds an overlay and no playbook of its own."""
    return within(folder, DECLARATION) in paths and within(folder, MANIFEST) not in paths


def lock_in(folder: str, around: Surroundings) -> tuple[Lock, list[Diagnostic]]:
    """The lock of a playbook's folder, empty where it has none; and what is wrong with it."""
    path = within(folder, LOCK)
    return read_lock(around.read(path)) if path in around.files(folder) else (EMPTY, [])


def plain_book(folder: str, around: Surroundings) -> tuple[Book, tuple[Diagnostic, ...]]:
    """A playbook without an overlay; what is wrong with its files' names and translations."""
    sorted_files = layout(folder, around.files(folder))
    book = Book(folder)
    start = f"{folder}/" if folder else ""
    paths = [path for _, path in sorted_files.singles]
    paths += [path for _, _, path in sorted_files.items]
    paths += [sorted_files.manifest] if sorted_files.manifest else []
    for path in paths:
        name = path.removeprefix(start)
        book.loaded[name] = loaded = around.read(path)
        if loaded.document is not None:
            book.files[name] = tree_of(loaded.document)
    book.pictures = {image: start + image for image in sorted_files.images}
    if not sorted_files.sidecars or MANIFEST not in book.files:
        return book, sorted_files.problems
    lock = lock_in(folder, around)[0]
    problems = take_in_sidecars(book, sorted_files.sidecars, around.read, lock)
    return book, (*sorted_files.problems, *problems)


def layered(
    folder: str, around: Surroundings, *, trail: tuple[str, ...] = ()
) -> tuple[Layered | None, tuple[Diagnostic, ...]]:
    """Read an overlay and make its changes to its original.

    Args:
        folder: The overlay's folder.
        around: Where files are read from.
        trail: The folders of the overlays that are built on this one.

    Returns:
        The outcome, None where there is no original to change; and why there is none.
    """
    path = within(folder, DECLARATION)
    loaded = around.read(path)
    document = loaded.document
    if document is None:
        return None, loaded.problems
    languages = document.data.get("languages")
    codes = tuple(map(str, languages)) if isinstance(languages, tuple) else ()
    record, problems = validated(document, Overlay, codes)
    found = [*loaded.problems, *problems]
    if record is None:
        return None, tuple(found)
    base = _base_folder(folder, record.extends.playbook, around)
    place = document.place(("extends", "playbook"))
    if base is None:
        known = sorted({*around.bundled, *_neighbours(folder, around)} - {record.id})
        return None, (*found, unknown_base(place, record.extends.playbook, known))
    if base in (*trail, folder):
        around_once = [*trail[trail.index(base) :], folder] if base in trail else [folder]
        names = [PurePosixPath(each).name for each in (*around_once, base)]
        return None, (*found, overlay_cycle(place, names))
    original, bases, more = _original(base, around, (*trail, folder))
    found += more
    if original is None or MANIFEST not in original.files:
        return None, tuple(found)
    if record.extends.version is not None:
        found += _version_problems(document, record.extends.version, original)
    return _built(folder, document, original, around, tuple(found), bases), ()


def _original(
    base: str, around: Surroundings, trail: tuple[str, ...]
) -> tuple[Book | None, tuple[str, ...], tuple[Diagnostic, ...]]:
    """The book of an original, the folders it is made of, and what is wrong with it."""
    if not is_overlay(base, set(around.files(base))):
        book, problems = plain_book(base, around)
        unread = () if MANIFEST in book.files else _problems_of(book)
        return book, (base,), (*problems, *unread)
    under, problems = layered(base, around, trail=trail)
    if under is None:
        return None, (base,), problems
    return under.book, (base, *under.bases), under.problems


def _problems_of(book: Book) -> tuple[Diagnostic, ...]:
    found = book.loaded.get(MANIFEST)
    return found.problems if found is not None else ()


def _built(
    folder: str,
    document: Document,
    original: Book,
    around: Surroundings,
    problems: tuple[Diagnostic, ...],
    bases: tuple[str, ...],
) -> Layered:
    declared = tree_of(document)
    refusals: list[Diagnostic] = []
    while True:
        refused = frozenset(each.place for each in refusals)
        work = _changed(folder, original, around, declared, refused)
        more = apply(work, declared)
        if not more:
            break
        # Whatever is still needed stays, as if nobody had asked for it.
        refusals += more
    sidecars = sidecars_in(folder, around.files(folder))
    lock = lock_in(folder, around)[0]
    translated = take_in_sidecars(work.book, sidecars, around.read, lock)
    found = (*problems, *work.problems, *refusals, *translated)
    return Layered(work.book, original, document, tuple(work.effects), found, bases)


def _changed(
    folder: str,
    original: Book,
    around: Surroundings,
    declared: Tree,
    refused: frozenset[Place],
) -> Work:
    """The original with the manifest and the files of an overlay, before its changes."""
    book = original.copy()
    book.folder = folder
    book.built_on = (original.named(), *original.built_on)
    work = Work(book, refused=refused)
    _take_over_manifest(book, declared)
    own = take_in_own_files(work, around.files(folder), around.read)
    declaration = declared.origin.document.path
    book.own_paths = original.own_paths | {declaration, *own}
    given = declared.child("variables")
    book.variables |= given.value if given is not None else {}
    return work


def _take_over_manifest(book: Book, declared: Tree) -> None:
    """Let what `overlay.yml` says of the playbook as a whole take the original's place."""
    languages = declared.child("languages")
    if languages is not None:
        fit_languages(book, tuple(str(each.value) for each in languages.value))
    fields = {
        key: each
        for key, each in book.manifest.value.items()
        # Former ids and corrected slips are the original's own.
        if key not in ("id", "aliases", "corrections")
    }
    own = {key: each for key, each in declared.value.items() if key in OWN_FIELDS}
    book.files[MANIFEST] = Tree({"id": declared.value["id"], **fields, **own}, book.manifest.origin)


def _base_folder(folder: str, written: str, around: Surroundings) -> str | None:
    """Where the original stands: a folder, a playbook beside this one, or a bundled one."""
    parent = PurePosixPath(folder).parent
    if "/" in written or written.startswith("."):
        found = _normal(PurePosixPath(folder) / written)
        return found if around.is_playbook(found) else None
    beside = _normal(parent / written) if folder else f"../{written}"
    if beside != folder and around.is_playbook(beside):
        return beside
    return around.bundled.get(written)


def _normal(path: PurePosixPath) -> str:
    """A path without `..` after a name, as all paths of a project are written."""
    parts: list[str] = []
    for part in path.parts:
        if part == ".." and parts and parts[-1] != "..":
            parts.pop()
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def _neighbours(folder: str, around: Surroundings) -> set[str]:
    parent = PurePosixPath(folder).parent.as_posix() if folder else ".."
    start = "" if parent == "." else f"{parent}/"
    names = {path.removeprefix(start).split("/")[0] for path in around.files(parent)}
    return {name for name in names if around.is_playbook(f"{start}{name}")}


def _version_problems(document: Document, wanted: str, original: Book) -> list[Diagnostic]:
    place = document.place(("extends", "version"))
    try:
        if is_within(original.version, wanted):
            return []
    except RangeError as part:
        return [malformed_range(place, str(part))]
    there = original.manifest.place(("version",))
    return [version_out_of_range(place, wanted, original.id, original.version, there)]
