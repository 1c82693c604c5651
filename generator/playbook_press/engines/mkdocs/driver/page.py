"""What reading and drawing a page gives, as values that travel and can be kept as JSON."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from playbook_press.engines.as_json import as_bytes, from_bytes

Said = tuple[str, int, str]
"""Something MkDocs or an extension wrote into its log: logger, level, words."""

# `Any` below: front matter and the tokens of a table of contents hold whatever JSON holds.


class Outline(Struct, frozen=True):
    """What other pages and the navigation have to know of a page."""

    title: str | None
    """The first heading, if the page begins with one."""
    meta: Mapping[str, Any]
    anchors: tuple[str, ...]
    """In order."""
    links: Mapping[str, Mapping[str, str]]
    """Source path of the page linked to, to anchor, to the link as it is written."""
    lookups: Mapping[str, tuple[str, bool] | None]
    """Every source path that was asked for: its address and whether it is left out, or None
    where there was no such file."""
    said: tuple[Said, ...]
    digest: str
    """Of the body and of all above that shows on the page."""


class Body(Struct, frozen=True):
    """What only the page itself needs."""

    content: str
    toc: list[dict[str, Any]]
    """As Python-Markdown gives it."""

    def as_bytes(self) -> bytes:
        """A line of JSON for the table of contents; the content as it is."""
        return b"\n".join((as_bytes(self.toc), self.content.encode("utf-8", "surrogatepass")))

    @classmethod
    def from_bytes(cls, data: bytes) -> "Body":
        """What `as_bytes` wrote."""
        toc, _, content = data.partition(b"\n")
        return cls(content.decode("utf-8", "surrogatepass"), from_bytes(toc))


class Read(Struct, frozen=True):
    """What came of reading a page, ready to be kept."""

    outline: Outline
    body: bytes
    """The body, as `Body.as_bytes` writes it."""
    indexed: bytes | None
    """What it gives to the search as JSON; None where the page is kept out of it."""


class Drawn(Struct, frozen=True):
    """The finished page."""

    html: bytes
    said: tuple[Said, ...]
    facts: bytes | None = None
    """What there is to know of it for the check of the whole site, as JSON; None in previews,
    which are not checked."""
