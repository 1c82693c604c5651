"""What really stands on the pages, read by Chromium from the finished site.

The search has its own idea of a page's text. This is another one: the nodes of the page as the
browser has them, under the article, without what is furniture.
"""

import random
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_READ = """
() => {
  const out = /(^|\\s)(headerlink|pb-ref|pb-note__back)(\\s|$)/;
  const names = new Set("SCRIPT STYLE TEMPLATE NAV BUTTON SVG SELECT TEXTAREA".split(" "));
  const inline = new Set(("A ABBR B BDI BDO CITE CODE DATA DEL DFN EM I IMG INPUT INS KBD LABEL"
    + " MARK Q S SAMP SMALL SPAN STRONG SUB SUP TIME U VAR WBR").split(" "));
  const sections = [{ids: ["", "top"], text: ""}];
  const add = (text) => { sections[sections.length - 1].text += text; };
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return add(node.data.replace(/\\s+/g, " "));
    if (node.nodeType !== Node.ELEMENT_NODE) return;
    const name = node.nodeName.toUpperCase();
    if (names.has(name) || node.hidden || node.getAttribute("aria-hidden") === "true") return;
    if (node.hasAttribute("data-unsearched")) return;
    if (out.test(node.getAttribute("class") ?? "")) return;
    if (/^H[1-6]$/.test(name) && node.id) {
      if (sections.length > 1 || node.nodeName !== "H1") sections.push({ids: [node.id], text: ""});
    } else if (node.id) sections[sections.length - 1].ids.push(node.id);
    if (!inline.has(name)) add("\\n");
    node.childNodes.forEach(walk);
    if (!inline.has(name)) add("\\n");
  };
  const article = document.querySelector("article");
  if (article) walk(article);
  return sections;
}
"""
HAN = "\u4e00-\u9fff"
_AROUND_HAN = re.compile(rf"(?<=[{HAN}]) +| +(?=[{HAN}])")


@dataclass(frozen=True)
class Truth:
    """The sections of every page of a language: the ids that lead into each, and its text."""

    pages: dict[str, list[tuple[list[str], str]]]

    def holding(self, pattern: str) -> dict[str, set[str]]:
        """By address: the ids of the sections that hold a pattern; pages without it are absent."""
        wanted = re.compile(pattern)
        found: dict[str, set[str]] = {}
        for address, sections in self.pages.items():
            for ids, text in sections:
                if wanted.search(text):
                    found.setdefault(address, set()).update(ids)
        return found

    def runs(self, pattern: str) -> list[str]:
        """Everything that matches a pattern somewhere."""
        return [
            found
            for sections in self.pages.values()
            for _, text in sections
            for found in re.findall(pattern, text)
        ]


def read_truth(page: Page, site: Path, language: str) -> Truth:
    """Read every page of a language that may be found, without running its scripts."""
    pages: dict[str, list[tuple[list[str], str]]] = {}
    for file in sorted((site / language).rglob("index.html")):
        html = file.read_text(encoding="utf-8")
        if 'http-equiv="refresh"' in html or "noindex" in html:
            continue
        # `Any`: what the browser hands back.
        sections: list[dict[str, Any]] = page.evaluate(
            "html => { const page = new DOMParser().parseFromString(html, 'text/html');"
            f" return ((document) => ({_READ})())(page); }}",
            html,
        )
        below = file.parent.relative_to(site / language).as_posix()
        pages["" if below == "." else f"{below}/"] = [
            (each["ids"], _plain(each["text"])) for each in sections
        ]
    return Truth(pages)


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).lower()
    return _AROUND_HAN.sub("", re.sub(" +", " ", folded))


def chinese_substrings(truth: Truth, count: int, seed: int) -> list[str]:
    """Runs of two to six characters, begun anywhere."""
    chance = random.Random(seed)
    runs = truth.runs(rf"[{HAN}]{{2,}}")
    lengths = [len(run) for run in runs]
    found: list[str] = []
    while len(found) < count:
        (run,) = chance.choices(runs, weights=lengths)
        length = chance.choice((2, 3, 4, 5, 6))
        if length <= len(run):
            start = chance.randrange(len(run) - length + 1)
            found.append(run[start : start + length])
    return found
