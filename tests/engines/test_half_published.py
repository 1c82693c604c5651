"""Whatever happens to a build, readers have one whole site: the old one or the new one."""

import contextlib
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from msgspec import structs

from playbook_press.engines.building import build_and_publish
from playbook_press.engines.engine_error import EngineError
from playbook_press.engines.links import LinkError
from playbook_press.engines.manifest import MARKER, Fingerprint, Inspection, inspect, read_manifest
from playbook_press.engines.mkdocs.settings import read_settings
from playbook_press.engines.publishing import PublishingError
from tests.engines.small_site import expected, project, small_site

_FORK = multiprocessing.get_context("fork")


def _build(folder: Path, words: str, *, target: Path | None = None, strict: bool = True) -> bool:
    """Build the small site with these words on every page; whether it was published."""
    settings = structs.replace(read_settings(folder), expected=expected(folder))
    site = small_site(folder / "theme", body=f"<p>{words}</p>")
    built = build_and_publish(settings, site, target or folder / "site", known=(), strict=strict)
    return built.is_published


def _is(folder: Path, words: str) -> bool:
    return f"<p>{words}</p>" in (folder / "zh" / "book" / "index.html").read_text("utf-8")


def _assert_whole(folder: Path) -> Mapping[str, Fingerprint]:
    """Every file as the manifest says, byte for byte, and no other; the manifest."""
    found = inspect(folder)
    assert found is not None
    assert found == Inspection(found.count)
    manifest = read_manifest(folder)
    assert manifest
    return manifest


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose site is published, with the words `first`; only to be copied."""
    folder = tmp_path_factory.mktemp("built")
    project(folder)
    assert _build(folder, "first")
    return folder


@pytest.fixture
def published(built: Path, tmp_path: Path) -> Path:
    """A project whose site is published, to try things on."""
    return Path(shutil.copytree(built, tmp_path / "project"))


def _build_in_silence(folder: Path, words: str) -> None:
    with contextlib.suppress(PublishingError):
        _build(folder, words)


def _kill_at_moments(folder: Path, moments: int, seed: int) -> set[str]:
    """Kill builds at random moments; what readers had after each."""
    sites = {"first": _assert_whole(folder / "site")}
    begun = time.monotonic()
    _build(folder, "second")
    duration = time.monotonic() - begun
    sites["second"] = _assert_whole(folder / "site")
    current, outcomes = "second", set()
    chance = random.Random(seed)
    for number in range(moments):
        words = "first" if current == "second" else "second"
        build = _FORK.Process(target=_build_in_silence, args=(folder, words))
        build.start()
        # The last tenth is where folders change places: half of the moments lie there.
        share = chance.random() if number % 2 else 0.85 + 0.3 * chance.random()
        build.join(share * duration)
        if build.pid is not None and build.is_alive():
            os.kill(build.pid, signal.SIGKILL)
        build.join()
        found = _assert_whole(folder / "site")
        assert found in (sites[current], sites[words]), (number, share)
        outcomes.add("new" if found == sites[words] else "old")
        current = words if found == sites[words] else current
    assert _build(folder, "third")
    _assert_whole(folder / "site")
    assert _is(folder / "site", "third")
    assert not list(folder.glob(".site.playbook*"))
    return outcomes


def test_a_kill_at_any_moment_leaves_one_whole_site(published: Path) -> None:
    _kill_at_moments(published, 4, seed=1)


@pytest.mark.long
def test_kills_at_fifty_moments_leave_one_whole_site(published: Path) -> None:
    assert _kill_at_moments(published, 50, seed=2) == {"old", "new"}


@contextlib.contextmanager
def _mounted(place: Path, *options: str) -> Iterator[Path]:
    """A file system of its own, or a skip where nobody may mount one."""
    place.mkdir(exist_ok=True)
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        pytest.skip("only root on Linux may mount a small file system")
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", ",".join(options), "tmpfs", place],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        pytest.skip(f"nothing can be mounted here: {done.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)


def _fill_up(folder: Path, disk: Path, room_percent: int) -> bool:
    """Build on a disk that has room for the site that is there and part of the next.

    Returns:
        Whether there was room enough after all.
    """
    shutil.copytree(folder / "site", disk / "site")
    before = _assert_whole(disk / "site")
    state = os.statvfs(disk)
    used = (state.f_blocks - state.f_bfree) * state.f_frsize
    room = used + used * room_percent // 100
    subprocess.run(["mount", "-o", f"remount,size={room}", disk], check=True)
    reason = ""
    try:
        _build(folder, "second", target=disk / "site")
    except PublishingError as full:
        reason = str(full)
    if reason:
        assert "No space left" in reason
        assert _assert_whole(disk / "site") == before
    else:
        _assert_whole(disk / "site")
        assert _is(disk / "site", "second")
    assert not list(disk.glob(".site.playbook*"))
    return not reason


def test_a_full_disk_leaves_the_old_site(published: Path) -> None:
    with _mounted(published / "disk", "size=64m") as disk:
        assert not _fill_up(published, disk, 60)
        subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
        assert _build(published, "second", target=disk / "site")
        assert _is(disk / "site", "second")


@pytest.mark.long
@pytest.mark.parametrize("room_percent", [1, 5, 20, 40, 80])
def test_wherever_the_disk_fills_up_the_old_site_stays(published: Path, room_percent: int) -> None:
    with _mounted(published / "disk", "size=64m") as disk:
        assert not _fill_up(published, disk, room_percent)


@pytest.mark.long
def test_up_to_where_there_is_room_enough_the_old_site_stays(published: Path) -> None:
    """In small steps, so that the disk is also full where folders change places."""
    for room_percent in range(85, 130):
        with _mounted(published / "disk", "size=64m") as disk:
            if _fill_up(published, disk, room_percent):
                break
    assert 90 < room_percent < 129


def test_a_disk_that_nobody_may_write_to_keeps_its_site(published: Path) -> None:
    with _mounted(published / "disk", "size=64m") as disk:
        shutil.copytree(published / "site", disk / "site")
        before = _assert_whole(disk / "site")
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        with pytest.raises(PublishingError, match="Nothing can be written beside"):
            _build(published, "second", target=disk / "site")
        assert _assert_whole(disk / "site") == before


def test_a_crash_in_a_template_leaves_the_old_site(published: Path) -> None:
    before = _assert_whole(published / "site")
    (published / "theme" / "partials" / "footer.html").write_text("{{ 1 / 0 }}", "utf-8")
    with pytest.raises(EngineError, match="ZeroDivisionError"):
        _build(published, "second")
    assert _assert_whole(published / "site") == before


def test_a_strict_failure_leaves_the_old_site(published: Path) -> None:
    before = _assert_whole(published / "site")
    (published / "docs" / "loose.md").write_text("# A page without a language", "utf-8")
    assert not _build(published, "second")
    assert _assert_whole(published / "site") == before


@pytest.mark.parametrize("place", ["docs/zh/guide/secret.md", "docs/zh/more", "theme/x.html"])
def test_a_link_out_of_the_project_is_refused(tmp_path: Path, place: str) -> None:
    """What it leads to would be published, and a project may come from a stranger."""
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "index.md").write_text("# A secret", "utf-8")
    folder = tmp_path / "project"
    folder.mkdir()
    project(folder)
    settings = read_settings(folder)
    settings = structs.replace(settings, sources=(*settings.sources, folder / "theme"))
    leads_to = tmp_path / "secrets" / ("" if place.endswith("more") else "index.md")
    (folder / place).symlink_to(leads_to)
    site = small_site(folder / "theme")
    with pytest.raises(LinkError, match=f"`{place}` is a link to .* not in the project"):
        build_and_publish(settings, site, folder / "site", known=(), strict=True)
    assert not (folder / "site").exists()


def test_a_link_within_the_project_is_followed(published: Path) -> None:
    (published / "docs" / "en" / "guide" / "extra.md").symlink_to(
        published / "docs" / "en" / "guide" / "teams.md"
    )
    assert _build(published, "second")
    assert (published / "site" / "en" / "guide" / "extra" / "index.html").is_file()


def test_a_site_is_not_written_through_a_link_in_the_project(
    published: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (published / "out").symlink_to(elsewhere)
    with pytest.raises(LinkError, match="`out` is a link"):
        _build(published, "second", target=published / "out" / "site")
    assert list(elsewhere.iterdir()) == []


def test_what_plain_mkdocs_wrote_is_refused_with_a_way_out(published: Path) -> None:
    (published / "site" / MARKER).unlink()
    with pytest.raises(PublishingError, match=r"plain `mkdocs build`.*rm -r") as refusal:
        _build(published, "second")
    assert str(published / "site") in str(refusal.value)
    assert _is(published / "site", "first")


def test_a_site_that_was_changed_is_told_apart_from_a_whole_one(published: Path) -> None:
    site = published / "site"
    (site / "zh" / "index.html").write_text("torn", "utf-8")
    (site / "404.html").unlink()
    (site / "notes.txt").touch()
    found = inspect(site)
    assert found is not None
    assert not found.is_whole
    assert (found.missing, found.changed, found.foreign) == (
        ("404.html",),
        ("zh/index.html",),
        ("notes.txt",),
    )


@pytest.mark.parametrize("text", ["", "{", '{"files": 3}', '{"files": {"a": {}}}'])
def test_a_folder_without_a_readable_manifest_is_no_site(tmp_path: Path, text: str) -> None:
    (tmp_path / MARKER).write_text(text, "utf-8")
    assert inspect(tmp_path) is None
