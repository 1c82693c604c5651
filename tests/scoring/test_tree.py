"""The score tree, the steps and the outline that are made from an assessment."""

import json
from typing import Any

import pytest
from msgspec.structs import replace

from playbook_press.model.adaptation import Adaptation, Original
from playbook_press.model.assessment import Assessment
from playbook_press.model.playbook import Playbook
from playbook_press.model.text import Text
from playbook_press.scoring import advice, score
from playbook_press.scoring.tree import outline, score_tree, steps, targets
from tests.scoring import saved

# `Any`: assessments as YAML states them, and trees, are JSON values.


def _options(*values: str) -> tuple[dict[str, Any], ...]:
    return tuple({"id": f"l{n}", "value": each, "label": "x"} for n, each in enumerate(values))


def _level(id: str, **more: Any) -> dict[str, Any]:
    return {"id": id, "kind": "level", "text": "x", "options": _options("0", "1"), **more}


def _assessment(*sections: dict[str, Any], **more: Any) -> Assessment:
    whole = {"id": "all", "title": "x", "purpose": "x", "sections": sections, **more}
    return Assessment.model_validate(whole, context={"languages": ("en",)})


def _section(id: str, *questions: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": id, "title": "x", "questions": questions, **more}


@pytest.fixture(scope="module")
def eight_traits() -> Playbook:
    return saved.eight_traits()


def test_what_equals_its_default_is_left_out() -> None:
    tree = score_tree(_assessment(_section("s", _level("q"))), "deep")
    leaf = {"id": "q", "options": [["l0", "0"], ["l1", "1"]]}
    assert tree == {"root": {"id": "all", "children": [{"id": "s", "children": [leaf]}]}}


def test_what_differs_is_there_as_the_author_wrote_it() -> None:
    levels = ({"id": "low", "min": "-0.5", "label": "x"},)
    questions = (
        _level(
            "q",
            weight="1.50",
            na={"allowed": True, "reason_required": True},
            critical={"min": "0.5", "cap": "low", "scope": "overall"},
        ),
        {
            "id": "m",
            "kind": "multi",
            "text": "x",
            "options": _options("1", "-2"),
            "na": {"allowed": True},
            "critical": {"min": "1", "cap": "low"},
        },
        {"id": "n", "kind": "number", "text": "x", "worst": "40", "best": "0.5"},
    )
    more = {"weight": "2", "scale": ("1", "5"), "digits": 0, "levels": levels, "method": "min"}
    policy = {"unanswered": "zero", "min_coverage": "0.8"}
    assessment = _assessment(
        _section("s", *questions, **more), policy=policy, scale=("0", "4"), digits=1, levels=levels
    )
    assert score_tree(assessment, "deep") == {
        "policy": {"unanswered": "zero", "min_coverage": "0.8", "digits": 1},
        "scale": ["0", "4"],
        "levels": [{"id": "low", "min": "-0.5"}],
        "root": {
            "id": "all",
            "children": [
                {
                    "id": "s",
                    "weight": "2",
                    "scale": ["1", "5"],
                    "digits": 0,
                    "levels": [{"id": "low", "min": "-0.5"}],
                    "method": "min",
                    "children": [
                        {
                            "id": "q",
                            "weight": "1.50",
                            "options": [["l0", "0"], ["l1", "1"]],
                            "na": {"allowed": True, "reason_required": True},
                            "critical": {"min": "0.5", "cap": "low", "scope": "overall"},
                        },
                        {
                            "id": "m",
                            "points": [["l0", "1"], ["l1", "-2"]],
                            "na": {"allowed": True},
                            "critical": {"min": "1", "cap": "low"},
                        },
                        {"id": "n", "number": {"worst": "40", "best": "0.5"}},
                    ],
                }
            ],
        },
    }


def _ids(node: dict[str, Any]) -> Any:
    return (
        [node["id"], [_ids(child) for child in node["children"]]]
        if "children" in node
        else node["id"]
    )


NESTED = _assessment(
    _section(
        "outer",
        _level("a"),
        _level("b", set="quick"),
        sections=(
            _section("inner", _level("c", set="quick"), _level("d", retired={"since": "2.0.0"})),
            _section("words", {"id": "why", "kind": "text", "text": "x", "set": "quick"}),
        ),
    ),
    _section("gone", _level("e", retired={"since": "2.0.0"})),
    _section("slow", _level("f"), target="high"),
)


def test_the_deep_tree_has_every_question_that_is_still_asked_and_scored() -> None:
    """Questions before the sections beside them; nothing retired, no words, no empty group."""
    assert _ids(score_tree(NESTED, "deep")["root"]) == [
        "all",
        [["outer", ["a", "b", ["inner", ["c"]]]], ["slow", ["f"]]],
    ]


def test_the_quick_tree_has_the_quick_questions_alone() -> None:
    assert _ids(score_tree(NESTED, "quick")["root"]) == [
        "all",
        [["outer", ["b", ["inner", ["c"]]]]],
    ]


def test_the_outline_knows_every_question_in_words_too(eight_traits: Playbook) -> None:
    older = Original("older", Text({"en": "Older"}), "1.0.0", None)
    newer = replace(eight_traits, adaptation=Adaptation((older,), (), frozenset()))
    seen = outline(NESTED, newer)
    assert list(seen["questions"]) == ["a", "b", "c", "why", "f"]
    assert seen["questions"]["why"] == {"kind": "text"}
    assert (seen["bases"], seen["quick"], seen["assessment"]) == (["older"], True, "all")
    assert (seen["playbook"], seen["version"]) == ("eight-traits", eight_traits.manifest.version)


def test_the_outline_names_revisions_and_former_ids(eight_traits: Playbook) -> None:
    question = _level("q", revision=3, was=("old-q", "older-q"))
    seen = outline(_assessment(_section("s", question), aliases=("before",)), eight_traits)
    assert seen["questions"]["q"] == {
        "kind": "level",
        "rev": 3,
        "was": ["old-q", "older-q"],
        "options": ["l0", "l1"],
    }
    assert seen["aliases"] == ["before"]
    assert "quick" not in seen
    assert "bases" not in seen


def test_targets_come_from_the_sections() -> None:
    assert targets(NESTED) == {"slow": "high"}


def test_steps_hold_what_advice_asks_for(eight_traits: Playbook) -> None:
    known = eight_traits.traits[0].practices[0]
    options = (
        {"id": "l0", "value": "0", "label": "x", "next_step": "x", "practices": (known.id,)},
        {"id": "l1", "value": "1", "label": "x"},
    )
    assessment = _assessment(_section("s", _level("q", options=options), _level("r")))
    found = steps(assessment, eight_traits)
    assert found["options"] == {"q": {"l0": {"next_step": True, "practices": [known.id]}}}
    weights = {"impact": known.impact, "effort": known.effort}
    stated = {name: weight for name, weight in weights.items() if weight is not None}
    assert found["practices"] == ({known.id: stated} if stated else {})
    seen = advice(score_tree(assessment, "deep"), {"q": {"option": "l0"}}, found, {})
    assert {step["kind"] for step in seen} == {"practice", "next-step"}


@pytest.mark.parametrize("chosen", ["quick", "deep"])
def test_our_own_assessments_can_be_scored(eight_traits: Playbook, chosen: Any) -> None:
    """With the top option everywhere each trait stands at the top of its scale."""
    for assessment in eight_traits.assessments:
        if chosen == "quick" and "quick" not in outline(assessment, eight_traits):
            continue
        tree = score_tree(assessment, chosen)
        assert json.dumps(tree) == json.dumps(score_tree(assessment, chosen))
        answers = {}
        for group in tree["root"]["children"]:
            for leaf in group["children"]:
                answers[leaf["id"]] = {"option": leaf["options"][-1][0]}
        result = score(tree, answers)
        assert {group["ratio"] for group in result.values()} == {"1/1"}
        sections = {section.id for section in assessment.sections}
        assert result.keys() == {assessment.id, *sections}
