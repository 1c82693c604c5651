"""Whoever follows the guide on adapting gets an overlay without a problem, step by step."""

from collections.abc import Iterator

import pytest

from playbook_press.checks import check
from playbook_press.diagnostics import Report
from playbook_press.diagnostics.full import render_full
from playbook_press.model.library import LoadedLibrary, load_library
from playbook_press.overlay.declaration import POSITIONS, VERBS
from playbook_press.overlay.kinds import WORDS
from playbook_press.overlay.shelf import shelved
from tests.docs.guide import Page, guide
from tests.docs.reading import starter_files
from tests.overlay.books import surroundings
from tests.project import LANGUAGES

PAGES = [guide(language)["customize.md"] for language in LANGUAGES]
OVERLAY = "playbooks/our-meetings/overlay.yml"


def _loaded(files: dict[str, str]) -> tuple[LoadedLibrary, str]:
    """The playbooks among some files, and the report on them."""
    folders = sorted({"/".join(path.split("/")[:2]) for path in files})
    shelf = shelved(folders, surroundings(files))
    library = load_library(shelf.folders, shelf.read)
    found = [*library.problems, *(each for of in shelf.problems.values() for each in of)]
    found += [problem for playbook in library.playbooks for problem in check(playbook)]
    return library, render_full(Report(found), files)


def _steps(page: Page) -> Iterator[dict[str, str]]:
    files, before = starter_files(), ""
    for example in page.examples:
        match example.action:
            case "whole":
                assert example.path not in files, "a reader would overwrite a file"
                files[example.path] = example.text
            case "before":
                before = example.text
                assert files[example.path].count(before) == 1
                continue
            case "after":
                files[example.path] = files[example.path].replace(before, example.text)
            case _:
                files[example.path] += example.text
        yield files


@pytest.mark.parametrize("page", PAGES, ids=LANGUAGES)
def test_after_each_step_there_is_no_problem(page: Page) -> None:
    for files in _steps(page):
        _, report = _loaded(files)
        assert "No problems found." in report, (list(files), report)


@pytest.mark.parametrize("page", PAGES, ids=LANGUAGES)
def test_the_steps_do_what_the_page_says(page: Page) -> None:
    *_, files = _steps(page)
    library, _ = _loaded(files)
    ours = next(each for each in library.playbooks if each.id == "our-meetings")
    purpose = ours.trait_by_id["written-purpose"]
    assert purpose.title.by_language == {"zh": "先写目的，再开会", "en": "Say what it is for"}
    assert [each.id for each in purpose.practices] == ["purpose-line", "our-board"]
    assert [each.id for each in ours.traits] == ["kept-decisions", "written-purpose"]
    assert ours.rule_by_id["rule-decisions"].retired is not None
    assert ours.rule_by_id["rule-short"].wording.get("zh") == "产品组的会议到第二十五分钟结束。"
    assert ours.role_by_id["role-host"].title.get("en") == "Owner of the meeting"
    assert ours.manifest.placeholders == ()


@pytest.mark.parametrize("page", PAGES, ids=LANGUAGES)
def test_every_verb_and_kind_is_explained(page: Page) -> None:
    text = page.prose
    assert [verb for verb in VERBS if f"| `{verb}` |" not in text] == []
    assert [word for word in POSITIONS if f"`{word}" not in text] == []
    named = {word for word in WORDS if f"`{word}/" in text or f"`{word}`" in text}
    # The files of their own name are told together, and pairs of words are rare.
    assert set(WORDS) - named <= {"pair", "sources", "roles"}
