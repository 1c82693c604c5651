"""What is asked of every page when all of them are looked at."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, ViewportSize

from tests.browser.test_access import axe_violations

SCHEMES = {"light": "default", "dark": "slate"}
SCREENS: dict[str, ViewportSize] = {
    "desk": {"width": 1280, "height": 900},
    "phone": {"width": 390, "height": 844},
}
ZOOMED: dict[str, ViewportSize] = {
    "200 %": {"width": 640, "height": 450},
    "400 %": {"width": 320, "height": 225},
}
"""What is left of a window of 1280 by 900 when a reader enlarges the page."""

# How far the page reaches, in pixels of the style, and whether anything in it ends beyond the
# screen without a frame of its own that scrolls.
_TOO_WIDE = "() => document.documentElement.scrollWidth - innerWidth"

_FOCUSED = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const isPick = at.matches("input[type=radio], input[type=checkbox]");
  const shown = (isPick && at.closest("label")) || at;
  const box = shown.getBoundingClientRect();
  const header = document.querySelector(".md-header");
  const low = header.getBoundingClientRect().bottom;
  const isInHeader = at.closest(".md-header, dialog") !== null;
  const above = document.elementFromPoint(box.left + box.width / 2, Math.max(box.top, 0) + 2);
  const drawn = [at, shown, ...at.querySelectorAll("*")].some((each) => {
    const style = getComputedStyle(each);
    const isOutlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return isOutlined || style.boxShadow !== "none";
  });
  at.dataset.walked = "";
  return {
    what: at.outerHTML.slice(0, 120),
    covered: !isInHeader && box.top < low - 1 && box.height < innerHeight - low
      && above !== null && above.closest(".md-header") !== null,
    outside: box.bottom <= 0 || box.top >= innerHeight,
    shown: drawn,
    again: (at.dataset.count = Number(at.dataset.count ?? 0) + 1) > 1,
  };
}"""

# What the keyboard reaches: of a group of radio buttons one, of what is closed nothing.
_MISSED = """() => [...document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [tabindex='0']")].filter((each) =>
    !("walked" in each.dataset) && each.tabIndex >= 0 && !each.disabled && each.type !== "radio"
    && each.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && each.getClientRects().length && !each.closest("[inert], dialog:not([open])")
  ).map((each) => each.outerHTML.slice(0, 120))"""

# Motion that takes long enough to be seen.
_MOVING = """() => [...document.querySelectorAll("body *")].flatMap((each) => {
  const style = getComputedStyle(each);
  const long = (times) => times.split(", ").some((time) =>
    parseFloat(time) * (time.endsWith("ms") ? 1 : 1000) > 20);
  const places = /all|transform|translate|scale|top|left|right|bottom|width|height|margin/;
  const moves = (style.animationName !== "none" && long(style.animationDuration))
    || (places.test(style.transitionProperty) && long(style.transitionDuration));
  return moves ? [each.tagName + "." + each.className] : [];
})"""

EDGELESS = """() => [...document.querySelectorAll("button, input, select, textarea")]
  .filter((each) => each.checkVisibility({visibilityProperty: true, opacityProperty: true}))
  .filter((each) => !["radio", "checkbox", "file", "range"].includes(each.type))
  .filter((each) => !each.closest(".md-header"))
  .filter((each) => parseFloat(getComputedStyle(each).borderTopWidth) === 0)
  .map((each) => each.outerHTML.slice(0, 120))"""
"""Controls of which forced colours would show nothing but their words."""

MOST_STEPS = 900


# `Any`: axe's own report, as JSON.
def looked_at(page: Page) -> Iterator[tuple[str, dict[str, Any]]]:
    """What axe finds on the page that is open, by scheme and screen."""
    for screen, size in SCREENS.items():
        page.set_viewport_size(size)
        for scheme, name in SCHEMES.items():
            page.evaluate("name => { document.body.dataset.mdColorScheme = name; }", name)
            for found in axe_violations(page):
                yield f"{screen} {scheme}", found


def too_wide(page: Page) -> list[str]:
    """The zoom levels at which a reader would have to scroll sideways."""
    found = []
    for zoom, size in ZOOMED.items():
        page.set_viewport_size(size)
        if page.evaluate(_TOO_WIDE) > 0:
            found.append(zoom)
    return found


def walked(page: Page) -> tuple[int, list[str]]:
    """Go backwards through the page by keyboard: the steps, and what is wrong at any of them.

    Backwards, because what comes into view from above is what a header may cover.
    """
    wrong = []
    for step in range(MOST_STEPS):
        page.keyboard.press("Shift+Tab")
        at = page.evaluate(_FOCUSED)
        if at is None:
            if step > 3:
                break
            continue
        if at["again"]:
            break
        wrong += [f"{name}: {at['what']}" for name in ("covered", "outside") if at[name]]
        wrong += [] if at["shown"] else [f"no focus seen: {at['what']}"]
    wrong += [f"not reached: {what}" for what in page.evaluate(_MISSED)]
    return step, wrong


def moving(page: Page) -> list[str]:
    """What would still move for a reader who asked for no motion."""
    return sorted(set(page.evaluate(_MOVING)))


def pages_of(site: Path, language: str) -> list[str]:
    """The addresses of all pages of a language; not those that only send readers on."""
    files = sorted((site / language).rglob("*.html"))
    return [
        file.relative_to(site).as_posix().removesuffix("index.html")
        for file in files
        if 'http-equiv="refresh"' not in file.read_text("utf-8")
    ]
