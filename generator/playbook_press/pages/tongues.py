"""Which language a piece of a page is in, and which way that is written.

Where nobody has translated all of the generator's own words, a page takes the rest from another
language. Those words are marked while a page is composed, and become `<span lang="en">` once it
is set; what cannot hold an element, such as an attribute, loses the marks.
"""

import re
from functools import cache

from babel import Locale, UnknownLocaleError
from msgspec import Struct

from playbook_press.pages.han import WRITTEN, marked_han
from playbook_press.pages.messages import BEGIN, END

_PIECE = re.compile(r"<[a-zA-Z/!](?:[^>\"']|\"[^\"]*\"|'[^']*')*>|[^<]+|<")
_RAW = re.compile(r"<(/?)(?:script|style|textarea|title|option)\b")
_HEADING = re.compile(rf"(<h[1-6] id=\"[^\"]*\")>{BEGIN}([^<{BEGIN}{END}]*){END}(?=</h)")
_MARKS = re.compile(rf"[{BEGIN}{END}]|\\u{ord(BEGIN):x}|\\u{ord(END):x}")
_LANG = re.compile(r' lang="([A-Za-z0-9-]+)"')


def bare(text: str) -> str:
    """A text without the marks of another language.

    >>> bare("\\ue0b0Meaning\\ue0b1 (1)")
    'Meaning (1)'
    """
    return _MARKS.sub("", text)


@cache
def direction(language: str) -> str:
    """`rtl` for Arabic, Hebrew and their like, else `ltr`.

    >>> direction("ar"), direction("zh")
    ('rtl', 'ltr')
    """
    found = _locale(language)
    return str(found.text_direction) if found is not None else "ltr"


def own_name(language: str) -> str:
    """What a language calls itself; its code where nobody knows.

    >>> own_name("de"), own_name("xx")
    ('Deutsch', 'xx')
    """
    found = _locale(language)
    name = found.get_display_name() if found is not None else None
    return f"{name[:1].upper()}{name[1:]}" if name else language


class Tongue(Struct, frozen=True):
    """The language of a page, and that of the words nobody translated for it."""

    language: str
    others: str
    """What the generator says in another language is in this one."""
    han: str = WRITTEN[0]
    """Chinese characters on a page of a language without them are in this one."""

    def settled(self, html: str) -> str:
        """The HTML of a page with its marks made elements, other languages and directions named."""
        if BEGIN in html or f"\\u{ord(BEGIN):x}" in html:
            html = self._spanned(html)
        if self.language.split("-")[0] not in WRITTEN:
            html = marked_han(html, self.han)
        here = direction(self.language)
        return _LANG.sub(lambda found: self._directed(found, here), html)

    def _directed(self, found: re.Match[str], here: str) -> str:
        there = direction(found[1])
        return found[0] if there == here else f'{found[0]} dir="{there}"'

    def _spanned(self, html: str) -> str:
        html = _HEADING.sub(rf'\1 lang="{self.others}">\2', html)
        if html.count(BEGIN) != html.count(END):
            return bare(html)
        opening = f'<span lang="{self.others}">'
        pieces: list[str] = []
        is_raw, depth = False, 0
        for piece in _PIECE.findall(html):
            if piece.startswith("<") and len(piece) > 1:
                if raw := _RAW.match(piece):
                    is_raw = not raw[1]
                pieces.append(bare(piece))
            elif is_raw:
                pieces.append(bare(piece))
            else:
                for part in re.split(rf"([{BEGIN}{END}])", piece):
                    # One message may stand in another one; they are in the same language.
                    depth += (part == BEGIN) - (part == END)
                    is_outer = depth == (1 if part == BEGIN else 0)
                    if part == BEGIN:
                        pieces.append(opening if is_outer else "")
                    elif part == END:
                        pieces.append("</span>" if is_outer else "")
                    else:
                        pieces.append(part)
        return "".join(pieces)


def _locale(language: str) -> Locale | None:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
