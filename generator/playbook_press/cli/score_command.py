"""`playbook score`: the result of answer files."""

from pathlib import Path

import click

from playbook_press.cli.answers import (
    answer_files,
    answered,
    draw,
    playbook_folder,
    playbooks_at,
    tell_changes,
    tell_refusal,
)
from playbook_press.scoring import Refusal, asked_answers
from playbook_press.scoring import score as result_of
from playbook_press.scoring.answer_json import json_text
from playbook_press.scoring.report import score_sheet
from playbook_press.scoring.tree import score_tree


@click.command(short_help="Show the result of self-assessments that were filled in.")
@answer_files
@click.option("--json", "as_json", is_flag=True, help="Print the result file of the page instead.")
@click.option("--language", metavar="L", help="Write in this language, not in that of the file.")
@playbook_folder
def score(files: tuple[Path, ...], as_json: bool, language: str | None, folder: Path | None) -> int:
    """Show the result of self-assessments that were filled in.

    FILE is an answer file as the page saves it (`…json`). It names its playbook, which is looked
    for in the site in the current folder. Answers to an earlier version of the playbook are
    brought to its questions of today; what happened to them is said on standard error.

    --json prints one line per file, the same bytes as the result file that the page offers, or
    `{"error":{"code":"…"}}` for a file that cannot be scored.

    \b
    Examples:
      playbook score answers.json
      playbook score --language en answers.json
      playbook score --json answers.json > result.json

    Exit status: 0 all files have a result, 1 a file has none, 2 could not run.
    """
    playbooks = playbooks_at(folder)
    if isinstance(playbooks, int):
        return playbooks
    status = 0
    drawn = 0
    for path in files:
        found = answered(path, playbooks)
        if isinstance(found, Refusal):
            status = 1
            tell_refusal(path, found)
            if as_json:
                click.echo(json_text({"error": found.as_json()}).encode())
            continue
        tell_changes(found)
        file = found.read.file
        if as_json:
            tree = score_tree(found.assessment, file["set"])
            result = result_of(tree, asked_answers(tree, file["answers"]))
            # As bytes, so that no terminal or system chooses another encoding.
            click.echo(json_text(result).encode())
            continue
        if drawn:
            click.echo()
        drawn += 1
        draw(score_sheet(found.assessment, found.playbook, file, language or found.language))
    return status
