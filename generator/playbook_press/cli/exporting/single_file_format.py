"""`playbook export single-file`: an assessment to take away."""

from pathlib import Path

import click

from playbook_press.cli.exporting.job import job, takes_playbook
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.exports.single_file import export_single_file


@click.command(short_help="One assessment with its guide as one HTML file.")
@takes_playbook()
def single_file(playbook: str, output: Path | None, language: str | None, item: str | None) -> int:
    """Write one assessment with its guide as one HTML file.

    PLAYBOOK is the id of a playbook of this site, or a folder. The file works from a disk, a
    memory stick or a mail: fill in, see the result, save, print. It keeps answers in the browser
    and asks for nothing from anywhere. Without --item it is the playbook's first assessment.

    \b
    Example:
      playbook export single-file eight-traits --item assessment/health-check --language en
    """
    wanted = job(playbook, output, language=language, item=item, kinds=("assessment",))
    if isinstance(wanted, int):
        return wanted
    assessments = wanted.edition.assessments
    if not assessments:
        raise CouldNotRunError(f"`{wanted.edition.id}` has no assessment.")
    id = wanted.item[1] if wanted.item else assessments[0].id
    chosen = next(each for each in assessments if id in (each.id, *each.aliases))
    return wanted.write(export_single_file(wanted.edition, chosen))
