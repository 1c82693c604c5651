"""Reading from disk: nothing outside the project, nothing that waits, nothing too large."""

import os
from pathlib import Path

import pytest

from playbook_press.diagnostics import Diagnostic
from playbook_press.source.files import read_file
from playbook_press.source.folder import Folder
from playbook_press.source.limits import MAX_BYTES


@pytest.fixture
def project(tmp_path: Path) -> Path:
    root = tmp_path / "project"
    (root / "rules").mkdir(parents=True)
    (root / "rules" / "join.yml").write_text("id: join\n", "utf-8")
    (tmp_path / "secret.yml").write_text("id: secret\n", "utf-8")
    return root


def code_of(found: bytes | Diagnostic) -> str:
    assert isinstance(found, Diagnostic)
    return found.code


def test_a_file_is_read_as_it_is(project: Path) -> None:
    assert read_file(project, "rules/join.yml") == b"id: join\n"


def test_a_link_out_of_the_project_is_refused(project: Path) -> None:
    (project / "rules" / "leave.yml").symlink_to("../../secret.yml")
    found = read_file(project, "rules/leave.yml")
    assert code_of(found) == "symbolic-link"
    assert isinstance(found, Diagnostic)
    assert "`../../secret.yml`" in found.what
    assert str(found.place) == "rules/leave.yml:1:1"


def test_a_folder_that_is_a_link_does_not_lead_out_either(project: Path) -> None:
    (project / "cases").symlink_to(project.parent)
    assert code_of(read_file(project, "cases/secret.yml")) == "symbolic-link"


def test_a_link_to_nothing_and_one_to_itself_are_refused(project: Path) -> None:
    (project / "gone.yml").symlink_to("nowhere.yml")
    (project / "round.yml").symlink_to("round.yml")
    assert code_of(read_file(project, "gone.yml")) == "symbolic-link"
    assert code_of(read_file(project, "round.yml")) == "symbolic-link"


def test_a_link_to_a_folder_is_refused(project: Path) -> None:
    (project / "more.yml").symlink_to("rules")
    assert code_of(read_file(project, "more.yml")) == "symbolic-link"


def test_a_link_within_the_project_is_followed(project: Path) -> None:
    (project / "rules" / "enter.yml").symlink_to("join.yml")
    assert read_file(project, "rules/enter.yml") == b"id: join\n"


def test_a_project_that_is_itself_reached_by_a_link_is_read(project: Path, tmp_path: Path) -> None:
    (tmp_path / "shortcut").symlink_to(project)
    assert read_file(tmp_path / "shortcut", "rules/join.yml") == b"id: join\n"


def test_a_file_over_the_limit_is_refused_unread(project: Path) -> None:
    """A sparse file of a terabyte would fill the memory of whoever reads it."""
    with (project / "large.yml").open("wb") as file:
        file.truncate(1_000_000_000_000)
    found = read_file(project, "large.yml")
    assert code_of(found) == "file-too-large"
    assert isinstance(found, Diagnostic)
    assert "1,000,000,000,000" in found.what


def test_a_file_of_just_the_limit_is_read(project: Path) -> None:
    (project / "full.yml").write_bytes(b"#" * MAX_BYTES)
    assert len(read_file(project, "full.yml")) == MAX_BYTES  # type: ignore[arg-type]


def test_a_pipe_does_not_wait_for_a_writer(project: Path) -> None:
    os.mkfifo(project / "pipe.yml")
    assert code_of(read_file(project, "pipe.yml")) == "unreadable-file"


@pytest.mark.parametrize("name", ["missing.yml", "rules", "rules/join.yml/inner.yml", "a\0b.yml"])
def test_what_is_no_file_is_named(project: Path, name: str) -> None:
    assert code_of(read_file(project, name)) == "unreadable-file"


def test_a_file_without_permission_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Played, because root, who runs containers, may read everything."""

    def refuse(path: str, _: int) -> int:
        raise PermissionError(13, "Permission denied", path)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", refuse)
        found = read_file(project, "rules/join.yml")
    assert code_of(found) == "unreadable-file"
    assert isinstance(found, Diagnostic)
    assert "permission is missing" in found.what


# Folder


def test_a_folder_names_its_files_sorted_and_does_not_enter_links(project: Path) -> None:
    (project / "cases").symlink_to(project.parent)
    (project / ".git").mkdir()
    (project / ".git" / "config").touch()
    assert Folder(project).files("") == ("cases", "rules/join.yml")


def test_a_folder_keeps_the_texts_of_what_it_loaded(project: Path) -> None:
    """Also of files that are not UTF-8, so that reports show the line they are about."""
    (project / "gbk.yml").write_bytes("id: a\r\ntitle: 欢迎你们\r\n".encode("gbk"))
    folder = Folder(project)
    assert folder.load("rules/join.yml").problems == ()
    assert [problem.code for problem in folder.load("gbk.yml").problems] == ["gbk-encoding"]
    assert folder.texts["rules/join.yml"] == "id: join\n"
    assert folder.texts["gbk.yml"].startswith("id: a\ntitle: �")
