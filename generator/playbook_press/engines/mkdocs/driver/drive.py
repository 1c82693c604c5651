"""All languages of a site, led through MkDocs side by side."""

import json
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from typing import Any, TypeVar

from mkdocs.config.defaults import MkDocsConfig

from playbook_press.engines.mkdocs import searching
from playbook_press.engines.mkdocs.driver import batch as batches
from playbook_press.engines.mkdocs.driver import prints
from playbook_press.engines.mkdocs.driver.batch import DrawBatch, ReadBatch
from playbook_press.engines.mkdocs.driver.outlook import LOOKED_AT, Outlooks
from playbook_press.engines.mkdocs.driver.page import Outline
from playbook_press.engines.mkdocs.driver.reading import still_holds
from playbook_press.engines.mkdocs.driver.run import Recipe, Run
from playbook_press.engines.mkdocs.driver.store import Store
from playbook_press.engines.mkdocs.driver.workers import Workers
from playbook_press.pages.assessment_data import site_key
from playbook_press.pipeline import Site
from playbook_press.search import SearchPage

log = logging.getLogger("mkdocs.plugins.playbooks")

MOST_PAGES = 32
"""In a batch; fewer where there would not be a few batches for each worker."""

_BATCHES_EACH = 4
_numbers = count(1)

R = TypeVar("R")


@dataclass
class _Work:
    """One language under way."""

    run: Run
    name: str
    reading: str
    """The print of what reads pages."""
    kept: Mapping[str, Any]
    """What the last build noted of each page."""
    outlines: dict[str, Outline]
    bodies: dict[str, str]
    """By page, the digest of what reading it gave."""
    keys: dict[str, str]
    """By page, the digest of what was read."""
    noted: dict[str, dict[str, Any]]
    """What the next build will find."""


def drive(outer: MkDocsConfig, site: Site, *, workers: Workers, store: Store) -> None:
    """Draw every language below the folder of the outer run.

    Args:
        outer: The configuration of the run for `/`.
        site: What to draw.
        workers: Who reads and draws.
        store: What is known of earlier builds, and where contents are put meanwhile.

    Raises:
        Exception: Whatever MkDocs raises.
    """
    build = f"build-{next(_numbers)}"
    runs = [
        Run(Recipe(outer.config_file_path, outer.site_dir, outer.site_url, site, language))
        for language in site.languages
    ]
    works = [_Work(run, f"{build}/{run.code}", "", {}, {}, {}, {}, {}) for run in runs]
    for work in works:
        batches.lend(work.name, work.run)
    try:
        for work in works:
            with _failing(work.run):
                work.run.begin()
            work.kept = store.list(f"pages-{work.run.code}")
        _read_all(works, workers, store)
        for work in works:
            with _failing(work.run):
                work.run.dress()
        _draw_all(works, workers, store)
        for work in works:
            with _failing(work.run):
                work.run.finish()
            store.note(f"pages-{work.run.code}", work.noted)
    finally:
        for work in works:
            batches.take_back(work.name)


def _read_all(works: Sequence[_Work], workers: Workers, store: Store) -> None:
    missing: list[tuple[_Work, str]] = []
    for work in works:
        work.reading = prints.reading_print(
            work.run.config, [each.code for each in work.run.recipe.site.languages]
        )
        for file in work.run.pages:
            path = file.src_uri
            key = work.keys[path] = _reading_key(work, path)
            outline = _kept_outline(work, path, key, store)
            if outline is None:
                missing.append((work, path))
            else:
                work.outlines[path] = outline
                work.bodies[path] = work.kept[path]["body"]
    jobs = [
        (work, paths)
        for work in works
        for paths in _cut([path for each, path in missing if each is work], len(missing), workers)
    ]
    calls = [
        lambda work=work, paths=paths: ReadBatch(work.name, tuple(paths)) for work, paths in jobs
    ]
    for (work, paths), found in zip(
        jobs, _results(batches.read_batch, calls, works, workers), strict=True
    ):
        for path, (outline, body) in zip(paths, found, strict=True):
            work.outlines[path] = outline
            work.bodies[path] = store.put(body)
    for work in works:
        for file in work.run.pages:
            outline = work.outlines[file.src_uri]
            work.run.take(file.src_uri, outline)
            work.run.repeat(outline.said)


def _draw_all(works: Sequence[_Work], workers: Workers, store: Store) -> None:
    missing: list[tuple[_Work, str]] = []
    keys: dict[tuple[str, str], str] = {}
    for work in works:
        with _failing(work.run):
            work.run.write_around()
        frame = prints.drawing_print(work.run.config)
        looked = prints.theme_is_looked_at(work.run.config, LOOKED_AT)
        outlooks = Outlooks(work.run.nav, work.run.config, is_looked_at=looked)
        for file in work.run.pages:
            path = file.src_uri
            page = work.run.page(path)
            outline = work.outlines[path]
            key = prints.digest([frame, path, file.url, outline.digest, outlooks.of(page)])
            keys[work.name, path] = key
            found = work.kept.get(path)
            html = store.get(found["html"]) if found and found.get("drawn") == key else None
            if html is None:
                missing.append((work, path))
            else:
                _write(work, path, html)
                _note(work, path, key, found["html"] if found else "")
    jobs = [
        (work, paths)
        for work in works
        for paths in _cut([path for each, path in missing if each is work], len(missing), workers)
    ]
    calls = [
        lambda work=work, paths=paths: _draw_batch(work, paths, workers, store)
        for work, paths in jobs
    ]
    for (work, paths), drawn in zip(
        jobs, _results(batches.draw_batch, calls, works, workers), strict=True
    ):
        for path, done in zip(paths, drawn, strict=True):
            work.run.repeat(done.said)
            _write(work, path, done.html)
            _note(work, path, keys[work.name, path], store.put(done.html) if store.is_kept else "")
    for work in works:
        pages = list(_search_pages(work, store))
        site = work.run.recipe.site.by_language[work.run.code]
        published = searching.index_of(pages, site.search, site=site_key(work.run.config.site_name))
        searching.write_files(published.files, Path(work.run.config.site_dir))


def _draw_batch(work: _Work, paths: Sequence[str], workers: Workers, store: Store) -> DrawBatch:
    bodies: dict[str, bytes | str] = {}
    for path in paths:
        body = _body(work, path, store)
        bodies[path] = str(store.place(work.bodies[path])) if workers.shares_disk else body
    return DrawBatch(
        work.name,
        bodies,
        outlines=None if workers.inherits else work.outlines,
        edition=work.name,
    )


def _body(work: _Work, path: str, store: Store) -> bytes:
    """What reading a page gave; it is read again where the cache has lost it."""
    kept = store.get(work.bodies[path])
    if kept is None:
        outline, body = work.run.read(path)
        work.run.take(path, outline)
        kept = batches.body_as_bytes(body)
        work.bodies[path] = store.put(kept)
    return kept


def _search_pages(work: _Work, store: Store) -> Iterator[SearchPage]:
    for file in work.run.pages:
        body = batches.body_from_bytes(_body(work, file.src_uri, store))
        if body.sections is not None:
            yield searching.page_from_data(work.run.page(file.src_uri), body.sections)


def _reading_key(work: _Work, path: str) -> str:
    page = work.run.page(path)
    return prints.digest(
        [work.reading, path, page.file.url, page.file.content_string, work.run.beside(path)]
    )


def _kept_outline(work: _Work, path: str, key: str, store: Store) -> Outline | None:
    found = work.kept.get(path)
    if not found or found.get("read") != key or not store.has(found["body"]):
        return None
    outline = Outline(**found["outline"])
    return outline if still_holds(outline, work.run.files) else None


def _note(work: _Work, path: str, key: str, html: str) -> None:
    outline = work.outlines[path]
    try:
        kept = json.loads(json.dumps(asdict(outline)))
    except TypeError:
        return
    work.noted[path] = {
        "read": work.keys[path],
        "outline": kept,
        "body": work.bodies[path],
        "drawn": key,
        "html": html,
    }


def _write(work: _Work, path: str, html: bytes) -> None:
    if not html.strip():
        return
    place = work.run.place_of(path)
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(html)


def _cut(paths: Sequence[str], whole: int, workers: Workers) -> Iterator[Sequence[str]]:
    size = max(1, min(MOST_PAGES, whole // (workers.count * _BATCHES_EACH) + 1))
    for start in range(0, len(paths), size):
        yield paths[start : start + size]


def _results(
    work_off: Callable[[Any], R],
    calls: Sequence[Callable[[], Any]],
    works: Sequence[_Work],
    workers: Workers,
) -> Iterator[R]:
    """The results of all batches in order; those that fail are worked off here once more.

    So a page that cannot be drawn fails where its traceback and its words are seen, and a
    worker that was killed costs time only.
    """
    if not calls:
        return
    recipes = {work.name: work.run.recipe for work in works}
    with workers.hired(recipes) as pool:
        ahead: list[Future[R] | None] = []
        for number, call in enumerate(calls):
            # Not all at once: results that wait are held in memory.
            while len(ahead) < min(len(calls), number + 2 * workers.count):
                ahead.append(_submitted(pool, work_off, calls[len(ahead)]()))
            future = ahead[number]
            ahead[number] = None
            try:
                result = future.result() if future is not None else work_off(call())
            except Exception:
                result = work_off(call())
            yield result


def _submitted(pool: Executor, work_off: Callable[[Any], R], batch: Any) -> Future[R] | None:
    try:
        return pool.submit(work_off, batch)
    except (BrokenProcessPool, RuntimeError):
        return None


@contextmanager
def _failing(run: Run) -> Iterator[None]:
    """Tell a run's plugins where it fails."""
    try:
        yield
    except Exception as failure:
        run.fail(failure)
        raise
