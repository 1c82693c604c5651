"""The site as a folder on a disk: opened by hand, without a server, without anybody to ask."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit
from urllib.request import url2pathname

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from playbook_press.engines.offline import make_offline
from tests.browser.auditing.finding import Audit
from tests.browser.conftest import DESK, Log
from tests.browser.filling import Filling
from tests.browser.pages import KINDS, pages_of
from tests.browser.waiting import until
from tests.project import LANGUAGES

# In drawings, the old name of the attribute is what older readers of files know.
_LINKS = """() => [...document.querySelectorAll("a")].flatMap((each) => {
  const way = each.getAttribute("href") ?? each.getAttribute("xlink:href");
  return way === null ? [] : [new URL(way, document.baseURI).href];
})"""


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published site, made to work from a disk; its name has signs that addresses hide."""
    target = tmp_path_factory.mktemp("offline") / "社群 手册 #1"
    shutil.copytree(site, target)
    make_offline(target)
    return target


@pytest.fixture
def disk(browser: Browser, folder: Path) -> Iterator[BrowserContext]:
    fresh = browser.new_context(viewport=DESK, reduced_motion="reduce")
    yield fresh
    fresh.close()


@pytest.fixture
def page(disk: BrowserContext, log: Log) -> Page:
    fresh = disk.new_page()
    log.attach(fresh)
    return fresh


@pytest.fixture
def log(folder: Path) -> Log:
    """Nothing at all may be asked for by HTTP."""
    return Log("nobody:")


def _file(url: str) -> Path:
    return Path(url2pathname(unquote(urlsplit(url).path)))


def _dead(page: Page, folder: Path) -> list[str]:
    """Links of the page that a browser could not follow from a disk."""
    ways = (urldefrag(url).url for url in page.evaluate(_LINKS) if url.startswith("file:"))
    found = {url: _file(url) for url in ways}
    return [
        url for url, path in found.items() if not path.is_file() or not path.is_relative_to(folder)
    ]


def _look_at(page: Page, folder: Path, files: list[Path]) -> None:
    assert files
    for file in files:
        page.goto(file.as_uri(), wait_until="load")
        assert page.locator("h1").count() == 1, file
        assert _dead(page, folder) == [], file


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_a_page_names_a_file(
    page: Page, log: Log, folder: Path, language: str
) -> None:
    """One page of every kind; nobody is asked for anything, nothing is complained about."""
    ways = [f"{language}/{address}index.html" for address in KINDS.values()]
    _look_at(page, folder, [folder / "index.html", *(folder / way for way in ways)])
    log.assert_clean()


@pytest.mark.audit
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_of_every_page_names_a_file(
    page: Page, log: Log, folder: Path, language: str, audit: Audit
) -> None:
    for way in pages_of(folder, language):
        file = folder / way / "index.html" if way.endswith("/") else folder / way
        page.goto(file.as_uri(), wait_until="load")
        audit.note(way, "from a disk: every link names a file", _dead(page, folder))
        audit.note(way, "from a disk: browser's log", log.taken())
    audit.assert_clean()


def test_nothing_of_a_server_is_left(folder: Path) -> None:
    for name in ("404.html", "sitemap.xml"):
        assert not list(folder.rglob(name))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_comes_in_their_language_and_goes_on_in_the_other(
    browser: Browser, log: Log, folder: Path, language: str
) -> None:
    """The page at the root sends them on, as it does on the web."""
    other = next(code for code in LANGUAGES if code != language)
    context = browser.new_context(viewport=DESK, locale={"zh": "zh-CN", "en": "en-GB"}[language])
    page = context.new_page()
    log.attach(page)
    page.goto((folder / "index.html").as_uri())
    page.wait_for_url(f"**/{language}/index.html")
    page.locator("article a[href='eight-traits/index.html']").first.click()
    page.wait_for_url(f"**/{language}/eight-traits/index.html")
    page.locator(f".md-header a[hreflang={other}]").click()
    page.wait_for_url(f"**/{other}/eight-traits/index.html")
    assert (page.get_attribute("html", "lang") or "").startswith(other)
    context.close()
    log.assert_clean()


@pytest.mark.parametrize(("language", "query"), [("zh", "群规"), ("en", "newcomers")])
def test_search_leads_to_a_page_on_the_disk(
    page: Page, log: Log, folder: Path, language: str, query: str
) -> None:
    page.goto((folder / language / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type(query)
    page.locator("[role=option] mark").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/eight-traits/**/index.html*")
    assert query in page.locator("main").inner_text().lower()
    log.assert_clean()


def test_an_assessment_is_filled_in_kept_and_leads_on(page: Page, log: Log, folder: Path) -> None:
    """The links that scripts draw from data lead to files as well."""
    way = folder / "en" / KINDS["assessment"] / "index.html"
    page.goto(way.as_uri())
    filling = Filling(page)
    filling.choose("self-intro", "l1")
    until(page, "Object.keys(localStorage).some((key) => key.startsWith('pb:'))")
    page.reload()
    assert Filling(page).chosen()["self-intro"] == ["l1"]
    page.locator(".pb-step a[href$='index.html']").first.wait_for(state="attached")
    assert _dead(page, folder) == []
    log.assert_clean()
