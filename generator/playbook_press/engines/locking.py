"""One build at a time per target, whatever happens to a build."""

import json
import os
import platform
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


@dataclass
class Lock:
    """A lock that is held. The system frees it when the process ends, however it ends.

    So a lock file that was left behind is only a note: it hinders nobody.
    """

    path: Path
    file: IO[bytes]

    def release(self) -> None:
        """Let others build."""
        self.file.close()

    def release_and_remove(self, folder: Path) -> None:
        """Let others build, and leave nothing behind if nothing else is in the folder."""
        if sys.platform == "win32":  # an open file cannot be removed there
            self.file.close()
        self.path.unlink(missing_ok=True)
        self.file.close()
        try:
            folder.rmdir()
        except OSError:
            return  # another build has begun in it


@dataclass(frozen=True)
class Holder:
    """Who holds a lock."""

    process: int
    host: str
    since: str

    def __str__(self) -> str:
        return f"process {self.process} on {self.host}, since {self.since}"


def hold(path: Path) -> Lock | Holder:
    """The lock, or who has it.

    Raises:
        OSError: The file cannot be written.
    """
    while True:
        file = path.open("ab+")
        if not _try(file):
            holder = _read(path)
            file.close()
            return holder
        # The holder before us may have removed the file between our two steps.
        if path.exists() and os.fstat(file.fileno()).st_ino == path.stat().st_ino:
            break
        file.close()
    note = {
        "pid": os.getpid(),
        "host": platform.node(),
        "started": time.strftime("%Y-%m-%d %H:%M:%S %z"),
    }
    file.seek(0)
    file.truncate()
    file.write(json.dumps(note).encode())
    file.flush()
    return Lock(path, file)


def _try(file: IO[bytes]) -> bool:
    try:
        if sys.platform == "win32":
            file.seek(1 << 30)  # far behind the note, which others must be able to read
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _read(path: Path) -> Holder:
    try:
        note = json.loads(path.read_bytes())
        return Holder(int(note["pid"]), str(note["host"]), str(note["started"]))
    except (OSError, ValueError, KeyError, TypeError):
        return Holder(0, "an unknown machine", "just now")
