"""Which pairs of characters and which words stand in a text, and where.

The text is a row of units: a Han character (or kana, or a syllable of Hangul) is one, a word
in letters and digits is one. Blanks join, anything else separates and counts as a unit of its
own. Tokens are

- each word: `nike+`, `1000`; of a very long one its first letters;
- each two neighbouring units of which one is a Han character: `社区`, and of a word only the
  letter that touches: `+社` in `NIKE+社区`, `q群` in `QQ群`;
- a Han character that nothing follows, so that all tokens that begin with a character are all
  places where it stands.

A place is kept only modulo `PLACES`: enough to tell whether two tokens may be neighbours, and
a third of the size of the exact place. What may match is then looked up in the text itself.
"""

import re
from operator import add

PLACES = 44
"""How many places are told apart."""

LAST = "".join(chr(code) for code in range(0x23, 0x7F) if chr(code) not in '"\\$')[:PLACES]
MORE = "".join(chr(code) for code in range(0x23, 0x7F) if chr(code) not in '"\\$')[
    PLACES : 2 * PLACES
]
"""Signs of a number to base 44, the last one and those before it; all may stand in a script."""

MOST_LETTERS = 40
"""Of a word; longer ones are addresses and keys that nobody types."""

CJK = (
    "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3040-\u30ff\u3105-\u312f"
    "\u3130-\u318f\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff"
)
"""As a character class; `templates/browser/search-fold.mjs` has the same."""

_WORD = rf"[^\W_{CJK}]"
_WORDS = re.compile(rf"{_WORD}+(?:[+#]+(?!{_WORD}))?")
# Python calls some signs of control blanks that browsers do not.
_BLANKS = re.compile(r"[^\S\n\x1c-\x1f\x85]+")
# What a text holds of these two separates, as every sign of control does.
_A_WORD, _STOP = "\x01", "\x00"
_STOPS = re.compile(rf"[^{CJK}{_A_WORD}]+")
_RING = LAST * 400


def places_of(folded: str) -> dict[str, str]:
    """The tokens of a folded text, and the signs of the places of each.

    >>> sorted(places_of("用qq群"))
    ['qq', 'q群', '用q', '群']
    """
    folded = folded.replace(_A_WORD, _STOP)
    words = _WORDS.findall(folded)
    # One character per unit, so that places are those of characters.
    row = _STOPS.sub(_STOP, _BLANKS.sub("", _WORDS.sub(_A_WORD, folded))) + _STOP
    ring = _RING if len(row) <= len(_RING) else LAST * (len(row) // PLACES + 1)
    places: dict[str, str] = {}
    is_mixed = not row.isascii()
    if is_mixed:
        # All neighbours in one go; those that are no pair of two Han characters go again.
        for pair, sign in zip(map(add, row, row[1:]), ring, strict=False):
            if pair in places:
                places[pair] += sign
            else:
                places[pair] = sign
        for pair in [pair for pair in places if _A_WORD in pair or _STOP in pair]:
            signs = places.pop(pair)
            if pair[1] == _STOP and pair[0] > _A_WORD:
                places[pair[0]] = signs
    for word, at in zip(words, [at for at, unit in enumerate(row) if unit == _A_WORD], strict=True):
        sign = ring[at]
        token = word[:MOST_LETTERS]
        if token in places:
            places[token] += sign
        else:
            places[token] = sign
        if not is_mixed:
            continue
        after = row[at + 1]
        if after > _A_WORD:
            pair = word[-1] + after
            places[pair] = places.get(pair, "") + sign
        before = row[at - 1] if at else _STOP
        if before > _A_WORD:
            pair = before + word[0]
            places[pair] = places.get(pair, "") + ring[at - 1]
    return places


def unit_count(folded: str) -> int:
    """How many units a folded text has, separators left out."""
    row = _STOPS.sub("", _WORDS.sub(_A_WORD, folded.replace(_A_WORD, _STOP)))
    return len(row)
