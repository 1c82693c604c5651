"""From the bytes of a file to its values, strictly: bytes, limits, YAML, keys."""

from msgspec import Struct

from playbook_press.diagnostics import Diagnostic
from playbook_press.source.characters import has_unwanted, parsable
from playbook_press.source.construct import construct
from playbook_press.source.document import Document
from playbook_press.source.encoding import decoded
from playbook_press.source.faults import character_problems
from playbook_press.source.limits import MAX_BYTES, MAX_PROBLEMS
from playbook_press.source.problems import (
    bidi_control,
    duplicate_key,
    invisible_character,
    yaml_tag,
)
from playbook_press.source.problems.file_too_large import file_too_large

# With one of these the values are still what their author meant, so that what else is wrong
# with them can be reported in the same run.
_HARMLESS = frozenset(
    {bidi_control.CODE, invisible_character.CODE, duplicate_key.CODE, yaml_tag.CODE}
)


class Loaded(Struct, frozen=True):
    """What came of a file."""

    document: Document | None
    """None where the values are not known well enough to look at them any further."""
    problems: tuple[Diagnostic, ...]
    """Everything found so far, in the order it was found."""


def load_document(path: str, data: bytes) -> Loaded:
    """Read a file's bytes as one YAML document, and say all that is wrong with it.

    Never raises, and answers within half a second whatever the bytes are (with libyaml).

    Args:
        path: The file's path relative to the project, with `/`, for places.
        data: The file's bytes.
    """
    if len(data) > MAX_BYTES:
        return Loaded(None, (file_too_large(path, len(data)),))
    text = decoded(path, data)
    if isinstance(text, Diagnostic):
        return Loaded(None, (text,))
    problems: list[Diagnostic] = []
    readable = text
    if has_unwanted(text):
        problems = character_problems(path, text)
        readable = parsable(text)
    value, found = construct(path, readable)
    problems = (problems + found)[:MAX_PROBLEMS]
    # Where characters were replaced, the values are not what the file says.
    is_whole = isinstance(value, dict) and readable == text
    if is_whole and all(problem.code in _HARMLESS for problem in problems):
        return Loaded(Document(path, text, value), tuple(problems))
    return Loaded(None, tuple(problems))
