"""All languages of a site, led through MkDocs side by side."""

import functools
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4

from mkdocs.config.defaults import MkDocsConfig
from msgspec import Struct, structs

from playbook_press.engines.mkdocs.driver import batch as batches
from playbook_press.engines.mkdocs.driver.run import Recipe, Run
from playbook_press.engines.mkdocs.driver.work import Finished, Work
from playbook_press.engines.mkdocs.driver.workers import Workers
from playbook_press.engines.store import Store
from playbook_press.pipeline import Site
from playbook_press.source.collector import collector_at_rest, heap_frozen

MOST_PAGES = 16
"""In a batch; fewer where there would not be a few batches for each worker."""

_BATCHES_EACH = 4


def drive(
    outer: MkDocsConfig,
    site: Site,
    *,
    workers: Workers,
    store: Store,
    is_preview: bool = False,
    standing: Path | None = None,
) -> Finished:
    """Draw every language below the folder of the outer run; what is known of its files.

    Args:
        outer: The configuration of the run for `/`.
        site: What to draw.
        workers: Who reads and draws.
        store: What is known of earlier builds, and where contents are put meanwhile.
        is_preview: Whether pages go without their policy.
        standing: The site that stands already, whose files may be taken over.

    Raises:
        Exception: Whatever MkDocs raises.
    """
    build = uuid4().hex
    works = []
    for language in site.languages:
        recipe = Recipe(
            outer.config_file_path,
            outer.site_dir,
            outer.site_url or None,
            site,
            language,
            is_preview,
        )
        name = f"{build}/{language.code}"
        works.append(Work(Run(recipe), name, store, workers, standing))
    known = batches.Known(build, {work.name: work.run.recipe for work in works})
    for work in works:
        batches.lend(work.name, work.run)
    try:
        # The whole site is in memory and stays there; the collector need not look through it.
        with heap_frozen():
            return _driven(works, workers, known)
    finally:
        for work in works:
            batches.take_back(work.name)


def _driven(works: Sequence[Work], workers: Workers, known: batches.Known) -> Finished:
    for work in works:
        with _failing(work.run):
            work.begin()
    _read(works, workers, known)
    for work in works:
        with _failing(work.run):
            work.all_read()
            work.run.dress()
            work.run.write_around()
    _draw(works, workers, known)
    for work in works:
        with _failing(work.run):
            work.finish()
    whole = Finished()
    for work in works:
        whole.digests.update(work.finished.digests)
        whole.facts.stored.update(work.finished.facts.stored)
    return whole


_Missing = Sequence[tuple[Work, Sequence[str]]]
"""Source paths of pages that have to be made, by work."""


class _Task(Struct, frozen=True):
    """A batch, who works it off, and who takes in what comes of it."""

    work: Work
    function: Callable[[Any], Any]  # `Any`: batches of several kinds, and what each gives
    batch: Callable[[], Any]
    """Made when its turn comes, so that not all of them are held in memory."""
    take: Callable[[Any], None]


def _read(works: Sequence[Work], workers: Workers, known: batches.Known) -> None:
    def take(work: Work, paths: Sequence[str], found: Sequence[Any]) -> None:
        for path, read in zip(paths, found, strict=True):
            work.take_read(path, read)

    with collector_at_rest():
        missing = [(work, work.unread()) for work in works]
    tasks = [
        _Task(
            work,
            batches.read_batch,
            functools.partial(work.read_batch, paths),
            functools.partial(take, work, paths),
        )
        for work, paths in _cut(missing, workers)
    ]
    _work_off(tasks, missing, workers, known)


def _draw(works: Sequence[Work], workers: Workers, known: batches.Known) -> None:
    def take(work: Work, paths: Sequence[str], found: Sequence[Any]) -> None:
        for path, drawn in zip(paths, found, strict=True):
            work.take_drawn(path, drawn)

    # The indexes take longest and wait for nothing; after an edit they are mended quickly.
    tasks = []
    is_new = False
    for work in works:
        index = work.index_batch()
        if index is not None:
            is_new = is_new or index.before is None
            batch = functools.partial(_given, index)
            tasks.append(_Task(work, batches.index_batch, batch, work.take_index))
    with collector_at_rest():
        missing = [(work, work.undrawn()) for work in works]
    tasks += [
        _Task(
            work,
            batches.draw_batch,
            functools.partial(work.draw_batch, paths),
            functools.partial(take, work, paths),
        )
        for work, paths in _cut(missing, workers)
    ]
    outlines = {work.name: work.outlines for work in works}
    known = structs.replace(known, outlines=outlines)
    _work_off(tasks, missing, workers, known, is_long=is_new)


def _given(value: Any) -> Any:
    return value


def _cut(missing: _Missing, workers: Workers) -> Iterator[tuple[Work, tuple[str, ...]]]:
    whole = sum(len(paths) for _, paths in missing)
    size = max(1, min(MOST_PAGES, whole // (workers.count * _BATCHES_EACH)))
    for work, paths in missing:
        for start in range(0, len(paths), size):
            yield work, tuple(paths[start : start + size])


def _work_off(
    tasks: Sequence[_Task],
    missing: _Missing,
    workers: Workers,
    known: batches.Known,
    *,
    is_long: bool = False,
) -> None:
    """Have all batches worked off; what comes of them is taken in in order.

    A batch that fails is worked off here once more. So a page that cannot be drawn fails where
    its traceback and its words are seen, and a worker that was killed costs time only.
    """
    is_little = sum(len(paths) for _, paths in missing) < workers.fewest and not is_long
    if len(tasks) < 2 or is_little:
        for task in tasks:
            with _failing(task.work.run):
                task.take(task.function(task.batch()))
        return
    with workers.hired(known) as pool:
        ahead: list[Future[Any] | None] = []
        for number, task in enumerate(tasks):
            # Not all at once: results that wait are held in memory.
            while len(ahead) < min(len(tasks), number + 3 * workers.count):
                ahead.append(_submitted(pool, tasks[len(ahead)]))
            future, ahead[number] = ahead[number], None
            with _failing(task.work.run):
                task.take(_result(task, future))


def _result(task: _Task, future: Future[Any] | None) -> Any:
    if future is not None:
        try:
            return future.result()
        except Exception:
            pass
    return task.function(task.batch())


def _submitted(pool: Executor, task: _Task) -> Future[Any] | None:
    try:
        return pool.submit(task.function, task.batch())
    except RuntimeError:  # of which a broken pool is one
        return None


@contextmanager
def _failing(run: Run) -> Iterator[None]:
    """Tell a run's plugins where it fails."""
    try:
        yield
    except Exception as failure:
        run.fail(failure)
        raise
