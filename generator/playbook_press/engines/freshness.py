"""Whether a published site is already what a build would make of the project.

Everything that a build reads is compared by its content, and so is every file that it wrote.
"""

import os
import stat
import time
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct, convert

from playbook_press.diagnostics import Diagnostic
from playbook_press.engines.digest import content_digest
from playbook_press.engines.manifest import MARKER, inspect
from playbook_press.engines.mkdocs.driver.prints import digest, programs_print
from playbook_press.engines.mkdocs.settings import Settings
from playbook_press.engines.store import Store
from playbook_press.source.bundled import bundled_playbooks

_NAME = "published"

_COARSEST = 2_000_000_000
"""Nanoseconds in which a file may change twice and still bear one time: FAT counts in these."""


class Standing(Struct, frozen=True):
    """What the last build said about the site that stands there."""

    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    """Of the files that something was said about."""
    page_count: int


def standing(
    store: Store,
    settings: Settings,
    target: Path,
    options: Mapping[str, object],
    *,
    inputs: str,
) -> Standing | None:
    """What was said when the site was built, if a build would change nothing now.

    Args:
        store: What earlier builds have kept.
        settings: Those of the project.
        target: The folder readers are served from.
        options: Whatever else decides what the site is.
        inputs: What `inputs_of` gives.
    """
    if settings.print is None:
        return None
    known = store.list(_NAME).get(_place(target))
    if not isinstance(known, dict):
        return None
    if known["bases"]:
        inputs = _inputs(settings, options, known["bases"])
    if inputs != known["inputs"] or known["files"] != _files_print(target):
        return None
    return Standing(
        convert(known["diagnostics"], tuple[Diagnostic, ...]),
        known["texts"],
        known["pages"],
    )


def remember(
    store: Store,
    settings: Settings,
    target: Path,
    options: Mapping[str, object],
    said: Standing,
    *,
    bases: Iterable[str],
    inputs: str,
) -> None:
    """Note that a site has been published.

    Args:
        store: Where to note it.
        settings: Those of the project.
        target: The folder readers are served from.
        options: Whatever else decides what the site is.
        said: What was said about it.
        bases: Folders that playbooks are built on, as paths from the project.
        inputs: What `inputs_of` gave before anything was read, so that an edit in the middle
            of a build counts as one after it.
    """
    folders = sorted(set(bases))
    if settings.print is None or inputs != _inputs(settings, options, ()):
        return
    try:
        # Whether the files are as it says is looked at when somebody relies on it.
        files = _digest_of(target / MARKER)
    except OSError:
        return
    entry = {
        "inputs": _inputs(settings, options, folders) if folders else inputs,
        "bases": folders,
        "files": files,
        "diagnostics": said.diagnostics,
        "texts": dict(said.texts),
        "pages": said.page_count,
    }
    store.note(_NAME, {**store.list(_NAME), _place(target): entry})


def inputs_of(settings: Settings, options: Mapping[str, object]) -> str:
    """A digest of everything a build is about to read, but for originals elsewhere."""
    return _inputs(settings, options, ()) if settings.print is not None else ""


def _inputs(settings: Settings, options: Mapping[str, object], bases: Iterable[str]) -> str:
    root, own = settings.file.parent, settings.project.own_templates
    folders = [
        settings.project.playbooks,
        settings.project.templates,
        *([own] if own is not None else []),
        settings.docs,
        *(Path(os.path.normpath(root / base)) for base in bases),
    ]
    return digest(
        [
            programs_print(),
            settings.print,
            options,
            settings.texts,
            [home.name for home in bundled_playbooks()],
            [list(_contents(folder)) for folder in folders],
        ]
    )


def _contents(folder: Path) -> Iterator[tuple[str, str]]:
    """The files below a folder, each with the digest of what it holds."""
    for place, inner, files in os.walk(folder):
        inner.sort()
        # A link to a folder is not followed, so where it leads is what it is.
        links = [name for name in inner if Path(place, name).is_symlink()]
        for name in sorted([*files, *links]):
            path = Path(place, name)
            yield path.relative_to(folder).as_posix(), _said_by(path, is_folder=name in links)


class _Look(Struct, frozen=True):
    """What a file held when it was read last, and what the system said of it before."""

    status: tuple[int, ...]
    at: int
    """When that was, in nanoseconds."""
    digest: str

    @property
    def is_settled(self) -> bool:
        """Whether another content would have another time."""
        return self.at - max(self.status[-2:]) > _COARSEST


_looks: dict[Path, _Look] = {}


def _said_by(path: Path, *, is_folder: bool) -> str:
    """A digest of what a file holds; of a link, also of where it leads if that is a folder."""
    try:
        status = path.lstat()
        if stat.S_ISLNK(status.st_mode):
            said = os.fsencode(path.readlink()) if is_folder else path.read_bytes()
            return f"{content_digest(said)}@"
        signs = (
            *(status.st_dev, status.st_ino, status.st_size),
            *(status.st_mtime_ns, status.st_ctime_ns),
        )
        known = _looks.get(path)
        # The build asks twice, so that an edit in the middle of it is noticed.
        if known is not None and known.status == signs and known.is_settled:
            return known.digest
        at, found = time.time_ns(), content_digest(path.read_bytes())
        _looks[path] = _Look(signs, at, found)
        return found
    except OSError as reason:
        return f"{content_digest(repr(reason.errno).encode())}@"


def _files_print(target: Path) -> str | None:
    """A digest of the published site; None where it is not as its marker says."""
    try:
        marker = _digest_of(target / MARKER)
        found = inspect(target)
    except OSError:
        return None
    is_whole = found is not None and found.is_whole and not found.foreign
    return marker if is_whole else None


def _digest_of(path: Path) -> str:
    return content_digest(path.read_bytes())


def _place(target: Path) -> str:
    return os.path.realpath(target)
