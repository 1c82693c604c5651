"""An executor whose batches are worked off by a cluster, and here once that has gone."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import CancelledError, Executor, Future
from contextlib import ExitStack
from types import TracebackType
from typing import Any

from playbook_press.engines.mkdocs.driver.batch import Known
from playbook_press.engines.mkdocs.driver.scheduler import Scheduler
from playbook_press.engines.mkdocs.driver.workers import LocalWorkers

GRACE_S = 20
"""For a cluster without workers: those that are started again take a while."""

_LOOK_S = 1
_SILENT_S = 60

# `Any` below: futures of Dask's, and what batches are and give.

Bring = Callable[[Callable[[Any], Any], Any], Any]
"""Hands a function and a batch to the cluster; gives a future of Dask's."""


class Pool(Executor):
    """Futures that are always done at some time: the cluster works, or it is given up.

    What the cluster had not done when it is given up fails, and whoever waits does it himself;
    what is submitted from then on goes to workers of this machine.
    """

    def __init__(
        self,
        scheduler: Scheduler,
        bring: Bring,
        stead: LocalWorkers,
        known: Known,
        *,
        is_gone: bool,
    ) -> None:
        self.scheduler = scheduler
        self.bring = bring
        self.stead = stead
        self.known = known
        self.is_gone = is_gone
        self.failures: list[str] = []
        """Of batches that the cluster could not work off, in words."""
        self._waiting: dict[Future[Any], Any] = {}
        self._lock = threading.Lock()
        self._end = threading.Event()
        self._here: Executor | None = None
        self._stack = ExitStack()

    def __enter__(self) -> "Pool":
        threading.Thread(target=self._watch, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        failure: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end.set()
        with self._lock:
            waiting, self._waiting = self._waiting, {}
        for there in waiting.values():
            there.release()
        self._stack.__exit__(kind, failure, trace)

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        """A future of what a function gives for one batch."""
        if not self.is_gone:
            try:
                return self._brought(fn, *args)
            except Exception:
                # The client has closed by itself.
                self._give_up()
        if self._here is None:
            self._here = self._stack.enter_context(self.stead.hired(self.known))
        return self._here.submit(fn, *args, **kwargs)

    def _brought(self, fn: Any, batch: Any) -> Future[Any]:
        there = self.bring(fn, batch)
        here: Future[Any] = Future()
        with self._lock:
            self._waiting[here] = there
        there.add_done_callback(lambda done: self._take(here, done))
        return here

    def _take(self, here: Future[Any], there: Any) -> None:
        """Runs in a thread of Dask's."""
        try:
            result = there.result()
        except CancelledError as failure:
            # Nobody but a client that has lost its scheduler cancels.
            self._give_up()
            self._finish(here, failure=failure)
        except Exception as failure:
            self.failures.append(f"{type(failure).__name__}: {failure}")
            self._finish(here, failure=failure)
        else:
            self._finish(here, result)

    def _finish(
        self, here: Future[Any], result: Any = None, *, failure: BaseException | None = None
    ) -> None:
        with self._lock:
            if self._waiting.pop(here, None) is None:
                return
        if failure is not None:
            here.set_exception(failure)
        else:
            here.set_result(result)

    def _give_up(self) -> None:
        self.is_gone = True
        with self._lock:
            waiting = list(self._waiting)
        for here in waiting:
            self._finish(here, failure=CancelledError())

    def _watch(self) -> None:
        """See that a cluster nobody works in any more is given up."""
        seen = time.monotonic()
        while not self._end.wait(_LOOK_S) and not self.is_gone:
            try:
                if self.scheduler.has_workers(patience_s=_SILENT_S):
                    seen = time.monotonic()
            except Exception:
                seen = 0.0
            if time.monotonic() - seen > GRACE_S and not self._end.is_set():
                self._give_up()
