"""Teams, two dates, and next steps: the rules beyond a single score."""

from typing import Any

import pytest

from playbook_press.scoring import Unscorable, advice, change, team

FIVE = [["l0", "0"], ["l1", "1"], ["l2", "2"], ["l3", "3"], ["l4", "4"]]

# `Any`: trees, answers and results are JSON values.
TREE: dict[str, Any] = {
    "scale": ["0", "4"],
    "policy": {"digits": 1},
    "levels": [{"id": "absent", "min": "0"}, {"id": "solid", "min": "2.5"}],
    "root": {
        "id": "all",
        "children": [
            {"id": "g", "children": [{"id": "a", "options": FIVE}, {"id": "b", "options": FIVE}]},
            {"id": "h", "children": [{"id": "c", "options": FIVE, "na": True}]},
        ],
    },
}


def _answers(**levels: int) -> dict[str, Any]:
    return {id: {"option": f"l{level}"} for id, level in levels.items()}


def test_a_team_sees_the_lower_median_and_where_it_differs() -> None:
    seen = team(TREE, [_answers(a=0, b=2), _answers(a=3, b=2), _answers(a=1, b=3), _answers(a=4)])
    assert seen["questions"]["a"] == {
        "answered": 4,
        "counts": {"l0": 1, "l1": 1, "l2": 0, "l3": 1, "l4": 1},
        "highest": "l4",
        "lowest": "l0",
        "median": "l1",
        "na": 0,
        "spread": 4,
        "unknown": 0,
    }
    assert seen["discuss_first"] == ["a"]


def test_nothing_is_shown_of_what_too_few_answered() -> None:
    """Two people are not a group: neither their counts nor their number."""
    seen = team(TREE, [_answers(a=1, c=1), _answers(a=2, c=2), _answers(a=2)])
    assert seen["questions"]["c"] is None
    assert seen["groups"]["h"] is None
    assert seen["groups"]["g"] == {"ratio": "5/12", "score": "1.7", "scored": 3}


def test_an_empty_team_shows_nothing() -> None:
    assert team(TREE, [], min_group=0)["groups"] == {}


def test_the_widest_difference_is_discussed_first_then_the_lowest() -> None:
    members = [_answers(a=1, b=0, c=1), _answers(a=2, b=1, c=2), _answers(a=3, b=2, c=4)]
    assert team(TREE, members)["discuss_first"] == ["c", "b", "a"]


def test_a_difference_counts_only_questions_answered_on_both_dates() -> None:
    seen = change(TREE, _answers(a=1, b=4), _answers(a=3, c=4))
    assert seen["g"] == {
        "after": "3/4",
        "before": "1/4",
        "common": 1,
        "difference": "1/2",
        "questions": 2,
    }
    assert seen["h"] == {"common": 0, "questions": 1}


def test_a_reworded_question_is_not_compared() -> None:
    before, after = _answers(a=1), _answers(a=3)
    after["a"]["rev"] = 2
    assert change(TREE, before, after)["all"] == {"common": 0, "questions": 3}


STEPS: dict[str, Any] = {
    "options": {
        "a": {"l1": {"next_step": True, "practices": ["walk"]}},
        "b": {"l3": {"practices": ["sing"]}},
    },
    "practices": {"walk": {"impact": 3, "effort": 1}},
}


def test_the_steps_that_move_most_come_first() -> None:
    seen = advice(TREE, {**_answers(a=1, b=3), "c": {"unknown": True}}, STEPS, {})
    assert [(step["kind"], step["question"], step["priority"]) for step in seen] == [
        ("practice", "a", "9/4"),
        ("next-step", "a", "3/4"),
        ("practice", "b", "1/4"),
        ("find-out", "c", None),
    ]


def test_a_target_below_the_top_makes_a_step_less_pressing() -> None:
    seen = advice(TREE, _answers(a=1), STEPS, {"g": "solid"})
    assert [step["priority"] for step in seen] == ["9/8", "3/8"]


def test_a_failed_critical_question_comes_before_everything() -> None:
    tree = {
        "levels": TREE["levels"],
        "root": {
            "id": "all",
            "children": [
                {"id": "a", "options": FIVE, "weight": "9"},
                {"id": "b", "options": FIVE, "critical": {"min": "1", "cap": "absent"}},
            ],
        },
    }
    first = advice(tree, _answers(a=1, b=3), STEPS, {})[0]
    assert first["question"] == "b"


def test_not_applicable_calls_for_nothing() -> None:
    steps = {"options": {"c": {option: {"next_step": True} for option, _ in FIVE}}}
    assert advice(TREE, {"c": {"na": True}}, steps, {}) == []


def test_a_member_that_cannot_be_scored_is_named() -> None:
    with pytest.raises(Unscorable) as refused:
        team(TREE, [{"a": {"option": "l9"}}])
    assert (refused.value.question, refused.value.code) == ("a", "unknown-option")
