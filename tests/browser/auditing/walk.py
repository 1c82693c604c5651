"""Where the focus is: on every page what it rests on, on some the way there by keyboard."""

from playwright.sync_api import Page

from tests.browser.auditing.sight import NAMED

# Of a group of radio buttons and of a box to tick, the label is what a reader sees; Material's
# labels stand behind what they are for.
_REST = (
    NAMED
    + """
const reachable = () => [...document.querySelectorAll(
  "a[href], button, input, select, textarea, summary, [tabindex='0']")].filter((each) =>
  seen(each) && each.tabIndex >= 0 && !each.disabled);
const wrongAt = (at, isForced) => {
  const isPick = at.matches("input[type=radio], input[type=checkbox]");
  const shown = (isPick && (at.closest("label")
    ?? (at.matches(".md-option") && at.nextElementSibling))) || at;
  const box = shown.getBoundingClientRect();
  const header = document.querySelector(".md-header");
  const low = header?.getBoundingClientRect().bottom ?? 0;
  const isInHeader = header?.contains(at) || at.closest("dialog") !== null;
  // A link may break over lines, so the middle of its box may be beside it.
  const parts = [...shown.getClientRects()].filter((each) => each.width && each.height);
  const inside = (each) => Math.min(each.bottom, innerHeight) - Math.max(each.top, 0) > 1
    && Math.min(each.right, innerWidth) - Math.max(each.left, 0) > 1;
  const middle = (start, end, most) => Math.max(start, 0) / 2 + Math.min(end, most - 1) / 2;
  const isFree = parts.filter(inside).some((each) => {
    const hit = document.elementFromPoint(
      middle(each.left, each.right, innerWidth), middle(each.top, each.bottom, innerHeight));
    return hit && (shown.contains(hit) || hit.contains(shown));
  });
  const above = document.elementFromPoint(
    middle(box.left, box.right, innerWidth), Math.max(box.top, 0) + 2);
  const isDrawn = [at, shown, ...at.querySelectorAll("*")].some((each) => {
    const style = getComputedStyle(each);
    const isOutlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    return isOutlined || (!isForced && style.boxShadow !== "none");
  });
  const wrong = [];
  if (!parts.some(inside)) wrong.push("outside");
  else if (!isFree) wrong.push("covered");
  if (!isInHeader && box.top < low - 1 && box.height < innerHeight - low
      && above?.closest(".md-header")) wrong.push("under the header");
  if (!isDrawn) wrong.push("no focus seen");
  return wrong.map((what) => what + ": " + named(at));
};
// Scrolling, Material's sidebars and its button to the top follow the focus a moment later; on a
// busy machine that moment is long enough to be seen here, if not by a reader.
const settled = async () => {
  for (const _ of Array(3)) await new Promise((done) => { requestAnimationFrame(done); });
};
"""
)

# Backwards, because what comes into view from above is what a header may cover.
_EVERYWHERE = (
    "async () => {"
    + _REST
    + """
  const found = [];
  for (const each of reachable().reverse()) {
    each.focus({focusVisible: true});
    if (document.activeElement !== each) continue;
    if (wrongAt(each, true).length) await settled();
    found.push(...wrongAt(each, true));
  }
  return found;
}"""
)

_HERE = (
    "async () => {"
    + _REST
    + """
  const at = document.activeElement;
  if (!at || at === document.body || at === document.documentElement) return null;
  // The parts of a date are steps as well, all within one element.
  const isAgain = "walked" in at.dataset && window.lastWalked !== at;
  window.lastWalked = at;
  at.dataset.walked = "";
  if (wrongAt(at, false).length) await settled();
  return {wrong: wrongAt(at, false), isAgain};
}"""
)

# Of a group of radio buttons the keyboard reaches one.
_MISSED = (
    "() => {"
    + _REST
    + """
  // The button to the top gives way to the focus; the key Home does what it does.
  return reachable().filter((each) =>
    !("walked" in each.dataset) && each.type !== "radio" && !each.matches(".md-top"))
    .map((each) => "not reached: " + named(each));
}"""
)

_MOST_STEPS = 900


def lost_focus(page: Page) -> list[str]:
    """Places where the focus is off the screen, under something, or not drawn.

    In the reader's own colours, where only an outline is left to show it.
    """
    page.emulate_media(forced_colors="active")
    found: list[str] = page.evaluate(_EVERYWHERE)
    page.emulate_media(forced_colors="none")
    return found


def lost_on_the_way(page: Page) -> tuple[int, list[str]]:
    """Go backwards through a page just opened, by keyboard: the steps, and what is wrong."""
    wrong: list[str] = []
    steps = outside = 0
    while steps < _MOST_STEPS:
        steps += 1
        page.keyboard.press("Shift+Tab")
        at = page.evaluate(_HERE)
        if at is None:
            # A script may have moved the place where a reader begins, so the way goes round.
            outside += 1
            if outside > 3:
                break
            continue
        if at["isAgain"]:
            break
        wrong += at["wrong"]
    return steps, [*wrong, *page.evaluate(_MISSED)]
