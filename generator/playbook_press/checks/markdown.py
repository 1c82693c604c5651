"""Markdown as its readers will see it: as tokens, not as characters."""

import html
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from playbook_press.model.markup import LINK, Link, links_in

_LINK_TOKEN = "playbook_link"


def _link_rule(state: StateInline, silent: bool) -> bool:
    """The inline rule for `[[kind:id|words]]`."""
    found = LINK.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push(_LINK_TOKEN, "", 0).content = found[0]
    state.pos = found.end()
    return True


def _reader() -> MarkdownIt:
    # Raw HTML and every address are read as such, so that they can be pointed at; the pages
    # show neither.
    reader = MarkdownIt("commonmark", {"html": True}).enable("table")
    reader.validateLink = lambda url: True  # type: ignore[method-assign]
    reader.normalizeLink = lambda url: url  # type: ignore[method-assign]
    reader.inline.ruler.before("link", _LINK_TOKEN, _link_rule)
    return reader


_READER = _reader()
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):")


class Target(NamedTuple):
    """Where a link or an image of Markdown leads."""

    url: str
    """As the author wrote it, entities read."""
    is_image: bool
    written: str
    """The whole link as it stands in the passage; empty where it cannot be found again."""


# Several checks look at the same passage; most passages are looked at by none.
@lru_cache(maxsize=256)
def tokens(words: str) -> tuple[Token, ...]:
    """The tokens of a passage, those within paragraphs included, in reading order."""
    return tuple(
        inner for token in _READER.parse(words) for inner in (token, *(token.children or ()))
    )


def links(words: str) -> Iterator[Link]:
    """The links by id of a passage, in reading order; those in code are examples."""
    if "`" not in words and "\\" not in words:
        yield from links_in(words)
        return
    for token in tokens(words):
        if token.type == _LINK_TOKEN:
            yield from links_in(token.content)


def targets(words: str) -> Iterator[Target]:
    """Where the links and images of a passage lead, in reading order."""
    read = tokens(words)
    for position, token in enumerate(read):
        if token.type == "link_open":
            url, label = str(token.attrs.get("href", "")), read[position + 1].content
            is_bare = token.markup == "autolink"
            yield Target(url, False, f"<{url}>" if is_bare else _written(words, url, label))
        elif token.type == "image":
            url = str(token.attrs.get("src", ""))
            yield Target(url, True, _written(words, url, token.content))


def _written(words: str, url: str, label: str) -> str:
    whole = re.search(rf"!?\[[^\[\]]*\]\(\s*<?{re.escape(url)}[^)\n]*\)?", words)
    if whole is not None:
        return whole[0]
    # Reference style, or hidden by entities.
    others = (f"]: {url}", f"[{label}]")
    return next((other for other in others if other in words), "")


def scheme(url: str) -> str:
    """The scheme of an address, seen through the ways to hide it; empty for none.

    >>> scheme("JAVA&#x0A;script%3Aalert(1)")
    'javascript'
    >>> scheme("images/map.svg")
    ''
    """
    for _ in range(3):
        url = unquote(html.unescape(url))
    # Browsers skip blanks and controls here; invisible characters are no better.
    plain = "".join(c for c in url if unicodedata.category(c)[0] not in "CZ")
    found = _SCHEME.match(unicodedata.normalize("NFKC", plain).lower())
    return found[1] if found else ""
