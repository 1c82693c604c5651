"""`playbook export pdf` prints, or says what it lacks and how to get it."""

import builtins
from pathlib import Path
from typing import Any

import pypdf
import pytest

from playbook_press.cli.exporting import faces
from tests.cli.conftest import Command


def test_one_rule_is_printed_with_its_date(
    command: Command, wiki: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    outcome = command("export", "pdf", "good-meetings", "--item", "rules/all", at=wiki)
    assert outcome.status == 0, outcome.err
    (name,) = outcome.out.split()
    metadata = pypdf.PdfReader(wiki / name).metadata
    assert metadata is not None
    assert str(metadata["/CreationDate"]) == "D:20231114"
    assert "Setting the pages …" in outcome.err


def test_a_list_nobody_made_is_named(command: Command, wiki: Path) -> None:
    outcome = command("export", "pdf", "good-meetings", "--item", "rules/starters", at=wiki)
    assert outcome.status == 2
    assert "`starters`" in outcome.err
    assert "all" in outcome.err


def test_without_a_chinese_font_the_package_is_named(
    command: Command, wiki: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(faces, "chinese_families", frozenset)
    outcome = command("export", "pdf", "good-meetings", "--language", "zh", at=wiki)
    assert outcome.status == 2
    assert "fonts-noto-cjk" in outcome.err


@pytest.mark.parametrize(
    ("problem", "command_to_type"),
    [
        (ModuleNotFoundError("weasyprint"), "pip install 'playbook-press[pdf]'"),
        (OSError("cannot load library 'libpango-1.0-0'"), "apt-get install libpango-1.0-0"),
    ],
)
def test_what_is_not_installed_comes_with_the_command_to_get_it(
    command: Command,
    wiki: Path,
    monkeypatch: pytest.MonkeyPatch,
    problem: Exception,
    command_to_type: str,
) -> None:
    found = builtins.__import__

    # `Any`: whatever an import statement passes on.
    def refused(name: str, *rest: Any, **more: Any) -> Any:
        if name == "weasyprint":
            raise problem
        return found(name, *rest, **more)

    monkeypatch.setattr(builtins, "__import__", refused)
    outcome = command("export", "pdf", "good-meetings", at=wiki)
    assert outcome.status == 2
    assert command_to_type in outcome.err
