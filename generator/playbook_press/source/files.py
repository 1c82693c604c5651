"""Bytes from the disk, which is read here and nowhere else."""

import os
import stat
from pathlib import Path

from playbook_press.diagnostics import Diagnostic
from playbook_press.source.limits import MAX_BYTES
from playbook_press.source.problems.file_too_large import file_too_large
from playbook_press.source.problems.symbolic_link import symbolic_link
from playbook_press.source.problems.unreadable_file import unreadable_file

# Opening a pipe would wait for somebody to write into it. Windows has neither flag: there
# only an administrator makes links, and nothing else waits.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_BINARY", 0)
)


def read_file(root: Path, name: str, *, most_bytes: int = MAX_BYTES) -> bytes | Diagnostic:
    """The bytes of a file, or why they are not read; never raises.

    Args:
        root: The project's folder. Links in it are followed only to files in it.
        name: The file's path from there, with `/`.
        most_bytes: A larger file is refused without being read.
    """
    place = root / name
    try:
        real_root = os.path.realpath(root)
        real = os.path.realpath(place, strict=True)
        is_linked = real != os.path.normpath(Path(real_root, name))
        if is_linked and not Path(real).is_relative_to(real_root):
            return symbolic_link(name, _target(place))
        with os.fdopen(os.open(real, _FLAGS), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                if stat.S_ISDIR(status.st_mode) and place.is_symlink():
                    return symbolic_link(name, _target(place))
                return unreadable_file(name, "it is not an ordinary file")
            if status.st_size > most_bytes:
                return file_too_large(name, status.st_size)
            # A file that grows meanwhile is not read to its end either.
            data = file.read(most_bytes + 1)
    except (OSError, ValueError) as error:
        if place.is_symlink():
            return symbolic_link(name, _target(place))
        return unreadable_file(name, _reason(error))
    return data if len(data) <= most_bytes else file_too_large(name, len(data))


def _target(place: Path) -> str:
    try:
        return os.fspath(place.readlink())
    except OSError:
        # The link is a folder above.
        return os.path.realpath(place)


def _reason(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return "it is not there"
    if isinstance(error, PermissionError):
        return "permission is missing"
    if isinstance(error, OSError) and error.strerror:
        return f"the system says “{error.strerror}”"
    return "no file can have such a name"
