"""The text of a page as readers see it, from the HTML that the engine has made of it.

Left out is what is not the page's own: links to headings, references to notes, navigation,
buttons, scripts, what is hidden or only decoration, and all that says `data-unsearched`, or
`data-search-exclude` as in Material (Zensical takes that one away, so ours is another).
"""

import re
import unicodedata
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from playbook_press.search.page import Section

# A comment, or a tag.
_MARKUP = re.compile(
    r"(<!--.*?-->|</?[a-zA-Z][\w-]*[^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*>)", re.DOTALL
)
# Its end, its name, its attributes.
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)(.*)>", re.DOTALL)
_ID = re.compile(r"(?:^|\s)id=\"([^\"]*)\"")
_LEFT_OUT = re.compile(
    r"\b(?:data-unsearched|data-search-exclude|aria-hidden=\"true\"|hidden(?=[\s/]|$)|hidden=\"\")"
    r"|class=\"(?:[^\"]*\s)?(?:headerlink|pb-ref|pb-note__back)[\s\"]"
)
_LEFT_OUT_NAMES = frozenset(
    (
        *("button", "canvas", "dialog", "iframe", "nav", "noscript", "object", "script"),
        *("select", "style", "svg", "template", "textarea", "video", "audio"),
    )
)
_VOID = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source"),
        *("track", "wbr"),
    )
)
_INLINE = frozenset(
    (
        *("a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "img"),
        *("input", "ins", "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong"),
        *("sub", "sup", "time", "u", "var", "wbr"),
    )
)
# Things in a list; other ids are there for labels and scripts.
_ITEMS = frozenset(("article", "details", "dt", "fieldset", "figure", "li", "section", "tr"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

# Marks travel inside the text until its blanks are settled, and so do the ends of blocks; no
# text holds these characters.
_MARK, _MARK_END, _BREAK = "\x02", "\x03", "\x04"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef]")
_BLANKS = re.compile(r"[ \t\r\n\f]{2,}|[\t\r\n\f]")
_ANY_BLANKS = ("  ", "\n", "\t", "\r", "\f")
_MARKED = re.compile(f"{_MARK}([^{_MARK_END}]*){_MARK_END}")


def sections_of(html: str) -> tuple[Section, ...]:
    """The sections of a page, in reading order.

    What stands above the first heading, such as a line above a title, belongs to that heading.

    >>> [(s.anchor, s.heading, s.text) for s in sections_of('<h2 id="x">A</h2><p>b</p>')]
    [('x', 'A', 'b')]
    """
    if _CONTROL.search(html):
        html = _CONTROL.sub("", html)
    # Text and tags in turn.
    pieces = iter(_MARKUP.split(html))
    page = _Page()
    # The heading of a section, or its text: whichever is under way.
    note = page.text.append
    in_heading = ""
    open_tags: list[str] = []
    # What is left out ends where its element does, or one around it, as in a browser.
    left_out_from = 0
    note(unescape(next(pieces)))
    for written, text in zip(pieces, pieces, strict=True):
        name, ends, is_void, is_left_out, breaks, id = _tag(written)
        if ends:
            if name in open_tags:
                while open_tags.pop() != name:
                    pass
            if left_out_from:
                if len(open_tags) < left_out_from:
                    left_out_from = 0
            elif name == in_heading:
                in_heading = ""
                note = page.text.append
            elif breaks:
                note(_BREAK)
        elif name:
            if not is_void:
                open_tags.append(name)
            if left_out_from:
                continue
            if is_left_out:
                left_out_from = 0 if is_void else len(open_tags)
            elif id is not None and name in _HEADINGS:
                page.close(id)
                in_heading = name
                note = page.heading.append
            elif breaks:
                note(_BREAK)
                if id is not None and name in _ITEMS and not in_heading:
                    note(f"{_MARK}{id}{_MARK_END}")
        if text and not left_out_from:
            note(unescape(text) if "&" in text else text)
    page.close("")
    return _from_first_heading(page.sections)


class _Tag(NamedTuple):
    """What a tag means for the text; a comment has no name."""

    name: str
    ends: bool
    is_void: bool
    is_left_out: bool
    breaks: bool
    """Whether it begins or ends a block."""
    id: str | None


@lru_cache(maxsize=8_192)
def _tag(written: str) -> _Tag:
    """A tag as it is written; most of those of a site are written again and again."""
    found = _TAG.fullmatch(written)
    if not found:
        return _Tag("", False, False, False, False, None)
    ends, name, attributes = found[1], found[2].lower(), found[3]
    id = _ID.search(attributes)
    return _Tag(
        name,
        bool(ends),
        name in _VOID or attributes.endswith("/"),
        name in _LEFT_OUT_NAMES or bool(_LEFT_OUT.search(attributes)),
        name not in _INLINE,
        unescape(id[1]) if id else None,
    )


class _Page:
    """The sections that are done, and the one under way."""

    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.anchor = ""
        self.heading: list[str] = []
        self.text: list[str] = []

    def close(self, anchor: str) -> None:
        """End the section under way; the next one has this anchor."""
        heading = _settled("".join(self.heading)).replace("\n", " ")
        text, marks = _unmarked(_settled("".join(self.text)))
        if heading or text:
            self.sections.append(Section(self.anchor, heading, text, marks))
        self.anchor = anchor
        self.heading.clear()
        self.text.clear()


def _from_first_heading(sections: list[Section]) -> tuple[Section, ...]:
    if len(sections) < 2 or sections[0].heading:
        return tuple(sections)
    above, first, *others = sections
    lead = f"{above.text}\n" if first.text else above.text
    marks = (*above.marks, *((at + len(lead), id) for at, id in first.marks))
    return Section(first.anchor, first.heading, lead + first.text, marks), *others


def _settled(text: str) -> str:
    """The text with one blank between words and one line per block."""
    # Generated pages have hardly any; asking is far quicker than looking for a pattern.
    if any(blank in text for blank in _ANY_BLANKS):
        text = _BLANKS.sub(" ", text)
    blocks = [block.strip(" ") for block in text.split(_BREAK)]
    settled = "\n".join(filter(None, blocks))
    return settled if settled.isascii() else unicodedata.normalize("NFC", settled)


def _unmarked(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    if _MARK not in text:
        return text, ()
    pieces: list[str] = []
    marks: list[tuple[int, str]] = []
    length = end = 0
    for found in _MARKED.finditer(text):
        before = text[end : found.start()]
        # A block that holds nothing but its mark leaves no empty line.
        if before.startswith("\n") and (not pieces or pieces[-1].endswith("\n")):
            before = before[1:]
        pieces.append(before)
        length += len(before)
        marks.append((length, found[1]))
        end = found.end()
    rest = text[end:]
    if rest.startswith("\n"):
        rest = rest[1:]
    pieces.append(rest)
    whole = "".join(pieces).rstrip("\n")
    return whole, tuple((at, id) for at, id in marks if at < len(whole))
