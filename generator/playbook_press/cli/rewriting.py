"""Files of a project written anew: in one step, in the manner they were written in before."""

import os
import tempfile
from pathlib import Path

from playbook_press.cli.refusal import CouldNotRunError


def as_before(before: bytes, text: str) -> bytes:
    """A text with the ends of lines, and the mark at the beginning, that a file had."""
    if b"\r\n" in before:
        text = text.replace("\n", "\r\n")
    start = b"\xef\xbb\xbf" if before.startswith(b"\xef\xbb\xbf") else b""
    return start + text.encode()


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
