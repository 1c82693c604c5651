"""Contents of a cache, many to a file: making and removing a file costs more than filling it.

    <name>.pack    contents, one after another
    <name>.index   where in it each one stands, by digest

A build adds one pack. A pack of which less than half is still wanted is emptied into the next.
"""

import contextlib
import errno
import os
import secrets
import time
from collections.abc import Set
from io import RawIOBase
from pathlib import Path
from typing import BinaryIO, NamedTuple

from playbook_press.engines.as_json import as_bytes, from_bytes

MOST_PACKS = 12
"""More of them are put together, however much of them is wanted."""

_ABANDONED = 24 * 3_600
"""Seconds after which a pack without an index is taken for one of a build that was killed."""


_UNUSABLE = (OSError, ValueError, TypeError, AttributeError, RecursionError)
"""What comes of reading an index that is none."""


class Place(NamedTuple):
    """Where a content stands."""

    path: str
    offset: int
    length: int

    def read(self) -> bytes:
        """The content.

        Raises:
            OSError: The file is gone.
        """
        with Path(self.path).open("rb", buffering=0) as file:
            file.seek(self.offset)
            return file.read(self.length)


class Packs:
    """All packs of a folder, and one that is being filled."""

    def __init__(self, folder: Path) -> None:
        """Look at what is there; what cannot be read is taken for lost.

        Args:
            folder: It has to be there.
        """
        self.folder = folder
        self.name = secrets.token_hex(8)
        self.size = 0
        self.file: RawIOBase | None = None
        self.sources: dict[str, BinaryIO] = {}
        self.places: dict[str, Place] = {}
        self.closed: dict[str, dict[str, Place]] = {}
        """What stands in each pack of an earlier build, by the path of the pack."""
        for index in sorted(folder.glob("*.index")):
            pack = str(index.with_suffix(".pack"))
            # One that cannot be used is as good as empty, and goes when the build is over.
            self.closed[pack] = {}
            with contextlib.suppress(*_UNUSABLE):
                self.closed[pack] = _read(index, pack)
        for inside in self.closed.values():
            self.places |= inside

    def put(self, digest: str, content: bytes) -> None:
        """Add a content unless it is there.

        Raises:
            OSError: The disk refuses.
        """
        if digest in self.places:
            return
        if self.file is None:
            # Without a buffer, so that other processes read what has been put, and forks of this
            # one hold nothing that they might write once more.
            self.file = self._pack.open("xb", buffering=0)
        # After a write that was cut off, its beginning is written over.
        self.file.seek(self.size)
        if self.file.write(content) != len(content):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(self._pack))
        self.places[digest] = Place(str(self._pack), self.size, len(content))
        self.size += len(content)

    def get(self, digest: str) -> bytes | None:
        """A content, or None where it is gone; nobody has looked whether it is whole."""
        place = self.places.get(digest)
        if place is None:
            return None
        try:
            source = self.sources.get(place.path)
            if source is None:
                source = self.sources[place.path] = Path(place.path).open("rb")  # noqa: SIM115
            source.seek(place.offset)
            return source.read(place.length)
        except OSError:
            return None

    def place(self, digest: str) -> Place | None:
        """Where a content stands, for whoever reads it in another process."""
        place = self.places.get(digest)
        # Another build may have removed the file, which is open here still.
        return place if place is not None and Path(place.path).exists() else None

    def drop(self, digest: str) -> None:
        """Forget a content that is not what it was."""
        self.places.pop(digest, None)

    def close(self, used: Set[str] | None = None) -> None:
        """No more is added.

        Args:
            used: What is still wanted; the rest is removed where that is worth the work. All of
                it if left out.

        Raises:
            OSError: The disk refuses.
        """
        emptied = [] if used is None else self._emptied(used)
        for source in self.sources.values():
            source.close()
        self.sources.clear()
        if self.file is not None:
            self.file.close()
            self.file = None
            own = str(self._pack)
            inside = {key: at[1:] for key, at in self.places.items() if at.path == own}
            # In one step, so that nobody reads half of it.
            part = self._pack.with_suffix(".part")
            part.write_bytes(as_bytes(inside))
            part.replace(self._pack.with_suffix(".index"))
        for pack in emptied:
            for path in (Path(pack).with_suffix(".index"), Path(pack)):
                path.unlink(missing_ok=True)

    def _emptied(self, used: Set[str]) -> list[str]:
        """The packs that go; what is wanted of them is in the new one."""
        emptied = [str(path) for path in self._abandoned()]
        for pack, inside in self.closed.items():
            wanted = [
                key for key, at in inside.items() if key in used and self.places.get(key) == at
            ]
            size = sum(at.length for at in inside.values())
            kept = sum(inside[key].length for key in wanted)
            if kept * 2 >= size and size and len(self.closed) < MOST_PACKS:
                continue
            # Where the disk is full, what this build has added is still to be found again.
            with contextlib.suppress(OSError):
                for key in wanted:
                    self._move(key)
                emptied.append(pack)
        return emptied

    def _move(self, digest: str) -> None:
        content = self.get(digest)
        self.drop(digest)
        if content is not None:
            self.put(digest, content)

    def _abandoned(self) -> list[Path]:
        before = time.time() - _ABANDONED
        found = [*self.folder.glob("*.pack"), *self.folder.glob("*.part")]
        left = [path for path in found if not path.with_suffix(".index").exists()]
        return [path for path in left if _changed(path) < before]

    @property
    def _pack(self) -> Path:
        return self.folder / f"{self.name}.pack"


def _read(index: Path, pack: str) -> dict[str, Place]:
    """What an index says of a pack; nobody has sealed it, so it may say anything."""
    whole = Path(pack).stat().st_size
    found = {key: Place(pack, *at) for key, at in from_bytes(index.read_bytes()).items()}
    for _, offset, length in found.values():
        if not (type(offset) is type(length) is int and 0 <= offset <= offset + length <= whole):
            raise ValueError("an index and its pack do not fit")
    return found


def _changed(path: Path) -> float:
    """When a file was changed; just now if another build has removed it."""
    try:
        return path.stat().st_mtime
    except OSError:
        return time.time()
