"""A text that two sides changed, put together where they changed different sentences."""

import re
from difflib import SequenceMatcher
from typing import Any

from msgspec import Struct

from playbook_press.overlay.drift import MARKS
from playbook_press.overlay.ledger import WHOLE
from playbook_press.overlay.prints import fingerprint, normalised
from playbook_press.source.document import Location

# Stands after every sentence, so that changes of neighbours have something between them.
_END = "\0"

# A sentence with what closes it and the blanks after it; a line is one as well.
_SENTENCE = re.compile(r".*?(?:[。！？；!?.;]+[”’」』）)\"']*\s*|\n+|$)", re.DOTALL)


class Merged(Struct, frozen=True):
    """A text with what both sides did to it."""

    text: str
    is_clean: bool
    """Whether no sentence was changed by both; else the text holds marks."""


def merge_text(then: str, now: str, yours: str) -> Merged:
    """Put together what two sides made of a text, sentence by sentence.

    Args:
        then: The text that both began with.
        now: What the original made of it.
        yours: What the overlay made of it.

    >>> merge_text("One. Two. Three.", "One. Two! Three.", "One. Two. Four.").text
    'One. Two! Four.'
    >>> merge_text("Shared.", "Lent.", "Ours.").is_clean
    False
    """
    start, original, own = (_sentences(normalised(text)) for text in (then, now, yours))
    pieces: list[str] = []
    is_clean = True
    for ours, theirs, old in _regions(start, original, own):
        if ours == theirs or theirs == old:
            pieces += ours
        elif ours == old:
            pieces += theirs
        else:
            is_clean = False
            pieces.append(_marked("".join(ours), "".join(old), "".join(theirs), pieces))
    return Merged("".join(pieces).replace(_END, "").rstrip(), is_clean)


def merge_value(
    name: str, then: Any, now: Any, yours: Any, at: Location
) -> tuple[dict[Location, str], bool]:
    """What to write into an overlay so that a change follows its original.

    Args:
        name: The field; `*` for a whole record.
        then: The original as it was recorded (`Any`: what authors wrote).
        now: The original as it is.
        yours: What the overlay says.
        at: Where that stands in `overlay.yml`.

    Returns:
        New texts by location, and whether every difference of the original is in them; lists
        and new fields of a record are left to people.
    """
    if isinstance(then, dict) and isinstance(now, dict) and isinstance(yours, dict):
        return _merge_record(name, then, now, yours, at)
    if all(isinstance(each, str) for each in (then, now, yours)):
        merged = merge_text(str(then), str(now), str(yours))
        is_same = normalised(yours) == merged.text
        return ({} if is_same else {at: merged.text}), True
    return {}, _same(then, now)


def _merge_record(
    name: str, then: dict[str, Any], now: dict[str, Any], yours: dict[str, Any], at: Location
) -> tuple[dict[Location, str], bool]:
    found: dict[Location, str] = {}
    is_whole = True
    for key in sorted({*then, *now}):
        if _same(then.get(key), now.get(key)) or (name == WHOLE and key == "id"):
            continue
        texts, is_done = merge_value("", then.get(key), now.get(key), yours.get(key), (*at, key))
        found |= texts
        is_whole = is_whole and (is_done or _same(now.get(key), yours.get(key)))
    return found, is_whole


def _same(one: Any, other: Any) -> bool:
    return fingerprint(one) == fingerprint(other)


def _sentences(text: str) -> list[str]:
    return [part for found in _SENTENCE.findall(text) if found for part in (found, _END)]


def _regions(
    old: list[str], theirs: list[str], ours: list[str]
) -> list[tuple[list[str], list[str], list[str]]]:
    """The text cut where all three agree: yours, the original's now and then, piece by piece.

    Source: Khanna, Kunal and Pierce, A Formal Investigation of Diff3 (2007), section 3.
    """
    to_theirs, to_ours = _matches(old, theirs), _matches(old, ours)
    found = []
    begin_old = begin_theirs = begin_ours = 0
    for position in range(len(old) + 1):
        is_end = position == len(old)
        there = len(theirs) if is_end else to_theirs.get(position)
        here = len(ours) if is_end else to_ours.get(position)
        if there is None or here is None:
            continue
        between = (ours[begin_ours:here], theirs[begin_theirs:there], old[begin_old:position])
        if any(between):
            found.append(between)
        if not is_end:
            same = [old[position]]
            found.append((same, same, same))
        begin_old, begin_theirs, begin_ours = position + 1, there + 1, here + 1
    return found


def _matches(one: list[str], other: list[str]) -> dict[int, int]:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return {
        block.a + step: block.b + step
        for block in matcher.get_matching_blocks()
        for step in range(block.size)
    }


def _marked(ours: str, old: str, theirs: str, before: list[str]) -> str:
    written = "".join(before).replace(_END, "")
    start = "\n" if written and not written.endswith("\n") else ""
    ours, old, theirs = (each.replace(_END, "") for each in (ours, old, theirs))
    lines = [
        f"{MARKS[0]}yours",
        ours.rstrip("\n"),
        f"{MARKS[1]}original then",
        old.rstrip("\n"),
        MARKS[2],
        theirs.rstrip("\n"),
        f"{MARKS[3]}original now",
    ]
    return start + "\n".join(line for line in lines if line) + "\n"
