"""Which files belong to a playbook, and what each of them is."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from msgspec import Struct

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.suggest import nearest
from playbook_press.model.ids import DEVICE_NAMES
from playbook_press.model.playbook import FOLDERS, ItemKind
from playbook_press.model.problems.colliding_file_names import colliding_file_names
from playbook_press.model.problems.missing_manifest import missing_manifest
from playbook_press.model.problems.reserved_file_name import reserved_file_name
from playbook_press.model.problems.unknown_file import renaming, unknown_file
from playbook_press.model.text import LANGUAGE

MANIFEST = "playbook.yml"
SINGLE_FILES = ("glossary.yml", "sources.yml", "ladder.yml", "roles.yml", "law.yml")
IMAGES = "images"
SIDECARS = "i18n"
"""The folder of translations that stand apart from what they translate."""

# Written by the tool itself, next to what people write.
_LOCK = "playbook.lock"
_FOR_PEOPLE = ("readme", "license", "licence", "changelog", "contributing", "notice", "authors")
# Windows hides the ending `.txt` that its editor adds.
_OTHER_ENDING = re.compile(r"(\.ya?ml)?\.(ya?ml|txt)$", re.I)
_MOVE = "Move it elsewhere, or begin its name with a dot."


class Layout(Struct, frozen=True):
    """The files of a playbook, sorted; paths are relative to the project."""

    manifest: str | None
    singles: tuple[tuple[str, str], ...]
    """Name (`glossary`) and path."""
    items: tuple[tuple[ItemKind, str, str], ...]
    """Kind, name without ending, and path."""
    images: frozenset[str]
    """By their path within the playbook."""
    sidecars: tuple[tuple[str, str], ...]
    """Language and path of every file in `i18n/`."""
    problems: tuple[Diagnostic, ...]


def layout(folder: str, paths: Iterable[str]) -> Layout:
    """Sort the files of a playbook, and report those that do not belong.

    Args:
        folder: The playbook's folder, relative to the project, with `/`; may be empty.
        paths: All files below it, relative to the project, in any order.
    """
    start = f"{folder}/" if folder else ""
    inner = sorted(path.removeprefix(start) for path in paths if path.startswith(start))
    names = [name for name in inner if not any(part[0] == "." for part in name.split("/"))]
    collisions = dict(_collisions(names))
    problems = [colliding_file_names(start + a, start + b) for a, b in collisions.items()]
    names = [name for name in names if name not in collisions]
    problems.extend(_reserved(start, names))
    unknown = list(_unknown(names))
    problems.extend(unknown_file(start + path, name, fix) for path, name, fix in unknown)
    if MANIFEST not in names and not any(nearest(name, [MANIFEST]) for _, name, _ in unknown):
        problems.append(missing_manifest(start + MANIFEST))
    return Layout(
        manifest=start + MANIFEST if MANIFEST in names else None,
        singles=tuple(
            (name.removesuffix(".yml"), start + name) for name in SINGLE_FILES if name in names
        ),
        items=tuple(_items(start, names)),
        images=frozenset(
            name
            for name in names
            if name.startswith(f"{IMAGES}/") and not _is_for_people(name.rpartition("/")[2])
        ),
        sidecars=tuple(
            (language, start + name) for name in names if (language := _language_of(name))
        ),
        problems=tuple(problems),
    )


def _language_of(name: str) -> str:
    """The language that a file of translations is for; empty for any other file."""
    folder, _, file = name.rpartition("/")
    stem = file.removesuffix(".yml")
    is_one = folder == SIDECARS and stem != file and LANGUAGE.fullmatch(stem)
    return stem if is_one else ""


def _items(start: str, names: Iterable[str]) -> Iterator[tuple[ItemKind, str, str]]:
    for name in names:
        folder, _, file = name.partition("/")
        if folder in FOLDERS and "/" not in file and file.endswith(".yml"):
            yield FOLDERS[folder], file.removesuffix(".yml"), start + name


def _collisions(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Names that an earlier one would hide where capitals do not count."""
    first: dict[str, str] = {}
    # Of two names the one in small letters is the right one.
    for name in sorted(names, key=lambda name: (name != name.lower(), name)):
        folded = unicodedata.normalize("NFC", name).casefold()
        if first.setdefault(folded, name) != name:
            yield name, first[folded]


def _reserved(start: str, names: Iterable[str]) -> Iterator[Diagnostic]:
    for name in names:
        *folders, file = name.split("/")
        # Of an item the id is reported, which has to be the file's name.
        is_item = len(folders) == 1 and folders[0] in FOLDERS and file.endswith(".yml")
        for part in folders if is_item else [*folders, file]:
            if part.split(".")[0].strip().lower() in DEVICE_NAMES:
                yield reserved_file_name(start + name, part)
                break


def _unknown(names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Path, the part of it that is not known, and the fix; of a folder the first file."""
    folders_seen: set[str] = set()
    for name in names:
        folder, _, file = name.rpartition("/")
        top = name.split("/")[0]
        if _is_for_people(file) and (not folder or folder in (*FOLDERS, SIDECARS)):
            continue
        if not folder:
            if file not in (MANIFEST, *SINGLE_FILES, _LOCK):
                yield name, file, _fix_for_file(file)
        elif top == IMAGES:
            continue
        elif folder == SIDECARS:
            if not _language_of(name):
                yield name, file, "Call it by the code of its language, such as `de.yml`."
        elif folder in FOLDERS:
            if not file.endswith(".yml"):
                stem = _OTHER_ENDING.sub("", file)
                yield name, file, _MOVE if stem == file else f"Call it `{stem}.yml`."
        elif top in FOLDERS:
            if folder not in folders_seen:
                folders_seen.add(folder)
                yield name, folder, f"Move its files up, into `{top}/`."
        elif top not in folders_seen:
            folders_seen.add(top)
            yield name, top, renaming(top, [*FOLDERS, IMAGES, SIDECARS])


def _fix_for_file(file: str) -> str:
    meant = nearest(file, (MANIFEST, *SINGLE_FILES))
    return f"Call it `{meant}`." if meant else _MOVE


def _is_for_people(file: str) -> bool:
    return file.split(".")[0].lower() in _FOR_PEOPLE
