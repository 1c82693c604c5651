"""A variable that has no value.

## What it finds

`{{name}}` in a text of the overlay, where `name` is neither one of its `variables` nor, in the
wording of a rule, a placeholder of the playbook.

## Why it matters

Readers would see the braces.

## Example

```yaml
variables: {community: Acme}
changes:
  - at: trait/shared-purpose
    set: {title.en: "Why {{comunity}} exists"}
```

## Instead

```yaml
variables: {community: Acme}
changes:
  - at: trait/shared-purpose
    set: {title.en: "Why {{community}} exists"}
```
"""

from collections.abc import Collection

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.suggest import nearest

CODE = "unknown-variable"


def unknown_variable(place: Place, name: str, known: Collection[str]) -> Diagnostic:
    """Report a variable without a value; `known` are those that have one."""
    meant = nearest(name, known)
    fix = f"Write `{{{{{meant}}}}}`." if meant else f"Add `{name}` to `variables`."
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"`{{{{{name}}}}}` has no value.",
        why="Readers would see the braces.",
        fix=fix,
    )
