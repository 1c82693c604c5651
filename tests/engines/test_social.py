"""Every page has its picture beside it, where the settings ask for pictures."""

import re
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec import structs

from playbook_press.engines.mkdocs.build import Manner
from playbook_press.engines.mkdocs.driver.batch import Known
from playbook_press.engines.mkdocs.driver.workers import LocalWorkers
from playbook_press.engines.mkdocs.settings import Settings, read_settings
from playbook_press.engines.social import with_social_images, write_social_images
from playbook_press.engines.store import open_store
from tests.engines.small_site import project, small_site
from tests.project import ROOT

HOME = "https://wiki.example.org/"
THEME = ROOT / "templates" / "theme"


def asked(folder: Path, *, url: str = HOME) -> Settings:
    settings = read_settings(project(folder).parent)
    return structs.replace(settings, social_images=True, site_url=url)


def page(folder: Path, way: str, title: str, kicker: str = "") -> None:
    place = folder / way / "index.html"
    place.parent.mkdir(parents=True)
    place.write_text(
        f'<meta property="og:title" content="{title}"><meta property="og:site_name" content="书">'
        f'<meta property="og:image" content="{HOME}{way}social.png"><p class="pb-kicker">{kicker}'
        "</p>",
        "utf-8",
    )


def test_a_page_that_names_a_picture_gets_it(tmp_path: Path) -> None:
    settings, drawn = asked(tmp_path), tmp_path / "drawn"
    page(drawn, "zh/a/", "看得见彼此", "特点")
    (drawn / "index.html").write_text("<h1>No picture here</h1>", "utf-8")
    pictures, said = write_social_images(drawn, settings, manner=Manner())
    assert pictures == {"zh/a/social.png"}
    assert said == ()
    assert (drawn / "zh/a/social.png").read_bytes().startswith(b"\x89PNG")
    assert not (drawn / "social.png").exists()


def test_judgements_stay_out_of_pictures(tmp_path: Path) -> None:
    """A picture that was passed on would outlive them."""
    settings, drawn = asked(tmp_path), tmp_path / "drawn"
    page(drawn, "zh/a/", "小米论坛", "案例")
    page(drawn, "zh/b/", "小米论坛", '案例 <span class="pb-tag"><span>★</span> 仍在</span>')
    write_social_images(drawn, settings, manner=Manner())
    assert (drawn / "zh/a/social.png").read_bytes() == (drawn / "zh/b/social.png").read_bytes()


def test_processes_draw_the_same_and_the_store_keeps_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    settings = asked(tmp_path)
    seen = []
    for name, jobs in (("one", 1), ("two", 2), ("three", 1)):
        for number in range(9):
            page(tmp_path / name, f"zh/{number}/", f"第{number}条 & 一", "规则")
        store = open_store(tmp_path)
        manner = Manner(jobs=jobs, store=store)
        if name == "three":
            # What is kept need not be drawn, and so nothing is.
            monkeypatch.setattr("playbook_press.engines.social.draw_social_image", None)
        write_social_images(tmp_path / name, settings, manner=manner)
        store.close()
        files = sorted((tmp_path / name).rglob("social.png"))
        seen.append([file.read_bytes() for file in files])
    assert seen[0] == seen[1] == seen[2]
    assert len(set(seen[0])) == 9


def test_titles_no_typeface_has_are_named(tmp_path: Path) -> None:
    settings, drawn = asked(tmp_path), tmp_path / "drawn"
    page(drawn, "zh/a/", "\U000ffffd")
    _, said = write_social_images(drawn, settings, manner=Manner())
    assert re.search("1 titles? .*emblem alone", said[0])


def test_without_an_address_there_are_none(tmp_path: Path) -> None:
    """A picture that is passed on needs its whole address."""
    settings, site = asked(tmp_path, url=""), small_site(THEME)
    assert not with_social_images(settings, site, offline=False).has_social_images
    assert "site_url" in write_social_images(tmp_path, settings, manner=Manner())[1][0]
    whole = structs.replace(settings, site_url=HOME)
    assert with_social_images(whole, site, offline=False).has_social_images
    assert not with_social_images(whole, site, offline=True).has_social_images


class _Counted(LocalWorkers):
    times = 0

    @contextmanager
    def hired(self, known: Known) -> Iterator[Executor]:
        type(self).times += 1
        with super().hired(known) as pool:
            yield pool


def test_they_are_drawn_by_those_who_draw_pages(tmp_path: Path) -> None:
    """As many at once as the build may have, and begun as it may begin them."""
    settings, drawn = asked(tmp_path), tmp_path / "drawn"
    for number in range(9):
        page(drawn, f"zh/{number}/", f"第{number}条", "规则")
    write_social_images(drawn, settings, manner=Manner(workers=_Counted(1)))
    assert _Counted.times == 1
