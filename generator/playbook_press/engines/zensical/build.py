"""A composed site, drawn by Zensical into a folder."""

import re
import shutil
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.engines.engine_error import EngineError
from playbook_press.engines.mkdocs.settings import Settings
from playbook_press.engines.problems.engine_warning import engine_warning
from playbook_press.engines.zensical.additions import add_index, add_policy, add_sitemaps
from playbook_press.engines.zensical.project import Written, write_language, write_root
from playbook_press.pipeline import Site

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")
_PROGRESS = re.compile(r"^(Build (started|finished)\b.*|\s*No issues found)$")
_OWN_INDEX = "search.json"
"""Zensical writes it whether or not its search is on; nothing of ours reads it."""


def draw_site(settings: Settings, site: Site, folder: Path) -> tuple[Diagnostic, ...]:
    """Draw all pages into a folder; what Zensical has to say about them.

    Args:
        settings: Those of the project.
        site: What to draw.
        folder: Where to; it must be empty.

    Raises:
        EngineError: Zensical is not installed, or gave up.
    """
    if find_spec("zensical") is None:
        raise EngineError(
            "Zensical is not installed here. Type: pip install 'playbook-press[zensical]'"
        )
    said: list[Diagnostic] = []
    with tempfile.TemporaryDirectory(prefix="playbook-zensical-") as name:
        place = Path(name)
        root = write_root(place / "root", settings, site, settings.site_url)
        said += _draw(root, settings)
        shutil.copytree(root.drawn, folder, dirs_exist_ok=True)
        for language in site.languages:
            project = write_language(
                place / language.code, settings, site, language, settings.site_url
            )
            said += _draw(project, settings)
            add_index(project, settings, site.by_language[language.code])
            shutil.copytree(project.drawn, folder / language.code)
        add_sitemaps(folder, settings.site_url, site)
    add_policy(folder, settings.expected)
    return tuple(said)


def _draw(project: Written, settings: Settings) -> list[Diagnostic]:
    done = subprocess.run(
        [sys.executable, "-P", "-m", "zensical", "build", "--config-file", str(project.settings)],
        cwd=project.folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    words = _COLOUR.sub("", f"{done.stdout}\n{done.stderr}")
    lines = [line.rstrip() for line in words.splitlines() if line.strip()]
    told = "\n".join(line for line in lines if not _PROGRESS.match(line))
    if done.returncode or not (project.drawn / "index.html").is_file():
        raise EngineError(f"Zensical gave up: {told or f'exit status {done.returncode}'}")
    (project.drawn / _OWN_INDEX).unlink(missing_ok=True)
    told = told.replace(f"{project.folder}/", "")
    return [engine_warning(f"Zensical says: {told}", Place(settings.file.name))] if told else []
