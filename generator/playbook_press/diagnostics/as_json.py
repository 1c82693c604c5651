"""The format `json`: everything that is known about each problem, for programs."""

import json
from collections.abc import Mapping
from typing import TypeAlias

from playbook_press.diagnostics.diagnostic import Diagnostic, Place
from playbook_press.diagnostics.report import Report

Json: TypeAlias = "bool | int | str | list[Json] | dict[str, Json] | None"


def render_json(report: Report, texts: Mapping[str, str]) -> str:
    """One object: `format`, `errors`, `warnings`, and `problems` in the report's order."""
    return dumped(
        {
            "format": 1,
            "errors": len(report.errors),
            "warnings": len(report.warnings),
            "problems": [_problem(diagnostic) for diagnostic in report.diagnostics],
        }
    )


def dumped(value: Json) -> str:
    """JSON that any program can read: ASCII only, halves of characters replaced."""
    # Paths on disk need not be Unicode; Python then hands over lone surrogates, which
    # strict JSON parsers refuse.
    return json.dumps(_whole(value), indent=2) + "\n"


def _whole(value: Json) -> Json:
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, list):
        return [_whole(item) for item in value]
    if isinstance(value, dict):
        return {key: _whole(item) for key, item in value.items()}
    return value


def _problem(diagnostic: Diagnostic) -> Json:
    notes: list[Json] = [
        {"text": note.text, "place": None if note.place is None else _place(note.place)}
        for note in diagnostic.notes
    ]
    return {
        "code": diagnostic.code,
        "severity": str(diagnostic.severity),
        "place": _place(diagnostic.place),
        "what": diagnostic.what,
        "why": diagnostic.why,
        "fix": diagnostic.fix,
        "notes": notes,
    }


def _place(place: Place) -> Json:
    return {
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line or place.line,
        "end_column": place.end_column if place.end_line else place.column,
    }
