"""The format `github`: workflow commands that GitHub shows beside the changed lines."""

from collections.abc import Mapping

from playbook_press.diagnostics.diagnostic import Diagnostic
from playbook_press.diagnostics.display import visible
from playbook_press.diagnostics.report import Report

SHOWN = 10
"""How many annotations of each severity GitHub shows per step; later ones vanish."""


def render_github(report: Report, texts: Mapping[str, str]) -> str:
    """Errors first, then warnings, at most ten annotations of each.

    Where there are more, the tenth says how many, and the rest follow as plain lines of
    the log.

    Source:
        GitHub Docs, "Workflow commands for GitHub Actions" and its usage limits.
    """
    commands: list[str] = []
    rest: list[Diagnostic] = []
    for found in (report.errors, report.warnings):
        shown = found if len(found) <= SHOWN else found[: SHOWN - 1]
        commands += [_command(diagnostic) for diagnostic in shown]
        if left := found[len(shown) :]:
            commands.append(
                f"::{left[0].severity} title={_property(f'+{len(left)} more')}::"
                + _data(f"+{len(left)} more {left[0].severity}s are in the log of this step.")
            )
            rest += left
    lines = [visible(f"{d.place}: {d.severity}[{d.code}]: {d.what}") for d in rest]
    return "".join(f"{line}\n" for line in commands + lines)


def _command(diagnostic: Diagnostic) -> str:
    place = diagnostic.place
    properties = {"file": place.path, "line": str(place.line), "col": str(place.column)}
    if place.end_line:
        properties["endLine"] = str(place.end_line)
        # GitHub knows columns only for ranges within one line.
        if place.end_line == place.line:
            properties["endColumn"] = str(place.end_column)
    properties["title"] = diagnostic.code
    joined = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    lines = [diagnostic.what, f"why: {diagnostic.why}", f"fix: {diagnostic.fix}"]
    for note in diagnostic.notes:
        lines.append(
            f"note: {note.text}" if note.place is None else f"note: {note.text}: {note.place}"
        )
    message = "\n".join(visible(line) for line in lines)
    return f"::{diagnostic.severity} {joined}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(visible(text)).replace(":", "%3A").replace(",", "%2C")
