"""Problems in content, said through the log of MkDocs so that `--strict` counts them."""

import logging
from collections.abc import Iterable, Mapping

from mkdocs.exceptions import Abort

from playbook_press.diagnostics import Diagnostic, Report, Severity
from playbook_press.diagnostics.full import render_full

log = logging.getLogger("mkdocs.plugins.playbooks")


def log_report(found: Iterable[Diagnostic], texts: Mapping[str, str]) -> None:
    """Say every problem; stop the build where one is an error.

    Raises:
        Abort: There is an error, so no page can be trusted.
    """
    report = Report(found)
    for diagnostic in report.diagnostics:
        alone = Report([diagnostic])
        drawn = render_full(alone, texts).removesuffix(f"{alone.summary}\n").rstrip()
        level = logging.ERROR if diagnostic.severity is Severity.ERROR else logging.WARNING
        log.log(level, "%s", drawn)
    if report.errors:
        raise Abort(f"Nothing was built. {report.summary}")
