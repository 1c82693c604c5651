"""What is kept from one build to the next, in `.cache/playbook-press/` of the project.

    <name>.json   what is known, by page; its first line proves that this user wrote it
    <name>.pack   contents, named by their own digest; see `packs`

A project may come from a stranger, cache included, and what is kept reaches readers. So a list
counts only with a seal made with this user's own key, and a content only where it has the
digest it is named for. All is plain JSON, HTML and text: nothing in it can run.
"""

import contextlib
import hashlib
import hmac
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playbook_press.engines.as_json import as_bytes, from_bytes
from playbook_press.engines.digest import content_digest
from playbook_press.engines.packs import Packs, Place

FOLDER = ".cache/playbook-press"

KEY_VARIABLE = "PLAYBOOK_CACHE_KEY"
"""Names a key of one's own, for machines that begin anew each time and bring a cache along."""

_DIGESTS = re.compile(r"\b[0-9a-f]{64}\b")
_KEYED = "keyed"
_FORMAT = "playbook-press cache 4"


class NoCacheError(Exception):
    """Nothing can be kept between builds; the text says why."""


class Store:
    """Contents and lists; without a cache they live only as long as the build."""

    def __init__(self, folder: Path | None, key: bytes = b"", *, reads: bool = True) -> None:
        self.is_kept = folder is not None
        self.folder = folder or Path(tempfile.mkdtemp(prefix="playbook-build-"))
        self.key = key
        self.reads = reads
        self.packs = Packs(self.folder)
        self.scope = ""
        """Begins the names of lists: previews and builds do not push out what the other keeps."""
        self.salt = ""
        """Goes into every key: what made the contents."""
        self.keyed_before: dict[str, Any] | None = None
        self.keyed_now: dict[str, str] = {}

    # `Any` in lists: what JSON can hold.

    def list(self, name: str) -> dict[str, Any]:
        """What the last build noted under a name; empty where there is nothing to trust."""
        if not self.is_kept or not self.reads:
            return {}
        try:
            name = f"{self.scope}{name}"
            seal, _, text = (self.folder / f"{name}.json").read_bytes().partition(b"\n")
            if not hmac.compare_digest(seal, self._seal(name, text)):
                return {}
            found = from_bytes(text)
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}

    def note(self, name: str, value: dict[str, Any]) -> None:
        """Keep a list for the next build; what cannot be written is done without."""
        name = f"{self.scope}{name}"
        if not self.is_kept:
            return
        text = as_bytes(value)
        with contextlib.suppress(OSError):
            self._write(self.folder / f"{name}.json", self._seal(name, text) + b"\n" + text)

    def recall(self, key: str) -> bytes | None:
        """A content that was kept under a key of its caller's."""
        if self.keyed_before is None:
            self.keyed_before = self.list(_KEYED)
        digest = self.keyed_before.get(self._salted(key))
        content = self.get(digest) if isinstance(digest, str) else None
        if content is not None:
            self.keyed_now[self._salted(key)] = str(digest)
        return content

    def keep(self, key: str, content: bytes) -> None:
        """Keep a content under a key; what cannot be written is done without."""
        if self.is_kept:
            with contextlib.suppress(OSError):
                self.keyed_now[self._salted(key)] = self.put(content)

    def put(self, content: bytes) -> str:
        """Keep a content; its digest.

        Raises:
            OSError: The disk refuses.
        """
        digest = content_digest(content)
        self.packs.put(digest, content)
        return digest

    def get(self, digest: str) -> bytes | None:
        """A content, or None where it is gone or is no longer what it was."""
        content = self.packs.get(digest)
        if content is None or content_digest(content) != digest:
            self.packs.drop(digest)
            return None
        return content

    def has(self, digest: str) -> bool:
        """Whether a content seems to be there."""
        return digest in self.packs.places

    def place(self, digest: str) -> Place | None:
        """Where a content stands."""
        return self.packs.place(digest)

    def close(self, *, forget: bool = True) -> None:
        """The build is over.

        Args:
            forget: Remove contents that no list speaks of any more.
        """
        if not self.is_kept:
            try:
                self.packs.close()
            finally:
                shutil.rmtree(self.folder, ignore_errors=True)
            return
        used: set[str] | None = None
        with contextlib.suppress(OSError):
            if forget:
                if self.keyed_now:
                    self.note(_KEYED, dict(self.keyed_now))
                # A build of one language leaves the lists of the others as they are.
                lists = (path.read_text("utf-8", "replace") for path in self.folder.glob("*.json"))
                used = {digest for text in lists for digest in _DIGESTS.findall(text)}
            self.packs.close(used)

    def _salted(self, key: str) -> str:
        return content_digest(f"{self.salt}\n{key}".encode())

    def _seal(self, name: str, text: bytes) -> bytes:
        words = f"{_FORMAT}\n{name}\n".encode()
        return hmac.new(self.key, words + text, hashlib.sha256).hexdigest().encode()

    def _write(self, path: Path, content: bytes) -> None:
        # Beside its place and then into it, so that nobody reads half of it.
        part = path.with_name(f".{path.name}.{os.getpid()}")
        try:
            part.write_bytes(content)
            part.replace(path)
        except OSError:
            with contextlib.suppress(OSError):
                part.unlink()
            raise


@contextmanager
def keeping(root: Path, *, reads: bool = True) -> Iterator[tuple[Store, str]]:
    """The cache of a project for the time of one build, and why there is none if so.

    Args:
        root: The project's folder.
        reads: Whether to use what is there; else all is made anew, and kept.
    """
    try:
        store, why_not = open_store(root, reads=reads), ""
    except NoCacheError as reason:
        store, why_not = Store(None), str(reason)
    is_done = False
    try:
        yield store, why_not
        is_done = True
    finally:
        store.close(forget=is_done)


@contextmanager
def keeping_nothing() -> Iterator[tuple[Store, str]]:
    """A store for the time of one build, which believes nothing and leaves nothing behind."""
    store = Store(None)
    try:
        yield store, ""
    finally:
        store.close()


def open_store(root: Path, *, reads: bool = True) -> Store:
    """The cache of a project.

    Args:
        root: The project's folder.
        reads: Whether to use what is there; else all is made anew, and kept.

    Raises:
        NoCacheError: Nothing can be kept.
    """
    folder = root / FOLDER
    try:
        for each in (folder.parent, folder):
            if each.is_symlink():
                raise NoCacheError(f"`{each.relative_to(root).as_posix()}` is a link")
        folder.mkdir(parents=True, exist_ok=True)
        for each in folder.iterdir():
            if each.is_symlink():
                raise NoCacheError(f"`{each.relative_to(root).as_posix()}` is a link")
        note = folder / ".gitignore"
        if not note.exists():
            note.write_text("*\n", "utf-8")
        if not os.access(folder, os.W_OK):
            raise NoCacheError(f"`{FOLDER}` cannot be written to")
        key = _own_key()
    except OSError as reason:
        raise NoCacheError(
            f"`{reason.filename or FOLDER}`: {reason.strerror or reason}"
        ) from reason
    return Store(folder, key, reads=reads)


def _own_key() -> bytes:
    """The key of this user, made when it is first wanted."""
    given = os.environ.get(KEY_VARIABLE)
    if given:
        return hashlib.sha256(given.encode()).digest()
    folder = _own_folder()
    path = folder / "cache-key"
    folder.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileExistsError):
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(os.urandom(32))
    key = path.read_bytes()
    if len(key) != 32:
        path.unlink()
        raise NoCacheError(f"`{path}` was damaged and has been removed")
    return key


def _own_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home(), "playbook-press")
    state = os.environ.get("XDG_STATE_HOME")
    if state and Path(state).is_absolute():
        return Path(state, "playbook-press")
    return Path.home() / ".local" / "state" / "playbook-press"
