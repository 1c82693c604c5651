"""What one page gives to the index: a value of a few strings, quick to keep and to send.

Nothing in it depends on other pages, so pages may be indexed in any order, in any process, and
what was kept of a page that has not changed is as good as new.
"""

import json
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from playbook_press.search.folding import fold
from playbook_press.search.page import SearchPage
from playbook_press.search.parts import Part, parts_of
from playbook_press.search.postings import measured_signs, place_signs
from playbook_press.search.tokens import places_of, unit_count

Packed = tuple[str, str]
"""Tokens, and the signs of each: two texts with blanks between, which no token holds."""


class IndexedPart(Struct, frozen=True, array_like=True):
    """One part: its tokens by the best place where they stand, and its text."""

    lists: tuple[Packed, Packed, Packed]
    """In the title, in headings, in the text."""
    text: str
    """What is in the part's file, as JSON."""

    def found(self) -> dict[str, tuple[int, str]]:
        """Of each token: which list it is in, and its signs there."""
        return {
            token: (where, sign)
            for where, (tokens, signs) in enumerate(self.lists)
            if tokens
            for token, sign in zip(tokens.split(" "), signs.split(" "), strict=True)
        }


class IndexedPage(Struct, frozen=True, array_like=True):
    """One page, ready to be put together with others."""

    address: str
    kind: str
    playbook: str
    parts: tuple[IndexedPart, ...]

    @property
    def place(self) -> tuple[str, str, str, int]:
        """What the numbers of parts follow from."""
        return self.address, self.kind, self.playbook, len(self.parts)


def index_page(page: SearchPage) -> IndexedPage:
    """What a page gives to the index of its language."""
    parts = tuple(
        IndexedPart(_lists(page, part), json_text(_written(page, part))) for part in parts_of(page)
    )
    return IndexedPage(page.address, page.kind, page.playbook, parts)


def json_text(value: object) -> str:
    """A value as JSON that may stand in a script."""
    # Scripts read two characters as line ends that JSON leaves as they are.
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return written.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _lists(page: SearchPage, part: Part) -> tuple[Packed, Packed, Packed]:
    title = page.title if part.is_first else ""
    pieces = [title, *(text for each in part.sections for text in (each.heading, each.text))]
    places = places_of(fold("\n".join(pieces)))
    titles = {
        token: measured_signs(places.pop(token), length)
        for token, length in _lengths([title]).items()
    }
    headings = {
        token: measured_signs(places.pop(token), length)
        for token, length in _lengths(each.heading for each in part.sections).items()
        if token not in titles
    }
    return _packed(titles), _packed(headings), (" ".join(places), _row(places.values()))


def _packed(found: dict[str, str]) -> Packed:
    return " ".join(found), " ".join(found.values())


def _row(places: Iterable[str]) -> str:
    return " ".join(map(place_signs, places))


def _lengths(headings: Iterable[str]) -> dict[str, int]:
    """The length, in units, of the shortest heading that holds each token."""
    lengths: dict[str, int] = {}
    for heading in headings:
        units, tokens = _measured(heading)
        for token in tokens:
            lengths[token] = min(units, lengths.get(token, units))
    return lengths


@lru_cache(maxsize=4_096)
def _measured(heading: str) -> tuple[int, tuple[str, ...]]:
    """The units and the tokens of a heading; many pages have the same ones."""
    folded = fold(heading)
    return unit_count(folded), tuple(places_of(folded))


def _written(page: SearchPage, part: Part) -> list[object]:
    sections = [
        [
            section.anchor,
            section.heading,
            section.text,
            *([list(map(list, section.marks))] if section.marks else []),
        ]
        for section in part.sections
    ]
    return [page.address, page.title, int(part.is_first), sections]
