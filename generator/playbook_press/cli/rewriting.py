"""Files that somebody named, and files of a project written anew as they were written before."""

import os
import tempfile
from pathlib import Path

from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.diagnostics import Diagnostic
from playbook_press.source.files import read_file


def as_before(before: bytes, text: str) -> bytes:
    """A text with the ends of lines, and the mark at the beginning, that a file had."""
    if b"\r\n" in before:
        text = text.replace("\n", "\r\n")
    start = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    return start + text.encode()


def given(path: Path, *, most_bytes: int) -> bytes:
    """What a file holds that somebody named.

    Raises:
        CouldNotRunError: It is no ordinary file, is larger, or the system refuses.
    """
    whole = path.resolve()
    data = read_file(whole.parent, whole.name, most_bytes=most_bytes)
    if isinstance(data, Diagnostic):
        raise CouldNotRunError(f"`{path}`: {data.what}")
    return data


def rewrite(path: Path, data: bytes) -> None:
    """Put a file in the place of another in one step.

    Raises:
        CouldNotRunError: The system refuses.
    """
    try:
        replace(path, data)
    except OSError as reason:
        raise CouldNotRunError(f"`{path}` cannot be written: {reason.strerror}.") from reason


def replace(path: Path, data: bytes) -> None:
    """Write a file so that whoever reads it meets the old one or the new one, never a part.

    Raises:
        OSError: The system refuses.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # Under a name that nobody can guess: a link might wait under any other.
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".playbook-")
    try:
        with os.fdopen(handle, "wb") as beside:
            beside.write(data)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
