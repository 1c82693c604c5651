"""The marker of a published site: whose it is, and every file with its fingerprint."""

import json
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from playbook_press import __version__
from playbook_press.engines.digest import content_digest

MARKER = ".playbook-site.json"
"""Stands in every published site, written when all else is there."""


class Fingerprint(Struct, frozen=True):
    """What a file holds."""

    sha256: str
    size: int

    @classmethod
    def of(cls, content: bytes) -> "Fingerprint":
        return cls(content_digest(content), len(content))


class Inspection(Struct, frozen=True):
    """How a folder compares with the site that was published into it; paths below it, sorted."""

    count: int
    """How many files the site has."""
    missing: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    """Files that nobody published; the next build removes them."""

    @property
    def is_whole(self) -> bool:
        """Whether every file is there as it was published."""
        return not (self.missing or self.changed)


def write_manifest(
    folder: Path,
    known: Mapping[str, str] = MappingProxyType({}),
    statuses: Mapping[str, os.stat_result] | None = None,
) -> None:
    """Mark a folder as a site of ours and list its files with their fingerprints.

    Args:
        folder: The site.
        known: By path, the digests of files that this process has written or compared.
        statuses: What `statuses_of` gives, if the caller knows it.
    """
    files = {}
    for path, status in (statuses or statuses_of(folder)).items():
        digest = known.get(path)
        if digest is None:
            found = Fingerprint.of((folder / path).read_bytes())
        else:
            found = Fingerprint(digest, status.st_size)
        files[path] = {"sha256": found.sha256, "size": found.size}
    record = {"format": 1, "generator": f"playbook-press {__version__}", "files": files}
    text = json.dumps(record, ensure_ascii=False, indent=1) + "\n"
    (folder / MARKER).write_text(text, encoding="utf-8", newline="\n")


def read_manifest(folder: Path) -> Mapping[str, Fingerprint] | None:
    """The files of a published site by path; None where there is no such list."""
    try:
        record = json.loads((folder / MARKER).read_bytes())
        return {
            str(path): Fingerprint(str(found["sha256"]), int(found["size"]))
            for path, found in record["files"].items()
        }
    # A list from elsewhere may also nest without end, and have sizes without bound.
    except (
        OSError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        OverflowError,
        RecursionError,
    ):
        return None


def inspect(folder: Path) -> Inspection | None:
    """Compare a folder with its manifest, byte for byte; None where it has none.

    Raises:
        OSError: A file is there and cannot be read.
    """
    published = read_manifest(folder)
    if published is None:
        return None
    present = frozenset(files_of(folder))
    return Inspection(
        len(published),
        missing=tuple(sorted(published.keys() - present)),
        changed=tuple(
            path
            for path in sorted(published.keys() & present)
            if not _is_as_published(folder / path, published[path])
        ),
        foreign=tuple(sorted(present - published.keys())),
    )


def _is_as_published(file: Path, published: Fingerprint) -> bool:
    status = file.stat()
    # A pipe or a device in the place of a file would never come to an end.
    if not stat.S_ISREG(status.st_mode) or status.st_size != published.size:
        return False
    return Fingerprint.of(file.read_bytes()) == published


def files_of(folder: Path) -> tuple[str, ...]:
    """The paths of all files below a folder but the marker, with `/`, sorted."""
    return tuple(sorted(path for path, _ in _files_below(folder) if path != MARKER))


def statuses_of(folder: Path) -> dict[str, os.stat_result]:
    """What the system says of each of these files, in the same order."""
    found = {path: entry.stat(follow_symlinks=False) for path, entry in _files_below(folder)}
    found.pop(MARKER, None)
    return dict(sorted(found.items()))


def repository_in(folder: Path) -> str | None:
    """The first folder found there that is a Git repository, this one included; None without."""
    for path, entry in _entries_below(folder):
        if entry.name == ".git":
            return path.rpartition("/")[0]
    return None


def _files_below(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    return ((path, each) for path, each in _entries_below(folder) if not each.is_dir())


def _entries_below(folder: Path) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """All that lies below a folder, each with its path from there; links are not followed."""
    # Texts, not paths: a large site has tens of thousands of files.
    ways = [("", str(folder))]
    while ways:
        start, place = ways.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                path = f"{start}{entry.name}"
                yield path, entry
                if entry.is_dir(follow_symlinks=False):
                    ways.append((f"{path}/", entry.path))
