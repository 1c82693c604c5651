"""`playbook build --downloads` offers every file, and makes none of them twice."""

import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from playbook_press.cli.entry import run
from tests.cli.conftest import Command, replace
from tests.project import ROOT

TRAIT = "playbooks/good-meetings/traits/written-purpose.yml"
PAGE = "good-meetings/downloads"
# Printing takes seconds a file, and what is printed has tests of its own.
NOT_INSTALLED = ("weasyprint", "xlsxwriter")


@pytest.fixture(autouse=True, scope="module")
def hidden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, ModuleType]]:
    """What was hidden."""
    there = {name: sys.modules[name] for name in NOT_INSTALLED if name in sys.modules}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        for name in NOT_INSTALLED:
            patch.setitem(sys.modules, name, None)
        yield there


@pytest.fixture(scope="module")
def offered(new_wiki: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small playbook as a site with downloads, built once."""
    folder = tmp_path_factory.mktemp("offered") / "wiki"
    shutil.copytree(new_wiki, folder, ignore=shutil.ignore_patterns("eight-traits"))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert run(["build", "--downloads", "--strict"]) == 0
    return folder


@pytest.fixture
def wiki_with_downloads(offered: Path, tmp_path: Path) -> Path:
    """The same, to change."""
    shutil.copytree(offered, tmp_path / "wiki")
    return tmp_path / "wiki"


def _bytes(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file()
    }


def test_every_file_is_offered_and_every_offer_is_there(offered: Path) -> None:
    """A build looks at the links as well; here it is what lies in the folder that counts."""
    for language in ("zh", "en"):
        folder = offered / "site" / language / PAGE
        html = (folder / "index.html").read_text("utf-8")
        named = set(re.findall(r'<a href="([^"/]+)" download', html))
        assert named == {path.name for path in folder.iterdir()} - {"index.html", "index.md"}
        assert f"good-meetings.{language}.slides.html" in named
        assert f"good-meetings-wiki-{language}.zip" in named


def test_every_page_has_a_text_beside_it_and_says_so(offered: Path) -> None:
    site = offered / "site"
    for page in site.glob("??/**/index.html"):
        html = page.read_text("utf-8")
        assert (page.with_name("index.md")).is_file(), page
        assert '<link rel="alternate " type="text/markdown" href="index.md">' in html, page
    assert "text/markdown" not in (site / "index.html").read_text("utf-8")


def test_lists_lead_to_texts(offered: Path) -> None:
    site = offered / "site"
    lists = [site / "llms.txt", *(site / code / "llms.txt" for code in ("zh", "en"))]
    for each in lists:
        ways = re.findall(r"\]\(([^)]+)\)", each.read_text("utf-8"))
        assert ways
        assert all((each.parent / way).is_file() for way in ways)


def test_hand_written_texts_lead_to_pages(offered: Path) -> None:
    text = (offered / "site" / "en" / "guide" / "index.md").read_text("utf-8")
    ways = [way for way in re.findall(r"\]\(([^)]+)\)", text) if ":" not in way]
    assert ways
    assert not [way for way in ways if ".md" in way]
    folder = offered / "site" / "en" / "guide"
    assert all((folder / way.partition("#")[0] / "index.html").is_file() for way in ways)


def test_nothing_is_made_twice_and_what_cannot_be_made_is_said(
    command: Command, wiki_with_downloads: Path
) -> None:
    before = _bytes(wiki_with_downloads / "site")
    outcome = command("build", "--downloads", at=wiki_with_downloads)
    assert outcome.status == 0
    assert "Making downloads" not in outcome.err
    assert "note: No PDF files were made." in outcome.err
    assert "pip install 'playbook-press[pdf]'" in outcome.err
    assert "pip install 'playbook-press[xlsx]'" in outcome.err
    assert _bytes(wiki_with_downloads / "site") == before


def test_what_has_changed_is_made_again(command: Command, wiki_with_downloads: Path) -> None:
    replace(wiki_with_downloads / TRAIT, "A written purpose", "A purpose on paper")
    outcome = command("build", "--downloads", at=wiki_with_downloads)
    assert "Making downloads: good-meetings.en.slides.html …" in outcome.err
    slides = wiki_with_downloads / "site" / "en" / PAGE / "good-meetings.en.slides.html"
    assert "A purpose on paper" in slides.read_text("utf-8")


def test_without_downloads_there_are_commands_and_no_files(
    command: Command, wiki_with_downloads: Path
) -> None:
    assert command("build", at=wiki_with_downloads).status == 0
    site = wiki_with_downloads / "site"
    assert not (site / "llms.txt").exists()
    assert not list(site.rglob("index.md"))
    assert not [each for each in site.rglob("*.html") if "text/markdown" in each.read_text("utf-8")]
    page = site / "en" / PAGE / "index.html"
    assert "playbook export slides good-meetings --language en" in page.read_text("utf-8")
    assert [path.name for path in page.parent.iterdir()] == ["index.html"]


@pytest.mark.long
def test_this_project_offers_all_of_it(
    command: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    hidden: dict[str, ModuleType],
) -> None:
    """With everything installed: paper and spreadsheets too."""
    for name in NOT_INSTALLED:
        monkeypatch.delitem(sys.modules, name, raising=False)
        # A package that was imported before knows its parts; imported again it would not.
        if name in hidden:
            monkeypatch.setitem(sys.modules, name, hidden[name])
    outcome = command(
        "build", "--downloads", "--strict", "--site-dir", str(tmp_path / "site"), at=ROOT
    )
    assert outcome.status == 0, outcome.err
    for language in ("zh", "en"):
        names = {path.name for path in (tmp_path / "site" / language).glob("*/downloads/*")}
        assert {f"eight-traits.{language}.pdf", f"eight-traits.{language}.fillable.pdf"} <= names
        assert f"eight-traits.health-check.{language}.xlsx" in names
