"""Who renders batches: processes of this machine, or this process alone."""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Literal, Protocol

from playbook_press.engines.mkdocs.driver.batch import NOTHING_KNOWN, Known, know

Start = Literal["fork", "spawn", "here"]

_PR_SET_PDEATHSIG = 1  # linux/prctl.h


class Workers(Protocol):
    """Where batches go."""

    @property
    def count(self) -> int:
        """How many batches are worked on at once."""

    @property
    def fewest(self) -> int:
        """Pages from which it pays to hire them; fewer are read and drawn in this process."""

    @property
    def shares_disk(self) -> bool:
        """Whether workers can read the files of this process."""

    @property
    def notices(self) -> Sequence[str]:
        """What made it take longer than it need, in sentences."""

    @property
    def here(self) -> "LocalWorkers":
        """Workers of this machine, for what is not sent away; may be hired at any time."""

    def hired(self, known: Known) -> AbstractContextManager[Executor]:
        """A context that gives an executor, for batches of the runs that are known."""


def usual_start() -> Start:
    """How processes are begun here.

    Forks know all that this process knows, and start at once. On macOS a fork of a program
    that uses system libraries may crash; Windows has none.
    """
    return "fork" if sys.platform.startswith("linux") else "spawn"


class LocalWorkers:
    """Processes of this machine, as many as asked for; with one, this process itself."""

    fewest = 13
    """Beginning processes takes about as long as these take."""
    shares_disk = True
    notices: Sequence[str] = ()

    def __init__(self, count: int | None = None, *, start: Start | None = None) -> None:
        """Plan; nothing is started yet.

        Args:
            count: At most so many at once; as many as there are processors if left out.
            start: How; as is usual here if left out.
        """
        self.count = max(1, count or _processors())
        self.start: Start = "here" if self.count == 1 else start or usual_start()

    @property
    def here(self) -> "LocalWorkers":
        return self

    @contextmanager
    def hired(self, known: Known) -> Iterator[Executor]:
        """An executor, for as long as this process leaves the runs as they are."""
        if self.start == "here":
            yield _Here()
            return
        is_fork = self.start == "fork"
        if is_fork:
            # Else the collector of each fork looks through all that it shares with this process.
            # `heap_frozen` around the build ends it.
            gc.freeze()
        with ProcessPoolExecutor(
            self.count,
            mp_context=multiprocessing.get_context(self.start),
            initializer=_begin,
            initargs=(os.getpid(), NOTHING_KNOWN if is_fork else known),
        ) as pool:
            try:
                yield pool
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                raise


class _Here(Executor):
    """Works off each call at once."""

    # `Any`: the signature of `Executor.submit`.
    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as failure:
            future.set_exception(failure)
        return future


def _begin(parent: int, known: Known) -> None:
    """What a new process does first: see to it that it does not outlive its parent.

    A worker that did would hold the lock of the build, which forks share.
    """
    if sys.platform.startswith("linux"):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if hasattr(os, "getppid"):
        threading.Thread(target=_watch, args=(parent,), daemon=True).start()
    # Ctrl+C reaches all processes of a terminal; the parent ends the others in good order.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    know(known)


def _watch(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
