"""A change that does not say one thing to do.

## What it finds

No verb or several; a place in a list where nothing is added or moved; an id in `replace` that
is another one; `add` to something that is no list; `hide` or `move` of something that is no entry
with an id; `set` of something that has no fields.

## Why it matters

What is meant cannot be told, so nothing would be done.

## Example

```yaml
changes:
  - at: rule/rule-join
    hide: true
    set: {title.en: Join}
```

## Instead

```yaml
changes:
  - at: rule/rule-join
    set: {title.en: Join}
```
"""

from playbook_press.diagnostics import Diagnostic, Place

CODE = "unusable-change"


def unusable_change(place: Place, what: str, fix: str) -> Diagnostic:
    """Report a change that cannot be made as it is written."""
    return Diagnostic(
        code=CODE,
        place=place,
        what=what,
        why="What is meant cannot be told, so the change would not be made.",
        fix=fix,
    )
