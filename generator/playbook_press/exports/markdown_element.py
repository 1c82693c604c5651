"""An element of a page while it is written as Markdown, and how it stands to its neighbours."""

import re
from collections.abc import Set
from html import unescape

from msgspec import Struct, field

_ATTRIBUTE = re.compile(r"([\w:-]+)(?:=(?:\"([^\"]*)\"|'([^']*)'))?")
_END_OF_LINE = re.compile(r"[ \t]+(?=\n)")

_SCREEN_ONLY = frozenset(
    (
        *("button", "canvas", "dialog", "nav", "script", "select", "style", "svg", "template"),
        "video",
    )
)
_LEFT_OUT = frozenset(("pb-note__back", "headerlink"))
# On the page these stand apart by their looks; in a line of words by a dot.
_APART = frozenset(
    (
        *("pb-badge", "pb-tag", "pb-fact__case", "pb-related__how", "pb-metric__formula"),
        *("pb-work__made", "pb-work__read", "pb-work__note", "pb-basis"),
    )
)
_LINE_OF_FACTS = "pb-facts-line"


class Element(Struct):
    """An element whose end has not come yet, and what has been written of it."""

    name: str
    attributes: dict[str, str] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    count: int = 0
    """Items of a list, or rows of a table, so far."""

    @property
    def classes(self) -> Set[str]:
        return set(self.attributes.get("class", "").split())

    @property
    def text(self) -> str:
        return _END_OF_LINE.sub("", "".join(self.parts))


def attributes_of(text: str) -> dict[str, str]:
    """The attributes of a tag by name; one without a value has an empty one."""
    return {name.lower(): unescape(one or other) for name, one, other in _ATTRIBUTE.findall(text)}


def is_left_out(element: Element) -> bool:
    """Whether an element is for screens only, hidden, or decoration."""
    attributes = element.attributes
    return (
        element.name in _SCREEN_ONLY
        or "hidden" in attributes
        or "data-unsearched" in attributes
        or attributes.get("aria-hidden") == "true"
        or attributes.get("type") == "hidden"
        or bool(_LEFT_OUT & element.classes)
    )


def set_apart(element: Element, above: Element, text: str) -> str:
    """A span, with a dot before it where only its looks tell it from what comes before."""
    words = text.strip()
    if not (_APART & element.classes or _LINE_OF_FACTS in above.classes):
        return text
    before = "".join(above.parts).strip()
    if not before:
        return words
    return f" {'' if before.endswith((':', '：', '**')) else '· '}{words}"
