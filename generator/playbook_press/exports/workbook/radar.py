"""An empty radar to draw one's scores in: an axis for each part, a ring for each step."""

from collections.abc import Sequence
from html import escape
from math import cos, pi, sin

from playbook_press.pages.wheel import label_lines

FEWEST, MOST = 3, 16
_WIDTH, _HEIGHT = 670, 450
_X, _Y, _RADIUS, _LABEL = 335.0, 225.0, 168.0, 182.0
_LINE_HEIGHT = 15.0


def empty_radar(axes: Sequence[str], rings: Sequence[str], *, title: str, style: str) -> str:
    """The drawing as an SVG element.

    Args:
        axes: What each axis is called, clockwise from the top; from 3 to 16.
        rings: What stands at each ring, the middle first; at least two.
        title: What the drawing is called for those who do not see it.
        style: CSS for its classes; a drawing is not reached by that of the page.

    Raises:
        ValueError: There are too few axes or too many.
    """
    if not FEWEST <= len(axes) <= MOST:
        raise ValueError(f"a radar has {FEWEST} to {MOST} axes, not {len(axes)}")
    parts = [
        f'<svg class="wb-radar" viewBox="0 0 {_WIDTH} {_HEIGHT}">',
        f"<title>{escape(title)}</title><style>{style}</style>",
    ]
    steps = len(rings) - 1
    for ring in range(1, steps + 1):
        corners = (_at(axis, len(axes), _RADIUS * ring / steps) for axis in range(len(axes)))
        points = " ".join(f"{x:g},{y:g}" for x, y in corners)
        parts.append(f'<polygon class="ring" points="{points}"/>')
    for index, name in enumerate(axes):
        x, y = _at(index, len(axes), _RADIUS)
        parts.append(f'<line class="axis" x1="{_X:g}" y1="{_Y:g}" x2="{x:g}" y2="{y:g}"/>')
        for ring in range(1, steps + 1):
            dot_x, dot_y = _at(index, len(axes), _RADIUS * ring / steps)
            parts.append(f'<circle class="dot" cx="{dot_x:g}" cy="{dot_y:g}" r="2.6"/>')
        parts.append(_name(index, len(axes), name))
    for ring, words in enumerate(rings):
        y = _Y - _RADIUS * ring / steps
        parts.append(f'<text class="step" x="{_X + 7:g}" y="{y + 10:g}">{escape(words)}</text>')
    return "".join((*parts, "</svg>"))


def _at(index: int, count: int, radius: float) -> tuple[float, float]:
    angle = 2 * pi * index / count
    return round(_X + radius * sin(angle), 1) + 0, round(_Y - radius * cos(angle), 1) + 0


def _name(index: int, count: int, name: str) -> str:
    """The name at the end of its axis, in lines, pushed outwards."""
    lines = label_lines(name)
    x, y = _at(index, count, _LABEL)
    angle = 2 * pi * index / count
    height = _LINE_HEIGHT * len(lines)
    top = y - height / 2 - (height / 2) * cos(angle) + _LINE_HEIGHT * 0.8
    anchor = "middle" if abs(sin(angle)) < 0.2 else "start" if sin(angle) > 0 else "end"
    return "".join(
        f'<text class="name" text-anchor="{anchor}" x="{x:g}"'
        f' y="{round(top + _LINE_HEIGHT * number, 1):g}">{escape(line)}</text>'
        for number, line in enumerate(lines)
    )
