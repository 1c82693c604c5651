"""What the pages speak of, read the way the program reads it."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from playbook_press.checks import check
from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.full import render_full
from playbook_press.diagnostics.report import Report
from playbook_press.model.load import load_playbook
from playbook_press.model.playbook import Playbook
from playbook_press.source.load import Loaded, load_document
from tests.project import ROOT

STARTER = ROOT / "generator" / "playbook_press" / "starter" / "plain"


def starter_files() -> dict[str, str]:
    """The playbooks of a new site, by path."""
    return dict(_files_in(STARTER))


@cache
def bundled_playbook() -> Playbook:
    """The eight traits."""
    folder = "playbooks/eight-traits"
    files = _files_in(ROOT)
    paths = [path for path in files if path.startswith(f"{folder}/")]
    loaded = load_playbook(folder, paths, lambda path: load_document(path, files[path].encode()))
    assert loaded.playbook is not None
    return loaded.playbook


def report_on(files: Mapping[str, str]) -> str:
    """What `playbook check` says about the playbooks among some files."""

    def read(path: str) -> Loaded:
        return load_document(path, files[path].encode())

    found: list[Diagnostic] = []
    for folder in sorted({"/".join(path.split("/")[:2]) for path in files}):
        loaded = load_playbook(folder, files, read)
        found += loaded.problems
        if loaded.playbook is not None:
            found += check(loaded.playbook)
    return render_full(Report(found), files).rstrip("\n") + "\n"


@cache
def _files_in(root: Path) -> Mapping[str, str]:
    return {
        path.relative_to(root).as_posix(): path.read_text("utf-8")
        for path in sorted((root / "playbooks").rglob("*.yml"))
    }
