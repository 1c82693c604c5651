"""The trait wheel: people around a table, seen from above, one seat per trait.

Drawn when the site is built. It carries no colours and no sizes of its own; the stylesheet of
the component `wheel` gives them to its classes. All numbers are rounded to a tenth, so that the
same traits give the same bytes on every machine.
"""

import unicodedata
from collections.abc import Sequence
from html import escape
from itertools import combinations, pairwise
from math import cos, pi, sin

from msgspec import Struct

FEWEST, MOST = 3, 12
_ROOMY = 9
"""Up to here the heads are large enough for numbers in full size."""

SIZE = 320
"""Width and height of the drawing; labels stand outside, where the page leaves room."""
_CENTRE = SIZE / 2
_OUTER, _INNER, _GAP = 148.0, 118.0, 26.0
"""The shoulders: their rims, and what lies between two of them; the pen rounds the corners."""
_HEAD_RADIUS, _WIDEST_HEAD = 100.0, 27.0
_EMBLEM_RIMS = 150.0, 92.0, 9.0
_ARC_STEPS = 24
EMBLEM_HUB = 46.0
"""The radius of the table in the middle of the emblem."""

"""The emblem has no heads, so that it can be small: its rims and gap."""
_LABEL_RADIUS = 168.0
_LINE_HEIGHT = 19.0
_LABEL_WIDTH = 22
"""Half-width characters in a line of a label; a Chinese character counts two."""
_LONGEST = 60
"""Characters of a name that are drawn; the accessible name always carries all of it."""


class Seat(Struct, frozen=True):
    """One trait as the wheel shows it."""

    number: str
    name: str
    href: str


def wheel(seats: Sequence[Seat], *, title: str, description: str, hub: str = "") -> str:
    """The wheel as an SVG element: a named group of links, clockwise from the top.

    Args:
        seats: From 3 to 12 traits in reading order.
        title: The accessible name of the whole.
        description: One sentence on how to read it.
        hub: A short word or number in the middle.

    Raises:
        ValueError: There are fewer than 3 or more than 12 seats, or a name is empty.
    """
    dense = " pb-wheel__drawing--dense" if len(seats) > _ROOMY else ""
    head = min(_WIDEST_HEAD, 0.74 * pi * _HEAD_RADIUS / len(seats)) if seats else 0
    parts = [
        f'<svg class="pb-wheel__drawing{dense}" viewBox="0 0 {SIZE} {SIZE}" width="{SIZE}"',
        f' height="{SIZE}" role="group" aria-label="{escape(title)}">',
        f"<desc>{escape(description)}</desc>",
    ]
    for index, seat in enumerate(seats):
        middle = _middle(index, len(seats))
        x, y = _point(middle, _HEAD_RADIUS)
        parts += (
            f'<a class="pb-wheel__seat" href="{escape(seat.href)}"',
            f' aria-label="{escape(f"{seat.number} {seat.name}")}">',
            f'<path class="pb-wheel__shape" d="{_seat_path(index, len(seats))}"/>',
            f'<circle class="pb-wheel__head" cx="{_tenth(x)}" cy="{_tenth(y)}"',
            f' r="{_tenth(head)}"/>',
            f'<text class="pb-wheel__number" x="{_tenth(x)}" y="{_tenth(y)}"',
            f' dy=".35em" text-anchor="middle">{escape(seat.number)}</text> ',
            f"{_label(seat.name, middle)}</a>",
        )
    parts.append(f'<circle class="pb-wheel__table" cx="160" cy="160" r="{34 if not hub else 40}"/>')
    if hub:
        parts.append(
            '<text class="pb-wheel__hub" x="160" y="160" dy=".35em" text-anchor="middle"'
            f' aria-hidden="true">{escape(hub)}</text>'
        )
    return "".join((*parts, "</svg>"))


def emblem(count: int, *, lit: int | None = None) -> str:
    """The wheel without words, for cards and headers: a picture that is hidden from listeners.

    Args:
        count: How many seats.
        lit: The position, from 0, of a seat to mark.
    """
    # One outline, turned: every page has an emblem, and eight outlines take more to send.
    outline = _seat_path(0, count, _EMBLEM_RIMS)
    middle = _tenth(_CENTRE)
    seats = (
        f'<path class="pb-emblem__seat{" pb-emblem__seat--lit" if index == lit else ""}"'
        f' d="{outline}" transform="rotate({360 * index / count:.4g} {middle} {middle})"/>'
        for index in range(count)
    )
    return (
        f'<svg class="pb-emblem" viewBox="0 0 {SIZE} {SIZE}" width="72" height="72"'
        f' aria-hidden="true">{"".join(seats)}'
        '<circle class="pb-emblem__hub" cx="160" cy="160" r="46"/></svg>'
    )


def emblem_outlines(count: int) -> tuple[tuple[tuple[float, float], ...], ...]:
    """The seats of the emblem as polygons on a square of `SIZE`, for what cannot draw SVG."""
    far, near, gap = _EMBLEM_RIMS
    outlines = []
    for index in range(count):
        middle, half = _middle(index, count), pi / count
        outer, inner = half - gap / 2 / far, half - gap / 2 / near
        steps = [step / _ARC_STEPS * 2 - 1 for step in range(_ARC_STEPS + 1)]
        shoulders = [_point(middle + step * outer, far) for step in steps]
        lap = [_point(middle - step * inner, near) for step in steps]
        outlines.append((*shoulders, *lap))
    return tuple(outlines)


def favicon(count: int = 8) -> str:
    """The emblem as a file of its own, with the colours of the palette for light and dark."""
    seats = "".join(_seat_path(index, count, _EMBLEM_RIMS) for index in range(count))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}">'
        "<style>path{fill:hsl(188,62%,20%)}circle{fill:hsl(11,72%,45%)}"
        "@media(prefers-color-scheme:dark){path{fill:hsl(180,42%,68%)}}</style>"
        f'<path d="{seats}"/><circle cx="160" cy="160" r="46"/></svg>\n'
    )


def _middle(index: int, count: int) -> float:
    """The angle of a seat's middle, clockwise from the top, in radians."""
    if not FEWEST <= count <= MOST:
        raise ValueError(f"a wheel has {FEWEST} to {MOST} seats, not {count}")
    return 2 * pi * (index + 0.5) / count


def _point(angle: float, radius: float) -> tuple[float, float]:
    return _CENTRE + radius * sin(angle), _CENTRE - radius * cos(angle)


def _seat_path(
    index: int, count: int, rims: tuple[float, float, float] = (_OUTER, _INNER, _GAP)
) -> str:
    """The outline of a seat: an arc of shoulders, between two rims, with half a gap either side."""
    far, near, gap = rims
    middle, half = _middle(index, count), pi / count
    outer, inner = half - gap / 2 / far, half - gap / 2 / near
    corners = (
        _point(middle - outer, far),
        _point(middle + outer, far),
        _point(middle + inner, near),
        _point(middle - inner, near),
    )
    start, end, back, home = (f"{_tenth(x)} {_tenth(y)}" for x, y in corners)
    return (
        f"M{start}A{_tenth(far)} {_tenth(far)} 0 0 1 {end}"
        f"L{back}A{_tenth(near)} {_tenth(near)} 0 0 0 {home}Z"
    )


def _label(name: str, angle: float) -> str:
    """The name beside its seat, in lines, pushed outwards so that it never meets the ring."""
    lines = label_lines(name)
    x, y = _point(angle, _LABEL_RADIUS)
    height = _LINE_HEIGHT * len(lines)
    top = y - height / 2 - (height / 2) * cos(angle) + _LINE_HEIGHT * 0.75
    anchor = "middle" if abs(sin(angle)) < 0.2 else "start" if sin(angle) > 0 else "end"
    # One element per line, so that blanks may stand between them without moving anything: whoever
    # takes the words off the page finds them apart, as in the name of the link.
    return " ".join(
        f'<text class="pb-wheel__name" text-anchor="{anchor}" x="{_tenth(x)}"'
        f' y="{_tenth(top + _LINE_HEIGHT * number)}">{escape(line)}</text>'
        for number, line in enumerate(lines)
    )


def label_lines(name: str) -> tuple[str, ...]:
    """The name in one to three lines of about equal length.

    Breaks stand at blanks, between Chinese characters, and never before punctuation.

    >>> label_lines("No single centre, many local ones")
    ('No single centre,', 'many local ones')
    >>> label_lines("没有一个中心，有许多小中心")
    ('没有一个中心，', '有许多小中心')
    """
    pieces = pieces_of(name if len(name) <= _LONGEST else f"{name[:_LONGEST].rstrip()}…")
    breaks = min(_width("".join(pieces)) // (_LABEL_WIDTH + 1), len(pieces) - 1, 2)
    settings = (
        tuple("".join(pieces[start:end]) for start, end in pairwise((0, *places, len(pieces))))
        for places in combinations(range(1, len(pieces)), breaks)
    )
    return tuple(line.strip() for line in min(settings, key=_unevenness))


def _unevenness(lines: Sequence[str]) -> int:
    """How far the longest line stands out; a break after punctuation makes up for some of it."""
    pauses = sum(not line.rstrip()[-1].isalnum() for line in lines[:-1])
    return max(_width(line.strip()) for line in lines) - 4 * pauses


def pieces_of(name: str) -> list[str]:
    """A text cut wherever a line may end: after blanks and between Chinese characters.

    >>> pieces_of("用QQ群，不难")
    ['用', 'QQ', '群，', '不', '难']
    """
    pieces = [""]
    for before, character in zip(" " + name, name, strict=False):
        wide = _is_wide(character) and unicodedata.category(character)[0] not in "P"
        if before == " " or (wide and pieces[-1]) or (_is_wide(before) and character.isalnum()):
            pieces.append("")
        pieces[-1] += character
    return [piece for piece in pieces if piece]


def _width(text: str) -> int:
    return sum(2 if _is_wide(character) else 1 for character in text)


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _tenth(number: float) -> str:
    """A number with one decimal at most; adding 0 turns -0 into 0.

    >>> _tenth(12.04), _tenth(-0.01), _tenth(3.25)
    ('12', '0', '3.2')
    """
    return f"{round(number, 1) + 0:g}"
