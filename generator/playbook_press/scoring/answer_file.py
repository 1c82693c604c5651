"""Answer files: read from bytes without trusting them, brought up to date, merged, written."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from playbook_press.scoring.answer_json import json_text, json_value
from playbook_press.scoring.answer_shape import FORMAT, shape_refusal
from playbook_press.scoring.migration import migrate, moment
from playbook_press.scoring.refusal import Refusal
from playbook_press.scoring.score import leaves

# `Any` below: answer files, outlines and trees are JSON values.
_Json = dict[str, Any]


class Read(Struct, frozen=True):
    """An answer file that can be used."""

    file: _Json
    """The file as this assessment writes it; fields not known here are still in it."""
    changes: tuple[Mapping[str, Any], ...]
    """What bringing it up to date did, in order (see `migrate`)."""
    version: str | None
    """The version of the playbook that the file was written with, where it says so."""


def read_answer_file(data: bytes, outline: Mapping[str, Any]) -> Read | Refusal:
    """What a file's bytes hold for this assessment, or why they cannot be used.

    Never raises, whatever the bytes are.

    Args:
        data: The bytes of the file.
        outline: What the assessment asks (`tree.outline`).

    Source:
        DESIGN 6. Test vectors: tests/vectors/answer-files.json.
    """
    file = parse_answer_file(data)
    return file if isinstance(file, Refusal) else fit_answer_file(file, outline)


def parse_answer_file(data: bytes) -> _Json | Refusal:
    """The file itself, whichever assessment it belongs to; `playbook` and `assessment` say it."""
    value = json_value(data)
    if isinstance(value, Refusal):
        return value
    refusal = shape_refusal(value)
    if refusal is not None:
        return refusal
    file: _Json = value
    return file


def fit_answer_file(file: Mapping[str, Any], outline: Mapping[str, Any]) -> Read | Refusal:
    """A file brought to the questions of an assessment, if it belongs to it.

    Args:
        file: What `parse_answer_file` gave.
        outline: What the assessment asks; its playbook's bases and its own former ids fit too.
    """
    named = {"assessment": file["assessment"], "playbook": file["playbook"]}
    if file["playbook"] not in (outline["playbook"], *outline.get("bases", ())):
        return Refusal("other-playbook", named)
    if file["assessment"] not in (outline["assessment"], *outline.get("aliases", ())):
        return Refusal("other-assessment", named)
    answers, earlier, changes = migrate(file["answers"], file.get("earlier", {}), outline)
    chosen = file.get("set", "deep") if outline.get("quick") else "deep"
    fitted = {
        **file,
        "answers": answers,
        "assessment": outline["assessment"],
        "format": FORMAT,
        "playbook": outline["playbook"],
        "set": chosen,
        "version": outline["version"],
    }
    fitted.pop("earlier", None)
    if earlier:
        fitted["earlier"] = earlier
    return Read(fitted, tuple(changes), file.get("version"))


def asked_answers(tree: Mapping[str, Any], answers: Mapping[str, Any]) -> _Json:
    """The answers to the questions of a score tree, as `score` wants them.

    Who answers the quick set may have answered questions of the deep one before.
    """
    return {
        leaf["id"]: answers[leaf["id"]] for leaf in leaves(tree["root"]) if leaf["id"] in answers
    }


def merge(one: Mapping[str, Any], other: Mapping[str, Any]) -> _Json:
    """Two files of the same answers, such as from two tabs, as one.

    Of every question the newer answer holds (`at`), of everything else what the newer file
    says (`updated`). An answer is taken back by one without a state, so that this too can be
    newer. The result does not depend on which of the two comes first.
    """
    newer = _newer(one, other, lambda file: (moment(file.get("updated")), json_text(file)))
    older = other if newer is one else one
    merged = {**older, **newer}
    for field in ("answers", "earlier"):
        ours, theirs = newer.get(field, {}), older.get(field, {})
        if ours or theirs or field == "answers":
            merged[field] = {
                id: _newer(
                    ours.get(id, theirs.get(id)),
                    theirs.get(id, ours.get(id)),
                    lambda answer: (moment(answer.get("at")), json_text(answer)),
                )
                for id in {**theirs, **ours}
            }
    return merged


def write_answer_file(file: Mapping[str, Any]) -> bytes:
    """The bytes of a file: keys sorted by code point, no spaces, UTF-8, a newline at the end.

    Equal files give equal bytes, here and in the browser.
    """
    return f"{json_text(dict(file))}\n".encode()


def _newer(one: Any, other: Any, key: Callable[[Any], tuple[str, str]]) -> Any:
    return one if key(one) >= key(other) else other
