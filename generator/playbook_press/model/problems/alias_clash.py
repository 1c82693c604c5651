"""A former id that something else has.

## What it finds

An entry of `aliases` or `was` that is the id, or a former id, of another thing of the kind, or
the thing's own id.

## Why it matters

Old links and saved answers go by former ids. Where two things lay claim to one, they would
arrive at the wrong one.

## Example

```yaml
# rules/watering.yml
id: watering
aliases: [tools]      # there is a rule with the id tools
```

## Instead

```yaml
# rules/watering.yml
id: watering
aliases: [water]
```
"""

from playbook_press.diagnostics import Diagnostic, Note, Place
from playbook_press.diagnostics.display import quoted

CODE = "alias-clash"


def alias_clash(place: Place, found: str, noun: str, other: Place, *, own: bool) -> Diagnostic:
    """Report the former id `found`, which the `noun` at `other` has; `own`: it is its own."""
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"{quoted(found)} is this {noun}'s own id."
        if own
        else f"{quoted(found)} already belongs to another {noun}.",
        why="Old links and saved answers that use it would arrive at the wrong place.",
        fix="Take it out, unless it is the other one that should go.",
        notes=(Note("it belongs to", other),),
    )
