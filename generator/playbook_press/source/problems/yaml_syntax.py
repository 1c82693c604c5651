"""A place from which the file cannot be read as YAML.

## What it finds

Unclosed quotes and brackets, a second colon in a line, a key without a colon, lines that are
indented unlike their neighbours, text that begins with a sign that YAML keeps for itself
(`@`, `` ` ``, `*`, `&`, `>`, `|`, `%`), and whatever else ends the reading. What exactly, and
what to write instead, is said in each report.

## Why it matters

Everything after the place is unknown, so the item would have no page.

## Example

```yaml
title: Rule one: be kind
```

## Instead

```yaml
title: "Rule one: be kind"
```
"""

from playbook_press.diagnostics import Diagnostic, Note, Place

CODE = "yaml-syntax"


def yaml_syntax(place: Place, what: str, fix: str, notes: tuple[Note, ...] = ()) -> Diagnostic:
    """The file cannot be read on from `place`; `what` and `fix` depend on the text there."""
    return Diagnostic(
        CODE,
        place,
        what,
        "What follows cannot be read, so this file would have no page.",
        fix,
        notes=notes,
    )
