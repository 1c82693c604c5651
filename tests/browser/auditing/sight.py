"""How a page is seen: axe in every scheme and size, forced colours, no motion."""

from collections.abc import Iterator

from playwright.sync_api import Page, ViewportSize

from tests.browser.axe import axe_findings

SCHEMES = {"light": "default", "dark": "slate"}
SCREENS: dict[str, ViewportSize] = {
    "desk": {"width": 1280, "height": 900},
    "phone": {"width": 390, "height": 844},
}

# The page's own switch, as Material's script throws it; what still fades would be judged halfway.
_SWITCH = """name => {
  document.body.dataset.mdColorScheme = name;
  document.getAnimations().forEach((each) => each.finish());
}"""

NAMED = """
const named = (each) => {
  const place = each.closest("[id]");
  const own = each.tagName.toLowerCase() + (each.getAttribute("class") ?? "").trim()
    .split(/\\s+/).filter(Boolean).map((name) => "." + name).join("");
  const text = (each.getAttribute("aria-label") ?? each.textContent).trim().slice(0, 40);
  return (place && place !== each ? "#" + place.id + " " : "") + own
    + (each.id ? "#" + each.id : "") + (text ? " “" + text + "”" : "");
};
const seen = (each) =>
  each.checkVisibility({visibilityProperty: true, opacityProperty: true})
  && each.getClientRects().length > 0 && !each.closest("[inert], dialog:not([open])");
"""
"""How an element is named in a finding, and whether a reader sees it."""

# Without our colours a control is known by its edge or by a drawing in the colour of text.
_EDGELESS = (
    "() => {"
    + NAMED
    + """
  const edged = (each) => ["", "::before", "::after"].some((part) => {
    const style = getComputedStyle(each, part || null);
    const exists = !part || style.content !== "none";
    return exists && ["Top", "Bottom"].every((side) =>
      parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none");
  });
  const drawn = (each) => [...each.querySelectorAll("svg")].some((svg) =>
    [svg, ...svg.querySelectorAll("*")].some((part) => {
      const style = getComputedStyle(part);
      return style.fill === style.color || style.stroke === style.color;
    }));
  const found = [];
  for (const each of document.querySelectorAll("button, input, select, textarea, summary")) {
    const label = each.closest("label");
    if (!seen(each) || (each.tabIndex < 0 && !label)) continue;
    const isNative = getComputedStyle(each).appearance !== "none"
      && ["radio", "checkbox", "file", "range"].includes(each.type);
    const shown = isNative || edged(each) || drawn(each) || (label && edged(label))
      || each.tagName === "SUMMARY";
    if (!shown) found.push("no edge: " + named(each));
  }
  return found;
}"""
)

_MOVING = (
    "() => {"
    + NAMED
    + """
  const runs = (times) => times.split(", ").some((time) => parseFloat(time) > 0);
  const found = document.getAnimations().map((each) =>
    "running: " + (each.animationName ?? each.transitionProperty ?? each.id));
  for (const each of document.querySelectorAll("*"))
    for (const part of ["", "::before", "::after"]) {
      const style = getComputedStyle(each, part || null);
      if (part && style.content === "none") continue;
      const isMoving = style.animationName !== "none" && runs(style.animationDuration);
      if (isMoving || runs(style.transitionDuration)) found.push(named(each) + part);
      if (!part && style.scrollBehavior === "smooth") found.push("scrolls: " + named(each));
    }
  return [...new Set(found)];
}"""
)


def axe_looks(page: Page) -> Iterator[tuple[str, list[str]]]:
    """How the page is shown, and what axe finds in it: light and dark, desk and phone."""
    for screen, size in SCREENS.items():
        page.set_viewport_size(size)
        for scheme, name in SCHEMES.items():
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            page.evaluate(_SWITCH, name)
            # The elements and their places are those of the light; the suite asks everything of
            # one page of each kind in the dark as well.
            found = axe_findings(page, only_colour=scheme == "dark")
            yield f"axe, {screen}, {scheme}", found
    page.emulate_media(color_scheme="light")
    page.evaluate(_SWITCH, "default")


def edgeless(page: Page) -> list[str]:
    """Controls of which the reader's own colours show nothing but their words."""
    page.emulate_media(forced_colors="active")
    found: list[str] = page.evaluate(_EDGELESS)
    page.emulate_media(forced_colors="none")
    return found


def moving(page: Page) -> list[str]:
    """What moves, however briefly, although the reader asked for no motion."""
    found: list[str] = page.evaluate(_MOVING)
    return found
