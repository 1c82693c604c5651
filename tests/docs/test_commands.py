"""Every command and code that the guide and the READMEs name is there."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import click
import pytest

from playbook_press.cli.explain_command import PACKAGES
from playbook_press.cli.group import playbook
from playbook_press.diagnostics.manual import PARTS, manual
from tests.docs.guide import Page, every_page, guide
from tests.project import LANGUAGES, ROOT

PAGES = [pytest.param(page, id=page.name) for page in every_page()]

_SETTING = re.compile(r"[A-Z_]+=\S+")
_CODE = re.compile(r"(?:error|warning)\[([a-z0-9-]+)\]|playbook explain ([a-z0-9-]+)")


def _arguments(page: Page, program: str) -> list[list[str]]:
    """The arguments of each call of a program that a page names."""
    found = []
    for command in page.commands:
        # Other code, such as text with an apostrophe, need not be a shell's.
        if program not in command:
            continue
        words = shlex.split(command.replace("\\", "/"), comments=True)
        while words and _SETTING.fullmatch(words[0]):
            words = words[1:]
        if words and words[0].rpartition("/")[2] == program:
            found.append(words[1:])
    return found


@pytest.mark.parametrize("page", PAGES)
def test_every_playbook_command_and_option_exists(page: Page) -> None:
    context = click.Context(playbook)
    for name, *rest in filter(None, _arguments(page, "playbook")):
        if name in ("--help", "--version"):
            continue
        command = playbook.get_command(context, name)
        assert command is not None, name
        if isinstance(command, click.Group) and rest:
            command = command.get_command(context, rest[0])
            assert command is not None, (name, rest)
        known = {word for option in command.params for word in option.opts} | {"--help"}
        assert {word for word in rest if word.startswith("--")} <= known, (name, rest)


@pytest.mark.parametrize("page", PAGES)
def test_every_make_target_exists(page: Page) -> None:
    targets = re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.M)
    assert [words for words in _arguments(page, "make") if not set(words) <= set(targets)] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_code_has_its_page_in_the_manual(page: Page) -> None:
    text = "\n".join([page.prose, *(block.text for block in page.blocks)])
    pages = manual(PACKAGES)
    for in_report, explained in _CODE.findall(text):
        assert pages[in_report or explained].parts == PARTS


def test_the_pages_name_commands_at_all() -> None:
    """A pattern that finds nothing would pass for a page that is right."""
    used = {words[0] for page in every_page() for words in _arguments(page, "playbook") if words}
    assert used - {"--help", "--version"} == set(playbook.list_commands(click.Context(playbook)))
    assert {("site",), ("serve",), ("test",)} <= {
        tuple(words) for page in every_page() for words in _arguments(page, "make")
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_hour_works_in_a_fresh_folder(language: str, tmp_path: Path) -> None:
    """From `init` to the last step, with the command itself."""
    page = guide(language)["change-a-playbook.md"]
    assert [
        words for words in _arguments(page, "playbook") if words in (["init", "my-wiki"], ["check"])
    ][:2] == [["init", "my-wiki"], ["check"]]
    _run(tmp_path, "init", "my-wiki")
    wiki = tmp_path / "my-wiki"
    for example in page.examples:
        path = wiki / example.path
        if example.action == "whole":
            path.parent.mkdir(exist_ok=True)
            path.write_text(example.text, "utf-8")
        elif example.action == "append":
            path.write_text(path.read_text("utf-8") + example.text, "utf-8")
    done = _run(wiki, "check", "--strict")
    assert "No problems found." in done.stdout + done.stderr


def _run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "playbook_press", *arguments],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done
