"""All pages of one language as one index: which token stands in which part.

The work is in two halves. What a page gives (`index_page`) depends on nothing but the page, so
it can be done anywhere and kept; putting pages together (`build_index`) is done once for all.
`update_index` gives what `build_index` gives, byte for byte, but looks only at pages that have
changed, as long as no page came or went and none has more parts than before.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import accumulate

from msgspec import Struct

from playbook_press.search.page import KINDS
from playbook_press.search.piece import IndexedPage
from playbook_press.search.postings import flat_row, read, with_signs, written
from playbook_press.source.collector import collector_at_rest

_LISTS = 3


class Index(Struct, frozen=True):
    """An index of one language, before it is put into files."""

    pages: tuple[IndexedPage, ...]
    """By playbook, kind and address."""
    postings: Mapping[str, str]
    """Of each token, in order."""

    alphabet: str
    """Every folded character that a token holds, in order."""


@collector_at_rest()
def build_index(pages: Iterable[IndexedPage]) -> Index:
    """The index of some pages, whatever their order."""
    ordered = in_order(pages)
    lists: tuple[defaultdict[str, list[int | str]], ...]
    lists = tuple(defaultdict(list) for _ in range(_LISTS))
    number = 0
    for page in ordered:
        for part in page.parts:
            for into, (tokens, signs) in zip(lists, part.lists, strict=True):
                if not tokens:
                    continue
                for token, sign in zip(tokens.split(" "), signs.split(" "), strict=True):
                    row = into[token]
                    row.append(number)
                    row.append(sign)
            number += 1
    titles, headings, texts = lists
    rows = {token: flat_row(flat) for token, flat in texts.items()}
    for token in titles.keys() | headings.keys():
        above = f"{flat_row(titles.get(token, []))}!{flat_row(headings.get(token, []))}!"
        rows[token] = above + rows.get(token, "")
    # In order, so that ordering them again after an edit costs next to nothing.
    return Index(ordered, dict(sorted(rows.items())), alphabet_of(rows))


@collector_at_rest()
def update_index(before: Index, pages: Iterable[IndexedPage]) -> Index:
    """The index of these pages, made from an earlier one where that is less work."""
    ordered = in_order(pages)
    if [page.place for page in ordered] != [page.place for page in before.pages]:
        return build_index(ordered)
    changed = [at for at, page in enumerate(ordered) if page != before.pages[at]]
    if len(changed) * 4 > len(ordered):
        return build_index(ordered)
    starts = [0, *accumulate(len(page.parts) for page in before.pages)]
    edits: dict[str, dict[int, tuple[int, str] | None]] = {}
    for at in changed:
        pairs = zip(before.pages[at].parts, ordered[at].parts, strict=True)
        for number, (old, new) in enumerate(pairs, starts[at]):
            if old.lists != new.lists:
                was, now = old.found(), new.found()
                for token in was.keys() | now.keys():
                    if was.get(token) != now.get(token):
                        edits.setdefault(token, {})[number] = now.get(token)
    postings = dict(before.postings)
    are_same = all(token in postings for token in edits)
    for token, edit in edits.items():
        if row := _edited(postings.get(token, ""), edit):
            postings[token] = row
        else:
            del postings[token]
            are_same = False
    return Index(ordered, postings, before.alphabet if are_same else alphabet_of(postings))


def alphabet_of(tokens: Iterable[str]) -> str:
    """Every character that some tokens hold, in order."""
    return "".join(sorted(set("".join(tokens))))


def in_order(pages: Iterable[IndexedPage]) -> tuple[IndexedPage, ...]:
    """Pages as they are numbered: hand-written ones last, kinds as in `KINDS`."""
    return tuple(
        sorted(
            pages,
            key=lambda page: (
                not page.playbook,
                page.playbook,
                KINDS.index(page.kind),
                page.address,
            ),
        )
    )


def _edited(row: str, edit: Mapping[int, tuple[int, str] | None]) -> str:
    # Most tokens only stand elsewhere in the same part, because words before them have changed.
    moved = {number: found for number, found in edit.items() if found}
    if row and len(moved) == len(edit):
        same = with_signs(row, moved)
        if same is not None:
            return same
    lists = [[entry for entry in entries if entry[0] not in edit] for entries in read(row)]
    for number, found in edit.items():
        if found:
            lists[found[0]].append((number, found[1]))
    return written(sorted(entries) for entries in lists)
