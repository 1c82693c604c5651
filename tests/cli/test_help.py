"""Help is written to be learned from, so every word of it is looked at when it changes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Command

GOLDEN = Path(__file__).parent / "help"
COMMANDS = (
    *("", "init", "new", "serve", "check", "build", "status", "sync", "show", "diff"),
    *("score", "team", "explain", "schema", "doctor"),
    *("export", "export pdf", "export xlsx", "export slides", "export single-file"),
    *("export wiki", "export json", "export po", "import", "import xlsx", "import po"),
)


@pytest.mark.golden
@pytest.mark.parametrize("name", COMMANDS)
def test_help_reads_as_it_was_approved(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    shown = command(*name.split(), "--help", at=tmp_path)
    golden = GOLDEN / f"{name.replace(' ', '-') or 'playbook'}.txt"
    if os.environ.get("GOLDEN") == "write":
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(shown.out, encoding="utf-8")
    assert (shown.status, shown.err) == (0, "")
    assert shown.out == golden.read_text(encoding="utf-8")


def test_help_does_not_wait_for_the_engine(tmp_path: Path) -> None:
    """A person who asks for help wants it now: nothing heavy is imported for it."""
    script = (
        "import sys; from playbook_press.cli.entry import run; run(['--help']);"
        "print(sorted({'mkdocs', 'material', 'pydantic', 'jinja2', 'rich'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert done.stdout.splitlines()[-1] == "[]"


def test_the_version_can_be_asked_for(command: Command, tmp_path: Path) -> None:
    assert command("--version", at=tmp_path).out.startswith("playbook-press, version ")


def test_a_mistyped_command_is_named(command: Command, tmp_path: Path) -> None:
    outcome = command("biuld", at=tmp_path)
    assert outcome.status == 2
    assert "Did you mean `build`?" in outcome.err


def test_an_unknown_option_could_not_be_run(command: Command, tmp_path: Path) -> None:
    assert command("build", "--offlin", at=tmp_path).status == 2
