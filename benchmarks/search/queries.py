"""Queries with what they should find, from the text of the pages themselves.

What counts is what stands in the text, in whatever writing: no engine's own index is asked.
"""

import random
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from playbook_press.search import SearchPage
from playbook_press.search.folding import fold, simplified

HAN = "\u4e00-\u9fff"
_AROUND_HAN = re.compile(rf"(?<=[{HAN}]) +| +(?=[{HAN}])")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# Written by hand, tried wherever a site has them.
_BY_HAND = (
    *(
        "qq群",
        "nike+社区",
        "nike+",
        "1000人",
        "c++",
        "c#",
        "京东bbs",
        "miui论坛",
        "snkrs",
        "3d效果",
    ),
    *("ctrl+c", "f5键", "utf-8", "x窗口", "kde桌面", "2016年", "ip地址", "usb设备", "html格式"),
)
_ENDING = re.compile(r"(?:ing|e?s|ed|e)$")
_Holding = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Query:
    """One query, and the pages that hold what it means."""

    text: str
    pages: _Holding
    """By address: the anchors that lead to it. None for a string that is nowhere."""
    first: str = ""
    """The page that should come first, where that is clear."""


@dataclass(frozen=True, slots=True)
class Kind:
    """Queries of one kind, and how they are judged."""

    name: str
    judged_by: str
    """`both` (recall and precision in the first ten), `recall`, `forgiven` (recall, though it is
    said that no page has the word), `first`, `anchor`, or `absent`."""
    queries: tuple[Query, ...]


class Truth:
    """What stands where."""

    def __init__(self, pages: Sequence[SearchPage]) -> None:
        self.sections: dict[str, list[tuple[frozenset[str], str]]] = {}
        for page in pages:
            own = [({each.anchor}, f"{each.heading}\n{each.text}") for each in page.sections]
            own = own or [({""}, "")]
            # The title leads to the top, and so does what stands above the first heading.
            own[0] = ({*own[0][0], ""}, f"{page.title}\n{own[0][1]}")
            self.sections[page.address] = [
                (frozenset(anchors), _AROUND_HAN.sub("", fold(text))) for anchors, text in own
            ]
            for each in page.sections:
                for _, anchor in each.marks:
                    self._also(page.address, each.anchor, anchor)
        self.texts = {
            address: "\n".join(text for _, text in own) for address, own in self.sections.items()
        }

    def _also(self, address: str, anchor: str, mark: str) -> None:
        self.sections[address] = [
            (anchors | {mark} if anchor in anchors else anchors, text)
            for anchors, text in self.sections[address]
        ]

    def holding(self, pattern: str, *pieces: str) -> _Holding:
        """The pages and anchors at which a pattern stands.

        Args:
            pattern: What is looked for.
            pieces: Of which one stands wherever the pattern does; looked for first, being faster.
        """
        wanted = re.compile(pattern)
        found: dict[str, frozenset[str]] = {}
        for address, text in self.texts.items():
            if pieces and not any(each in text for each in pieces):
                continue
            if wanted.search(text):
                found[address] = frozenset[str]().union(
                    *(a for a, own in self.sections[address] if wanted.search(own))
                )
        return found

    def all(self, pattern: str) -> list[str]:
        """Everything that matches."""
        return [found for text in self.texts.values() for found in re.findall(pattern, text)]


def chinese_kinds(pages: Sequence[SearchPage], count: int, seed: int) -> tuple[Kind, ...]:
    """What Chinese readers type."""
    truth, chance = Truth(pages), random.Random(seed)
    runs = truth.all(rf"[{HAN}]{{2,}}")
    plain = _sampled(count, chance, lambda: _substring(runs, chance))
    mixed = sorted(set(truth.all(rf"[a-z0-9]{{2,}}\+?[{HAN}]{{1,3}}|[{HAN}]{{1,3}}[a-z0-9]{{2,}}")))
    mixed = chance.sample(mixed, min(count, len(mixed)))
    by_hand = [query for query in _BY_HAND if truth.holding(re.escape(query))]
    absent = _sampled(count, chance, lambda: chance.choice(runs)[:2] + chance.choice(runs)[-2:])

    def held(text: str, written: str = "") -> Query:
        return Query(written or text, truth.holding(re.escape(text), text))

    traditional = str.maketrans({other: one for one, other in sorted(simplified().items())})
    other = [(query, query.translate(traditional)) for query in plain]
    old = _written_traditionally(pages, count, chance)
    substrings = tuple(held(query) for query in plain)
    return (
        Kind("any 2 to 6 Chinese characters", "both", substrings),
        Kind("the link leads to the section with the phrase", "anchor", substrings),
        Kind("mixed", "recall", tuple(held(query) for query in [*mixed, *by_hand])),
        Kind("full width", "recall", tuple(held(query, _wide(query)) for query in mixed)),
        Kind(
            "traditional typed",
            "recall",
            tuple(held(query, typed) for query, typed in other if query != typed),
        ),
        Kind("simplified typed, traditional written", "recall", tuple(map(held, old))),
        _titles(pages),
        Kind("nowhere: says so", "absent", tuple(q for q in map(held, absent) if not q.pages)),
    )


def english_kinds(pages: Sequence[SearchPage], count: int, seed: int) -> tuple[Kind, ...]:
    """What English readers type."""
    truth, chance = Truth(pages), random.Random(seed)
    words = truth.all(r"(?<![^\W_])[a-z]{5,}(?![^\W_])")
    known = sorted(set(words))
    chosen = _sampled(min(count, len(known)), chance, lambda: chance.choice(words))

    def begun(*starts: str) -> _Holding:
        return truth.holding(rf"(?<![^\W_])(?:{'|'.join(map(re.escape, starts))})", *starts)

    def inflected(word: str) -> _Holding:
        root = _ENDING.sub("", word)
        return truth.holding(
            rf"(?<![^\W_])(?:{root}(?:e|s|es|d|ed|ing|ings)?(?![^\W_])|{word})", root
        )

    every = set(known)
    forms = [(word, f"{word}s") for word in known if f"{word}s" in every]
    forms += [(f"{word}ing", f"{word}ed") for word in known if f"{word}ed" in every]
    forms = chance.sample(forms, min(count, len(forms)))
    wrong = _wrong_words(known, min(count, len(known)), chance)
    phrases = truth.all(r"(?<![^\W\d_])[a-z]{2,}(?: [a-z]{2,}){1,3}(?![^\W_])")
    quoted = [
        Query(f'"{phrase}"', truth.holding(rf"(?<![^\W_]){re.escape(phrase)}(?![^\W_])", phrase))
        for phrase in _sampled(count, chance, lambda: chance.choice(phrases))
    ]
    starts = [word[: chance.randint(3, len(word))] for word in chosen]
    return (
        Kind("a phrase in quotes", "both", tuple(quoted)),
        Kind("the link leads to the section with the phrase", "anchor", tuple(quoted)),
        Kind("English word", "recall", tuple(Query(word, begun(word)) for word in chosen)),
        Kind("beginning of a word", "recall", tuple(Query(each, begun(each)) for each in starts)),
        Kind(
            "another form",
            "recall",
            tuple(Query(typed, inflected(other)) for other, typed in forms),
        ),
        Kind("one wrong letter", "forgiven", tuple(Query(typed, begun(w)) for w, typed in wrong)),
        _titles(pages),
        Kind("nowhere: says so", "absent", tuple(_absent_words(known, count, chance))),
    )


def _wrong_words(known: list[str], count: int, chance: random.Random) -> list[tuple[str, str]]:
    wrong: list[tuple[str, str]] = []
    while len(wrong) < count:
        word = chance.choice(known)
        mistyped = _mistyped(word, chance)
        # What is a word, or the beginning of one, is not mistyped.
        if len(mistyped) >= 5 and not any(each.startswith(mistyped) for each in known):
            wrong.append((word, mistyped))
    return wrong


def _absent_words(known: list[str], count: int, chance: random.Random) -> Iterable[Query]:
    """Words that no page has, made of the halves of others."""
    made = (chance.choice(known)[:4] + chance.choice(known)[-4:] for _ in range(count))
    return (Query(word, {}) for word in made if not any(word in each for each in known))


def _titles(pages: Sequence[SearchPage]) -> Kind:
    counted: dict[str, list[str]] = {}
    for page in pages:
        counted.setdefault(fold(page.title), []).append(page.address)
    return Kind(
        "whole title: that page first",
        "first",
        tuple(
            Query(title, {own[0]: frozenset()}, own[0])
            for title, own in counted.items()
            if len(own) == 1 and re.search(r"\w", title)
        ),
    )


def _written_traditionally(
    pages: Sequence[SearchPage], count: int, chance: random.Random
) -> list[str]:
    """Runs of text in traditional characters, as one types them in simplified ones."""
    runs = [
        run
        for page in pages
        for section in page.sections
        for run in re.findall(rf"[{HAN}]{{2,}}", section.text)
        if sum(each in simplified() for each in run) * 4 > len(run)
    ]
    if len(set(runs)) < count:
        return []
    return [fold(query) for query in _sampled(count, chance, lambda: _substring(runs, chance))]


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
