"""A stream of YAML events, from libyaml where PyYAML was built with it."""

from collections.abc import Callable
from typing import Any

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined]

    WITH_LIBYAML = True
except ImportError:  # PyYAML was installed without the C library: slower, and the same.
    from yaml.parser import Parser as _YamlParser
    from yaml.reader import Reader as _YamlReader
    from yaml.scanner import Scanner as _YamlScanner

    WITH_LIBYAML = False

    class _Parser(_YamlReader, _YamlScanner, _YamlParser):  # type: ignore[no-redef]
        def __init__(self, stream: str) -> None:
            _YamlReader.__init__(self, stream)
            _YamlScanner.__init__(self)
            _YamlParser.__init__(self)


# `Any`: the type of an event decides which attributes it has, and its types declare marks
# optional that every parsed event has.
def event_source(text: str) -> Callable[[], Any]:
    """A function that gives the next event of the text each time it is called.

    Events and not composed nodes, because composing recurses: a file of nothing but opening
    brackets would overflow the C stack before any limit could be checked.

    Raises:
        yaml.YAMLError: On a call, where the text cannot be read on.
    """
    get_event: Callable[[], Any] = _Parser(text).get_event
    return get_event


def start_line(event: Any) -> int:
    """The line an event begins in, from 0."""
    line: int = event.start_mark.line
    return line


def span(event: Any) -> tuple[int, int]:
    """The bounds of an event in its text, in characters, the end exclusive."""
    return event.start_mark.index, event.end_mark.index
