"""Keys that stand twice in one mapping, found again with the place of the first."""

from yaml import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    YAMLError,
)

from playbook_press.diagnostics import Diagnostic
from playbook_press.source.limits import MAX_PROBLEMS
from playbook_press.source.parsing import event_source, span
from playbook_press.source.positions import place_at
from playbook_press.source.problems.duplicate_key import duplicate_key


def duplicate_keys(path: str, text: str) -> list[Diagnostic]:
    """A problem for each key that stands in its mapping already, up to the most reported.

    Reads the text a second time: places of keys are only kept where some stand twice.
    """
    problems: list[Diagnostic] = []
    next_event = event_source(text)
    # Per open collection: where each key stood, or None in a list; and whether a key is next.
    stack: list[tuple[dict[str, tuple[int, int]] | None, bool]] = []
    seen: dict[str, tuple[int, int]] | None = None
    key_is_next = False
    scalars: dict[str, str] = {}
    try:
        while len(problems) < MAX_PROBLEMS:
            event = next_event()
            kind = type(event)
            if kind is StreamEndEvent:
                break
            if kind is ScalarEvent or kind is AliasEvent:
                if kind is ScalarEvent and event.anchor is not None:
                    scalars[event.anchor] = event.value
                if seen is not None and key_is_next:
                    name = event.value if kind is ScalarEvent else scalars.get(event.anchor, "")
                    bounds = span(event)
                    first = seen.setdefault(name, bounds)
                    if first is not bounds:
                        place = place_at(path, text, *bounds)
                        problems.append(duplicate_key(place, name, place_at(path, text, *first)))
                key_is_next = not key_is_next
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                stack.append((seen, not key_is_next))
                seen = {} if kind is MappingStartEvent else None
                key_is_next = True
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                seen, key_is_next = stack.pop()
    except YAMLError:
        # Reported where it was met first.
        pass
    return problems
