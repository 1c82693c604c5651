"""Who draws the pages of a build: this machine, or a cluster."""

from collections.abc import Iterator
from contextlib import contextmanager

from msgspec import Struct

from playbook_press.cli import project
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.engines.building import Engine
from playbook_press.engines.mkdocs.driver.cluster import joined
from playbook_press.engines.mkdocs.driver.scheduler import address_of
from playbook_press.engines.mkdocs.driver.workers import LocalWorkers, Workers


class Drawers(Struct, frozen=True):
    """Those that were asked for."""

    here: LocalWorkers
    executor: str | None
    """Where a cluster is, as the command line says it; None where none is wanted."""

    @contextmanager
    def gathered(self) -> Iterator[Workers]:
        """They, for the time of drawing.

        Not earlier: composing forks this process, and one that speaks to a cluster has threads.

        Raises:
            ClusterError: The cluster cannot be used.
        """
        if self.executor is None:
            yield self.here
        else:
            with joined(self.executor, jobs=self.here.count) as workers:
                yield workers


def refuse_beside(executor: str, *, safe: bool, engine: Engine) -> None:
    """See that an executor is one, and goes with the other options.

    Raises:
        CouldNotRunError: It is not, or does not.
    """
    with project.refusals():
        address_of(executor)
    if safe:
        raise CouldNotRunError(
            "--executor does not go with --safe: a stranger's site would be sent to every machine"
            " of the cluster. Leave one of them out."
        )
    if engine != "mkdocs":
        raise CouldNotRunError(
            f"--executor does not go with --engine {engine}, which draws all pages by itself."
            " Leave one of them out."
        )
