"""What stops a YAML parser, in the words of whoever wrote the file.

A parser says where it gave up and what it wanted next; the cause often stands before. Each
rule looks at the text and says what it recognises; the first that does is reported.
"""

from collections.abc import Callable
from typing import Any

from yaml import MarkedYAMLError

from playbook_press.diagnostics import Diagnostic
from playbook_press.source import lines, signs
from playbook_press.source.failure import Failure
from playbook_press.source.parsing import span

# Most certain first.
_RULES: tuple[Callable[[Failure], list[Diagnostic]], ...] = (
    lines.tabs,
    signs.open_quote,
    signs.unknown_escape,
    lines.wide_colon,
    lines.no_entry,
    signs.after_quotes,
    signs.after_brackets,
    signs.open_bracket,
    lines.second_colon,
    lines.keyless_line,
    signs.tag,
    signs.sign_of_yaml,
    lines.list_in_line,
    signs.directive,
    signs.missing_entry,
    lines.indentation,
)


def syntax_problems(path: str, text: str, error: Exception, last: Any) -> list[Diagnostic]:
    """The problems behind a parser's failure, at least one.

    Args:
        path: For places.
        text: What was parsed.
        error: What the parser raised.
        last: The last event it gave.
    """
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        # Only a reader that meets a character no text may hold, or an escape of a number
        # that is none, has no mark.
        at = span(last)[1] if last is not None else 0
        failure = Failure(path, text, "", None, "", min(at, len(text)), last)
        return _anything_else(failure)
    context_at = error.context_mark.index if error.context_mark is not None else None
    failure = Failure(
        path,
        text,
        error.context or "",
        context_at,
        error.problem or "",
        min(error.problem_mark.index, len(text)),
        last,
    )
    for rule in _RULES:
        if found := rule(failure):
            return found
    return _anything_else(failure)


def _anything_else(failure: Failure) -> list[Diagnostic]:
    return failure.report(
        "From here on the file cannot be read as YAML.",
        "Look at the quotes, colons, brackets and the indentation around this place.",
        failure.at,
    )
