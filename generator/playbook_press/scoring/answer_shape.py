"""What may stand in an answer file: every field we know is closed, others are left alone."""

from collections.abc import Callable, Mapping
from typing import Any

from playbook_press.scoring.refusal import MAX_NUMBER, Refusal

# `Any` below: whatever JSON a file holds.
_Check = Callable[[Any], bool]

FORMAT = 1
CHOICES = ("option", "options", "number", "text")
"""The fields that hold an answer; with `na` and `unknown` an answer has one of them or none."""


def shape_refusal(value: Any) -> Refusal | None:
    """Why a JSON value is no answer file, or None where it is one.

    Only the fields of DESIGN 6 are looked at; fields not known here may hold anything.
    """
    if not isinstance(value, dict) or not _is_whole(value.get("format")):
        return Refusal("not-answers")
    if value["format"] != FORMAT:
        return Refusal("newer-format" if value["format"] > FORMAT else "not-answers")
    for field, check in _FILE.items():
        if not check(value.get(field, _ABSENT)):
            return Refusal("wrong-shape", {"field": field})
    for field in ("answers", "earlier"):
        answers = value.get(field, {})
        for id in sorted(answers):
            refusal = _answer_refusal(id, answers[id], field)
            if refusal is not None:
                return refusal
    return None


def _answer_refusal(id: str, answer: Any, field: str) -> Refusal | None:
    if not isinstance(answer, dict):
        return Refusal("wrong-shape", {"field": field, "question": id})
    for name, check in _ANSWER.items():
        if not check(answer.get(name, _ABSENT)):
            return Refusal("wrong-shape", {"field": name, "question": id})
    if sum(name in answer for name in (*CHOICES, "na", "unknown")) > 1:
        return Refusal("two-states", {"question": id})
    return _answer_refusal(id, answer["before"], "before") if "before" in answer else None


_ABSENT = object()


def _optional(check: _Check) -> _Check:
    return lambda value: value is _ABSENT or check(value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str)


def _is_whole(value: Any) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return float(value).is_integer()


def _is_number(value: Any) -> bool:
    """Whether it is a decimal is for the score to say; here only that it is not endless."""
    if isinstance(value, str):
        return len(value) <= MAX_NUMBER
    return isinstance(value, int | float) and not isinstance(value, bool)


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _maps_to_texts(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(each, str) for each in value.values())


def _records(*fields: str) -> _Check:
    """A list of objects in which these fields, where they stand, are text."""

    def check(value: Any) -> bool:
        return isinstance(value, list) and all(
            isinstance(each, dict)
            and all(isinstance(each[name], str) for name in fields if name in each)
            for each in value
        )

    return check


_FILE: Mapping[str, _Check] = {
    "playbook": _is_text,
    "assessment": _is_text,
    "answers": lambda value: isinstance(value, dict),
    "version": _optional(_is_text),
    "set": _optional(lambda value: value in ("quick", "deep")),
    "name": _optional(_is_text),
    "lang": _optional(_is_text),
    "created": _optional(_is_text),
    "updated": _optional(_is_text),
    "targets": _optional(_maps_to_texts),
    "actions": _optional(_records("text", "owner", "due")),
    "earlier": _optional(lambda value: isinstance(value, dict)),
}

_ANSWER: Mapping[str, _Check] = {
    "rev": _optional(lambda value: _is_whole(value) and value >= 1),
    "option": _optional(_is_text),
    "options": _optional(_are_texts),
    "number": _optional(_is_number),
    "text": _optional(_is_text),
    "na": _optional(lambda value: value is True),
    "unknown": _optional(lambda value: value is True),
    "reason": _optional(_is_text),
    "note": _optional(_is_text),
    "evidence": _optional(_records("title", "url", "date")),
    "label": _optional(_is_text),
    "at": _optional(_is_text),
    "before": _optional(lambda value: isinstance(value, dict)),
}
