"""Every kind of page, in both languages, as a browser sees it."""

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.conftest import Log
from tests.browser.pages import KINDS
from tests.project import LANGUAGES

EVERY_PAGE = [(language, kind) for language in LANGUAGES for kind in KINDS]

PHONE: ViewportSize = {"width": 320, "height": 640}


def _open(page: Page, address: str, language: str, kind: str) -> None:
    page.goto(f"{address}/{language}/{KINDS[kind]}", wait_until="networkidle")


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
    page.reload(wait_until="networkidle")
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
