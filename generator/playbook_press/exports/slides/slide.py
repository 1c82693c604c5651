"""What one slide says, and how much of it fits."""

import unicodedata
from collections.abc import Iterable
from typing import Literal

from markupsafe import Markup
from msgspec import Struct

from playbook_press.pages.views import Words

SlideKind = Literal["cover", "chapter", "points", "sides", "question", "closing"]

_ROOM = 620
"""How much one slide holds, in half-width characters; a Chinese character counts two."""
_PER_POINT = 60
"""What a point costs besides its words: its own line is seldom full."""
_MOST_POINTS = 5


class Side(Struct, frozen=True):
    """One of two columns."""

    title: str
    points: tuple[Markup, ...]


class Slide(Struct, frozen=True):
    """One slide, and what whoever presents it may want to say."""

    kind: SlideKind
    title: Words
    kicker: str = ""
    lead: Markup | None = None
    points: tuple[Markup, ...] = ()
    sides: tuple[Side, ...] = ()
    is_numbered: bool = False
    drawing: Markup | None = None
    foot: str = ""
    notes: tuple[Markup, ...] = ()


class Deck(Struct, frozen=True):
    """All slides of a talk, in order."""

    name: str
    """What its file is best called, without an ending."""
    title: str
    language: str
    slides: tuple[Slide, ...]
    source: str
    """Which version of what, under which terms, from where."""
    address: str


def width(text: Markup) -> int:
    """How wide a text is, in half-width characters."""
    plain = text.striptags()
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in plain)


def in_handfuls(points: Iterable[Markup], *, room: int = _ROOM) -> tuple[tuple[Markup, ...], ...]:
    """Points in runs that each fit on a slide; a point that fills one alone has it alone.

    Args:
        points: In order.
        room: In half-width characters, for slides where something else stands too.
    """
    runs: list[list[Markup]] = []
    left = 0
    for point in points:
        cost = width(point) + _PER_POINT
        if not runs or cost > left or len(runs[-1]) == _MOST_POINTS:
            runs.append([])
            left = room
        runs[-1].append(point)
        left -= cost
    return tuple(map(tuple, runs))
