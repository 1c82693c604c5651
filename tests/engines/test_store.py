"""What is kept between builds counts only where it is whole and this user's own."""

import os
import shutil
from pathlib import Path

import pytest

from playbook_press.engines.mkdocs.build import Manner, draw_site
from playbook_press.engines.packs import MOST_PACKS
from playbook_press.engines.store import FOLDER, KEY_VARIABLE, keeping, open_store
from tests.engines.driver.trees import differences, tree
from tests.engines.small_site import project, small_site


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return project(tmp_path)


def _draw(settings: Path, name: str, *, reads: bool = True) -> Path:
    folder = settings.parent / name
    with keeping(settings.parent, reads=reads) as (store, why_not):
        assert why_not == ""
        site = small_site(settings.parent / "theme")
        draw_site(settings, site, folder, manner=Manner(jobs=1, store=store))
    return folder


def _say_of_all(settings: Path, html: bytes) -> None:
    """Note of every English page that this is it, with the key of this user."""
    store = open_store(settings.parent)
    known = store.list("en")
    kept = store.put(html)
    pages = {path: {**each, "html": kept} for path, each in known["pages"].items()}
    assert pages
    store.note("en", {**known, "pages": pages})
    store.close(forget=False)


def _packs(settings: Path) -> list[Path]:
    return sorted((settings.parent / FOLDER).glob("*.pack"))


def _kept(settings: Path) -> set[str]:
    return set(open_store(settings.parent).packs.places)


def test_damaged_contents_are_made_again(settings: Path) -> None:
    first = tree(_draw(settings, "first"))
    for path in _packs(settings):
        data = bytearray(path.read_bytes())
        data[::1_000] = b"!" * len(data[::1_000])
        path.write_bytes(data)
    assert differences(first, tree(_draw(settings, "again"))) == []


@pytest.mark.parametrize("lost", ["*.pack", "*.index"])
def test_contents_that_are_gone_are_made_again(settings: Path, lost: str) -> None:
    first = tree(_draw(settings, "first"))
    found = list((settings.parent / FOLDER).glob(lost))
    assert found
    for path in found:
        path.unlink()
    assert differences(first, tree(_draw(settings, "again"))) == []


@pytest.mark.parametrize("index", ["[]", "{", '{"a": 1}', '{"a": [0, 1, 2]}', '{"a": ["x", 1]}'])
def test_an_index_that_is_not_one_is_passed_over(settings: Path, index: str) -> None:
    first = tree(_draw(settings, "first"))
    for path in (settings.parent / FOLDER).glob("*.index"):
        path.write_text(index, "utf-8")
    assert differences(first, tree(_draw(settings, "again"))) == []


def test_a_cache_of_somebody_else_is_not_believed(
    settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It could put anything into the pages."""
    first = tree(_draw(settings, "first"))
    _say_of_all(settings, b"<script>alert(1)</script>")
    monkeypatch.setenv(KEY_VARIABLE, "another")
    assert differences(first, tree(_draw(settings, "again"))) == []


def test_a_damaged_list_is_thrown_away(settings: Path) -> None:
    first = tree(_draw(settings, "first"))
    for path in (settings.parent / FOLDER).glob("*.json"):
        path.write_bytes(path.read_bytes()[:-9])
    assert differences(first, tree(_draw(settings, "again"))) == []


def test_a_clean_build_does_not_look_at_the_cache(settings: Path) -> None:
    _draw(settings, "first")
    _say_of_all(settings, b"<p>other</p>")
    kept, clean = _draw(settings, "kept"), _draw(settings, "clean", reads=False)
    assert (kept / "en" / "index.html").read_bytes() == b"<p>other</p>"
    assert b"<p>other</p>" not in (clean / "en" / "index.html").read_bytes()


def test_what_no_page_needs_any_more_is_removed(settings: Path) -> None:
    _draw(settings, "first")
    before = _packs(settings)
    _draw(settings, "again", reads=False)
    for name in ("commands", "teams"):
        guide = settings.parent / "docs" / "en" / "guide" / f"{name}.md"
        guide.write_text(f"# For {name}\n\n## Where to start\n\nOther words.\n", "utf-8")
        _draw(settings, "again")
    lists = "".join(path.read_text("utf-8") for path in (settings.parent / FOLDER).glob("*.json"))
    assert set(_packs(settings)) != set(before)
    assert sum(each in lists for each in _kept(settings)) * 2 >= len(_kept(settings))


def test_there_are_never_many_packs(tmp_path: Path) -> None:
    words = [f"{number}".encode() for number in range(3 * MOST_PACKS)]
    for number in range(len(words)):
        store = open_store(tmp_path)
        kept = {"kept": [store.put(each) for each in words[: number + 1]]}
        store.note("list", kept)
        store.close()
        assert len(list((tmp_path / FOLDER).glob("*.pack"))) <= MOST_PACKS
    with keeping(tmp_path) as (store, _):
        assert [store.get(each) for each in store.list("list")["kept"]] == words


def test_what_a_killed_build_left_is_removed_after_a_day(tmp_path: Path) -> None:
    open_store(tmp_path).close()
    left = tmp_path / FOLDER / "0123456789abcdef.pack"
    left.write_bytes(b"half a build")
    open_store(tmp_path).close()
    assert left.exists()  # it may be at work still
    os.utime(left, (0, 0))
    open_store(tmp_path).close()
    assert not left.exists()


def test_without_a_place_for_it_there_is_no_cache(settings: Path) -> None:
    """Such as in a container whose file system cannot be written to."""
    (settings.parent / ".cache").write_text("a file is in the way", "utf-8")
    with keeping(settings.parent) as (store, why_not):
        assert ".cache" in why_not
        assert store.list("en") == {}


def test_a_link_out_of_the_project_is_not_followed(settings: Path) -> None:
    elsewhere = settings.parent / "elsewhere"
    elsewhere.mkdir()
    (settings.parent / ".cache").mkdir()
    (settings.parent / FOLDER).symlink_to(elsewhere)
    with keeping(settings.parent) as (_, why_not):
        assert "link" in why_not
    assert list(elsewhere.iterdir()) == []


def test_the_cache_is_kept_out_of_git_by_itself(settings: Path) -> None:
    shutil.rmtree(settings.parent / ".cache", ignore_errors=True)
    _draw(settings, "first")
    assert (settings.parent / FOLDER / ".gitignore").read_text("utf-8") == "*\n"
