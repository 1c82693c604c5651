"""The playbooks that come with the package."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
# An installed wheel carries them; in a checkout they lie beside the generator.
_FOLDERS = (_PACKAGE / "_bundled" / "playbooks", _PACKAGE.parent.parent / "playbooks")


def bundled_playbooks() -> tuple[Path, ...]:
    """The folder of each playbook that comes with the package, sorted by name."""
    for folder in _FOLDERS:
        if folder.is_dir():
            return tuple(sorted(each.parent for each in folder.glob("*/playbook.yml")))
    return ()
