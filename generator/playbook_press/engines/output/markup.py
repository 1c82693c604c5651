"""The tags of a finished HTML page, read fast.

The pages come from serializers that escape what they must, so a pattern is enough here; the
parser of the standard library takes thirty times as long and decides the same.
"""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape
from typing import NamedTuple

# A browser ends a tag at the first `>` outside of quotes.
_WRITTEN = r"[^>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^>\"']*+)*+"
# Most of a page are end tags, and tags whose attributes neither name, fetch, lead, run nor style
# anything. They are recognised by what they have, so that an unknown attribute is looked at. The
# first name that fits is taken, so none may stand after one that it begins with.
_DULL = (
    r"(?:\s++(?:class|data-[a-z0-9-]++|aria-[a-z]++|for|lang|dir|title|role|tabindex|type|value"
    r"|hidden|checked|open|scope|align|width|height|viewBox|xmlns|points|transform|text-anchor"
    r"|colspan|rowspan|datetime|autocomplete|cx|cy|x1|x2|y1|y2|d|r|x|y)(?:=\"[^\"]*+\")?+)*+"
)
_TAG = re.compile(
    r"<(?:!--(?:-?>|.*?--!?>)"
    rf"|(?P<raw>(?i:script|style))(?P<raw_attributes>(?=[\s/>]){_WRITTEN})>"
    r"(?P<content>.*?)</(?i:script|style)\s*>"
    rf"|(?![a-z0-9-]++{_DULL}\s*+/?>)(?P<name>[a-zA-Z][^\s/>]*+)(?P<attributes>[\s/]{_WRITTEN})>)",
    re.DOTALL,
)
_SCRIPT = re.compile(
    rf"<(?:!--(?:-?>|.*?--!?>)|(?P<name>(?i:script))(?P<attributes>(?=[\s/>]){_WRITTEN})>"
    r"(?P<content>.*?)</(?i:script)\s*>)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(
    r"([^\s\"'>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?", re.DOTALL
)

_ANY_SCRIPT = re.compile(r"<script(?=[\s/>])", re.IGNORECASE)
_PLAIN = re.compile(
    r"(?P<attributes>(?:\s+[a-z][a-z-]*(?:=(?:\"[^\"<>]*\"|[^\s\"'=<>`]+))?)*)\s*>",
    re.IGNORECASE,
)
_FETCHES = ("src", "href")


class Written(NamedTuple):
    """One element's start as it is written; pages of a site share most of theirs."""

    name: str
    attributes: str
    content: str
    """What a script or style holds; other elements leave it empty."""


def telling_tags(html: str) -> Iterator[tuple[Written, int]]:
    """The start tags of a page that may name, fetch, lead, run or style something, in order.

    Each comes with its offset. Comments are passed over; scripts and styles always count.

    >>> [(tag.name, offset) for tag, offset in telling_tags('<p data-x="y"><a href="../">')]
    [('a', 14)]
    """
    for found in _TAG.finditer(html):
        raw, raw_attributes, content, name, attributes = found.groups()
        if name:
            yield Written(name, attributes, ""), found.start()
        elif raw:
            yield Written(raw, raw_attributes, content), found.start()


def scripts_in(html: str) -> Iterator[Written]:
    """The scripts of a page in the order they stand, without those in comments."""
    for found in _SCRIPT.finditer(html):
        if found["name"]:
            yield Written(found["name"], found["attributes"], found["content"])


def odd_scripts(html: str) -> Iterator[tuple[str, int, int]]:
    """Scripts that fetch what is not called a script, with line and column.

    A server sends any file of the site, and the policy lets a browser run it. So here the page is
    not read as a browser would read it: what looks like such a script counts wherever it stands,
    and so does one that is not written as serializers write.

    >>> list(odd_scripts('<script src="a.js"></script><!-- <script src="b.txt"></script>'))
    [('src=b.txt', 1, 34)]
    """
    for found in _ANY_SCRIPT.finditer(html):
        start = found.start()
        plain = _PLAIN.match(html, found.end())
        for odd in (html[start : start + 60],) if plain is None else _odd_in(plain["attributes"]):
            yield odd, html.count("\n", 0, start) + 1, start - html.rfind("\n", 0, start)


@lru_cache(maxsize=1_024)
def _odd_in(attributes: str) -> tuple[str, ...]:
    """What a script fetches that is not called one; the pages of a site share most of theirs."""
    values = attributes_of(Written("script", attributes, ""))
    paths = {name: values[name] for name in _FETCHES if name in values}
    return tuple(
        f"{name}={path}"
        for name, path in paths.items()
        if not re.split("[?#]", path.strip())[0].endswith((".js", ".mjs"))
    )


def attributes_of(tag: Written) -> Mapping[str, str]:
    """Names in lower case, values as a browser reads them; no value is the empty text.

    >>> attributes_of(Written("a", ' HREF="?a&amp;b" hidden', ""))
    {'href': '?a&b', 'hidden': ''}
    """
    values: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(tag.attributes):
        value = double or single or bare
        values.setdefault(name.lower(), unescape(value) if "&" in value else value)
    return values
