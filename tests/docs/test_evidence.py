"""The page about evidence speaks of the marks as the site shows them."""

import re
from collections.abc import Mapping

import pytest
import yaml

from tests.docs.guide import Table, guide
from tests.docs.reading import bundled_playbook
from tests.project import LANGUAGES, ROOT

PAGE = "reading-the-evidence.md"
_MARK = re.compile(r"(\w[\w ]*)（`([a-z-]+)`）|(\w[\w ]*) \(`([a-z-]+)`\)")
_TRAIT = re.compile(r"/traits/([a-z-]+)/index\.md")


def _table(language: str, heading: str, position: int = 0) -> Table:
    return [table for table in guide(language)[PAGE].tables if table.heading == heading][position]


def _marks(table: Table) -> dict[str, str]:
    """Value in YAML to the words readers see, wherever a cell names both."""
    found = {}
    for row in table.rows:
        for cell in row:
            if mark := _MARK.match(cell):
                found[mark[2] or mark[4]] = mark[1] or mark[3]
    return found


def _words(language: str, *path: str) -> Mapping[str, str]:
    messages = yaml.safe_load((ROOT / "templates/messages" / f"{language}.yml").read_text("utf-8"))
    for step in path:
        messages = messages[step]
    return {key.replace("_", "-"): str(words).lower() for key, words in messages.items()}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("heading", "position", "path"),
    [
        ("confidence", 0, ("marks", "confidence")),
        ("read-as", 0, ("sources", "read")),
        ("support", 0, ("marks", "support")),
        ("verdicts", 0, ("marks", "verdict")),
        ("verdicts", 1, ("marks", "strength")),
    ],
)
def test_marks_are_called_what_the_site_calls_them(
    language: str, heading: str, position: int, path: tuple[str, ...]
) -> None:
    marks = {
        mark: words.lower() for mark, words in _marks(_table(language, heading, position)).items()
    }
    assert marks == _words(language, *path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_levels_of_support_are_those_of_the_playbook(language: str) -> None:
    written = {}
    for row in _table(language, "support").rows:
        trait, mark = _TRAIT.search(row[0]), _MARK.match(row[1])
        assert trait is not None
        assert mark is not None
        written[trait[1]] = mark[2] or mark[4]
    levels = {
        trait.id: trait.support.level
        for trait in bundled_playbook().traits
        if trait.kind == "trait" and trait.support is not None
    }
    assert written == levels


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_holds_and_what_does_not_reads_as_on_the_pages(language: str) -> None:
    for trait_cell, _, holds, fails in _table(language, "support").rows:
        found = _TRAIT.search(trait_cell)
        assert found is not None
        support = bundled_playbook().trait_by_id[found[1]].support
        assert support is not None
        for cell, text in ((holds, support.holds), (fails, support.fails)):
            assert cell.lower() == text.best(language)[0].rstrip("。.").lower()
