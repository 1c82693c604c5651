"""What a translators' PO file says of a playbook, or everything that is wrong with it."""

import re
from collections import Counter
from collections.abc import Iterator

import polib
from msgspec import Struct

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.model.markup import BLANK, links_in
from playbook_press.model.text import LONGEST
from playbook_press.overlay.book import Book, holds_text, spot_at
from playbook_press.overlay.kinds import model_of
from playbook_press.overlay.prints import normalised
from playbook_press.overlay.problems.changed_marks import changed_marks
from playbook_press.overlay.problems.malformed_po import malformed_po
from playbook_press.overlay.problems.unusable_translation import (
    unknown_path,
    unusable_translation,
)
from playbook_press.overlay.strings import text_target
from playbook_press.overlay.targets import Miss
from playbook_press.overlay.translations import item_of_text
from playbook_press.overlay.tree import Tree
from playbook_press.source.characters import has_unwanted

MOST_BYTES = 20_000_000
"""Ten times what the largest playbook we know takes."""

_STRING = r'"(?:[^"\\]|\\.)*"'
_LINE = re.compile(
    rf"\s*(?:#.*|(?:(?:msgctxt|msgid|msgid_plural|msgstr(?:\[\d+\])?)\s*)?{_STRING}\s*)?"
)
_NUMBER = re.compile(r"\(line (\d+)\)")


class Delivered(Struct, frozen=True):
    """A translation that a file brings."""

    path: str
    item: str
    """As the lock names it."""
    source: str
    """The text it was made from; older than the playbook's own where that has changed since."""
    said: str
    present: Tree | None
    """What the playbook says in that language now."""


class Delivery(Struct, frozen=True):
    """What a file brings."""

    texts: tuple[Delivered, ...]
    untranslated: int
    fuzzy: int
    """Entries that their translator has not finished; they are left out."""


def read_po(name: str, data: bytes) -> tuple[polib.POFile | None, tuple[Diagnostic, ...]]:
    """The entries of a PO file; None, and what is wrong, where it is none.

    Args:
        name: How reports call the file.
        data: Its bytes, at most `MOST_BYTES`.
    """
    if len(data) > MOST_BYTES:
        what = f"The file has more than {MOST_BYTES // 1_000_000} MB."
        return None, (malformed_po(Place(name), what, "Give the PO file of one playbook."),)
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as reason:
        line = data[: reason.start].count(b"\n") + 1
        fix = "Save it as UTF-8."
        return None, (malformed_po(Place(name, line, 1), "This line is not UTF-8.", fix),)
    broken = tuple(_broken_lines(name, text))
    if broken:
        return None, broken
    try:
        # What polib takes for a path is none here: there is a line break in it.
        return polib.pofile(f"{text}\n", wrapwidth=0), ()
    except (OSError, ValueError) as reason:
        found = _NUMBER.search(str(reason))
        place = Place(name, int(found[1]), 1) if found else Place(name)
        what = "An entry begins or ends where none can."
        fix = "Write `msgctxt`, `msgid` and `msgstr`, in this order."
        return None, (malformed_po(place, what, fix),)


def delivery(
    po: polib.POFile, name: str, text: str, book: Book, language: str
) -> tuple[Delivery, tuple[Diagnostic, ...]]:
    """What a PO file brings to a playbook, and everything that is wrong with it.

    Args:
        po: The entries.
        name: How reports call the file.
        text: What the file says, for places.
        book: The playbook, with its variables as they are written.
        language: What is translated into.
    """
    lines = text.split("\n")
    found: list[Delivered] = []
    problems: list[Diagnostic] = []
    seen: set[str] = set()
    untranslated = fuzzy = 0
    for entry in po:
        if entry.obsolete:
            continue
        place = _Places(name, lines, entry.linenum or 1)
        if not entry.msgctxt or entry.msgid_plural:
            what = "An entry has plural forms." if entry.msgctxt else "An entry has no context."
            fix = "Begin from the file that `playbook export po` writes."
            problems.append(malformed_po(place("msgid"), what, fix))
        elif entry.msgctxt in seen:
            what, fix = f"`{entry.msgctxt}` is there twice.", "Keep one of the two entries."
            problems.append(malformed_po(place("msgctxt"), what, fix))
        elif entry.fuzzy:
            fuzzy += 1
        elif not entry.msgstr.strip():
            untranslated += 1
        else:
            each, wrong = _delivered(book, language, entry, place("msgctxt"), place("msgstr"))
            found += [each] if each is not None else []
            problems += wrong
        seen.add(entry.msgctxt or "")
    return Delivery(tuple(found), untranslated, fuzzy), tuple(problems)


def _broken_lines(name: str, text: str) -> Iterator[Diagnostic]:
    for number, line in enumerate(text.split("\n"), 1):
        if _LINE.fullmatch(line):
            continue
        is_quoted = '"' in line
        yield malformed_po(
            Place(name, number, 1),
            "A quotation mark is missing here, or one too many."
            if is_quoted
            else "This line is none of a PO file.",
            'Put the text between two `"`, and write one inside it as `\\"`.'
            if is_quoted
            else "Take it out, or begin it with `#`.",
        )


class _Places:
    """Where the parts of an entry stand."""

    def __init__(self, name: str, lines: list[str], start: int) -> None:
        self.name, self.lines, self.start = name, lines, start

    def __call__(self, word: str) -> Place:
        """Where a keyword of the entry stands; its beginning where it has none."""
        for number in range(max(self.start, 1), len(self.lines) + 1):
            line = self.lines[number - 1]
            if line.startswith(word):
                return Place(self.name, number, 1)
            if not line.strip() and number > self.start:
                break
        return Place(self.name, max(self.start, 1), 1)


def _delivered(
    book: Book, language: str, entry: polib.POEntry, at: Place, said_at: Place
) -> tuple[Delivered | None, list[Diagnostic]]:
    path, said, source = entry.msgctxt, entry.msgstr, entry.msgid
    target = text_target(book, path)
    if isinstance(target, Miss):
        if target.is_unread:
            return None, []
        return None, [unknown_path(at, target.start, target.step, target.known, target.there)]
    file = book.files.get(target.file)
    here = file.at(target.location) if file is not None else None
    is_text = file is not None and holds_text(
        spot_at(file, model_of(target.file), target.location).annotation
    )
    if here is None or not is_text:
        what = f"`{path}` is no text of this playbook."
        fix = "Begin from the file that `playbook export po` writes."
        return None, [unusable_translation(at, what, fix)]
    if len(said) > LONGEST or has_unwanted(said):
        what = f"The translation of `{path}` holds characters that no page can show."
        if len(said) > LONGEST:
            what = f"The translation of `{path}` has more than {LONGEST:,} characters."
        return None, [unusable_translation(said_at, what, "Write it anew.")]
    lost, added = _difference(source, said)
    is_open = _is_open(said) and not _is_open(source)
    if lost or added or is_open:
        return None, [changed_marks(said_at, path, lost, added, is_open=is_open)]
    item = item_of_text(book, target.file, target.location)
    present = here.child(language)
    return Delivered(path, item, normalised(source), said, present), []


def _difference(source: str, said: str) -> tuple[list[str], list[str]]:
    """The links and blanks that only one of two texts has."""
    one, other = _marks(source), _marks(said)
    return sorted((one - other).elements()), sorted((other - one).elements())


def _marks(text: str) -> Counter[str]:
    found = Counter(f"[[{link.kind}:{link.id}]]" for link in links_in(text))
    found.update(f"{{{{{blank[1]}}}}}" for blank in BLANK.finditer(text))
    return found


def _is_open(text: str) -> bool:
    pairs = (("[[", "]]"), ("{{", "}}"))
    return any(text.count(begin) != text.count(end) for begin, end in pairs)
