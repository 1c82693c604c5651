"""What a page or a style refers to: what it fetches by itself, and what a reader may follow."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from playbook_press.engines.output.markup import Tag

_FETCHED = {
    ("audio", "src"),
    ("embed", "src"),
    ("frame", "src"),
    ("iframe", "src"),
    ("image", "href"),
    ("img", "src"),
    ("input", "src"),
    ("object", "data"),
    ("script", "src"),
    ("source", "src"),
    ("track", "src"),
    ("use", "href"),
    ("use", "xlink:href"),
    ("video", "poster"),
    ("video", "src"),
}
_FETCHED_BY_LINK = frozenset(
    {
        "apple-touch-icon",
        "dns-prefetch",
        "icon",
        "manifest",
        "modulepreload",
        "preconnect",
        "prefetch",
        "preload",
        "prerender",
        "stylesheet",
    }
)
_FOLLOWED = {("a", "href"), ("area", "href"), ("form", "action")}
_CSS_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+)[\"']?\s*\)|@import\s+[\"']([^\"']+)[\"']")


@dataclass(frozen=True, slots=True)
class Reference:
    """An address as it is written, and what becomes of it."""

    address: str
    offset: int
    is_fetched: bool
    """Whether opening the page asks for it; else a reader has to choose it."""
    language: str = ""
    """The language it promises (`hreflang`)."""


def references_of(tag: Tag) -> Iterator[Reference]:
    """What one element refers to."""
    attributes = tag.attributes
    for name, value in attributes.items():
        if (tag.name, name) in _FETCHED:
            yield Reference(value, tag.offset, True)
        elif (tag.name, name) in _FOLLOWED:
            yield Reference(value, tag.offset, False, attributes.get("hreflang", ""))
        elif name == "srcset":
            for candidate in value.split(","):
                yield Reference((candidate.split() or [""])[0], tag.offset, True)
        elif name == "style":
            yield from style_references(value, tag.offset)
    if tag.name == "link" and "href" in attributes:
        relations = frozenset(attributes.get("rel", "").lower().split())
        fetched = bool(relations & _FETCHED_BY_LINK)
        yield Reference(attributes["href"], tag.offset, fetched, attributes.get("hreflang", ""))
    if tag.name == "style":
        yield from style_references(tag.content, tag.offset)


def style_references(text: str, offset: int | None = None) -> Iterator[Reference]:
    """What a style fetches.

    Args:
        text: The style.
        offset: Where the element stands that holds it; None for a file of its own.

    >>> [found.address for found in style_references('a { background: url("x.png") }')]
    ['x.png']
    """
    for found in _CSS_ADDRESS.finditer(text):
        place = found.start() if offset is None else offset
        yield Reference((found[1] or found[2]).strip(), place, True)
