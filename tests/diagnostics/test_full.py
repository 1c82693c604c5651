"""The format for people: the shape, and marks that stand under what they mean."""

import re

import pytest
from msgspec.structs import replace

from playbook_press.diagnostics import Place, Report
from playbook_press.diagnostics.display import cells
from playbook_press.diagnostics.full import WIDTH, render_full
from tests.diagnostics.examples import KIND, TEXTS, TRANSLATION


def test_a_problem_is_drawn_in_the_house_style() -> None:
    assert (
        render_full(Report([KIND]), TEXTS)
        == """\
error[unknown-kind]: `levle` is not a kind of question.
 --> playbooks/eight-traits/assessments/health-check.yml:9:11
  |
9 |   - kind: levle
  |           ^^^^^
  = why: A question is drawn and scored by its kind, so an unknown kind has no page.
  = fix: Write `level`, or one of: level, multi, number, text.

1 error in 1 file.
"""
    )


def test_notes_have_places_and_long_ranges_show_their_first_line() -> None:
    assert (
        render_full(Report([TRANSLATION]), TEXTS)
        == """\
warning[missing-translation]: `欢迎` has no English.
 --> 规则/加入.yml:2:1
  |
2 |   zh: 欢迎
  | ^^^^^^^^^^
  = why: English readers would see Chinese: 100%.
  = fix: Add `en:`, below.
  = note: the languages are named here: playbook.yml:4:1
  = note: the first is the source

1 warning in 1 file.
"""
    )


def test_nothing_found_is_said() -> None:
    assert render_full(Report(), {}) == "No problems found.\n"


def excerpt(line: str, place: Place) -> tuple[str, str]:
    """The lines of the excerpt and of the mark, without the margin."""
    drawn = render_full(Report([replace(KIND, place=place)]), {"a.yml": line}).split("\n")
    assert drawn[2] == "  |"
    return drawn[3].removeprefix("1 | "), drawn[4].removeprefix("  | ")


@pytest.mark.parametrize(
    ("line", "first", "last", "shown", "mark"),
    [
        ("title: 社群手册", 10, 11, "title: 社群手册", "           ^^^^"),
        ("社群: x", 5, 5, "社群: x", "      ^"),
        ("ｆｕｌｌ a", 6, 6, "ｆｕｌｌ a", "         ^"),
        ("e\u0301: x", 5, 5, "e\u0301: x", "   ^"),
        ("👋: x", 4, 4, "👋: x", "    ^"),
        ("\tx: y", 2, 2, "    x: y", "    ^"),
        ("a\x1b[31m: b", 9, 9, "a␛[31m: b", "        ^"),
        ("a\u202eb", 2, 2, "a⟨U+202E⟩b", " ^^^^^^^^"),
        ("a\u202eb", 3, 3, "a⟨U+202E⟩b", "         ^"),
        ("a\u200b", 2, 2, "a⟨U+200B⟩", " ^^^^^^^^"),
        ("short", 6, 6, "short", "     ^"),
        ("short", 90, 95, "short", "     ^"),
        ("", 1, 1, "", "^"),
    ],
)
def test_a_mark_stands_under_what_it_means(
    line: str, first: int, last: int, shown: str, mark: str
) -> None:
    """Cells of the terminal are counted, not characters."""
    drawn = excerpt(line, Place("a.yml", 1, first, 1, last))
    assert (drawn[0].removeprefix("1 |"), drawn[1]) == (shown, mark)


def test_the_margin_is_as_wide_as_the_number() -> None:
    place = Place("a.yml", 1234, 1)
    drawn = render_full(Report([replace(KIND, place=place)]), {"a.yml": "\n" * 1233 + "x"})
    assert drawn.split("\n")[1:6] == [
        "    --> a.yml:1234:1",
        "     |",
        "1234 | x",
        "     | ^",
        "     = why: A question is drawn and scored by its kind, so an unknown kind has no page.",
    ]


@pytest.mark.parametrize("letter", ["x", "社", "\u202e", "\x07"])
@pytest.mark.parametrize("length", [60, 120, 5_000])
@pytest.mark.parametrize("position", ["first", "middle", "last", "all"])
def test_of_a_long_line_the_part_around_the_place_is_shown(
    letter: str, length: int, position: str
) -> None:
    first, last = {
        "first": (1, 1),
        "middle": (length // 2, length // 2 + 1),
        "last": (length, length),
        "all": (1, length),
    }[position]
    shown, mark = excerpt(letter * length, Place("a.yml", 1, first, 1, last))
    assert cells(shown) <= WIDTH + 2
    assert len(mark) <= cells(shown)
    assert "^" in mark
    whole = 8 if letter == "\u202e" else cells(letter)
    if length * whole > WIDTH + 2:
        assert "…" in shown


def test_a_file_without_text_has_no_excerpt() -> None:
    drawn = render_full(Report([KIND]), {})
    assert "|" not in drawn
    assert "--> playbooks" in drawn


def test_a_place_after_the_end_of_the_file_has_no_excerpt() -> None:
    assert "|" not in render_full(Report([replace(KIND, place=Place("a.yml", 7))]), {"a.yml": "x"})


def test_words_of_an_author_cannot_begin_a_line_or_steer_the_terminal() -> None:
    hostile = replace(KIND, what="`\x1b[2J\nerror[x]: y` is\u202e odd.", place=Place("a\n.yml"))
    drawn = render_full(Report([hostile]), {})
    assert "\x1b" not in drawn
    assert "\u202e" not in drawn
    assert drawn.count("\nerror") == 0
    assert "a␊.yml" in drawn


def test_colour_only_repeats_what_the_words_say() -> None:
    report = Report([KIND, TRANSLATION])
    coloured = render_full(report, TEXTS, colour=True)
    assert "\x1b[1;31merror[unknown-kind]" in coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == render_full(report, TEXTS)
