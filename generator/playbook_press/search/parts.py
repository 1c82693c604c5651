"""Pages in pieces of a few kilobytes, each a file of text for the browser.

A long page is several parts, so that showing ten results costs about the same on every site.
Phrases never run across the end of a part: it is cut between sections or blocks, and where a
single block is too long, after a sentence.
"""

import re
from collections.abc import Iterator

from msgspec import Struct

from playbook_press.search.page import SearchPage, Section

MOST_BYTES = 8_000
"""Of text in UTF-8: some 2,600 Chinese characters or 1,300 English words."""

_SENTENCE_END = re.compile(r"[。！？；]|[.!?;]\s")


class Part(Struct, frozen=True):
    """Some sections of a page, in order."""

    sections: tuple[Section, ...]
    is_first: bool
    """Whether the page begins with it."""


def parts_of(page: SearchPage) -> tuple[Part, ...]:
    """At least one part, even of a page without text."""
    parts: list[Part] = []
    under_way: list[Section] = []
    weight = 0
    for section in _pieces(page.sections):
        more = _weight(section)
        if under_way and weight + more > MOST_BYTES:
            parts.append(Part(tuple(under_way), not parts))
            under_way, weight = [], 0
        under_way.append(section)
        weight += more
    parts.append(Part(tuple(under_way), not parts))
    return tuple(parts)


def _weight(section: Section) -> int:
    return len(section.text.encode()) + len(section.heading.encode())


def _pieces(sections: tuple[Section, ...]) -> Iterator[Section]:
    """Sections no larger than a part."""
    for section in sections:
        if _weight(section) <= MOST_BYTES:
            yield section
            continue
        start = 0
        for end in _ends(section.text):
            marks = tuple((at - start, id) for at, id in section.marks if start <= at < end)
            # The item under way at the cut is still under way after it.
            open_ids = [id for at, id in section.marks if at < start]
            if start and open_ids and (not marks or marks[0][0] > 0):
                marks = ((0, open_ids[-1]), *marks)
            text = section.text[start:end].strip("\n")
            yield Section(section.anchor, section.heading, text, marks)
            start = end


def _ends(text: str) -> Iterator[int]:
    """Where to cut a long text: after a block, else after a sentence, else anywhere."""
    start, length = 0, len(text)
    while start < length:
        end = start + len(
            text[start : start + MOST_BYTES].encode()[:MOST_BYTES].decode("utf-8", "ignore")
        )
        if end < length:
            at = text.rfind("\n", start + 1, end)
            sentences = [found.end() for found in _SENTENCE_END.finditer(text, start + 1, end)]
            end = at + 1 if at > start else sentences[-1] if sentences else end
        yield end
        start = end
