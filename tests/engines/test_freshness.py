"""What a build is about to read has a digest, which any edit changes."""

import os
import time
from pathlib import Path

import pytest

from playbook_press.engines.freshness import inputs_of
from playbook_press.engines.mkdocs.settings import Settings, read_settings
from tests.engines.small_site import project

PAGE = "docs/en/guide/teams.md"


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Those of a small project."""
    file = project(tmp_path)
    (tmp_path / "playbooks").mkdir()
    return read_settings(file.parent)


def test_an_edit_that_leaves_size_and_times_is_noticed(settings: Settings) -> None:
    # A file that was written just now is read again in any case.
    time.sleep(2.1)
    path = settings.file.parent / PAGE
    before, status = inputs_of(settings, {}), path.stat()
    path.write_text(path.read_text("utf-8").replace("Text.", "Test."), "utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert path.stat().st_size == status.st_size
    assert inputs_of(settings, {}) != before


def test_two_edits_in_one_moment_are_both_noticed(settings: Settings) -> None:
    path = settings.file.parent / PAGE
    found = set()
    for number in range(30):
        path.write_text(f"# {number:03}\n", "utf-8")
        found.add(inputs_of(settings, {}))
    assert len(found) == 30


def test_a_file_that_was_only_touched_is_the_same(settings: Settings) -> None:
    before = inputs_of(settings, {})
    os.utime(settings.file.parent / PAGE)
    assert inputs_of(settings, {}) == before


def test_a_file_that_came_or_went_is_noticed(settings: Settings) -> None:
    before = inputs_of(settings, {})
    new = settings.file.parent / "docs/en/guide/new.md"
    new.write_text("# New\n", "utf-8")
    assert inputs_of(settings, {}) != before
    new.unlink()
    assert inputs_of(settings, {}) == before


def test_a_link_that_leads_elsewhere_is_noticed(settings: Settings) -> None:
    root = settings.file.parent
    link = root / "docs/en/guide/linked.md"
    for name in ("teams.md", "index.md"):
        (root / name).write_text(f"# {name}\n", "utf-8")
    link.symlink_to(root / "teams.md")
    before = inputs_of(settings, {})
    link.unlink()
    link.symlink_to(root / "index.md")
    assert inputs_of(settings, {}) != before
