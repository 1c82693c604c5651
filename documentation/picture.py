"""The picture of the architecture, drawn from the import contracts.

An inline drawing in the colours of the text around it, so that it is light where the page is
light and dark where it is dark. It needs no styles, which would have to be loaded.
"""

import re
import tomllib
from html import escape

from documentation.project import ROOT, words

WIDTH, ROW, GAP, LEFT = 440, 44, 12, 8


def layers() -> tuple[tuple[str, ...], ...]:
    """The parts of the program, from the one that knows most; parts of a row know nothing of
    each other."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (one_way,) = [each for each in contracts if each["id"] == "one-way"]
    return tuple(tuple(re.findall(r"\w+", layer)) for layer in one_way["layers"])


def picture(language: str) -> str:
    """The drawing, as one line of HTML."""
    said = words(f"picture.{language}")
    rows = layers()
    height = len(rows) * (ROW + GAP) - GAP + 2 * LEFT
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}" role="img"'
        f' aria-labelledby="picture-title" font-size="15" fill="currentColor"'
        f' stroke="none"><title id="picture-title">{escape(said["title"])}</title>'
    ]
    for place, row in enumerate(rows):
        top = LEFT + place * (ROW + GAP)
        parts += _row(row, top, said["parts"])
        if place:
            parts.append(_arrow(top))
    return f"{''.join(parts)}</svg>"


def _row(row: tuple[str, ...], top: int, said: dict[str, str]) -> list[str]:
    width = (WIDTH - 2 * LEFT - GAP * (len(row) - 1)) / len(row)
    drawn = []
    for column, name in enumerate(row):
        left = LEFT + column * (width + GAP)
        middle = left + width / 2
        drawn.append(
            f'<g data-part="{name}"><rect x="{left:g}" y="{top}" width="{width:g}" height="{ROW}"'
            f' rx="4" fill-opacity="0.06" stroke="currentColor" stroke-opacity="0.35"/>'
            f'<text x="{middle:g}" y="{top + 18}" text-anchor="middle" font-weight="700">{name}'
            f'</text><text x="{middle:g}" y="{top + 36}" text-anchor="middle" font-size="13">'
            f"{escape(said[name])}</text></g>"
        )
    return drawn


def _arrow(top: int) -> str:
    """From a row up to the one that may use it."""
    x, low, high = WIDTH / 2, top - 1, top - GAP + 1
    return (
        f'<path d="M{x:g} {low}V{high}M{x - 4:g} {high + 5}L{x:g} {high}L{x + 4:g} {high + 5}"'
        ' fill="none" stroke="currentColor" stroke-opacity="0.6"/>'
    )
