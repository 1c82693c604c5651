"""Lines that stop a parser: their colons and their indentation."""

import re

from yaml import SequenceEndEvent

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.display import quoted
from playbook_press.source.colons import has_wide_colon, wrong_colons
from playbook_press.source.failure import Failure
from playbook_press.source.limits import MAX_PROBLEMS
from playbook_press.source.positions import line_around, place_at
from playbook_press.source.problems.tab_indentation import tab_indentation

_TAB_INDENTATION = re.compile(r"^ *(\t[ \t]*)(?=[^\s#])", re.M)
_COLON = re.compile(r":(?=\s|$)")
# What people write for `- `: the dash alone, and signs that look like one or like a bullet.
_NO_ENTRY = re.compile(r"^ *(?P<sign>-(?=[^\s-])|[–—－‐•·●＊*](?=[ \u3000{\[]))", re.M)
_WIDE_BRACKETS = {"｛": "{", "［": "[", "【": "["}
_TYPOGRAPHIC = str.maketrans("", "", "“”„‟＂")


def tabs(failure: Failure) -> list[Diagnostic]:
    """Indentation made with tabs, here and below."""
    start, end = failure.line
    if not _TAB_INDENTATION.match(failure.text, start, end):
        # A tab after a dash, `-\ta: b`, indents what follows.
        if failure.character == "\t" and "cannot start" in failure.problem:
            place = place_at(failure.path, failure.text, failure.at, failure.at + 1)
            return [tab_indentation(place)]
        return []
    problems: list[Diagnostic] = []
    for found in _TAB_INDENTATION.finditer(failure.text):
        # Before the failure the parser took the tabs for part of a text, rightly.
        if found.start() >= start and len(problems) < MAX_PROBLEMS:
            problems.append(tab_indentation(place_at(failure.path, failure.text, *found.span(1))))
    return problems


def wide_colon(failure: Failure) -> list[Diagnostic]:
    """A full-width colon in this line or just above."""
    lines = [failure.line, *failure.lines_above(2)]
    if failure.context_at is not None and "simple key" in failure.context:
        lines.insert(0, line_around(failure.text, failure.context_at))
    for bounds in lines:
        if has_wide_colon(failure.text, *bounds):
            return wrong_colons(failure.path, failure.text, *bounds)
    return []


def no_entry(failure: Failure) -> list[Diagnostic]:
    """An entry of a list that does not begin with a dash and a space."""
    bounds = [failure.line]
    # The entry may have been read as a text, which the next line seems to continue.
    bounds += [each for each in failure.lines_above(1) if _depth(failure, each) < _depth(failure)]
    for line in bounds:
        found = _NO_ENTRY.match(failure.text, *line)
        if found is None:
            continue
        sign = found["sign"]
        what = (
            "The dash here has no space behind it, so the line is no entry of a list."
            if sign == "-"
            else f"{quoted(sign)} does not begin an entry of a list."
        )
        fix = "Write `- `, an ordinary hyphen and a space, before the entry."
        return failure.report(what, fix, found.start("sign"), found.end("sign"))
    return []


def second_colon(failure: Failure) -> list[Diagnostic]:
    """A colon inside a value, or a value on a line that is indented too far."""
    if "mapping values are not allowed" not in failure.problem:
        return []
    start, end = failure.line
    before = _COLON.search(failure.text, start, failure.at)
    if before:
        value = failure.text[before.end() : end].strip()
        if value[:1] in _WIDE_BRACKETS:
            at = failure.text.index(value[0], before.end())
            return failure.report(
                f"{quoted(value[0])} is a full-width bracket, which YAML takes for text.",
                f"Write {quoted(_WIDE_BRACKETS[value[0]])} and close it with an ordinary bracket"
                " as well.",
                at,
                at + 1,
            )
        if value != (straight := value.translate(_TYPOGRAPHIC)) and value[0] != straight[0]:
            return failure.report(
                "The quotes around this text are typographic ones; to YAML they are letters, and"
                " the second colon begins a field.",
                f"Put straight quotes around the value: {quoted(_in_quotes(straight))}.",
                failure.at,
            )
        return failure.report(
            "This line has a second colon, so its value looks like a field of its own.",
            f"Put quotes around the value: {quoted(_in_quotes(value))}.",
            failure.at,
        )
    for bounds in failure.lines_above(1):
        if found := wrong_colons(failure.path, failure.text, *bounds):
            return found
        line = failure.text[slice(*bounds)]
        if not _COLON.search(line):
            return _no_colon(failure, bounds)
    if failure.at - start > 1000:
        return failure.report(
            "This key is longer than any field's name.",
            "Write the name of the field before the colon; put quotes around text.",
            start,
        )
    return failure.report(
        "This line is indented further than the field above, which has its value already.",
        "Indent it like the field above, or put quotes around the text if it goes on here.",
        start + len(failure.text[start:end]) - len(failure.text[start:end].lstrip()),
        failure.at,
    )


def keyless_line(failure: Failure) -> list[Diagnostic]:
    """A line without a colon among fields."""
    if failure.context_at is None or "simple key" not in failure.context:
        return []
    bounds = line_around(failure.text, failure.context_at)
    found = wrong_colons(failure.path, failure.text, *bounds)
    return found or _no_colon(failure, bounds)


def list_in_line(failure: Failure) -> list[Diagnostic]:
    """A list in the line of its field."""
    if "sequence entries are not allowed" not in failure.problem:
        return []
    return failure.report(
        "A list does not begin in the line of its field.",
        "Begin the list on the next line, or put quotes around text that begins with `-`.",
        failure.at,
    )


def indentation(failure: Failure) -> list[Diagnostic]:
    """What is left when the parser wanted the next field, entry or document."""
    wanted = ("did not find expected", "expected <block end>", "expected '<document start>'")
    if not failure.problem.startswith(wanted):
        return []
    start, end = failure.line
    if failure.text[start : failure.at].strip():
        return failure.report(
            f"{quoted(failure.text[failure.at : end], 30)} does not belong to what stands "
            "before it in this line.",
            "Put quotes around the whole text, or delete what should not be there.",
            failure.at,
        )
    if failure.character in ("]", "}"):
        return failure.report(
            f"{quoted(failure.character)} closes something that is not open.",
            f"Delete it, or put quotes around text that begins with {quoted(failure.character)}.",
            failure.at,
        )
    if "block collection" in failure.context or "block sequence" in failure.context:
        return failure.report(
            "Here a list ends and a field begins, in the column of the list.",
            "Write `- ` before it if it is an entry; else indent it like the fields above.",
            failure.at,
        )
    is_dash = failure.text[failure.at : failure.at + 2].rstrip() == "-"
    if is_dash and not isinstance(failure.last, SequenceEndEvent):
        return failure.report(
            "Here a list begins where a field must be.",
            "Indent it below the field it belongs to, and give that field no other value.",
            failure.at,
        )
    return failure.report(
        "This entry is indented unlike the entries above it."
        if is_dash
        else "This line is indented unlike the lines it belongs to.",
        "Give it exactly as many spaces as the others of its list or mapping.",
        failure.at,
    )


def _depth(failure: Failure, bounds: tuple[int, int] | None = None) -> int:
    """How far a line is indented; the one the parser gave up in if none is named."""
    line = failure.text[slice(*(bounds or failure.line))]
    return len(line) - len(line.lstrip(" "))


def _no_colon(failure: Failure, bounds: tuple[int, int]) -> list[Diagnostic]:
    line = failure.text[slice(*bounds)]
    start = bounds[0] + len(line) - len(line.lstrip())
    return failure.report(
        f"{quoted(line.strip(), 30)} stands where a field must be, and has no colon.",
        "Write `field: value`; if the line continues the text above, indent it further.",
        start,
        bounds[0] + len(line.rstrip()),
    )


def _in_quotes(value: str) -> str:
    quote = "'" if '"' in value and "'" not in value else '"'
    if quote == '"':
        value = value.replace("\\", "\\\\").replace('"', '\\"')
    return f"{quote}{value}{quote}"
