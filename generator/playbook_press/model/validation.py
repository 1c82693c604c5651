"""A document made a record of its model, or everything that is wrong with it.

pydantic finds what does not fit; here each finding becomes one of our problems, at the place
the author wrote, and findings with one cause become one.
"""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from playbook_press.diagnostics import Diagnostic
from playbook_press.model.findings import Findings
from playbook_press.model.item import Model
from playbook_press.model.problems.more_problems import MOST, more_problems
from playbook_press.source.document import Document

M = TypeVar("M", bound=Model)

# Of a file with more errors only the beginning is looked at.
_LOOKED_AT = 3 * MOST


def validated(
    document: Document, model: type[M], languages: tuple[str, ...]
) -> tuple[M | None, list[Diagnostic]]:
    """The record of a document, and its problems; None where there are any.

    Args:
        document: What was read.
        model: What it should be.
        languages: Those of the playbook, the source language first; empty allows any.
    """
    context = {"languages": languages}
    record: M | None = None
    errors: list[ErrorDetails] = []
    unseen = 0
    try:
        record = model.model_validate(document.data, context=context)
    except ValidationError as error:
        errors, unseen = _errors(error, document, model, context)
    found = list(Findings(document, model, languages).problems(errors))
    problems = [draw_up() for draw_up in found[:MOST]]
    if len(found) > MOST or unseen:
        problems.append(more_problems(document.path, len(found) + unseen - len(problems)))
    return (None if problems else record), problems


def _errors(
    error: ValidationError, document: Document, model: type[Model], context: Mapping[str, Any]
) -> tuple[list[ErrorDetails], int]:
    """What pydantic found, and how many more errors there are than those.

    pydantic words all errors at once, which takes a second for a file made of mistakes. Of such
    a file only the beginning is looked at; what may stand further down is not called missing.
    """
    if error.error_count() <= _LOOKED_AT:
        return error.errors(include_url=False), 0
    errors: list[ErrorDetails] = []
    try:
        model.model_validate(_beginning(document.data, [4 * _LOOKED_AT]), context=dict(context))
    except ValidationError as first:
        errors = first.errors(include_url=False)[:_LOOKED_AT]
    errors = [found for found in errors if found["type"] not in ("missing", "too_short")]
    return errors, error.error_count() - len(errors)


# `Any`: whatever the author wrote.
def _beginning(data: Any, left: list[int]) -> Any:
    """The first values of a document, as many as are `left`, in the order they are written."""
    if isinstance(data, str) or data is None:
        return data
    if isinstance(data, Mapping):
        kept = {}
        for key, value in data.items():
            if left[0] <= 0:
                break
            left[0] -= 1
            kept[key] = _beginning(value, left)
        return kept
    entries = []
    for value in data:
        if left[0] <= 0:
            break
        left[0] -= 1
        entries.append(_beginning(value, left))
    return tuple(entries)
