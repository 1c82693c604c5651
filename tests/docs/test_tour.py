"""The tour shows pictures that are there, are small, and are all used."""

import re

import pytest

from documentation.tour import DARK, STOPS, pictures
from tests.docs.guide import guide
from tests.project import LANGUAGES, ROOT

MOST_BYTES = 600_000
README = {"en": "README.md", "zh": "README.zh.md"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tour_shows_every_stop_in_its_order(language: str) -> None:
    shown = re.findall(r"!\[[^\]]+\]\(pictures/([\w-]+)\.webp\)", guide(language)["tour.md"].prose)
    assert shown == list(STOPS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_picture_is_there_and_used(language: str) -> None:
    folder = ROOT / "docs" / language / "guide" / "pictures"
    assert {path.stem for path in folder.iterdir()} == set(pictures())
    readme = (ROOT / README[language]).read_text("utf-8")
    used = set(re.findall(rf'"docs/{language}/guide/pictures/([\w-]+)\.webp"', readme))
    assert used == {*DARK, *(f"{name}-dark" for name in DARK)}
    for path in folder.iterdir():
        head = path.read_bytes()[:12]
        assert (head[:4], head[8:]) == (b"RIFF", b"WEBP"), path.name


def test_the_pictures_are_small() -> None:
    files = [path for code in LANGUAGES for path in (ROOT / "docs" / code).rglob("*.webp")]
    assert 0 < sum(path.stat().st_size for path in files) <= MOST_BYTES
