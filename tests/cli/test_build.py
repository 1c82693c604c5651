"""`playbook build` publishes a whole site, or leaves the published one as it was."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from playbook_press.engines.extras import CADDY, HEADERS, NGINX
from playbook_press.engines.manifest import MARKER
from tests.cli.conftest import Command, replace

TRAIT = "playbooks/good-meetings/traits/written-purpose.yml"
GUIDE = "docs/zh/guide/index.md"


def _bytes(site: Path) -> dict[str, bytes]:
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="session")
def built(new_wiki: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small playbook as a site, built once."""
    folder = tmp_path_factory.mktemp("built") / "wiki"
    shutil.copytree(new_wiki, folder, ignore=shutil.ignore_patterns("eight-traits"))
    done = subprocess.run(
        [sys.executable, "-m", "playbook_press", "build", "--strict"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture
def published(built: Path, tmp_path: Path) -> Path:
    """A published site to change."""
    shutil.copytree(built, tmp_path / "wiki")
    return tmp_path / "wiki"


def test_a_new_site_builds_without_a_warning(built: Path) -> None:
    for page in ("index.html", "zh/good-meetings/index.html", "en/guide/index.html"):
        assert (built / "site" / page).is_file()
    assert not list(built.glob(".*.playbook"))


def test_plain_mkdocs_gives_the_same_pages(built: Path, tmp_path: Path) -> None:
    """For people who know MkDocs; marker, manifest and headers are ours alone."""
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path / "mkdocs")],
        cwd=built,
        capture_output=True,
        check=True,
    )
    ours = _bytes(built / "site")
    marker = json.loads(ours.pop(MARKER))
    assert sorted(marker["files"]) == sorted(ours)
    for name in (HEADERS, NGINX, CADDY):
        ours.pop(name)
    assert _bytes(tmp_path / "mkdocs") == ours


def test_broken_content_leaves_the_published_site(command: Command, published: Path) -> None:
    before = _bytes(published / "site")
    replace(published / TRAIT, "statement:", "statment:")
    outcome = command("build", at=published)
    assert outcome.status == 1
    assert "error[unknown-field]" in outcome.err
    assert _bytes(published / "site") == before


def test_a_broken_link_leaves_the_published_site(command: Command, published: Path) -> None:
    before = _bytes(published / "site")
    replace(published / GUIDE, "../good-meetings/index.md", "../good-meeting/index.md")
    outcome = command("build", at=published)
    assert outcome.status == 1
    assert "error[dead-link]: `../good-meeting/index.md`" in outcome.err
    assert outcome.err.count("error[") == 1
    assert _bytes(published / "site") == before
    assert not list(published.glob(".*.playbook"))


def test_a_warning_leaves_the_published_site_when_strict(command: Command, published: Path) -> None:
    before = _bytes(published / "site")
    replace(published / TRAIT, "  en: A meeting whose purpose nobody can write down", "  # ")
    assert command("build", "--strict", at=published).status == 1
    assert _bytes(published / "site") == before
    assert command("build", at=published).status == 0
    assert _bytes(published / "site") != before


def test_mkdocs_counts_warnings_of_every_language_when_strict(published: Path) -> None:
    """They arise in the inner runs, and the outer one must not end well over them."""
    replace(published / GUIDE, "../good-meetings/index.md", "../good-meeting/index.md")
    mkdocs = [sys.executable, "-m", "mkdocs", "build", "-d", str(published / "out")]
    lenient = subprocess.run(mkdocs, cwd=published, capture_output=True, check=False)
    strict = subprocess.run([*mkdocs, "--strict"], cwd=published, capture_output=True, check=False)
    assert (lenient.returncode, strict.returncode) == (0, 1)


def test_a_template_that_fails_leaves_the_published_site(command: Command, published: Path) -> None:
    before = _bytes(published / "site")
    (published / "theme").mkdir()
    (published / "theme" / "main.html").write_text("{{ 1 / 0 }}", encoding="utf-8")
    replace(
        published / "mkdocs.yml", "  name: material\n", "  name: material\n  custom_dir: theme\n"
    )
    outcome = command("build", at=published)
    assert outcome.status == 2
    assert "theme/main.html:1: The template cannot be drawn: ZeroDivisionError" in outcome.err
    assert "Traceback" not in outcome.err
    assert _bytes(published / "site") == before
    assert not list(published.glob(".*.playbook"))


def test_one_language_can_be_built_alone(command: Command, published: Path) -> None:
    outcome = command(
        "build", "--strict", "--language", "en", "--site-dir", "en-only", at=published
    )
    assert (outcome.status, outcome.out.split()[-1]) == (0, "en-only/")
    assert (published / "en-only" / "en" / "index.html").is_file()
    assert not (published / "en-only" / "zh").exists()


def test_an_offline_site_names_the_file_behind_every_link(
    command: Command, published: Path
) -> None:
    outcome = command("build", "--strict", "--offline", "--site-dir", "disk", at=published)
    assert (outcome.status, outcome.out.split()[-1]) == (0, "disk/")
    page = (published / "disk" / "en" / "good-meetings" / "index.html").read_text("utf-8")
    assert 'href="../guide/index.html"' in page
    assert "navigation.instant" not in page
    assert not list((published / "disk").rglob("404.html"))


def test_a_language_nobody_writes_could_not_be_built(command: Command, published: Path) -> None:
    outcome = command("build", "--language", "fr", at=published)
    assert outcome.status == 2
    assert "No playbook is written in `fr`" in outcome.err


def test_a_folder_of_others_is_not_replaced(command: Command, published: Path) -> None:
    (published / "thesis").mkdir()
    (published / "thesis" / "draft.txt").write_text("years of work", encoding="utf-8")
    outcome = command("build", "--site-dir", "thesis", at=published)
    assert outcome.status == 2
    assert "did not write" in outcome.err
    assert [path.name for path in (published / "thesis").iterdir()] == ["draft.txt"]


def test_the_site_itself_is_not_a_place_to_publish(command: Command, published: Path) -> None:
    assert command("build", "--site-dir", ".", at=published).status == 2
    assert (published / "mkdocs.yml").is_file()


def test_nothing_is_done_where_nothing_has_changed(published: Path, command: Command) -> None:
    """Until a file that goes in, or one that came out, is another."""
    # A copy of a project brings its cache along, but not the place it was built for.
    assert command("build", at=published).status == 0
    before = _bytes(published / "site")
    assert command("build", at=published).out.startswith("Nothing has changed: ")

    (published / "site" / "index.html").write_text("edited", "utf-8")
    assert "published in site/" in command("build", at=published).out
    assert _bytes(published / "site") == before

    replace(published / TRAIT, "Before every meeting", "Ahead of every meeting")
    assert "published in site/" in command("build", at=published).out
    page = published / "site/en/good-meetings/traits/written-purpose/index.html"
    assert "Ahead of every meeting" in page.read_text("utf-8")

    replace(published / TRAIT, "statement:", "statment:")
    assert command("build", at=published).status == 1


def test_a_warning_is_said_again_where_nothing_has_changed(
    published: Path, command: Command
) -> None:
    (published / GUIDE).write_text("# 指南\n\n[没有](nowhere.md)\n", "utf-8")
    first = command("build", at=published)
    again = command("build", at=published)
    assert first.status == again.status
    assert "dead-link" in first.err
    assert first.status == 1 or first.err.splitlines()[-8:] == again.err.splitlines()[-8:]


@pytest.mark.parametrize(
    "surroundings",
    [
        {"TZ": "Pacific/Auckland", "PYTHONHASHSEED": "1", "LC_ALL": "C"},
        pytest.param(
            {"TZ": "America/Adak", "PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8"},
            marks=pytest.mark.long,
        ),
    ],
)
def test_a_site_is_the_same_wherever_it_is_built(
    built: Path, tmp_path: Path, surroundings: dict[str, str]
) -> None:
    """In another folder, time zone and locale, with another seed for hashes, by one process."""
    folder = tmp_path / "somewhere" / "else"
    shutil.copytree(built, folder, ignore=shutil.ignore_patterns("site", ".cache"))
    done = subprocess.run(
        [sys.executable, "-m", "playbook_press", "build", "--strict", "--jobs", "1"],
        cwd=folder,
        env={**os.environ, **surroundings},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert _bytes(folder / "site") == _bytes(built / "site")
