"""Generated pages, set without the machinery of Python-Markdown where that gives the same.

They are headings with an id and `<div>…</div>` blocks, each alone on one line. Python-Markdown
and MkDocs read such a page with two HTML parsers and a dozen processors, which would be a third
of a build. Here patterns look at the blocks, which stay as they are, and each heading is
converted once by Python-Markdown itself. As soon as a line is anything else, and wherever the
settings add a processor of which that is not known, Python-Markdown has the whole page.
"""

import re
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache
from html import unescape
from typing import Any, NamedTuple, cast

from markdown import Markdown
from markdown.extensions.toc import nest_toc_tokens
from markdown.preprocessors import HtmlBlockPreprocessor
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import _ExtractTitleTreeprocessor
from msgspec import Struct

_KNOWN = {
    "preprocessors": frozenset({"normalize_whitespace", "fenced_code_block", "html_block"}),
    "treeprocessors": frozenset(
        {"inline", "prettify", "attr_list", "toc", "unescape", "mkdocs_extract_title"}
    ),
    "postprocessors": frozenset({"raw_html", "amp_substitute"}),
}
"""Processors that see the whole page, and do nothing to a block."""

_HEADING = re.compile(
    r"#{1,6} [^#<>\[\]{}\\`\n]*(?:&#\d+;[^#<>\[\]{}\\`\n]*)* \{#([\w-]+)[^{}\n]*\}"
)
_BLOCK = re.compile(r"<div\b[^\n]*</div>")
# Names and attributes as both parsers read them; `_ODD` are names that they read in another way.
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9-]*(?:\s+[^\s\"'=<>`/]+(?:=\"[^\"]*\")?)*\s*/?>")
_PARTS = re.compile(r"<(/?)([a-zA-Z0-9-]+)(.*?)(/?)>", re.DOTALL)
_NOTED = re.compile(r"\s(id|name)=\"([^\"]*)\"", re.IGNORECASE)
_ODD = frozenset(
    (
        *("script", "style", "textarea", "title", "iframe", "noembed", "noframes", "noscript"),
        *("plaintext", "xmp"),
    )
)
# Text in which no parser could see anything.
_QUIET = re.compile(r"<(script|textarea)\b[^<>]*>[^<&]*</\1>")
# A parser adds the semicolon that is missing.
_OPEN_NUMBER = re.compile(r"&#[0-9a-fA-FxX]*(?![0-9a-fA-FxX;])")
_NEVER_OPEN = "hr"
_CHANGED = "\t\r\f\v\x02\x03"

Token = dict[str, Any]
"""A heading as the table of contents of Python-Markdown has it."""


class Converted(Struct, frozen=True):
    """What Python-Markdown and MkDocs find in the Markdown of a page."""

    content: str
    tokens: list[Token]
    """The table of contents."""
    title: str | None
    """The first heading, if the page begins with one."""
    anchors: Set[str]


class _Heading(Struct, frozen=True):
    html: str
    tokens: Sequence[Token]
    title: str | None


class PlainPages:
    """The generated pages of one run."""

    def __init__(self, config: MkDocsConfig) -> None:
        """Look at the settings for Markdown."""
        self.md = Markdown(
            extensions=config["markdown_extensions"], extension_configs=config["mdx_configs"] or {}
        )
        self.title = _ExtractTitleTreeprocessor()
        self.title._register(self.md)
        self.is_sure = type(self.md.preprocessors["html_block"]) is HtmlBlockPreprocessor and all(
            {each.name for each in getattr(self.md, kind)._priority} <= known
            for kind, known in _KNOWN.items()
        )
        self.headings: dict[str, _Heading | None] = {}

    def converted(self, markdown: str) -> Converted | None:
        """A page, or None where only Python-Markdown knows."""
        if not self.is_sure or _OPEN_NUMBER.search(markdown):
            return None
        if any(each in markdown for each in _CHANGED):
            return None
        pieces: list[str] = []
        tokens: list[Token] = []
        anchors: set[str] = set()
        title = None
        for line in markdown.strip("\n").split("\n\n"):
            if line.startswith("<"):
                if not _is_block(line, anchors):
                    return None
                pieces.append(f"{line}\n")
                continue
            heading = self._heading(line)
            if heading is None:
                return None
            if not pieces:
                title = heading.title
            pieces.append(heading.html)
            tokens += ({**each} for each in heading.tokens)
            anchors.update(each["id"] for each in heading.tokens)
        nested = cast(list[Token], nest_toc_tokens(cast(Any, tokens)))
        return Converted("\n".join(pieces).strip(), nested, title, anchors)

    def _heading(self, line: str) -> _Heading | None:
        if line not in self.headings:
            self.headings[line] = self._convert(line)
        return self.headings[line]

    def _convert(self, line: str) -> _Heading | None:
        found = _HEADING.fullmatch(line)
        if not found:
            return None
        self.title.title = None
        html = self.md.reset().convert(line)
        tokens: Iterable[Token] = getattr(self.md, "toc_tokens", ())
        flat = [{key: each[key] for key in each if key != "children"} for each in tokens]
        is_as_written = [each["id"] for each in flat] == [found[1]] and "\n" not in html
        return _Heading(html, flat, self.title.title) if is_as_written else None


class _Tag(NamedTuple):
    """What a tag means for the block it stands in."""

    name: str
    ends: bool
    is_void: bool
    is_odd: bool
    ids: tuple[str, ...]


@lru_cache(maxsize=16_384)
def _tag(written: str) -> _Tag:
    """A tag as it is written; most of those of a site are written again and again."""
    found = _PARTS.fullmatch(written)
    assert found
    ends, name, attributes, void = found[1], found[2].lower(), found[3], found[4]
    noted = _NOTED.findall(attributes)
    return _Tag(
        name,
        bool(ends),
        bool(void) or name == _NEVER_OPEN,
        name in _ODD,
        tuple(unescape(value) for kind, value in noted if kind.lower() == "id" or name == "a"),
    )


def _is_block(line: str, anchors: set[str]) -> bool:
    """Whether a line is one element from its first to its last sign; notes the ids in it."""
    if not _BLOCK.fullmatch(line):
        return False
    tags = [_tag(written) for written in _TAG.findall(line)]
    # Every sign that might begin a tag has to be one that was understood.
    if len(tags) != line.count("<") or not _are_plain(tags, line):
        return False
    last = len(tags) - 1
    open_tags: list[str] = []
    for number, (name, ends, is_void, _, ids) in enumerate(tags):
        if ends:
            if name in open_tags:
                while open_tags.pop() != name:
                    pass
                if not open_tags:
                    return number == last
            continue
        if not is_void:
            open_tags.append(name)
        if ids:
            anchors.update(ids)
    return False


def _are_plain(tags: Iterable[_Tag], line: str) -> bool:
    if not any(tag.is_odd for tag in tags):
        return True
    return not any(_tag(written).is_odd for written in _TAG.findall(_QUIET.sub("", line)))
