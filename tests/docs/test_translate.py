"""Whoever follows the guide on translating gets German pages without an error."""

from pathlib import Path

import pytest

from playbook_press.cli.status_command import COLUMNS
from playbook_press.diagnostics import Report
from playbook_press.pages.messages import read_messages
from playbook_press.pipeline import Project, compose_site, read_contents
from tests.cli.conftest import Command, command  # noqa: F401
from tests.docs.guide import Block, Page, guide
from tests.docs.reading import starter_files
from tests.project import LANGUAGES, ROOT

PAGES = [guide(language)["translate.md"] for language in LANGUAGES]


def followed(page: Page, folder: Path) -> Project:
    """A new site, with the steps of a page done."""
    files, before = starter_files(), ""
    for example in page.examples:
        match example.action:
            case "whole":
                assert example.path not in files, "a reader would overwrite a file"
                files[example.path] = example.text
            case "before":
                before = example.text
                assert files[example.path].count(before) == 1
            case _:
                files[example.path] = files[example.path].replace(before, example.text)
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    (folder / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    (folder / "templates").symlink_to(ROOT / "templates")
    (folder / "docs").mkdir()
    return Project.at(folder)


@pytest.mark.parametrize("page", PAGES, ids=LANGUAGES)
def test_the_steps_lead_to_german_pages(page: Page, tmp_path: Path) -> None:
    project = followed(page, tmp_path)
    contents = read_contents(project)
    assert Report(contents.diagnostics).errors == ()
    site = compose_site(project, contents)
    title = "Erst der Zweck, dann die Besprechung"
    assert title in [each.title for each in site.by_language["de"].pages]


def test_the_commands_of_the_page_do_what_it_says(
    tmp_path: Path,
    command: Command,  # noqa: F811
) -> None:
    page = PAGES[0]
    followed(page, tmp_path)
    lines = [line for block in page.blocks if block.language == "sh" for line in _lines(block)]
    assert {line.split()[1] for line in lines} == {"check", "export", "import", "sync", "status"}
    for line in lines:
        told = command(*line.split()[1:], at=tmp_path)
        assert told.status == 0, (line, told.err)
    assert (tmp_path / "playbooks/good-meetings/playbook.lock").is_file()


def _lines(block: Block) -> list[str]:
    return block.text.splitlines()


@pytest.mark.parametrize("page", PAGES, ids=LANGUAGES)
def test_every_column_of_the_table_is_explained(page: Page) -> None:
    (table,) = [each for each in page.tables if each.heading == "status"]
    assert [row[0] for row in table.rows] == [f"`{column}`" for column in COLUMNS]


@pytest.mark.parametrize("page", PAGES, ids=LANGUAGES)
def test_the_messages_it_shows_can_be_used(page: Page) -> None:
    shown = next(block.text for block in page.blocks if block.text.startswith("language:"))
    whole = (ROOT / "templates" / "messages" / "en.yml").read_text("utf-8")
    found = read_messages({"messages/en.yml": whole, "messages/de.yml": shown})
    assert found["de"].language.name == "Deutsch"
