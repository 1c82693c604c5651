"""The format `gitlab`: a Code Quality report for merge requests."""

import hashlib
from collections import Counter
from collections.abc import Mapping

from playbook_press.diagnostics.as_json import Json, dumped
from playbook_press.diagnostics.diagnostic import Diagnostic, Severity
from playbook_press.diagnostics.report import Report

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def render_gitlab(report: Report, texts: Mapping[str, str]) -> str:
    """A list of Code Quality entries in the report's order.

    A fingerprint says which problem of an earlier run an entry is. It is made of path, code
    and sentence, not of the line, so that lines added above do not make an old problem new;
    equal ones in one file are numbered.

    Source:
        GitLab Docs, "Code Quality report format".
    """
    seen: Counter[tuple[str, str, str]] = Counter()
    entries: list[Json] = []
    for diagnostic in report.diagnostics:
        same = (diagnostic.place.path, diagnostic.code, diagnostic.what)
        entries.append(_entry(diagnostic, seen[same]))
        seen[same] += 1
    return dumped(entries)


def _entry(diagnostic: Diagnostic, repetition: int) -> Json:
    place = diagnostic.place
    identity = "\0".join([place.path, diagnostic.code, diagnostic.what, str(repetition)])
    return {
        "description": f"{diagnostic.what} {diagnostic.fix}",
        "check_name": diagnostic.code,
        "fingerprint": hashlib.sha256(identity.encode("utf-8", "surrogatepass")).hexdigest(),
        "severity": _SEVERITY[diagnostic.severity],
        "location": {
            "path": place.path,
            "lines": {"begin": place.line, "end": place.end_line or place.line},
        },
    }
