"""Every code has a manual page that a person can ask for."""

from pathlib import Path

import pytest

from playbook_press.cli.explain_command import PACKAGES
from playbook_press.diagnostics.manual import PARTS, manual
from tests.cli.conftest import Command

CODES = sorted(manual(PACKAGES))


@pytest.mark.parametrize("code", CODES)
def test_a_page_has_all_four_parts(code: str) -> None:
    page = manual(PACKAGES)[code]
    assert page.parts == PARTS
    assert page.title.endswith(".")


def test_a_code_is_explained(command: Command, tmp_path: Path) -> None:
    outcome = command("explain", "dead-link", at=tmp_path)
    assert outcome.status == 0
    assert outcome.out.startswith("# dead-link\n")


def test_a_code_may_be_copied_with_its_brackets(command: Command, tmp_path: Path) -> None:
    assert command("explain", "[dead-link]", at=tmp_path).status == 0


def test_without_a_code_all_are_listed(command: Command, tmp_path: Path) -> None:
    outcome = command("explain", at=tmp_path)
    assert [line.split()[0] for line in outcome.out.splitlines()] == CODES


def test_a_mistyped_code_is_named(command: Command, tmp_path: Path) -> None:
    outcome = command("explain", "dead-lnk", at=tmp_path)
    assert outcome.status == 2
    assert "Did you mean `dead-link`?" in outcome.err
