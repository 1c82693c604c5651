"""Did you mean: the valid value nearest to what was written."""

import unicodedata
from collections.abc import Collection
from difflib import SequenceMatcher

LISTED = 10
"""So many valid values are listed in a fix; more would be a page of their own."""

_SIMILARITY = 0.6
# SequenceMatcher takes quadratic time; longer words than these are no slips of the pen.
_LENGTH = 100


def nearest(written: str, valid: Collection[str]) -> str | None:
    """The valid value that was probably meant; of equally near ones, the first.

    Case, underscores for hyphens, blanks around and full-width letters count as nothing:
    `Full_Width` is `full-width`. A start of at least three letters that fits one value
    only is that value. None where nothing is near.
    """
    plain = _plain(written)
    if not plain or len(plain) > _LENGTH:
        return None
    plain_valid = {value: _plain(value) for value in valid}
    for value, candidate in plain_valid.items():
        if candidate == plain:
            return value
    best, best_ratio = None, _SIMILARITY
    # The second sequence is the one SequenceMatcher prepares, so it stays the same.
    matcher = SequenceMatcher(None, "", plain, autojunk=False)
    for value, candidate in plain_valid.items():
        matcher.set_seq1(candidate)
        # Upper bounds first: the exact ratio is a hundred times dearer.
        if matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio:
            ratio = matcher.ratio()
            if ratio > best_ratio:
                best, best_ratio = value, ratio
    if best is None and len(plain) >= 3:
        begun = [value for value, candidate in plain_valid.items() if candidate.startswith(plain)]
        best = begun[0] if len(begun) == 1 else None
    return best


def instruction(written: str, valid: Collection[str], *, otherwise: str, or_else: str = "") -> str:
    """What to write instead, as a sentence for the `fix` of a problem.

    Names the nearest valid value where one is near, and all of them where there are ten or
    fewer.

    Args:
        written: The author's word.
        valid: What may stand there, in the order to list it.
        otherwise: The sentence for when nothing is near and there is too much to list.
        or_else: What else can be done where nothing is near: `take it out`.

    >>> instruction("levle", ["level", "text"], otherwise="Look it up.")
    'Write `level`, or one of: level, text.'
    """
    meant = nearest(written, valid)
    listed = ", ".join(valid) if 0 < len(valid) <= LISTED else ""
    if meant is not None and len(valid) > 1 and listed:
        return f"Write `{meant}`, or one of: {listed}."
    if meant is not None:
        return f"Write `{meant}`."
    way_out = f"; or {or_else}" if or_else else ""
    return f"Write one of: {listed}{way_out}." if listed else otherwise


def step_instruction(start: str, step: str, valid: Collection[str], *, otherwise: str) -> str:
    """What to write instead of a path that goes wrong at one step, as a sentence.

    Args:
        start: The path before that step, with `/` at its end; may be empty.
        step: The author's word.
        valid: What may stand there, in the order to list it.
        otherwise: The sentence for when nothing is near and there is too much to list.

    >>> step_instruction("trait/", "opne-gate", ["open-gate", "tools"], otherwise="Look it up.")
    'Write `trait/open-gate`.'
    """
    meant = nearest(step, valid)
    if meant is not None:
        return f"Write `{start}{meant}`."
    if 0 < len(valid) <= LISTED:
        return f"Write one of: {', '.join(start + each for each in valid)}."
    return otherwise


def _plain(word: str) -> str:
    folded = unicodedata.normalize("NFKC", word).casefold().strip()
    return folded.replace("_", "-").replace(" ", "-")
