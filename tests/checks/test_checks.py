"""All checks together: what they cover, in which order they speak, how fast they are."""

import importlib
import pkgutil
import time
from collections.abc import Mapping

import pytest

from playbook_press import checks
from playbook_press.checks import CHECKS, check
from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.manual import PARTS, ManualPage, manual
from playbook_press.model import problems
from playbook_press.model.load import load_playbook
from playbook_press.model.playbook import Playbook
from playbook_press.model.problems import more_problems
from playbook_press.source.folder import Folder
from playbook_press.source.load import load_document
from tests.cases_runner import suites
from tests.model.garden import FILES, changed, garden, loaded
from tests.project import ROOT

MANUAL: Mapping[str, ManualPage] = manual([problems, checks])


def checked(files: Mapping[str, bytes]) -> tuple[Diagnostic, ...]:
    playbook = loaded(files).playbook
    assert playbook is not None
    return check(playbook)


def test_the_garden_is_in_order() -> None:
    assert check(garden()) == ()


def test_the_eight_traits_are_in_order() -> None:
    """What is bundled is an example, so there is not even a warning."""
    folder = Folder(ROOT)
    name = "playbooks/eight-traits"
    found = load_playbook(name, folder.files(name), folder.load)
    assert found.problems == ()
    assert found.playbook is not None
    assert check(found.playbook) == ()


def test_every_check_runs() -> None:
    """A check that nobody calls finds nothing."""
    modules = [
        importlib.import_module(f"playbook_press.checks.{info.name}")
        for info in pkgutil.iter_modules(checks.__path__)
    ]
    with_code = {module.__name__ for module in modules if hasattr(module, "CODE")}
    assert {run.__module__ for run in CHECKS} == with_code


@pytest.mark.parametrize("code", MANUAL)
def test_every_code_has_a_whole_manual_page(code: str) -> None:
    page = MANUAL[code]
    assert page.parts == PARTS
    assert getattr(importlib.import_module(page.module), "CODE", None) == code


def test_every_code_is_reported_by_a_case() -> None:
    """What no case shows may have stopped working."""
    shown = {
        announced.code for suite in suites() for case in suite.cases for announced in case.announced
    }
    # It takes a hundred problems, which a test of the loader makes.
    assert set(MANUAL) - shown == {more_problems.CODE}


def test_problems_come_in_the_order_of_places() -> None:
    files = changed("rules/watering.yml", "serves: [shared-tools, open-gate]", "serves: [b, a, b]")
    assert [str(problem.place) for problem in checked(files)] == [
        "garden/rules/watering.yml:11:10",
        "garden/rules/watering.yml:11:13",
        "garden/rules/watering.yml:11:16",
    ]


def test_a_mistake_that_a_text_repeats_is_reported_once() -> None:
    text = '"[[rule:rain]] and [[rule:rain]]"'
    found = checked(changed("rules/watering.yml", "假期里菜不会枯。", text))
    assert [problem.code for problem in found] == ["broken-reference"]


def many_rules(count: int) -> Playbook:
    """A garden with so many more rules, ten texts each."""
    files = dict(FILES)
    rule = FILES["rules/tools-back.yml"].decode("utf-8")
    for number in range(count):
        files[f"rules/rule-{number}.yml"] = rule.replace("tools-back", f"rule-{number}", 1).encode()
    found = load_playbook("", files, lambda path: load_document(path, files[path]))
    assert found.problems == ()
    assert found.playbook is not None
    return found.playbook


@pytest.mark.slow
def test_checking_takes_time_in_proportion_to_what_there_is() -> None:
    """Ten times the items take some ten times the time: nothing compares all with all."""
    small, large = many_rules(300), many_rules(3_000)
    times = []
    for playbook in (small, large):
        started = time.process_time()
        assert check(playbook) == ()
        times.append(time.process_time() - started)
    assert times[1] < 15 * times[0] + 0.1
    # Far below what reading the same files takes.
    assert times[1] < 3


HOSTILE = {
    "broken links": " ".join(f"[[rule:r{number}]]" for number in range(1_200)),
    "brackets": "[" * 19_000,
    "half links": "[[" * 9_000,
    "tags": "<b> " * 4_900,
    "scripts": "[x](javascript:a) " * 1_000,
    "pictures": "![](a.png) " * 1_700,
    "blanks": "{{a}} " * 3_000,
    "stars": "**a _b " * 2_500,
    "entities": "&#x41;" * 3_000,
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_text_is_checked_within_two_seconds(kind: str) -> None:
    """The longest text there may be, made of what is dearest to look at."""
    files = changed("rules/watering.yml", "假期里菜不会枯。", f'"{HOSTILE[kind]}"')
    playbook = loaded(files).playbook
    assert playbook is not None
    assert len(playbook.rules) == 2
    started = time.process_time()
    check(playbook)
    assert time.process_time() - started < 2
