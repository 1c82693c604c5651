"""The tags of a finished HTML page, read fast.

The pages come from serializers that escape what they must, so a pattern is enough here; the
parser of the standard library takes ten times as long and decides the same.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape

_TAG = re.compile(
    r"<!--.*?-->"
    r"|<(?P<raw>script|style)\b(?P<raw_attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>"
    r"(?P<content>.*?)</(?P=raw)\s*>"
    r"|<(?P<name>[a-z][^\s/>]*)(?P<attributes>(?:[^>\"']|\"[^\"]*\"|'[^']*')*)>",
    re.DOTALL | re.IGNORECASE,
)
_ATTRIBUTE = re.compile(
    r"([^\s\"'>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?", re.DOTALL
)


@dataclass(frozen=True, slots=True)
class Tag:
    """One element's start."""

    name: str
    attributes: Mapping[str, str]
    """Names in lower case, values as a browser reads them; no value is the empty text."""
    offset: int
    """Where it stands in the page's text, from 0."""
    content: str = ""
    """What a script or style holds; other elements leave it empty."""


def tags_in(html: str) -> Iterator[Tag]:
    """The start tags of a page in the order they stand, without comments.

    >>> [(tag.name, dict(tag.attributes)) for tag in tags_in('<a href="?a&amp;b" hidden>x</a>')]
    [('a', {'href': '?a&b', 'hidden': ''})]
    """
    for found in _TAG.finditer(html):
        if name := found["raw"]:
            attributes = _attributes(found["raw_attributes"])
            yield Tag(name.lower(), attributes, found.start(), found["content"])
        elif name := found["name"]:
            yield Tag(name.lower(), _attributes(found["attributes"]), found.start())


def _attributes(written: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for name, double, single, bare in _ATTRIBUTE.findall(written):
        values.setdefault(name.lower(), unescape(double or single or bare))
    return values
