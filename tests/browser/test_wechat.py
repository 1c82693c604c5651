"""Inside WeChat, whose browser downloads nothing: a hint, a picture to hold, a text to copy."""

import base64
import struct
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.axe import axe_violations
from tests.browser.conftest import Log
from tests.browser.filling import Filling
from tests.browser.pages import KINDS
from tests.project import LANGUAGES

PHONE: ViewportSize = {"width": 390, "height": 844}
WECHAT = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15"
    " (KHTML, like Gecko) Mobile/15E148 MicroMessenger/8.0.49(0x18003137) NetType/WIFI"
)


@pytest.fixture
def wechat(browser: Browser, log: Log) -> Iterator[Page]:
    """A page in a browser that says it is WeChat's."""
    context = browser.new_context(viewport=PHONE, user_agent=WECHAT, reduced_motion="reduce")
    page = context.new_page()
    log.attach(page)
    yield page
    context.close()


def _opened(page: Page, address: str, language: str) -> Filling:
    page.goto(f"{address}/{language}/{KINDS['assessment']}")
    filling = Filling(page)
    filling.part("rail").wait_for()
    return filling


@pytest.mark.parametrize("language", LANGUAGES)
def test_readers_in_wechat_are_told_how_to_download(
    wechat: Page, log: Log, address: str, language: str
) -> None:
    for kind in ("assessment", "form", "downloads"):
        wechat.goto(f"{address}/{language}/{KINDS[kind]}")
        wechat.locator("pb-wechat .pb-notice:visible").wait_for()
        assert "···" in wechat.locator("pb-wechat").inner_text()
    log.assert_clean()


def test_nobody_else_is_told(page: Page, address: str) -> None:
    _opened(page, address, "en")
    assert not page.locator("pb-wechat").is_visible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_result_becomes_a_picture_and_the_same_in_words(
    wechat: Page, log: Log, address: str, language: str
) -> None:
    """It is loaded with the first press; the picture is one that WeChat can save."""
    asked: list[str] = []
    wechat.on("request", lambda request: asked.append(request.url))
    filling = _opened(wechat, address, language)
    assert not [url for url in asked if "keepsake" in url]
    button = wechat.locator("pb-keepsake button").first
    button.click()
    said = wechat.locator("pb-keepsake > .pb-desk__row output")
    said.filter(has_text={"zh": "还没有得分", "en": "Nothing has a score yet"}[language]).wait_for()
    assert not wechat.locator("pb-keepsake img").is_visible()

    section = wechat.locator("[data-section]").first
    for field in section.locator("fieldset[data-ask]").all():
        field.locator(".pb-ask__picks input").nth(1).check()
    filling.part("charts").locator(".pb-bar:not(.pb-bar--none)").first.wait_for()
    button.click()
    picture = wechat.locator("pb-keepsake img")
    picture.wait_for()
    kind, _, data = (picture.get_attribute("src") or "").partition(",")
    assert kind == "data:image/png;base64"
    width, height = struct.unpack(">II", base64.b64decode(data)[16:24])
    assert width == 1080
    assert 400 < height < 2000
    assert wechat.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]

    wechat.locator("pb-keepsake summary").click()
    words = wechat.locator("pb-keepsake [data-copy-source]").inner_text()
    title = (
        (section.locator(".pb-part__title").first.text_content() or "").removesuffix("¶").strip()
    )
    assert title in words
    assert wechat.locator("h1").first.inner_text().removesuffix("¶").strip() in words
    assert axe_violations(wechat) == []
    log.assert_clean()
