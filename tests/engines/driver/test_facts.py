"""What is known of a finished page is what looking into its file would tell."""

from pathlib import Path

import pytest

from playbook_press.engines.digest import content_digest
from playbook_press.engines.manifest import files_of
from playbook_press.engines.mkdocs.build import DrawnSite, Manner, draw_site
from playbook_press.engines.output import facts_of, read_output
from playbook_press.engines.store import keeping
from tests.engines.small_site import project, small_site


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return project(tmp_path)


def _draw(settings: Path, *, is_preview: bool = False) -> tuple[DrawnSite, Path]:
    folder = settings.parent / "site"
    with keeping(settings.parent) as (store, _):
        site = small_site(settings.parent / "theme")
        manner = Manner(jobs=1, store=store, is_preview=is_preview)
        return draw_site(settings, site, folder, manner=manner), folder


def _are_true(drawn: DrawnSite, folder: Path, *, site_url: str) -> bool:
    known = drawn.finished
    found = {path: (folder / path).read_bytes() for path in known.digests}
    return all(content_digest(found[path]) == each for path, each in known.digests.items()) and all(
        each == facts_of(path, found[path], site_url=site_url) for path, each in known.facts.items()
    )


def test_facts_are_the_same_from_the_cache_and_without_it(settings: Path) -> None:
    url = "https://wiki.example.org/base/"
    text = settings.read_text("utf-8")
    settings.write_text(f"site_url: {url}\n{text}", "utf-8")
    for _ in range(2):
        drawn, folder = _draw(settings)
        facts = read_output(folder, frozenset(files_of(folder)), site_url=url)
        pages = {each.path for each in facts if each.path.endswith("/index.html")}
        assert pages == drawn.finished.facts.keys()
        assert any(path.startswith("zh/search/") for path in drawn.finished.digests)
        assert _are_true(drawn, folder, site_url=url)


def test_nothing_is_looked_into_for_a_preview(settings: Path) -> None:
    drawn, _ = _draw(settings, is_preview=True)
    assert len(drawn.finished.facts) == 0
