"""A team's own templates shape the site, and their originals are watched."""

import re
from pathlib import Path

import pytest

from playbook_press.pages import bundled_templates
from tests.cli.conftest import Command, replace, style_of

PAGE = "pages/glossary.html"


@pytest.fixture
def shaped(wiki: Path) -> Path:
    """A site with a page, a component, a part of the theme and a message of its own."""
    bundled, own = bundled_templates(), wiki / "templates"
    page = (bundled / PAGE).read_text("utf-8").replace('<h1 id="top">', '<h1 id="top">OUR ')
    style = (bundled / "components/card/card.css").read_text("utf-8") + ".pb-ours { gap: 0; }\n"
    foot = (bundled / "theme/partials/copyright.html").read_text("utf-8") + "<p>OUR FOOT</p>\n"
    files = {
        PAGE: page,
        "components/card/card.css": style,
        "theme/partials/copyright.html": foot,
        "messages/en.yml": "frame: {colophon: OUR WORDS}\n",
    }
    for name, text in files.items():
        (own / name).parent.mkdir(parents=True, exist_ok=True)
        (own / name).write_text(text, encoding="utf-8")
    return wiki


def test_one_file_is_enough_to_shape_a_page(command: Command, shaped: Path) -> None:
    assert command("build", "--strict", at=shaped).status == 0
    site = shaped / "site"
    assert ">OUR " in (site / "en/good-meetings/glossary/index.html").read_text("utf-8")
    assert ".pb-ours" in style_of(site)
    shelf = (site / "en/index.html").read_text("utf-8")
    assert "OUR FOOT" in shelf
    assert "OUR WORDS" in shelf
    assert "OUR WORDS" not in (site / "zh/index.html").read_text("utf-8")


def test_status_tells_when_an_original_has_changed(command: Command, shaped: Path) -> None:
    told = command("status", at=shaped)
    assert "\n  4 in the place of others: 4 new\n" in told.out
    assert f"  new       {PAGE}  (not recorded yet" in told.out
    assert command("sync", at=shaped).out == "templates/templates.lock written\n"
    assert command("sync", at=shaped).out == "templates/templates.lock is up to date\n"
    assert "4 clean" in command("status", at=shaped).out
    lock = shaped / "templates/templates.lock"
    text = lock.read_text("utf-8")
    lock.write_text(re.sub("print: .*", "print: 0123456789abcdef", text), encoding="utf-8")
    told = command("status", at=shaped)
    assert "4 drifted" in told.out
    assert f"original now:  {bundled_templates() / PAGE}" in told.out
    assert "yours:         OUR WORDS" in told.out
    warned = command("check", at=shaped)
    assert (warned.status, warned.err.count("warning[drifted-template]")) == (0, 4)
    assert command("check", "--strict", at=shaped).status == 1


def test_of_one_playbook_no_templates_are_told(command: Command, shaped: Path) -> None:
    assert "templates" not in command("status", "good-meetings", at=shaped).out
    assert command("sync", "good-meetings", at=shaped).status == 0
    assert not (shaped / "templates/templates.lock").exists()


def test_a_folder_that_is_not_there_is_said(command: Command, wiki: Path) -> None:
    replace(wiki / "mkdocs.yml", "playbooks: playbooks", "playbooks: playbooks\n      templates: t")
    for name in ("check", "status", "build"):
        told = command(name, at=wiki)
        assert (told.status, "There is no folder `t/` for templates." in told.err) == (2, True)


def test_files_to_take_away_speak_the_team_s_words_too(command: Command, shaped: Path) -> None:
    own = shaped / "templates/messages/en.yml"
    own.write_text("trait: {meaning: OUR MEANING}\n", encoding="utf-8")
    told = command("export", "wiki", "good-meetings", "-o", "out", "--language", "en", at=shaped)
    assert told.status == 0, told.err
    pages = [path.read_text("utf-8") for path in (shaped / "out").rglob("*.md")]
    assert any("OUR MEANING" in page for page in pages)
