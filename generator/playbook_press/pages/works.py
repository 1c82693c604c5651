"""Sources as readers see them: under a page, and on the page of all sources."""

from markupsafe import Markup
from msgspec import Struct

from playbook_press.model.sources import Source
from playbook_press.pages.footnotes import Footnotes, note_id, use_id
from playbook_press.pages.han import WRITTEN, has_han
from playbook_press.pages.manner import date
from playbook_press.pages.messages import fill
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import Words


class WorkView(Struct, frozen=True):
    """A source, as a reader would look it up."""

    id: str
    kind: str
    """What it is, in a word: paper, book, law."""
    title: Words
    url: str | None
    """None where a reader cannot open it."""
    made: tuple[Words, ...]
    """Authors, publisher and date, as far as known."""
    read: str
    """How much of it was read, and when."""
    note: Markup | None


class BackView(Struct, frozen=True):
    """A way back from a note to where it was cited."""

    href: str
    label: str
    sign: str


class NoteView(Struct, frozen=True):
    """One line of "Sources on this page"."""

    id: str
    number: int
    work: WorkView
    backs: tuple[BackView, ...]


class NotesView(Struct, frozen=True):
    """Everything a page cites, in order of first use."""

    notes: tuple[NoteView, ...]


def work(sheet: Sheet, source: Source) -> WorkView:
    """One source on a page."""
    words = sheet.edition.words
    made = [
        Words(text, _language(text, source, sheet.edition.language))
        for text in (source.authors, source.publisher)
        if text
    ]
    if source.year:
        made.append(Words(date(source.year, words), None))
    read = str(getattr(words.sources.read, source.read_as))
    return WorkView(
        id=source.id,
        kind=str(getattr(words.sources.kinds, source.kind.replace("-", "_"))),
        title=sheet.edition.source_title(source),
        url=source.url,
        made=tuple(made),
        read=fill(words.sources.read_on, read=read, date=date(source.read_on, words))
        if source.read_on
        else read,
        note=sheet.words(source.note, gloss=False) if source.note else None,
    )


def _language(name: str, source: Source, reader: str) -> str | None:
    """The language of a name in a source, where it is not the reader's and its script says so."""
    if source.lang is None or source.lang == reader:
        return None
    return source.lang if has_han(name) == (source.lang.split("-")[0] in WRITTEN) else None


def notes(sheet: Sheet, footnotes: Footnotes) -> NotesView:
    """The list under a page.

    A note may itself cite a source; it then links to the page of all sources, because the
    numbers of this page are already given.
    """
    words = sheet.edition.words
    sources = sheet.edition.playbook.source_by_id
    return NotesView(
        tuple(
            NoteView(
                id=note_id(id),
                number=number,
                work=work(sheet, sources[id]),
                backs=tuple(
                    BackView(
                        href=f"#{use_id(id, use)}",
                        label=fill(words.sources.back, number=number, use=use),
                        sign="↩" if footnotes.uses(id) == 1 else f"↩{use}",
                    )
                    for use in range(1, footnotes.uses(id) + 1)
                ),
            )
            for number, id in enumerate(footnotes.sources, start=1)
        )
    )
