"""A value of another shape than the field wants.

## What it finds

A list where one sentence is wanted, a sentence where a list is wanted, a number in quotes, a
word where `true` or `false` is wanted.

## Why it matters

Guessing what was meant would show readers something the author never wrote.

## Example

```yaml
lessons: Ask before you plant.
```

## Instead

```yaml
lessons:
  - Ask before you plant.
```
"""

from collections.abc import Sequence
from typing import Any, Literal

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.suggest import LISTED
from playbook_press.model.wording import described, field_name, joined
from playbook_press.source.document import Document, Location

CODE = "wrong-type"

Wanted = Literal["text", "line", "list", "map", "number", "decimal", "switch"]

_NOUNS: dict[Wanted, str] = {
    "text": "text",
    "line": "a short text",
    "list": "a list",
    "map": "a map of fields",
    "number": "a whole number",
    "decimal": "a number",
    "switch": "`true` or `false`",
}
_FIXES: dict[Wanted, str] = {
    "text": "Write one text, or one per language: `{zh: …, en: …}`.",
    "line": "Write one text, in quotes if it holds `: ` or ` #`.",
    "list": "Write every entry on a line of its own that starts with `- `, or `[a, b]`.",
    "map": "Write every field on an indented line of its own: `field: value`.",
    "number": "Write a whole number without quotes, such as `3`.",
    "decimal": 'Write a whole number such as `3`, or a decimal in quotes such as `"0.5"`.',
    "switch": "Write `true` or `false`, without quotes.",
}


# `Any`: whatever the author wrote.
def wrong_type(
    document: Document,
    location: Location,
    wanted: Wanted,
    found: Any,
    *,
    fields: Sequence[str] = (),
) -> Diagnostic:
    """Report the value `found` at `location`, where something else is `wanted`.

    Args:
        document: Where it stands.
        location: Where it stands.
        wanted: What should stand there.
        found: What does.
        fields: Those of the map that is wanted.
    """
    place = document.place(location)
    fix = _FIXES[wanted]
    if 0 < len(fields) <= LISTED:
        fix = f"Write its fields, each on an indented line of its own: {joined(fields)}."
    if wanted == "list" and isinstance(found, str) and location:
        # The common slip: a single entry without its dash.
        fix = f"Write `- ` before each entry, below `{location[-1]}:`, even if there is only one."
    if wanted in ("text", "line") and _begins_with_mark(document, location, place):
        fix = "Put quotes around a text that begins with `[[` or `{{`."
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"{field_name(location)} wants {_NOUNS[wanted]}, but here stands {described(found)}.",
        why="Guessing what was meant would show readers something you did not write.",
        fix=fix,
    )


def _begins_with_mark(document: Document, location: Location, place: Place) -> bool:
    """Whether at a place stands a link or a blank that YAML took for brackets of its own."""
    line = document.line_at(location, place)
    return line[place.column - 1 :].startswith(("[[", "{{"))
