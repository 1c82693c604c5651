"""`playbook export pdf`: a workbook to print, or one sheet of it."""

from pathlib import Path

import click

from playbook_press.cli.exporting.faces import NO_FONT, typefaces_here
from playbook_press.cli.exporting.job import job, takes_playbook
from playbook_press.cli.exporting.source_date import source_date
from playbook_press.cli.progress import working
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.exports.workbook import (
    RULE_LIST,
    SINGLE,
    NoFontError,
    PressError,
    Wanted,
    export_pdf,
    pictures_in,
    rule_lists,
    weasyprint,
)


@click.command(short_help="A workbook to print on A4, or one sheet of it.")
@takes_playbook()
@click.option(
    "--fillable",
    is_flag=True,
    help="Make form fields of the boxes and lines, to fill in on a screen.",
)
def pdf(
    playbook: str, output: Path | None, language: str | None, item: str | None, fillable: bool
) -> int:
    """Write a workbook to print on both sides of A4, or one sheet of it.

    PLAYBOOK is the id of a playbook of this site, or a folder. The workbook has two facing pages
    for each trait, score sheets with an empty radar, the rules with their blanks, the cases, the
    glossary and the sources. With --item it is one trait, rule, case, assessment, form,
    checklist or workshop; `rules/all`, `rules/starter` and `rules/GROUP` are lists of rules.

    Needs the extra `pdf`: pip install 'playbook-press[pdf]'. The same playbook gives the same
    bytes; the file bears the day of the last review, or that of SOURCE_DATE_EPOCH.

    \b
    Examples:
      playbook export pdf eight-traits
      playbook export pdf eight-traits --language en --fillable -o workbook.pdf
      playbook export pdf eight-traits --item assessment/health-check
      playbook export pdf eight-traits --item rules/starter
      playbook export pdf eight-traits --item form/community-charter --fillable
    """
    try:
        weasyprint()
    except PressError as reason:
        raise CouldNotRunError(str(reason)) from reason
    wanted = job(
        playbook,
        output,
        language=language,
        item=item,
        kinds=SINGLE,
        lists=lambda edition: {RULE_LIST: rule_lists(edition)},
    )
    if isinstance(wanted, int):
        return wanted
    day = source_date()
    with working("Setting the pages") as say:
        try:
            made = export_pdf(
                Wanted(
                    wanted.edition,
                    wanted.item,
                    is_fillable=fillable,
                    pictures=pictures_in(wanted.edition.playbook, wanted.pictures),
                    made_on=day.isoformat() if day else "",
                ),
                typefaces_here,
                say,
            )
        except NoFontError as reason:
            raise CouldNotRunError(NO_FONT) from reason
    return wanted.write(made)
