"""The command as a person runs it, and small sites to run it on."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from playbook_press.cli.entry import run


@dataclass(frozen=True)
class Outcome:
    """What a command came to."""

    status: int
    out: str
    err: str


Command = Callable[..., Outcome]


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs `playbook` with arguments in a folder."""

    def ran(*arguments: str, at: Path) -> Outcome:
        monkeypatch.chdir(at)
        capfd.readouterr()
        status = run(arguments)
        out, err = capfd.readouterr()
        return Outcome(status, out, err)

    return ran


@pytest.fixture(scope="session")
def new_wiki(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `playbook init` makes, as it was made."""
    folder = tmp_path_factory.mktemp("new") / "my-wiki"
    assert run(["init", str(folder)]) == 0
    return folder


@pytest.fixture
def wiki(new_wiki: Path, tmp_path: Path) -> Path:
    """A new site with the small playbook alone, to change at will."""
    folder = tmp_path / "wiki"
    shutil.copytree(new_wiki, folder, ignore=shutil.ignore_patterns("eight-traits"))
    return folder


def style_of(site: Path) -> str:
    """The stylesheet of a published site, whose name changes with its content."""
    (found,) = (site / "assets" / "playbook-press").glob("press.*.css")
    return found.read_text("utf-8")


def replace(path: Path, old: str, new: str) -> None:
    """Change a file; the old words must be there."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
