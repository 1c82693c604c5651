"""A playbook as a PO file, which translators' tools read.

An entry's context is the path of a text, its `msgid` the text in the source language. What is
older than its source is `fuzzy`, with the source it was made from where the lock knows it.
"""

from collections.abc import Iterator

import polib

from playbook_press.exports.exported import Exported
from playbook_press.model.wording import noun
from playbook_press.overlay.book import Book
from playbook_press.overlay.lock import Lock
from playbook_press.overlay.prints import fingerprint
from playbook_press.overlay.strings import String, strings
from playbook_press.overlay.translations import has_letters, item_of_text, made_from

_KEEP = "Keep {{…}} and [[kind:id]] as they are; words after | are translated."


class UnfinishedFileError(ValueError):
    """A file with translations that the playbook does not have, and that would be lost."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path
        """The path of the first of them."""


def export_po(
    book: Book, language: str, lock: Lock, *, before: polib.POFile | None = None
) -> Exported:
    """The texts of a playbook and their translations into a language.

    Args:
        book: With its variables and hidden items as they are written.
        language: Not the source language.
        lock: Which source each translation was made from.
        before: The file that this one takes the place of: its entries that are gone stay as
            obsolete ones, and translators' comments stay.

    Raises:
        UnfinishedFileError: `before` says something that was not imported yet.
    """
    file = polib.POFile(wrapwidth=0)
    file.header = f"{book.id}, to be translated from {book.source_language} into {language}."
    file.metadata = _head(book, language)
    known = {entry.msgctxt: entry for entry in before} if before is not None else {}
    for string in strings(book):
        entry = _entry(book, language, lock, string)
        if entry is None:
            continue
        earlier = known.pop(entry.msgctxt, None)
        if earlier is not None and not earlier.obsolete:
            if _is_unfinished(earlier, entry):
                raise UnfinishedFileError(str(entry.msgctxt))
            entry.tcomment = earlier.tcomment
        file.append(entry)
    for context, entry in known.items():
        # Of what was never translated there is nothing to keep.
        if context and entry.msgstr:
            file.append(_obsolete(entry))
    name = f"{book.id}.{language}.po"
    return Exported.of_one(name, f"{str(file).rstrip()}\n".encode())


def _head(book: Book, language: str) -> dict[str, str]:
    # Without the date on which it was made: the same playbook gives the same file.
    return {
        "Project-Id-Version": f"{book.id} {book.version}",
        "Language": language.replace("-", "_"),
        "X-Source-Language": book.source_language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }


def _entry(book: Book, language: str, lock: Lock, string: String) -> polib.POEntry | None:
    """The entry of a text; None where it wants no translation."""
    source = string.said(book.source_language, book.source_language)
    said = string.said(language, book.source_language)
    tree = book.files[string.file]
    if not source or tree.child("retired") is not None:
        return None
    if said is None and (string.part.kind == "name" or not has_letters(string.part.tree)):
        return None
    item = item_of_text(book, string.file, string.part.location)
    place = string.part.tree.place()
    entry = polib.POEntry(
        msgctxt=string.path,
        msgid=source,
        msgstr=said or "",
        comment="\n".join(_comments(string, item, source)),
        occurrences=[(place.path, str(place.line))],
    )
    known = made_from(lock, item, language, said) if said else frozenset()
    if known and fingerprint(source) not in known:
        entry.flags.append("fuzzy")
        previous = next(
            (lock.sources[each] for each in sorted(known) if each in lock.sources), None
        )
        if previous is not None:
            entry.previous_msgctxt = string.path
            entry.previous_msgid = previous
    return entry


def _comments(string: String, item: str, source: str) -> Iterator[str]:
    kind, _, id = item.partition("/")
    fields = [step for step in string.part.location if isinstance(step, str)]
    yield f"{noun(kind)} {id}, {fields[-1]}" if id else f"{noun(kind)}, {fields[-1]}"
    if "{{" in source or "[[" in source:
        yield _KEEP


def _is_unfinished(earlier: polib.POEntry, entry: polib.POEntry) -> bool:
    """Whether a file says something of a text that the playbook does not."""
    return bool(earlier.msgstr) and not earlier.fuzzy and earlier.msgstr != entry.msgstr


def _obsolete(entry: polib.POEntry) -> polib.POEntry:
    return polib.POEntry(
        msgctxt=entry.msgctxt,
        msgid=entry.msgid,
        msgstr=entry.msgstr,
        tcomment=entry.tcomment,
        obsolete=True,
    )
