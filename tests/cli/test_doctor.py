"""`playbook doctor` says what is missing and how to get it."""

from importlib import metadata
from pathlib import Path

import pytest

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
