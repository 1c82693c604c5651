"""The file around a workbook, opened without trusting whoever made it."""

import io
import re
import zipfile
from typing import Any

import defusedxml
import openpyxl
from msgspec import Struct

# openpyxl reads XML through it where it is installed, and here it must be.
__all__ = ["MOST_BYTES", "Unusable", "defusedxml", "open_workbook"]

MOST_BYTES = 10_000_000
"""Ours have about 100 kB, and a few hundred once a spreadsheet program has saved them."""
_MOST_PARTS = 1_000
_MOST_UNPACKED = 60_000_000
_MOST_TIMES = 250
"""How many times larger a part of more than a megabyte may become; sheets stay below 40."""
_LARGE = 1_000_000

_DECLARATION = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([^\"']+)", re.IGNORECASE)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"

_SENTENCES = {
    "too-large": f"The file is larger than {MOST_BYTES // 1_000_000} MB; no filled workbook is.",
    "old-or-locked": "The file has a password, or is in the old format of Excel. Save it as"
    " `.xlsx` without a password.",
    "not-a-workbook": "The file is not a workbook, or was cut off.",
    "bomb": "The file unpacks to far more than any workbook of answers has in it.",
    "external": "The file takes values from other files. Replace them by the values and save it"
    " again.",
    "macros": "The file holds macros. Save it as `.xlsx`.",
    "declarations": "The file holds XML that no spreadsheet program writes (a document type or"
    " another encoding).",
    "broken": "The file is not a whole workbook; no spreadsheet program writes one like it.",
}


class Unusable(Struct, frozen=True):
    """Why a file is not read at all."""

    code: str

    @property
    def sentence(self) -> str:
        """What is wrong, for people."""
        return _SENTENCES[self.code]


def open_workbook(data: bytes) -> Any | Unusable:
    """The workbook that the bytes of a file hold, its formulas as what they last came to.

    Nothing in it is carried out, fetched or unpacked to a disk.

    Returns:
        A workbook of openpyxl that reads its sheets row by row, or why there is none.
    """
    refused = _refused(data)
    if refused is not None:
        return Unusable(refused)
    try:
        return openpyxl.load_workbook(
            io.BytesIO(data), read_only=True, data_only=True, keep_links=False
        )
    # Whatever openpyxl stumbles over, and it has no error of its own for that.
    except Exception:
        return Unusable("broken")


def _refused(data: bytes) -> str | None:
    if len(data) > MOST_BYTES:
        return "too-large"
    if data.startswith(_OLD_OFFICE):
        return "old-or-locked"
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _refused_parts(archive)
    # Besides its own, the archive raises these for sizes, methods and names that cannot be.
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError, EOFError, RuntimeError):
        return "not-a-workbook"
    except Exception as broken:
        # zlib and lzma have errors of their own.
        if type(broken).__module__ in ("zlib", "lzma", "_lzma", "struct"):
            return "not-a-workbook"
        raise


def _refused_parts(archive: zipfile.ZipFile) -> str | None:
    parts = archive.infolist()
    names = [part.filename for part in parts]
    if len(set(names)) < len(names) or "xl/workbook.xml" not in names:
        return "not-a-workbook"
    if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
        return "bomb"
    for part in parts:
        if part.flag_bits & 1:
            return "old-or-locked"
        if part.file_size > max(_LARGE, _MOST_TIMES * part.compress_size):
            return "bomb"
    if any(name.startswith("xl/externalLinks/") for name in names):
        return "external"
    if any(name.lower().endswith(("vbaproject.bin", ".xlm")) for name in names):
        return "macros"
    for part in parts:
        if part.filename.lower().endswith((".xml", ".rels", ".vml")):
            # Reads no more than the size that was stated and looked at above.
            text = archive.read(part)
            coded = _ENCODING.search(text[:200])
            is_odd = coded is not None and coded[1].lower() not in (b"utf-8", b"us-ascii")
            if is_odd or text[:2] in (b"\xff\xfe", b"\xfe\xff") or _DECLARATION.search(text):
                return "declarations"
    return None
