"""The manual finds the page of every code in the modules it is given."""

import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

import pytest

from playbook_press.diagnostics.manual import PARTS, manual

PAGE = '''"""A kind that is not known.

## What it finds

A kind.

## Why it matters

It has no page.

## Example

	kind: levle

## Instead

    kind: level
"""
'''


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    folder = tmp_path / "manual_example"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "unknown_kind.py").write_text(PAGE, "utf-8")
    (folder / "plain.py").write_text('"""Not a page."""\n', "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    yield import_module("manual_example")
    for name in [name for name in sys.modules if name.startswith("manual_example")]:
        del sys.modules[name]


def test_the_page_of_a_code_is_the_docstring_of_its_module(package: ModuleType) -> None:
    pages = manual([package])
    assert list(pages) == ["unknown-kind"]
    page = pages["unknown-kind"]
    assert page.title == "A kind that is not known."
    assert page.parts == PARTS
    assert page.module == "manual_example.unknown_kind"
    assert "\tkind: levle" in page.text


def test_a_missing_part_shows(package: ModuleType, tmp_path: Path) -> None:
    short = PAGE.replace("## Instead", "Or")
    (tmp_path / "manual_example" / "short_page.py").write_text(short, "utf-8")
    assert manual([package])["short-page"].parts == PARTS[:3]


def test_a_code_has_one_page(package: ModuleType) -> None:
    with pytest.raises(ValueError, match="both stand for unknown-kind"):
        manual([package, package])
