"""In what order and in which language a page speaks to those who do not see it."""

from playwright.sync_api import Page

_ORDER = """() => {
  const found = [];
  const count = (selector, wanted) => {
    const are = document.querySelectorAll(selector).length;
    if (are !== wanted) found.push(`${are} × ${selector}`);
  };
  count("h1", 1);
  count("main, [role=main]", 1);
  if (!document.title.trim()) found.push("no title");
  let last = 0;
  for (const each of document.querySelectorAll("h1, h2, h3, h4, h5, h6")) {
    if (!each.checkVisibility()) continue;
    const level = Number(each.tagName[1]);
    if (level > last + 1) found.push(`h${level} after h${last}: ${each.textContent.trim()}`);
    last = level;
  }
  const landmarks = new Map();
  const roles = {NAV: "navigation", ASIDE: "complementary", MAIN: "main", SEARCH: "search"};
  for (const each of document.querySelectorAll(
      "nav, aside, main, search, [role=navigation], [role=complementary], [role=main],"
      + "[role=search], [role=region], [role=banner], [role=contentinfo],"
      + "section[aria-label], section[aria-labelledby], form[aria-label], form[aria-labelledby]")) {
    if (!each.checkVisibility()) continue;
    const role = each.getAttribute("role") ?? roles[each.tagName] ?? each.tagName.toLowerCase();
    const words = (each.getAttribute("aria-labelledby") ?? "").split(/\\s+/).filter(Boolean);
    const name = words.map((id) => document.getElementById(id)?.textContent.trim()).join(" ")
      || (each.getAttribute("aria-label") ?? "").trim();
    const key = `${role} “${name}”`;
    landmarks.set(key, (landmarks.get(key) ?? 0) + 1);
  }
  for (const [key, times] of landmarks) if (times > 1) found.push(`${times} × ${key}`);
  const ids = [...document.querySelectorAll("[id]")].map((each) => each.id);
  const again = ids.filter((id, at) => ids.indexOf(id) < at);
  for (const id of new Set(again)) found.push(`twice: #${id}`);
  return found;
}"""

# Chinese is known by its characters, wherever it stands; English, inside Chinese, by words in a
# row: a single name or term is part of the Chinese sentence. Code is in no language. An attribute
# can name no language for a part of itself, so there a Chinese name in an English sentence is
# let pass.
_LANGUAGE = """() => {
  const found = new Set();
  const run = /[A-Za-z][A-Za-z'’-]*(?:[ ,;:]+[A-Za-z][A-Za-z'’-]*){4,}/;
  const told = (each) => each.closest("[lang]")?.lang ?? "";
  const judge = (each, text, where, most) => {
    if (each.closest("script, style, template, noscript, code, pre, kbd, samp, [translate=no]"))
      return;
    const is = told(each);
    const what = `${where} “${text.trim().slice(0, 60)}”`;
    const [signs, letters] = [/\\p{Script=Han}/gu, /\\p{L}/gu].map(
      (each) => text.match(each)?.length ?? 0);
    if (signs > letters * most && !/^(zh|ja)/.test(is)) found.add(`Chinese as ${is}: ${what}`);
    if (is.startsWith("zh") && run.test(text)) found.add(`English as ${is}: ${what}`);
  };
  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const at = walker.currentNode;
    if (at.data.trim()) judge(at.parentElement, at.data, at.parentElement.tagName.toLowerCase()
      + "." + (at.parentElement.getAttribute("class") ?? ""), 0);
  }
  for (const name of ["alt", "aria-label", "title", "placeholder", "aria-description"])
    for (const each of document.querySelectorAll(`[${name}]`))
      judge(each, each.getAttribute(name), `${each.tagName.toLowerCase()}[${name}]`, 1 / 4);
  return [...found];
}"""


def out_of_order(page: Page) -> list[str]:
    """Headings that skip a level, landmarks that cannot be told apart, ids that stand twice."""
    found: list[str] = page.evaluate(_ORDER)
    return found


def in_another_language(page: Page) -> list[str]:
    """Text and names that a reader's voice would read out in the wrong language."""
    found: list[str] = page.evaluate(_LANGUAGE)
    return found
