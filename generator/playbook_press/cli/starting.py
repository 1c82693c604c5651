"""What a new site begins with, and where it lies in the package."""

import json
import re
import shutil
from pathlib import Path

from playbook_press.source.bundled import bundled_playbooks

_PACKAGE = Path(__file__).resolve().parent.parent
_STARTER = _PACKAGE / "starter"

BUNDLED_PLAYBOOK = "eight-traits"

_SITE_NAME = re.compile(r"^site_name: .*$", re.MULTILINE)


def write_starter(folder: Path) -> tuple[Path, ...]:
    """Write a new site into a folder; the files written, in order.

    Raises:
        OSError: The folder cannot be written to.
    """
    shutil.copytree(_STARTER, folder, dirs_exist_ok=True)
    # Packages leave files out whose name begins with a dot.
    (folder / "gitignore").rename(folder / ".gitignore")
    settings = folder / "mkdocs.yml"
    name = json.dumps(folder.resolve().name, ensure_ascii=False)
    text = _SITE_NAME.sub(lambda _: f"site_name: {name}", settings.read_text("utf-8"), count=1)
    settings.write_text(text, encoding="utf-8", newline="\n")
    target = folder / "playbooks" / BUNDLED_PLAYBOOK
    shutil.copytree(bundled_playbook(), target)
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file()))


def bundled_playbook() -> Path:
    """The folder of the playbook that comes with the package."""
    for folder in bundled_playbooks():
        if folder.name == BUNDLED_PLAYBOOK:
            return folder
    raise FileNotFoundError(f"{_PACKAGE} carries no playbooks; install playbook-press again")
