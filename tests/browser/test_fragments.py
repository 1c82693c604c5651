"""Links to a place in the same page: the page stays, and the way back leads to where it was."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Log
from tests.browser.pages import KINDS
from tests.project import LANGUAGES

_CONTENTS = ".md-sidebar--secondary .md-nav__link[href$='#{}']"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_stays_and_the_way_back_is_kept(
    page: Page, log: Log, address: str, language: str
) -> None:
    """Also after another page was there; nothing is fetched for a place in this one."""
    here = f"{address}/{language}/{KINDS['trait']}"
    page.goto(here)
    page.wait_for_load_state("networkidle")
    documents: list[str] = []
    page.on(
        "request",
        lambda request: documents.append(request.url) if request.url.endswith("/") else None,
    )
    page.evaluate("document.querySelector('main').dataset.stays = ''")
    for place in ("meaning", "signals"):
        page.locator(_CONTENTS.format(place)).click()
        page.wait_for_url(f"{here}#{place}")
        expect(page.locator(f"#{place}")).to_be_in_viewport()
    page.go_back()
    page.wait_for_url(f"{here}#meaning")
    expect(page.locator("#meaning")).to_be_in_viewport()
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(500)
    assert documents == []
    expect(page.locator("main[data-stays]")).to_be_attached()

    page.locator(".md-tabs a").last.click()
    page.wait_for_url(lambda url: url.partition("#")[0] != here)
    page.go_back()
    page.wait_for_url(f"{here}#meaning")
    expect(page.locator("#meaning")).to_be_in_viewport()
    documents.clear()
    page.locator(_CONTENTS.format("signals")).click()
    page.wait_for_url(f"{here}#signals")
    expect(page.locator("#signals")).to_be_in_viewport()
    page.wait_for_timeout(500)
    assert documents == []
    log.assert_clean()
