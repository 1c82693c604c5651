"""Slides as whoever gives a talk uses them: from a disk, by keyboard, with notes and on paper."""

import itertools
import json
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from msgspec import structs
from playwright.sync_api import Browser, Page

from playbook_press.exports.slides import export_marp, export_slides, playbook_deck, trait_deck
from playbook_press.exports.slides.slide import Deck, in_handfuls
from playbook_press.model.playbook import Playbook
from playbook_press.pages.edition import Edition
from playbook_press.pages.page import Publication
from playbook_press.pipeline import Project, read_contents
from tests.browser.axe import axe_violations
from tests.browser.test_hostile import PAYLOADS
from tests.pages.drawing import read, shown, templates
from tests.pages.sample import sample
from tests.project import LANGUAGES, ROOT

_OUTSIDE = """() => {
    const slide = document.querySelector(".pb-slide--shown");
    const [body, source] = [".pb-slide__body", ".pb-slide__source"].map((each) =>
        slide.querySelector(each).getBoundingClientRect());
    return [body.top < slide.getBoundingClientRect().top, body.bottom > source.top]}"""


def _edition(book: Playbook, language: str) -> Edition:
    return Edition(book, language, templates(), book.languages, Publication("Press", ""))


@pytest.fixture(scope="module")
def book() -> Playbook:
    (found,) = read_contents(Project.at(ROOT)).playbooks
    return found


def _written(folder: Path, edition: Edition, deck: Deck) -> Path:
    exported = export_slides(edition, deck)
    file = folder / exported.name
    file.write_bytes(exported.files[exported.name])
    return file


def _opened(page: Page, file: Path) -> list[str]:
    """The page with the slides, and what it complains about or asks for besides itself."""
    wrong: list[str] = []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request",
        lambda request: (
            None if request.url.startswith(file.as_uri()) else wrong.append(request.url)
        ),
    )
    page.goto(file.as_uri())
    return wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_slide_is_turned_to_and_nothing_is_cut_off(
    browser: Browser, book: Playbook, tmp_path: Path, language: str
) -> None:
    edition = _edition(book, language)
    deck = playbook_deck(edition)
    context = browser.new_context(viewport={"width": 1280, "height": 720}, reduced_motion="reduce")
    page = context.new_page()
    wrong = _opened(page, _written(tmp_path, edition, deck))
    outside = []
    for number in range(len(deck.slides)):
        place = page.locator("[data-part=place]").evaluate("output => output.value")
        assert place == f"{number + 1} / {len(deck.slides)}"
        if any(page.evaluate(_OUTSIDE)):
            outside.append(number + 1)
        page.keyboard.press("ArrowRight")
    assert outside == []
    page.keyboard.press("Home")
    assert axe_violations(page) == []
    assert wrong == []
    context.close()


def test_a_slide_is_a_page_on_paper(browser: Browser, book: Playbook, tmp_path: Path) -> None:
    edition = _edition(book, "en")
    deck = trait_deck(edition, edition.traits[0])
    page = browser.new_page()
    _opened(page, _written(tmp_path, edition, deck))
    paper = page.pdf(prefer_css_page_size=True)
    assert paper.count(b"/Type /Page\n") == len(deck.slides)
    page.close()


def test_a_presenter_has_notes_the_next_slide_and_a_clock(
    browser: Browser, book: Playbook, tmp_path: Path
) -> None:
    """Both windows turn together, whichever is used."""
    edition = _edition(book, "en")
    trait = edition.traits[0]
    deck = trait_deck(edition, trait)
    context = browser.new_context()
    page = context.new_page()
    _opened(page, _written(tmp_path, edition, deck))
    with context.expect_page() as opening:
        page.keyboard.press("s")
    desk = opening.value
    desk.locator("[data-part=desk]").wait_for()
    page.keyboard.press("ArrowRight")
    notes = desk.locator("[data-part=notes]")
    notes.get_by_text(edition.spoken(trait.meaning)[:40]).wait_for()
    assert desk.locator("[data-part=next] .pb-slide__title").inner_text() == str(
        deck.slides[2].title.text
    )
    desk.keyboard.press("ArrowRight")
    page.locator(".pb-slide--shown", has_text=deck.slides[2].title.text).wait_for()
    desk.keyboard.press("t")
    desk.wait_for_timeout(1_300)
    assert desk.locator("[data-part=clock]").evaluate("output => output.value") >= "00:01"
    context.close()


def test_without_scripts_all_slides_stand_below_each_other(
    browser: Browser, book: Playbook, tmp_path: Path
) -> None:
    edition = _edition(book, "zh")
    deck = trait_deck(edition, edition.traits[0])
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    _opened(page, _written(tmp_path, edition, deck))
    slides = page.locator(".pb-slide")
    assert slides.count() == len(deck.slides)
    assert all(slide.is_visible() for slide in slides.all())
    context.close()


def test_what_an_author_writes_stays_text(browser: Browser, tmp_path: Path) -> None:
    attacks = itertools.cycle(PAYLOADS)

    def say(zh: str, en: str) -> dict[str, str]:
        attack = next(attacks)
        return {"zh": f"{zh} {attack}", "en": f"{en} {attack}"}

    edition = _edition(sample(say), "en")
    page = browser.new_page()
    wrong = _opened(page, _written(tmp_path, edition, playbook_deck(edition)))
    assert page.evaluate("() => 'attacked' in window") is False
    assert wrong == []
    page.close()
    for deck in (playbook_deck(edition), trait_deck(edition, edition.traits[0])):
        (text,) = export_marp(edition, deck).files.values()
        _, front, body = text.decode().split("---\n", 2)
        (footer,) = (json.loads(row[8:]) for row in front.splitlines() if row.startswith("footer"))
        drawn = read(MarkdownIt("commonmark", {"html": True}).render(f"{body}\n\n{footer}"))
        assert not {"script", "iframe", "svg", "img"} & set(drawn.tags)


@pytest.mark.parametrize("language", LANGUAGES)
def test_marp_gets_the_same_slides(book: Playbook, language: str) -> None:
    edition = _edition(book, language)
    deck = playbook_deck(edition)
    (text,) = export_marp(edition, deck).files.values()
    _, front, body = text.decode().split("---\n", 2)
    assert "marp: true" in front
    slides = body.split("\n\n---\n\n")
    assert len(slides) == len(deck.slides)
    for written, slide in zip(slides, deck.slides, strict=True):
        said = shown(MarkdownIt().render(written))
        assert slide.title.text in said
        for point in slide.points:
            assert "".join(point.striptags().split()) in "".join(said.split())


def test_nothing_in_a_note_ends_the_comment_it_stands_in(book: Playbook) -> None:
    from markupsafe import Markup

    edition = _edition(book, "en")
    deck = playbook_deck(edition)
    notes = tuple(map(Markup, ("---&gt;&lt;img src=x&gt;", "--!&gt;&lt;b&gt;", "-----")))
    first = structs.replace(deck.slides[0], notes=notes)
    (text,) = export_marp(edition, structs.replace(deck, slides=(first,))).files.values()
    comment = text.decode().partition("<!--")[2]
    assert comment.count("--") == comment.count("-->") == 1
    assert comment.endswith("-->\n")


def test_points_go_where_they_fit() -> None:
    from markupsafe import Markup

    short, long = Markup("a" * 50), Markup("字" * 400)
    assert in_handfuls([short] * 7) == ((short,) * 5, (short,) * 2)
    assert in_handfuls([short, long, short]) == ((short,), (long,), (short,))
    assert in_handfuls([]) == ()
