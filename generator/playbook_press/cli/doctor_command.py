"""`playbook doctor`: what this machine lacks, and how to get it."""

import click

from playbook_press.cli.examination import Finding, examine
from playbook_press.diagnostics.report import COULD_NOT_RUN, FINE

_SIGNS = {"fine": "ok", "missing": "MISSING", "optional": "optional"}


@click.command(short_help="Say what this machine lacks, and how to get it.")
def doctor() -> int:
    """Say what this machine lacks, and how to get it.

    Looks at Python, the packages, write access in the current folder, how sites are exchanged,
    and what the project's own tests need. Nothing is installed or changed.

    Exit status: 0 when all that building needs is there, else 2.
    """
    findings = examine()
    width = max(len(finding.subject) for finding in findings)
    for finding in findings:
        _show(finding, width)
    lacking = [finding for finding in findings if finding.state == "missing"]
    if not lacking:
        click.echo("\nEverything that building a site needs is there.")
        return FINE
    click.echo(f"\nMissing: {', '.join(finding.subject for finding in lacking)}.")
    return COULD_NOT_RUN


def _show(finding: Finding, width: int) -> None:
    click.echo(f"{_SIGNS[finding.state]:<8}  {finding.subject:<{width}}  {finding.found}")
    if finding.remedy:
        click.echo(f"{'':<8}  {'':<{width}}  → {finding.remedy}")
