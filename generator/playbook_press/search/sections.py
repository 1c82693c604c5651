"""The text of a page as readers see it, from the HTML that the engine has made of it.

Left out is what is not the page's own: links to headings, references to notes, navigation,
buttons, scripts, what is hidden or only decoration, and all that says `data-unsearched`, or
`data-search-exclude` as in Material (Zensical takes that one away, so ours is another).
"""

import re
import unicodedata
from html import unescape

from playbook_press.search.page import Section

# A comment, or a tag: its end, its name, its attributes.
_TAG = re.compile(
    r"<!--.*?-->"
    r"|<(/?)([a-zA-Z][\w-]*)([^>\"']*(?:\"[^\"]*\"[^>\"']*|'[^']*'[^>\"']*)*)>",
    re.DOTALL,
)
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

# Marks travel inside the text until its blanks are settled; no text holds these characters.
_MARK, _MARK_END = "\x02", "\x03"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef]")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BREAKS = re.compile(r"[ \n]*\n[ \n]*")
_MARKED = re.compile(f"{_MARK}([^{_MARK_END}]*){_MARK_END}")


def sections_of(html: str) -> tuple[Section, ...]:
    """The sections of a page, in reading order.

    What stands above the first heading, such as a line above a title, belongs to that heading.

    >>> [(s.anchor, s.heading, s.text) for s in sections_of('<h2 id="x">A</h2><p>b</p>')]
    [('x', 'A', 'b')]
    """
    reader = _Reader()
    # Text and tags in turn; a tag comes as three pieces, a comment as three of None.
    pieces = _TAG.split(html)
    reader.say(pieces[0])
    for at in range(1, len(pieces), 4):
        ends, name, attributes, text = pieces[at : at + 4]
        if name:
            if ends:
                reader.end(name.lower())
            else:
                reader.begin(name.lower(), attributes)
        if text:
            reader.say(text)
    reader.close()
    return _from_first_heading(reader.sections)


def _from_first_heading(sections: list[Section]) -> tuple[Section, ...]:
    if len(sections) < 2 or sections[0].heading:
        return tuple(sections)
    above, first, *others = sections
    lead = f"{above.text}\n" if first.text else above.text
    marks = (*above.marks, *((at + len(lead), id) for at, id in first.marks))
    return Section(first.anchor, first.heading, lead + first.text, marks), *others


class _Reader:
    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.anchor = ""
        self.heading: list[str] = []
        self.text: list[str] = []
        self.in_heading = ""
        self.open: list[str] = []
        # What is left out ends where its element does, or one around it, as in a browser.
        self.left_out_from = 0

    def say(self, text: str) -> None:
        """Take in text between two tags."""
        if not self.left_out_from:
            if "&" in text:
                text = unescape(text)
            (self.heading if self.in_heading else self.text).append(_BLANKS.sub(" ", text))

    def begin(self, name: str, attributes: str) -> None:
        """Take in the tag that begins an element."""
        if name not in _VOID and not attributes.endswith("/"):
            self.open.append(name)
        if self.left_out_from:
            return
        if name in _LEFT_OUT_NAMES or (attributes and _LEFT_OUT.search(attributes)):
            if self.open and self.open[-1] == name:
                self.left_out_from = len(self.open)
            return
        id = _ID.search(attributes) if attributes else None
        if name in _HEADINGS and id:
            self.close()
            self.anchor, self.in_heading = unescape(id[1]), name
        elif name not in _INLINE:
            self._note("\n")
            if id and name in _ITEMS and not self.in_heading:
                self._note(f"{_MARK}{unescape(id[1])}{_MARK_END}")

    def end(self, name: str) -> None:
        """Take in the tag that ends an element."""
        if name in self.open:
            while self.open.pop() != name:
                pass
            if len(self.open) < self.left_out_from:
                self.left_out_from = 0
                return
        if self.left_out_from:
            return
        if name == self.in_heading:
            self.in_heading = ""
        elif name not in _INLINE:
            self._note("\n")

    def _note(self, text: str) -> None:
        (self.heading if self.in_heading else self.text).append(text)

    def close(self) -> None:
        """End the section under way."""
        heading = _settled("".join(self.heading)).replace("\n", " ")
        text, marks = _unmarked(_settled("".join(self.text)))
        if heading or text:
            self.sections.append(Section(self.anchor, heading, text, marks))
        self.anchor, self.heading, self.text = "", [], []


def _settled(text: str) -> str:
    """The text with one blank between words and one line per block."""
    # `\n` in the source has become a blank by now; those left are the ends of blocks.
    settled = _BREAKS.sub("\n", re.sub(" +", " ", text)).strip(" \n")
    if _CONTROL.search(settled):
        settled = re.sub("[\x00-\x01\x04-\x08\x0b\x0c\x0e-\x1f\ufdd0-\ufdef]", "", settled)
    return unicodedata.normalize("NFC", settled)


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
