"""The search as readers meet it: how it is reached, how it is worked, and what it asks for."""

import functools
import http.server
import json
import re
import threading
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, Route

from tests.browser.axe import axe_violations
from tests.browser.conftest import DESK, Log
from tests.browser.waiting import until
from tests.project import LANGUAGES

_OPTION = "[role=option]"


def _pieces(requests: list[str]) -> list[str]:
    return [url for url in requests if "/search/" in url or "/finder." in url]


def _search(page: Page, query: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.locator(f"{_OPTION} mark").first.wait_for()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_loaded_before_a_reader_reaches_for_it(
    page: Page, log: Log, address: str, language: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}/{language}/eight-traits/")
    page.wait_for_load_state("networkidle")
    assert _pieces(asked) == []
    page.keyboard.press("/")
    page.locator(".pb-finder__status:not(:empty)").wait_for()
    # Before anything is typed, only what there is: no list and no text.
    names = [url.rpartition("/")[2].partition("?")[0] for url in _pieces(asked)]
    assert [re.sub(r"\.[0-9a-f]{8,}\.", ".", name) for name in names] == [
        "finder.js",
        "index.js",
    ]
    log.assert_clean()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dialog_is_worked_by_keyboard(
    page: Page, log: Log, address: str, language: str
) -> None:
    """Open, look, walk through, go there; the list is announced, the focus stays in the field."""
    page.goto(f"{address}/{language}/eight-traits/", wait_until="load")
    page.keyboard.press("Control+k")
    field = page.get_by_role("combobox")
    assert field.evaluate("field => field === document.activeElement")
    assert field.get_attribute("aria-expanded") == "false"
    page.keyboard.type("QQ")
    page.locator(_OPTION).first.wait_for()
    assert field.get_attribute("aria-expanded") == "true"
    assert page.get_by_role("status").inner_text()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    active = field.get_attribute("aria-activedescendant")
    second = page.locator(_OPTION).nth(1)
    assert second.get_attribute("id") == active
    assert second.get_attribute("aria-selected") == "true"
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.locator(_OPTION).last.get_attribute("aria-selected") == "true"
    assert field.evaluate("field => field === document.activeElement")
    page.keyboard.press("Escape")
    assert not page.locator("dialog").is_visible()
    page.keyboard.press("/")
    assert field.input_value() == "QQ"
    goal = page.locator(_OPTION).first.get_attribute("href")
    page.keyboard.press("Enter")
    assert goal
    page.wait_for_url(goal)
    log.assert_clean()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_with_the_dialog_open(
    page: Page, address: str, language: str, scheme: str
) -> None:
    """Empty, with results, and when there are none."""
    page.goto(f"{address}/{language}/eight-traits/", wait_until="load")
    if scheme == "dark":
        page.locator("form.md-header__option label:visible").click()
    page.keyboard.press("/")
    for query in ("", "QQ", "zzzzqqqq"):
        page.get_by_role("combobox").fill(query)
        until(
            page,
            "query => { const list = document.querySelector('[role=listbox]');"
            " return document.querySelector('.pb-finder__status').textContent"
            " && list.hidden === (query !== 'QQ'); }",
            arg=query,
        )
        page.keyboard.press("ArrowDown")
        found = [
            (rule["id"], [node["html"][:160] for node in rule["nodes"][:3]])
            for rule in axe_violations(page)
        ]
        assert found == [], query + json.dumps(found, indent=2, ensure_ascii=False)


def test_the_dialog_fits_a_phone_and_large_text(page: Page, address: str) -> None:
    page.goto(f"{address}/en/eight-traits/", wait_until="load")
    page.set_viewport_size({"width": 320, "height": 640})
    _search(page, "community")
    for size in ("", "200%"):
        page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
        box = page.locator("dialog").bounding_box()
        assert box
        assert box["width"] <= 320
        assert page.evaluate("document.querySelector('dialog').scrollWidth") <= 320
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.keyboard.press("Escape")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_paper_leaves_the_search_out(page: Page, address: str) -> None:
    page.goto(f"{address}/zh/eight-traits/", wait_until="load")
    _search(page, "社群")
    page.emulate_media(media="print")
    assert not page.locator("dialog").is_visible()
    assert not page.locator(".pb-search__open").is_visible()


def test_kinds_narrow_what_is_shown(page: Page, log: Log, address: str) -> None:
    """The number beside a kind is the number of pages behind it."""
    page.goto(f"{address}/zh/eight-traits/", wait_until="load")
    # Few enough for all to be shown at once.
    _search(page, "申诉")
    rules = page.get_by_role("radio", name="规则")
    count = int(re.sub(r"\D", "", rules.locator("xpath=..").inner_text()))
    rules.check()
    until(
        page, "count => document.querySelectorAll('.pb-finder__page').length === count", arg=count
    )
    kinds = page.locator(".pb-finder__kind").all_inner_texts()
    assert kinds == ["规则"] * count
    assert rules.evaluate("radio => radio === document.activeElement")
    log.assert_clean()


def test_an_address_can_open_a_search(page: Page, log: Log, address: str) -> None:
    page.goto(f"{address}/zh/?q=%E7%BB%BF%E9%87%8E", wait_until="load")
    page.locator(f"{_OPTION} mark").first.wait_for()
    assert page.get_by_role("combobox").input_value() == "绿野"
    log.assert_clean()


def test_what_was_looked_for_is_offered_again_and_can_be_forgotten(
    page: Page, log: Log, address: str
) -> None:
    page.goto(f"{address}/zh/eight-traits/", wait_until="load")
    _search(page, "绿野")
    page.keyboard.press("Enter")
    page.wait_for_url("**/case-lvye/**")
    page.keyboard.press("/")
    page.get_by_role("combobox").fill("")
    again = page.locator("[data-query]")
    again.wait_for()
    assert again.all_inner_texts() == ["绿野"]
    again.click()
    page.locator(f"{_OPTION} mark").first.wait_for()
    page.get_by_role("combobox").fill("")
    page.locator("[data-part=more] button").click()
    assert page.locator("[data-query]").count() == 0
    assert page.evaluate("Object.keys(localStorage).filter((key) => key.endsWith(':search'))") == []
    log.assert_clean()


def test_it_works_after_instant_navigation(page: Page, log: Log, address: str) -> None:
    """The header stays when the page below it is exchanged; links still lead to the right place."""
    page.goto(f"{address}/zh/eight-traits/")
    page.wait_for_load_state("networkidle")
    page.locator("article a[href*='case-xiaomi']").first.click()
    page.wait_for_url("**/case-xiaomi/**")
    _search(page, "绿野")
    first = page.locator(_OPTION).first.get_attribute("href")
    assert first == f"{address}/zh/eight-traits/cases/case-lvye/#top"
    page.keyboard.press("Enter")
    page.wait_for_url("**/case-lvye/**")
    until(page, "document.querySelector('h1').textContent.includes('绿野')")
    assert not page.locator("dialog").is_visible()
    log.assert_clean()


def test_composing_is_left_in_peace(page: Page, log: Log, address: str) -> None:
    """While an input method composes, its letters are not looked for and Enter is its own."""
    page.goto(f"{address}/zh/eight-traits/", wait_until="load")
    page.keyboard.press("/")
    page.locator(".pb-finder__status:not(:empty)").wait_for()
    before = page.url
    session = page.context.new_cdp_session(page)
    session.send(
        "Input.imeSetComposition", {"text": "she'qun", "selectionStart": 7, "selectionEnd": 7}
    )
    page.locator("[role=combobox]").dispatch_event("keydown", {"key": "Enter", "isComposing": True})
    page.wait_for_timeout(200)
    assert page.locator(_OPTION).count() == 0
    assert page.url == before
    session.send("Input.insertText", {"text": "社群"})
    page.locator(f"{_OPTION} mark").first.wait_for()
    assert page.get_by_role("combobox").input_value() == "社群"
    log.assert_clean()


def test_a_query_is_text_and_nothing_else(page: Page, log: Log, address: str) -> None:
    page.goto(f"{address}/en/eight-traits/", wait_until="load")
    page.keyboard.press("/")
    for query in ('<img src=x onerror="alert(1)">', "(?:[", "\\", '"', "__proto__", "a" * 200):
        page.get_by_role("combobox").fill(query)
        page.locator(".pb-finder__status:not(:empty)").wait_for()
    assert page.locator(".pb-finder img").count() == 0
    log.assert_clean()


def test_it_works_from_a_disk(context: BrowserContext, site: Path) -> None:
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((site / "zh" / "eight-traits" / "index.html").as_uri())
    _search(page, "小米论坛")
    page.keyboard.press("Enter")
    page.wait_for_url("**/case-xiaomi/index.html#top")
    assert "小米论坛" in page.locator("h1").inner_text()
    assert errors == []


POLICY = "default-src 'self'; script-src 'self'; style-src 'self'"


def test_it_works_under_the_strict_policy(browser: Browser, site: Path) -> None:
    """No inline script, no inline style, nothing evaluated; what is not ours may be blocked."""

    class Strict(http.server.SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            self.send_header("Content-Security-Policy", POLICY)
            super().end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(Strict, directory=str(site))
    ) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        home = f"http://127.0.0.1:{server.server_address[1]}"
        page = browser.new_page(viewport=DESK)
        page.add_init_script(
            "globalThis.blocked = []; document.addEventListener('securitypolicyviolation',"
            " (event) => blocked.push(event.sourceFile + ' ' + event.violatedDirective));"
        )
        page.goto(f"{home}/zh/eight-traits/", wait_until="load")
        _search(page, "小米论坛")
        assert page.locator("[role=option]").first.get_attribute("href") == (
            f"{home}/zh/eight-traits/cases/case-xiaomi/#top"
        )
        ours = [
            said
            for said in page.evaluate("blocked")
            if "playbook-press" in said or "/search/" in said
        ]
        assert ours == []
        page.close()
        server.shutdown()


def test_a_missing_index_is_said_to_be_missing(page: Page, address: str) -> None:
    page.route("**/search/index.js*", lambda route: route.abort())
    page.goto(f"{address}/en/eight-traits/", wait_until="load")
    page.keyboard.press("/")
    page.keyboard.type("community")
    page.get_by_text("did not arrive").wait_for()
    page.unroute("**/search/index.js*")
    page.keyboard.type(" member")
    page.locator(_OPTION).first.wait_for()


def test_a_new_edition_is_noticed(page: Page, address: str) -> None:
    """A page left open while the site was published again opens the new index."""
    page.goto(f"{address}/zh/eight-traits/", wait_until="load")
    seen: list[str] = []

    def answer(route: Route, request: Request) -> None:
        seen.append(request.url)
        real = route.fetch()
        stale = re.sub(r'"m","[0-9a-f]+"', '"m","older"', real.text())
        route.fulfill(response=real, body=stale if len(seen) == 1 else real.text())

    page.route("**/search/index.js*", answer)
    _search(page, "社群")
    assert len(seen) == 2
