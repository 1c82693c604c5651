"""Signs that stop a parser: quotes, brackets, and those that YAML keeps for itself."""

import re

from yaml import MappingEndEvent, ScalarEvent, SequenceEndEvent

from playbook_press.diagnostics import Diagnostic, Note
from playbook_press.diagnostics.display import quoted
from playbook_press.source.failure import Failure
from playbook_press.source.parsing import span
from playbook_press.source.positions import line_around, place_at
from playbook_press.source.problems.lone_surrogate import lone_surrogate
from playbook_press.source.problems.yaml_syntax import yaml_syntax
from playbook_press.source.problems.yaml_tag import yaml_tag

_COMMENT = re.compile(r"(?<=[ \t])#.*")
_HALF = re.compile(r"\\u(d[89a-f][0-9a-f]{2})|\\U0000(d[89a-f][0-9a-f]{2})", re.I)


def open_quote(failure: Failure) -> list[Diagnostic]:
    """A quote that is never closed."""
    if failure.context_at is None or "quoted scalar" not in failure.context:
        return []
    if "unexpected" not in failure.problem:
        return []
    quote = failure.text[failure.context_at]
    return failure.report(
        f"The quote {quoted(quote)} opened here is never closed.",
        f"Write {quoted(quote)} at the end of the text.",
        failure.context_at,
    )


def unknown_escape(failure: Failure) -> list[Diagnostic]:
    """A backslash between double quotes that means nothing, or half a character."""
    if "quoted scalar" not in failure.context or failure.context_at is None:
        return []
    at = failure.text.rfind("\\", failure.context_at, failure.at + 1)
    if half := _HALF.match(failure.text, at):
        place = place_at(failure.path, failure.text, *half.span())
        return [lone_surrogate(place, int(half[1] or half[2], 16))]
    return failure.report(
        f"{quoted(failure.text[at : at + 2])} means nothing between double quotes.",
        "Write `\\\\` for a backslash, or put the text between single quotes.",
        at,
        at + 2,
    )


def after_quotes(failure: Failure) -> list[Diagnostic]:
    """Text behind a closing quote: quotes inside quotes, or a quote closed too late."""
    last = failure.last
    if not isinstance(last, ScalarEvent) or last.style not in ('"', "'"):
        return []
    start, end = span(last)
    between = failure.text[end : failure.at]
    if failure.at < end or "\n" in between or failure.character in ("", "\n", "]", "}"):
        return []
    if failure.character == ":" and "mapping values" in failure.problem:
        return []
    quote = failure.text[start : start + 1]
    rest = failure.text[failure.at : failure.line[1]]
    if "\n" in failure.text[start:end]:
        closed = place_at(failure.path, failure.text, end - 1)
        place = place_at(failure.path, failure.text, start)
        return [
            yaml_syntax(
                place,
                f"The text that begins with this {quoted(quote)} ends only at the next one,"
                f" {_lines(closed.line - place.line)} further down.",
                f"Write {quoted(quote)} where the text ends; double every one that is part of it."
                if quote == "'"
                else f'Write {quoted(quote)} where the text ends, and `\\"` for one that is part'
                " of it.",
                (Note("ended by this quote", closed),),
            )
        ]
    if rest.strip() == ",":
        return failure.report(
            "A comma follows the closing quote; no comma divides fields on lines of their own.",
            "Delete the comma.",
            failure.at,
            failure.at + 1,
        )
    other = "single" if quote == '"' else "double"
    inside = '`\\"`' if quote == '"' else "`''`"
    return failure.report(
        f"The quote before {quoted(rest, 30)} closes the text; this stands outside it.",
        f"Write {inside} for a quote inside the text, or put {other} quotes around the whole.",
        end - 1,
        opened=start,
    )


def _lines(count: int) -> str:
    return "a line" if count == 1 else f"{count} lines"


def after_brackets(failure: Failure) -> list[Diagnostic]:
    """Text behind a closing bracket: `{{name}} is …`, `[[trait:x]] is …`."""
    if failure.character in ("", "\n") or failure.at == 0:
        return []
    before = failure.text[failure.line[0] : failure.at].rstrip()
    if not before.endswith(("}", "]")) or "did not find expected '" in failure.problem:
        return []
    if (
        isinstance(failure.last, MappingEndEvent | SequenceEndEvent)
        or "document" in failure.problem
    ):
        closing = before[-1]
        opening = "{" if closing == "}" else "["
        return failure.report(
            f"{quoted(closing)} closes what {quoted(opening)} opened; nothing may follow it.",
            f"Put quotes around the whole text if it only begins with {quoted(opening)}.",
            failure.at,
        )
    return []


def open_bracket(failure: Failure) -> list[Diagnostic]:
    """A bracket that is not closed, or entries divided by a full-width comma."""
    if failure.context_at is None or "parsing a flow" not in failure.context:
        return []
    opening = failure.text[failure.context_at : failure.context_at + 1]
    if opening not in ("[", "{") or "node" in failure.context:
        return []
    inside = failure.text[failure.context_at : failure.at]
    comma = inside.rfind("，")
    if comma >= 0:
        at = failure.context_at + comma
        return failure.report(
            "A full-width comma does not divide a list; YAML takes it for text.",
            "Write `, ` with an ordinary comma, or put quotes around the text.",
            at,
            at + 1,
        )
    closing = "]" if opening == "[" else "}"
    hidden = (each for each in _COMMENT.finditer(inside) if "]" in each[0] or "}" in each[0])
    if comment := next(hidden, None):
        at = failure.context_at + comment.start()
        return failure.report(
            f"Here a comment begins, and what it hides would have closed {quoted(opening)}.",
            "Put quotes around a text with ` #` in it.",
            at,
            at + 1,
            opened=failure.context_at,
        )
    if not failure.text[failure.at :].strip():
        return failure.report(
            f"{quoted(opening)} is opened here and never closed.",
            f"Write {quoted(closing)} where the list ends.",
            failure.context_at,
        )
    return failure.report(
        f"{quoted(opening)} is not closed before this.",
        f"Write {quoted(closing)} where the list ends, or a comma before the next entry.",
        failure.at,
        opened=failure.context_at,
    )


def missing_entry(failure: Failure) -> list[Diagnostic]:
    """A comma or bracket where a value must be."""
    if "node content" not in failure.problem:
        return []
    character = failure.character
    if character in ("", "\n"):
        return []
    return failure.report(
        f"A value is missing before {quoted(character)}.",
        f"Write the value, or put quotes around text that begins with {quoted(character)}.",
        failure.at,
    )


def tag(failure: Failure) -> list[Diagnostic]:
    """A tag that the parser could not read either."""
    if "a tag" not in failure.context and "tag handle" not in failure.problem:
        return []
    at = failure.context_at if failure.context_at is not None else failure.at
    start = failure.text.find("!", at, line_around(failure.text, at)[1])
    if start < 0:
        return []
    found = re.compile(r"!\S*").match(failure.text, start)
    written = found[0] if found else "!"
    return [yaml_tag(place_at(failure.path, failure.text, start, start + len(written)), written)]


def sign_of_yaml(failure: Failure) -> list[Diagnostic]:
    """A text that begins with a sign YAML keeps for itself."""
    at = failure.at
    if "scanning an a" in failure.context or "block scalar" in failure.context:
        at = failure.context_at if failure.context_at is not None else at
    elif "cannot start any token" not in failure.problem:
        return []
    if "scanning a block scalar" in failure.context:
        sign = failure.text[at : at + 1]
        return failure.report(
            f"{quoted(sign)} says that a text follows on the lines below; nothing else may "
            "stand behind it.",
            "Begin the text on the next line and indent it, or put quotes around text that "
            f"begins with {quoted(sign)}.",
            at,
        )
    sign = failure.text[at : at + 1]
    meaning = {"*": " repeats something named before", "&": " names something"}.get(sign, "")
    return failure.report(
        f"{quoted(sign)} at the beginning of a text{meaning or ' is a sign of YAML itself'}.",
        "Put quotes around the text.",
        at,
    )


def directive(failure: Failure) -> list[Diagnostic]:
    """A line that begins with `%`."""
    said = f"{failure.context} {failure.problem}"
    if "directive" not in said and "incompatible" not in said:
        return []
    start, end = failure.line
    return failure.report(
        "A line that begins with `%` is an order to the YAML reader; this one is unknown to it.",
        "Delete the line; for a comment begin it with `#`.",
        start,
        end,
    )
