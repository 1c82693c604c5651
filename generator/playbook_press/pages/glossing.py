"""Glossary terms explain themselves where a page first uses them.

This happens in two steps, so that each text is searched once however many pages show it:
`Glossing.marked` finds every term in a text and wraps it in control characters, which neither
authors nor templates can write; `Glossing.settled` walks over a whole page and turns the first
of each term into a link and the others back into words.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from html import escape

from msgspec import Struct

from playbook_press.model.glossary import Term

OPEN, MIDDLE, CLOSE = "\x02", "\x03", "\x04"
"""Around a term: OPEN, its position in the glossary, MIDDLE, the words, CLOSE."""

_MARK = re.compile(f"{OPEN}([0-9]+){MIDDLE}([^{CLOSE}]*){CLOSE}")
_PIECE = re.compile(
    r"<(?P<close>/?)(?P<tag>[a-zA-Z0-9-]+)(?:[^>\"']++|\"[^\"]*\"|'[^']*')*+>|[^<]+"
)
# Inside these a word is not explained: it already leads somewhere, or is shown letter by letter.
_UNTOUCHED = frozenset({"a", "code", "pre"})
_LETTER = "[a-zA-Z0-9\u00c0-\u024f]"
_LATIN = re.compile(_LETTER)


class Explained(Struct, frozen=True):
    """A word of a page, where it is explained and how."""

    href: str
    definition: str


class Glossing:
    """The terms of one playbook as one language writes them."""

    def __init__(self, terms: Iterable[Term], language: str) -> None:
        self._ids: list[str] = []
        spellings: dict[str, int] = {}
        for position, term in enumerate(terms):
            self._ids.append(term.id)
            title = term.title.get(language)
            for spelling in ((title,) if title else ()) + term.aka.get(language, ()):
                # Of two terms spelled alike the first in the glossary has the word.
                spellings.setdefault(" ".join(spelling.split()), position)
        self._spellings = {escape(spelling): at for spelling, at in spellings.items()}
        self._written = tuple(spellings)

    @cached_property
    def _search(self) -> re.Pattern[str] | None:
        """Made when it is first wanted: a shelf of many playbooks marks nothing."""
        return _search(self._written)

    def marked(self, html: str) -> str:
        """The HTML of one text with every term in it marked; links and code stay untouched."""
        if self._search is None or not self._search.search(html):
            return html
        inside: list[str] = []

        def mark(piece: re.Match[str]) -> str:
            tag = piece["tag"]
            if tag in _UNTOUCHED:
                if piece["close"]:
                    inside.pop()
                else:
                    inside.append(tag)
            if tag or inside or self._search is None:
                return piece[0]
            return self._search.sub(self._mark, piece[0])

        return _PIECE.sub(mark, html)

    def used(self, html: str) -> frozenset[str]:
        """The ids of the terms marked in a text."""
        return frozenset(self._ids[int(found[1])] for found in _MARK.finditer(html))

    def mention(self, term: str) -> str:
        """A mark without words where a term is linked by hand: what follows is no first use."""
        return f"{OPEN}{self._ids.index(term)}{MIDDLE}{CLOSE}" if term in self._ids else ""

    def settled(self, html: str, explain: Callable[[str], Explained]) -> str:
        """The page with the first use of each term as a link and no marks left.

        Args:
            html: The whole body of a page.
            explain: Where a term is explained, and how, by its id.
        """
        seen: set[str] = set()

        def settle(found: re.Match[str]) -> str:
            position, words = found[1], found[2]
            if position in seen or not words:
                seen.add(position)
                return words
            seen.add(position)
            term = explain(self._ids[int(position)])
            return (
                f'<a class="pb-term" href="{escape(term.href)}"'
                f' title="{escape(term.definition)}">{words}</a>'
            )

        return _MARK.sub(settle, html) if OPEN in html else html

    def _mark(self, found: re.Match[str]) -> str:
        position = self._spellings[_singular(found[0], self._spellings)]
        return f"{OPEN}{position}{MIDDLE}{found[0]}{CLOSE}"


def _search(spellings: Iterable[str]) -> re.Pattern[str] | None:
    """One pattern for all spellings, the longest first.

    Alternatives are grouped by their first letter, which lets the engine skip to the letters
    any term can begin with.
    """
    by_letter: dict[str, list[str]] = {}
    for spelling in sorted(
        filter(None, spellings), key=lambda spelling: (-len(spelling), spelling)
    ):
        written = escape(spelling)
        first = written[0]
        for letter in sorted({first.lower(), first.upper()} if _folds(spelling) else {first}):
            by_letter.setdefault(letter, []).append(_rest(written, spelling, letter))
    if not by_letter:
        return None
    return re.compile(
        "|".join(
            f"{re.escape(letter)}(?:{'|'.join(rests)})"
            for letter, rests in sorted(by_letter.items())
        )
    )


def _rest(written: str, spelling: str, letter: str) -> str:
    """The pattern for what follows the first letter of a spelling."""
    before = f"(?<!{_LETTER}{re.escape(letter)})" if _LATIN.match(letter) else ""
    rest = re.escape(written[1:])
    if not _LATIN.match(written[-1]):
        return before + rest
    if _folds(spelling):
        if written.endswith("y"):
            rest = f"{rest[:-1]}(?:y|ies)"
        return f"{before}(?ai:{rest}(?:s|es)?)(?!{_LETTER})"
    return f"{before}{rest}s?(?!{_LETTER})"


def _folds(spelling: str) -> bool:
    """Whether capitals do not matter: they do in names and abbreviations such as AA."""
    return spelling.isascii() and spelling == spelling.lower()


def _singular(word: str, spellings: Mapping[str, int]) -> str:
    """The spelling a found word stands for."""
    for written in (word, word.lower()):
        for candidate in (written, written[:-1], written[:-2], f"{written[:-3]}y"):
            if candidate in spellings:
                return candidate
    raise KeyError(word)
