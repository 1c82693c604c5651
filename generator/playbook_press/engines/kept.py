"""Files that took long to make, kept for the next build in this user's own cache."""

import contextlib
import hashlib
import os
import stat
import sys
import time
from pathlib import Path

_DAYS = 60
_DIGEST_BYTES = 32


class Kept:
    """Contents by a key that speaks of all that went into them.

    They do not lie in the project, which may come from a stranger and whose cache would reach
    readers. What cannot be read or written is done without.
    """

    def __init__(
        self, folder: Path, *, reads: bool = True, writes: bool = True, salt: str = ""
    ) -> None:
        """Begin with what lies in a folder.

        Args:
            folder: Need not exist.
            reads: Whether to use what is there; else all is made anew.
            writes: Whether to keep anything.
            salt: Goes into every key.
        """
        self._salt = salt
        self._folder = folder
        self._reads = reads
        self._writes = writes

    def recall(self, key: str) -> bytes | None:
        """What was kept under a key; None where nothing is to be had, or it was damaged."""
        if not self._reads:
            return None
        place = self._place(key)
        try:
            whole = place.read_bytes()
            # Says that it is still of use.
            os.utime(place)
        except OSError:
            return None
        digest, content = whole[:_DIGEST_BYTES], whole[_DIGEST_BYTES:]
        return content if hashlib.sha256(content).digest() == digest else None

    def keep(self, key: str, content: bytes) -> None:
        """Keep a content for another time."""
        if not self._writes:
            return
        place = self._place(key)
        part = place.with_name(f".{place.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(hashlib.sha256(content).digest() + content)
            part.replace(place)

    def forget_unused(self) -> None:
        """Remove what no build has asked for in two months."""
        latest = time.time() - _DAYS * 24 * 60 * 60
        with contextlib.suppress(OSError):
            for path in self._folder.glob("??/*"):
                if path.is_file() and path.stat().st_mtime < latest:
                    path.unlink()

    def _place(self, key: str) -> Path:
        words = f"{self._salt}{key}".encode("utf-8", "surrogatepass")
        name = hashlib.sha256(words).hexdigest()
        return self._folder / name[:2] / name


def is_private(folder: Path) -> bool:
    """Whether nobody but this user can write into a folder, which is made if it is not there.

    On Windows the rights of a user's own folders are as they are; nobody has to ask.
    """
    if os.name == "nt":
        return True
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        found = folder.lstat()
    except OSError:
        return False
    is_own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid()
    return is_own and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def own_cache() -> Path:
    """Where this user's programs keep what they could make again.

    Source:
        https://specifications.freedesktop.org/basedir-spec/latest/
    """
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home(), "playbook-press", "cache")
    named = os.environ.get("XDG_CACHE_HOME", "")
    home = Path(named) if named and Path(named).is_absolute() else Path.home() / ".cache"
    return home / "playbook-press"
