"""What is kept between builds counts only where it is whole and this user's own."""

import shutil
from pathlib import Path

import pytest

from playbook_press.engines.mkdocs.build import Manner, draw_site
from playbook_press.engines.mkdocs.driver.store import FOLDER, KEY_VARIABLE, open_store
from tests.engines.driver.trees import differences, tree
from tests.engines.small_site import project, small_site


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return project(tmp_path)


def _draw(settings: Path, name: str, *, manner: Manner = Manner(jobs=1)) -> Path:  # noqa: B008
    folder = settings.parent / name
    draw_site(settings, small_site(settings.parent / "theme"), folder, manner=manner)
    return folder


def _contents(settings: Path) -> list[Path]:
    return sorted(path for path in (settings.parent / FOLDER).glob("??/*"))


def test_a_damaged_content_is_made_again(settings: Path) -> None:
    first = tree(_draw(settings, "first"))
    for path in _contents(settings):
        path.write_bytes(path.read_bytes()[:-1] + b"!")
    assert differences(first, tree(_draw(settings, "again"))) == []


def test_a_content_that_is_gone_is_made_again(settings: Path) -> None:
    first = tree(_draw(settings, "first"))
    for path in _contents(settings)[::2]:
        path.unlink()
    assert differences(first, tree(_draw(settings, "again"))) == []


def test_a_cache_of_somebody_else_is_not_believed(
    settings: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It could put anything into the pages."""
    first = tree(_draw(settings, "first"))
    store = open_store(settings.parent)
    known = store.list("pages-en")
    assert known
    evil = store.put(b"<script>alert(1)</script>")
    store.note("pages-en", {path: {**each, "html": evil} for path, each in known.items()})
    monkeypatch.setenv(KEY_VARIABLE, "another")
    assert differences(first, tree(_draw(settings, "again"))) == []


def test_a_damaged_list_is_thrown_away(settings: Path) -> None:
    first = tree(_draw(settings, "first"))
    for path in (settings.parent / FOLDER).glob("*.json"):
        path.write_bytes(path.read_bytes()[:-9])
    assert differences(first, tree(_draw(settings, "again"))) == []


def test_a_clean_build_does_not_look_at_the_cache(settings: Path) -> None:
    _draw(settings, "first")
    store = open_store(settings.parent)
    known = store.list("pages-en")
    other = store.put(b"<p>other</p>")
    store.note("pages-en", {path: {**each, "html": other} for path, each in known.items()})
    kept, clean = _draw(settings, "kept"), _draw(settings, "clean", manner=Manner(1, is_clean=True))
    assert (kept / "en" / "index.html").read_bytes() == b"<p>other</p>"
    assert b"<p>other</p>" not in (clean / "en" / "index.html").read_bytes()


def test_what_no_page_needs_any_more_is_removed(settings: Path) -> None:
    _draw(settings, "first")
    before = len(_contents(settings))
    guide = settings.parent / "docs" / "en" / "guide" / "teams.md"
    guide.write_text("# For teams\n\n## Where to start\n\nOther words.\n", "utf-8")
    _draw(settings, "again")
    assert len(_contents(settings)) == before


def test_without_a_place_for_it_there_is_no_cache(settings: Path) -> None:
    """Such as in a container whose file system cannot be written to."""
    (settings.parent / ".cache").write_text("a file is in the way", "utf-8")
    drawn = draw_site(settings, small_site(settings.parent / "theme"), settings.parent / "site")
    (notice,) = drawn.notices
    assert ".cache" in notice
    assert (settings.parent / "site" / "en" / "index.html").is_file()


def test_a_link_out_of_the_project_is_not_followed(settings: Path) -> None:
    elsewhere = settings.parent / "elsewhere"
    elsewhere.mkdir()
    (settings.parent / ".cache").mkdir()
    (settings.parent / FOLDER).symlink_to(elsewhere)
    drawn = draw_site(settings, small_site(settings.parent / "theme"), settings.parent / "site")
    assert "link" in drawn.notices[0]
    assert list(elsewhere.iterdir()) == []


def test_the_cache_is_kept_out_of_git_by_itself(settings: Path) -> None:
    shutil.rmtree(settings.parent / ".cache", ignore_errors=True)
    _draw(settings, "first")
    assert (settings.parent / FOLDER / ".gitignore").read_text("utf-8") == "*\n"
