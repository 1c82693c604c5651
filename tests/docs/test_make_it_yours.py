"""Whoever follows the guide for trainers to the letter gets what it promises."""

import shlex
from pathlib import Path

import pytest
import yaml

from playbook_press.overlay.resolving import resolve
from playbook_press.overlay.shelf import surroundings
from playbook_press.source.folder import Folder
from tests.cli.conftest import Command, Outcome, command
from tests.docs.guide import Block, Example, guide
from tests.project import LANGUAGES, ROOT

__all__ = ["command"]

PAGE = "make-it-yours.md"
HOME = Path("playbooks/our-handbook")
SKIPPED = ("git", "pip", "cd")
"""What installs things, moves about, or needs an account of one's own."""


def follow(command: Command, place: Path) -> list[tuple[str, Outcome]]:
    """Do everything that the page asks for, in its order; what each `playbook` command said.

    Both languages show the same commands and examples, which is tested elsewhere.
    """
    page, said, here = guide("en")[PAGE], [], place
    examples = iter(page.examples)
    for block in page.blocks:
        if block.language == "yaml":
            _apply(next(examples), here)
            told = command("check", at=here)
            assert told.status == 0, told.err
        for line in _lines(block):
            words = shlex.split(line)
            if words[0] == "cd":
                here = here / words[1]
            assert words[0] in (*SKIPPED, "playbook"), line
            if words[0] == "playbook":
                said.append((line, command(*words[1:], at=here)))
    return said


def _lines(block: Block) -> list[str]:
    return block.text.splitlines() if block.language == "sh" else []


def _apply(example: Example, site: Path) -> None:
    path = site / example.path
    if example.action == "append":
        with path.open("a", encoding="utf-8") as file:
            file.write(example.text)
        return
    assert example.action == "whole"
    assert not path.exists(), "a reader would overwrite a file"
    path.parent.mkdir(exist_ok=True)
    path.write_text(example.text, encoding="utf-8")


@pytest.mark.slow
def test_following_the_page_changes_what_it_says(command: Command, tmp_path: Path) -> None:
    said = follow(command, tmp_path)
    assert [(line, told.status, told.err) for line, told in said if told.status] == []
    site = tmp_path / "our-handbook"
    strict = command("check", "--strict", at=site)
    assert (strict.status, strict.err) == (0, "No problems found.\n")
    (difference,) = [told.out for line, told in said if line.startswith("playbook diff")]
    for words in ("trait/shared-purpose", "rule/rule-risky-trips", "case/case-our-spring"):
        assert words in difference
    resolved, _ = resolve(HOME.as_posix(), surroundings(Folder(site)))
    assert resolved is not None
    files = {name: tree.data for name, tree in resolved.book.files.items()}
    statement = files["traits/shared-purpose.yml"]["statement"]
    assert statement["zh"] == "大家因为同一件事聚在一起，下周就有一起做的事。"
    assert "retired" in files["rules/rule-risky-trips.yml"]
    sections = files["assessments/health-check.yml"]["sections"]
    (talking,) = [each for each in sections if each["id"] == "easy-interaction"]
    asked = [question["id"] for question in talking["questions"]]
    assert asked[-2:] == ["friday-call", "weekly-walk"]
    assert {"cases/case-our-spring.yml", "cases/case-our-summer.yml"} <= set(files)


@pytest.mark.parametrize("language", LANGUAGES)
def test_parts_of_a_page_are_called_what_readers_see(language: str) -> None:
    messages = yaml.safe_load((ROOT / "templates/messages" / f"{language}.yml").read_text("utf-8"))
    (table,) = [each for each in guide(language)[PAGE].tables if each.heading == "sentence"]
    shown = {cells[1].strip("`"): cells[0] for cells in table.rows}
    for field in ("meaning", "why", "contestable"):
        assert shown[field] == messages["trait"][field]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_code_it_names_is_there(language: str) -> None:
    (table,) = [each for each in guide(language)[PAGE].tables if each.heading == "report"]
    codes = [cells[0].strip("`") for cells in table.rows]
    known = {path.stem.replace("_", "-") for path in (ROOT / "generator").rglob("problems/*.py")}
    assert set(codes) <= known
