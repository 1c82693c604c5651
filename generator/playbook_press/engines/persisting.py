"""What was written is held by the disk, so that a loss of power takes none of it."""

import os
import threading
from pathlib import Path

from playbook_press.engines.manifest import files_of


def begin_to_persist() -> None:
    """Have the disk begin with what was written; nobody waits for it.

    Whoever calls `persist` after that waits for the rest.
    """
    if hasattr(os, "sync"):
        threading.Thread(target=os.sync, daemon=True).start()


def persist(folder: Path) -> None:
    """Have the disk hold everything in a folder.

    Raises:
        OSError: The disk refuses.
    """
    if hasattr(os, "sync"):
        # One call for all is far cheaper than one per file.
        os.sync()
        return
    for path in files_of(folder):
        persist_file(folder / path)


def persist_file(path: Path) -> None:
    """Have the disk hold a file.

    Raises:
        OSError: The disk refuses.
    """
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def persist_folder(folder: Path) -> None:
    """Have the disk hold which files and folders are in a folder.

    Raises:
        OSError: The disk refuses.
    """
    # Windows cannot open a folder; its renames are journaled by the file system.
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
