"""`playbook import xlsx`: the answers in a filled workbook."""

import json
from pathlib import Path

import click

from playbook_press.cli.answers import (
    fitted,
    playbook_folder,
    playbooks_at,
    tell_changes,
    tell_refusal,
    unscorable,
)
from playbook_press.cli.exporting.writing import write
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.diagnostics import Diagnostic
from playbook_press.exports.exported import Exported
from playbook_press.scoring import Refusal, parse_answer_file, write_answer_file
from playbook_press.source.files import read_file
from playbook_press.source.problems import file_too_large

_MISSING = (
    "Reading spreadsheets needs openpyxl and defusedxml, which are not installed here. Install"
    " them with: pip install 'playbook-press[xlsx]'"
)


@click.command("xlsx", short_help="The answers in a filled workbook, as an answer file.")
@click.argument(
    "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE"
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Where to write the answer file; to standard output if left out.",
)
@playbook_folder
def xlsx(file: Path, output: Path | None, folder: Path | None) -> int:
    """Turn a filled workbook into an answer file, for `playbook score` and the page.

    FILE is a workbook that `playbook export xlsx` made. It names its playbook, which is looked
    for in the site in the current folder. Answers to an earlier version of the playbook are
    brought to its questions of today; what happened to them is said on standard error.

    An answer that is not among those offered is named with its sheet and cell, and then nothing
    is written: mend the cell and run this again.

    \b
    Example:
      playbook import xlsx check.xlsx -o answers.json

    Exit status: 0 written, 1 the workbook cannot be read whole, 2 could not run.
    """
    playbooks = playbooks_at(folder)
    if isinstance(playbooks, int):
        return playbooks
    try:
        from playbook_press.exports.spreadsheet.filled import Filled, read_filled
        from playbook_press.exports.spreadsheet.package import MOST_BYTES, Unusable
    except ModuleNotFoundError as missing:
        if missing.name not in ("openpyxl", "defusedxml", "xlsxwriter"):
            raise
        raise CouldNotRunError(_MISSING) from missing
    data = read_file(file.absolute().parent, file.name, most_bytes=MOST_BYTES)
    if isinstance(data, Diagnostic):
        if data.code != file_too_large.CODE:
            raise CouldNotRunError(f"{file}: {data.what}")
        click.echo(f"{file}: {Unusable('too-large').sentence}", err=True)
        return 1
    found = read_filled(data)
    if isinstance(found, Unusable):
        click.echo(f"{file}: {found.sentence}", err=True)
        return 1
    if not isinstance(found, Filled):
        for trouble in found:
            place = f"{file}: {trouble.place}" if trouble.place else f"{file}"
            click.echo(f"{place}: {trouble.sentence}", err=True)
        return 1
    # As bytes: the file is looked at as strictly as one from anywhere else.
    written = parse_answer_file(json.dumps(found.file, ensure_ascii=False).encode())
    read = written if isinstance(written, Refusal) else fitted(file, written, playbooks)
    if isinstance(read, Refusal):
        tell_refusal(file, read)
        return 1
    tell_changes(read)
    answers = read.read.file
    problem = unscorable(read.assessment, answers, answers["set"])
    if problem is not None:
        place = found.places.get(problem.detail.get("question", ""), "")
        click.echo(f"{file}: {place}: {problem.sentence} It will not be scored so.", err=True)
    content = write_answer_file(answers)
    if output is None:
        click.echo(content, nl=False)
    else:
        name = f"{read.assessment.id}.answers.json"
        click.echo(write(Exported.of_one(name, content), output))
    return 0
