"""`playbook export json`: the resolved playbook as data."""

from pathlib import Path

import click

from playbook_press.cli.exporting.job import job, takes_playbook
from playbook_press.exports.playbook_json import export_json


@click.command("json", short_help="The whole playbook as data, in all its languages.")
@takes_playbook(item=False, language=False)
def json_(playbook: str, output: Path | None) -> int:
    """Write the whole playbook as data, in all its languages.

    PLAYBOOK is the id of a playbook of this site, or a folder. An overlay is written as its
    readers get it: changes applied, hidden items left out.

    \b
    Example:
      playbook export json eight-traits -o eight-traits.json
    """
    wanted = job(playbook, output)
    return wanted if isinstance(wanted, int) else wanted.write(export_json(wanted.edition))
