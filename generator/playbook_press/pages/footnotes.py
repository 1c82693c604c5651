"""Numbers for the sources of one page, in the order a reader meets them.

While a page is composed a source is only marked, because views are not made in reading order.
When the whole body stands, the marks become numbers and the list is known.
"""

import re

from markupsafe import Markup

from playbook_press.pages.messages import Messages, fill

OPEN, CLOSE = "\x05", "\x06"
"""Around the id of a source: characters that neither authors nor templates can write."""

_NAMED = "!"
"""After OPEN where the text speaks of the source itself, not of what rests on it."""

_MARK = re.compile(f"{OPEN}({_NAMED}?)([a-z0-9-]+){CLOSE}")


def cited(source: str) -> Markup:
    """A mark in the text where a source is cited."""
    return Markup(f"{OPEN}{source}{CLOSE}")


def named(source: str) -> Markup:
    """A mark in the text where a sentence speaks of a source: `source 3 says otherwise`."""
    return Markup(f"{OPEN}{_NAMED}{source}{CLOSE}")


class Footnotes:
    """The sources a page cites."""

    def __init__(self) -> None:
        self._uses: dict[str, int] = {}

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources in order of first use; the first has number 1."""
        return tuple(self._uses)

    def uses(self, source: str) -> int:
        """How often the page cites a source."""
        return self._uses[source]

    def settled(self, html: str, words: Messages) -> str:
        """The page with every mark turned into a number that links to the list."""
        if OPEN not in html:
            return html
        return _MARK.sub(lambda found: self._reference(found[2], bool(found[1]), words), html)

    def _reference(self, source: str, is_named: bool, words: Messages) -> str:
        use = self._uses[source] = self._uses.get(source, 0) + 1
        number = list(self._uses).index(source) + 1
        if is_named:
            name = Markup.escape(fill(words.sources.inline, number=number))
            return f'<a href="#{note_id(source)}" id="{use_id(source, use)}">{name}</a>'
        label = Markup.escape(fill(words.sources.number, number=number))
        return (
            f'<sup class="pb-ref"><a href="#{note_id(source)}" id="{use_id(source, use)}"'
            f' aria-label="{label}">{number}</a></sup>'
        )


def note_id(source: str) -> str:
    """The id of a source in the list of its page."""
    return f"note-{source}"


def use_id(source: str, use: int) -> str:
    """The id of the n-th citation of a source on its page, counted from 1."""
    return f"cite-{source}-{use}"
