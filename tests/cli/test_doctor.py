"""`playbook doctor` says what is missing and how to get it."""

import os
from importlib import metadata
from pathlib import Path

import pytest

from playbook_press.engines.manifest import MARKER, write_manifest
from tests.cli.conftest import Command


def test_a_machine_that_has_all_is_told_so(command: Command, tmp_path: Path) -> None:
    outcome = command("doctor", at=tmp_path)
    assert outcome.status == 0
    assert "Everything that building a site needs is there." in outcome.out
    assert list(tmp_path.iterdir()) == []


def test_what_is_missing_comes_with_the_command_to_get_it(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = metadata.version

    def version(name: str) -> str:
        if name == "nh3":
            raise metadata.PackageNotFoundError(name)
        return found(name)

    monkeypatch.setattr(metadata, "version", version)
    outcome = command("doctor", at=tmp_path)
    assert outcome.status == 2
    assert "pip install nh3" in outcome.out
    assert "Missing: nh3." in outcome.out


def test_a_whole_site_is_told_so(command: Command, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("x", "utf-8")
    write_manifest(tmp_path / "site")
    outcome = command("doctor", "--site", "site", at=tmp_path)
    assert (outcome.status, outcome.out) == (0, "site is whole: 1 files as they were built.\n")


def test_what_is_wrong_with_a_site_is_named(command: Command, tmp_path: Path) -> None:
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_text("x", "utf-8")
    write_manifest(tmp_path)
    (tmp_path / "a.html").unlink()
    (tmp_path / "b.html").write_text("y", "utf-8")
    (tmp_path / "c.html").touch()
    outcome = command("doctor", "--site", ".", at=tmp_path)
    assert outcome.status == 1
    assert outcome.out.splitlines()[:3] == [
        "missing   a.html",
        "changed   b.html",
        "not ours  c.html",
    ]


def test_a_folder_that_is_no_site_cannot_be_looked_at(command: Command, tmp_path: Path) -> None:
    outcome = command("doctor", "--site", ".", at=tmp_path)
    assert outcome.status == 2
    assert "is not a site that `playbook build` published" in outcome.err


@pytest.mark.parametrize(
    "text", ["[" * 200_000, '{"files": {"a": {"sha256": "x", "size": 1e999}}}', '{"files": [1]}']
)
def test_a_list_that_nobody_could_have_written_is_no_site(
    command: Command, tmp_path: Path, text: str
) -> None:
    (tmp_path / MARKER).write_text(text, "utf-8")
    assert command("doctor", "--site", ".", at=tmp_path).status == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_in_the_place_of_a_file_is_a_change_and_nobody_waits(
    command: Command, tmp_path: Path
) -> None:
    (tmp_path / "a.html").write_text("", "utf-8")
    write_manifest(tmp_path)
    (tmp_path / "a.html").unlink()
    os.mkfifo(tmp_path / "a.html")
    outcome = command("doctor", "--site", ".", at=tmp_path)
    assert (outcome.status, outcome.out.splitlines()[0]) == (1, "changed   a.html")
