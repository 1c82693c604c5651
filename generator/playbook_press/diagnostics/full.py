"""The format `full`: for people, with the line of source and what to write instead."""

from collections.abc import Mapping

from playbook_press.diagnostics.diagnostic import Diagnostic, Place, Severity
from playbook_press.diagnostics.display import cells, visible
from playbook_press.diagnostics.report import Report

WIDTH = 100
"""The most cells an excerpt takes; of a longer line the part around the place is shown."""

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_BLUE = "\x1b[1;34m"
_TINT = {Severity.ERROR: "\x1b[1;31m", Severity.WARNING: "\x1b[1;33m"}


def render_full(report: Report, texts: Mapping[str, str], *, colour: bool = False) -> str:
    """Every problem with its excerpt, a blank line after each, and the counts at the end.

    Args:
        report: What was found.
        texts: The files' text by path, newlines as `\\n`; a problem in a file that is not
            among them is shown without an excerpt.
        colour: Whether to add ANSI colours. They repeat what the words say.
    """
    pen = _Pen(colour)
    lines_by_path: dict[str, list[str]] = {}
    blocks = []
    for diagnostic in report.diagnostics:
        path = diagnostic.place.path
        if path not in lines_by_path:
            lines_by_path[path] = texts[path].split("\n") if path in texts else []
        blocks.append(_block(diagnostic, lines_by_path[path], pen))
    return "".join(f"{block}\n\n" for block in blocks) + report.summary + "\n"


class _Pen:
    def __init__(self, colour: bool) -> None:
        self.colour = colour

    def __call__(self, style: str, text: str) -> str:
        return f"{style}{text}{_RESET}" if self.colour else text


def _block(diagnostic: Diagnostic, lines: list[str], pen: _Pen) -> str:
    place = diagnostic.place
    tint = _TINT[diagnostic.severity]
    number = str(place.line)
    margin = " " * len(number)
    bar = pen(_BLUE, "|")
    block = [
        pen(tint, f"{diagnostic.severity}[{diagnostic.code}]")
        + pen(_BOLD, f": {visible(diagnostic.what)}"),
        f"{margin}{pen(_BLUE, '-->')} {visible(str(place))}",
    ]
    if place.line <= len(lines):
        source, blank, marked = _excerpt(lines[place.line - 1], place)
        block += [
            f"{margin} {bar}",
            f"{pen(_BLUE, number)} {bar} {source}".rstrip(),
            f"{margin} {bar} {' ' * blank}{pen(tint, '^' * marked)}",
        ]
    sign = pen(_BLUE, "=")
    block += [
        f"{margin} {sign} why: {visible(diagnostic.why)}",
        f"{margin} {sign} fix: {visible(diagnostic.fix)}",
    ]
    for note in diagnostic.notes:
        at = "" if note.place is None else f": {note.place}"
        block.append(f"{margin} {sign} note: {visible(note.text + at)}")
    return "\n".join(block)


def _excerpt(line: str, place: Place) -> tuple[str, int, int]:
    """The part of the line to show, the cells before the mark, and the cells it takes."""
    start = min(place.column - 1, len(line))
    if place.end_line > place.line:
        end = len(line.rstrip())
    elif place.end_line == place.line:
        end = min(place.end_column, len(line))
    else:
        end = start + 1
    first = _first_shown(line, start, end)
    before = ("…" if first else "") + visible(line[first:start])
    marked = visible(line[start : min(end, start + WIDTH)])
    after = visible(line[end : end + WIDTH])
    room = WIDTH - cells(before)
    shown, rest = _fitting(marked, room)
    mark = cells(shown)
    tail, cut = _fitting(after, room - mark) if not rest else ("", "")
    is_cut = rest or cut or end > start + WIDTH or len(line) > end + WIDTH
    more = "…" if is_cut else ""
    return before + shown + tail + more, cells(before), max(mark, 1)


def _first_shown(line: str, start: int, end: int) -> int:
    """The first character to show: the line's own, unless the mark would stand too far right."""
    # Nothing is measured that cannot be shown: a file may be one line of 1 MB.
    marked_end = min(end, start + WIDTH)
    if marked_end <= 2 * WIDTH and cells(visible(line[:marked_end])) <= WIDTH * 3 // 4:
        return 0
    first, room = start, WIDTH // 2
    while first > 0 and room > 0:
        first -= 1
        room -= cells(visible(line[first]))
    return first


def _fitting(text: str, room: int) -> tuple[str, str]:
    """The text split where the room ends."""
    if len(text) * 2 <= room:
        return text, ""
    for position, character in enumerate(text):
        room -= cells(character)
        if room < 0:
            return text[:position], text[position:]
    return text, ""
