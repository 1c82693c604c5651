"""Which folders hold playbooks, of their own or built on others."""

from pathlib import Path

from playbook_press.model.playbook import FOLDERS
from playbook_press.overlay.book import MANIFEST
from playbook_press.overlay.own_files import DECLARATION


def playbooks_in(folder: Path) -> list[Path]:
    """The playbooks directly in a folder."""
    if not folder.is_dir():
        return []
    # A folder without a manifest may be a playbook in the making; one without YAML is not.
    return sorted(
        path
        for path in folder.iterdir()
        if path.is_dir() and path.name[0] not in "._" and any(path.rglob("*.yml"))
    )


def home_of(path: Path) -> Path | None:
    """The playbook that a file or folder belongs to; None where it is one, or in none."""
    if path.is_dir() and has_manifest(path):
        return None
    for folder in path.parents:
        # Without its manifest a playbook is known by the names of its folders.
        step = path.relative_to(folder).parts[0]
        if has_manifest(folder) or (step in FOLDERS and is_playbook(folder)):
            return folder
    return None


def is_playbook(folder: Path) -> bool:
    """Whether a folder holds a playbook, of its own or built on another one."""
    if has_manifest(folder):
        return True
    # Without its manifest it is known by its folders; a playbook may itself be called `rules`.
    return any((folder / name).is_dir() and not is_playbook(folder / name) for name in FOLDERS)


def has_manifest(folder: Path) -> bool:
    """Whether a folder says itself that it is a playbook."""
    return any((folder / name).is_file() for name in (MANIFEST, DECLARATION))
