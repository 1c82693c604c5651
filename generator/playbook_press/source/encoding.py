"""From bytes to text: UTF-8, and other encodings only far enough to name them."""

import codecs
import re

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.source.positions import place_at
from playbook_press.source.problems.gbk_encoding import gbk_encoding
from playbook_press.source.problems.lone_surrogate import lone_surrogate
from playbook_press.source.problems.not_utf_8 import not_utf_8
from playbook_press.source.problems.utf_16_encoding import utf_16_encoding

_SAMPLE = 4096
# The two rows of GB 2312 that hold signs, and its Chinese characters. Nearly any bytes are
# something in GB 18030, but only Chinese text is mostly this.
_CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u2014\u2018-\u201d\u2026\u00b7]")
_SURROGATE_BYTES = re.compile(rb"\xed[\xa0-\xbf][\x80-\xbf]")


def decoded(path: str, data: bytes) -> str | Diagnostic:
    """The text of a file, without byte order mark and with `\\n` at the end of every line.

    Returns:
        The problem where the bytes are not UTF-8.
    """
    if utf_16 := _utf_16(path, data):
        return utf_16
    if data.startswith(codecs.BOM_UTF8):
        data = data[len(codecs.BOM_UTF8) :]
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        return _unreadable(path, data, error.start, is_cut=error.reason == "unexpected end of data")
    return _with_newlines(text)


def shown(data: bytes) -> str:
    """The text of a file for excerpts in reports, whatever its bytes are.

    Lines and columns agree with those of problems in the file; what is not UTF-8 is
    replaced.
    """
    if data.startswith(codecs.BOM_UTF8):
        data = data[len(codecs.BOM_UTF8) :]
    return _with_newlines(data.decode("utf-8", "replace"))


def _with_newlines(text: str) -> str:
    if "\r" in text:
        return text.replace("\r\n", "\n").replace("\r", "\n")
    return text


def _unreadable(path: str, data: bytes, start: int, *, is_cut: bool) -> Diagnostic:
    before = _with_newlines(data[:start].decode("utf-8"))
    place = place_at(path, before, len(before))
    # Chinese in GBK is nearly never well-formed as the three bytes of Chinese in UTF-8, so a
    # file with such is UTF-8 that was damaged. Two bytes do happen: 联通 is the known case.
    is_utf_8 = not before.isascii() and max(before) > "\u07ff"
    if half := _SURROGATE_BYTES.match(data, start):
        return lone_surrogate(place, ord(half[0].decode("utf-8", "surrogatepass")))
    if not (is_cut or is_utf_8) and _is_gbk(data, start):
        return gbk_encoding(place)
    return not_utf_8(place, data[start])


def _is_gbk(data: bytes, start: int) -> bool:
    # What looked like UTF-8 before may be the first half of a character.
    line = data.rfind(b"\n", 0, start) + 1
    # The incremental decoder takes no offence at a character cut by the sample's end.
    decoder = codecs.getincrementaldecoder("gb18030")()
    try:
        sample = decoder.decode(data[max(line, start - _SAMPLE) : start + _SAMPLE])
    except UnicodeDecodeError:
        return False
    foreign = [character for character in sample if character > "\x7f"]
    chinese = sum(1 for character in foreign if _CHINESE.match(character))
    # `ü` and the `n` behind it, each a byte in Western encodings, are a character in GBK too;
    # of Chinese characters few end in such a byte.
    western = sum(1 for character in foreign if character.encode("gb18030")[-1:].isalpha())
    return bool(foreign) and chinese >= 0.9 * len(foreign) and western <= 0.5 * len(foreign)


def _utf_16(path: str, data: bytes) -> Diagnostic | None:
    for mark, name in (
        (codecs.BOM_UTF32_LE, "UTF-32 LE"),
        (codecs.BOM_UTF32_BE, "UTF-32 BE"),
        (codecs.BOM_UTF16_LE, "UTF-16 LE"),
        (codecs.BOM_UTF16_BE, "UTF-16 BE"),
    ):
        if data.startswith(mark):
            return utf_16_encoding(Place(path), name)
    sample = data[:_SAMPLE]
    first = sample.find(0)
    if first < 0:
        return None
    # ASCII in UTF-16 has a zero as every other byte, on one side; a stray zero byte and a
    # binary file do not.
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    for codec, name, zeros, others in (
        ("utf-16-le", "UTF-16 LE", odd, even),
        ("utf-16-be", "UTF-16 BE", even, odd),
    ):
        if others == 0 and zeros * 20 >= len(sample) and _is_text(sample, codec):
            before = _with_newlines(data[:first].decode("utf-8", "replace"))
            return utf_16_encoding(place_at(path, before, len(before)), name)
    return None


def _is_text(sample: bytes, codec: str) -> bool:
    try:
        text = codecs.getincrementaldecoder(codec)().decode(sample)
    except UnicodeDecodeError:
        return False
    return all(character.isprintable() or character in "\t\r\n\u3000" for character in text)
