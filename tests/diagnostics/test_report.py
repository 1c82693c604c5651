"""A report is one and the same however its problems were found, and gives the verdict."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from playbook_press.diagnostics import Diagnostic, Place, Report, Severity
from tests.diagnostics.examples import KIND, TRANSLATION
from tests.diagnostics.strategies import DIAGNOSTICS


@given(st.lists(DIAGNOSTICS, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_finding_does_not_matter(found: list[Diagnostic], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert Report(found).diagnostics == Report(shuffled).diagnostics


@given(st.lists(DIAGNOSTICS, max_size=12))
def test_the_order_is_total(found: list[Diagnostic]) -> None:
    """No two problems of a report have equal keys, so there is one way to sort them."""
    keys = [diagnostic.sort_key for diagnostic in Report(found).diagnostics]
    assert all(before < after for before, after in pairwise(keys))


@given(st.lists(DIAGNOSTICS, max_size=12))
def test_nothing_found_gets_lost(found: list[Diagnostic]) -> None:
    assert {d.sort_key for d in Report(found).diagnostics} == {d.sort_key for d in found}


def test_problems_are_sorted_by_path_line_column_and_code() -> None:
    ordered = [
        replace(KIND, place=Place("a.yml", 2, 1)),
        replace(KIND, place=Place("a.yml", 10, 1)),
        replace(KIND, place=Place("a.yml", 10, 2), code="a-code"),
        replace(KIND, place=Place("a.yml", 10, 2), code="b-code"),
        replace(KIND, place=Place("b.yml", 1, 1)),
    ]
    assert list(Report(reversed(ordered)).diagnostics) == ordered


def test_of_a_warning_and_an_error_that_say_the_same_the_error_stays() -> None:
    warning = replace(KIND, severity=Severity.WARNING)
    assert Report([warning, KIND]).diagnostics == (KIND,)


@pytest.mark.parametrize(
    ("found", "strict", "status"),
    [
        ([], False, 0),
        ([], True, 0),
        ([TRANSLATION], False, 0),
        ([TRANSLATION], True, 1),
        ([KIND], False, 1),
        ([KIND, TRANSLATION], False, 1),
    ],
)
def test_the_exit_status_follows_from_what_was_found(
    found: list[Diagnostic], strict: bool, status: int
) -> None:
    assert Report(found, strict=strict).exit_status == status


@pytest.mark.parametrize(
    ("found", "summary"),
    [
        ([], "No problems found."),
        ([KIND], "1 error in 1 file."),
        ([TRANSLATION], "1 warning in 1 file."),
        ([KIND, replace(KIND, what="Another."), TRANSLATION], "2 errors and 1 warning in 2 files."),
    ],
)
def test_the_summary_counts(found: list[Diagnostic], summary: str) -> None:
    assert Report(found).summary == summary
