"""The format `sarif`: the interchange format of code scanning, version 2.1.0."""

from collections.abc import Mapping
from urllib.parse import quote

from playbook_press import __version__
from playbook_press.diagnostics.as_json import Json, dumped
from playbook_press.diagnostics.diagnostic import Diagnostic, Place
from playbook_press.diagnostics.report import Report

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)


def render_sarif(report: Report, texts: Mapping[str, str]) -> str:
    """A log with one run; its rules are the codes found, its results the report's problems.

    Source:
        OASIS, "Static Analysis Results Interchange Format (SARIF) Version 2.1.0".
    """
    codes = sorted({diagnostic.code for diagnostic in report.diagnostics})
    rules: list[Json] = [{"id": code} for code in codes]
    results: list[Json] = [
        _result(diagnostic, codes.index(diagnostic.code)) for diagnostic in report.diagnostics
    ]
    driver: Json = {"name": "playbook-press", "version": __version__, "rules": rules}
    run: Json = {
        "tool": {"driver": driver},
        # Columns are counted in characters, not in the units of some encoding.
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _result(diagnostic: Diagnostic, rule_index: int) -> Json:
    result: dict[str, Json] = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule_index,
        "level": str(diagnostic.severity),
        "message": {"text": "\n".join([diagnostic.what, diagnostic.why, diagnostic.fix])},
        "locations": [{"physicalLocation": _location(diagnostic.place)}],
    }
    related: list[Json] = []
    for note in diagnostic.notes:
        location: dict[str, Json] = {"message": {"text": note.text}}
        if note.place is not None:
            location["physicalLocation"] = _location(note.place)
        related.append(location)
    if related:
        result["relatedLocations"] = related
    return result


def _location(place: Place) -> Json:
    region: dict[str, Json] = {"startLine": place.line, "startColumn": place.column}
    if place.end_line:
        region["endLine"] = place.end_line
        # Ours is the last character of the range, SARIF's the one after it.
        region["endColumn"] = place.end_column + 1
    return {
        "artifactLocation": {
            "uri": quote(place.path, errors="replace"),
            "uriBaseId": "%SRCROOT%",
        },
        "region": region,
    }
