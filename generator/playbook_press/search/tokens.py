"""Which pairs of characters and which words stand in a text, and where.

The text is a row of units: a Han character (or kana, or a syllable of Hangul) is one, a word
in letters and digits is one. Blanks join, anything else separates and counts as a unit of its
own. Tokens are

- each word: `nike+`, `1000`;
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
_UNIT = re.compile(
    rf"(?P<han>[{CJK}]+)|(?P<word>{_WORD}+(?:[+#]+(?!{_WORD}))?)|(?P<blank>[^\S\n]+)|(?P<stop>[^\w\s]+|.)",
    re.DOTALL,
)
_RING = LAST * 400


def places_of(text: str, places: dict[str, str], at: int = 0) -> int:
    """Enter the tokens of a folded text into `places`: to each token the signs of its places.

    Args:
        text: Folded.
        places: Grows.
        at: The place of the first unit.

    Returns:
        The place after the last unit and one separator.
    """
    get = places.get
    before = ""  # the letter or character that a following unit would touch
    has_token = True  # whether `before` already is in some token of its own
    for found in _UNIT.finditer(text):
        kind = found.lastgroup
        if kind == "blank":
            continue
        if kind == "stop":
            if before and not has_token:
                places[before] = get(before, "") + LAST[(at - 1) % PLACES]
            before, has_token = "", True
            at += 1
            continue
        unit = found[0]
        if kind == "word":
            unit = unit[:MOST_LETTERS]
            if before and not has_token:  # a Han character touches a word
                pair = before + unit[0]
                places[pair] = get(pair, "") + LAST[(at - 1) % PLACES]
            places[unit] = get(unit, "") + LAST[at % PLACES]
            before, has_token = unit[-1], True
            at += 1
            continue
        if before:
            pair = before + unit[0]
            places[pair] = get(pair, "") + LAST[(at - 1) % PLACES]
        count = len(unit)
        if count > 1:
            start = at % PLACES
            ring = _RING if count < 17_000 else LAST * (count // PLACES + 2)
            for pair, sign in zip(
                map(add, unit, unit[1:]), ring[start : start + count], strict=False
            ):
                if pair in places:
                    places[pair] += sign
                else:
                    places[pair] = sign
        before, has_token = unit[-1], False
        at += count
    if before and not has_token:
        places[before] = get(before, "") + LAST[(at - 1) % PLACES]
    return at + 1


def unit_count(text: str) -> int:
    """How many units a folded text has, separators left out."""
    return sum(
        len(found[0]) if found.lastgroup == "han" else found.lastgroup == "word"
        for found in _UNIT.finditer(text)
    )
