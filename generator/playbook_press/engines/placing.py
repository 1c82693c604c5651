"""Files of a new site that are the same in the site that stands already."""

import os
from pathlib import Path

from playbook_press.engines.digest import content_digest


def place_file(path: Path, content: bytes, standing: Path | None = None) -> None:
    """Write a file of a new site; one that stands already gets a second name instead.

    So the disk has nothing to write, and the file keeps its times. Nobody may write into a
    finished file afterwards: it would change in both sites.

    Args:
        path: Where to; folders on the way are made.
        content: What it holds.
        standing: The file of the same address in the site that stands; None where nothing is
            known of that, or where somebody else may change the new site's files.

    Raises:
        OSError: The disk refuses.
    """
    if standing is None or _content(standing) != content or not _linked(standing, path):
        _write(path, content)


def take_over(path: Path, digest: str, standing: Path) -> bytes | None:
    """Give a file of the site that stands a second name in the new one; what it holds.

    Args:
        path: Where to; folders on the way are made.
        digest: What it has to hold, as `content_digest` names it.
        standing: The file.

    Returns:
        None where it holds anything else, or the file system gives no second names.
    """
    content = _content(standing)
    if content is None or content_digest(content) != digest:
        return None
    return content if _linked(standing, path) else None


def _write(path: Path, content: bytes) -> None:
    # Most folders are there; asking before each file would take as long as writing it.
    try:
        file = path.open("xb")
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("xb")
    except FileExistsError:
        # Two pages may have one address; what the first has left there may be a second name.
        path.unlink()
        file = path.open("xb")
    with file:
        file.write(content)


def _content(standing: Path) -> bytes | None:
    try:
        return None if standing.is_symlink() else standing.read_bytes()
    except OSError:
        return None


def _linked(standing: Path, path: Path) -> bool:
    try:
        try:
            os.link(standing, path)
        except FileNotFoundError:
            path.parent.mkdir(parents=True, exist_ok=True)
            os.link(standing, path)
    except OSError:
        return False
    return True
