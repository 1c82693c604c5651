"""The same pages, drawn by a cluster of Dask's: three workers that share nothing but a socket.

Whatever speaks to the cluster does so in a process of its own: Dask leaves threads behind, and
other tests fork.
"""

import multiprocessing
import os
import signal
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from playbook_press.engines.mkdocs.build import Manner, draw_site
from playbook_press.engines.mkdocs.driver import cluster as clusters
from playbook_press.engines.mkdocs.driver.batch import Known
from playbook_press.engines.mkdocs.driver.cluster import ClusterWorkers, joined
from playbook_press.engines.mkdocs.driver.programs import programs_here
from playbook_press.engines.mkdocs.driver.scheduler import ClusterError, address_of
from tests.engines.driver.dask_cluster import Cluster, cluster_of
from tests.engines.driver.trees import differences, stock, tree
from tests.engines.small_site import project, small_site
from tests.servers import free_port

Mishap = Callable[[ClusterWorkers], None]


Elsewhere = Callable[..., Any]


@pytest.fixture(scope="module")
def elsewhere() -> Iterator[Elsewhere]:
    """Calls a function in another process."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=context) as pool:
        yield lambda function, *arguments: pool.submit(function, *arguments).result()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    with cluster_of(tmp_path_factory.mktemp("cluster"), 3) as found:
        yield found


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return project(tmp_path_factory.mktemp("driven"))


@pytest.fixture(scope="module")
def expected(settings: Path) -> Mapping[str, bytes]:
    folder = settings.parent
    return stock(settings, small_site(folder / "theme"), folder / "stock")


def test_three_workers_draw_what_mkdocs_draws(
    elsewhere: Elsewhere,
    cluster: Cluster,
    settings: Path,
    expected: Mapping[str, bytes],
    tmp_path: Path,
) -> None:
    notices = elsewhere(_draw, cluster.executor, settings, tmp_path)
    assert differences(expected, tree(tmp_path)) == []
    assert notices == ()


def test_a_worker_that_is_killed_in_the_middle_costs_no_page(
    elsewhere: Elsewhere,
    cluster: Cluster,
    settings: Path,
    expected: Mapping[str, bytes],
    tmp_path: Path,
) -> None:
    """Its batches go to the others."""
    notices = elsewhere(_draw, cluster.executor, settings, tmp_path, _kill_a_busy_worker)
    assert differences(expected, tree(tmp_path)) == []
    assert notices == ()


@pytest.mark.long
def test_what_a_cluster_leaves_undone_is_drawn_here(
    elsewhere: Elsewhere, settings: Path, expected: Mapping[str, bytes], tmp_path: Path
) -> None:
    """As when the machine of the scheduler is switched off."""
    with cluster_of(tmp_path, 1) as lone:
        kill = partial(_kill, lone.scheduler)
        (notice,) = elsewhere(_draw, lone.executor, settings, tmp_path / "site", kill, 1)
    assert differences(expected, tree(tmp_path / "site")) == []
    assert "has gone away" in notice


def test_workers_with_other_programs_are_refused(elsewhere: Elsewhere, cluster: Cluster) -> None:
    """They are named, with what differs there."""
    with pytest.raises(ClusterError, match=r"tcp://127.*: jinja2 [0-9.]+ instead of 1\.0"):
        elsewhere(_join_with_other_programs, cluster.executor)


def test_paths_that_only_this_machine_has_are_refused(
    elsewhere: Elsewhere, cluster: Cluster, settings: Path, tmp_path: Path
) -> None:
    """Else every batch would fail there, and be drawn here without a word."""
    (tmp_path / "mkdocs.yml").write_text(
        settings.read_text("utf-8").replace(
            "docs_dir: docs", f"docs_dir: {settings.parent / 'docs'}"
        ),
        "utf-8",
    )
    (tmp_path / "theme").mkdir()
    with pytest.raises(ClusterError, match="`docs_dir` names its folder by the whole path"):
        elsewhere(_draw, cluster.executor, tmp_path / "mkdocs.yml", tmp_path / "site")


def test_where_there_is_no_scheduler_it_is_said_so(elsewhere: Elsewhere) -> None:
    with pytest.raises(ClusterError, match=r"No scheduler answers at dask://127\.0"):
        elsewhere(_join, f"dask://127.0.0.1:{free_port()}", 0.5)


@pytest.mark.parametrize("written", ["spark://10.0.0.5:7077", "dask://", "10.0.0.5:8786", "dask"])
def test_another_kind_of_executor_is_not_known(written: str) -> None:
    with pytest.raises(ClusterError, match=r"Write `dask://HOST:PORT`"):
        address_of(written)


# -- what happens in a process of its own


def _draw(
    executor: str, settings: Path, target: Path, mishap: Mishap | None = None, count: int = 3
) -> tuple[str, ...]:
    with joined(executor, patience_s=60) as workers:
        workers.scheduler.client.wait_for_workers(count, timeout=180)
        workers.fewest = 0
        manner = Manner(workers=_Interrupted(workers, mishap))
        site = small_site(settings.parent / "theme")
        return draw_site(settings, site, target, manner=manner).notices


def _join(executor: str, patience_s: float = 60) -> None:
    with joined(executor, patience_s=patience_s):
        pass


def _join_with_other_programs(executor: str) -> None:
    here = {**programs_here(), "jinja2": "1.0"}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(clusters, "programs_here", lambda: here)
        _join(executor)


class _Interrupted:
    """Workers to whom something happens when they have begun to draw."""

    shares_disk = False

    def __init__(self, workers: ClusterWorkers, mishap: Mishap | None) -> None:
        self.workers = workers
        self.mishap = mishap
        self.count = workers.count
        self.fewest = workers.fewest
        self.here = workers.here

    @property
    def notices(self) -> tuple[str, ...]:
        return tuple(self.workers.notices)

    @contextmanager
    def hired(self, known: Known) -> Iterator[Executor]:
        with self.workers.hired(known) as pool:
            happens = self.mishap if known.outlines else None
            yield _Counted(pool, happens and partial(happens, self.workers))


class _Counted(Executor):
    def __init__(self, pool: Executor, mishap: Callable[[], None] | None) -> None:
        self.pool = pool
        self.mishap = mishap
        self.number = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future = self.pool.submit(fn, *args, **kwargs)
        self.number += 1
        if self.number == 4 and self.mishap is not None:
            self.mishap()
        return future


def _kill_a_busy_worker(workers: ClusterWorkers) -> None:
    processes = workers.scheduler.client.run(os.getpid)
    while True:
        busy = [each for each, tasks in workers.scheduler.client.processing().items() if tasks]
        if busy:
            return os.kill(processes[busy[0]], signal.SIGKILL)
        time.sleep(0.01)


def _kill(process: int, workers: ClusterWorkers) -> None:
    os.kill(process, signal.SIGKILL)
