"""Two dates compared, like for like."""

from collections.abc import Mapping
from typing import Any

from playbook_press.scoring.numbers import fraction_text
from playbook_press.scoring.score import group_scores, leaves, read_answers

# `Any` below: trees, answers and results are JSON values as SCORING.md describes them.


def change(
    tree: Mapping[str, Any], before: Mapping[str, Any], after: Mapping[str, Any]
) -> dict[str, Any]:
    """The difference per group over the questions answered on both dates.

    Only questions with the same id and the same revision (`rev`, 1 where absent) count;
    both ratios are computed anew on that common set.

    Returns:
        Per group id `common` and `questions` (k of n), and where k is above 0 `before`,
        `after` and `difference`, fractions `n/d`.

    Raises:
        Unscorable: An answer does not fit its question.

    Source:
        SCORING.md, rule 10.
    """
    then, now = read_answers(tree, before), read_answers(tree, after)
    common = {
        id
        for id, answer in then.items()
        if answer.state == now[id].state == "answered"
        and before[id].get("rev", 1) == after[id].get("rev", 1)
    }
    root = _only(tree["root"], common)
    left: dict[str, Any] = {}
    right: dict[str, Any] = {}
    if root is not None:
        narrowed = {**tree, "root": root}
        left = dict(group_scores(narrowed, {id: before[id] for id in common}))
        right = dict(group_scores(narrowed, {id: after[id] for id in common}))
    result: dict[str, Any] = {}
    for node in _groups(tree["root"]):
        ids = [leaf["id"] for leaf in leaves(node)]
        entry: dict[str, Any] = {
            "common": sum(id in common for id in ids),
            "questions": len(ids),
        }
        old = left[node["id"]].ratio if node["id"] in left else None
        new = right[node["id"]].ratio if node["id"] in right else None
        if old is not None and new is not None:
            entry |= {
                "before": fraction_text(old),
                "after": fraction_text(new),
                "difference": fraction_text(new - old),
            }
        result[node["id"]] = entry
    return result


def _groups(node: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    below = [group for child in node["children"] if "children" in child for group in _groups(child)]
    return [*below, node]


def _only(node: Mapping[str, Any], ids: set[str]) -> Mapping[str, Any] | None:
    """The tree with no other questions than these, and no empty groups."""
    if "children" not in node:
        return node if node["id"] in ids else None
    children = [kept for child in node["children"] if (kept := _only(child, ids)) is not None]
    return {**node, "children": children} if children else None
