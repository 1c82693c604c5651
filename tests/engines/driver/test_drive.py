"""The driver draws what MkDocs draws: every file, byte for byte."""

import os
import pickle
from collections.abc import Iterator, Mapping
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import pytest

from playbook_press.diagnostics import Diagnostic
from playbook_press.engines.engine_error import EngineError
from playbook_press.engines.mkdocs.build import Manner, draw_site
from playbook_press.engines.mkdocs.driver.batch import NOTHING_KNOWN, Known, ReadBatch
from playbook_press.engines.mkdocs.driver.run import Recipe
from playbook_press.engines.mkdocs.driver.workers import LocalWorkers, Start
from playbook_press.engines.store import keeping
from tests.engines.driver.trees import differences, stock, tree
from tests.engines.small_site import DOCS, project, small_site

# Markdown that no shortcut may read otherwise than MkDocs does.
_ODD = """# Odd

<div class="a"><p id="one">one</p></div>

<div>two <b id="two">lines
and more</b></div>
text <span id="three">at once</span>

<div><script>let a = "<div>";</script></div>

<div><p>open</div></div>

<div title='single' id=bare>x &#65 y</div>

<!-- <div id="no"> --> <div>x</div>

[one](#one) [two](#two) [three](#three) [bare](#bare) [none](#none) [away](../nowhere.md)
"""


class _Elsewhere:
    """Workers that share nothing with this process, not even its memory: values are pickled."""

    count = 2
    fewest = 0
    shares_disk = False
    notices = ()
    here = LocalWorkers(1)

    @contextmanager
    def hired(self, known: Known) -> Iterator[Executor]:
        with LocalWorkers(2, start="spawn").hired(known) as pool:
            yield pool


class _Dying(LocalWorkers):
    """The first worker dies with its batch."""

    @contextmanager
    def hired(self, known: Known) -> Iterator[Executor]:
        with super().hired(known) as pool:
            future = pool.submit(_die)
            assert isinstance(future.exception(), Exception)
            yield pool


def _die() -> None:
    os._exit(9)


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    docs = {**DOCS, "en/guide/odd.md": _ODD, "zh/guide/odd.md": _ODD}
    return project(tmp_path_factory.mktemp("driven"), docs)


@pytest.fixture(scope="module")
def expected(settings: Path) -> Mapping[str, bytes]:
    folder = settings.parent
    return stock(settings, small_site(folder / "theme"), folder / "stock")


@pytest.mark.parametrize("start", ["here", "fork", pytest.param("spawn", marks=pytest.mark.long)])
def test_pages_are_those_of_mkdocs(
    settings: Path, expected: Mapping[str, bytes], tmp_path: Path, start: Start
) -> None:
    """In one process, in forks, and in processes that begin from nothing."""
    if start == "fork" and not hasattr(os, "fork"):
        pytest.skip("there is no fork here")
    workers = LocalWorkers(1 if start == "here" else 2, start=start)
    workers.fewest = 0  # however small the site
    site = small_site(settings.parent / "theme")
    draw_site(settings, site, tmp_path, manner=Manner(workers=workers))
    assert differences(expected, tree(tmp_path)) == []


@pytest.mark.long
def test_batches_can_be_drawn_where_nothing_is_shared(
    settings: Path, expected: Mapping[str, bytes], tmp_path: Path
) -> None:
    site = small_site(settings.parent / "theme")
    draw_site(settings, site, tmp_path, manner=Manner(workers=_Elsewhere()))
    assert differences(expected, tree(tmp_path)) == []


def test_a_worker_that_dies_costs_no_page(
    settings: Path, expected: Mapping[str, bytes], tmp_path: Path
) -> None:
    site = small_site(settings.parent / "theme")
    draw_site(settings, site, tmp_path, manner=Manner(workers=_Dying(2)))
    assert differences(expected, tree(tmp_path)) == []


def test_what_mkdocs_says_is_said_again_from_the_cache(settings: Path, tmp_path: Path) -> None:
    site = small_site(settings.parent / "theme")
    said: dict[str, tuple[Diagnostic, ...]] = {}
    for name in ("first", "again"):
        with keeping(tmp_path) as (store, _):
            said[name] = draw_site(settings, site, tmp_path / name, manner=Manner(store=store)).said
    assert {each.code for each in said["first"]} == {"dead-anchor", "dead-link"}
    assert said["again"] == said["first"]


def test_a_template_that_fails_is_named_with_its_line(tmp_path: Path) -> None:
    """As if there were no workers."""
    settings = project(tmp_path, {})
    (tmp_path / "theme" / "main.html").write_text(
        "{% extends 'base.html' %}{% block content %}\n{{ 1 / (0 if page else 1) }}{% endblock %}",
        "utf-8",
    )
    with pytest.raises(EngineError, match=r"main\.html:2"):
        draw_site(settings, small_site(tmp_path / "theme"), tmp_path / "site")


_HOOK = """
count = 0

def on_pre_build(**kwargs):
    global count
    count = 0

def on_page_content(html, **kwargs):
    global count
    count += 1
    return html + f"<p>page {count}</p>"
"""


def test_with_a_stranger_mkdocs_builds_alone(tmp_path: Path) -> None:
    """A plugin may count pages; then their order matters, and none may be missing."""
    settings = project(tmp_path)
    (tmp_path / "hook.py").write_text(_HOOK, "utf-8")
    settings.write_text(f"{settings.read_text('utf-8')}\nhooks: [hook.py]\n", "utf-8")
    site = small_site(tmp_path / "theme")
    first = draw_site(settings, site, tmp_path / "site")
    (notice,) = first.notices
    assert "hook" in notice
    assert differences(stock(settings, site, tmp_path / "stock"), tree(tmp_path / "site")) == []
    pages = [path.read_text("utf-8") for path in (tmp_path / "site" / "zh").rglob("index.html")]
    assert all(any(f"<p>page {number}</p>" in page for page in pages) for number in (1, 2, 3))


def test_nothing_is_pickled_that_cannot_be(settings: Path) -> None:
    """What an executor is handed are plain values."""
    site = small_site(settings.parent / "theme")
    recipe = Recipe(str(settings), "site", None, site, site.languages[0])
    told = (ReadBatch("a/zh", ("index.md",)), Known("a", {"a/zh": recipe}))
    assert pickle.loads(pickle.dumps(told)) == told


def test_an_executor_is_all_that_is_asked_for() -> None:
    with LocalWorkers(1).hired(NOTHING_KNOWN) as executor:
        future = cast(Future[int], executor.submit(max, 1, 2))
    assert isinstance(executor, Executor)
    assert future.result() == 2
