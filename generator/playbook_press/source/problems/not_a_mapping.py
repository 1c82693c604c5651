"""A file that is not made of fields.

## What it finds

A file whose outermost value is a list or a text, not a mapping (`field: value`).

## Why it matters

A file of a playbook is one item with named fields. Without names nobody can tell what the
values are.

## Example

```yaml
- id: shared-purpose
- title: Why we are here
```

## Instead

```yaml
id: shared-purpose
title: Why we are here
```
"""

from playbook_press.diagnostics import Diagnostic, Place

CODE = "not-a-mapping"


def not_a_mapping(place: Place, kind: str) -> Diagnostic:
    """The root of the file, at `place`, is a `kind`: `a list`, `a text`."""
    return Diagnostic(
        CODE,
        place,
        f"This file is {kind}, not a set of fields.",
        "Without the names of the fields nobody can tell what the values are.",
        "Write `field: value` lines, such as `id: my-item`, without a dash before them.",
    )
