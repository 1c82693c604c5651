"""Fonts without the glyphs nobody sees.

WeasyPrint keeps an empty glyph for every unused one below the last that is used. In a Chinese
font that is up to 65,000, and 140 kB in each file that no text needs. Here only the glyphs in
use stay, under the numbers that the text calls them by.

Source:
    ISO 32000-1, 9.7.4.2 (CIDs select glyphs by the charset of a CFF font), 9.9 (FontFile3).
"""

import io
from typing import Any


# `Any`: neither pydyf nor fontTools is annotated.
def slim_fonts(pdf: Any) -> None:
    """Shrink the fonts of a PDF that are CFF with numbered glyphs; others stay as they are."""
    cids: dict[int, set[int]] = {}
    users: dict[int, list[Any]] = {}
    for font in pdf.objects:
        if not _is_numbered(font):
            continue
        stream = _number(pdf.objects[_number(font["FontDescriptor"])]["FontFile3"])
        cids.setdefault(stream, {0}).update(_widths(font["W"]))
        users.setdefault(stream, []).append(font)
    for number, wanted in cids.items():
        stream = pdf.objects[number]
        slim = _slimmed(b"".join(stream.stream), wanted)
        if slim is not None:
            stream.stream = [slim]
            stream.extra["Subtype"] = "/CIDFontType0C"
            for font in users[number]:
                # Only for fonts whose glyphs have no numbers of their own.
                font.pop("CIDToGIDMap", None)


def _is_numbered(found: Any) -> bool:
    return isinstance(found, dict) and found.get("Subtype") == "/CIDFontType0" and "W" in found


def _number(reference: bytes) -> int:
    return int(reference.split()[0])


def _widths(written: list[Any]) -> set[int]:
    """The numbers that have a width: `[7 [500 480] 12 [1000]]` names 7, 8 and 12."""
    found: set[int] = set()
    for first, widths in zip(written[::2], written[1::2], strict=True):
        found.update(range(first, first + len(widths)))
    return found


def _slimmed(content: bytes, wanted: set[int]) -> bytes | None:
    """The CFF of a font with only some of its glyphs; None where they are not numbered."""
    from fontTools import subset
    from fontTools.ttLib import TTFont

    font = TTFont(io.BytesIO(content), recalcBBoxes=False, recalcTimestamp=False)
    top = font["CFF "].cff.topDictIndex[0]
    if not hasattr(top, "ROS"):
        return None
    numbers = {int(name[3:]): name for name in top.charset if name.startswith("cid")}
    options = subset.Options(notdef_outline=True, drop_tables=[*subset.Options().drop_tables])
    subsetter = subset.Subsetter(options)
    subsetter.populate(glyphs=[".notdef", *(numbers[n] for n in sorted(wanted) if n in numbers)])
    subsetter.subset(font)
    slim: bytes = font["CFF "].compile(font)
    return slim
