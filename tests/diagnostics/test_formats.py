"""The formats for programs, and what holds for every format."""

import json
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from playbook_press.diagnostics import Diagnostic, Place, Report, Severity
from playbook_press.diagnostics.formats import FORMATS
from tests.diagnostics.examples import KIND, TEXTS, TRANSLATION
from tests.diagnostics.strategies import DIAGNOSTICS
from tests.diagnostics.strategies import TEXTS as ANY_TEXTS

BOTH = Report([TRANSLATION, KIND])


def drawn(name: str, report: Report) -> str:
    return FORMATS[name](report, TEXTS)


def test_the_formats_are_those_of_the_command() -> None:
    assert list(FORMATS) == ["full", "line", "json", "github", "gitlab", "sarif"]


@pytest.mark.parametrize("name", FORMATS)
@given(found=st.lists(DIAGNOSTICS, max_size=30), texts=ANY_TEXTS)
def test_every_format_draws_any_report(
    name: str, found: list[Diagnostic], texts: Mapping[str, str]
) -> None:
    """Any words, any path: the result can be written, and steers no terminal."""
    report = Report(found)
    result = FORMATS[name](report, texts)
    result.encode("utf-8")
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]", result)
    assert FORMATS[name](Report(reversed(found)), texts) == result


# line


def test_a_line_is_a_problem() -> None:
    assert drawn("line", BOTH) == (
        "playbooks/eight-traits/assessments/health-check.yml:9:11: error[unknown-kind]: "
        "`levle` is not a kind of question.\n"
        "规则/加入.yml:2:1: warning[missing-translation]: `欢迎` has no English.\n"
    )


@given(st.lists(DIAGNOSTICS, max_size=30))
def test_there_are_as_many_lines_as_problems(found: list[Diagnostic]) -> None:
    report = Report(found)
    assert drawn("line", report).count("\n") == len(report.diagnostics)


# json


def test_json_holds_everything() -> None:
    assert json.loads(drawn("json", BOTH)) == {
        "format": 1,
        "errors": 1,
        "warnings": 1,
        "problems": [
            {
                "code": "unknown-kind",
                "severity": "error",
                "place": {
                    "path": KIND.place.path,
                    "line": 9,
                    "column": 11,
                    "end_line": 9,
                    "end_column": 15,
                },
                "what": KIND.what,
                "why": KIND.why,
                "fix": KIND.fix,
                "notes": [],
            },
            {
                "code": "missing-translation",
                "severity": "warning",
                "place": {
                    "path": "规则/加入.yml",
                    "line": 2,
                    "column": 1,
                    "end_line": 3,
                    "end_column": 4,
                },
                "what": TRANSLATION.what,
                "why": TRANSLATION.why,
                "fix": TRANSLATION.fix,
                "notes": [
                    {
                        "text": "the languages are named here",
                        "place": {
                            "path": "playbook.yml",
                            "line": 4,
                            "column": 1,
                            "end_line": 4,
                            "end_column": 1,
                        },
                    },
                    {"text": "the first is the source", "place": None},
                ],
            },
        ],
    }


def test_json_of_nothing_is_an_object_too() -> None:
    assert json.loads(drawn("json", Report()))["problems"] == []


# github


def test_a_workflow_command_escapes_what_would_end_it() -> None:
    (line,) = drawn("github", Report([TRANSLATION])).splitlines()
    assert line == (
        "::warning file=规则/加入.yml,line=2,col=1,endLine=3,title=missing-translation::"
        "`欢迎` has no English.%0Awhy: English readers would see Chinese: 100%25."
        "%0Afix: Add `en:`, below.%0Anote: the languages are named here: playbook.yml:4:1"
        "%0Anote: the first is the source"
    )


def test_a_path_cannot_add_properties() -> None:
    odd = replace(KIND, place=Place("a,line=9::b%.yml", 1, 1))
    (line,) = drawn("github", Report([odd])).splitlines()
    assert line.startswith("::error file=a%2Cline=9%3A%3Ab%25.yml,line=1,col=1,title=")


def many(count: int, severity: Severity) -> list[Diagnostic]:
    return [
        replace(KIND, place=Place("a.yml", line), severity=severity) for line in range(1, count + 1)
    ]


def test_errors_come_before_warnings() -> None:
    """GitHub shows the first ten of a step."""
    first, second = drawn("github", BOTH).splitlines()
    assert first.startswith("::error ")
    assert second.startswith("::warning ")
    report = Report([replace(TRANSLATION, place=Place("a.yml")), KIND])
    assert drawn("github", report).startswith("::error ")


def test_ten_are_shown_as_they_are() -> None:
    lines = drawn("github", Report(many(10, Severity.ERROR))).splitlines()
    assert len(lines) == 10
    assert all(line.startswith("::error file=a.yml,") for line in lines)


def test_of_more_than_ten_the_tenth_counts_the_rest() -> None:
    report = Report(many(25, Severity.ERROR) + many(12, Severity.WARNING)[10:])
    lines = drawn("github", Report([*report.diagnostics])).splitlines()
    assert [line.split(" ")[0] for line in lines[:11]] == ["::error"] * 10 + ["a.yml:10:1:"]
    assert lines[9].startswith("::error title=+16 more::")
    assert len(lines) == 10 + 16


@given(st.lists(DIAGNOSTICS, max_size=60))
def test_no_more_than_ten_annotations_of_a_severity(found: list[Diagnostic]) -> None:
    lines = drawn("github", Report(found)).splitlines()
    for severity in Severity:
        assert sum(1 for line in lines if line.startswith(f"::{severity} ")) <= 10


# gitlab

CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "additionalProperties": False,
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "minLength": 1},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


@given(st.lists(DIAGNOSTICS, max_size=6))
def test_code_quality_reports_have_the_documented_shape(found: list[Diagnostic]) -> None:
    report = Report(found)
    entries = json.loads(drawn("gitlab", report))
    jsonschema.validate(entries, CODE_QUALITY)
    assert len(entries) == len(report.diagnostics)
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)


def fingerprints(report: Report) -> list[str]:
    return [entry["fingerprint"] for entry in json.loads(drawn("gitlab", report))]


def test_a_fingerprint_survives_lines_added_above() -> None:
    moved = replace(KIND, place=replace(KIND.place, line=12, end_line=12))
    assert fingerprints(Report([moved])) == fingerprints(Report([KIND]))


def test_a_fingerprint_tells_problems_apart() -> None:
    other = [
        replace(KIND, what="Another."),
        replace(KIND, code="other"),
        replace(KIND, place=Place("b")),
    ]
    assert len({fingerprints(Report([problem]))[0] for problem in [KIND, *other]}) == 4


def test_the_same_sentence_twice_in_a_file_has_two_fingerprints() -> None:
    again = replace(KIND, place=replace(KIND.place, line=10, end_line=10))
    assert len(set(fingerprints(Report([KIND, again])))) == 2


# sarif

_LOCATION = {
    "type": "object",
    "additionalProperties": False,
    "required": ["artifactLocation", "region"],
    "properties": {
        "artifactLocation": {
            "type": "object",
            "additionalProperties": False,
            "required": ["uri"],
            "properties": {
                # A reference as RFC 3986 has it: no blanks, no letters beyond ASCII.
                "uri": {"type": "string", "pattern": "^[A-Za-z0-9/._~%-]*$"},
                "uriBaseId": {"const": "%SRCROOT%"},
            },
        },
        "region": {
            "type": "object",
            "additionalProperties": False,
            "required": ["startLine", "startColumn"],
            "properties": {
                name: {"type": "integer", "minimum": 1}
                for name in ("startLine", "startColumn", "endLine", "endColumn")
            },
        },
    },
}
_MESSAGE = {
    "type": "object",
    "additionalProperties": False,
    "required": ["text"],
    "properties": {"text": {"type": "string"}},
}
# The part of the SARIF 2.1.0 schema (OASIS, 3.13 to 3.52) that such a log uses, closed.
SARIF: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": ["version", "runs"],
    "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["tool", "results"],
                "properties": {
                    "tool": {
                        "type": "object",
                        "additionalProperties": False,
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "additionalProperties": False,
                                "required": ["name"],
                                "properties": {
                                    "name": {"type": "string"},
                                    "version": {"type": "string"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {
                                            "type": "object",
                                            "additionalProperties": False,
                                            "required": ["id"],
                                            "properties": {"id": {"type": "string"}},
                                        },
                                    },
                                },
                            }
                        },
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "results": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "additionalProperties": False,
                            "required": ["message"],
                            "properties": {
                                "ruleId": {"type": "string"},
                                "ruleIndex": {"type": "integer", "minimum": 0},
                                "level": {"enum": ["none", "note", "warning", "error"]},
                                "message": _MESSAGE,
                                "locations": {
                                    "type": "array",
                                    "items": {
                                        "type": "object",
                                        "additionalProperties": False,
                                        "properties": {"physicalLocation": _LOCATION},
                                    },
                                },
                                "relatedLocations": {
                                    "type": "array",
                                    "minItems": 1,
                                    "items": {
                                        "type": "object",
                                        "additionalProperties": False,
                                        "properties": {
                                            "physicalLocation": _LOCATION,
                                            "message": _MESSAGE,
                                        },
                                    },
                                },
                            },
                        },
                    },
                },
            },
        },
    },
}


@given(st.lists(DIAGNOSTICS, max_size=6))
def test_a_sarif_log_has_the_shape_of_2_1_0(found: list[Diagnostic]) -> None:
    report = Report(found)
    log = json.loads(drawn("sarif", report))
    jsonschema.validate(log, SARIF)
    (run,) = log["runs"]
    assert len(run["results"]) == len(report.diagnostics)
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_sarif_region_ends_after_its_last_character() -> None:
    (result,) = json.loads(drawn("sarif", Report([KIND])))["runs"][0]["results"]
    (location,) = result["locations"]
    assert location["physicalLocation"]["region"] == {
        "startLine": 9,
        "startColumn": 11,
        "endLine": 9,
        "endColumn": 16,
    }


def test_a_sarif_path_is_a_uri() -> None:
    (result,) = json.loads(drawn("sarif", Report([TRANSLATION])))["runs"][0]["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.isascii()
    assert unquote(uri) == "规则/加入.yml"
