"""`playbook check`: every problem in the content."""

from pathlib import Path

import click

from playbook_press.cli import project
from playbook_press.cli.terminal import show_report
from playbook_press.diagnostics import Report
from playbook_press.diagnostics.formats import FORMATS
from playbook_press.engines.mkdocs.settings import FILE_NAMES, read_settings
from playbook_press.pipeline import check_paths


@click.command(short_help="Find every problem in the content, build nothing.")
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--strict", is_flag=True, help="Let warnings lead to exit status 1, as errors do.")
@click.option(
    "--format",
    "drawing",
    type=click.Choice(list(FORMATS)),
    default="full",
    show_default=True,
    help="How to draw the report; what is found stays the same.",
)
def check(paths: tuple[Path, ...], strict: bool, drawing: str) -> int:
    """Find every problem in the content, build nothing.

    PATH is a site, a playbook's folder or one of its files; without any, all playbooks of the
    site in the current folder are checked. A file is checked together with its playbook, because
    links lead to other files, but only its own problems are reported.

    \b
    Examples:
      playbook check
      playbook check playbooks/eight-traits/traits/visible-identity.yml
      playbook check --strict --format github

    Exit status: 0 nothing wrong, 1 problems in the content, 2 could not run.
    """
    with project.refusals():
        if paths:
            contents = check_paths([_content_of(path) for path in paths], Path.cwd())
        else:
            contents = project.read(project.settings_here())
    report = Report(contents.diagnostics, strict=strict)
    show_report(report, contents.texts, drawing=drawing, to_stdout=drawing != "full")
    return report.exit_status


def _content_of(path: Path) -> Path:
    """The folder of playbooks of a site; of anything else the path itself."""
    is_site = any((path / name).is_file() for name in FILE_NAMES)
    return read_settings(path).project.playbooks if is_site else path
