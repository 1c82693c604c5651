"""`playbook import po`: take translations back in."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import click

from playbook_press.checks import check
from playbook_press.cli.overlays import Desk, desk, resolved
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.cli.rewriting import as_before, given, rewrite
from playbook_press.cli.terminal import show_report
from playbook_press.diagnostics import Diagnostic, Report
from playbook_press.exports.po_reading import MOST_BYTES, Delivered, delivery, read_po
from playbook_press.model.ids import is_id
from playbook_press.model.layout import SIDECARS
from playbook_press.model.library import load_library
from playbook_press.overlay.book import Book
from playbook_press.overlay.layers import LOCK, Surroundings
from playbook_press.overlay.lock import Lock, lock_text
from playbook_press.overlay.own_files import within
from playbook_press.overlay.prints import fingerprint
from playbook_press.overlay.problems import moved_translation
from playbook_press.overlay.resolving import Resolved
from playbook_press.overlay.shelf import shelved, surroundings
from playbook_press.overlay.sidecar_editing import NewText, with_translations
from playbook_press.source.document import Location
from playbook_press.source.editing import edited
from playbook_press.source.load import Loaded, load_document


@click.command("po", short_help="Translations, from the file that `playbook export po` wrote.")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "--playbook",
    metavar="PLAYBOOK",
    help="Id or folder; what the file says of itself if left out.",
)
@click.option("--language", metavar="L", help="What the file says of itself if left out.")
def po(file: Path, playbook: str | None, language: str | None) -> int:
    """Take translations back in, from the file that `playbook export po` wrote.

    A translation that stands somewhere is changed where it stands; a new one is written into
    `i18n/<language>.yml`. Comments and layout stay. `playbook.lock` records which text each was
    made from. Entries that are empty or fuzzy are left out.

    Where anything is wrong with the file, nothing is changed: a path that leads nowhere, links
    or blanks that differ from the source, quotation marks that do not close.

    \b
    Example:
      playbook import po de.po

    Exit status: 0 taken in, 1 problems in the file or the playbook, 2 could not run.
    """
    name, data = file.as_posix(), given(file, most_bytes=MOST_BYTES)
    po, problems = read_po(name, data)
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n")
    if po is None:
        return _refused(problems, {name: text})
    named = str(po.metadata.get("Project-Id-Version", "")).split(" ")[0]
    # A file may name a playbook that is here, and no folder anywhere else.
    wanted = playbook or (named if is_id(named) else "")
    code = language or str(po.metadata.get("Language", "")).replace("_", "-")
    if not wanted or not code:
        raise CouldNotRunError(
            f"`{file}` does not say what it translates. Name it: --playbook and --language."
        )
    found = desk(wanted)
    books = resolved(found)
    if isinstance(books, int):
        return books
    each = books[0]
    book = each.layers.book if each.layers is not None else each.book
    if code not in book.languages[1:]:
        listed = ", ".join([*book.languages, code])
        raise CouldNotRunError(
            f"`{code}` is no language that `{book.id}` is translated into. First write"
            f" `languages: [{listed}]` there."
        )
    brought, problems = delivery(po, name, text, book, code)
    if problems:
        return _refused(problems, {name: text})
    written = _files(found, each, book, code, brought.texts)
    problems = _new_problems(found, each.folder, written)
    if problems:
        return _refused(problems, {**found.folder.texts, **written})
    lock = lock_text(_recorded(each, book, code, brought.texts))
    for path, words in {**written, within(each.folder, LOCK): lock}.items():
        whole = found.path(path)
        before = whole.read_bytes() if whole.is_file() else b""
        if before != as_before(before, words):
            rewrite(whole, as_before(before, words))
            click.echo(f"{path} written")
    changed = sum(_is_news(text) for text in brought.texts)
    click.echo(
        f"{len(brought.texts)} translations, {changed} of them new or changed; left out:"
        f" {brought.untranslated} empty, {brought.fuzzy} fuzzy"
    )
    return 0


def _refused(problems: tuple[Diagnostic, ...], texts: Mapping[str, str]) -> int:
    report = Report(problems)
    show_report(report, texts)
    click.echo("Nothing was changed.", err=True)
    return report.exit_status


def _is_news(text: Delivered) -> bool:
    return text.present is None or str(text.present.value) != text.said


def _files(
    found: Desk, each: Resolved, book: Book, code: str, texts: tuple[Delivered, ...]
) -> dict[str, str]:
    """What the files will say, by path."""
    in_place: dict[str, dict[Location, str]] = {}
    documents: dict[str, str] = {}
    new: list[NewText] = []
    for text in texts:
        origin = text.present.origin if text.present is not None else None
        is_own = origin is not None and (
            each.layers is None or origin.document.path in book.own_paths
        )
        if not _is_news(text):
            continue
        if origin is not None and is_own:
            path = origin.document.path
            in_place.setdefault(path, {})[origin.location] = text.said
            documents[path] = origin.document.text
        else:
            new.append(NewText(text.item, text.path, text.said))
    written: dict[str, str] = {}
    for path, values in in_place.items():
        written[path], left = edited(documents[path], values)
        if left:
            at = ".".join(map(str, left[0]))
            raise CouldNotRunError(f"`{at}` in `{path}` is an alias. Write the text there first.")
    if new:
        _refuse_moved(each)
        path = within(each.folder, f"{SIDECARS}/{code}.yml")
        before = written.get(path) or _text_of(found, path)
        head = f"# {book.id}: {book.source_language} -> {code}. One text per line, by its path.\n"
        written[path] = with_translations(before, new, head=head)
    return written


def _refuse_moved(each: Resolved) -> None:
    """Refuse to number new texts while others stand under numbers that are not theirs."""
    moved = [found for found in each.problems if found.code == moved_translation.CODE]
    if moved:
        raise CouldNotRunError(
            f"{moved[0].place}: {moved[0].what} {moved[0].fix} Then the rest can be taken in."
        )


def _text_of(found: Desk, path: str) -> str:
    """What a file says; nothing where there is none."""
    if not found.path(path).is_file():
        return ""
    document = found.folder.load(path).document
    return document.text if document is not None else ""


def _new_problems(found: Desk, folder: str, written: Mapping[str, str]) -> tuple[Diagnostic, ...]:
    """The errors that a playbook would have with other files, and does not have now."""
    around = surroundings(found.folder)

    def read(path: str) -> Loaded:
        words = written.get(path)
        return around.read(path) if words is None else load_document(path, words.encode())

    def files(name: str) -> tuple[str, ...]:
        start = f"{name}/" if name else ""
        return (*around.files(name), *(path for path in written if path.startswith(start)))

    after = Surroundings(lambda name: sorted(set(files(name))), read, around.bundled)
    before = Counter((each.code, each.what) for each in _errors(folder, around))
    return tuple(each for each in _errors(folder, after) if (each.code, each.what) not in before)


def _errors(folder: str, around: Surroundings) -> tuple[Diagnostic, ...]:
    shelf = shelved([folder], around)
    library = load_library(shelf.folders, shelf.read)
    found = [*library.problems, *shelf.problems.get(folder, ())]
    found += [problem for playbook in library.playbooks for problem in check(playbook)]
    return Report(found).errors


def _recorded(each: Resolved, book: Book, code: str, texts: tuple[Delivered, ...]) -> Lock:
    """The lock with the sources that translations were made from."""
    made: dict[tuple[str, str], set[str]] = {}
    for text in texts:
        made.setdefault((text.item, fingerprint(text.said)), set()).add(fingerprint(text.source))
    items = {
        item: {language: dict(prints) for language, prints in languages.items()}
        for item, languages in each.lock.translations.items()
    }
    for (item, print), prints in made.items():
        items.setdefault(item, {}).setdefault(code, {})[print] = " ".join(sorted(prints))
    sources = {fingerprint(text.source): text.source for text in texts if _is_apart(book, text)}
    return each.lock.model_copy(
        update={
            "translations": items,
            "sources": {**each.lock.sources, **sources},
        }
    )


def _is_apart(book: Book, text: Delivered) -> bool:
    """Whether a translation stands, or will stand, in a file of translations."""
    apart = set(book.sidecars.values())
    return text.present is None or text.present.origin.document.path in apart
