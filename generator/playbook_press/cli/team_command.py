"""`playbook team`: what the answers of several people have in common, and where they differ."""

from pathlib import Path

import click

from playbook_press.cli.answers import (
    Answered,
    answer_files,
    answered,
    draw,
    playbook_folder,
    playbooks_at,
    tell_changes,
    tell_refusal,
    unscorable,
)
from playbook_press.scoring import Refusal
from playbook_press.scoring.answer_json import json_text
from playbook_press.scoring.report import team_result, team_set, team_sheet


@click.command(short_help="Lay the answers of several people side by side.")
@answer_files
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead.")
@click.option("--language", metavar="L", help="Write in this language, not in the playbook's own.")
@playbook_folder
def team(files: tuple[Path, ...], as_json: bool, language: str | None, folder: Path | None) -> int:
    """Lay the answers of several people side by side: what they share, where they differ.

    FILE is an answer file as the page saves it; all must answer the same assessment, that of the
    first file that can be read. Nothing is shown of what fewer people answered than the
    assessment asks for (`min_group`), and no name appears.

    --json prints one object: `playbook`, `assessment`, `set` (`quick` where all answered the
    quick set), `members` (how many), `min_group`, `groups` and `questions` by id (null where too
    few answered), `discuss_first` (question to its place, from 1), and `refused` (file to the
    reason it was left out).

    \b
    Examples:
      playbook team answers/*.json
      playbook team --json answers/*.json > team.json

    Exit status: 0 all files were used, 1 a file was left out, 2 could not run.
    """
    playbooks = playbooks_at(folder)
    if isinstance(playbooks, int):
        return playbooks
    used: list[Answered] = []
    refused: dict[str, Refusal] = {}
    for path in files:
        found = answered(path, playbooks)
        if isinstance(found, Answered) and used and found.assessment is not used[0].assessment:
            file = found.read.file
            names = {name: file[name] for name in ("assessment", "playbook")}
            found = Refusal("other-assessment", names)
        if isinstance(found, Refusal):
            refused[path.as_posix()] = found
            tell_refusal(path, found)
            continue
        tell_changes(found)
        used.append(found)
    # In a mixed team the deep set counts for all, also for files that answered the quick one.
    compared = team_set([each.read.file for each in used])
    for each in tuple(used):
        if refusal := unscorable(each.assessment, each.read.file, compared):
            used.remove(each)
            refused[each.path.as_posix()] = refusal
            tell_refusal(each.path, refusal)
    if used:
        first = used[0]
        result = team_result(first.assessment, [each.read.file for each in used])
        if as_json:
            whole = {
                **result,
                "assessment": first.assessment.id,
                "playbook": first.playbook.id,
                "refused": {name: refusal.as_json() for name, refusal in refused.items()},
            }
            click.echo(json_text(whole).encode())
        else:
            chosen = language or first.playbook.languages[0]
            draw(team_sheet(first.assessment, first.playbook, result, chosen))
    elif as_json:
        reasons = {name: refusal.as_json() for name, refusal in refused.items()}
        click.echo(json_text({"refused": reasons}).encode())
    return 1 if refused else 0
