"""Answer files named on the command line: read, matched with their playbook, drawn."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click
from msgspec import Struct

from playbook_press.cli import project
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.cli.terminal import show_report
from playbook_press.diagnostics import Diagnostic, Report
from playbook_press.model.assessment import Assessment
from playbook_press.model.playbook import Playbook
from playbook_press.pipeline import check_paths
from playbook_press.scoring import Read, Refusal, fit_answer_file, parse_answer_file, score
from playbook_press.scoring.answer_file import asked_answers
from playbook_press.scoring.report import Sheet
from playbook_press.scoring.tree import QuestionSet, outline, score_tree
from playbook_press.source.files import read_file
from playbook_press.source.problems import file_too_large

_CHANGES = {
    "renamed": "`{from}` is now called `{question}`; the answer came along.",
    "restored": "`{question}` is asked again; the answer kept as `{from}` is back.",
    "reworded": "`{question}` has been reworded since it was answered; check the answer.",
    "reopened": "`{question}` is open again: what was chosen is no longer offered.",
    "gone": "`{question}` is no longer asked; the answer is kept, and does not count.",
}

_WIDTH_OF_A_PIPE = 120

answer_files = click.argument(
    "files",
    nargs=-1,
    required=True,
    metavar="FILE...",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
)
"""The files to score, as an argument of a command."""

playbook_folder = click.option(
    "--playbook",
    "folder",
    metavar="FOLDER",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="The folder of the playbook, instead of the site in the current folder.",
)
"""The playbook they belong to, as an option of a command."""


class Answered(Struct, frozen=True):
    """A file that can be scored."""

    path: Path
    read: Read
    assessment: Assessment
    playbook: Playbook

    @property
    def language(self) -> str:
        """What the file was answered in, or the playbook's own language."""
        written = self.read.file.get("lang")
        return written if written in self.playbook.languages else self.playbook.languages[0]


def playbooks_at(folder: Path | None) -> tuple[Playbook, ...] | int:
    """The playbooks of the site here, or the one in a folder; an exit status where broken.

    Raises:
        CouldNotRunError: There are none.
    """
    with project.refusals():
        if folder is None:
            contents = project.read(project.settings_here())
        else:
            contents = check_paths([folder], Path.cwd())
    report = Report(contents.diagnostics)
    if not report.is_fine:
        show_report(report, contents.texts)
        return report.exit_status
    if not contents.playbooks:
        raise CouldNotRunError(f"`{folder}` holds no playbook. Name a folder with `playbook.yml`.")
    return contents.playbooks


def answered(path: Path, playbooks: Sequence[Playbook]) -> Answered | Refusal:
    """A file's answers to the assessment they belong to, or why there is no result.

    Raises:
        CouldNotRunError: The file cannot be opened.
    """
    data = read_file(path.absolute().parent, path.name)
    if isinstance(data, Diagnostic):
        if data.code == file_too_large.CODE:
            return Refusal("too-large")
        raise CouldNotRunError(f"{path}: {data.what}")
    file = parse_answer_file(data)
    if isinstance(file, Refusal):
        return file
    found = fitted(path, file, playbooks)
    if isinstance(found, Refusal):
        return found
    return unscorable(found.assessment, found.read.file, found.read.file["set"]) or found


def fitted(path: Path, file: dict[str, Any], playbooks: Sequence[Playbook]) -> Answered | Refusal:
    """A file brought to the assessment it belongs to, whether or not it can be scored."""
    # Of the refusals of several playbooks, that of the right playbook says most.
    refusal = Refusal("other-playbook", {name: file[name] for name in ("assessment", "playbook")})
    for playbook in playbooks:
        for assessment in playbook.assessments:
            read = fit_answer_file(file, outline(assessment, playbook))
            if isinstance(read, Read):
                return Answered(path, read, assessment, playbook)
            if read.code == "other-assessment":
                refusal = read
    return refusal


def tell_refusal(path: Path, refusal: Refusal) -> None:
    """Say why a file is not used."""
    click.echo(f"{path}: {refusal.sentence}", err=True)


def tell_changes(found: Answered) -> None:
    """Say what bringing a file up to date did to its answers."""
    for change in found.read.changes:
        sentence = _CHANGES[change["what"]]
        for name in ("question", "from"):
            sentence = sentence.replace(f"{{{name}}}", _printable(change.get(name, "")))
        click.echo(f"{found.path}: {sentence}", err=True)


def draw(sheet: Sheet) -> None:
    """Print a result for people."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    # A pipe has no width of its own, and a wrapped table is hard to search.
    width = None if sys.stdout.isatty() else _WIDTH_OF_A_PIPE
    console = Console(highlight=False, emoji=False, markup=False, width=width)
    console.print(Text(_printable(sheet.title), style="bold"))
    console.print(Text(" · ".join(sheet.facts)))
    for table in sheet.tables:
        drawn = Table(box=box.SIMPLE_HEAD, title=table.title, title_justify="left")
        for number, name in enumerate(table.head):
            drawn.add_column(name, overflow="fold", min_width=4 if number else 16)
        for row in table.rows:
            drawn.add_row(*map(Text, row))
        console.print()
        console.print(drawn)
    for heading, items in sheet.lists:
        console.print()
        console.print(Text(heading, style="bold"))
        for item in items:
            console.print(Text(f"- {item}"))


def unscorable(assessment: Assessment, file: dict[str, Any], chosen: QuestionSet) -> Refusal | None:
    """Why a file's answers to one set of questions cannot be scored, where they cannot."""
    tree = score_tree(assessment, chosen)
    error = score(tree, asked_answers(tree, file["answers"])).get("error")
    return Refusal(error["code"], {"question": error["question"]}) if error else None


def _printable(text: str) -> str:
    """What a stranger wrote, without anything that a terminal obeys."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
