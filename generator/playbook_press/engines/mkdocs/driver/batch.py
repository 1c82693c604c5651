"""Pages in batches: three pure functions that any `concurrent.futures.Executor` may run.

A batch names pages of a run. A worker that does not have that run (it is no fork of the process
that began it) makes it once from the recipe, which came with `know` or with the batch itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from playbook_press.engines.mkdocs import searching
from playbook_press.engines.mkdocs.driver.page import (
    Body,
    Drawn,
    Outline,
    Read,
    as_bytes,
    from_bytes,
)
from playbook_press.engines.mkdocs.driver.run import Recipe, Run
from playbook_press.engines.packs import Place

_recipes: dict[str, Recipe] = {}
_runs: dict[str, Run] = {}
_told: set[str] = set()
"""Runs that know the outlines of their pages."""


@dataclass(frozen=True)
class ReadBatch:
    """Some pages to read. It can be pickled."""

    run: str
    """Names the run: unique among all builds that a worker may see."""
    paths: tuple[str, ...]
    """Source paths."""
    recipe: Recipe | None = None
    """Where the worker may not have it yet."""


Content = bytes | Place
"""Something that was kept, or where it stands, for workers on this machine."""


@dataclass(frozen=True)
class DrawBatch:
    """Some pages to draw. It can be pickled."""

    run: str
    bodies: Mapping[str, Content]
    """By source path, the body that reading gave."""
    outlines: Mapping[str, Outline] | None = None
    """Of every page of the run; None where the worker is a fork and knows them."""
    recipe: Recipe | None = None


@dataclass(frozen=True)
class IndexBatch:
    """All pages of a language, for its search index. It can be pickled."""

    now: tuple[Content, ...]
    """What reading each page gave for it."""
    words: Mapping[str, object]
    """What the search says."""
    site: str
    """What tells this site from others in the same browser."""
    before: tuple[Content, ...] | None = None
    """Of the pages of an earlier index, to save work."""
    postings: Content = b""
    """What that index was."""


@dataclass(frozen=True)
class Indexed:
    """A search index."""

    files: Mapping[str, bytes]
    """By path below the language."""
    postings: bytes
    """For the next time, as JSON."""


def read_batch(batch: ReadBatch) -> list[Read]:
    """Read pages; what came of each, in order.

    Raises:
        Exception: Whatever a page raises; none of the batch is given then.
    """
    run = _run(batch.run, batch.recipe)
    return [run.read(path) for path in batch.paths]


def draw_batch(batch: DrawBatch) -> list[Drawn]:
    """Draw pages that have been read, in order.

    Raises:
        Exception: Whatever a page raises; none of the batch is given then.
    """
    run = _run(batch.run, batch.recipe)
    if batch.outlines is not None and batch.run not in _told:
        for path, outline in batch.outlines.items():
            run.take(path, outline)
        _told.add(batch.run)
    run.dress()
    drawn = []
    for path, kept in batch.bodies.items():
        drawn.append(run.draw(path, Body.from_bytes(_content(kept))))
    return drawn


def index_batch(batch: IndexBatch) -> Indexed:
    """The search index of a language; the same whatever came before.

    Raises:
        ValueError: A content is not what reading gave.
    """
    # Pages that have not changed are read once.
    known = {each: searching.indexed_from_data(_value(each)) for each in batch.now}
    now = [known[each] for each in batch.now]
    before = None
    if batch.before is not None:
        pages = [
            known.get(each) or searching.indexed_from_data(_value(each)) for each in batch.before
        ]
        before = searching.index_from_data(pages, _value(batch.postings))
    made = searching.index_of(now, batch.words, site=batch.site, before=before)
    return Indexed(made.files, as_bytes(dict(made.index.postings)))


def know(recipes: Mapping[str, Recipe]) -> None:
    """Tell a new worker what the runs of the coming batches are made of."""
    _recipes.update(recipes)


def lend(name: str, run: Run) -> None:
    """Let batches that run in this process, or in a fork of it, use a run."""
    _runs[name] = run


def take_back(name: str) -> None:
    """The run is over."""
    _runs.pop(name, None)


def _content(kept: Content) -> bytes:
    return kept.read() if isinstance(kept, Place) else kept


def _value(kept: Content) -> Any:  # `Any`: JSON
    return from_bytes(_content(kept))


def _run(name: str, recipe: Recipe | None) -> Run:
    run = _runs.get(name)
    if run is None:
        # One at a time: a worker that lives longer than a build need not keep old ones.
        for other in [each for each in _runs if each.rpartition("/")[0] != name.rpartition("/")[0]]:
            del _runs[other]
        run = Run(recipe or _recipes[name])
        run.begin(is_worker=True)
        _runs[name] = run
    return run
