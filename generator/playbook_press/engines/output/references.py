"""What a page or a style refers to: what it fetches by itself, and what a reader may follow."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

_FETCHED = {
    ("audio", "src"),
    ("embed", "src"),
    ("feimage", "href"),
    ("frame", "src"),
    ("iframe", "src"),
    ("image", "href"),
    ("image", "xlink:href"),
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
_FOLLOWED = {
    ("a", "href"),
    ("a", "xlink:href"),
    ("area", "href"),
    ("button", "formaction"),
    ("form", "action"),
    ("input", "formaction"),
}
_REFERRING = frozenset(
    {name for _, name in _FETCHED | _FOLLOWED}
    | {"srcset", "imagesrcset", "style", "href", "http-equiv"}
)
_CSS_ADDRESS = re.compile(
    r"url\(\s*(?:\"([^\"]*)\"|'([^']*)'|([^\"')]*))\s*\)|@import\s+[\"']([^\"']+)[\"']"
)
_REFRESH = re.compile(r"^\s*[\d.]*\s*[;,]?\s*(?:url\s*=\s*)?[\"']?(?P<way>[^\"']*)", re.I)


class Reference(NamedTuple):
    """An address as it is written, and what becomes of it."""

    address: str
    is_fetched: bool
    """Whether opening the page asks for it; else a reader has to choose it."""
    language: str = ""
    """The language it promises (`hreflang`)."""


def references_of(
    element: str, attributes: Mapping[str, str], content: str = ""
) -> Iterator[Reference]:
    """What one element refers to.

    Args:
        element: Its name, in lower case.
        attributes: As `attributes_of` gives them.
        content: What a style holds.
    """
    for name, value in attributes.items():
        if name not in _REFERRING:
            continue
        if (element, name) in _FOLLOWED:
            yield Reference(value, False, attributes.get("hreflang", ""))
        elif (element, name) in _FETCHED:
            yield Reference(value, True)
        elif name in ("srcset", "imagesrcset"):
            for candidate in value.split(","):
                yield Reference((candidate.split() or [""])[0], True)
        elif name == "style":
            for _, reference in style_references(value):
                yield reference
        elif element == "link" and name == "href":
            relations = frozenset(attributes.get("rel", "").lower().split())
            fetched = bool(relations & _FETCHED_BY_LINK)
            yield Reference(value, fetched, attributes.get("hreflang", ""))
        elif name == "http-equiv" and value.lower() == "refresh":
            # The page is left without the reader's doing, so it counts as fetched.
            way = _REFRESH.match(attributes.get("content", ""))
            if way and way["way"].strip():
                yield Reference(way["way"].strip(), True)
    if element == "style":
        for _, reference in style_references(content):
            yield reference


def style_references(text: str) -> Iterator[tuple[int, Reference]]:
    """What a style fetches, each with its offset.

    >>> [found.address for _, found in style_references('a { background: url("x.png") }')]
    ['x.png']
    """
    if "url(" not in text and "@import" not in text:
        return
    for found in _CSS_ADDRESS.finditer(text):
        address = found[1] or found[2] or found[3] or found[4] or ""
        yield found.start(), Reference(address.strip(), True)
