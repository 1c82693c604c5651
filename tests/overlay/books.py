"""Playbooks and overlays in memory or in the published suite, and what comes of them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.overlay.book import Book
from playbook_press.overlay.layers import Surroundings
from playbook_press.overlay.resolving import Resolved, resolve
from playbook_press.source.load import Loaded, load_document
from playbook_press.source.problems.unreadable_file import unreadable_file
from tests.project import ROOT

SUITE = ROOT / "tests" / "overlay_suite"
ORCHARD = "playbooks/orchard"

Files = Mapping[str, str]
"""The files of a project by path."""


def orchard(**changed: str) -> dict[str, str]:
    """The original of the suite, as `playbooks/orchard`.

    Args:
        changed: Files to write anew, by a name like `traits_open_gate`; an empty text leaves
            a file out.
    """
    folder = SUITE / "originals" / "orchard"
    files = {
        f"{ORCHARD}/{path.relative_to(folder).as_posix()}": path.read_text("utf-8")
        for path in sorted(folder.rglob("*.yml"))
    }
    names = {path.removeprefix(f"{ORCHARD}/").translate(_NAMES): path for path in files}
    for name, text in changed.items():
        files[names[f"{name}_yml"]] = text
    return {path: text for path, text in files.items() if text}


_NAMES = str.maketrans("/-.", "___")


def overlay(changes: str = "", *, id: str = "acme", head: str = "", base: str = "orchard") -> Files:
    """An `overlay.yml` on the orchard, as `playbooks/acme`."""
    listed = f"changes:\n{changes}" if changes else ""
    text = f"overlay: 1\nid: {id}\nextends: {{playbook: {base}}}\n{head}{listed}"
    return {f"playbooks/{id}/overlay.yml": text}


def surroundings(files: Files, *, bundled: Mapping[str, str] | None = None) -> Surroundings:
    """A project that stands only in memory."""

    def read(path: str) -> Loaded:
        if path not in files:
            return Loaded(None, (unreadable_file(path, "it is not there"),))
        return load_document(path, files[path].encode())

    def below(folder: str) -> tuple[str, ...]:
        return tuple(sorted(path for path in files if path.startswith(f"{folder}/")))

    return Surroundings(below, read, bundled or {})


def applied(files: Files, folder: str = "playbooks/acme") -> Resolved:
    """What comes of an overlay; it must have an original."""
    found, unable = resolve(folder, surroundings(files))
    assert found is not None, [each.what for each in unable]
    return found


def plain(value: Any) -> Any:
    """A value as JSON has it, every scalar a string."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [plain(each) for each in value]
    return None if value is None else str(value)


def result(book: Book) -> dict[str, Any]:
    """A resolved playbook as the suite writes it down."""
    return {name: plain(book.files[name].data) for name in sorted(book.files)}


def codes(found: Resolved) -> list[str]:
    """The codes of everything that is wrong with an overlay, sorted."""
    return sorted(each.code for each in found.problems)


def only(problems: tuple[Diagnostic, ...]) -> Diagnostic:
    """The one problem there is."""
    (found,) = problems
    return found


def at(text: str, words: str, path: str = "playbooks/acme/overlay.yml") -> Place:
    """The place where words stand for the first time in a file."""
    line, column = text[: text.index(words)].count("\n") + 1, 1
    column = text.index(words) - text.rfind("\n", 0, text.index(words))
    return Place(path, line, column)


def root_of(path: Path) -> str:
    """A path in the suite, as reports name it."""
    return path.relative_to(SUITE).as_posix()
