"""Every kind of page, in both languages, as a browser sees it."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.conftest import Log
from tests.browser.pages import KINDS
from tests.project import LANGUAGES

EVERY_PAGE = [(language, kind) for language in LANGUAGES for kind in KINDS]

PHONE: ViewportSize = {"width": 320, "height": 640}
PAPER: ViewportSize = {"width": 658, "height": 986}
"""A4 within its margins, in the pixels of CSS."""


def _open(page: Page, address: str, language: str, kind: str) -> None:
    page.goto(f"{address}/{language}/{KINDS[kind]}")
    page.wait_for_load_state("networkidle")


@pytest.mark.parametrize(("language", "kind"), EVERY_PAGE)
def test_a_page_asks_nobody_complains_about_nothing_and_fits_a_phone(
    page: Page, log: Log, address: str, language: str, kind: str
) -> None:
    """No foreign request, no failed one, an empty console; nothing wider than 320 px."""
    _open(page, address, language, kind)
    assert (page.get_attribute("html", "lang") or "").startswith(language)
    assert page.locator("h1").count() == 1
    assert page.title()
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    log.assert_clean()


@pytest.mark.parametrize("language", LANGUAGES)
def test_switching_the_language_keeps_the_page(
    page: Page, log: Log, address: str, language: str
) -> None:
    other = next(code for code in LANGUAGES if code != language)
    _open(page, address, language, "case")
    page.locator(f".md-header a[hreflang={other}]").click()
    page.wait_for_url(f"{address}/{other}/{KINDS['case']}")
    assert (page.get_attribute("html", "lang") or "").startswith(other)
    log.assert_clean()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dark_scheme_can_be_chosen_and_stays(page: Page, address: str, language: str) -> None:
    _open(page, address, language, "trait")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("form.md-header__option label:visible").click()
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"
    page.reload()
    page.wait_for_load_state("networkidle")
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


@pytest.mark.parametrize("language", LANGUAGES)
def test_print_leaves_the_furniture_out(page: Page, address: str, language: str) -> None:
    _open(page, address, language, "trait")
    page.emulate_media(media="print")
    for furniture in (".md-header", ".md-tabs", ".md-sidebar", ".md-footer"):
        assert not page.locator(furniture).first.is_visible(), furniture
    assert page.locator("h1").is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["shelf", "overview", "trait", "case"])
def test_the_title_in_the_header_is_whole_on_a_telephone(
    page: Page, address: str, language: str, kind: str
) -> None:
    page.set_viewport_size(PHONE)
    _open(page, address, language, kind)
    title = page.locator(".md-header__topic .md-ellipsis").first
    lines = "(each) => each.clientHeight / parseFloat(getComputedStyle(each).lineHeight)"
    assert round(title.evaluate(lines)) == 1
    assert title.evaluate("(each) => each.scrollWidth <= each.clientWidth")
    # A longer one breaks, and only what two lines do not hold is cut.
    title.evaluate("(each) => { each.textContent = 'Our neighbourhood and its neighbours, all'; }")
    assert round(title.evaluate(lines)) == 2
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_names_under_a_page_are_not_broken_on_a_telephone(
    page: Page, address: str, language: str
) -> None:
    page.set_viewport_size(PHONE)
    _open(page, address, language, "team")
    # A name beside two lines is as high as they are, so the lines of its text are counted.
    lines = """(each) => {
      const text = document.createRange();
      text.selectNodeContents(each);
      return text.getClientRects().length;
    }"""
    names = page.locator(".pb-provenance dt").all()
    assert [each.evaluate(lines) for each in names] == [1] * len(names)
    assert names


@pytest.mark.parametrize("language", LANGUAGES)
def test_paper_has_nothing_to_press_and_no_row_in_two_parts(
    page: Page, address: str, language: str
) -> None:
    """Buttons, arrows of what is open anyway and ways back; the ladder keeps its columns wide."""
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    _open(page, address, language, "rule")
    assert page.locator(".pb-actions").count() == 1
    for pressed in (".pb-actions", ".pb-note__back", ".md-path"):
        assert not page.locator(pressed).first.is_visible(), pressed
    inside = "(each) => getComputedStyle(each).breakInside"
    assert page.locator(".pb-note").first.evaluate(inside) == "avoid"
    _open(page, address, language, "cases")
    arrow = "(each) => getComputedStyle(each, '::after').display"
    assert page.locator(".pb-details > summary").first.evaluate(arrow) == "none"
    _open(page, address, language, "rules")
    widths = (
        page.locator(".pb-table tbody tr")
        .first.locator(":is(th, td)")
        .evaluate_all("(cells) => cells.map((each) => each.offsetWidth)")
    )
    assert max(widths) < 4 * min(widths)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_reads_without_scripts(browser: Browser, address: str, language: str) -> None:
    """The text, the links and the language switch are there before a script runs."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    for kind in KINDS:
        page.goto(f"{address}/{language}/{KINDS[kind]}")
        assert page.locator("h1").is_visible(), kind
        assert page.locator("a[hreflang]").count() > 0, kind
    context.close()


def test_the_root_page_leads_to_every_language(browser: Browser, address: str) -> None:
    """Without scripts the root page is two plain links; with them it offers the same."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}/")
    for language in LANGUAGES:
        assert page.locator(f"a[hreflang={language}]").first.is_visible()
    context.close()
