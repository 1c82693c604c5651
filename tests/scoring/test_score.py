"""Scores against the shared vectors, and the rules the vectors leave open."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from playbook_press.scoring import score
from playbook_press.scoring.numbers import decimal, shown

# `Any`: trees, answers and results are JSON values.
CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent.parent / "vectors" / "scoring.json").read_text(encoding="utf-8")
)["cases"]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_shared_vectors_hold(case: dict[str, Any]) -> None:
    assert score(case["model"], case["answers"]) == case["expected"]


def _tree(**question: Any) -> dict[str, Any]:
    return {"root": {"id": "all", "children": [{"id": "q", **question}]}}


YES_NO = [["no", "0"], ["yes", "1"]]


@pytest.mark.parametrize(
    ("question", "answer", "code"),
    [
        ({"options": YES_NO}, {"option": "maybe"}, "unknown-option"),
        ({"options": YES_NO}, {"na": True}, "na-not-allowed"),
        ({"options": YES_NO, "na": {"reason_required": True}}, {"na": True}, "reason-required"),
        (
            {"options": YES_NO, "na": {"reason_required": True}},
            {"na": True, "reason": " \u3000"},
            "reason-required",
        ),
        ({"number": {"worst": "0", "best": "40"}}, {"number": "1e3"}, "not-a-decimal"),
        ({"number": {"worst": "0", "best": "40"}}, {"number": 1.5}, "not-a-decimal"),
        ({"number": {"worst": "0", "best": "40"}}, {"number": "１２"}, "not-a-decimal"),
        ({"number": {"worst": "0", "best": "40"}}, {"number": True}, "wrong-shape"),
        ({"options": YES_NO}, {"option": "yes", "unknown": True}, "two-states"),
        ({"options": YES_NO}, {"number": "1"}, "wrong-shape"),
        ({"options": YES_NO}, {"option": ["yes"]}, "wrong-shape"),
        ({"options": YES_NO}, {"unknown": "yes"}, "wrong-shape"),
        ({"options": YES_NO}, {"text": "yes"}, "wrong-shape"),
        ({"options": YES_NO}, ["yes"], "wrong-shape"),
        ({"points": [["a", "1"]]}, {"options": ["a", "b"]}, "unknown-option"),
        ({"points": [["a", "1"]]}, {"options": "a"}, "wrong-shape"),
    ],
)
def test_an_answer_that_does_not_fit_is_named(question: Any, answer: Any, code: str) -> None:
    """Nothing is guessed, and no score is shown beside it."""
    assert score(_tree(**question), {"q": answer}) == {"error": {"question": "q", "code": code}}


def test_an_answer_to_no_question_is_named() -> None:
    answers = {"stray": {"option": "yes"}}
    assert score(_tree(options=YES_NO), answers) == {
        "error": {"question": "stray", "code": "unknown-question"}
    }


def test_words_beside_the_scored_questions_are_left_alone() -> None:
    """Questions in words are not in the tree."""
    plain = score(_tree(options=YES_NO), {"q": {"option": "yes"}})
    assert score(_tree(options=YES_NO), {"q": {"option": "yes"}, "why": {"text": "…"}}) == plain


def test_a_note_without_an_answer_leaves_the_question_open() -> None:
    assert score(_tree(options=YES_NO), {"q": {"note": "later"}})["all"]["status"] == "empty"


def test_a_choice_counts_once() -> None:
    tree = _tree(points=[["a", "1"], ["b", "3"], ["c", "-2"]])
    assert score(tree, {"q": {"options": ["a", "a"]}})["all"]["ratio"] == "1/4"
    assert score(tree, {"q": {"options": ["c"]}})["all"]["ratio"] == "0/1"


def test_the_weakest_part_decides_where_the_method_says_so() -> None:
    tree = {
        "root": {
            "id": "all",
            "method": "min",
            "children": [{"id": "a", "options": YES_NO}, {"id": "b", "options": YES_NO}],
        }
    }
    assert score(tree, {"a": {"option": "yes"}, "b": {"option": "no"}})["all"]["ratio"] == "0/1"


def test_unanswered_counts_as_nothing_under_the_policy_zero() -> None:
    tree = {"policy": {"unanswered": "zero"}, **_tree(options=YES_NO)}
    assert score(tree, {})["all"] == {
        "coverage": "0/1",
        "ratio": "0/1",
        "score": "0",
        "status": "empty",
    }


def _two_groups(scope: str) -> dict[str, Any]:
    critical = {"min": "0.5", "cap": "low", "scope": scope}
    return {
        "levels": [{"id": "low", "min": "0"}, {"id": "high", "min": "50"}],
        "root": {
            "id": "all",
            "children": [
                {
                    "id": "g",
                    "children": [
                        {"id": "a", "options": YES_NO, "critical": critical},
                        {"id": "b", "options": YES_NO, "weight": "9"},
                    ],
                },
                {"id": "h", "children": [{"id": "c", "options": YES_NO}]},
            ],
        },
    }


@pytest.mark.parametrize(("scope", "root_is_capped"), [("group", False), ("overall", True)])
def test_a_failed_critical_question_caps_the_level_and_not_the_number(
    scope: str, root_is_capped: bool
) -> None:
    answers = {"a": {"option": "no"}, "b": {"option": "yes"}, "c": {"option": "yes"}}
    result = score(_two_groups(scope), answers)
    assert (result["g"]["score"], result["g"]["level"], result["g"]["uncapped_level"]) == (
        "90",
        "low",
        "high",
    )
    assert result["g"]["capped_by"] == ["a"]
    assert ("capped_by" in result["all"]) is root_is_capped


@pytest.mark.parametrize(
    ("value", "scale", "digits", "expected"),
    [
        ("99.7", ("0", "100"), 0, "99"),
        ("0.3", ("0", "100"), 0, "1"),
        ("12.5", ("0", "100"), 0, "13"),
        ("-12.5", ("-100", "100"), 0, "-13"),
        ("-0.04", ("-1", "1"), 1, "0.0"),
        ("0.999", ("0", "1"), 0, "1"),
        ("0.999", ("1", "0"), 2, "0.99"),
        ("2.95", ("0", "4"), 1, "3.0"),
    ],
)
def test_scores_are_rounded_once(
    value: str, scale: tuple[str, str], digits: int, expected: str
) -> None:
    """An end of the scale is shown only when it is reached, where the scale is wide enough."""
    assert shown(Fraction(value), (Fraction(scale[0]), Fraction(scale[1])), digits) == expected


@pytest.mark.parametrize("value", [float("nan"), float("inf"), 2**53, 0.1, None, [], "", "1.", "½"])
def test_what_is_not_a_decimal_is_not_a_number(value: object) -> None:
    assert decimal(value) is None


def test_a_number_may_have_any_length() -> None:
    """A browser reads it, so Python must."""
    tree = _tree(number={"worst": "0", "best": "40"})
    assert score(tree, {"q": {"number": "9" * 9_000}})["all"]["ratio"] == "1/1"
    assert decimal("-12.50") == Fraction(-25, 2)
