"""Pictures for passing on: the right size, small, the same bytes, and never an empty box."""

import io

import pytest

from playbook_press.exports.social_image import (
    HEIGHT,
    WIDTH,
    SocialImage,
    draw_social_image,
    is_legible,
)
from playbook_press.pages.colours import OURS, Colours

Image = pytest.importorskip("PIL.Image")

SHORT = SocialImage("有规矩、无贵贱", "特点5 · 共8个", "成功社群的八个特点", OURS)
ENGLISH = SocialImage("The team’s answers", "Self-assessment", "Eight traits", OURS)
LONG = SocialImage("从一个芯片到两千五百万人 " * 20, "", "Playbook Press", OURS)


@pytest.mark.parametrize("image", [SHORT, ENGLISH, LONG], ids=["zh", "en", "long"])
def test_a_picture_is_small_and_comes_out_the_same(image: SocialImage) -> None:
    drawn = draw_social_image(image)
    opened = Image.open(io.BytesIO(drawn))
    assert (opened.format, opened.mode, opened.size) == ("PNG", "P", (WIDTH, HEIGHT))
    assert len(drawn) <= 40_000
    assert drawn == draw_social_image(image)


def test_nothing_stands_in_the_margin() -> None:
    """However long a title is, it stays beside the emblem and above the rule."""
    opened = Image.open(io.BytesIO(draw_social_image(LONG))).convert("L")
    paper = opened.getpixel((1, HEIGHT - 1))
    for box in ((0, 20, 76, HEIGHT), (WIDTH - 76, 20, WIDTH, HEIGHT), (0, 470, WIDTH, 490)):
        assert opened.crop(box).getextrema() == (paper, paper)


def test_the_colours_are_those_of_the_site() -> None:
    own = SocialImage(SHORT.title, "", SHORT.name, Colours("#7a1fa2", "#0b5c8a"))
    opened = Image.open(io.BytesIO(draw_social_image(own))).convert("RGB")
    band = opened.getpixel((600, 5))
    assert all(abs(seen - meant) < 12 for seen, meant in zip(band, (0x7A, 0x1F, 0xA2), strict=True))
    assert own.key != SocialImage(SHORT.title, "", SHORT.name, OURS).key


def test_what_no_typeface_has_shows_the_emblem_alone() -> None:
    unknown = SocialImage("\U000fffff 社群", "", "某某", OURS)
    assert is_legible(SHORT)
    assert not is_legible(unknown)
    other = SocialImage("\U000ffffe", "", "别的", OURS)
    assert draw_social_image(unknown) == draw_social_image(other)


def test_a_mark_is_narrow_where_nothing_is_chinese() -> None:
    """A Chinese face has quotation marks as wide as a character."""
    curly = Image.open(io.BytesIO(draw_social_image(ENGLISH))).convert("L")
    plain = SocialImage("The team's answers", "Self-assessment", "Eight traits", OURS)
    straight = Image.open(io.BytesIO(draw_social_image(plain))).convert("L")
    dark = [
        max(x for x in range(700) if picture.crop((x, 140, x + 1, 240)).getextrema()[0] < 128)
        for picture in (curly, straight)
    ]
    assert abs(dark[0] - dark[1]) < 20
