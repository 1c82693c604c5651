"""What is written from the program is as new as the program, and whole in every language."""

import re

import pytest

from documentation.examples import example
from documentation.picture import layers
from documentation.project import words
from documentation.reference import told
from documentation.written import written_files
from tests.docs.guide import guide
from tests.project import LANGUAGES, ROOT


@pytest.mark.parametrize("path", written_files())
def test_a_written_file_is_as_new_as_what_it_was_made_from(path: str) -> None:
    """If not: `make docs`."""
    assert (ROOT / path).read_text("utf-8") == written_files()[path]()


def test_every_change_is_told_in_chinese() -> None:
    """What nobody translated would stand in English; what is no longer told needs no words."""
    changes = (ROOT / "CHANGELOG.md").read_text("utf-8").splitlines()
    told = {line.removeprefix("- ") for line in changes if line.startswith("- ")}
    heads = {line.lstrip("# ") for line in changes[1:] if line.startswith("#")}
    chinese = words("changelog.zh")
    assert chinese["said"].keys() == told
    assert heads - chinese["headings"].keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_has_an_example(language: str) -> None:
    """Only what holds other fields has none; those follow in the rows below it."""
    fields = [field for each in told("en").values() for field in each]
    without = {f"{f.path}: {f.value}" for f in fields if not example(f.model, f.name, language)}
    assert {each for each in without if not each.endswith("fields")} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_picture_shows_the_import_contracts(language: str) -> None:
    """Top to bottom as in `pyproject.toml`, with the parts of a row side by side."""
    text = (ROOT / "docs" / language / "guide" / "architecture.md").read_text("utf-8")
    found = re.findall(r'<g data-part="(\w+)"><rect x="[\d.]+" y="(\d+)"', text)
    rows: dict[int, list[str]] = {}
    for name, top in found:
        rows.setdefault(int(top), []).append(name)
    assert tuple(tuple(rows[top]) for top in sorted(rows)) == layers()
    parts = ROOT / "generator" / "playbook_press"
    for name, _ in found:
        assert (parts / name).is_dir() or (parts / f"{name}.py").is_file(), name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_architecture_page_speaks_of_every_part(language: str) -> None:
    prose = guide(language)["architecture.md"].prose
    named = set(re.findall(r"\*\*`(\w+)`\*\*", prose))
    assert named == {name for row in layers() for name in row}
