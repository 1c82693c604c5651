"""The merge key `<<`.

## What it finds

The key `<<`, with which YAML 1.1 copies the fields of one mapping into another. In quotes
it is a key like any other.

## Why it matters

YAML 1.2 has no merge keys: other tools would see a field called `<<`. And what an item says
could no longer be read where the item stands.

## Example

```yaml
base: &base {audience: members}
item:
  <<: *base
```

## Instead

```yaml
base: {audience: members}
item: {audience: members}
```
"""

from playbook_press.diagnostics import Diagnostic, Place

CODE = "merge-key"


def merge_key(place: Place) -> Diagnostic:
    """A merge key at `place`."""
    return Diagnostic(
        CODE,
        place,
        "`<<` copies fields from elsewhere; YAML 1.2 has no such key.",
        "Other tools would read another text than this one, and nobody could see here what "
        "the item says.",
        "Write out the fields it would copy.",
    )
