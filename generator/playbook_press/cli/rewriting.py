"""Files of a project written anew: in one step, in the manner they were written in before."""

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
    beside = path.with_name(f".{path.name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(data)
        beside.replace(path)
    except OSError as reason:
        raise CouldNotRunError(f"`{path}` cannot be written: {reason.strerror}.") from reason
