"""Saved answers brought to the questions of today; no answer is ever dropped (DESIGN 6)."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from playbook_press.scoring.answer_shape import CHOICES

# `Any` below: answers, outlines and changes are JSON values.
_Json = dict[str, Any]

_MOMENT = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(\.[0-9]+)?Z")

_FIELD_OF_KIND = {"level": "option", "multi": "options", "number": "number", "text": "text"}


def migrate(
    answers: Mapping[str, Any], earlier: Mapping[str, Any], outline: Mapping[str, Any]
) -> tuple[_Json, _Json, list[dict[str, Any]]]:
    """Answers under the questions they belong to now, and what was done to them.

    Args:
        answers: Question id to answer, in the shape of an answer file.
        earlier: Answers whose questions were gone when the file was last read.
        outline: What the assessment asks (`tree.outline`).

    Returns:
        The answers; those under earlier questions; and the changes in the order of the
        assessment, then of the ids of questions that are gone. Each has `what` and `question`:

        - `renamed`, `from`: the question had another id.
        - `restored`, `from`: the answer stood under earlier questions.
        - `reworded`: it was given to another revision, which it keeps as `rev`.
        - `reopened`: what was chosen is no longer offered; the choice is kept as `before`.
        - `gone`: the question is no longer asked; the answer is kept under earlier ones, the
          newer one where there are two to the same question.

    Source:
        DESIGN 6. Test vectors: tests/vectors/answer-files.json.
    """
    questions: Mapping[str, Any] = outline["questions"]
    left, past = dict(answers), dict(earlier)
    found: _Json = {}
    changes: list[dict[str, Any]] = []
    for id, question in questions.items():
        # An id that is asked today means that question, whoever once had it.
        names = [id, *(old for old in question.get("was", ()) if old not in questions)]
        if id in left:
            answer = left.pop(id)
        elif (name := _newest(names, left)) is not None:
            answer = left.pop(name)
            changes.append({"what": "renamed", "question": id, "from": name})
        elif (name := _newest(names, past)) is not None:
            answer = past.pop(name)
            changes.append({"what": "restored", "question": id, "from": name})
        else:
            continue
        found[id], change = _fitted(question, answer)
        if change:
            changes.append({"what": change, "question": id})
    for id in sorted(left):
        if id not in past or moment(left[id].get("at")) >= moment(past[id].get("at")):
            past[id] = left[id]
        changes.append({"what": "gone", "question": id})
    return found, past, changes


def moment(at: object) -> str:
    """A time as answer files write it, so that later ones sort behind; "" for anything else.

    >>> moment("2026-11-22T10:00:00Z") < moment("2026-11-22T10:00:00.5Z")
    True
    """
    found = _MOMENT.fullmatch(at) if isinstance(at, str) else None
    return found[1] + (found[2] or "").rstrip("0").rstrip(".") if found else ""


def _newest(names: Iterable[str], answers: Mapping[str, Any]) -> str | None:
    """The name with the newest answer; of equals the first."""
    present = [name for name in names if name in answers]
    return max(present, key=lambda name: moment(answers[name].get("at")), default=None)


def _fitted(question: Mapping[str, Any], answer: _Json) -> tuple[_Json, str | None]:
    """The answer as the question can hold it, and what had to be done to it."""
    choice = next((name for name in CHOICES if name in answer), None)
    if choice is not None and not _is_offered(question, choice, answer[choice]):
        moved = (choice, "label", "rev")
        kept = {name: value for name, value in answer.items() if name not in moved}
        kept["before"] = {name: answer[name] for name in moved if name in answer}
        return kept, "reopened"
    given = choice is not None or "na" in answer or "unknown" in answer
    if given and answer.get("rev", 1) != question.get("rev", 1):
        return answer, "reworded"
    return answer, None


def _is_offered(question: Mapping[str, Any], choice: str, value: Any) -> bool:
    if choice != _FIELD_OF_KIND[question["kind"]]:
        return False
    if choice in ("number", "text"):
        return True
    chosen = [value] if choice == "option" else value
    return all(id in question["options"] for id in chosen)
