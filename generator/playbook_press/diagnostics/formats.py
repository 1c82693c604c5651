"""The formats a report can be drawn in, by the name `--format` takes."""

from collections.abc import Mapping
from typing import Protocol, TypeAlias

from playbook_press.diagnostics.as_json import render_json
from playbook_press.diagnostics.full import render_full
from playbook_press.diagnostics.github import render_github
from playbook_press.diagnostics.gitlab import render_gitlab
from playbook_press.diagnostics.line import render_line
from playbook_press.diagnostics.report import Report
from playbook_press.diagnostics.sarif import render_sarif

SourceTexts: TypeAlias = Mapping[str, str]
"""The text of files by path, for excerpts; newlines as `\\n`, as in `Document.text`."""


class Renderer(Protocol):
    """Draws a report. It adds nothing to it and decides nothing about it."""

    def __call__(self, report: Report, texts: SourceTexts, /) -> str: ...


FORMATS: Mapping[str, Renderer] = {
    "full": render_full,
    "line": render_line,
    "json": render_json,
    "github": render_github,
    "gitlab": render_gitlab,
    "sarif": render_sarif,
}
