"""Raw HTML in Markdown, read without a parser where that decides the same.

Generated pages are headings and `<div>…</div>` blocks, each alone on one line. MkDocs and
Python-Markdown read all of that with two HTML parsers, which is half of the cost of a page.
Here one pattern looks at the tags; as soon as a line is anything else, the parsers read the
whole page.
"""

import re
from html import unescape

from markdown import Markdown
from markdown.preprocessors import HtmlBlockPreprocessor, Preprocessor
from mkdocs.structure.pages import _RawHTMLPreprocessor

_BLOCK = re.compile(r"<div\b[^\n]*</div>")
# Names and attributes as both parsers read them; what they read in another way is `_ODD`.
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)((?:\s+[^\s\"'=<>`/]+(?:=\"[^\"]*\")?)*)\s*(/?)>")
_NOTED = re.compile(r"\s(id|name)=\"([^\"]*)\"", re.IGNORECASE)
_ODD = re.compile(
    r"<(?:!|\?|/?(?:script|style|textarea|title|iframe|noembed|noframes|noscript|plaintext|xmp)\b)",
    re.IGNORECASE,
)
# A parser adds the semicolon that is missing.
_OPEN_NUMBER = re.compile(r"&#[0-9a-fA-FxX]*(?![0-9a-fA-FxX;])")
_TAG_BEGINS = re.compile(r"<[a-zA-Z/]")
_NEVER_OPEN = "hr"


class Blocks:
    """What the two preprocessors of one page share."""

    def __init__(self) -> None:
        self.anchors: set[str] = set()
        self.plain: list[str] | None = None
        """The lines of the page, where every block is one line; else None."""

    def look_at(self, lines: list[str]) -> bool:
        """Whether no parser is needed; if so, the anchors are known."""
        self.plain = None
        anchors: set[str] = set()
        last = len(lines) - 1
        if any("&#" in line and _OPEN_NUMBER.search(line) for line in lines):
            return False
        for number, line in enumerate(lines):
            if "<" not in line:
                continue
            is_alone = (number == 0 or not lines[number - 1].strip(" ")) and (
                number < last - 1 and not lines[number + 1].strip(" ")
            )
            if not is_alone or not _BLOCK.fullmatch(line) or not _closes_at_end(line, anchors):
                return False
        self.anchors = anchors
        self.plain = lines
        return True


class AnchorsOfPage(Preprocessor):
    """The ids in raw HTML, as MkDocs wants to know them for links."""

    def __init__(self, md: Markdown, blocks: Blocks) -> None:
        super().__init__(md)
        self.blocks = blocks

    def run(self, lines: list[str]) -> list[str]:
        if not self.blocks.look_at(lines):
            parser = _RawHTMLPreprocessor()
            parser.run(lines)
            self.blocks.anchors = parser.present_anchor_ids
        return lines


class BlocksOfPage(HtmlBlockPreprocessor):
    """Raw blocks are put aside, as Python-Markdown does."""

    def __init__(self, md: Markdown, blocks: Blocks) -> None:
        super().__init__(md)
        self.blocks = blocks

    def run(self, lines: list[str]) -> list[str]:
        if self.blocks.plain is not lines:
            return super().run(lines)
        store = self.md.htmlStash.store
        done: list[str] = []
        for line in lines:
            if "<" in line:
                # A blank line before and after, as the parser leaves them.
                done += ("", store(line + "\n"), "", "")
            else:
                done.append(line)
        return done


def _closes_at_end(line: str, anchors: set[str]) -> bool:
    """Whether a line is one element from its first to its last sign."""
    if _ODD.search(line):
        return False
    open_tags: list[str] = []
    count = end = 0
    for found in _TAG.finditer(line):
        count += 1
        closes, name, attributes, is_empty = found.groups()
        name = name.lower()
        end = found.end()
        if closes:
            if name in open_tags:
                while open_tags.pop() != name:
                    pass
                if not open_tags:
                    break
            continue
        if not is_empty and name != _NEVER_OPEN:
            open_tags.append(name)
        if attributes:
            for kind, value in _NOTED.findall(attributes):
                if kind.lower() == "id" or name == "a":
                    anchors.add(unescape(value))
    # Every sign that might begin a tag has to be one that was understood.
    return not open_tags and end == len(line) and count == len(_TAG_BEGINS.findall(line))
