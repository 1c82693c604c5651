"""One build at a time per target, whatever happens to a build."""

import errno
import os
import sys
import time
from pathlib import Path
from typing import IO

from msgspec import Struct

from playbook_press.engines.holder import Holder, this_process

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

# What a file system says that knows no locks, such as some network shares.
_KNOWS_NO_LOCKS = frozenset({errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
_PATIENCE_SECONDS = 1.0


class _ReleasedError(Exception):
    """Another build has ended while we asked who it is."""


class Lock(Struct):
    """A lock that is held. The system frees it when the process ends, however it ends.

    So a lock file that was left behind is only a note: it hinders nobody. Only on file systems
    that know no locks the note itself is the lock, and one whose writer is gone is taken over.
    """

    path: Path
    file: IO[bytes]

    def release(self) -> None:
        """Let others build."""
        self.file.close()
        _note(self.path).unlink(missing_ok=True)

    def release_and_remove(self, folder: Path) -> None:
        """Let others build, and leave nothing behind if nothing else is in the folder."""
        if sys.platform == "win32":  # an open file cannot be removed there
            self.file.close()
        _note(self.path).unlink(missing_ok=True)
        self.path.unlink(missing_ok=True)
        self.file.close()
        try:
            folder.rmdir()
        except OSError:
            return  # another build has begun in it


def hold(path: Path) -> Lock | Holder:
    """The lock, or who has it.

    Raises:
        OSError: The file cannot be written.
    """
    while True:
        try:
            file = path.open("ab+")
        except FileNotFoundError:
            # The holder before us has just removed the folder.
            path.parent.mkdir(parents=True, exist_ok=True)
            continue
        try:
            holder = _holder_of(file, path)
        except _ReleasedError:
            file.close()
            continue
        if holder is not None:
            file.close()
            return holder
        # The holder before us may have removed the file between our two steps.
        if path.exists() and os.fstat(file.fileno()).st_ino == path.stat().st_ino:
            break
        _note(path).unlink(missing_ok=True)
        file.close()
    file.seek(0)
    file.truncate()
    file.write(this_process().as_json())
    file.flush()
    return Lock(path, file)


def _holder_of(file: IO[bytes], path: Path) -> Holder | None:
    """Who has the lock; None where we have it now.

    Raises:
        _ReleasedError: Whoever had it has just released it.
    """
    try:
        if sys.platform == "win32":
            file.seek(1 << 30)  # far behind the note, which others must be able to read
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as refusal:
        if refusal.errno in _KNOWS_NO_LOCKS:
            return _hold_by_note(_note(path))
        return _named(path)
    return None


def _named(path: Path) -> Holder:
    """Who holds the lock, once they have written their name over that of one who is gone."""
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        holder = Holder.read(path)
        if holder is not None and not holder.is_gone:
            return holder
        if not path.exists():
            raise _ReleasedError
        if time.monotonic() > until:
            return holder or Holder.unknown()
        time.sleep(0.01)


def _note(path: Path) -> Path:
    return path.with_name(f"{path.name}.note")


def _hold_by_note(note: Path) -> Holder | None:
    """Hold a lock by a file that only one can make; None where we have it now."""
    guard = note.with_name(f"{note.name}.guard")
    own = note.with_name(f"{note.name}.{os.getpid()}")
    own.write_bytes(this_process().as_json())
    try:
        while not _made(note, own):
            holder = Holder.read(note)
            if holder is None and not note.exists():
                continue
            if holder is None or not holder.is_gone:
                return holder or Holder.unknown()
            # Several may find that the holder is gone; one at a time looks again and clears up,
            # or the second would clear away the new note of the first.
            if _made(guard, own):
                holder = Holder.read(note)
                if holder is not None and holder.is_gone:
                    note.unlink(missing_ok=True)
                guard.unlink(missing_ok=True)
            elif (clearing := Holder.read(guard)) is not None and clearing.is_gone:
                guard.unlink(missing_ok=True)
    finally:
        own.unlink(missing_ok=True)
    return None


def _made(path: Path, own: Path) -> bool:
    """Whether we have made a file that was not there; it is whole from the first moment."""
    try:
        os.link(own, path)
    except FileExistsError:
        return False
    return True
