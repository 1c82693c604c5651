"""Where an export goes: one file, replaced in one step, or a folder."""

from pathlib import Path, PureWindowsPath

from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.cli.rewriting import replace
from playbook_press.exports.exported import Exported

LIST = ".playbook-export"
"""In a folder that was exported into: the files that are ours, one to a line."""


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
        file = target
        try:
            file = target / exported.name if target.is_dir() else target
            replace(file, exported.files[exported.name])
        except OSError as reason:
            raise CouldNotRunError(f"`{file}` cannot be written: {reason.strerror}.") from reason
        return file.as_posix()
    try:
        _fill(target, exported)
    except OSError as reason:
        raise CouldNotRunError(f"`{target}` cannot be written: {reason.strerror}.") from reason
    return f"{target.as_posix()}/"


def _fill(folder: Path, exported: Exported) -> None:
    """Write the files into a folder; what an earlier export wrote there and this one does not goes.

    Other people's files stay, so the folder may be a clone of a wiki.
    """
    before = _written_before(folder)
    foreign = sorted(
        path for path in exported.files if path not in before and (folder / path).exists()
    )
    if foreign:
        raise CouldNotRunError(
            f"`{folder / foreign[0]}` is there already and not from an earlier export. Move it"
            " away, or name another folder."
        )
    for path, content in exported.files.items():
        _refuse_links(folder, path)
        replace(folder / path, content)
    for path in sorted(before - exported.files.keys()):
        _refuse_links(folder, path)
        (folder / path).unlink(missing_ok=True)
    replace(folder / LIST, "".join(f"{path}\n" for path in sorted(exported.files)).encode())


def _written_before(folder: Path) -> frozenset[str]:
    """What the list of an earlier export names, as far as it lies inside the folder."""
    try:
        lines = (folder / LIST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return frozenset()
    return frozenset(line for line in lines if line and _is_ours(line))


def _is_ours(path: str) -> bool:
    """Whether an export may have written there: below the folder on any system, never hidden."""
    # As Windows reads it, which knows more ways out than others (`C:x`, `..\\x`).
    read = PureWindowsPath(path)
    return not read.anchor and not any(part.startswith(".") for part in read.parts)


def _refuse_links(folder: Path, path: str) -> None:
    """A link could lead a file of ours out of the folder; a clone may come from a stranger."""
    for part in [folder / path, *(folder / path).parents]:
        if part == folder:
            return
        if part.is_symlink():
            raise CouldNotRunError(f"`{part}` is a link. Remove it, or name another folder.")
