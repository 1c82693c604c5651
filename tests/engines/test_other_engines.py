"""The same project, drawn by the engines that may follow MkDocs: what readers get is the same."""

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from playbook_press.engines.zensical.additions import body_of
from playbook_press.search import sections_of
from tests.browser.axe import axe_violations
from tests.browser.conftest import Log, served, site
from tests.browser.filling import Filling
from tests.browser.waiting import until
from tests.cli.conftest import Command, command, new_wiki, wiki
from tests.project import LANGUAGES, ROOT

# Fixtures of the tests of the browser and of the command.
__all__ = ["command", "new_wiki", "site", "wiki"]

OTHERS = ("properdocs", "zensical")
_MODULES = {"properdocs": "properdocs", "zensical": "zensical.build"}


@pytest.fixture(scope="module", params=OTHERS)
def other(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """This project's own site as another engine draws it; a missing one fails by name."""
    target = tmp_path_factory.mktemp(request.param) / "site"
    command = ["-m", "playbook_press", "build", "--strict", "--engine", request.param]
    done = subprocess.run(
        [sys.executable, *command, "--site-dir", str(target)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture
def home(other: Path) -> Iterator[str]:
    with served(other) as address:
        yield address


def _pages(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text("utf-8")
        for path in sorted(folder.rglob("*.html"))
    }


def test_addresses_are_the_same(site: Path, other: Path) -> None:
    assert list(_pages(other)) == list(_pages(site))


def test_every_page_says_the_same_under_the_same_anchors(site: Path, other: Path) -> None:
    ours, theirs = _pages(site), _pages(other)
    differing = [
        path
        for path in ours
        if path != "index.html"
        and sections_of(body_of(ours[path])) != sections_of(body_of(theirs[path]))
    ]
    assert differing == []
    assert len(ours) > 100


def test_what_links_to_a_section_says_so_in_the_language_of_its_page(
    site: Path, other: Path
) -> None:
    def links(pages: dict[str, str]) -> dict[str, list[str]]:
        return {path: re.findall(r'<a class="headerlink"[^>]*>', pages[path]) for path in pages}

    theirs = links(_pages(other))
    assert theirs == links(_pages(site))
    for language, words in (("zh", "本节链接"), ("en", "Link to this section")):
        own = [each for path, all in theirs.items() if path.startswith(language) for each in all]
        assert own
        assert [each for each in own if f'title="{words}"' not in each] == []


def test_the_index_of_the_search_is_the_same(site: Path, other: Path) -> None:
    """It is made of what the pages say, so any difference is a difference in a page."""
    for language in LANGUAGES:
        folders = (site / language / "search", other / language / "search")
        ours, theirs = (
            {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.js")}
            for folder in folders
        )
        # Not the files themselves: showing how they differ would take minutes.
        assert theirs.keys() == ours.keys()
        assert [path for path in ours if ours[path] != theirs[path]] == []
        assert len(ours) > 10


_OWN = """
extra_css: [assets/own.css]
extra_javascript:
  - assets/own.js
  - {path: assets/module.mjs, type: module}
"""


@pytest.mark.parametrize("engine", OTHERS)
def test_styles_and_scripts_of_the_site_stand_on_every_page_once(
    command: Command, wiki: Path, engine: str
) -> None:
    assets = wiki / "docs" / "assets"
    assets.mkdir()
    for name in ("own.css", "own.js", "module.mjs"):
        (assets / name).write_text("/* ours */\n", "utf-8")
    settings = wiki / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + _OWN, "utf-8")
    told = command("build", "--strict", "--engine", engine, at=wiki)
    assert told.status == 0, told.err

    for name in ("index.html", "en/index.html", "zh/good-meetings/rules/index.html"):
        page = (wiki / "site" / name).read_text("utf-8")
        named = re.findall(r'(?:href|src)="[^"]*assets/([^"]*\.(?:css|m?js))"([^>]*)>', page)
        files = [file for file, _ in named]
        assert [files.count(each) for each in ("own.css", "own.js", "module.mjs")] == [1, 1, 1]
        assert dict(named)["module.mjs"].strip() == 'type="module"'
        # Ours come last with each engine, so sites look the same.
        sheets = [file for file in files if file.endswith(".css")]
        press = next(each for each in sheets if each.startswith("playbook-press/press."))
        assert sheets.index("own.css") < sheets.index(press)


def test_properdocs_takes_the_place_of_mkdocs_for_a_whole_process() -> None:
    script = (
        "from playbook_press.engines import properdocs; properdocs.take_place();"
        "from playbook_press.engines.mkdocs.plugin import BasePlugin; print(BasePlugin.__module__)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout == "properdocs.plugins\n"


@pytest.mark.parametrize("engine", OTHERS)
def test_an_engine_that_is_not_installed_says_how_to_get_it(
    command: Command, wiki: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    monkeypatch.setattr(f"playbook_press.engines.{_MODULES[engine]}.find_spec", lambda name: None)
    outcome = command("build", "--engine", engine, at=wiki)
    assert outcome.status == 2
    assert f"pip install 'playbook-press[{engine}]'" in outcome.err
    assert not (wiki / "site").exists()


@pytest.mark.browser
@pytest.mark.parametrize("language", LANGUAGES)
def test_search_and_assessment_work(browser: Browser, home: str, language: str) -> None:
    context = browser.new_context(reduced_motion="reduce")
    page, log = context.new_page(), Log(home)
    log.attach(page)
    page.goto(f"{home}/{language}/eight-traits/assess/health-check/", wait_until="load")
    filling = Filling(page)
    first = page.locator("fieldset[data-ask]").first
    first.locator("input[type=radio]").nth(3).check()
    until(page, "() => Object.keys(localStorage).some((key) => key.startsWith('pb:'))")
    assert len(filling.record()["answers"]) == 1
    page.locator("h1").click()
    page.keyboard.press("/")
    page.keyboard.type("QQ")
    page.locator("[role=option] mark").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/eight-traits/**#**")
    assert page.locator("html").get_attribute("lang") == language
    assert axe_violations(page) == []
    log.assert_clean()
    context.close()
