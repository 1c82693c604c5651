"""One result per group, exact, from a score tree and the answers to it."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from msgspec import Struct

from playbook_press.scoring.answers import Answer, Unscorable, exact, read_answer
from playbook_press.scoring.numbers import fraction_text, shown

# `Any` below: trees, answers and results are JSON values as SCORING.md describes them.


class Part(Struct, frozen=True):
    """One child of a group in its calculation: Σ w·r ÷ Σ w over those that are included."""

    id: str
    weight: Fraction
    ratio: Fraction | None
    coverage: Fraction | None
    """None where the part is not applicable."""
    state: str
    """A question's state or a group's status."""
    included: bool


class GroupScore(Struct, frozen=True):
    """A group's exact score, and how it came about."""

    id: str
    status: str
    ratio: Fraction | None
    coverage: Fraction | None
    score: Fraction | None
    shown: str | None
    levels: tuple[tuple[str, Fraction], ...]
    """Level ids with their lowest score, ascending; empty where none are defined."""
    level: str | None
    uncapped_level: str | None
    capped_by: tuple[str, ...]
    parts: tuple[Part, ...]
    scale: tuple[Fraction, Fraction]
    digits: int

    def as_json(self) -> dict[str, Any]:
        """The group's entry in a result."""
        entry: dict[str, Any] = {
            "coverage": fraction_text(self.coverage),
            "ratio": fraction_text(self.ratio),
            "score": self.shown,
            "status": self.status,
        }
        if self.levels:
            entry["level"] = self.level
            if self.score is not None:
                entry["uncapped_level"] = self.uncapped_level
        if self.capped_by:
            entry["capped_by"] = list(self.capped_by)
        return entry


def score(tree: Mapping[str, Any], answers: Mapping[str, Any]) -> dict[str, Any]:
    """The result: one object per group id, or `{"error": …}` where an answer does not fit.

    Args:
        tree: A score tree.
        answers: Question id to answer.

    Returns:
        JSON values; ratios and coverages are reduced fractions `n/d`, scores display text.

    Source:
        SCORING.md, Rules and Result. Test vectors: tests/vectors/scoring.json.
    """
    try:
        return {id: group.as_json() for id, group in group_scores(tree, answers).items()}
    except Unscorable as refused:
        return {"error": {"question": refused.question, "code": refused.code}}


def group_scores(tree: Mapping[str, Any], answers: Mapping[str, Any]) -> dict[str, GroupScore]:
    """Every group's exact score by id, the root last.

    Raises:
        Unscorable: An answer does not fit its question; the first in the tree's order,
            then, by code point, ids that are no question.
    """
    read = read_answers(tree, answers)
    groups: dict[str, GroupScore] = {}
    _Scoring(tree, read, groups).visit(tree["root"], is_root=True)
    return groups


def read_answers(tree: Mapping[str, Any], answers: Mapping[str, Any]) -> dict[str, Answer]:
    """The state and ratio of every question of the tree, in its order.

    Raises:
        Unscorable: As for `group_scores`.
    """
    read = {leaf["id"]: read_answer(leaf, answers.get(leaf["id"])) for leaf in leaves(tree["root"])}
    for stray in sorted(answers.keys() - read.keys()):
        # Questions in words are not in the tree; what they hold is not scored.
        if not (isinstance(answers[stray], Mapping) and "text" in answers[stray]):
            raise Unscorable(stray, "unknown-question")
    return read


def leaves(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The questions below a node in the tree's order."""
    for child in node["children"]:
        if "children" in child:
            yield from leaves(child)
        else:
            yield child


class _Scoring:
    """One pass over one tree with one set of answers."""

    def __init__(
        self,
        tree: Mapping[str, Any],
        answers: Mapping[str, Answer],
        groups: dict[str, GroupScore],
    ) -> None:
        policy = tree.get("policy", {})
        self._zero = policy.get("unanswered", "exclude") == "zero"
        self._min_coverage = exact(policy.get("min_coverage", "0.5"))
        self._digits: int = policy.get("digits", 0)
        self._scale = tree.get("scale", ["0", "100"])
        self._levels = tree.get("levels", [])
        self._answers = answers
        self._groups = groups

    def visit(self, node: Mapping[str, Any], *, is_root: bool = False) -> GroupScore:
        parts = tuple(self._part(child) for child in node["children"])
        status, ratio, coverage = self._rated(parts, node.get("method", "mean"))
        low, high = (exact(end) for end in node.get("scale", self._scale))
        value = None if ratio is None else low + ratio * (high - low)
        levels = tuple(
            sorted(
                ((level["id"], exact(level["min"])) for level in node.get("levels", self._levels)),
                key=lambda level: level[1],
            )
        )
        digits: int = node.get("digits", self._digits)
        uncapped = None if value is None else _level(levels, value)
        caps = [
            (leaf["id"], leaf["critical"]["cap"])
            for leaf in (leaves(node) if is_root else _own_leaves(node))
            if self._caps(leaf, holder=node, is_root=is_root)
        ]
        group = GroupScore(
            id=node["id"],
            status=status,
            ratio=ratio,
            coverage=coverage,
            score=value,
            shown=None if value is None else shown(value, (low, high), digits),
            levels=levels,
            level=_capped(levels, uncapped, [cap for _, cap in caps]),
            uncapped_level=uncapped,
            capped_by=tuple(id for id, _ in caps),
            parts=parts,
            scale=(low, high),
            digits=digits,
        )
        self._groups[group.id] = group
        return group

    def _part(self, child: Mapping[str, Any]) -> Part:
        weight = exact(child.get("weight", "1"))
        if "children" in child:
            group = self.visit(child)
            applicable = group.status != "not_applicable"
            included = applicable and group.ratio is not None and weight > 0
            return Part(
                group.id, weight, group.ratio, group.coverage, group.status, included=included
            )
        answer = self._answers[child["id"]]
        if answer.state == "na":
            return Part(child["id"], weight, None, None, "na", included=False)
        ratio = answer.ratio
        if ratio is None and self._zero:
            ratio = Fraction(0)
        covered = Fraction(answer.state == "answered")
        return Part(
            child["id"],
            weight,
            ratio,
            covered,
            answer.state,
            included=ratio is not None and weight > 0,
        )

    def _rated(
        self, parts: tuple[Part, ...], method: str
    ) -> tuple[str, Fraction | None, Fraction | None]:
        """Status, ratio and coverage of a group (SCORING.md, rule 2)."""
        applicable = [part for part in parts if part.coverage is not None]
        total = sum((part.weight for part in applicable), Fraction(0))
        if total == 0:
            return "not_applicable", None, None
        coverage = (
            sum((part.weight * (part.coverage or 0) for part in applicable), Fraction(0)) / total
        )
        included = [(part.weight, part.ratio) for part in parts if part.included]
        ratios = [(weight, ratio) for weight, ratio in included if ratio is not None]
        if not self._zero:
            if coverage == 0:
                return "empty", None, coverage
            if coverage < self._min_coverage or not ratios:
                return "insufficient", None, coverage
        if method == "min":
            ratio = min(ratio for _, ratio in ratios)
        else:
            weights = sum((weight for weight, _ in ratios), Fraction(0))
            ratio = sum((weight * ratio for weight, ratio in ratios), Fraction(0)) / weights
        if coverage == 0:
            return "empty", ratio, coverage
        return ("complete" if coverage == 1 else "provisional"), ratio, coverage

    def _caps(self, leaf: Mapping[str, Any], *, holder: Mapping[str, Any], is_root: bool) -> bool:
        critical = leaf.get("critical")
        if critical is None:
            return False
        if is_root and critical.get("scope", "group") != "overall" and not _holds(holder, leaf):
            return False
        answer = self._answers[leaf["id"]]
        if answer.state == "na":
            return False
        return answer.ratio is None or answer.ratio < exact(critical["min"])


def _own_leaves(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    return (child for child in node["children"] if "children" not in child)


def _holds(node: Mapping[str, Any], leaf: Mapping[str, Any]) -> bool:
    return any(child is leaf for child in _own_leaves(node))


def _level(levels: tuple[tuple[str, Fraction], ...], value: Fraction) -> str | None:
    """The highest band whose lowest score is at most `value` (SCORING.md, rule 4)."""
    return next((id for id, lowest in reversed(levels) if lowest <= value), None)


def _capped(
    levels: tuple[tuple[str, Fraction], ...], level: str | None, caps: list[str]
) -> str | None:
    """The level, or the lowest cap below it (SCORING.md, rule 5)."""
    if level is None:
        return None
    order = [id for id, _ in levels]
    return min([level, *(cap for cap in caps if cap in order)], key=order.index)
