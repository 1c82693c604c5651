"""`playbook export pdf`: a workbook to print, or one sheet of it."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from playbook_press.cli.exporting.faces import chinese_families
from playbook_press.cli.exporting.job import Job, job, takes_playbook
from playbook_press.cli.progress import working
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.exports.workbook import (
    PACKAGE,
    RULE_LIST,
    NoFontError,
    PressError,
    Typefaces,
    Wanted,
    choose_typefaces,
    export_pdf,
    rule_lists,
    weasyprint,
)

_KINDS = ("trait", "rule", "case", "assessment")


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
    glossary and the sources. With --item it is one trait, rule, case or assessment; `rules/all`,
    `rules/starter` and `rules/GROUP` are lists of rules.

    Needs the extra `pdf`: pip install 'playbook-press[pdf]'. The same playbook gives the same
    bytes; the file bears the day of the last review, or that of SOURCE_DATE_EPOCH.

    \b
    Examples:
      playbook export pdf eight-traits
      playbook export pdf eight-traits --language en --fillable -o workbook.pdf
      playbook export pdf eight-traits --item assessment/health-check
      playbook export pdf eight-traits --item rules/starter
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
        kinds=_KINDS,
        lists=lambda edition: {RULE_LIST: rule_lists(edition)},
    )
    if isinstance(wanted, int):
        return wanted
    with working("Setting the pages") as say:
        try:
            made = export_pdf(
                Wanted(
                    wanted.edition,
                    wanted.item,
                    is_fillable=fillable,
                    pictures=_pictures(wanted),
                    made_on=_day_of_source(),
                ),
                _typefaces,
                say,
            )
        except NoFontError as reason:
            raise CouldNotRunError(
                "No typeface on this machine has Chinese characters, so they would print as empty"
                f" boxes. On Debian or Ubuntu, type: sudo apt-get install fontconfig {PACKAGE}"
            ) from reason
    return wanted.write(made)


def _typefaces(html: str) -> Typefaces:
    return choose_typefaces(chinese_families(), html)


def _pictures(wanted: Job) -> dict[str, bytes]:
    """The playbook's pictures by their path in it."""
    book = wanted.edition.playbook
    paths = {path: f"{book.folder}/{path}" if book.folder else path for path in book.images}
    return {path: wanted.pictures[paths[path]] for path in sorted(paths)}


def _day_of_source() -> str:
    """The day that makers of reproducible files ask for; empty where none do.

    Source:
        https://reproducible-builds.org/specs/source-date-epoch/
    """
    written = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not written.isascii() or not written.isdigit():
        return ""
    return datetime.fromtimestamp(int(written), UTC).date().isoformat()
