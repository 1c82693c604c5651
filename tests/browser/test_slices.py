"""A long page is laid out in slices, and ends as if it never had been."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Log
from tests.browser.pages import KINDS

_WAITING = """() => [...document.querySelectorAll(".pb-block")]
  .filter((each) => getComputedStyle(each).contentVisibility === "auto").length"""
_HERE = f"en/{KINDS['trait']}"


def _until_whole(page: Page) -> None:
    for _ in range(100):
        if not page.evaluate(_WAITING):
            return
        page.wait_for_timeout(50)
    raise AssertionError("some of the page still waits to be laid out")


def test_a_page_is_whole_soon_after_it_is_there(page: Page, log: Log, address: str) -> None:
    page.goto(f"{address}/{_HERE}", wait_until="load")
    _until_whole(page)
    sliced = page.evaluate("document.documentElement.scrollHeight")
    page.reload(wait_until="load")
    assert page.evaluate(_WAITING) == 0, "a reader who comes back has a place in the page"
    assert page.evaluate("document.documentElement.scrollHeight") == sliced


def test_a_place_in_a_page_is_where_it_was_asked_for(page: Page, log: Log, address: str) -> None:
    page.goto(f"{address}/{_HERE}#page-sources", wait_until="load")
    assert page.evaluate(_WAITING) == 0
    expect(page.locator("#page-sources")).to_be_in_viewport()


def test_the_page_that_follows_is_laid_out_at_once(page: Page, log: Log, address: str) -> None:
    page.goto(f"{address}/{_HERE}", wait_until="load")
    _until_whole(page)
    page.locator(".pb-pager__next a").click()
    expect(page).not_to_have_url(f"{address}/{_HERE}")
    expect(page.locator("html.pb-fresh")).to_have_count(0)
    assert page.evaluate(_WAITING) == 0
