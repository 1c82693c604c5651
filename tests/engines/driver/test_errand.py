"""What another machine does for a build: all it needs is sent along."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from playbook_press.engines.mkdocs.build import draw_site
from playbook_press.engines.mkdocs.driver import errand
from playbook_press.engines.mkdocs.driver.batch import (
    DrawBatch,
    Known,
    ReadBatch,
    draw_batch,
    read_batch,
)
from playbook_press.engines.mkdocs.driver.errand import Order, UnlikeWorkerError
from playbook_press.engines.mkdocs.driver.page import Drawn, Read
from playbook_press.engines.mkdocs.driver.parcel import parcel_of
from playbook_press.engines.mkdocs.driver.programs import programs_here
from playbook_press.engines.mkdocs.driver.run import Recipe
from tests.engines.driver.trees import tree
from tests.engines.small_site import project, small_site

_PAGES = ("book/traits/index.md", "guide/index.md", "guide/teams.md", "guide/readers.md")
_RUN = "build/zh"


@pytest.fixture(autouse=True)
def _nothing_stays() -> Iterator[None]:
    yield
    for build in ("build", "next"):
        errand.leave(build)


def test_a_worker_needs_no_copy_of_the_project(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor the environment: here both are gone when the pages are drawn."""
    settings = _inheriting(tmp_path / "there")
    monkeypatch.setenv("WRITTEN_BY", "the team")
    expected = _drawn(settings, tmp_path / "expected")
    known = _known(settings)
    order, parcel = Order("build", programs_here()), parcel_of(known).as_bytes()
    shutil.rmtree(tmp_path / "there")
    monkeypatch.delenv("WRITTEN_BY")

    pages = list(known.recipes[_RUN].site.by_language["zh"].pages)
    paths = (*_PAGES, *(f"{each.address}index.md" for each in pages if each.kind != "traits"))
    paths += ("guide/about.md",)
    folder = str(tmp_path)
    found: list[Read] = errand.run_errand(
        order, parcel, None, read_batch, ReadBatch(_RUN, paths), folder
    )
    read = dict(zip(paths, found, strict=True))
    outlines = errand.pack_outlines({_RUN: {path: each.outline for path, each in read.items()}})
    batch = DrawBatch(_RUN, {path: read[path].body for path in _PAGES})
    drawn: list[Drawn] = errand.run_errand(order, parcel, outlines, draw_batch, batch, folder)
    for path, page in zip(_PAGES, drawn, strict=True):
        address = path.removesuffix("index.md").removesuffix(".md")
        file = f"zh/{address.rstrip('/')}/index.html"
        assert page.html == expected[file], path
        assert b'content="the team"' in page.html


def test_a_worker_with_other_programs_refuses(tmp_path: Path) -> None:
    """It may come when the others have been asked already."""
    parcel = parcel_of(_known(project(tmp_path))).as_bytes()
    programs = {**programs_here(), "mkdocs": "1.5.0"}
    with pytest.raises(UnlikeWorkerError, match=r"^mkdocs 1\.6\.[0-9]+ instead of 1\.5\.0$"):
        errand.settle_in(Order("build", programs), parcel)


def test_a_worker_keeps_one_site_and_none_when_the_build_is_over(tmp_path: Path) -> None:
    known = _known(project(_made(tmp_path / "site")))
    parcel, kept = parcel_of(known).as_bytes(), _made(tmp_path / "kept")
    for build in ("build", "next"):
        errand.settle_in(Order(build, programs_here()), parcel, str(kept))
        assert len(list(kept.iterdir())) == 1
    errand.leave("build")
    assert len(list(kept.iterdir())) == 1
    errand.leave("next")
    assert list(kept.iterdir()) == []


def test_what_only_beside_a_page_is_installed_may_differ() -> None:
    assert "jinja2" in programs_here()
    assert not {"requests", "pytest", "distributed"} & programs_here().keys()


def _inheriting(folder: Path) -> Path:
    """A project whose settings stand in two files, one of them above it."""
    settings = project(_made(folder / "wiki"))
    shutil.move(settings, folder / "base.yml")
    base = (folder / "base.yml").read_text("utf-8")
    (folder / "base.yml").write_text(f"{base}\nsite_author: !ENV [WRITTEN_BY, nobody]\n", "utf-8")
    # Each file of settings names its plugins where we look for our options.
    plugins = "plugins:\n  - playbooks:\n      playbooks: playbooks\n"
    settings.write_text(f"INHERIT: ../base.yml\n{plugins}", "utf-8")
    return settings


def _known(settings: Path) -> Known:
    site = small_site(settings.parent / "theme")
    language = site.languages[0]
    recipe = Recipe(str(settings), str(settings.parent / "site"), None, site, language)
    return Known("build", {_RUN: recipe})


def _drawn(settings: Path, target: Path) -> Mapping[str, bytes]:
    draw_site(settings, small_site(settings.parent / "theme"), target)
    return tree(target)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder
