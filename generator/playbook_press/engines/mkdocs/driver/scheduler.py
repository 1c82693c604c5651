"""A scheduler of Dask's, and what is asked of it.

Nothing else in this program opens the network, and this speaks only to the scheduler it is told
of. Dask's values are pickles: whoever can reach a scheduler can have its workers run anything.
"""

import logging
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from importlib import metadata
from typing import Any
from urllib.parse import urlsplit

from playbook_press.engines.engine_error import EngineError

PATIENCE_S = 10

_PROGRAM = "distributed"

# `Any` below: what Dask gives; it is imported only where it is asked for.


class ClusterError(EngineError):
    """A cluster that cannot be used; the text says why and what to do."""


class Scheduler:
    """One that has answered."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def has_workers(self, *, patience_s: float) -> bool:
        """Whether there are any now.

        Raises:
            Exception: It does not answer.
        """
        return bool(self.client.nthreads(callback_timeout=patience_s))

    def await_workers(self, *, patience_s: float) -> bool:
        """Whether one is there, or comes in time."""
        try:
            self.client.wait_for_workers(1, timeout=patience_s)
        except TimeoutError:
            return False
        return True

    def sent(self, function: Callable[..., Any], *arguments: Any) -> Any:
        """The future of a call, by any worker; arguments may be such futures."""
        import dask

        # Dask warns of large values; ours are sent once, and of the size they have to be.
        with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1TiB"}):
            return self.client.submit(function, *arguments, pure=False)

    def asked(
        self, function: Callable[..., Any], *arguments: Any, patience_s: float
    ) -> Mapping[str, Any]:
        """By worker, what each answers or the exception it raises; silent ones are left out."""
        futures = {
            worker: self.client.submit(
                function,
                *arguments,
                workers=[worker],
                allow_other_workers=False,
                pure=False,
                priority=1,
            )
            for worker in sorted(self.client.nthreads())
        }
        with self.client.as_current(), suppress(TimeoutError):
            _dask().wait(list(futures.values()), timeout=patience_s)
        answers = {}
        for worker, future in futures.items():
            if future.status == "finished":
                answers[worker] = future.result()
            elif future.status == "error":
                answers[worker] = future.exception()
        return answers


@contextmanager
def connected(executor: str, *, patience_s: float) -> Iterator[Scheduler]:
    """The scheduler at an address.

    Args:
        executor: The address: `dask://HOST:PORT`.
        patience_s: For one that does not answer.

    Raises:
        ClusterError: There is none.
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
            yield Scheduler(client)
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


def version_of_dask() -> Mapping[str, str]:
    """Name and version of the package, for whom both ends have to agree on it."""
    return {_PROGRAM: metadata.version(_PROGRAM)}


def folder_of_worker() -> str:
    """Where the worker that asks may keep files."""
    return str(_dask().get_worker().local_directory)


def _dask() -> Any:
    try:
        import distributed
    except ImportError as reason:
        raise ClusterError(
            "Dask is not installed here. Type: pip install 'playbook-press[cluster]'"
        ) from reason
    return distributed


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
