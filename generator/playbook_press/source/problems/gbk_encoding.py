"""A file in GBK, the encoding of older Chinese programs.

## What it finds

A file that is not UTF-8 and whose bytes read as Chinese in GBK or GB18030. The place is the
first byte that is not UTF-8.

## Why it matters

Pages are UTF-8 everywhere. Read as UTF-8, Chinese in GBK turns into boxes and question
marks, and guessing the encoding would one day guess wrong.

## Example

A file saved by Notepad as “ANSI” on a Chinese Windows, or by a spreadsheet as CSV or text.

## Instead

The same file saved as UTF-8: in Notepad under “Save as → Encoding”, in VS Code with a
click on the encoding in the bar at the bottom (“Reopen with encoding: GBK”, then “Save with
encoding: UTF-8”).
"""

from playbook_press.diagnostics import Diagnostic, Place

CODE = "gbk-encoding"


def gbk_encoding(place: Place) -> Diagnostic:
    """A file in GBK; its first byte that is not UTF-8 is at `place`."""
    return Diagnostic(
        CODE,
        place,
        "From here on this file is written in GBK, not in UTF-8.",
        "Read as UTF-8, its Chinese would be boxes and question marks.",
        "Open the file as GBK and save it as UTF-8.",
    )
