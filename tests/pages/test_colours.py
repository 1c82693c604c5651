"""A site's own colours can be read in both schemes, whatever somebody chose."""

import re

from hypothesis import given
from hypothesis import strategies as st

from playbook_press.pages.colours import (
    ENOUGH,
    GROUNDS,
    OURS,
    Colours,
    colour_sheet,
    contrast,
    faint,
    legible,
)
from playbook_press.pages.stylesheet import join_stylesheet
from tests.project import ROOT

PALETTE = (ROOT / "templates/components/palette/palette.css").read_text("utf-8")
SELECTORS = {"light": '[data-md-color-scheme="default"] {', "dark": '"slate"] {'}

_HEX = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def _declared(sheet: str, scheme: str) -> dict[str, str]:
    block = sheet.split(SELECTORS[scheme])[1].split("}")[0]
    return dict(re.findall(r"--pb-([\w-]+): ([^;]+);", block))


def test_the_grounds_are_those_of_the_palette() -> None:
    for scheme, grounds in GROUNDS.items():
        found = _declared(PALETTE, scheme)
        assert grounds == (found["paper"], found["tint"], found["on-primary"])


def test_without_colours_of_its_own_a_site_has_ours() -> None:
    assert colour_sheet(OURS) == ""


@given(_HEX, _HEX)
def test_every_colour_is_made_legible_in_both_schemes(primary: str, accent: str) -> None:
    sheet = colour_sheet(Colours(primary, accent))
    for scheme, grounds in GROUNDS.items():
        found = _declared(sheet, scheme)
        for name in ("primary", "primary-bright", "accent"):
            for ground in grounds:
                assert contrast(found[name], ground) >= ENOUGH, (scheme, name)
        ink = _declared(PALETTE, scheme)["ink"]
        assert contrast(ink, found["accent-tint"]) >= ENOUGH


@given(_HEX)
def test_a_legible_colour_is_used_as_it_stands_and_never_called_faint(colour: str) -> None:
    chosen = legible(colour, GROUNDS["light"])
    assert legible(chosen, GROUNDS["light"]) == chosen
    assert faint(Colours(primary=chosen)) == ()
    assert (colour == chosen) == (faint(Colours(accent=colour)) == ())


def test_own_colours_stand_behind_the_palette_and_ask_for_nothing() -> None:
    joined = join_stylesheet(
        {"palette": PALETTE, "base": ".pb-a {}"}, colour_sheet(Colours("#0b5c8a"))
    )
    assert joined.index("#0b5c8a") > joined.index("--pb-on-primary")
    assert joined.index("#0b5c8a") < joined.index(".pb-a")
