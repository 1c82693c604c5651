"""`playbook export po`: the texts of a playbook for translators' tools."""

from pathlib import Path

import click

from playbook_press.cli.exporting.job import takes_playbook
from playbook_press.cli.exporting.writing import write
from playbook_press.cli.overlays import desk, resolved
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.cli.rewriting import given
from playbook_press.cli.terminal import show_report
from playbook_press.diagnostics import Report
from playbook_press.exports.po import UnfinishedFileError, export_po
from playbook_press.exports.po_reading import MOST_BYTES, read_po
from playbook_press.model.text import LANGUAGE


@click.command("po", short_help="All texts with their translations, for translators' tools.")
@takes_playbook(item=False, language=False)
@click.option(
    "--language",
    metavar="L",
    help="What to translate into; the playbook's second language if left out.",
)
def po(playbook: str, output: Path | None, language: str | None) -> int:
    """Write all texts of a playbook with their translations, for translators' tools.

    PLAYBOOK is the id of a playbook of this site, or a folder. The language to translate into
    need not be one of the playbook's yet.

    A translation that is older than its source is marked as fuzzy. Where the file is there
    already, comments of translators stay, and so do translations of texts that are gone.

    \b
    Examples:
      playbook export po eight-traits --language de -o de.po
      playbook import po de.po
    """
    books = resolved(desk(playbook))
    if isinstance(books, int):
        return books
    found = books[0]
    # Variables are not filled in yet, nor hidden items left out.
    book = found.layers.book if found.layers is not None else found.book
    code = language or next(iter(book.languages[1:]), "")
    if not LANGUAGE.fullmatch(code):
        raise CouldNotRunError("Name a language to translate into: `--language de`.")
    if code == book.source_language:
        raise CouldNotRunError(f"`{code}` is what is translated from. Name another language.")
    name = f"{book.id}.{code}.po"
    file = output / name if output is not None and output.is_dir() else output or Path(name)
    before = None
    if file.is_file():
        before, problems = read_po(file.as_posix(), given(file, most_bytes=MOST_BYTES))
        if problems:
            show_report(Report(problems), {})
            raise CouldNotRunError(f"`{file}` is there and no PO file. Name another one.")
    try:
        exported = export_po(book, code, found.lock, before=before)
    except UnfinishedFileError as text:
        raise CouldNotRunError(
            f"`{file}` has translations that the playbook does not have, such as `{text.path}`."
            f" Run `playbook import po {file}` first, or name another file."
        ) from text
    click.echo(write(exported, output))
    return 0
