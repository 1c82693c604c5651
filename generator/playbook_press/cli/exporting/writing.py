"""Where an export goes: one file, replaced in one step, or a folder."""

import os
import tempfile
from pathlib import Path

from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.exports.exported import Exported


def write(exported: Exported, output: Path | None) -> str:
    """Write an export; where it is now, as a person would type it.

    Args:
        exported: What to write.
        output: A file or folder; for a format of one file, a folder that is there takes it in
            under its own name.

    Raises:
        CouldNotRunError: The system refuses, or a folder holds what is not from us.
    """
    target = output if output is not None else Path(exported.name)
    if list(exported.files) == [exported.name]:
        file = target / exported.name if target.is_dir() else target
        try:
            _replace(file, exported.files[exported.name])
        except OSError as reason:
            raise CouldNotRunError(f"`{file}` cannot be written: {reason.strerror}.") from reason
        return file.as_posix()
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        raise CouldNotRunError(
            f"`{target}` is not empty, and nothing in it shall be overwritten. Name another folder."
        )
    try:
        for path, content in exported.files.items():
            file = target / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    except OSError as reason:
        raise CouldNotRunError(f"`{target}` cannot be written: {reason.strerror}.") from reason
    return f"{target.as_posix()}/"


def _replace(file: Path, content: bytes) -> None:
    """Write a file so that whoever reads it meets the old one or the new one, never a part."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as beside:
            beside.write(content)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
