"""What Chinese needs between its characters and the engine does not do by itself.

Two full-width signs in a row keep the room of one: the empty half of the first closing or the
second opening sign goes (`halt`, the half-width forms of the font). Between Chinese and Latin
words stands a blank. Both are done here, on the text between tags; drawings, styles and
passages in other languages stay as they are.

Source:
    Requirements for Chinese Text Layout (W3C), 3.1.6 and 3.2.2.
"""

import re

_OPENING = "（《〈【「『〔［｛“‘"
_CLOSING = "，。、；：？！）》〉】」』〕］｝”’"
_SIGN = f"[{_OPENING}{_CLOSING}]"
_RUN = re.compile(f"{_SIGN}{{2,}}")
_HAN = "\u2e80-\u2fff\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_GAP = re.compile(
    f"(?<=[{_HAN}])(?=[A-Za-z0-9\u00c0-\u024f])|(?<=[A-Za-z0-9%\u00c0-\u024f])(?=[{_HAN}])"
)
_PIECE = re.compile(
    r"(?P<kept><(?P<name>svg|style|script|title|code|pre)\b.*?</(?P=name)>)"
    r"|(?P<tag><[^>]*>)|(?P<text>[^<]+)",
    re.DOTALL,
)
_BLOCK = re.compile(r"<(p|li|td|th|dt|dd|div|h[1-6])\b")
_LANG = re.compile(r'<(?P<name>[a-z0-9]+)[^>]* lang="(?P<lang>[^"]*)"')


def typeset(html: str) -> str:
    """A Chinese text with its signs closed up and its Latin words set apart."""
    pieces: list[str] = []
    # The end tags to come before a passage in another language is over.
    foreign, depth = "", 0
    is_start = False
    for piece in _PIECE.finditer(html):
        tag, text = piece["tag"], piece["text"]
        if tag and foreign:
            if tag.startswith(f"</{foreign}"):
                depth -= 1
            elif re.match(rf"<{foreign}\b", tag):
                depth += 1
            foreign = foreign if depth else ""
        elif tag and (opened := _LANG.match(tag)) and not opened["lang"].startswith("zh"):
            foreign, depth = opened["name"], 1
        pieces.append(_set(text, is_start) if text and not foreign else piece[0])
        is_start = bool(tag) and bool(_BLOCK.match(tag))
    return "".join(pieces)


def _set(text: str, is_start: bool) -> str:
    spaced = _GAP.sub(" ", text)
    if is_start and spaced[0] in _OPENING and not _RUN.match(spaced):
        return _half(spaced[0]) + _RUN.sub(_closed_up, spaced[1:])
    return _RUN.sub(_closed_up, spaced)


def _half(sign: str) -> str:
    return f'<span class="wb-half">{sign}</span>'


def _closed_up(run: re.Match[str]) -> str:
    """A run of signs with the empty halves between them taken out.

    >>> _closed_up(_RUN.search("他说：“好。”"))
    '<span class="wb-half">：</span>“'
    """
    signs, found = run[0], []
    for index, sign in enumerate(signs):
        after = signs[index + 1 : index + 2]
        before = signs[index - 1 : index] if index else ""
        is_closed = sign in _CLOSING and after != ""
        is_second = sign in _OPENING and before != "" and before in _OPENING
        half = is_closed or is_second
        found.append(_half(sign) if half else sign)
    return "".join(found)
