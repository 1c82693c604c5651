"""What is said to people: reports, results and colour."""

import os
import sys
from collections.abc import Mapping

import click

from playbook_press.diagnostics import Diagnostic, Report
from playbook_press.diagnostics.formats import FORMATS
from playbook_press.diagnostics.full import render_full


def wants_colour() -> bool:
    """Whether reports are coloured: on a terminal, unless `NO_COLOR` is set."""
    return (
        sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )


def show_report(
    report: Report, texts: Mapping[str, str], *, drawing: str = "full", to_stdout: bool = False
) -> None:
    """Print a report; it goes to stderr unless it is the result of the command."""
    if drawing == "full":
        text = render_full(report, texts, colour=wants_colour() and not to_stdout)
    else:
        text = FORMATS[drawing](report, texts)
    click.echo(text, nl=False, err=not to_stdout)


def show_alone(diagnostic: Diagnostic, text: str) -> None:
    """Print the one problem that kept a command from running."""
    show_report(Report([diagnostic]), {diagnostic.place.path: text} if text else {})
