"""What there is to know of one finished file, so that it is read once and never again.

A value of its own per file: it can be found out in any process, kept beside the page in a
cache, and looked at together with those of all other files.
"""

import base64
import hashlib
import zlib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

from msgspec import Struct

from playbook_press.engines.output.arrival import in_site, led
from playbook_press.engines.output.expectations import BUDGETS, lightest
from playbook_press.engines.output.markup import Written, attributes_of, odd_scripts, telling_tags
from playbook_press.engines.output.references import Reference, references_of, style_references

LOOKED_INTO = (".html", ".css", ".js")
"""Of other files it matters only that they are there."""

OWN_ASSETS = "assets/playbook-press/"
"""Where the scripts and styles of the site's own stand, which have a budget."""

_OWN_SCHEMES = frozenset({"data", "blob", "about"})
_RUNS_SCRIPTS = frozenset(
    {
        "",
        "application/ecmascript",
        "application/javascript",
        "importmap",
        "module",
        "speculationrules",
        "text/ecmascript",
        "text/javascript",
        "text/jscript",
        "text/livescript",
    }
)
"""Types of a `script` whose content the policy is asked about; others only hold data."""

_HEAVY_FROM = lightest(BUDGETS)


class Link(NamedTuple):
    """An address of a page that leads into the site, or fetches something from elsewhere."""

    arrival: str
    """The file of the site it leads to; empty where it leads out of the site."""
    anchor: str
    address: str
    """As it is written."""
    is_fetched: bool
    """Whether opening the page asks for it; else a reader has to choose it."""
    language: str
    """The language it promises (`hreflang`)."""
    line: int
    column: int


InlineKind = Literal["script", "style", "handler"]


class Inline(NamedTuple):
    """Something that a strict policy blocks unless it is listed."""

    kind: InlineKind
    digest: str
    """As policies write it: `sha256-…`."""
    words: str
    """How it begins."""
    line: int
    column: int


class Spot(NamedTuple):
    """A name and where it stands."""

    name: str
    line: int
    column: int


class Facts(Struct, frozen=True, array_like=True):
    """What a page, style or script refers to, and what can be referred to in it."""

    path: str
    """Below the site's folder, with `/`."""
    links: tuple[Link, ...] = ()
    """Each address once, in the order they stand."""
    broken: tuple[Spot, ...] = ()
    """Addresses that no browser could read."""
    ids: frozenset[str] = frozenset()
    repeated: tuple[Spot, ...] = ()
    """Ids that stand in the page already."""
    inline: tuple[Inline, ...] = ()
    weight: int = 0
    """Bytes as a server sends them compressed, of pages and `OWN_ASSETS`.

    Of light pages only about, and not too few: exact numbers take time and no budget asks.
    """

    @property
    def is_page(self) -> bool:
        return self.path.endswith(".html")


def facts_of(
    path: str, content: bytes, *, site_url: str = "", heavy_from: int = _HEAVY_FROM
) -> Facts:
    """What there is to know of a file; depends on nothing else than the arguments.

    Args:
        path: Below the site's folder, with `/`; one that ends as `LOOKED_INTO` says.
        content: The file.
        site_url: Where the site is published; addresses that begin so lead into the site.
        heavy_from: What any page may weigh; above that its weight is exact.
    """
    weight = _weight(path, content, heavy_from)
    if path.endswith(".js"):
        return Facts(path, weight=weight)
    text = content.decode("utf-8", "replace")
    reading = _Reading(path, text, site_url)
    if path.endswith(".css"):
        for offset, reference in style_references(text):
            reading.refer(reference, offset)
    else:
        for tag, offset in telling_tags(text):
            reading.read(tag, offset)
        for odd, *at in odd_scripts(text):
            reading.inline.append(Inline("handler", digest_of(odd), odd[:60], *at))
    return Facts(
        path,
        tuple(reading.links.values()),
        tuple(reading.broken),
        frozenset(reading.ids),
        tuple(reading.repeated),
        tuple(reading.inline),
        weight,
    )


def digest_of(words: str) -> str:
    """The fingerprint of an inline script or style, as a policy names it.

    >>> digest_of("")
    'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='
    """
    return "sha256-" + base64.b64encode(hashlib.sha256(words.encode()).digest()).decode()


def is_inline_script(attributes: Mapping[str, str]) -> bool:
    """Whether a browser runs what stands in a `script` element; others fetch it or hold data."""
    kind = attributes.get("type", "").strip().lower()
    return "src" not in attributes and kind in _RUNS_SCRIPTS


class _Reading:
    """One pass through a text, in which line numbers only grow."""

    def __init__(self, path: str, text: str, site_url: str) -> None:
        self.path = path
        self.text = text
        self.site_url = site_url
        self.folder = path.rpartition("/")[0]
        self.offset = 0
        self.line = 1
        self.links: dict[Reference, Link] = {}
        self.broken: list[Spot] = []
        self.ids: set[str] = set()
        self.repeated: list[Spot] = []
        self.inline: list[Inline] = []

    def read(self, tag: Written, offset: int) -> None:
        ids, names, references, inline = _said_by(tag)
        for id in ids:
            if id in self.ids:
                self.repeated.append(Spot(id, *self._place(offset)))
            self.ids.add(id)
        self.ids.update(names)
        for reference in references:
            self.refer(reference, offset)
        for kind, words in inline:
            self.inline.append(Inline(kind, digest_of(words), words[:60], *self._place(offset)))

    def refer(self, reference: Reference, offset: int) -> None:
        if reference in self.links:
            return
        address, is_fetched, language = reference
        found = led(self.folder, address, self.site_url)
        if found is not None:
            arrival, anchor = found
            place = self._place(offset)
            self.links[reference] = Link(
                arrival or self.path, anchor, address, is_fetched, language, *place
            )
            return
        way = in_site(address, self.site_url)
        try:
            scheme = urlsplit(way).scheme.lower()
        except ValueError:
            self.broken.append(Spot(address, *self._place(offset)))
            return
        if scheme == "javascript":
            place = self._place(offset)
            self.inline.append(Inline("handler", digest_of(address), address[:60], *place))
        elif is_fetched and scheme not in _OWN_SCHEMES:
            self.links[reference] = Link("", "", address, True, language, *self._place(offset))

    def _place(self, offset: int) -> tuple[int, int]:
        self.line, self.offset = self.line + self.text.count("\n", self.offset, offset), offset
        return self.line, offset - self.text.rfind("\n", 0, offset)


class _Said(NamedTuple):
    """What one element says, wherever it stands."""

    ids: tuple[str, ...]
    names: tuple[str, ...]
    references: tuple[Reference, ...]
    inline: tuple[tuple[InlineKind, str], ...]


@lru_cache(maxsize=16_384)
def _said_by(tag: Written) -> _Said:
    element, attributes = tag.name.lower(), attributes_of(tag)
    id, name = attributes.get("id"), attributes.get("name")
    return _Said(
        (id,) if id else (),
        (name,) if name and element == "a" else (),
        tuple(
            each._replace(address=each.address.strip())
            for each in references_of(element, attributes, tag.content)
        ),
        tuple(_inline_in(element, attributes, tag.content)),
    )


def _inline_in(
    element: str, attributes: Mapping[str, str], content: str
) -> Iterator[tuple[InlineKind, str]]:
    if element == "script":
        if is_inline_script(attributes):
            yield "script", content
    elif element == "style":
        yield "style", content
    for name, value in attributes.items():
        if name == "style":
            yield "style", value
        elif name.startswith("on") or name == "srcdoc":
            yield "handler", f"{name}={value}"


def _weight(path: str, content: bytes, heavy_from: int) -> int:
    size = len(content)
    if not path.endswith(".html"):
        return _compressed(content) if path.startswith(OWN_ASSETS) else 0
    if 2 * size <= 3 * heavy_from:
        return size // 3
    # The fastest level is near enough to say that a page is light.
    light = len(zlib.compress(content, 1))
    return light if light <= heavy_from else _compressed(content)


def _compressed(content: bytes) -> int:
    return len(zlib.compress(content, 6)) + 12  # the frame of gzip is that much longer
