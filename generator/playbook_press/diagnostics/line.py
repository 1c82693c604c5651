"""The format `line`: one problem a line, for editors, grep and short attention."""

from collections.abc import Mapping

from playbook_press.diagnostics.display import visible
from playbook_press.diagnostics.report import Report


def render_line(report: Report, texts: Mapping[str, str]) -> str:
    """`path:line:col: error[code]: what`, one line per problem, nothing else."""
    return "".join(
        visible(f"{d.place}: {d.severity}[{d.code}]: {d.what}") + "\n" for d in report.diagnostics
    )
