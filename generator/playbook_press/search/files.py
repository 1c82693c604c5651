"""The index as scripts, each of which hands one piece to `pbSearch` in the browser.

Scripts rather than data, because a page opened from a disk may load nothing else, and because
`script-src 'self'` allows them. Below the folder of the index:

    index.js    what there is: pages by kind, where each piece begins, the table of variants
    i/<n>.js    tokens in order, and the lists of each
    v/<n>.js    words in order, to find one that was mistyped; r/<n>.js, by their last letters
    t/<n>.js    the text of one part, for excerpts and to look up what may match

Every piece names the edition it belongs to, so that a browser that still holds one of an
earlier edition notices.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, groupby
from operator import add

from msgspec import Struct

from playbook_press.search.folding import variants
from playbook_press.search.index import Index
from playbook_press.search.piece import IndexedPage, json_text
from playbook_press.source.collector import collector_at_rest

FOLDER = "search"
"""The folder of the index, below the language."""

SHARD = 14_000
"""Signs of tokens and lists after which the next file begins; about as many bytes, which
compress to two thirds. A longer list has a file of its own."""

WORDS = 10_000
"""Bytes of words in one file."""

FEWEST_LETTERS = 4
"""Of a word that somebody may have mistyped."""


class Published(Struct, frozen=True):
    """An index and the files it became."""

    index: Index
    files: Mapping[str, bytes]
    """By path below the language, in order."""


@collector_at_rest()
def publish_index(
    index: Index,
    words: Mapping[str, object],
    *,
    site: str = "",
    before: Published | None = None,
) -> Published:
    """Every file of the index.

    Args:
        index: Of one language.
        words: What the search says to readers, as JSON values.
        site: What tells this site's remembered queries from another's in the same browser.
        before: An earlier one, whose texts of unchanged pages are taken over.
    """
    alphabet = index.alphabet
    tokens = _sorted(index.postings, alphabet)
    latin = tokens[: bisect_left(tokens, "\x80")]
    vocabulary = [token for token in latin if _may_be_mistyped(token)]
    backwards = sorted(token[::-1] for token in vocabulary)
    shards = list(_cut(tokens, SHARD, index.postings))
    forward, reverse = list(_cut(vocabulary, WORDS)), list(_cut(backwards, WORDS))
    order = _order(index)
    bounds = [[shard[0] for shard in each] for each in (shards, forward, reverse)]
    edition = _digest([order, *(token for each in bounds for token in each)])
    files = _texts(index, order, before)
    for number, shard in enumerate(shards):
        lists = " ".join(map(index.postings.__getitem__, shard))
        files[f"{FOLDER}/i/{number}.js"] = _call(
            f"i{number}", edition, f'"{" ".join(shard)}","{lists}"'
        )
    for kind, cut in (("v", forward), ("r", reverse)):
        for number, shard in enumerate(cut):
            files[f"{FOLDER}/{kind}/{number}.js"] = _call(
                f"{kind}{number}", edition, f'"{" ".join(shard)}"'
            )
    files = dict(sorted(files.items()))
    about = {
        "site": site,
        "order": order,
        "contents": _digest(files.values()),
        "groups": _groups(index.pages),
        "parts": _runs(len(page.parts) for page in index.pages),
        "shards": [" ".join(each) for each in bounds],
        "variants": variants(alphabet),
        "words": words,
    }
    files[f"{FOLDER}/index.js"] = _call("m", edition, json_text(about))
    return Published(index, dict(sorted(files.items())))


def _order(index: Index) -> str:
    """What the numbers of parts mean, in short."""
    return _digest("\n".join(map(str, page.place)) for page in index.pages)


def _texts(index: Index, order: str, before: Published | None) -> dict[str, bytes]:
    known = before if before is not None and _order(before.index) == order else None
    files: dict[str, bytes] = {}
    number = 0
    for at, page in enumerate(index.pages):
        is_known = known is not None and known.index.pages[at] == page
        for part in page.parts:
            path = f"{FOLDER}/t/{number}.js"
            files[path] = (
                known.files[path]
                if known is not None and is_known
                else _call(f"t{number}", order, part.text)
            )
            number += 1
    return files


def _sorted(tokens: Iterable[str], alphabet: str) -> list[str]:
    """In the order in which a browser compares texts: by UTF-16 units."""
    if alphabet and alphabet[-1] > "\uffff":
        return sorted(tokens, key=lambda token: token.encode("utf-16-be"))
    return sorted(tokens)


def _may_be_mistyped(token: str) -> bool:
    return len(token) >= FEWEST_LETTERS and token.isascii() and token.isalpha()


def _cut(
    tokens: Sequence[str], most: int, lists: Mapping[str, str] | None = None
) -> Iterator[Sequence[str]]:
    """The tokens in runs that just reach a weight; the last one may be lighter."""
    weights = map(len, tokens)
    if lists is not None:
        weights = map(add, weights, map(len, map(lists.__getitem__, tokens)))
    ends = list(accumulate(weights))
    start = 0
    while start < len(tokens):
        before = ends[start - 1] if start else 0
        end = min(len(tokens), bisect_left(ends, before + most) + 1)
        yield tokens[start:end]
        start = end


def _groups(pages: Iterable[IndexedPage]) -> list[list[object]]:
    """How many pages of each kind and playbook follow each other."""
    return [
        [kind, playbook, sum(1 for _ in own)]
        for (kind, playbook), own in groupby(pages, key=lambda page: (page.kind, page.playbook))
    ]


def _runs(counts: Iterable[int]) -> list[int]:
    """Numbers of parts and how many pages in a row have that many, in turn."""
    return [number for count, own in groupby(counts) for number in (count, sum(1 for _ in own))]


def _digest(pieces: Iterable[str | bytes]) -> str:
    digest = hashlib.blake2b(digest_size=6)
    for piece in pieces:
        digest.update(piece if isinstance(piece, bytes) else piece.encode("utf-8", "surrogatepass"))
        digest.update(b"\0")
    return digest.hexdigest()


def _call(name: str, edition: str, body: str) -> bytes:
    # Neither tokens nor lists hold quotes or backslashes; JSON brings its own.
    return f'pbSearch("{name}","{edition}",{body});\n'.encode()
