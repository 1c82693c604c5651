"""`make tour`: the pictures of the guide's tour, taken from the site as it is.

They are small on purpose (WebP, one size for a page and a screen of a telephone alike), and are
looked at by people: tests compare no pixels, only that each is there and used.
"""

import base64
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from documentation.project import LANGUAGES, ROOT
from tests.browser.chromium import FLAGS, chromium_path
from tests.browser.conftest import served
from tests.project import build_site

WIDTH, HEIGHT, QUALITY = 1120, 700, 0.72

_QUERIES = {"zh": "新人", "en": "newcomers"}

# A profile with highs and lows, the same every time.
_ANSWERED = """
root => [...root.querySelectorAll("fieldset[data-ask]")].forEach((field, index) => {
  const picks = field.querySelectorAll(".pb-ask__picks input[value^='l']");
  picks[[3, 4, 2, 3, 1, 2, 3, 4][Math.floor(index / 5) % 8]]?.click();
})
"""

# Chromium writes WebP itself, so no library is needed for it.
_AS_WEBP = """
async ([png, quality]) => {
  const picture = new Image();
  picture.src = `data:image/png;base64,${png}`;
  await picture.decode();
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext("2d").drawImage(picture, 0, 0);
  const blob = await canvas.convertToBlob({type: "image/webp", quality});
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
"""


def _answer(page: Page, language: str) -> None:
    page.locator("pb-assessment").first.evaluate(_ANSWERED)
    page.locator("#results").scroll_into_view_if_needed()
    page.evaluate("document.querySelector('#results').scrollIntoView()")
    page.evaluate("window.scrollBy(0, -80)")


def _search(page: Page, language: str) -> None:
    # The key does nothing before the script has shown the button, which may take a busy machine.
    page.locator(".pb-search__open").wait_for()
    page.keyboard.press("/")
    page.keyboard.type(_QUERIES[language])
    page.locator("[role=option] mark").first.wait_for()


def _nothing(page: Page, language: str) -> None:
    pass


STOPS: Mapping[str, tuple[str, Callable[[Page, str], None]]] = {
    "overview": ("eight-traits/", _nothing),
    "trait": ("eight-traits/traits/shared-purpose/", _nothing),
    "case": ("eight-traits/cases/case-lvye/", _nothing),
    "rulebook": ("eight-traits/rules/build/", _nothing),
    "result": ("eight-traits/assess/health-check/", _answer),
    "search": ("eight-traits/", _search),
}
"""By name, the page below a language and what is done on it."""

DARK = ("overview",)
"""Of these there is a dark picture too."""


def pictures() -> tuple[str, ...]:
    """The names of all pictures of a language, without ending."""
    return (*STOPS, *(f"{name}-dark" for name in DARK))


def main() -> None:
    """Take every picture anew."""
    with (
        tempfile.TemporaryDirectory() as folder,
        served(build_site(Path(folder))) as home,
        sync_playwright() as engine,
    ):
        browser = engine.chromium.launch(executable_path=chromium_path(), args=FLAGS)
        for language in LANGUAGES:
            for name in pictures():
                data = _taken(browser, home, language, name)
                file = ROOT / "docs" / language / "guide" / "pictures" / f"{name}.webp"
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(data)
                print(f"{file.relative_to(ROOT)}: {len(data) // 1024} kB")
        browser.close()


def _taken(browser: Browser, home: str, language: str, name: str) -> bytes:
    stop, _, dark = name.partition("-")
    path, act = STOPS[stop]
    page = browser.new_page(
        viewport={"width": WIDTH, "height": HEIGHT},
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
        locale={"zh": "zh-CN", "en": "en-GB"}[language],
    )
    page.goto(f"{home}/{language}/{path}", wait_until="networkidle")
    act(page, language)
    page.wait_for_timeout(900)
    png = base64.b64encode(page.screenshot()).decode()
    webp: str = page.evaluate(_AS_WEBP, [png, QUALITY])
    page.close()
    return base64.b64decode(webp)


if __name__ == "__main__":
    main()
