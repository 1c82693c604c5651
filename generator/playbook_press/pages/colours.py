"""A site's own colours, made legible on every ground they stand on, in both schemes.

Contrast is that of WCAG 2.2 (1.4.3, relative luminance); `palette.css` says what each colour is
for, and a test holds the grounds here to it.
"""

import colorsys
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

ENOUGH = 4.5
"""What WCAG 2.2 asks of text of ordinary size, to 1."""

GROUNDS = {
    "light": ("hsl(0, 0%, 100%)", "hsl(180, 24%, 96%)", "hsl(180, 30%, 98%)"),
    "dark": ("hsl(197, 26%, 9%)", "hsl(196, 24%, 13%)", "hsl(197, 40%, 9%)"),
}
"""What colours stand on by scheme, or what stands on them: paper, tint, and text on colour."""

HEX = re.compile(r"#(?:[0-9a-fA-F]{3}){1,2}")
_HSL = re.compile(r"hsl\((\d+), (\d+)%, (\d+)%\)")

_Channels = tuple[float, float, float]


class Colours(Struct, frozen=True):
    """Colours as a site's settings give them: `#0b5c8a`; None where they are ours."""

    primary: str | None = None
    """Of links, buttons and all that carries."""
    accent: str | None = None
    """Of what points: the place under the pointer, marks, emphasis."""
    dark_primary: str | None = None
    """In the dark scheme; made from the light one if left out."""
    dark_accent: str | None = None


OURS = Colours()


class Faint(Struct, frozen=True):
    """A colour that could not be read where it stands."""

    name: str
    """`primary`, `accent`, `dark_primary`, `dark_accent`."""
    ratio: float
    """Its contrast where it is lowest, to 1."""
    instead: str
    """The nearest one of its hue that can be read."""


def faint(colours: Colours) -> tuple[Faint, ...]:
    """The colours that somebody chose and nobody could read, in the order of the settings."""
    found = []
    for name in ("primary", "accent", "dark_primary", "dark_accent"):
        colour: str | None = getattr(colours, name)
        grounds = GROUNDS["dark" if name.startswith("dark") else "light"]
        if colour is not None and _least(_channels(colour), grounds) < ENOUGH:
            found.append(Faint(name, _least(_channels(colour), grounds), legible(colour, grounds)))
    return tuple(found)


def colour_sheet(colours: Colours) -> str:
    """The stylesheet that puts a site's own colours in the place of ours; empty for ours."""
    light = light_colours(colours)
    dark = _primary(colours.dark_primary or _risen(colours.primary), "dark") | _accent(
        colours.dark_accent or _risen(colours.accent), "dark", saturation=0.32, lightness=0.17
    )
    sheet = ""
    if light:
        sheet += _rule(':root,\n[data-md-color-scheme="default"]', light)
    if dark:
        inner = _rule('[data-md-color-scheme="slate"]', dark)
        sheet += f"@media screen {{\n{inner}}}\n"
    return sheet


def light_colours(colours: Colours) -> dict[str, str]:
    """What a site's own colours put in the place of ours where the ground is light.

    Returns:
        `primary` and `primary-bright`, `accent` and `accent-tint`, as the palette names them; only
        those that are the site's own.
    """
    return _primary(colours.primary, "light") | _accent(
        colours.accent, "light", saturation=0.76, lightness=0.96
    )


def legible(colour: str, grounds: Iterable[str]) -> str:
    """The nearest colour of the same hue that stands out from every ground.

    >>> legible("#0b5c8a", GROUNDS["light"])
    '#0b5c8a'
    >>> legible("#ffcc00", GROUNDS["light"])
    '#8a6e00'
    """
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    grounds = tuple(grounds)
    is_dark = _luminance(_channels(grounds[0])) < 0.5
    for step in range(101):
        at = lightness + (1 - lightness) * step / 100 if is_dark else lightness * (1 - step / 100)
        written = _hex(colorsys.hls_to_rgb(hue, at, saturation)) if step else colour
        if _least(_channels(written), grounds) >= ENOUGH:
            return written
    raise ValueError("white and black stand out from no such ground")


def in_full(colour: str) -> str:
    """A colour as every program reads it.

    >>> in_full("#05c")
    '#0055cc'
    """
    return _hex(_channels(colour))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21.

    >>> round(contrast("#000000", "#ffffff"))
    21
    """
    return _ratio(_channels(one), _channels(other))


def _primary(colour: str | None, scheme: str) -> dict[str, str]:
    if colour is None:
        return {}
    carrying = legible(colour, GROUNDS[scheme])
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(carrying))
    brighter = _hex(colorsys.hls_to_rgb(hue, min(lightness + 0.06, 1.0), saturation))
    return {"primary": carrying, "primary-bright": legible(brighter, GROUNDS[scheme])}


def _accent(
    colour: str | None, scheme: str, *, saturation: float, lightness: float
) -> dict[str, str]:
    if colour is None:
        return {}
    pointing = legible(colour, GROUNDS[scheme])
    hue, _, own = colorsys.rgb_to_hls(*_channels(pointing))
    tint = _hex(colorsys.hls_to_rgb(hue, lightness, min(own, saturation)))
    return {"accent": pointing, "accent-tint": tint}


def _risen(colour: str | None) -> str | None:
    """A colour for the light scheme as the dark one wants it."""
    if colour is None:
        return None
    hue, lightness, saturation = colorsys.rgb_to_hls(*_channels(colour))
    return _hex(colorsys.hls_to_rgb(hue, max(lightness, 0.7), saturation))


def _rule(selector: str, colours: Mapping[str, str]) -> str:
    lines = (f"  --pb-{name}: {colour};\n" for name, colour in colours.items())
    return f"{selector} {{\n" + "".join(lines) + "}\n"


def _least(colour: _Channels, grounds: Iterable[str]) -> float:
    return min(_ratio(colour, _channels(ground)) for ground in grounds)


def _ratio(one: _Channels, other: _Channels) -> float:
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(channels: _Channels) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _channels(colour: str) -> _Channels:
    """Red, green and blue, from 0 to 1.

    Raises:
        ValueError: It is no colour in one of our two forms.
    """
    if HEX.fullmatch(colour):
        digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
        red, green, blue = (int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))
        return red, green, blue
    found = _HSL.fullmatch(colour)
    if found is None:
        raise ValueError(f"{colour} is no colour")
    hue, saturation, lightness = map(int, found.groups())
    return colorsys.hls_to_rgb(hue / 360, lightness / 100, saturation / 100)


def _hex(channels: _Channels) -> str:
    return "#" + "".join(f"{round(each * 255):02x}" for each in channels)
