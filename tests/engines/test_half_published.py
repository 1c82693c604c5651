"""Whatever happens to a build, readers have one whole site: the old one or the new one."""

import contextlib
import dataclasses
import multiprocessing
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from playbook_press.engines.building import build_and_publish
from playbook_press.engines.links import LinkError
from playbook_press.engines.manifest import MARKER, Fingerprint, Inspection, inspect, read_manifest
from playbook_press.engines.mkdocs.build import EngineError
from playbook_press.engines.mkdocs.settings import read_settings
from playbook_press.engines.publishing import PublishingError
from tests.engines.small_site import DOCS, expected, project, small_site

_FORK = multiprocessing.get_context("fork")


def _build(folder: Path, words: str, *, target: Path | None = None, strict: bool = True) -> bool:
    """Build the small site with these words on every page; whether it was published."""
    settings = dataclasses.replace(read_settings(folder), expected=expected(folder))
    site = small_site(folder / "theme", body=f"<p>{words}</p>")
    built = build_and_publish(settings, site, target or folder / "site", known=(), strict=strict)
    return built.is_published


def _is(folder: Path, words: str) -> bool:
    return words in (folder / "zh" / "book" / "index.html").read_text("utf-8")


def _assert_whole(folder: Path) -> Mapping[str, Fingerprint]:
    """Every file as the manifest says, byte for byte, and no other; the manifest."""
    found = inspect(folder)
    assert found is not None
    assert found == Inspection(found.count)
    manifest = read_manifest(folder)
    assert manifest
    return manifest


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A project whose site is published once, with the words `first`."""
    project(tmp_path)
    assert _build(tmp_path, "first")
    return tmp_path


def _build_in_silence(folder: Path, words: str) -> None:
    with contextlib.suppress(PublishingError):
        _build(folder, words)


def _kill_at_moments(folder: Path, moments: int, seed: int) -> set[str]:
    """Kill builds at random moments; what readers had after each."""
    _build(folder, "first")
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


def test_a_kill_at_any_moment_leaves_one_whole_site(tmp_path: Path) -> None:
    project(tmp_path)
    _kill_at_moments(tmp_path, 5, seed=1)


@pytest.mark.long
def test_kills_at_fifty_moments_leave_one_whole_site(tmp_path: Path) -> None:
    project(tmp_path)
    assert _kill_at_moments(tmp_path, 50, seed=2) == {"old", "new"}


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


@pytest.mark.parametrize("room_percent", [105, 150, 190])
def test_a_full_disk_leaves_the_old_site(tmp_path: Path, room_percent: int) -> None:
    """Wherever the disk fills up: a build needs room for two sites."""
    project(tmp_path)
    assert _build(tmp_path, "first")
    manifest = read_manifest(tmp_path / "site")
    assert manifest
    # tmpfs gives every file whole pages of 4 kB, and folders take one each.
    pages = sum(-(-each.size // 4096) for each in manifest.values()) + 2 * len(manifest)
    with _mounted(tmp_path / "disk", f"size={pages * 4096 * room_percent // 100}") as disk:
        assert _build(tmp_path, "first", target=disk / "site")
        before = _assert_whole(disk / "site")
        ballast = disk / "ballast"
        free = os.statvfs(disk).f_bavail * 4096
        ballast.write_bytes(bytes(max(0, free - pages * 4096 * (room_percent - 100) // 100)))
        with pytest.raises(PublishingError, match="No space left"):
            _build(tmp_path, "second", target=disk / "site")
        assert _assert_whole(disk / "site") == before
        assert not list(disk.glob(".site.playbook*"))
        subprocess.run(["mount", "-o", "remount,size=64m", disk], check=True)
        assert _build(tmp_path, "second", target=disk / "site")
        assert _is(disk / "site", "second")


def test_a_disk_that_nobody_may_write_to_keeps_its_site(tmp_path: Path) -> None:
    project(tmp_path)
    with _mounted(tmp_path / "disk", "size=64m") as disk:
        assert _build(tmp_path, "first", target=disk / "site")
        before = _assert_whole(disk / "site")
        subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
        with pytest.raises(PublishingError, match="Nothing can be written beside"):
            _build(tmp_path, "second", target=disk / "site")
        assert _assert_whole(disk / "site") == before


def test_a_crash_in_a_template_leaves_the_old_site(published: Path) -> None:
    before = _assert_whole(published / "site")
    (published / "theme" / "partials" / "footer.html").write_text("{{ 1 / 0 }}", "utf-8")
    with pytest.raises(EngineError, match="ZeroDivisionError"):
        _build(published, "second")
    assert _assert_whole(published / "site") == before
    (published / "theme" / "partials" / "footer.html").unlink()
    assert _build(published, "second")


def test_a_strict_failure_leaves_the_old_site(published: Path) -> None:
    before = _assert_whole(published / "site")
    (published / "docs" / "loose.md").write_text("# A page without a language", "utf-8")
    assert not _build(published, "second")
    assert _assert_whole(published / "site") == before
    assert _build(published, "second", strict=False)


def test_work_put_into_the_site_during_a_build_is_not_lost(published: Path) -> None:
    """Checked again in the last moment, because publishing removes the folder that was there."""
    theme = published / "theme" / "main.html"
    theme.write_text(theme.read_text("utf-8") + "{{ config.extra.begin_work() }}", "utf-8")
    settings = dataclasses.replace(read_settings(published), expected=expected(published))
    text = (published / "mkdocs.yml").read_text("utf-8")
    (published / "mkdocs.yml").write_text(f"{text}\nhooks: [hook.py]\n", "utf-8")
    (published / "hook.py").write_text(
        "from pathlib import Path\n"
        "def on_config(config):\n"
        "    def begin_work():\n"
        "        Path(config.config_file_path).parent.joinpath('site', '.git').mkdir(exist_ok=True)\n"
        "        return ''\n"
        "    config.extra['begin_work'] = begin_work\n"
        "    return config\n",
        "utf-8",
    )
    site = small_site(published / "theme", body="<p>second</p>")
    with pytest.raises(PublishingError, match="Git repository"):
        build_and_publish(settings, site, published / "site", known=(), strict=True)
    assert _is(published / "site", "first")
    assert (published / "site" / ".git").is_dir()


@pytest.mark.parametrize("place", ["docs/zh/guide/secret.md", "docs/zh/more", "theme/x.html"])
def test_a_link_out_of_the_project_is_refused(tmp_path: Path, place: str) -> None:
    """What it leads to would be published, and a project may come from a stranger."""
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "index.md").write_text("# A secret", "utf-8")
    folder = tmp_path / "project"
    folder.mkdir()
    project(folder)
    settings = read_settings(folder)
    settings = dataclasses.replace(settings, sources=(*settings.sources, folder / "theme"))
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


def test_the_small_site_has_hand_written_pages() -> None:
    """Or the builds above would be shorter than real ones."""
    assert len(DOCS) > 5
