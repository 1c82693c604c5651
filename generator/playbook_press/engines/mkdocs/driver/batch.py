"""Pages in batches: two pure functions that any `concurrent.futures.Executor` may run.

A batch names pages of a run. A worker that does not have that run (it is no fork of the process
that began it) makes it once from the recipe, which came with `know` or with the batch itself.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from playbook_press.engines.mkdocs.driver.page import Body, Drawn, Outline
from playbook_press.engines.mkdocs.driver.run import Recipe, Run

_recipes: dict[str, Recipe] = {}
_runs: dict[str, Run] = {}
_taken: dict[str, str] = {}
"""By run, the outlines that it has been told."""


@dataclass(frozen=True)
class ReadBatch:
    """Some pages to read. It can be pickled."""

    run: str
    """Names the run: unique among all builds that a worker may see."""
    paths: tuple[str, ...]
    """Source paths."""
    recipe: Recipe | None = None
    """Where the worker may not have it yet."""


@dataclass(frozen=True)
class DrawBatch:
    """Some pages to draw. It can be pickled."""

    run: str
    bodies: Mapping[str, bytes | str]
    """By source path, what reading gave, as `body_as_bytes` writes it; or the path of a file
    that holds it, for workers on the same machine."""
    outlines: Mapping[str, Outline] | None = None
    """Of every page of the run; None where the worker is a fork and knows them."""
    edition: str = ""
    """Differs whenever `outlines` do."""
    recipe: Recipe | None = None


def read_batch(batch: ReadBatch) -> list[tuple[Outline, bytes]]:
    """Read pages; what came of each, in order, with its body as bytes.

    Raises:
        Exception: Whatever a page raises; none of the batch is given then.
    """
    run = _run(batch.run, batch.recipe)
    found = [run.read(path) for path in batch.paths]
    return [(outline, body_as_bytes(body)) for outline, body in found]


def draw_batch(batch: DrawBatch) -> list[Drawn]:
    """Draw pages that have been read, in order.

    Raises:
        Exception: Whatever a page raises; none of the batch is given then.
    """
    run = _run(batch.run, batch.recipe)
    if batch.outlines is not None and _taken.get(batch.run) != batch.edition:
        for path, outline in batch.outlines.items():
            run.take(path, outline)
        _taken[batch.run] = batch.edition
    run.dress()
    drawn = []
    for path, kept in batch.bodies.items():
        body = body_from_bytes(Path(kept).read_bytes() if isinstance(kept, str) else kept)
        drawn.append(run.draw(path, body))
    return drawn


def know(recipes: Mapping[str, Recipe]) -> None:
    """Tell a new worker what the runs of the coming batches are made of."""
    _recipes.update(recipes)


def lend(name: str, run: Run) -> None:
    """Let batches that run in this process, or in a fork of it, use a run."""
    _runs[name] = run


def take_back(name: str) -> None:
    """The run is over."""
    _runs.pop(name, None)


def body_as_bytes(body: Body) -> bytes:
    """As JSON."""
    return json.dumps(
        [body.content, body.toc, body.sections], ensure_ascii=False, separators=(",", ":")
    ).encode("utf-8", "surrogatepass")


def body_from_bytes(data: bytes) -> Body:
    """What `body_as_bytes` wrote."""
    content, toc, sections = json.loads(data.decode("utf-8", "surrogatepass"))
    return Body(content, toc, sections)


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
