"""Answers to scored questions: their state, and their exact ratio."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Literal

from msgspec import Struct

from playbook_press.scoring.numbers import decimal

State = Literal["answered", "na", "unknown", "missing"]

# `Any` below: a leaf and an answer are JSON values as SCORING.md describes them.

_CHOICES = ("option", "options", "number", "text")


class Answer(Struct, frozen=True):
    """One question's answer as scoring needs it."""

    state: State
    ratio: Fraction | None
    """In [0, 1] where the state is `answered`, else None."""


class Unscorable(Exception):  # noqa: N818 (it names the answer, not a failure of ours)
    """An answer that cannot be scored; nothing is guessed."""

    def __init__(self, question: str, code: str) -> None:
        """Say which answer, and why: a code of SCORING.md, Result."""
        super().__init__(f"{question}: {code}")
        self.question = question
        self.code = code


MISSING = Answer("missing", None)


def read_answer(leaf: Mapping[str, Any], answer: object) -> Answer:
    """The state and ratio of one answer.

    Args:
        leaf: The question in the score tree.
        answer: What the answer file holds for it; None where it holds nothing.

    Raises:
        Unscorable: The answer does not fit the question.

    Source:
        SCORING.md, Answers and rule 1. Test vectors: tests/vectors/scoring.json.
    """
    question: str = leaf["id"]
    if answer is None:
        return MISSING
    if not isinstance(answer, Mapping):
        raise Unscorable(question, "wrong-shape")
    given = [key for key in (*_CHOICES, "na", "unknown") if key in answer]
    if len(given) > 1:
        raise Unscorable(question, "two-states")
    if not given:
        return MISSING
    match given[0]:
        case "na":
            return _not_applicable(leaf, answer)
        case "unknown":
            if answer["unknown"] is not True:
                raise Unscorable(question, "wrong-shape")
            return Answer("unknown", None)
        case "option" if "options" in leaf:
            return Answer("answered", _chosen_one(leaf, answer["option"]))
        case "options" if "points" in leaf:
            return Answer("answered", _chosen_several(leaf, answer["options"]))
        case "number" if "number" in leaf:
            return Answer("answered", _measured(leaf, answer["number"]))
        case _:
            raise Unscorable(question, "wrong-shape")


def _not_applicable(leaf: Mapping[str, Any], answer: Mapping[str, Any]) -> Answer:
    allowed = leaf.get("na", False)
    reason_required = False
    if isinstance(allowed, Mapping):
        reason_required = allowed.get("reason_required", False)
        allowed = allowed.get("allowed", True)
    if answer["na"] is not True:
        raise Unscorable(leaf["id"], "wrong-shape")
    if not allowed:
        raise Unscorable(leaf["id"], "na-not-allowed")
    reason = answer.get("reason")
    if reason is not None and not isinstance(reason, str):
        raise Unscorable(leaf["id"], "wrong-shape")
    if reason_required and not (reason or "").strip(_BLANK):
        raise Unscorable(leaf["id"], "reason-required")
    return Answer("na", None)


# What both Python and browsers call blank: neither language's own list, which differ.
_BLANK = " \t\n\r\v\f\u00a0\u3000"


def _chosen_one(leaf: Mapping[str, Any], chosen: object) -> Fraction:
    if not isinstance(chosen, str):
        raise Unscorable(leaf["id"], "wrong-shape")
    values = {option: exact(value) for option, value in leaf["options"]}
    if chosen not in values:
        raise Unscorable(leaf["id"], "unknown-option")
    lowest, highest = min(values.values()), max(values.values())
    return (values[chosen] - lowest) / (highest - lowest)


def _chosen_several(leaf: Mapping[str, Any], chosen: object) -> Fraction:
    if not isinstance(chosen, list | tuple) or not all(isinstance(c, str) for c in chosen):
        raise Unscorable(leaf["id"], "wrong-shape")
    points = {option: exact(value) for option, value in leaf["points"]}
    if any(option not in points for option in chosen):
        raise Unscorable(leaf["id"], "unknown-option")
    top = sum((value for value in points.values() if value > 0), Fraction(0))
    got = sum((points[option] for option in dict.fromkeys(chosen)), Fraction(0))
    return _clamped(got / top)


def _measured(leaf: Mapping[str, Any], number: object) -> Fraction:
    if not isinstance(number, str | int | float) or isinstance(number, bool):
        raise Unscorable(leaf["id"], "wrong-shape")
    measured = decimal(number)
    if measured is None:
        raise Unscorable(leaf["id"], "not-a-decimal")
    worst, best = exact(leaf["number"]["worst"]), exact(leaf["number"]["best"])
    return _clamped((measured - worst) / (best - worst))


def _clamped(ratio: Fraction) -> Fraction:
    return min(max(ratio, Fraction(0)), Fraction(1))


def exact(value: object) -> Fraction:
    """A number of the score tree; the model has made sure that it is one.

    Raises:
        ValueError: It is not, so the tree was not made from a valid assessment.
    """
    found = decimal(value)
    if found is None:
        raise ValueError(f"not a decimal in a score tree: {value!r}")
    return found
