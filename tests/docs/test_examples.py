"""What the guide tells people to write passes the check, and its reports are real."""

import re
from collections.abc import Iterator

import pytest

from playbook_press.model.playbook import FOLDERS
from tests.docs.guide import Example, Page, guide
from tests.docs.reading import report_on, starter_files
from tests.project import LANGUAGES

WRITE = [guide(language)["write-a-playbook.md"] for language in LANGUAGES]
CHANGE = [guide(language)["change-a-playbook.md"] for language in LANGUAGES]
FINE = "No problems found.\n"

_PLACE = re.compile(r"--> (\S+):([0-9]+):[0-9]+$", re.M)


@pytest.mark.parametrize("page", WRITE, ids=LANGUAGES)
def test_the_examples_make_a_playbook_without_a_problem(page: Page) -> None:
    assert report_on({example.path: example.text for example in page.examples}) == FINE


@pytest.mark.parametrize("page", WRITE, ids=LANGUAGES)
def test_every_kind_of_file_has_an_example(page: Page) -> None:
    paths = [example.path.split("/", 2)[2] for example in page.examples]
    singles = {"playbook", "glossary", "sources", "ladder", "roles", "law"}
    assert {path.split("/")[0] for path in paths} == {*FOLDERS, *(f"{one}.yml" for one in singles)}


@pytest.mark.parametrize("page", CHANGE, ids=LANGUAGES)
def test_after_each_step_the_new_site_has_no_problem(page: Page) -> None:
    assert report_on(starter_files()) == FINE
    for example, files in _steps(page):
        # A source that nothing uses yet is pointed out; the case after it uses it.
        if not example.path.endswith("sources.yml"):
            assert report_on(files) == FINE, example.path


@pytest.mark.parametrize("page", CHANGE, ids=LANGUAGES)
def test_the_reports_are_what_the_check_says(page: Page) -> None:
    *_, (_, files) = _steps(page)
    mistakes = [example for example in page.examples if example.action == "mistaken"]
    reports = [block.text for block in page.blocks if "error[" in block.text]
    assert len(mistakes) == len(reports) > 1
    for mistake, report in zip(mistakes, reports, strict=True):
        place = _PLACE.search(report)
        assert place is not None
        assert place[1] == mistake.path
        lines = files[mistake.path].splitlines(keepends=True)
        lines[int(place[2]) - 1] = mistake.text
        assert report_on({**files, mistake.path: "".join(lines)}) == report


def _steps(page: Page) -> Iterator[tuple[Example, dict[str, str]]]:
    """The files of a new site after each thing the page asks for."""
    files = starter_files()
    before = ""
    for example in page.examples:
        match example.action:
            case "whole":
                assert example.path not in files, "a reader would overwrite a file"
                files[example.path] = example.text
            case "before":
                before = example.text
                assert files[example.path].count(before) == 1
                continue
            case "after":
                files[example.path] = files[example.path].replace(before, example.text)
            case "append":
                files[example.path] += example.text
            case "mistaken":
                continue
        yield example, files
