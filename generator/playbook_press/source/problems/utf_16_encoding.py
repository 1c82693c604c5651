"""A file in UTF-16.

## What it finds

A file that begins with the mark of UTF-16 (FF FE or FE FF), and one without the mark in
which every other byte of the ordinary letters is zero.

## Why it matters

Pages are UTF-8 everywhere, and most tools that compare or merge text take UTF-16 for a
binary file, so changes to it can be neither read nor reviewed.

## Example

A file saved by Notepad as “Unicode” or “UTF-16 LE”, or written by `>` in PowerShell 5.

## Instead

The same file saved as UTF-8; in PowerShell with `Out-File -Encoding utf8`.
"""

from playbook_press.diagnostics import Diagnostic, Place

CODE = "utf-16-encoding"


def utf_16_encoding(place: Place, name: str) -> Diagnostic:
    """A file in UTF-16; `name` says which of the two, `place` where it shows first."""
    return Diagnostic(
        CODE,
        place,
        f"This file is written in {name}, not in UTF-8.",
        "Read as UTF-8 it would be full of characters that are none, and tools that show "
        "changes take it for a binary file.",
        "Open the file as UTF-16 and save it as UTF-8.",
    )
