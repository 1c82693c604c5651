"""What was read before comes back as it was, from this process or from an earlier one."""

import shutil
import sys
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from playbook_press.checks import readings
from playbook_press.checks.readings import Readings
from playbook_press.engines.mkdocs.driver.batch import NOTHING_KNOWN
from playbook_press.engines.mkdocs.driver.workers import LocalWorkers
from playbook_press.pipeline import Contents, Project, read_contents
from playbook_press.source import folder
from playbook_press.source.load import Loaded, load_document
from tests.memory import InMemory
from tests.project import ROOT

SMALL = ROOT / "tests" / "sites" / "small"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    shutil.copytree(SMALL, tmp_path / "site")
    return Project.at(tmp_path / "site")


@pytest.fixture
def memory() -> InMemory:
    return InMemory()


def _read(project: Project, memory: InMemory) -> Contents:
    return read_contents(project, known=Readings(memory))


def _refuse_to_read(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(*_: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(readings, "load_playbook", read)
    monkeypatch.setattr(readings, "check", read)


def test_another_process_has_it_without_reading(
    project: Project, memory: InMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = _read(project, memory)
    _refuse_to_read(monkeypatch)
    assert _read(project, memory) == first
    assert first.playbooks


def test_what_is_wrong_comes_back_with_its_place(project: Project, memory: InMemory) -> None:
    (path, *_) = sorted(project.playbooks.glob("*/traits/*.yml"))
    path.write_text(path.read_text("utf-8") + "nonsense: 1\n", "utf-8")
    first = _read(project, memory)
    assert [each.code for each in first.diagnostics]
    assert _read(project, memory).diagnostics == first.diagnostics


def test_a_change_is_read(project: Project, memory: InMemory) -> None:
    first = _read(project, memory)
    (path, *_) = sorted(project.playbooks.glob("*/traits/*.yml"))
    path.write_text(path.read_text("utf-8") + "\n", "utf-8")
    second = _read(project, memory)
    assert second.texts != first.texts
    assert second.playbooks != first.playbooks


def test_a_name_that_was_changed_is_another_playbook(project: Project, memory: InMemory) -> None:
    _read(project, memory)
    (folder, *_) = sorted(each for each in project.playbooks.iterdir() if each.is_dir())
    folder.rename(folder.with_name("other-name"))
    found = _read(project, memory)
    assert any(each.folder == "playbooks/other-name" for each in found.playbooks)
    assert found.diagnostics == read_contents(project).diagnostics


def _forks() -> AbstractContextManager[Executor]:
    return LocalWorkers(2, start="fork").hired(NOTHING_KNOWN)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="there are no forks")
def test_playbooks_read_side_by_side_are_the_same(project: Project, memory: InMemory) -> None:
    (path, *_) = sorted(project.playbooks.glob("*/traits/*.yml"))
    path.write_text(path.read_text("utf-8") + "nonsense: 1\n", "utf-8")
    shutil.copytree(path.parents[1], path.parents[2] / "another")
    alone = read_contents(project, known=Readings())
    assert len({each.place.path for each in alone.diagnostics}) > 1
    assert read_contents(project, known=Readings(memory, _forks)) == alone
    assert _read(project, memory) == alone


def _no_forks() -> AbstractContextManager[Executor]:
    raise AssertionError("nothing is missing")


def test_nobody_is_hired_for_what_is_known(project: Project, memory: InMemory) -> None:
    shutil.copytree(next(project.playbooks.iterdir()), project.playbooks / "another")
    first = _read(project, memory)
    assert read_contents(project, known=Readings(memory, _no_forks)) == first


def test_whoever_reads_again_loads_what_has_changed(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = Readings(files={})
    read_contents(project, known=known)
    (path, *_) = sorted(project.playbooks.glob("*/traits/*.yml"))
    path.write_text(path.read_text("utf-8") + "nonsense: 1\n", "utf-8")
    loaded: list[str] = []

    def load(name: str, data: bytes) -> Loaded:
        loaded.append(name)
        return load_document(name, data)

    monkeypatch.setattr(folder, "load_document", load)
    again = read_contents(project, known=known)
    assert loaded == [path.relative_to(project.root).as_posix()]
    monkeypatch.undo()
    assert again == read_contents(project)
