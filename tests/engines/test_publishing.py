"""A published site is replaced whole or not at all."""

import errno
import json
import multiprocessing
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from playbook_press.engines.exchange import exchange
from playbook_press.engines.manifest import MARKER
from playbook_press.engines.publishing import (
    Changes,
    PublishingError,
    publish,
    settle,
    workplace,
)


def _write(folder: Path, words: str) -> None:
    (folder / "zh").mkdir(parents=True, exist_ok=True)
    (folder / "index.html").write_text(words, encoding="utf-8")
    (folder / "zh" / "index.html").write_text(words, encoding="utf-8")


def _published(target: Path, words: str, *, exchanging: bool = True) -> None:
    with workplace(target, []) as place:
        _write(place.next, words)
        publish(place, exchanging=exchanging)


def _words(target: Path) -> tuple[str, str]:
    return (
        (target / "index.html").read_text(encoding="utf-8"),
        (target / "zh" / "index.html").read_text(encoding="utf-8"),
    )


def _beside(target: Path) -> list[str]:
    return sorted(path.name for path in target.parent.iterdir() if path != target)


@pytest.mark.parametrize("exchanging", [True, False])
def test_a_second_site_takes_the_place_of_the_first(tmp_path: Path, exchanging: bool) -> None:
    target = tmp_path / "site"
    _published(target, "one", exchanging=exchanging)
    _published(target, "two", exchanging=exchanging)
    assert _words(target) == ("two", "two")
    assert _beside(target) == []


def test_the_marker_lists_every_file_with_its_fingerprint(tmp_path: Path) -> None:
    _published(tmp_path / "site", "one")
    record = json.loads((tmp_path / "site" / MARKER).read_text(encoding="utf-8"))
    # sha256 of "one", from sha256sum
    digest = "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed"
    assert record["files"] == {
        "index.html": {"sha256": digest, "size": 3},
        "zh/index.html": {"sha256": digest, "size": 3},
    }


def test_a_failed_build_leaves_the_published_site_untouched(tmp_path: Path) -> None:
    target = tmp_path / "site"
    _published(target, "one")

    def fail_half_way() -> None:
        with workplace(target, []) as place:
            _write(place.next, "two")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail_half_way()
    assert _words(target) == ("one", "one")
    assert _beside(target) == []


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda folder: (folder / "thesis.txt").write_text("years of work"), "did not write"),
        (lambda folder: (folder / ".git").mkdir(), "Git repository"),
    ],
)
def test_a_folder_that_is_not_ours_is_refused_untouched(
    tmp_path: Path, make: "object", reason: str
) -> None:
    target = tmp_path / "site"
    target.mkdir()
    assert callable(make)
    make(target)
    before = sorted(path.name for path in target.iterdir())
    with pytest.raises(PublishingError, match=reason), workplace(target, []):
        pass
    assert sorted(path.name for path in target.iterdir()) == before
    assert _beside(target) == []


def test_git_in_a_marked_folder_is_refused_as_well(tmp_path: Path) -> None:
    target = tmp_path / "site"
    _published(target, "one")
    (target / ".git").write_text("gitdir: elsewhere", encoding="utf-8")
    with pytest.raises(PublishingError, match="Git repository"), workplace(target, []):
        pass


def test_git_deeper_in_a_marked_folder_is_refused_as_well(tmp_path: Path) -> None:
    target = tmp_path / "site"
    _published(target, "one")
    (target / "zh" / ".git").mkdir()
    with pytest.raises(PublishingError, match="Git repository"), workplace(target, []):
        pass


def test_work_put_into_the_site_during_a_build_is_not_lost(tmp_path: Path) -> None:
    """Looked at again in the last moment: publishing removes the folder that was there."""
    target = tmp_path / "site"
    _published(target, "one")

    def publish_late() -> None:
        with workplace(target, []) as place:
            _write(place.next, "two")
            (target / ".git").mkdir()
            publish(place)

    with pytest.raises(PublishingError, match="Git repository"):
        publish_late()
    assert _words(target) == ("one", "one")
    assert (target / ".git").is_dir()


@pytest.mark.parametrize("target", [".", "playbooks", "playbooks/a/site", "docs/site", ".."])
def test_a_target_among_the_sources_is_refused(tmp_path: Path, target: str) -> None:
    """Publishing replaces a folder, so it must not hold or lie in what somebody wrote."""
    project = tmp_path / "project"
    for name in ("playbooks", "docs"):
        (project / name).mkdir(parents=True)
    (project / "mkdocs.yml").touch()
    sources = [project / name for name in ("mkdocs.yml", "playbooks", "docs")]
    with pytest.raises(PublishingError, match="made from"), workplace(project / target, sources):
        pass


def test_a_linked_target_stays_a_link(tmp_path: Path) -> None:
    real = tmp_path / "disk" / "site"
    real.parent.mkdir()
    link = tmp_path / "site"
    link.symlink_to(real, target_is_directory=True)
    _published(link, "one")
    _published(link, "two")
    assert link.is_symlink()
    assert _words(real) == ("two", "two")


@pytest.mark.parametrize("linked", [".site.playbook", ".site.playbook/next"])
def test_what_is_behind_a_link_in_the_workplace_is_not_touched(tmp_path: Path, linked: str) -> None:
    """A project from a stranger may bring such a link along."""
    kept = tmp_path / "mine" / "next" / "letter.txt"
    kept.parent.mkdir(parents=True)
    kept.write_text("dear reader", encoding="utf-8")
    link = tmp_path / linked
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(tmp_path / "mine" / ("next" if link.name == "next" else ""))
    with pytest.raises(PublishingError, match="is a link"):
        _published(tmp_path / "site", "one")
    assert kept.read_text(encoding="utf-8") == "dear reader"
    assert not (tmp_path / "site").exists()


def test_a_target_that_links_to_itself_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(tmp_path / "site")
    with pytest.raises(PublishingError, match="nothing was published"):
        _published(tmp_path / "site", "one")


def test_a_full_disk_is_a_refusal_and_no_mistake_of_ours(tmp_path: Path) -> None:
    target = tmp_path / "site"
    _published(target, "one")

    def run_out_of_disk() -> None:
        with workplace(target, []) as place:
            _write(place.next, "two")
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(place.next))

    with pytest.raises(PublishingError, match=os.strerror(errno.ENOSPC)):
        run_out_of_disk()
    assert _words(target) == ("one", "one")
    assert _beside(target) == []


def test_an_empty_folder_may_be_filled(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    _published(tmp_path / "site", "one")
    assert _words(tmp_path / "site") == ("one", "one")


def _hold_until_told(target: Path, held: "multiprocessing.synchronize.Event") -> None:
    with workplace(target, []):
        held.set()
        time.sleep(60)


@contextmanager
def _other_build(target: Path) -> Iterator[int]:
    context = multiprocessing.get_context("spawn")
    held = context.Event()
    other = context.Process(target=_hold_until_told, args=(target, held))
    other.start()
    try:
        assert held.wait(30)
        assert other.pid is not None
        yield other.pid
    finally:
        other.kill()
        other.join()


def test_a_second_build_says_who_is_at_work(tmp_path: Path) -> None:
    target = tmp_path / "site"
    with (
        _other_build(target) as pid,
        pytest.raises(PublishingError, match=f"process {pid} on "),
        workplace(target, []),
    ):
        pass


def test_a_killed_build_hinders_nobody_and_leaves_the_old_site(tmp_path: Path) -> None:
    target = tmp_path / "site"
    _published(target, "one")
    with _other_build(target) as pid:
        os.kill(pid, signal.SIGKILL)
    assert _words(target) == ("one", "one")
    _published(target, "two")
    assert _words(target) == ("two", "two")
    assert _beside(target) == []


_KILLED_BETWEEN_RENAMES = """
    import os, signal, sys
    from pathlib import Path
    from playbook_press.engines import publishing

    target, renames = Path(sys.argv[1]), int(sys.argv[2])
    rename, done = Path.rename, 0

    def rename_and_die(path, to):
        global done
        if done == renames:
            os.kill(os.getpid(), signal.SIGKILL)
        done += 1
        return rename(path, to)

    Path.rename = rename_and_die
    with publishing.workplace(target, []) as place:
        (place.next / "index.html").write_text("two")
        (place.next / "zh").mkdir()
        (place.next / "zh" / "index.html").write_text("two")
        publishing.publish(place, exchanging=False)
"""


@pytest.mark.parametrize(("renames", "expected"), [(0, "one"), (1, "two")])
def test_a_kill_between_two_renames_is_mended_by_the_next_build(
    tmp_path: Path, renames: int, expected: str
) -> None:
    """Where folders cannot be exchanged, the journal tells the next build what was under way."""
    target = tmp_path / "site"
    _published(target, "one")
    script = textwrap.dedent(_KILLED_BETWEEN_RENAMES)
    died = subprocess.run([sys.executable, "-c", script, str(target), str(renames)], check=False)
    assert died.returncode == -signal.SIGKILL
    with workplace(target, []):
        assert _words(target) == (expected, expected)
    assert _beside(target) == []


def test_no_reader_ever_meets_a_missing_page(tmp_path: Path) -> None:
    """Two folders change places in one step where the system can do it."""
    target = tmp_path / "site"
    _published(target, "0")
    if not _can_exchange(tmp_path):
        pytest.skip("this system has no call that exchanges two folders")
    script = textwrap.dedent(
        """
        import os, sys
        from pathlib import Path
        target, stop = map(Path, sys.argv[1:])
        seen = 0
        while not stop.exists():
            int((target / "index.html").read_text())
            int((target / "zh" / "index.html").read_text())
            seen += 1
        print(seen)
        """
    )
    stop = tmp_path / "stop"
    reader = subprocess.Popen(
        [sys.executable, "-c", script, str(target), str(stop)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        for number in range(1, 21):
            with workplace(target, []) as place:
                _write(place.next, str(number))
                publish(place)
                # Whoever is on the way through the old folder arrives before it goes.
                time.sleep(0.02)
    finally:
        stop.touch()
    said, complaint = reader.communicate(timeout=30)
    assert (reader.returncode, complaint) == (0, "")
    assert int(said) > 0


def _can_exchange(folder: Path) -> bool:
    (folder / "a").mkdir()
    (folder / "b").mkdir()
    return exchange(folder / "a", folder / "b")


def test_files_that_are_the_same_keep_their_times(tmp_path: Path) -> None:
    """So that whoever copies the site elsewhere copies only what has changed."""
    target = tmp_path / "site"
    for words in ("one", "two"):
        with workplace(target, []) as place:
            (place.next / "same.html").write_text("same", "utf-8")
            (place.next / "other.html").write_text(words, "utf-8")
            (place.next / f"{words}.html").write_text(words, "utf-8")
            changes, _ = settle(place)
            publish(place)
        if words == "one":
            assert changes == Changes(("one.html", "other.html", "same.html"), (), ())
            os.utime(target / "same.html", (1_000, 1_000))
            os.utime(target / "other.html", (1_000, 1_000))
    assert changes == Changes(("other.html", "two.html"), ("same.html",), ("one.html",))
    assert (target / "same.html").stat().st_mtime == 1_000
    assert (target / "other.html").stat().st_mtime > 1_000
