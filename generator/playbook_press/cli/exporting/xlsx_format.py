"""`playbook export xlsx`: assessments as workbooks."""

from pathlib import Path

import click

from playbook_press.cli.exporting.job import job, takes_playbook
from playbook_press.cli.exporting.source_date import source_date
from playbook_press.cli.refusal import CouldNotRunError

_MISSING = (
    "Spreadsheets need XlsxWriter, which is not installed here. Install it with:"
    " pip install 'playbook-press[xlsx]'"
)


@click.command("xlsx", short_help="Self-assessments as workbooks that score what is filled in.")
@takes_playbook()
def xlsx(playbook: str, output: Path | None, language: str | None, item: str | None) -> int:
    """Write self-assessments as workbooks that score what is filled in.

    PLAYBOOK is the id of a playbook of this site, or a folder. Every self-assessment becomes a
    workbook of its own, in a folder where there are several; `--item assessment/ID` writes one
    file. The sheets show the same scores as `playbook score`, and `playbook import xlsx` reads
    a filled one back.

    The same playbook gives the same bytes. The day that a file says it was made is the one on
    which the playbook was last read through, or that of SOURCE_DATE_EPOCH where it is set.

    \b
    Examples:
      playbook export xlsx eight-traits -o sheets
      playbook export xlsx eight-traits --item assessment/health-check -o check.xlsx
    """
    wanted = job(playbook, output, language=language, item=item, kinds=("assessment",))
    if isinstance(wanted, int):
        return wanted
    try:
        from playbook_press.exports.spreadsheet.workbook import export_xlsx
    except ModuleNotFoundError as missing:
        if missing.name != "xlsxwriter":
            raise
        raise CouldNotRunError(_MISSING) from missing
    if not wanted.edition.assessments:
        raise CouldNotRunError(f"`{wanted.edition.id}` has no self-assessment.")
    only = wanted.item[1] if wanted.item else None
    return wanted.write(export_xlsx(wanted.edition, only, source_date()))
