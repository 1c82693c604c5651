"""A small site with the examples of the components, served as it is published."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import yaml

from tests.project import ROOT

GARDEN = ROOT / "tests" / "sites" / "small" / "playbooks" / "garden"
COMPONENTS = ROOT / "templates" / "components"

FOLDERS = {
    "assessment": "assessments",
    "form": "forms",
    "checklist": "checklists",
    "workshop": "workshops",
}
"""The components whose examples are files of a playbook, and the folder of each."""


def examples(component: str = "assessment") -> dict[str, str]:
    """The examples of a component as files: id to text."""
    texts = (COMPONENTS / component / "examples.yml").read_text("utf-8").split("\n---\n")
    return {yaml.load(text, Loader=yaml.CBaseLoader)["id"]: text for text in texts}


def write_project(folder: Path) -> Path:
    """A site of the garden with the examples among its items; its folder."""
    settings = (ROOT / "mkdocs.yml").read_text("utf-8")
    lines = [line for line in settings.splitlines() if "templates: templates" not in line]
    folder.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text("\n".join(lines) + "\n", "utf-8")
    (folder / "docs").mkdir()
    shutil.copytree(GARDEN, folder / "playbooks" / "garden")
    for component, of_kind in FOLDERS.items():
        home = folder / "playbooks" / "garden" / of_kind
        home.mkdir(exist_ok=True)
        for id, text in examples(component).items():
            (home / f"{id}.yml").write_text(text, "utf-8")
    return folder


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the tests look at the browser's own log."""


@contextmanager
def served_examples(folder: Path) -> Iterator[str]:
    """The built site at its address, which it knows: navigation without reloading needs that."""
    target = folder / "site"
    handler = functools.partial(_Quiet, directory=str(target))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    address = f"http://127.0.0.1:{server.server_address[1]}"
    done = subprocess.run(
        [sys.executable, "-m", "playbook_press", "build", "--site-dir", str(target)],
        cwd=write_project(folder / "project"),
        env={**os.environ, "SITE_URL": f"{address}/", "PYTHONPATH": str(ROOT / "generator")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"playbook build failed ({done.returncode}):\n{done.stderr}")
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield address
    server.shutdown()
    server.server_close()
