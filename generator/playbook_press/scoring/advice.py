"""What to do next, from the answers, in order of weight."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Literal

from msgspec import Struct

from playbook_press.scoring.answers import Answer, exact
from playbook_press.scoring.score import read_answers

# `Any` below: trees, answers and steps are JSON values as SCORING.md describes them.


class _Asked(Struct, frozen=True):
    """A question and the groups that decide about it."""

    leaf: Mapping[str, Any]
    group: Mapping[str, Any]
    position: int


def advice(
    tree: Mapping[str, Any],
    answers: Mapping[str, Any],
    steps: Mapping[str, Any],
    targets: Mapping[str, str],
) -> list[dict[str, Any]]:
    """The next steps that the answers call for, the most pressing first.

    Args:
        tree: A score tree.
        answers: Question id to answer.
        steps: `options`: question id to option id to `{next_step: true, practices: […]}`;
            `practices`: practice id to `{impact, effort}`, 1 to 3, 2 where absent.
        targets: Group id to level id; no target means the top.

    Returns:
        Objects with `kind` (`find-out`, `next-step`, `practice`), `question`, `critical`,
        for a practice `practice`, and `priority` as a fraction `n/d`, null for `find-out`.

    Raises:
        Unscorable: An answer does not fit its question.

    Source:
        SCORING.md, rules 7 and 8.
    """
    read = read_answers(tree, answers)
    found: list[tuple[tuple[bool, Fraction, int, int], dict[str, Any]]] = []
    for asked in _asked(tree["root"], []):
        id = asked.leaf["id"]
        answer = read[id]
        failed = _failed(asked.leaf, answer)
        kinds = _candidates(answers.get(id), answer, steps.get("options", {}).get(id, {}))
        for number, (kind, practice) in enumerate(kinds):
            priority = None
            if answer.ratio is not None:
                gap = _target_ratio(tree, asked.group, targets) - answer.ratio
                known = steps.get("practices", {}).get(practice, {})
                priority = (
                    exact(asked.leaf.get("weight", "1"))
                    * gap
                    * Fraction(known.get("impact") or 2, known.get("effort") or 2)
                )
            entry: dict[str, Any] = {"critical": failed, "kind": kind, "question": id}
            if practice is not None:
                entry["practice"] = practice
            entry["priority"] = (
                None if priority is None else f"{priority.numerator}/{priority.denominator}"
            )
            key = (not failed, -(priority or Fraction(0)), asked.position, number)
            found.append((key, entry))
    return [entry for _, entry in sorted(found, key=lambda each: each[0])]


def _asked(
    node: Mapping[str, Any], seen: list[_Asked], parent: Mapping[str, Any] | None = None
) -> list[_Asked]:
    """Every question with the group that holds it, in the tree's order."""
    if "children" not in node:
        seen.append(_Asked(node, parent or node, len(seen)))
    for child in node.get("children", ()):
        _asked(child, seen, node)
    return seen


def _candidates(
    given: Any, answer: Answer, options: Mapping[str, Any]
) -> list[tuple[Literal["find-out", "next-step", "practice"], str | None]]:
    if answer.state == "unknown":
        return [("find-out", None)]
    if answer.state != "answered":
        return []
    chosen = [given["option"]] if "option" in given else dict.fromkeys(given.get("options", ()))
    kinds: list[tuple[Literal["find-out", "next-step", "practice"], str | None]] = []
    for option in chosen:
        step = options.get(option, {})
        if step.get("next_step"):
            kinds.append(("next-step", None))
        kinds.extend(("practice", practice) for practice in step.get("practices", ()))
    return list(dict.fromkeys(kinds))


def _failed(leaf: Mapping[str, Any], answer: Answer) -> bool:
    critical = leaf.get("critical")
    if critical is None or answer.state == "na":
        return False
    return answer.ratio is None or answer.ratio < exact(critical["min"])


def _target_ratio(
    tree: Mapping[str, Any], group: Mapping[str, Any], targets: Mapping[str, str]
) -> Fraction:
    """The ratio a group aims at: its target level's `min` on its scale, or 1 (rule 8)."""
    wanted = targets.get(group["id"])
    for level in group.get("levels", tree.get("levels", [])):
        if level["id"] == wanted:
            low, high = (exact(e) for e in group.get("scale", tree.get("scale", ["0", "100"])))
            return (exact(level["min"]) - low) / (high - low)
    return Fraction(1)
