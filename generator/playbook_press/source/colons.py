"""Lines that would be fields if their colon were the right one."""

import re
from itertools import islice

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.source.limits import MAX_PROBLEMS
from playbook_press.source.positions import line_around, place_at
from playbook_press.source.problems.full_width_colon import full_width_colon
from playbook_press.source.problems.yaml_syntax import yaml_syntax

_FIELD = r"^[ \t]*(?:- +)*(?P<key>[A-Za-z_][A-Za-z0-9_-]*|\"[^\"\n]*\"|'[^'\n]*')"
_WRONG_COLON = re.compile(_FIELD + r"(?:[ \t]*(?P<wide>：)|(?P<tight>:)(?!//)(?=[^\s:]))", re.M)


def wrong_colons(path: str, text: str, start: int, end: int) -> list[Diagnostic]:
    """A problem for each line that would be a field with an ordinary colon and a space.

    Args:
        path: For places.
        text: The file's text.
        start: Where to begin looking, anywhere in the first line.
        end: Where to stop.
    """
    first_line = line_around(text, start)[0]
    found = islice(_WRONG_COLON.finditer(text, first_line, end), MAX_PROBLEMS)
    return [_problem(path, text, line) for line in found]


def has_wide_colon(text: str, start: int, end: int) -> bool:
    """Whether the line would be a field if its full-width colon were an ordinary one."""
    found = _WRONG_COLON.match(text, start, end)
    return found is not None and found["wide"] is not None


def _problem(path: str, text: str, line: re.Match[str]) -> Diagnostic:
    key = line["key"]
    if line["wide"]:
        return full_width_colon(place_at(path, text, *line.span("wide")), key)
    return yaml_syntax(
        place_at(path, text, *line.span("tight")),
        f"The colon after {quoted(key)} has no space behind it, so the line is text.",
        f"Write {quoted(f'{key}: ')} with a space after the colon.",
    )
