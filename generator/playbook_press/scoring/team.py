"""Several people's answers side by side; teams are never ranked."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from playbook_press.scoring.answers import exact
from playbook_press.scoring.numbers import decimal, fraction_text, shown
from playbook_press.scoring.score import GroupScore, group_scores, leaves, read_answers

# `Any` below: trees, answers and results are JSON values as SCORING.md describes them.


def team(
    tree: Mapping[str, Any], members: Sequence[Mapping[str, Any]], *, min_group: int = 3
) -> dict[str, Any]:
    """What a team's answers have in common, and where they differ.

    Args:
        tree: A score tree.
        members: The answers of each member; each must score (see `score`).
        min_group: Nothing is shown of a question or group that fewer people answered.

    Returns:
        `members` (their number), `questions` and `groups` by id (null where too few
        answered), and `discuss_first`, question ids.

    Raises:
        Unscorable: A member's answer does not fit its question.

    Source:
        SCORING.md, rule 9.
    """
    read = [read_answers(tree, answers) for answers in members]
    questions: dict[str, Any] = {}
    wide: list[tuple[int, Fraction, str]] = []
    for leaf in leaves(tree["root"]):
        id = leaf["id"]
        states = [answers[id].state for answers in read]
        given = [
            answers[id]
            for answers, states_ in zip(members, read, strict=True)
            if states_[id].state == "answered"
        ]
        if len(given) < max(min_group, 1):
            questions[id] = None
            continue
        entry = _summary(leaf, given)
        entry["answered"] = len(given)
        entry["na"] = states.count("na")
        entry["unknown"] = states.count("unknown")
        questions[id] = entry
        if entry.get("spread", 0) >= 2:
            wide.append((-entry["spread"], _value(leaf, entry["median"]), id))
    scores = [group_scores(tree, answers) for answers in members]
    return {
        "members": len(members),
        "questions": questions,
        "groups": {
            id: _mean(group, [each[id].ratio for each in scores], min_group)
            for id, group in (scores[0] if scores else {}).items()
        },
        # Stable: ties stay in the playbook's order.
        "discuss_first": [id for _, _, id in sorted(wide, key=lambda each: each[:2])],
    }


def _summary(leaf: Mapping[str, Any], given: list[Any]) -> dict[str, Any]:
    if "options" in leaf:
        ordered = sorted(
            (answer["option"] for answer in given), key=lambda option: _value(leaf, option)
        )
        steps = sorted({exact(value) for _, value in leaf["options"]})
        lowest, highest = ordered[0], ordered[-1]
        return {
            "counts": {option: ordered.count(option) for option, _ in leaf["options"]},
            "median": ordered[(len(ordered) - 1) // 2],
            "lowest": lowest,
            "highest": highest,
            "spread": steps.index(_value(leaf, highest)) - steps.index(_value(leaf, lowest)),
        }
    if "points" in leaf:
        chosen = [set(answer["options"]) for answer in given]
        return {
            "counts": {option: sum(option in one for one in chosen) for option, _ in leaf["points"]}
        }
    numbers = sorted(found for answer in given if (found := decimal(answer["number"])) is not None)
    return {
        "median": fraction_text(numbers[(len(numbers) - 1) // 2]),
        "lowest": fraction_text(numbers[0]),
        "highest": fraction_text(numbers[-1]),
    }


def _value(leaf: Mapping[str, Any], option: str) -> Fraction:
    return exact(dict(leaf["options"])[option])


def _mean(
    group: GroupScore, ratios: Sequence[Fraction | None], min_group: int
) -> dict[str, Any] | None:
    scored = [ratio for ratio in ratios if ratio is not None]
    if len(scored) < max(min_group, 1):
        return None
    mean = sum(scored, Fraction(0)) / len(scored)
    low, high = group.scale
    return {
        "scored": len(scored),
        "ratio": fraction_text(mean),
        "score": shown(low + mean * (high - low), group.scale, group.digits),
    }
