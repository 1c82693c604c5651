"""Problems with single characters, as they stand or written as an escape."""

import re
from collections.abc import Iterator

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.source.characters import Fault, has_unwanted, unwanted_runs
from playbook_press.source.limits import MAX_PROBLEMS
from playbook_press.source.positions import place_at
from playbook_press.source.problems.bidi_control import bidi_control
from playbook_press.source.problems.control_character import control_character
from playbook_press.source.problems.invisible_character import invisible_character
from playbook_press.source.problems.lone_surrogate import lone_surrogate

_ESCAPE = re.compile(
    r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|([0abevfrNLP])|(?s:.))"
)
_SHORT = {
    "0": "\x00",
    "a": "\x07",
    "b": "\x08",
    "e": "\x1b",
    "f": "\x0c",
    "r": "\r",
    "v": "\x0b",
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}


def character_problems(path: str, text: str) -> list[Diagnostic]:
    """A problem for each run of unwanted characters of a text, no more than are reported."""
    problems: list[Diagnostic] = []
    for fault, start, end in unwanted_runs(text):
        if len(problems) == MAX_PROBLEMS:
            break
        problems.append(_problem(fault, place_at(path, text, start, end), text[start]))
    return problems


def escape_problems(path: str, text: str, start: int, end: int) -> Iterator[Diagnostic]:
    """A problem for each escape in a double-quoted scalar that makes an unwanted character.

    Args:
        path: The file.
        text: The file's text.
        start: Where the scalar begins in it, its quote included.
        end: The index after its closing quote.
    """
    half_ends = -1
    for escape in _ESCAPE.finditer(text, start, end):
        digits = escape[1] or escape[2] or escape[3]
        number = int(digits, 16) if digits else 0
        if number > 0x10FFFF or not (digits or escape[4]):
            continue
        character = chr(number) if digits else _SHORT[escape[4]]
        if has_unwanted(character):
            fault = next(unwanted_runs(character))[0]
            # Two halves side by side are one character as JSON writes it: one problem.
            is_second_half = fault == "surrogate" and escape.start() == half_ends
            half_ends = escape.end() if fault == "surrogate" and not is_second_half else -1
            if is_second_half:
                continue
            yield _problem(fault, place_at(path, text, *escape.span()), character)


def _problem(fault: Fault, place: Place, character: str) -> Diagnostic:
    match fault:
        case "bidi":
            return bidi_control(place, character)
        case "invisible":
            return invisible_character(place, character)
        case "surrogate":
            return lone_surrogate(place, ord(character))
        case "control":
            return control_character(place, character)
