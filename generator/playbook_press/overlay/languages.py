"""The texts of an original for an overlay with other languages than it has."""

from playbook_press.overlay.book import Book
from playbook_press.overlay.tree import Tree


def fit_languages(book: Book, languages: tuple[str, ...]) -> None:
    """Make the texts of a book fit a list of languages, the source language first.

    A plain string is in the original's source language, and becomes a map where the new one is
    another. Languages that are left out leave the texts; a text that has no other one keeps
    what it has, and is reported when it is validated.
    """
    before = book.languages
    if not before or not languages or before == languages:
        return
    source, dropped = before[0], set(before) - set(languages)
    for file in sorted(book.files):
        for part in list(book.parts(file)):
            # A name in one language stands for all of them.
            if part.kind == "name" and isinstance(part.tree.value, str):
                continue
            new = _fitted(part.tree, part.role, source, languages[0], dropped)
            if new is not None:
                book.files[file] = book.files[file].put(part.location, new)


def _fitted(tree: Tree, role: str, source: str, new_source: str, dropped: set[str]) -> Tree | None:
    """The text that takes the place of this one; None where it fits as it is."""
    if role == "text" and isinstance(tree.value, str) and source != new_source:
        return Tree({source: tree}, tree.origin)
    if role in ("text", "words") and isinstance(tree.value, dict) and dropped & set(tree.value):
        kept = {code: each for code, each in tree.value.items() if code not in dropped}
        return Tree(kept, tree.origin) if kept or role == "words" else None
    return None
