"""Writing that readers take for the same becomes the same: width, case, accents, Han variants.

One character at a time, so that the browser can say for each folded character which original
one it comes from. `templates/browser/search-fold.mjs` does the same and gets the table of
variants from here.
"""

import unicodedata
from collections.abc import Iterable
from functools import cache

from opencc import OpenCC

_HAN = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x2FA1D))
_UNSEEN = frozenset(("Mn", "Me", "Cf"))
# Accents mark vowels there; in other scripts (が) they make another letter.
_LAST_WITH_ACCENTS = 0x052F
_EXTENDED_LATIN = (0x1E00, 0x1FFF)


class _Folds(dict[str, str]):
    """What each character becomes, found out when it is first met."""

    def __missing__(self, character: str) -> str:
        folded = self[character] = _folded(character)
        return folded


_folds = _Folds()


def fold(text: str) -> str:
    """The text as it is compared.

    >>> fold("ＮＩＫＥ＋ Café 讀書會")
    'nike+ cafe 读书会'
    """
    # Few characters change, and replacing those is faster than looking up each.
    changed = {each: _folds[each] for each in set(text) if _folds[each] != each}
    if not changed:
        return text
    if any(each in changed for folded in changed.values() for each in folded):
        return "".join(map(_folds.__getitem__, text))
    for each, folded in changed.items():
        text = text.replace(each, folded)
    return text


@cache
def simplified() -> dict[str, str]:
    """Each traditional or variant Han character and the one simplified texts write.

    Source: the character table of OpenCC (Apache License 2.0), asked one character at a time,
    so that no phrase changes the answer.
    """
    written = [chr(code) for first, last in _HAN for code in range(first, last + 1)]
    answers = OpenCC("t2s").convert("\n".join(written)).split("\n")
    table = {
        one: other
        for one, other in zip(written, answers, strict=True)
        if one != other and len(other) == 1
    }
    # A form that has another one itself would leave a query and a text at different forms.
    return {one: table.get(other, other) for one, other in table.items()}


def variants(alphabet: Iterable[str]) -> str:
    """The table for the browser: pairs of a variant and the folded character it stands for.

    Args:
        alphabet: The folded characters of the site; others need no variants.
    """
    wanted = set(alphabet)
    return "".join(one + other for one, other in sorted(simplified().items()) if other in wanted)


def _folded(character: str) -> str:
    if character.isascii():
        return character.lower()
    if unicodedata.category(character) in _UNSEEN:
        return ""
    plain = unicodedata.normalize("NFKC", character).lower()
    return "".join(_simple(each) for each in plain)


def _simple(character: str) -> str:
    if unicodedata.category(character) in _UNSEEN:
        return ""
    code = ord(character)
    if code <= _LAST_WITH_ACCENTS or _EXTENDED_LATIN[0] <= code <= _EXTENDED_LATIN[1]:
        bare = unicodedata.normalize("NFD", character)
        return "".join(each for each in bare if unicodedata.category(each) != "Mn")
    return simplified().get(character, character)
