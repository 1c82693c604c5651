"""The assessment that travels alone, opened from a disk as whoever got it by mail would."""

import itertools
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from playbook_press.exports.single_file import export_single_file
from playbook_press.model.playbook import Playbook
from playbook_press.pages.edition import Edition
from playbook_press.pages.page import Publication
from playbook_press.pipeline import Project, read_contents
from tests.browser.axe import axe_violations
from tests.browser.filling import Filling
from tests.browser.test_assessment import by_command
from tests.browser.test_hostile import PAYLOADS
from tests.pages.drawing import templates
from tests.pages.sample import sample
from tests.project import LANGUAGES, ROOT

MOST_BYTES = 500_000


def _written(folder: Path, book: Playbook, language: str, url: str = "") -> Path:
    edition = Edition(book, language, templates(), book.languages, Publication("Press", url))
    exported = export_single_file(edition, edition.assessments[0])
    file = folder / exported.name
    file.write_bytes(exported.files[exported.name])
    return file


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The health check of this very project, by language."""
    (book,) = read_contents(Project.at(ROOT)).playbooks
    folder = tmp_path_factory.mktemp("alone")
    return {language: _written(folder, book, language) for language in LANGUAGES}


class _Heard:
    """What a page asks for besides itself, and what it complains about."""

    def __init__(self, page: Page) -> None:
        self.asked: list[str] = []
        self.said: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("dialog", lambda dialog: self.said.append(dialog.message))

    def assert_quiet(self, file: Path) -> None:
        assert self.said == []
        assert {url.split("#")[0] for url in self.asked} == {file.as_uri()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_filled_in_scored_saved_and_reloaded(
    browser: Browser, files: dict[str, Path], tmp_path: Path, language: str
) -> None:
    file = files[language]
    assert file.stat().st_size < MOST_BYTES
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    heard = _Heard(page)
    page.goto(file.as_uri())
    filling = Filling(page)
    filling.part("rail").wait_for()
    for number, field in enumerate(page.locator("fieldset[data-ask]").all()[:20]):
        field.locator("input[type=radio]").nth(number % 5).check()
    answers, scores = filling.chosen(), filling.scores()
    assert len(answers) == 20
    assert [text for text in scores.values() if text != "–"]
    page.reload()
    assert filling.chosen() == answers
    saved = filling.download("answers", tmp_path)
    result = filling.download("result", tmp_path)
    assert result.read_bytes() == by_command(saved)
    page.emulate_media(media="print")
    assert len(page.pdf()) > 10_000
    page.emulate_media(media="screen")
    assert axe_violations(page) == []
    heard.assert_quiet(file)
    context.close()


def test_a_next_step_opens_the_guide_in_the_same_file(
    browser: Browser, files: dict[str, Path]
) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(files["en"].as_uri())
    Filling(page).part("rail").wait_for()
    for field in page.locator("fieldset[data-ask]").all()[:10]:
        field.locator("input[type=radio]").first.check()
    page.locator("[data-part=results] a[href^='#practice-']").first.click()
    target = page.locator(page.evaluate("location.hash"))
    assert target.is_visible()
    assert target.locator("xpath=ancestor::details").get_attribute("open") is not None
    context.close()


def test_every_link_leads_into_the_file_or_to_the_published_site(tmp_path: Path) -> None:
    published = _written(tmp_path, sample(), "en", "https://wiki.example.org/").read_text("utf-8")
    alone = _written(tmp_path, sample(), "zh").read_text("utf-8")
    for text in (published, alone):
        ids = set(re.findall(r' id="([^"]+)"', text))
        links = re.findall(r'<a [^>]*href="([^"]*)"', text)
        inside = {link[1:] for link in links if link.startswith("#")}
        assert inside <= ids
        assert all(link.startswith(("#", "https://")) for link in links)
    assert "https://wiki.example.org/en/garden/" in published
    assert "1.2.0" in alone


@pytest.mark.parametrize("turn", range(3))
def test_what_an_author_writes_cannot_break_out(
    browser: Browser, tmp_path: Path, turn: int
) -> None:
    """Every text is followed by an attack, each time by another one."""
    attacks = itertools.cycle((*PAYLOADS[turn * 7 :], *PAYLOADS[: turn * 7]))

    def say(zh: str, en: str) -> dict[str, str]:
        attack = next(attacks)
        return {"zh": f"{zh} {attack}", "en": f"{en} {attack}"}

    file = _written(tmp_path, sample(say), "en")
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    heard = _Heard(page)
    page.goto(file.as_uri())
    Filling(page).part("rail").wait_for()
    assert page.evaluate("() => 'attacked' in window") is False
    heard.assert_quiet(file)
    assert page.evaluate("() => document.documentElement.scrollWidth") <= 320
    context.close()
