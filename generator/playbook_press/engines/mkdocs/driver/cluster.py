"""Workers on other machines, which a scheduler of Dask's hands the batches to."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from playbook_press.engines.mkdocs.driver import errand
from playbook_press.engines.mkdocs.driver.batch import Known
from playbook_press.engines.mkdocs.driver.parcel import parcel_of
from playbook_press.engines.mkdocs.driver.pool import Bring, Pool
from playbook_press.engines.mkdocs.driver.programs import differences, programs_here
from playbook_press.engines.mkdocs.driver.scheduler import (
    PATIENCE_S,
    ClusterError,
    Scheduler,
    connected,
    folder_of_worker,
    version_of_dask,
)
from playbook_press.engines.mkdocs.driver.workers import LocalWorkers

_ANSWER_S = 60
"""For workers that are at something else."""

_MOST_NAMED = 3

# `Any` below: futures of Dask's, and what batches are and give.


@contextmanager
def joined(
    executor: str, *, jobs: int | None = None, patience_s: float = PATIENCE_S
) -> Iterator["ClusterWorkers"]:
    """The workers of a cluster, for the time of one build.

    Args:
        executor: Where its scheduler is: `dask://HOST:PORT`.
        jobs: Processes here that do what is left if the cluster goes away; as many as there are
            processors if left out.
        patience_s: For a scheduler that does not answer, and for one that has no workers.

    Raises:
        ClusterError: There is no such scheduler, or its workers would draw other pages.
    """
    with connected(executor, patience_s=patience_s) as scheduler:
        count = _alike(scheduler, executor, patience_s)
        # This process has threads by now, so it must not fork.
        stead = LocalWorkers(jobs, start="spawn")
        workers = ClusterWorkers(scheduler, executor, count, stead)
        try:
            yield workers
        finally:
            workers.leave()


class ClusterWorkers:
    """The workers of a cluster, for one build."""

    fewest = 100
    shares_disk = False

    def __init__(self, scheduler: Scheduler, executor: str, count: int, here: LocalWorkers) -> None:
        self.scheduler = scheduler
        self.executor = executor
        self.count = count
        self.here = here
        self.order: errand.Order | None = None
        self.parcel: Any = None
        """Holds the project there, once it has been sent."""
        self.is_gone = False
        self.failures: list[str] = []

    @property
    def notices(self) -> Sequence[str]:
        """What was done here after all."""
        if self.is_gone:
            return (
                f"The cluster at {self.executor} has gone away; what it had not drawn by then"
                " was drawn here.",
            )
        if self.failures:
            return (
                f"{len(self.failures)} batches of pages could not be drawn at {self.executor}"
                f" and were drawn here. The first time that was: {self.failures[0]}",
            )
        return ()

    @contextmanager
    def hired(self, known: Known) -> Iterator[Pool]:
        """An executor for as long as the cluster is there; then one of this machine.

        Raises:
            ClusterError: The workers cannot use the project as it is.
        """
        if self.order is None and not self.is_gone:
            self._settle_in(known)
        outlines = errand.pack_outlines(known.outlines) if known.outlines else None
        bring = self._bring(outlines)
        pool = Pool(self.scheduler, bring, self.here, known, is_gone=self.is_gone)
        try:
            with pool:
                yield pool
        finally:
            self.is_gone = pool.is_gone
            self.failures += pool.failures

    def leave(self) -> None:
        """Let workers forget the build."""
        if self.order is not None and not self.is_gone:
            with suppress(Exception):
                self.scheduler.asked(errand.leave, self.order.build, patience_s=PATIENCE_S)

    def _settle_in(self, known: Known) -> None:
        order = errand.Order(known.build, programs_here())
        # The result of a call, not a value that is put there: should all who hold it die, it
        # is made again.
        self.parcel = self.scheduler.sent(_same, parcel_of(known).as_bytes())
        said = self.scheduler.asked(_settle_in, order, self.parcel, patience_s=_ANSWER_S)
        refused = {
            worker: _words(answer)
            for worker, answer in said.items()
            if isinstance(answer, BaseException)
        }
        if refused:
            raise ClusterError(
                f"Workers of {self.executor} cannot work on this project:{_listed(refused)}"
            )
        self.order = order

    def _bring(self, outlines: bytes | None) -> Bring:
        held: list[Any] = []

        def bring(function: Callable[[Any], Any], batch: Any) -> Any:
            if outlines is not None and not held:
                held.append(self.scheduler.sent(_same, outlines))
            known = held[0] if held else None
            return self.scheduler.sent(_run, self.order, self.parcel, known, function, batch)

        return bring


def _alike(scheduler: Scheduler, executor: str, patience_s: float) -> int:
    """How many workers there are, all with the programs that are here.

    Raises:
        ClusterError: There are none, or one has other programs.
    """
    if not scheduler.await_workers(patience_s=patience_s):
        raise ClusterError(
            f"The scheduler at {executor} has no workers. Start some by `dask worker`, or build"
            " without --executor."
        )
    said = scheduler.asked(_programs, patience_s=_ANSWER_S)
    if not said:
        raise ClusterError(
            f"The workers of {executor} are all at something else. Try again later, or build"
            " without --executor."
        )
    here = _programs()
    unlike = {
        worker: differences(answer, here) if isinstance(answer, dict) else _words(answer)
        for worker, answer in said.items()
        if answer != here
    }
    if unlike:
        raise ClusterError(
            f"Workers of {executor} have other programs, so they might draw other pages:"
            f"{_listed(unlike)}\nInstall there what is here, by the same lock file or"
            f" `pip install 'playbook-press[cluster]=={here['playbook-press']}'` under the same"
            " Python, and start them again."
        )
    return len(said)


def _words(failure: BaseException) -> str:
    said = str(failure)
    is_ours = isinstance(failure, errand.UnlikeWorkerError)
    return said if is_ours else f"{type(failure).__name__}: {said}"


def _listed(said: Mapping[str, str]) -> str:
    lines = [f"\n  {worker}: {words}" for worker, words in said.items()]
    more = len(lines) - _MOST_NAMED
    return "".join(lines[:_MOST_NAMED]) + (f"\n  and {more} more" if more > 0 else "")


# -- what workers run


def _same(value: Any) -> Any:
    return value


def _programs() -> Mapping[str, str]:
    return {**programs_here(), **version_of_dask()}


def _settle_in(order: errand.Order, parcel: bytes) -> None:
    errand.settle_in(order, parcel, folder_of_worker())


def _run(
    order: errand.Order, parcel: bytes, outlines: bytes | None, function: Any, batch: Any
) -> Any:
    return errand.run_errand(order, parcel, outlines, function, batch, folder_of_worker())
