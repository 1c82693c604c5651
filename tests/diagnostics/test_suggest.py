"""Did you mean: near is what a slip of the pen, the keyboard or the input method makes."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_press.diagnostics.suggest import instruction, nearest

FIELDS = ["title", "statement", "meaning", "depends_on", "not_to_confuse", "law_notes", "id"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("titel", "title"),
        ("Title", "title"),
        ("ｔｉｔｌｅ", "title"),
        ("depends-on", "depends_on"),
        ("Depends On", "depends_on"),
        ("dependson", "depends_on"),
        (" title ", "title"),
        ("statment", "statement"),
        ("state", "statement"),
        ("lawnotes", "law_notes"),
        ("xyz", None),
        ("", None),
        ("标题", None),
        ("ip", None),
    ],
)
def test_the_nearest_valid_value_is_found(written: str, meant: str | None) -> None:
    assert nearest(written, FIELDS) == meant


def test_a_start_that_fits_two_values_is_neither() -> None:
    assert nearest("rule", ["rule-join-and-welcome", "rule-leave-and-return"]) is None


def test_of_equally_near_values_the_first_is_taken() -> None:
    assert nearest("aab", ["aac", "aad"]) == "aac"
    assert nearest("aab", ["aad", "aac"]) == "aad"


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=8))
def test_only_valid_values_are_suggested(written: str, valid: list[str]) -> None:
    assert nearest(written, valid) in [*valid, None]


def test_a_long_word_and_ten_thousand_values_cost_little() -> None:
    valid = [f"item-number-{number}" for number in range(10_000)]
    start = time.perf_counter()
    nearest("x" * 1_000_000, valid)
    nearest("itm-nmber-77", valid)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    ("written", "valid", "sentence"),
    [
        ("levle", ["level", "multi"], "Write `level`, or one of: level, multi."),
        ("xyz", ["level", "multi"], "Write one of: level, multi."),
        ("levle", ["level"], "Write `level`."),
        ("id-77", [f"id-{n}" for n in range(70, 90)], "Write `id-77`."),
        ("xyz", [f"id-{n}" for n in range(70, 90)], "Look it up."),
        ("xyz", [], "Look it up."),
    ],
)
def test_the_fix_names_the_nearest_and_lists_ten_or_fewer(
    written: str, valid: list[str], sentence: str
) -> None:
    assert instruction(written, valid, otherwise="Look it up.") == sentence
