"""A key that is not a word.

## What it finds

A key that is empty, or a list or a mapping. Two braces as in `{{name}}` without quotes are
such a key: YAML reads them as a mapping inside a mapping.

## Why it matters

Fields are known by their names, so nothing could find this one.

## Example

```yaml
wording: {{community}} welcomes you
```

## Instead

```yaml
wording: "{{community}} welcomes you"
```
"""

from playbook_press.diagnostics import Diagnostic, Place

CODE = "unusable-key"


def unquoted_braces(place: Place) -> Diagnostic:
    """Two opening braces or brackets at `place`, which begin a text without quotes."""
    return Diagnostic(
        CODE,
        place,
        "A text that begins with `{{` or `[[` needs quotes; without them YAML reads brackets of"
        " its own.",
        "Readers would get something else than this text, or nothing.",
        "Put quotes around the whole text.",
    )


def unusable_key(place: Place, kind: str) -> Diagnostic:
    """The key at `place` is no text but a `kind`: `a list`, `a mapping`, `empty`."""
    return Diagnostic(
        CODE,
        place,
        f"The key here is {kind}; a key must be a word.",
        "Fields are known by their names, so nothing could find this one.",
        "Write the name of the field before the colon; put quotes around text that begins "
        "with `{` or `[`.",
    )
