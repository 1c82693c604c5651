"""`playbook init` makes a site that is complete, and never touches what is there."""

from pathlib import Path

from tests.cli.conftest import Command
from tests.project import ROOT


def test_a_new_site_has_both_playbooks(new_wiki: Path) -> None:
    playbooks = {path.name for path in (new_wiki / "playbooks").iterdir()}
    assert playbooks == {"good-meetings", "eight-traits"}
    assert (new_wiki / ".gitignore").is_file()
    assert 'site_name: "my-wiki"' in (new_wiki / "mkdocs.yml").read_text(encoding="utf-8")


def test_a_new_site_is_set_up_like_this_one(new_wiki: Path) -> None:
    """One set of settings is tested; a new site gets the same."""

    def settings(path: Path) -> list[str]:
        lines = path.read_text(encoding="utf-8").splitlines()
        own = ("site_name:", "      templates:", "repo_", "copyright:")
        return [line for line in lines if not line.startswith(own)]

    assert settings(new_wiki / "mkdocs.yml") == settings(ROOT / "mkdocs.yml")


def test_a_folder_in_use_is_left_alone(command: Command, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    outcome = command("init", ".", at=tmp_path)
    assert outcome.status == 2
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
