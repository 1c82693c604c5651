"""Whether a page has room: enlarged by the browser, and with its text alone enlarged."""

from collections.abc import Iterator

from playwright.sync_api import CDPSession, Page

from tests.browser.auditing.sight import SCREENS

ENLARGED = {"zoom 200 %": 2, "zoom 400 %": 4}
"""A window of 1280 by 900 keeps its size; what the page sees of it gets smaller."""

_TEXT = "size => { document.documentElement.style.fontSize = size; }"

# Every line of text, as it is drawn. It may not end beyond what it stands in, unless that can be
# scrolled or says with three dots that there is more; and no line may cover another.
_CRAMPED = """() => {
  const found = new Set();
  const root = document.documentElement;
  if (root.scrollWidth > root.clientWidth)
    found.add(`sideways by ${root.scrollWidth - root.clientWidth} px`);
  const said = (node) => `“${node.data.trim().slice(0, 40)}”`;
  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const frames = new Map();
  // What holds an element: the edges it is cut off at, and the layer it moves with.
  const frameOf = (each) => {
    if (!each || each === root) return {cuts: [], layer: "page", isHidden: false};
    if (frames.has(each)) return frames.get(each);
    const above = frameOf(each.parentElement);
    const style = getComputedStyle(each);
    const box = each.getBoundingClientRect();
    const isOut = ["absolute", "fixed"].includes(style.position);
    const isLayer = ["fixed", "sticky"].includes(style.position);
    const scrolls = (way) => /auto|scroll/.test(style[`overflow${way}`]);
    const clips = (way) => /hidden|clip/.test(style[`overflow${way}`]);
    const isTiny = box.width <= 1 || box.height <= 1;
    const isGone = style.clipPath !== "none" || style.clip !== "auto"
      || (isTiny && (clips("X") || clips("Y"))) || style.opacity === "0";
    let cuts = above.cuts;
    if (scrolls("X")) cuts = cuts.filter((cut) => cut.way !== "X");
    if (scrolls("Y")) cuts = cuts.filter((cut) => cut.way !== "Y");
    for (const way of ["X", "Y"])
      if (clips(way) && each !== document.body && style.textOverflow !== "ellipsis")
        cuts = [...cuts, {way, box, name: each.className}];
    const mine = {
      cuts, layer: isLayer ? each : above.layer, isHidden: above.isHidden || isGone,
      isScrolled: above.isScrolled || scrolls("X"), isDotted: above.isDotted
        || (style.textOverflow === "ellipsis" && clips("X")), isOut: above.isOut || isOut,
    };
    frames.set(each, mine);
    return mine;
  };
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const each = node.parentElement;
    if (!node.data.trim() || each.closest("script, style, noscript, template, option")) continue;
    if (!each.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    const frame = frameOf(each);
    if (frame.isHidden) continue;
    range.selectNodeContents(node);
    for (const line of range.getClientRects()) {
      if (line.width < 2 || line.height < 2) continue;
      const isFree = !frame.isScrolled && !frame.isDotted;
      const isOff = line.right > root.clientWidth + 2 || line.left < -2;
      if (isFree && isOff && frame.layer === "page") found.add(`off the page: ${said(node)}`);
      for (const {way, box, name} of frame.cuts) {
        const lead = line.height / 4;
        const over = way === "X"
          ? Math.max(line.right - box.right, box.left - line.left)
          : Math.max(line.bottom - lead - box.bottom, box.top - line.top - lead);
        if (over > 2) found.add(`cut off by .${name}: ${said(node)}`);
      }
      if (isFree) lines.push({line, node, layer: frame.layer});
    }
  }
  lines.sort((a, b) => a.line.top - b.line.top);
  const shared = (one, two, start, end) =>
    Math.min(one[end], two[end]) - Math.max(one[start], two[start]);
  lines.forEach((mine, at) => {
    for (let next = at + 1; next < lines.length; next += 1) {
      const [one, two, its] = [mine.line, lines[next].line, lines[next]];
      if (two.top >= one.bottom) break;
      if (mine.node === its.node || mine.layer !== its.layer) continue;
      const high = shared(one, two, "top", "bottom") / Math.min(one.height, two.height);
      if (shared(one, two, "left", "right") > 2 && high > 0.4)
        found.add(`overlap: ${said(mine.node)} and ${said(its.node)}`);
    }
  });
  return [...found];
}"""


# What is laid out only where somebody looks at it, laid out: all of it is looked at here.
_LAID_OUT = """() => {
  for (const element of document.querySelectorAll("main *"))
    if (getComputedStyle(element).contentVisibility === "auto")
      element.style.contentVisibility = "visible";
}"""


def cramped(page: Page, debugger: CDPSession) -> Iterator[tuple[str, list[str]]]:
    """How the page is enlarged, and what is cut off, overlaps or reaches beyond the window."""
    page.evaluate(_LAID_OUT)
    for name, factor in ENLARGED.items():
        _zoom(debugger, factor)
        yield name, page.evaluate(_CRAMPED)
    _zoom(debugger, 1)
    # Material's own size of text at this width is 125 %.
    page.evaluate(_TEXT, "250%")
    yield "text 200 %", page.evaluate(_CRAMPED)
    page.evaluate(_TEXT, "")


def _zoom(debugger: CDPSession, factor: int) -> None:
    debugger.send(
        "Emulation.setDeviceMetricsOverride",
        {
            "width": SCREENS["desk"]["width"] // factor,
            "height": SCREENS["desk"]["height"] // factor,
            "deviceScaleFactor": factor,
            "mobile": False,
        },
    )
