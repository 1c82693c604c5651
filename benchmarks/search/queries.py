"""Queries with what they should find, from the text of the pages themselves."""

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from playbook_press.search import SearchPage
from playbook_press.search.folding import fold, variants

HAN = "\u4e00-\u9fff"
_AROUND_HAN = re.compile(rf"(?<=[{HAN}]) +| +(?=[{HAN}])")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Query:
    """One query, and the pages that hold what it means."""

    text: str
    pages: frozenset[str]
    """Addresses; empty for a string that is nowhere."""
    first: str = ""
    """The page that should come first, where that is clear."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Queries of one kind, and how they are judged."""

    name: str
    judged_by: str
    """`recall` and `precision` in the first ten, `recall`, `first`, or `absent`."""
    queries: tuple[Query, ...]


def chinese_kinds(pages: Sequence[SearchPage], count: int, *, seed: int = 2) -> tuple[Kind, ...]:
    """What the issue asks of Chinese, mixed and traditional queries."""
    texts, chance = _texts(pages), random.Random(seed)
    runs = _all(rf"[{HAN}]{{2,}}", texts)
    plain = _sampled(count, chance, lambda: _substring(runs, chance))
    mixed = sorted(
        set(_all(rf"[a-z0-9]{{2,}}\+?[{HAN}]{{1,3}}|[{HAN}]{{1,3}}[a-z0-9]{{2,}}", texts))
    )
    mixed = chance.sample(mixed, min(count, len(mixed)))
    table = variants("".join(plain))
    to_traditional = str.maketrans(dict(zip(table[1::2], table[::2], strict=True)))
    traditional = [q for q in plain if q.translate(to_traditional) != q]
    absent = _sampled(count, chance, lambda: chance.choice(runs)[:2] + chance.choice(runs)[-2:])

    def held(text: str, written: str) -> Query:
        return Query(written, _holding(re.escape(text), texts))

    absent_queries = [held(text, text) for text in absent]
    return (
        Kind("any 2 to 6 Chinese characters", "both", tuple(held(q, q) for q in plain)),
        Kind("mixed", "recall", tuple(held(q, q) for q in mixed)),
        Kind("full width", "recall", tuple(held(q, _wide(q)) for q in mixed)),
        Kind(
            "traditional",
            "recall",
            tuple(held(q, q.translate(to_traditional)) for q in traditional),
        ),
        _titles(pages),
        Kind("nowhere", "absent", tuple(q for q in absent_queries if not q.pages)),
    )


def english_kinds(pages: Sequence[SearchPage], count: int, *, seed: int = 2) -> tuple[Kind, ...]:
    """What the issue asks of English queries."""
    texts, chance = _texts(pages), random.Random(seed)
    words = _all(r"(?<![^\W_])[a-z]{5,}(?![^\W_])", texts)
    known = sorted(set(words))
    chosen = _sampled(count, chance, lambda: chance.choice(words))

    def begun(start: str) -> frozenset[str]:
        return _holding(rf"(?<![^\W_]){re.escape(start)}", texts)

    forms = [(word, f"{word}s") for word in known if f"{word}s" in known]
    forms += [(f"{word}ing", f"{word}ed") for word in known if f"{word}ed" in known]
    wrong: list[Query] = []
    while len(wrong) < count:
        word = chance.choice(known)
        mistyped = _mistyped(word, chance)
        if len(mistyped) >= 5 and not any(each.startswith(mistyped) for each in known):
            wrong.append(Query(mistyped, begun(word)))
    return (
        Kind("English word", "recall", tuple(Query(word, begun(word)) for word in chosen)),
        Kind(
            "first three letters or more",
            "recall",
            tuple(
                Query(start, begun(start))
                for start in (w[: chance.randint(3, len(w))] for w in chosen)
            ),
        ),
        Kind(
            "another form",
            "reached",
            tuple(Query(typed, begun(meant)) for meant, typed in forms[:count] if begun(meant)),
        ),
        Kind("one wrong letter", "reached", tuple(wrong)),
        _titles(pages),
    )


def _titles(pages: Sequence[SearchPage]) -> Kind:
    counted: dict[str, list[str]] = {}
    for page in pages:
        counted.setdefault(page.title.lower(), []).append(page.address)
    return Kind(
        "whole title, page first",
        "first",
        tuple(Query(t, frozenset(own), own[0]) for t, own in counted.items() if len(own) == 1),
    )


def _texts(pages: Sequence[SearchPage]) -> dict[str, str]:
    return {
        page.address: _AROUND_HAN.sub(
            "", fold("\n".join([page.title, *(f"{s.heading}\n{s.text}" for s in page.sections)]))
        )
        for page in pages
    }


def _all(pattern: str, texts: dict[str, str]) -> list[str]:
    return [found for text in texts.values() for found in re.findall(pattern, text)]


def _holding(pattern: str, texts: dict[str, str]) -> frozenset[str]:
    wanted = re.compile(pattern)
    return frozenset(address for address, text in texts.items() if wanted.search(text))


def _sampled(count: int, chance: random.Random, draw: Callable[[], str]) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        found[draw()] = None
    return list(found)


def _substring(runs: list[str], chance: random.Random) -> str:
    run = chance.choice(runs)
    length = min(len(run), chance.choice((2, 3, 4, 5, 6)))
    start = chance.randrange(len(run) - length + 1)
    return run[start : start + length]


def _wide(text: str) -> str:
    return re.sub(r"[!-~]", lambda found: chr(ord(found[0]) + 0xFEE0), text)


def _mistyped(word: str, chance: random.Random) -> str:
    at, other = chance.randrange(len(word)), chance.choice(_LETTERS)
    return chance.choice(
        (
            word[:at] + word[at + 1 :],
            word[:at] + other + word[at:],
            word[:at] + other + word[at + 1 :],
            word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :],
        )
    )
