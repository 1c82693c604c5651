"""`playbook doctor`: what this machine lacks, and how to get it."""

from pathlib import Path

import click

from playbook_press.cli.examination import Finding, examine
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.diagnostics.display import visible
from playbook_press.diagnostics.report import COULD_NOT_RUN, FINE, PROBLEMS
from playbook_press.engines.manifest import MARKER, inspect

_SIGNS = {"fine": "ok", "missing": "MISSING", "optional": "optional"}


@click.command(short_help="Say what this machine lacks, and how to get it.")
@click.option(
    "--site",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="D",
    help="Look at a published site instead: is every file there, as it was built?",
)
def doctor(site: Path | None) -> int:
    """Say what this machine lacks, and how to get it.

    Looks at Python, the packages, write access in the current folder, how sites are exchanged,
    and what the project's own tests need. Nothing is installed or changed.

    With --site, the files of a published site are compared with the fingerprints that
    `playbook build` left beside them: here, on a server, or after a copy.

    Exit status: 0 when all that building needs is there, or the site is whole; 1 when a site is
    not whole; else 2.
    """
    if site is not None:
        return _look_at(site)
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


def _look_at(site: Path) -> int:
    try:
        found = inspect(site)
    except OSError as reason:
        raise CouldNotRunError(
            f"`{reason.filename}` cannot be read: {reason.strerror}."
        ) from reason
    if found is None:
        raise CouldNotRunError(
            f"`{site}` is not a site that `playbook build` published: there is no readable"
            f" `{MARKER}` in it."
        )
    for words, paths in (
        ("missing", found.missing),
        ("changed", found.changed),
        ("not ours", found.foreign),
    ):
        for path in paths:
            click.echo(f"{words:<8}  {visible(path)}")
    if found.is_whole:
        click.echo(f"{site} is whole: {found.count} files as they were built.")
        return FINE
    lacking = len(found.missing) + len(found.changed)
    click.echo(f"{site} is not whole: {lacking} of {found.count} files are not as they were built.")
    return PROBLEMS


def _show(finding: Finding, width: int) -> None:
    click.echo(f"{_SIGNS[finding.state]:<8}  {finding.subject:<{width}}  {finding.found}")
    if finding.remedy:
        click.echo(f"{'':<8}  {'':<{width}}  → {finding.remedy}")
