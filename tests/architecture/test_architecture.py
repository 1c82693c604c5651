"""The shape of the code, as the house style wants it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.project import ROOT

PACKAGE = ROOT / "generator" / "playbook_press"
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if "_bundled" not in path.parts)
NAMES = [path.relative_to(PACKAGE).as_posix() for path in MODULES]
MOST_LINES = 300
WRITTEN = "model/schema_words.py"
"""Sentences that `make docs` writes; nobody reads them in one sitting."""
FORBIDDEN = {"utils", "util", "helpers", "helper", "common", "base", "manager", "misc"}


def test_modules_import_only_from_their_left() -> None:
    """The contracts in pyproject.toml decide; this runs them."""
    done = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command as c; c()"],
        cwd=ROOT,
        env={"PYTHONPATH": str(ROOT / "generator"), "PATH": "/usr/bin:/bin", "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("name", [name for name in NAMES if name != WRITTEN])
def test_a_module_stays_readable_in_one_sitting(name: str) -> None:
    lines = (PACKAGE / name).read_text(encoding="utf-8").count("\n")
    assert lines < MOST_LINES


@pytest.mark.parametrize("name", NAMES)
def test_a_module_is_named_for_what_it_holds(name: str) -> None:
    assert not FORBIDDEN & {part.removesuffix(".py") for part in Path(name).parts}


@pytest.mark.parametrize("name", NAMES)
def test_a_module_says_what_it_is_for(name: str) -> None:
    text = (PACKAGE / name).read_text(encoding="utf-8")
    described = ast.get_docstring(ast.parse(text))
    assert described
    assert not described.startswith("This ")


def test_files_are_written_only_in_engines_and_cli() -> None:
    """Stages before them are functions on values, so that they can be tried without a disk."""
    writing = {"write_text", "write_bytes", "mkdir", "unlink", "rmdir", "rmtree", "copytree"}
    writers = {
        name
        for name, path in zip(NAMES, MODULES, strict=True)
        if writing & _attributes(path) and name.split("/")[0] not in ("engines", "cli")
    }
    assert writers == set()


def _attributes(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
