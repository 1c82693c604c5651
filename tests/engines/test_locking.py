"""One build at a time, and a lock that nobody holds any more holds nobody up."""

import errno
import fcntl
import multiprocessing
import os
import platform
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec import structs

from playbook_press.engines.holder import Holder, this_process
from playbook_press.engines.locking import Lock, hold

# Windows has neither of these, and locks of its own.
if sys.platform == "win32":
    pytest.skip("its own locks", allow_module_level=True)

_FORK = multiprocessing.get_context("fork")


@pytest.fixture
def gone() -> Holder:
    """A process of this machine that has ended."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    return structs.replace(this_process(), pid=ended.pid, born="1")


@pytest.fixture(params=[True, False], ids=["locks", "no locks"])
def file_system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file system that knows locks, and one that does not."""
    if not request.param:

        def refuse(*arguments: object) -> None:
            raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

        monkeypatch.setattr(fcntl, "flock", refuse)


def test_a_holder_is_known_by_its_note() -> None:
    assert not this_process().is_gone
    assert f"process {os.getpid()} on {platform.node()}, since" in str(this_process())


def test_a_process_that_has_ended_is_gone(gone: Holder) -> None:
    assert gone.is_gone


def test_another_process_under_the_same_number_is_not_the_holder() -> None:
    """Numbers of processes are used again; the moment of birth tells them apart."""
    assert structs.replace(this_process(), born="1").is_gone


def test_nothing_is_assumed_about_another_machine(gone: Holder) -> None:
    elsewhere = structs.replace(gone, host="elsewhere", world="boot space")
    assert not elsewhere.is_gone
    assert "another machine or container" in str(elsewhere)


def test_nothing_is_assumed_about_another_container(gone: Holder) -> None:
    boot = gone.world.partition(" ")[0]
    other = structs.replace(gone, world=f"{boot} pid:[1]")
    assert not other.is_gone
    assert "another machine or container" in str(other)


def test_what_ran_before_the_machine_was_started_again_is_gone() -> None:
    before = structs.replace(this_process(), world="0000-boot pid:[1]")
    assert before.is_gone


@pytest.mark.usefixtures("file_system")
def test_a_lock_left_behind_hinders_nobody(tmp_path: Path, gone: Holder) -> None:
    for name in ("lock", "lock.note"):
        (tmp_path / name).write_bytes(gone.as_json())
    held = hold(tmp_path / "lock")
    assert isinstance(held, Lock)
    held.release()


@pytest.mark.usefixtures("file_system")
def test_a_lock_can_be_held_again_after_release(tmp_path: Path) -> None:
    for _ in range(2):
        held = hold(tmp_path / "lock")
        assert isinstance(held, Lock)
        held.release_and_remove(tmp_path)
    assert not tmp_path.exists()


def test_without_locks_the_note_of_another_machine_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", refuse)
    elsewhere = structs.replace(this_process(), host="elsewhere", world="boot space")
    (tmp_path / "lock.note").write_bytes(elsewhere.as_json())
    assert hold(tmp_path / "lock") == elsewhere


def _compete(path: Path, start: float, log: Path) -> None:
    time.sleep(max(0.0, start - time.time()))
    held = hold(path)
    if isinstance(held, Lock):
        with log.open("a", encoding="utf-8") as file:
            file.write("+\n")
            file.flush()
            time.sleep(0.005)
            file.write("-\n")
        held.release()
    else:
        with log.open("a", encoding="utf-8") as file:
            file.write(f"{held.pid}\n")


def _race(folder: Path, before: Callable[[Path], None]) -> None:
    """Three builds begin at the same moment; never two of them are at work at once."""
    folder.mkdir()
    before(folder)
    log = folder / "log"
    start = time.time() + 0.02
    builds = [_FORK.Process(target=_compete, args=(folder / "lock", start, log)) for _ in range(3)]
    for build in builds:
        build.start()
    for build in builds:
        build.join()
    said = log.read_text("utf-8").split()
    marks = [each for each in said if each in "+-"]
    assert marks
    assert marks == ["+", "-"] * (len(marks) // 2)
    assert {int(each) for each in said if each not in "+-"} <= {build.pid for build in builds}


@pytest.mark.usefixtures("file_system")
def test_of_builds_that_begin_together_one_is_at_work(tmp_path: Path, gone: Holder) -> None:
    for number in range(5):
        _race(tmp_path / str(number), lambda folder: None)
        _race(tmp_path / f"{number}-stale", _left_behind(gone))


@pytest.mark.long
@pytest.mark.usefixtures("file_system")
def test_of_builds_that_begin_together_one_is_at_work_a_hundred_times(
    tmp_path: Path, gone: Holder
) -> None:
    for number in range(100):
        _race(tmp_path / str(number), lambda folder: None)
        _race(tmp_path / f"{number}-stale", _left_behind(gone))


def _left_behind(gone: Holder) -> Callable[[Path], None]:
    def leave(folder: Path) -> None:
        for name in ("lock", "lock.note"):
            (folder / name).write_bytes(gone.as_json())

    return leave


def _hold_until_killed(path: Path) -> None:
    held = hold(path)
    assert isinstance(held, Lock)
    (path.parent / "held").touch()
    signal.pause()
    held.release()


@pytest.mark.usefixtures("file_system")
def test_the_lock_of_a_killed_build_is_free(tmp_path: Path) -> None:
    other = _FORK.Process(target=_hold_until_killed, args=(tmp_path / "lock",))
    other.start()
    until = time.monotonic() + 20
    while not (tmp_path / "held").exists():
        assert time.monotonic() < until
        time.sleep(0.01)
    holder = hold(tmp_path / "lock")
    assert isinstance(holder, Holder)
    assert holder.pid == other.pid
    other.kill()
    other.join()
    held = hold(tmp_path / "lock")
    assert isinstance(held, Lock)
    held.release()
