"""The loader's codes: each has a manual page whose examples are true, and a case."""

import re
from pathlib import Path

import pytest

from playbook_press.diagnostics.manual import PARTS, ManualPage, manual
from playbook_press.source import problems
from playbook_press.source.load import load_document
from tests.cases_runner import suites

PAGES = manual([problems])
BLOCK = re.compile(r"^## (Example|Instead)\n+```yaml\n(.*?)```", re.M | re.S)

# These are about files on a disk, and about pictures: test_files.py and test_pictures.py show them.
NO_YAML = {"symbolic-link", "unreadable-file", "unusable-image"}


def test_every_module_is_a_manual_page() -> None:
    modules = {path.stem.replace("_", "-") for path in Path(problems.__path__[0]).glob("[a-z]*.py")}
    assert modules == PAGES.keys()


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_a_page_has_the_four_parts(page: ManualPage) -> None:
    assert page.parts == PARTS
    assert page.title.endswith(".")
    assert len(page.title) < 80


def test_every_code_has_a_case() -> None:
    shown = {
        announced.code
        for suite in suites()
        if suite.name == "source"
        for case in suite.cases
        for announced in case.announced
    }
    assert shown | NO_YAML == PAGES.keys()


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES.keys())
def test_the_examples_of_a_page_are_true(page: ManualPage) -> None:
    """What is shown as an example is reported, and what is shown instead is not."""
    blocks = dict(BLOCK.findall(page.text))
    for part, text in blocks.items():
        found = load_document("example.yml", text.encode()).problems
        codes = {problem.code for problem in found}
        assert codes == ({page.code} if part == "Example" else set()), part


def test_most_pages_show_yaml() -> None:
    """The test above proves nothing about pages without blocks."""
    assert sum(1 for page in PAGES.values() if BLOCK.search(page.text)) >= 12
