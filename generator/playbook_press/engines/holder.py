"""Who holds a lock: recognised even when numbers of processes are used again."""

import json
import os
import platform
import sys
import time
from pathlib import Path

from msgspec import Struct
from msgspec.structs import asdict

_BOOT = Path("/proc/sys/kernel/random/boot_id")
_NAMESPACE = Path("/proc/self/ns/pid")


class Holder(Struct, frozen=True):
    """A process on some machine, as its note describes it."""

    pid: int
    host: str
    started: str
    """When it took the lock."""
    born: str = ""
    """When the process began, in ticks since the machine started; empty where nobody knows."""
    world: str = ""
    """The start of the machine and the container; process numbers mean the same only within."""

    def __str__(self) -> str:
        is_here = (self.world, self.host) == (_world(), platform.node())
        elsewhere = "" if is_here or not self.pid else " (another machine or container)"
        return f"process {self.pid} on {self.host}{elsewhere}, since {self.started}"

    @classmethod
    def read(cls, path: Path) -> "Holder | None":
        """The holder a note names; None where there is no note, or one half written."""
        try:
            note = json.loads(path.read_bytes())
            texts = (str(note[key]) for key in ("host", "started", "born", "world"))
            return cls(int(note["pid"]), *texts)
        except (OSError, ValueError, KeyError, TypeError, OverflowError, RecursionError):
            return None

    @classmethod
    def unknown(cls) -> "Holder":
        """Somebody who has left no name."""
        return cls(0, "an unknown machine", "just now", "", _world())

    def as_json(self) -> bytes:
        """The note."""
        return json.dumps(asdict(self)).encode()

    @property
    def is_gone(self) -> bool:
        """Whether the process has surely ended; never so of one that cannot be seen from here.

        A machine that was started again has a new `world` and keeps its name, so everything it
        ran before is gone. Of another machine or container nothing is known.
        """
        if self.host != platform.node():
            return False
        if self.world != _world():
            was, now = self.world.partition(" ")[0], _world().partition(" ")[0]
            return bool(was and now) and was != now
        return not _is_alive(self.pid) or self.born != _born(self.pid)


def this_process() -> Holder:
    """The process that asks."""
    pid = os.getpid()
    now = time.strftime("%Y-%m-%d %H:%M:%S %z")
    return Holder(pid, platform.node(), now, _born(pid), _world())


def _world() -> str:
    try:
        return f"{_BOOT.read_text().strip()} {_NAMESPACE.readlink()}"
    except OSError:
        return ""


def _born(pid: int) -> str:
    try:
        # The name of the program comes second, in brackets, and may hold anything.
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""


def _is_alive(pid: int) -> bool:
    if sys.platform == "win32":
        return True  # asking there would end the process; the lock of the system is enough
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    except OverflowError:
        return False  # no process has a number as large
    return True
