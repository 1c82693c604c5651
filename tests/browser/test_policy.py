"""The strict policy: nothing that is not ours runs, and all that is ours does."""

import functools
import http.server
import re
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from playbook_press.engines.extras import HEADERS
from tests.browser.conftest import DESK
from tests.browser.pages import KINDS
from tests.project import LANGUAGES, build_site

_WATCH = """
    globalThis.blocked = [];
    document.addEventListener("securitypolicyviolation", (event) => blocked.push(
        `${location.pathname}: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`));
"""


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site behind a server that sends the policy as a header too.

    It knows its address, without which the theme has no instant navigation.
    """
    folder = tmp_path_factory.mktemp("guarded")
    headers: dict[str, str] = {}

    class Strict(http.server.SimpleHTTPRequestHandler):
        def end_headers(self) -> None:
            for name, value in headers.items():
                self.send_header(name, value)
            super().end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    handler = functools.partial(Strict, directory=str(folder / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        home = f"http://127.0.0.1:{server.server_address[1]}"
        site = build_site(folder, site_url=f"{home}/")
        rule, *_ = (site / HEADERS).read_text("utf-8").split("\n/assets")
        headers |= dict(re.findall(r"^  ([\w-]+): (.*)$", rule, re.M))
        assert "Content-Security-Policy" in headers
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield home
        server.shutdown()


@pytest.fixture
def watched(browser: Browser) -> Iterator[Page]:
    """A page that writes down what a policy keeps from happening."""
    context = browser.new_context(viewport=DESK, reduced_motion="reduce")
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.on("console", lambda said: _complain(page, said.text) if said.type == "error" else None)
    yield page
    context.close()


_complaints: dict[int, list[str]] = {}


def _complain(page: Page, words: str) -> None:
    _complaints.setdefault(id(page), []).append(words)


def _assert_quiet(page: Page) -> None:
    assert page.evaluate("blocked") == []
    assert _complaints.get(id(page), []) == []


def _addresses(site: Path) -> list[str]:
    found = (path.relative_to(site).parent.as_posix() for path in site.rglob("index.html"))
    return sorted("/" if each == "." else f"/{each}/" for each in found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_kind_of_page_meets_the_policy(watched: Page, guarded: str, language: str) -> None:
    for way in ("", *KINDS.values(), "404.html"):
        watched.goto(f"{guarded}/{language}/{way}", wait_until="load")
        _assert_quiet(watched)


@pytest.mark.long
def test_no_page_at_all_meets_the_policy(watched: Page, guarded: str, site: Path) -> None:
    addresses = _addresses(site)
    assert len(addresses) > 100
    for address in addresses:
        watched.goto(f"{guarded}{address}")
        watched.wait_for_load_state("networkidle")
        _assert_quiet(watched)


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_a_reader_does_works_under_the_policy(
    watched: Page, guarded: str, language: str
) -> None:
    """Light and dark, the menu, instant navigation, the search, filling in, the team page."""
    page = watched
    page.goto(f"{guarded}/{language}/eight-traits/", wait_until="load")
    page.locator("form.md-header__option label:visible").click()
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"
    page.evaluate("globalThis.stays = true")
    page.locator("a[href$='/eight-traits/traits/']:visible").first.click()
    page.wait_for_url("**/traits/")
    assert page.evaluate("globalThis.stays"), "instant navigation"
    page.locator("a[href*='shared-purpose']:visible").first.click()
    page.wait_for_url("**/shared-purpose/")
    page.mouse.wheel(0, 2000)
    page.keyboard.press("/")
    page.keyboard.type("小米论坛" if language == "zh" else "community")
    page.locator("[role=option]").first.wait_for()
    _assert_quiet(page)
    page.goto(f"{guarded}/{language}/{KINDS['assessment']}")
    page.wait_for_load_state("networkidle")
    for choice in page.locator("pb-assessment input[type=radio]").all()[:12:4]:
        choice.evaluate(
            "each => { each.checked = true; each.dispatchEvent("
            "new Event('change', {bubbles: true})) }"
        )
    page.wait_for_timeout(300)
    _assert_quiet(page)
    page.goto(f"{guarded}/{language}/{KINDS['team']}")
    page.wait_for_load_state("networkidle")
    _assert_quiet(page)
    page.set_viewport_size({"width": 390, "height": 800})
    page.locator(".pb-menu").click()
    page.emulate_media(media="print")
    _assert_quiet(page)


def test_what_was_planted_does_not_run(browser: Browser, site: Path, address: str) -> None:
    """As if sanitising had failed: the policy in the page alone holds it."""
    planted = (
        "<img src=x onerror=\"window.attacked='image'\">"
        "<script>window.attacked = 'script'</script>"
        "<a id=lure href=\"javascript:window.attacked='link'\">x</a>"
        '<style>h1 { position: fixed }</style><p id=styled style="position: fixed">x</p>'
        '<base href="https://elsewhere.example/">'
        '<script src="https://elsewhere.example/x.js"></script>'
        '<iframe src="https://elsewhere.example/"></iframe>'
    )
    whole = (site / "en" / "eight-traits" / "index.html").read_text("utf-8")
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.add_init_script(_WATCH)
    asked: list[str] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.url)
        route.abort()

    page.route("https://elsewhere.example/**", refuse)
    body = whole.replace("</article>", f"{planted}</article>")
    page.route(
        "**/en/eight-traits/",
        lambda route: route.fulfill(body=body, content_type="text/html; charset=utf-8"),
    )
    page.goto(f"{address}/en/eight-traits/", wait_until="load")
    page.locator("#lure").evaluate("each => each.click()")
    page.wait_for_timeout(200)
    assert page.evaluate("window.attacked") is None
    for selector in ("h1", "#styled"):
        assert (
            page.locator(selector).evaluate("each => getComputedStyle(each).position") == "static"
        )
    assert asked == []
    blocked = " ".join(page.evaluate("blocked"))
    for directive in ("script-src-attr", "script-src-elem", "style-src", "base-uri", "frame-src"):
        assert directive in blocked, directive
    context.close()


def test_the_site_works_from_a_memory_stick_under_its_policy(browser: Browser, site: Path) -> None:
    """`'self'` has to mean the folder the pages lie in."""
    context = browser.new_context(viewport=DESK)
    page = context.new_page()
    page.add_init_script(_WATCH)
    page.goto((site / "zh" / "eight-traits" / "index.html").as_uri(), wait_until="load")
    assert page.evaluate("blocked") == []
    assert page.evaluate("Boolean(customElements.get('pb-search'))")
    context.close()
