"""An alias of something that is not there.

## What it finds

An alias (`*name`) that no anchor (`&name`) stands before, and one inside the very thing it
would repeat. Often it is not meant as an alias at all: text that begins with `*`, as
Markdown writes emphasis.

## Why it matters

There is nothing to put in its place.

## Example

```yaml
note: *important
```

## Instead

```yaml
note: "*important"
```
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.display import quoted

CODE = "unknown-alias"


def unknown_alias(place: Place, name: str, *, inside_itself: bool) -> Diagnostic:
    """The alias of `name` at `place` stands for nothing, or for what it is part of."""
    alias = quoted(f"*{name}")
    return Diagnostic(
        CODE,
        place,
        f"{alias} would repeat something that it is part of."
        if inside_itself
        else f"{alias} repeats something that is not named before: there is no "
        f"{quoted(f'&{name}')} above.",
        "There is nothing to show in its place.",
        "Put quotes around the text if it only begins with `*`; otherwise write out what "
        "the alias repeats.",
    )
