"""A site of more playbooks than there is room for shows each page the shelf and its own."""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from playbook_press.pages.navigation import ROOM
from playbook_press.pages.templates import bundled_templates
from tests.engines.driver.trees import differences, redrawn
from tests.memory import InMemory
from tests.project import ROOT

_MANIFEST = """\
id: {id}
version: 1.0.0
languages: [zh, en]
title: {{zh: 手册{number}, en: Playbook {number}}}
summary: {{zh: 一本小手册。, en: A small playbook.}}
audience: [{{zh: 邻居。, en: Neighbours.}}]
licence: {{id: CC-BY-4.0, title: {{zh: 署名, en: Attribution}}, url: "https://example.org/"}}
authors: [{{name: {{zh: 菜园小组, en: The garden group}}}}]
owner: {{name: {{zh: 菜园小组, en: The garden group}}}}
"""
_TRAIT = """\
id: open-gate
title: {zh: 门常开, en: The gate is open}
statement: {zh: 白天谁都能进来。, en: Whoever passes by can walk in.}
meaning: {zh: 门不上锁。, en: The gate is unlocked.}
contestable: {zh: 夜里会锁门。, en: It is locked at night.}
"""
_NAVIGATION = {
    "tabs": re.compile(r'<nav class="md-tabs".*?</nav>', re.DOTALL),
    "drawer": re.compile(r'<nav class="md-nav md-nav--primary.*?<div class="md-sidebar', re.DOTALL),
}


def _write(root: Path, number: int) -> Path:
    folder = root / "playbooks" / f"book-{number}"
    (folder / "traits").mkdir(parents=True)
    manifest = _MANIFEST.format(id=folder.name, number=number)
    (folder / "playbook.yml").write_text(manifest, encoding="utf-8")
    (folder / "traits" / "open-gate.yml").write_text(_TRAIT, encoding="utf-8")
    return folder / "playbook.yml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project of one playbook more than there is room for, and a guide."""
    folder = tmp_path / "project"
    (folder / "docs" / "en" / "guide").mkdir(parents=True)
    (folder / "docs" / "en" / "guide" / "index.md").write_text("# Guide\n\nText.\n", "utf-8")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(bundled_templates(), folder / "templates")
    for number in range(1, ROOM + 2):
        _write(folder, number)
    return folder


def _named(site: Mapping[str, bytes], page: str, where: str) -> list[str]:
    found = _NAVIGATION[where].search(site[page].decode())
    assert found, page
    return list(dict.fromkeys(re.findall(r"Playbook \d+|Playbooks|Guide", found[0])))


def test_a_page_shows_the_shelf_its_own_playbook_and_the_guide(root: Path) -> None:
    site = redrawn(root, None)
    own = "en/book-3/traits/open-gate/index.html"
    for where in _NAVIGATION:
        assert _named(site, own, where) == ["Playbooks", "Playbook 3", "Guide"]
        assert _named(site, "en/index.html", where) == ["Playbooks", "Guide"]
    shutil.rmtree(root / "playbooks" / "book-1")
    there_is_room = redrawn(root, None)
    for where in _NAVIGATION:
        assert len(_named(there_is_room, own, where)) == ROOM + 1


def test_a_title_changes_no_page_of_another_playbook(root: Path) -> None:
    memory = InMemory()
    before = redrawn(root, memory)
    manifest = root / "playbooks" / "book-3" / "playbook.yml"
    manifest.write_text(manifest.read_text("utf-8").replace("Playbook 3", "Playbook III"), "utf-8")
    after = redrawn(root, memory)
    assert differences(redrawn(root, None), after) == []
    changed = [path for path in differences(before, after) if path.endswith(".html")]
    assert "en/book-3/index.html" in changed
    assert not [path for path in changed if path.startswith(("en/book-1", "en/book-9", "en/guide"))]


def test_a_playbook_more_gives_the_clean_site(root: Path) -> None:
    memory = InMemory()
    redrawn(root, memory)
    _write(root, 0)
    assert differences(redrawn(root, None), redrawn(root, memory)) == []
