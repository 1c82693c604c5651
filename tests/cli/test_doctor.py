"""`playbook doctor` says what is missing and how to get it."""

from importlib import metadata
from pathlib import Path

import pytest

from playbook_press.engines.manifest import write_manifest
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
