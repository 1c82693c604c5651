"""The trait wheel: complete, legible, the same bytes every time, without a style of its own."""

import re
import xml.etree.ElementTree as ET

import pytest

from playbook_press.pages.wheel import FEWEST, MOST, SIZE, Seat, emblem, favicon, wheel
from tests.project import ROOT


def seats(count: int) -> list[Seat]:
    return [
        Seat(str(number), f"特点{number}", f"traits/t-{number}/") for number in range(1, count + 1)
    ]


def drawn(svg: str) -> ET.Element:
    return ET.fromstring(svg)


def names(svg: str) -> list[list[str]]:
    """The lines of each name."""
    return [
        [line.text or "" for line in seat.iter("text") if line.get("class") == "pb-wheel__name"]
        for seat in drawn(svg).iter("a")
    ]


@pytest.mark.parametrize("count", range(FEWEST, MOST + 1))
def test_every_trait_is_a_named_link_in_order(count: int) -> None:
    links = list(drawn(wheel(seats(count), title="特点", description="…")).iter("a"))
    assert [link.get("href") for link in links] == [seat.href for seat in seats(count)]
    labels = [f"{seat.number} {seat.name}" for seat in seats(count)]
    assert [link.get("aria-label") for link in links] == labels
    # Who says what is seen means the same link.
    assert ["".join(link.itertext()) for link in links] == labels


@pytest.mark.parametrize("count", [FEWEST - 1, MOST + 1, 0])
def test_too_few_or_too_many_traits_have_no_wheel(count: int) -> None:
    with pytest.raises(ValueError, match="3 to 12"):
        emblem(count) if count else emblem(2)
    if count:
        with pytest.raises(ValueError, match="3 to 12"):
            wheel(seats(count), title="特点", description="…")


def test_the_first_trait_sits_right_of_the_top_and_the_rest_follow_clockwise() -> None:
    heads = [
        (float(head.get("cx", "")), float(head.get("cy", "")))
        for head in drawn(wheel(seats(4), title="特点", description="…")).iter("circle")
        if head.get("class") == "pb-wheel__head"
    ]
    middle = SIZE / 2
    sides = [(x > middle, y < middle) for x, y in heads]
    assert sides == [(True, True), (True, False), (False, False), (False, True)]


@pytest.mark.parametrize("count", range(FEWEST, MOST + 1))
def test_heads_never_touch_each_other(count: int) -> None:
    heads = [
        (float(head.get("cx", "")), float(head.get("cy", "")), float(head.get("r", "")))
        for head in drawn(wheel(seats(count), title="特点", description="…")).iter("circle")
        if head.get("class") == "pb-wheel__head"
    ]
    for (x, y, r), (other_x, other_y, other_r) in zip(heads, heads[1:] + heads[:1], strict=True):
        assert ((x - other_x) ** 2 + (y - other_y) ** 2) ** 0.5 > r + other_r


def test_colours_and_sizes_are_left_to_the_stylesheet() -> None:
    for svg in (wheel(seats(8), title="特点", description="…", hub="8"), emblem(8, lit=2)):
        assert not re.search(r"\b(?:style|fill|stroke|font-\w+|on\w+|id)=", svg)


def test_what_authors_write_stays_text() -> None:
    hostile = Seat("1", '"><script>alert(1)</script>', 'x" onload="alert(1)')
    svg = wheel([hostile, *seats(3)], title='"><b>', description="</desc><b>")
    assert {element.tag for element in drawn(svg).iter()} == {
        "svg", "desc", "a", "path", "circle", "text",
    }  # fmt: skip


def test_a_long_name_breaks_into_even_lines() -> None:
    long = Seat("1", "No single centre, many local ones", "a/")
    assert names(wheel([long, *seats(3)], title="Traits", description="…"))[0] == [
        "No single centre,",
        "many local ones",
    ]


def test_a_chinese_name_breaks_after_punctuation_and_never_before_it() -> None:
    long = Seat("1", "没有一个中心，有许多小中心", "a/")
    assert names(wheel([long, *seats(3)], title="特点", description="…"))[0] == [
        "没有一个中心，",
        "有许多小中心",
    ]


@pytest.mark.parametrize("name", ["很" * 2000, "word " * 2000, "x" * 2000])
def test_an_endless_name_is_cut_in_the_drawing_but_not_for_listeners(name: str) -> None:
    svg = wheel([Seat("1", name, "a/"), *seats(3)], title="特点", description="…")
    first = names(svg)[0]
    assert len(first) <= 3
    assert first[-1].endswith("…")
    assert f'aria-label="1 {name}"' in svg


def test_numbers_have_one_decimal_at_most_so_that_machines_agree() -> None:
    for count in range(FEWEST, MOST + 1):
        assert not re.search(
            r"\d\.\d\d|-0[^.\d]|e-", wheel(seats(count), title="t", description="d")
        )


def test_a_lit_seat_is_marked_once() -> None:
    assert emblem(8, lit=3).count("pb-emblem__seat--lit") == 1
    assert "lit" not in emblem(8)


def test_the_emblem_in_the_header_is_the_one_drawn_here() -> None:
    partial = ROOT / "templates/theme/partials/emblem.html"
    assert partial.read_text("utf-8") == emblem(8) + "\n"


def test_the_favicon_is_a_file_of_its_own() -> None:
    root = ET.fromstring(favicon())
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "http" not in favicon().replace("http://www.w3.org/2000/svg", "")
