"""Workers on other machines, which a scheduler of Dask hands the batches to.

Nothing else in this program opens the network, and this speaks only to the scheduler it is told
of. Dask's values are pickles: whoever can reach a scheduler can have its workers run anything.
"""

import logging
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib import metadata
from typing import Any
from urllib.parse import urlsplit

from playbook_press.engines.engine_error import EngineError
from playbook_press.engines.mkdocs.driver import errand
from playbook_press.engines.mkdocs.driver.batch import Known
from playbook_press.engines.mkdocs.driver.parcel import parcel_of
from playbook_press.engines.mkdocs.driver.pool import Bring, Pool
from playbook_press.engines.mkdocs.driver.programs import differences, programs_here
from playbook_press.engines.mkdocs.driver.workers import LocalWorkers

PATIENCE_S = 10

_ANSWER_S = 60
"""For workers that are at something else."""

_MOST_NAMED = 3
_PROGRAM = "distributed"

# `Any` below: what Dask gives; it is imported only where it is asked for.


class ClusterError(EngineError):
    """A cluster that cannot be used; the text says why and what to do."""


@contextmanager
def joined(
    executor: str, *, stead: LocalWorkers, patience_s: float = PATIENCE_S
) -> Iterator["ClusterWorkers"]:
    """The workers of a cluster, for the time of one build.

    Args:
        executor: Where its scheduler is: `dask://HOST:PORT`.
        stead: Who does what is left if the cluster goes away.
        patience_s: For a scheduler that does not answer, and for one that has no workers.

    Raises:
        ClusterError: There is no such scheduler, or its workers would draw other pages.
    """
    place = address_of(executor)
    dask = _dask()
    with _quiet():
        try:
            client = dask.Client(
                f"tls://{place}" if dask.Security().require_encryption else f"tcp://{place}",
                timeout=patience_s,
                name="playbook-build",
                set_as_default=False,
            )
        except (OSError, RuntimeError, ValueError, TypeError) as reason:
            raise ClusterError(
                f"No scheduler answers at {executor}. Start one there by `dask scheduler`, or"
                f" build without --executor. ({type(reason).__name__}: {reason})"
            ) from reason
        try:
            workers = ClusterWorkers(client, executor, _alike(client, executor, patience_s), stead)
            try:
                yield workers
            finally:
                workers.leave()
        finally:
            with suppress(Exception):
                client.close(timeout=PATIENCE_S)


def address_of(executor: str) -> str:
    """Host and port.

    >>> address_of("dask://10.0.0.5:8786")
    '10.0.0.5:8786'

    Raises:
        ClusterError: It is no address of a scheduler.
    """
    parts = urlsplit(executor)
    try:
        is_whole = bool(parts.hostname and parts.port)
    except ValueError:
        is_whole = False
    if parts.scheme != "dask" or not is_whole or executor != f"dask://{parts.netloc}":
        raise ClusterError(
            f"`{executor}` is no executor. Write `dask://HOST:PORT`, such as"
            " dask://10.0.0.5:8786; no other kind is known."
        )
    return parts.netloc


class ClusterWorkers:
    """The workers of a cluster, for one build."""

    fewest = 100
    shares_disk = False

    def __init__(self, client: Any, executor: str, count: int, stead: LocalWorkers) -> None:
        self.client = client
        self.executor = executor
        self.count = count
        self.stead = stead
        self.order: errand.Order | None = None
        self.parcel: Any = None
        """Holds the project there, once it has been sent."""
        self.is_gone = False
        self.failures: list[str] = []

    @property
    def notices(self) -> Sequence[str]:
        found = []
        if self.is_gone:
            found.append(
                f"The cluster at {self.executor} has gone away; what it had not drawn by then"
                " was drawn here."
            )
        if self.failures and not self.is_gone:
            found.append(
                f"{len(self.failures)} batches of pages could not be drawn at {self.executor}"
                f" and were drawn here: {self.failures[0]}"
            )
        return found

    @contextmanager
    def hired(self, known: Known) -> Iterator[Pool]:
        """An executor for as long as the cluster is there; then one of this machine.

        Raises:
            ClusterError: The workers cannot use the project as it is.
        """
        if self.order is None and not self.is_gone:
            self._settle_in(known)
        outlines = errand.pack_outlines(known.outlines) if known.outlines else None
        pool = Pool(self.client, self._bring(outlines), self.stead, known, is_gone=self.is_gone)
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
                _asked(self.client, errand.leave, self.order.build, wait_s=PATIENCE_S)

    def _settle_in(self, known: Known) -> None:
        order = errand.Order(known.build, programs_here())
        with _large():
            self.parcel = self.client.submit(_same, parcel_of(known).as_bytes(), pure=False)
        said = _asked(self.client, _settle_in, order, self.parcel, wait_s=_ANSWER_S)
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
            with _large():
                if outlines is not None and not held:
                    held.append(self.client.submit(_same, outlines, pure=False))
                return self.client.submit(
                    _run_errand,
                    self.order,
                    self.parcel,
                    held[0] if held else None,
                    function,
                    batch,
                    pure=False,
                )

        return bring


def _alike(client: Any, executor: str, patience_s: float) -> int:
    """How many workers there are, all with the programs that are here.

    Raises:
        ClusterError: There are none, or one has other programs.
    """
    try:
        client.wait_for_workers(1, timeout=patience_s)
    except TimeoutError as reason:
        raise ClusterError(
            f"The scheduler at {executor} has no workers. Start some by `dask worker`, or build"
            " without --executor."
        ) from reason
    said = _asked(client, _programs, wait_s=_ANSWER_S)
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
        ours = here["playbook-press"]
        raise ClusterError(
            f"Workers of {executor} have other programs, so they might draw other pages:"
            f"{_listed(unlike)}\nInstall there what is here, by the same lock file or"
            f" `pip install 'playbook-press[cluster]=={ours}'` under the same Python, and start"
            " them again."
        )
    return len(said)


def _asked(
    client: Any, function: Callable[..., Any], *arguments: Any, wait_s: float
) -> Mapping[str, Any]:
    """What each worker answers, or the exception it raises; without those that do not answer."""
    futures = {
        worker: client.submit(
            function,
            *arguments,
            workers=[worker],
            allow_other_workers=False,
            pure=False,
            priority=1,
        )
        for worker in sorted(client.nthreads())
    }
    with client.as_current(), suppress(TimeoutError):
        _dask().wait(list(futures.values()), timeout=wait_s)
    answers = {}
    for worker, future in futures.items():
        if future.status == "finished":
            answers[worker] = future.result()
        elif future.status == "error":
            answers[worker] = future.exception()
    return answers


def _words(failure: BaseException) -> str:
    return (
        str(failure)
        if isinstance(failure, errand.UnlikeWorkerError)
        else f"{type(failure).__name__}: {failure}"
    )


def _listed(said: Mapping[str, str]) -> str:
    lines = [f"\n  {worker}: {words}" for worker, words in said.items()]
    more = len(lines) - _MOST_NAMED
    return "".join(lines[:_MOST_NAMED]) + (f"\n  and {more} more" if more > 0 else "")


# -- what workers run


def _same(value: Any) -> Any:
    return value


def _programs() -> Mapping[str, str]:
    return {**programs_here(), _PROGRAM: metadata.version(_PROGRAM)}


def _settle_in(order: errand.Order, parcel: bytes) -> None:
    errand.settle_in(order, parcel, _dask().get_worker().local_directory)


def _run_errand(
    order: errand.Order, parcel: bytes, outlines: bytes | None, function: Any, batch: Any
) -> Any:
    folder = _dask().get_worker().local_directory
    return errand.run_errand(order, parcel, outlines, function, batch, folder)


# -- Dask


def _dask() -> Any:
    try:
        import distributed
    except ImportError as reason:
        raise ClusterError(
            "Dask is not installed here. Type: pip install 'playbook-press[cluster]'"
        ) from reason
    return distributed


@contextmanager
def _large() -> Iterator[None]:
    """Dask warns of values that are sent once and of the size they have to be."""
    import dask

    with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1TiB"}):
        yield


@contextmanager
def _quiet() -> Iterator[None]:
    """What Dask's log says is said by us, in a sentence."""
    loggers = [logging.getLogger(name) for name in (_PROGRAM, f"{_PROGRAM}.client")]
    before = [each.level for each in loggers]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            for each in loggers:
                each.setLevel(logging.CRITICAL)
            yield
    finally:
        for each, level in zip(loggers, before, strict=True):
            each.setLevel(level)
