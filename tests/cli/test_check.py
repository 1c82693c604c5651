"""`playbook check` finds, says and judges; nothing is built."""

import json
from pathlib import Path

import pytest

from playbook_press.cli import check_command
from tests.cli.conftest import Command, replace

TRAIT = "playbooks/good-meetings/traits/written-purpose.yml"


def _break(wiki: Path) -> None:
    replace(wiki / TRAIT, "statement:", "statment:")


def test_a_new_site_has_no_problems(command: Command, new_wiki: Path) -> None:
    outcome = command("check", "--strict", at=new_wiki)
    assert (outcome.status, outcome.err) == (0, "No problems found.\n")


def test_a_problem_is_reported_with_its_place_and_status_1(command: Command, wiki: Path) -> None:
    _break(wiki)
    outcome = command("check", at=wiki)
    assert outcome.status == 1
    assert f"--> {TRAIT}:4:1" in outcome.err
    assert "= fix: Write `statement`." in outcome.err
    assert outcome.out == ""


@pytest.mark.parametrize("drawing", ["line", "json", "github", "gitlab", "sarif"])
def test_other_formats_are_results_and_judge_alike(
    command: Command, wiki: Path, drawing: str
) -> None:
    """Programs read them from standard output; the verdict is the same."""
    _break(wiki)
    outcome = command("check", "--format", drawing, at=wiki)
    assert outcome.status == 1
    assert "unknown-field" in outcome.out
    assert outcome.err == ""
    if drawing in ("json", "gitlab", "sarif"):
        json.loads(outcome.out)


def test_a_warning_counts_only_when_strict(command: Command, wiki: Path) -> None:
    replace(wiki / TRAIT, "  en: A meeting whose purpose nobody can write down", "  # ")
    assert command("check", at=wiki).status == 0
    assert command("check", "--strict", at=wiki).status == 1


def test_one_playbook_can_be_checked_from_anywhere(
    command: Command, wiki: Path, tmp_path: Path
) -> None:
    _break(wiki)
    outcome = command("check", str(wiki / "playbooks" / "good-meetings"), at=tmp_path)
    assert outcome.status == 1
    assert f"--> wiki/{TRAIT}:4:1" in outcome.err


def test_of_one_file_only_its_own_problems_are_reported(command: Command, wiki: Path) -> None:
    """Its playbook is read with it, because links lead to other files."""
    _break(wiki)
    rule = "playbooks/good-meetings/rules/rule-purpose.yml"
    replace(wiki / rule, "serves: [written-purpose]", "serves: [writen-purpose]")
    outcome = command("check", rule, at=wiki)
    assert outcome.status == 1
    assert "broken-reference" in outcome.err
    assert "unknown-field" not in outcome.err


def test_a_lone_file_is_checked_as_yaml(command: Command, tmp_path: Path) -> None:
    (tmp_path / "draft.yml").write_text("a: 1\na: 2\n", encoding="utf-8")
    outcome = command("check", "draft.yml", at=tmp_path)
    assert outcome.status == 1
    assert "error[duplicate-key]" in outcome.err


def test_a_path_that_is_not_there_could_not_be_checked(command: Command, tmp_path: Path) -> None:
    assert command("check", "nowhere.yml", at=tmp_path).status == 2


def test_a_folder_that_is_no_site_says_so(command: Command, tmp_path: Path) -> None:
    outcome = command("check", at=tmp_path)
    assert outcome.status == 2
    assert "There is no `mkdocs.yml`" in outcome.err
    assert "playbook init" in outcome.err


@pytest.mark.parametrize(
    ("settings", "place", "words"),
    [
        ("site_name: a\ntheme: material: dark\n", "mkdocs.yml:2:16", "second colon"),
        ("site_name: a\nplugins: [serach]\n", "mkdocs.yml:2:1", "serach"),
        ("site_name: a\ndocs_dir: nowhere\n", "mkdocs.yml:2:1", "nowhere"),
        ("site_name: a\nplugins: [search]\n", "mkdocs.yml:2:1", "playbooks"),
        ("- a\n", "mkdocs.yml:1:1", "no settings"),
    ],
)
def test_broken_settings_are_reported_with_their_place(
    command: Command, wiki: Path, settings: str, place: str, words: str
) -> None:
    (wiki / "mkdocs.yml").write_text(settings, encoding="utf-8")
    outcome = command("check", at=wiki)
    assert outcome.status == 2
    assert f"--> {place}\n" in outcome.err
    assert "error[unusable-settings]" in outcome.err
    assert words in outcome.err


def test_a_site_without_playbooks_says_so(command: Command, wiki: Path) -> None:
    replace(wiki / "mkdocs.yml", "playbooks: playbooks", "playbooks: books")
    outcome = command("check", at=wiki)
    assert outcome.status == 2
    assert "There are no playbooks in `books/`" in outcome.err


def test_a_mistake_of_ours_is_no_traceback(
    command: Command, wiki: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It names what is needed to find it, and says that the content is not to blame."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(check_command, "check_paths", fail)
    outcome = command("check", ".", at=wiki)
    assert outcome.status == 2
    assert "error[internal-error]: ZeroDivisionError: by zero (test_check.py:" in outcome.err
    assert "Python 3" in outcome.err
    assert "command: playbook check ." in outcome.err
    assert "Traceback" not in outcome.err
