"""A composed page as Markdown that people and programs read without the site around it.

Pages hold finished HTML for the sake of exactness. Wikis and language models want words: here
elements become the marks that every Markdown shares, and what only a screen can do is left out.
"""

import re
from collections.abc import Callable, Set
from html import unescape

from playbook_press.exports.markdown_element import Element, attributes_of, is_left_out, set_apart
from playbook_press.exports.markdown_marks import (
    anchor,
    cell_text,
    code_block,
    escaped,
    in_list,
    quoted,
    rule_under,
    with_marks,
)
from playbook_press.pages.page import Page

Way = Callable[[str], str | None]
"""From a link as it stands on the page to where it leads from the file; None: only its words."""

_HEADING = re.compile(r"^(?P<marks>#+) (?P<text>.*) \{#(?P<id>[^ }]+)(?: lang=[^}]*)?\}$")
_TITLE = re.compile(r"^(?:<a id=\"[^\"]*\"></a>\n\n)?# .*$", re.MULTILINE)
# A comment, or a tag: its end, its name, its attributes.
_TAG = re.compile(
    r"<!--.*?-->"
    r"|<(/?)([a-zA-Z][\w-]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL,
)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_GAPS = re.compile(r"(?:[ \t]*\n){3,}")
_LONE_BLANK = re.compile(r"(?<=\n) (?=\S)")
_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")

_VOID = frozenset(("br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"))
_BLOCKS = frozenset(
    (
        *("address", "article", "aside", "details", "div", "dl", "fieldset", "figcaption"),
        *("figure", "footer", "form", "header", "main", "p", "section", "label"),
    )
)
_WRITTEN = frozenset(("text", "number", "date", "url", "search", "email"))
_BLANK = r"\_\_\_\_\_\_\_\_"
_BOX = "☐ "


def plain_markdown(page: Page, way: Way, *, anchors: Set[str] = frozenset()) -> str:
    """The page from its title on, with a newline at the end.

    Args:
        page: What to say.
        way: Where each link leads.
        anchors: The ids on the page that links lead to; they become empty anchors.
    """
    body = page.markdown.split("---\n", 2)[2]
    parts = (_part(line, way, anchors) for line in body.splitlines() if line)
    text = _GAPS.sub("\n\n", "\n\n".join(part for part in parts if part)).strip()
    # Wikis take the first line for the title, so what stands above it goes below it.
    title = _TITLE.search(text)
    if title:
        text = f"{title[0]}\n\n{text[: title.start()]}{text[title.end() :].lstrip()}"
    return f"{text}\n"


def markdown_of(html: str, way: Way, anchors: Set[str] = frozenset()) -> str:
    """Some HTML of ours as Markdown, without blanks at its ends.

    >>> markdown_of("<b>a</b> &lt; <em>b</em>", lambda href: href)
    '**a** \\\\< *b*'
    """
    return _Writer(way, anchors).written(html)


def _part(line: str, way: Way, anchors: Set[str]) -> str:
    found = _HEADING.match(line)
    if found is None:
        return markdown_of(line, way, anchors)
    before = f"{anchor(found['id'])}\n\n" if found["id"] in anchors else ""
    return f"{before}{found['marks']} {escaped(unescape(found['text']))}"


class _Writer:
    """Writes one block of HTML as Markdown, in one pass."""

    def __init__(self, way: Way, anchors: Set[str]) -> None:
        self._way = way
        self._anchors = anchors
        self._open = [Element("")]

    def written(self, html: str) -> str:
        """The Markdown of some HTML whose elements all close."""
        at = 0
        skipped: list[str] = []
        for found in _TAG.finditer(html):
            if not skipped:
                self._say(html[at : found.start()])
            at = found.end()
            closing, name, rest = found[1], (found[2] or "").lower(), found[3] or ""
            is_empty = name in _VOID or rest.endswith("/")
            if skipped and closing:
                skipped.pop()
            elif closing:
                self._close()
            elif skipped or is_left_out(element := Element(name, attributes_of(rest))):
                # All of it goes, up to its own end.
                skipped += [] if is_empty or not name else [name]
            elif name:
                self._begin(element, is_empty=is_empty)
        self._say(html[at:])
        text = _LONE_BLANK.sub("", _GAPS.sub("\n\n", self._open[0].text))
        return "\n".join(map(_single_spaced, text.split("\n"))).strip()

    def _is_inside(self, *names: str) -> bool:
        return any(element.name in names for element in self._open)

    def _say(self, html: str) -> None:
        if not html:
            return
        words = unescape(html)
        if self._is_inside("pre"):
            self._open[-1].parts.append(words)
            return
        words = _BLANKS.sub(" ", words)
        self._open[-1].parts.append(words if self._is_inside("code") else with_marks(words))

    def _begin(self, element: Element, *, is_empty: bool) -> None:
        if is_empty:
            self._open[-1].parts.append(self._void(element))
        else:
            self._open.append(element)

    def _close(self) -> None:
        if len(self._open) == 1:
            return
        element = self._open.pop()
        above = self._open[-1]
        text = self._element(element, above)
        id = element.attributes.get("id", "")
        if text and id in self._anchors:
            lead = len(text) - len(text.lstrip("\n"))
            text = f"{text[:lead]}{in_list(text[lead:], anchor(id))}"
        above.parts.append(text)

    def _void(self, element: Element) -> str:
        attributes = element.attributes
        match element.name:
            case "br":
                return " " if self._is_inside("td", "th", "h1", "h2", "h3", "h4") else "\\\n"
            case "hr":
                return "\n\n---\n\n"
            case "img":
                way = self._way(attributes.get("src", ""))
                alt = escaped(attributes.get("alt", ""))
                return f"![{alt}]({_target(way)})" if way else alt
            case "input":
                kind = attributes.get("type", "text")
                return _BOX if kind in ("radio", "checkbox") else _BLANK if kind in _WRITTEN else ""
        return ""

    def _element(self, element: Element, above: Element) -> str:
        """What an element becomes, now that all of it is there."""
        text, words = element.text, element.text.strip()
        if not words and element.name not in ("td", "th", "textarea"):
            return "" if not text else " "
        in_line = self._is_inside("td", "th")
        match element.name:
            case "a":
                return self._link(element, text)
            case "strong" | "b":
                return _wrapped(text, "" if self._is_inside("strong", "b", "dt") else "**")
            case "em" | "i" | "cite":
                return _wrapped(text, "*" if element.name == "em" else "")
            case "code" | "kbd" | "samp":
                return words if self._is_inside("pre") else f"`{words}`"
            case "sup":
                return f" {words}"
            case "span":
                return set_apart(element, above, text)
            case "pre":
                return code_block(text)
            case "blockquote":
                return f"\n\n{quoted(words)}\n\n"
            case "li":
                above.count += 1
                number = int(above.attributes.get("start") or 1) + above.count - 1
                return f"\n{in_list(words, f'{number}. ' if above.name == 'ol' else '- ', True)}"
            case "ul" | "ol":
                return f"\n\n{words}\n\n"
            case "dt":
                return f" {words} " if in_line else f"\n\n**{' '.join(words.split())}**"
            case "dd":
                # One line stands beside its name; more than that stands below it.
                several = "\n\n" in words or in_line
                return f"\n\n{words}\n\n" if several else f" — {words}\n\n"
            case "summary" | "legend" | "caption":
                return f"\n\n{_wrapped(' '.join(words.split()), '**')}\n\n"
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                line = " ".join(words.split())
                # In a list or a table a heading is bold, as wikis expect it.
                bold = in_line or self._is_inside("li")
                return (
                    f"\n\n**{line}**\n\n"
                    if bold
                    else f"\n\n{'#' * int(element.name[1])} {line}\n\n"
                )
            case "textarea":
                return f"\n\n{_BLANK}\n\n"
            case "td" | "th":
                above.count += int(element.attributes.get("colspan") or 1)
                return cell_text(words, int(element.attributes.get("colspan") or 1))
            case "tr":
                return self._row(element, text)
            case "table":
                return f"\n\n{words}\n\n"
            case "label" if words.startswith(_BOX.strip()):
                # What stands in a list already is an entry of it.
                return words if above.name == "li" else f"\n- {words}"
        if element.name in _BLOCKS and not in_line:
            return f"\n\n{words}\n\n"
        return f" {words} " if element.name in _BLOCKS else text

    def _link(self, element: Element, text: str) -> str:
        way = self._way(unescape(element.attributes.get("href", "")))
        words = text.strip()
        if way is None:
            return text
        shown = rf"\[{words}\]" if self._is_inside("sup") else words
        return f"{_before(text)}[{shown}]({_target(way)}){_after(text)}"

    def _row(self, element: Element, text: str) -> str:
        table = next(each for each in reversed(self._open) if each.name == "table")
        table.count += 1
        line = f"\n|{text.strip()}"
        return f"\n{line}\n{rule_under(element.count)}" if table.count == 1 else line


def _wrapped(text: str, mark: str) -> str:
    words = text.strip()
    if not mark or "\n" in words or words.startswith("**"):
        return text
    return f"{_before(text)}{mark}{words}{mark}{_after(text)}"


def _before(text: str) -> str:
    return text[: len(text) - len(text.lstrip())]


def _after(text: str) -> str:
    return text[len(text.rstrip()) :]


def _target(way: str) -> str:
    return f"<{way}>" if re.search(r"[\s()<>]", way) and "<" not in way else _encoded(way)


def _encoded(way: str) -> str:
    return re.sub(r"[\s()<>]", lambda found: f"%{ord(found[0]):02X}", way)


def _single_spaced(line: str) -> str:
    return line if line.startswith("    ") else _SPACES.sub(" ", line)
