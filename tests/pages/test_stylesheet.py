"""The stylesheet: joined in a fixed order, asking for nothing, and legible in both schemes."""

import colorsys
import gzip
import re

import pytest

from playbook_press.pages.stylesheet import StylesheetError, in_order, join_stylesheet
from tests.project import ROOT

COMPONENTS = ROOT / "templates" / "components"
SHEETS = {path.parent.name: path.read_text("utf-8") for path in sorted(COMPONENTS.glob("*/*.css"))}


def test_the_order_does_not_depend_on_how_sheets_were_found() -> None:
    names = ["wheel", "contrast", "badge", "base", "paper", "palette", "frame"]
    expected = ("palette", "base", "frame", "badge", "wheel", "paper", "contrast")
    assert in_order(dict.fromkeys(names, "")) == expected
    assert in_order(dict.fromkeys(reversed(names), "")) == expected


def test_comments_and_blank_lines_stay_behind() -> None:
    sheet = "/* why */\n\n.pb-a {\n  color: red; /* because */\n}\n"
    assert join_stylesheet({"a": sheet}) == ".pb-a{color:red}\n"


def test_blanks_that_mean_nothing_stay_behind() -> None:
    sheet = "@media (a: b) and (c > d) {\n  e + f,\n  g > h {\n    i: calc(1px + 0.5em);\n"
    sheet += "    j: k / 2;\n"
    expected = "@media (a:b) and (c>d){e+f,g>h{i:calc(1px + .5em);j:k/2;\n"
    assert join_stylesheet({"a": sheet}) == expected


def test_a_word_in_brackets_needs_no_quotes() -> None:
    sheet = """a[b="c-d"], a[e="1"], a[f="g h"] {\n  content: "i"; quotes: "j" "]";\n}\n"""
    expected = """a[b=c-d],a[e="1"],a[f="g h"]{content:"i"; quotes: "j" "]"}\n"""
    assert join_stylesheet({"a": sheet}) == expected


@pytest.mark.parametrize(
    "sheet",
    [
        '@import "https://example.org/a.css";',
        "a { background: url(https://example.org/a.png) }",
        'a { background: URL( "a.png") }',
    ],
)
def test_a_sheet_that_asks_for_another_file_is_refused(sheet: str) -> None:
    with pytest.raises(StylesheetError, match="`card` asks for another file"):
        join_stylesheet({"card": f".pb-card {{}}\n{sheet}"})


def test_a_picture_inside_the_sheet_is_no_request() -> None:
    sheet = 'a { mask: url("data:image/svg+xml,<svg/>"); filter: url(#soft); }\n'
    assert "data:image" in join_stylesheet({"card": sheet})


def test_the_styles_of_every_page_stay_within_ten_kilobytes() -> None:
    """Those that only few pages need are files of their own."""
    apart = {"team": 1_500, "worksheet": 2_300}
    common = {name: sheet for name, sheet in SHEETS.items() if name not in apart}
    assert len(gzip.compress(join_stylesheet(common).encode(), mtime=0)) <= 10_000
    for name, most in apart.items():
        own = join_stylesheet({name: SHEETS[name]}).encode()
        assert len(gzip.compress(own, mtime=0)) <= most


def test_colours_are_declared_in_the_palette_only() -> None:
    colour = re.compile(r"#[0-9a-f]{3,8}\b(?=[^{]*;)|\b(?:rgb|hsl|oklch)a?\(", re.IGNORECASE)
    elsewhere = {name: colour.findall(sheet) for name, sheet in SHEETS.items() if name != "palette"}
    assert {name: found for name, found in elsewhere.items() if found} == {}
    assert not re.search(r"#[0-9a-f]{3,8}\b", SHEETS["palette"], re.IGNORECASE)


def test_no_rule_shouts_counts_on_ids_or_on_left_and_right() -> None:
    for name, sheet in SHEETS.items():
        bare = re.sub(r"/\*.*?\*/|\"[^\"]*\"", "", sheet, flags=re.DOTALL)
        assert "!important" not in bare, name
        assert not re.search(r"#[a-z_][\w-]*[^;{}]*\{", bare), name
        assert not re.search(r"\b(?:margin|padding|border|inset)-(?:left|right)\b", bare), name
        assert not re.search(r"^\s*(?:left|right|text-align:\s*(?:left|right))\b.*;", bare, re.M), (
            name
        )


def test_every_colour_in_use_is_in_the_palette() -> None:
    declared = set(re.findall(r"^\s*(--[\w-]+):", "\n".join(SHEETS.values()), re.MULTILINE))
    used = {name for sheet in SHEETS.values() for name in re.findall(r"var\((--pb-[\w-]+)", sheet)}
    assert used - declared == set()


def _scheme(name: str) -> dict[str, float]:
    """The luminance of every colour of a scheme, as WCAG 2.2 defines it."""
    block = SHEETS["palette"].split(f'[data-md-color-scheme="{name}"] {{')[1].split("}")[0]
    return {
        token: _luminance(*map(int, hsl))
        for token, *hsl in re.findall(r"--pb-([\w-]+): hsl\((\d+), (\d+)%, (\d+)%\);", block)
    }


def _luminance(hue: int, saturation: int, lightness: int) -> float:
    channels = colorsys.hls_to_rgb(hue / 360, lightness / 100, saturation / 100)
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


_ON_PAPER = [
    "ink",
    "ink-soft",
    "primary",
    "primary-bright",
    "accent",
    "good",
    "fair",
    "doubt",
    "bad",
]
_PAIRS = [
    *((tone, "paper") for tone in _ON_PAPER),
    *((tone, "tint") for tone in _ON_PAPER),
    *((tone, f"{tone}-tint") for tone in ("good", "fair", "doubt", "bad")),
    *(("ink", f"{tone}-tint") for tone in ("good", "fair", "doubt", "bad", "accent")),
    ("ink-soft", "tint-deep"),
    ("on-primary", "primary"),
    ("on-primary", "primary-bright"),
    ("paper", "accent"),
]


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize(("ink", "ground"), _PAIRS)
def test_text_stands_out_from_its_ground(scheme: str, ink: str, ground: str) -> None:
    """4.5 to 1 is what WCAG 2.2 asks of text of ordinary size."""
    colours = _scheme(scheme)
    dark, light = sorted((colours[ink], colours[ground]))
    assert (light + 0.05) / (dark + 0.05) >= 4.5


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_edges_of_controls_stand_out(scheme: str) -> None:
    """3 to 1 is what WCAG 2.2 asks of what one must see to use a control."""
    colours = _scheme(scheme)
    dark, light = sorted((colours["rule-strong"], colours["paper"]))
    assert (light + 0.05) / (dark + 0.05) >= 3
