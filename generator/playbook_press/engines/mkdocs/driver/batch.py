"""Pages in batches: three pure functions that any `concurrent.futures.Executor` may run.

A batch names pages of a run. A worker that does not have that run (it is no fork of the process
that began it) makes it once from what it was told with `know`.
"""

from collections.abc import Mapping

from msgspec import Struct, field

from playbook_press.engines.as_json import as_bytes, from_bytes
from playbook_press.engines.mkdocs import searching
from playbook_press.engines.mkdocs.driver.page import (
    Body,
    Drawn,
    Outline,
    Read,
)
from playbook_press.engines.mkdocs.driver.run import Recipe, Run
from playbook_press.engines.packs import Place
from playbook_press.search import IndexedPage, Published
from playbook_press.source.collector import collector_at_rest


class Known(Struct, frozen=True):
    """What workers that are no forks are told before they get batches. It can be pickled."""

    build: str
    """Names the build: unique among all that a worker may see."""
    recipes: Mapping[str, Recipe]
    """By name of run."""
    outlines: Mapping[str, Mapping[str, Outline]] = field(default_factory=dict)
    """By name of run, of every page by its source path; empty before the pages are read."""


NOTHING_KNOWN = Known("", {})
"""For workers that get no batches of pages."""


class ReadBatch(Struct, frozen=True):
    """Some pages to read. It can be pickled."""

    run: str
    """Names the run."""
    paths: tuple[str, ...]
    """Source paths."""


Content = bytes | Place
"""Something that was kept, or where it stands, for workers on this machine."""


class DrawBatch(Struct, frozen=True):
    """Some pages to draw. It can be pickled."""

    run: str
    bodies: Mapping[str, Content]
    """By source path, the body that reading gave."""


class IndexBatch(Struct, frozen=True):
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


class Indexed(Struct, frozen=True):
    """A search index."""

    files: Mapping[str, bytes]
    """By path below the language."""
    postings: bytes
    """For the next time, as JSON."""


_lent: dict[str, Run] = {}
"""Runs of a build that this process, or the one it is a fork of, leads."""

_told: list[Known] = []
"""What this process was told last, as a worker."""

_made: dict[str, Run] = {}
"""Runs that were made from it."""

_outlined: set[str] = set()
"""Those of them that know the outlines of their pages."""


@collector_at_rest()
def read_batch(batch: ReadBatch) -> list[Read]:
    """Read pages; what came of each, in order.

    Raises:
        Exception: Whatever a page raises; none of the batch is given then.
    """
    run = _run(batch.run)
    return [run.read(path) for path in batch.paths]


@collector_at_rest()
def draw_batch(batch: DrawBatch) -> list[Drawn]:
    """Draw pages that have been read, in order.

    Raises:
        Exception: Whatever a page raises; none of the batch is given then.
    """
    run = _run(batch.run)
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
    known = {each: _indexed(each) for each in batch.now}
    now = [known[each] for each in batch.now]
    before = _earlier(batch, known)
    made = searching.index_of(now, batch.words, site=batch.site, before=before)
    return Indexed(made.files, as_bytes(dict(made.index.postings)))


def know(known: Known) -> None:
    """Tell a worker of a build, in place of all it was told of others and of this one."""
    _told.clear()
    _told.append(known)
    for name in [name for name in _made if name not in known.recipes]:
        del _made[name]
    _outlined.intersection_update(_made)


def lend(name: str, run: Run) -> None:
    """Let batches that run in this process, or in a fork of it, use a run."""
    _lent[name] = run


def take_back(name: str) -> None:
    """The run is over."""
    _lent.pop(name, None)


def _content(kept: Content) -> bytes:
    return kept.read() if isinstance(kept, Place) else kept


def _earlier(batch: IndexBatch, known: Mapping[Content, IndexedPage]) -> Published | None:
    """The index before; None where there is none, or another version of this program wrote it."""
    if batch.before is None:
        return None
    try:
        pages = [known.get(each) or _indexed(each) for each in batch.before]
        postings = from_bytes(_content(batch.postings), dict[str, str])
    except ValueError:
        return None
    return searching.index_from_data(pages, postings)


def _indexed(kept: Content) -> IndexedPage:
    found: IndexedPage = from_bytes(_content(kept), IndexedPage)
    return found


def _run(name: str) -> Run:
    if name in _lent:
        return _lent[name]
    known = _told[-1]
    run = _made.get(name)
    if run is None:
        run = _made[name] = Run(known.recipes[name])
        run.begin(is_worker=True)
    if name in known.outlines and name not in _outlined:
        for path, outline in known.outlines[name].items():
            run.take(path, outline)
        _outlined.add(name)
    return run
