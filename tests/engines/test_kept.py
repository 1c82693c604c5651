"""What may hold code is read only from a folder that is this user's alone."""

import os
from pathlib import Path

import pytest

from playbook_press.cli.project import own_memory
from playbook_press.engines.kept import is_private

pytestmark = pytest.mark.skipif(os.name == "nt", reason="rights are another matter there")


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    return tmp_path / "playbook-press" / "work"


def test_a_folder_of_ones_own_is_made_for_nobody_else(cache: Path) -> None:
    assert is_private(cache)
    assert cache.stat().st_mode & 0o077 == 0


def test_a_folder_that_others_can_write_to_is_not_read(cache: Path) -> None:
    own_memory().keep("key", b"content")
    assert own_memory().recall("key") == b"content"
    cache.chmod(0o777)
    assert own_memory().recall("key") is None


def test_a_link_is_not_followed(cache: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    cache.parent.mkdir()
    cache.symlink_to(tmp_path / "elsewhere")
    assert not is_private(cache)


def test_what_other_programs_made_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    own_memory().keep("key", b"content")
    monkeypatch.setattr("playbook_press.cli.project.programs_print", lambda: "others")
    assert own_memory().recall("key") is None


def test_nothing_is_read_or_kept_where_that_is_not_wanted(cache: Path) -> None:
    own_memory(reads=False, writes=False).keep("key", b"content")
    assert not cache.exists()
    own_memory().keep("key", b"content")
    assert own_memory(reads=False).recall("key") is None
