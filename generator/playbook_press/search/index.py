"""All pages of one language as one index: which token stands in which part, and the parts.

`update_index` gives what `build_index` gives, byte for byte, but looks only at pages that have
changed, as long as no page came or went and none has more parts than before.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import accumulate

from playbook_press.search.folding import fold
from playbook_press.search.page import KINDS, SearchPage
from playbook_press.search.parts import Part, parts_of
from playbook_press.search.postings import (
    IN_HEADING,
    IN_TEXT,
    IN_TITLE,
    flat_row,
    measured_signs,
    place_signs,
    read,
    written,
)
from playbook_press.search.tokens import places_of, unit_count

Lists = tuple[dict[str, str], dict[str, str], dict[str, str]]
"""Of one part: its tokens and their signs, by where they stand."""


@dataclass(frozen=True)
class Index:
    """An index of one language, before it is put into files."""

    pages: tuple[SearchPage, ...]
    """By playbook, kind and address."""
    parts: tuple[tuple[Part, ...], ...]
    """Of each page."""
    postings: Mapping[str, str]
    """Of each token."""

    @property
    def alphabet(self) -> str:
        """Every folded character that a token holds, in order."""
        return "".join(sorted(set("".join(self.postings))))


def build_index(pages: Iterable[SearchPage]) -> Index:
    """The index of some pages, whatever their order."""
    ordered = in_order(pages)
    parts = tuple(parts_of(page) for page in ordered)
    titles: dict[str, list[int | str]] = {}
    headings: dict[str, list[int | str]] = {}
    texts: dict[str, list[int | str]] = {}
    lists = (titles, headings, texts)
    number = 0
    for page, own in zip(ordered, parts, strict=True):
        for part in own:
            for into, found in zip(lists, _lists(page, part), strict=True):
                for token, signs in found.items():
                    if token in into:
                        into[token] += (number, signs)
                    else:
                        into[token] = [number, signs]
            number += 1
    rows = {token: flat_row(flat, are_places=True) for token, flat in texts.items()}
    for token in titles.keys() | headings.keys():
        above = f"{flat_row(titles.get(token, []))}!{flat_row(headings.get(token, []))}!"
        rows[token] = above + rows.get(token, "")
    # In order, so that ordering them again after an edit costs next to nothing.
    return Index(ordered, parts, dict(sorted(rows.items())))


def update_index(before: Index, pages: Iterable[SearchPage]) -> Index:
    """The index of these pages, made from an earlier one where that is less work."""
    ordered = in_order(pages)
    if [_place(page) for page in ordered] != [_place(page) for page in before.pages]:
        return build_index(ordered)
    changed = [at for at, page in enumerate(ordered) if page != before.pages[at]]
    if len(changed) * 4 > len(ordered):
        return build_index(ordered)
    parts = list(before.parts)
    for at in changed:
        parts[at] = parts_of(ordered[at])
        if len(parts[at]) != len(before.parts[at]):
            return build_index(ordered)
    starts = [0, *accumulate(map(len, before.parts))]
    edits: dict[str, dict[int, tuple[int, str] | None]] = {}
    for at in changed:
        pairs = zip(before.parts[at], parts[at], strict=True)
        for number, (old, new) in enumerate(pairs, starts[at]):
            if old != new or before.pages[at].title != ordered[at].title:
                was = _signs(before.pages[at], old)
                now = _signs(ordered[at], new)
                for token in was.keys() | now.keys():
                    if was.get(token) != now.get(token):
                        edits.setdefault(token, {})[number] = now.get(token)
    postings = dict(before.postings)
    for token, edit in edits.items():
        if row := _edited(postings.get(token, ""), edit):
            postings[token] = row
        else:
            del postings[token]
    return Index(ordered, tuple(parts), postings)


def in_order(pages: Iterable[SearchPage]) -> tuple[SearchPage, ...]:
    """Pages as they are numbered: hand-written ones last, kinds as in `KINDS`."""
    found = tuple(pages)
    playbooks = {title: at for at, title in enumerate(dict.fromkeys(p.playbook for p in found))}
    return (
        tuple(
            sorted(
                found,
                key=lambda page: (
                    not page.playbook,
                    page.playbook,
                    KINDS.index(page.kind),
                    page.address,
                ),
            )
        )
        if playbooks
        else ()
    )


def _place(page: SearchPage) -> tuple[str, str, str]:
    return page.address, page.kind, page.playbook


def _lists(page: SearchPage, part: Part) -> Lists:
    """The tokens of a part by the best place where they stand; those of texts with plain places."""
    title = page.title if part.is_first else ""
    pieces = [title, *(text for each in part.sections for text in (each.heading, each.text))]
    places = places_of(fold("\n".join(pieces)))
    titles = {
        token: measured_signs(places.pop(token), length)
        for token, length in _lengths([title]).items()
    }
    headings = {
        token: measured_signs(places.pop(token), length)
        for token, length in _lengths(each.heading for each in part.sections).items()
        if token not in titles
    }
    return titles, headings, places


def _lengths(headings: Iterable[str]) -> dict[str, int]:
    """The length, in units, of the shortest heading that holds each token."""
    lengths: dict[str, int] = {}
    for folded in map(fold, headings):
        if folded:
            units = unit_count(folded)
            for token in places_of(folded):
                lengths[token] = min(units, lengths.get(token, units))
    return lengths


def _signs(page: SearchPage, part: Part) -> dict[str, tuple[int, str]]:
    titles, headings, texts = _lists(page, part)
    return {
        **{token: (IN_TEXT, place_signs(places)) for token, places in texts.items()},
        **{token: (IN_HEADING, signs) for token, signs in headings.items()},
        **{token: (IN_TITLE, signs) for token, signs in titles.items()},
    }


def _edited(row: str, edit: Mapping[int, tuple[int, str] | None]) -> str:
    lists = [[entry for entry in entries if entry[0] not in edit] for entries in read(row)]
    for number, found in edit.items():
        if found:
            lists[found[0]].append((number, found[1]))
    return written(sorted(entries) for entries in lists)
