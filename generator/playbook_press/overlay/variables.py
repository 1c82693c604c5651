"""`{{name}}` in texts, filled in with the values that overlays give."""

import re

from playbook_press.diagnostics import Diagnostic
from playbook_press.model.markup import BLANK
from playbook_press.overlay.book import MANIFEST, Book
from playbook_press.overlay.kinds import keys_in
from playbook_press.overlay.problems.unknown_variable import unknown_variable
from playbook_press.overlay.tree import Tree
from playbook_press.source.document import Location

_SPECIAL = re.compile(r"[\\`*_\[\]{}<>&#|~!]")
_OPENING = re.compile(r"^(?:([-+=])|([0-9]+)([.)]))")


def fill_in(book: Book) -> list[Diagnostic]:
    """Fill in every variable of a book, in one pass; what has no value is reported.

    A value is plain text: what Markdown would take for a sign is escaped, and a variable in a
    value stays as it is written. The placeholders that have a value now are no blanks any
    more, and leave the playbook's list.
    """
    problems: list[Diagnostic] = []
    listed = book.manifest.child("placeholders")
    placeholders = keys_in(listed) + _blanks(listed)
    for file in sorted(book.files):
        for part in list(book.parts(file)):
            if part.role != "text":
                continue
            known = [*book.variables, *(placeholders if part.kind == "wording" else ())]
            # What a form asks for is filled in by its readers, whatever a variable is called.
            asked = keys_in(book.files[file].child("fields")) if part.kind == "template" else []
            texts = part.tree.value
            if isinstance(texts, dict):
                for language, each in texts.items():
                    where = (*part.location, language)
                    problems += _fill(book, file, where, each, language, known, asked)
            else:
                source = book.source_language
                problems += _fill(book, file, part.location, part.tree, source, known, asked)
    if listed is not None and isinstance(listed.value, tuple) and book.variables:
        left = tuple(each for each in listed.value if not _is_filled(each, book))
        if len(left) < len(listed.value):
            tree = Tree(left, listed.origin)
            book.files[MANIFEST] = book.manifest.put(("placeholders",), tree)
    return problems


def _blanks(listed: Tree | None) -> list[str]:
    """The names of placeholders; they may hold `_`, which other ids may not."""
    if listed is None or not isinstance(listed.value, tuple):
        return []
    ids = [each.child("id") for each in listed.value]
    return [str(id.value) for id in ids if id is not None]


def _is_filled(placeholder: Tree, book: Book) -> bool:
    id = placeholder.child("id")
    return id is not None and str(id.value) in book.variables


def _fill(
    book: Book,
    file: str,
    location: Location,
    text: Tree,
    language: str,
    known: list[str],
    asked: list[str],
) -> list[Diagnostic]:
    if not isinstance(text.value, str) or "{{" not in text.value:
        return []
    problems: list[Diagnostic] = []
    is_own = text.origin.document.path in book.own_paths

    def filled(found: re.Match[str]) -> str:
        name = found[1]
        if name in asked:
            return found[0]
        if name in book.variables:
            return escaped(_value(book.variables[name], language, book.source_language))
        if name in known or not is_own:
            return found[0]
        problems.append(unknown_variable(text.place(within=found[0]), name, [*known, *asked]))
        # Without its braces, or a check would report it again.
        return name

    words = BLANK.sub(filled, text.value)
    if words != text.value:
        book.files[file] = book.files[file].put(location, Tree(words, text.origin))
    return problems


def _value(variable: Tree, language: str, source: str) -> str:
    value = variable.value
    if isinstance(value, dict):
        chosen = value.get(language) or value.get(source) or next(iter(value.values()))
        return str(chosen.value)
    return str(value)


def escaped(value: str) -> str:
    """A value as Markdown that shows exactly it.

    >>> escaped("A*B"), escaped("1. Acme"), escaped("某某")
    ('A\\\\*B', '1\\\\. Acme', '某某')
    """
    line = " ".join(value.split())
    line = _SPECIAL.sub(lambda found: f"\\{found[0]}", line)
    return _OPENING.sub(
        lambda found: f"\\{found[1]}" if found[1] else f"{found[2]}\\{found[3]}", line
    )
