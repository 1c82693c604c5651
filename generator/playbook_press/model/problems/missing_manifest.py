"""A playbook without `playbook.yml`.

## What it finds

A folder that should be a playbook and has no `playbook.yml`.

## Why it matters

Without it nothing has a title, a language or an owner, so no page can be written.

## Example

```text
playbooks/garden/
  traits/
```

## Instead

```text
playbooks/garden/
  playbook.yml
  traits/
```
"""

from playbook_press.diagnostics import Diagnostic, Place

CODE = "missing-manifest"


def missing_manifest(path: str) -> Diagnostic:
    """Report that there is no file at `path`."""
    return Diagnostic(
        code=CODE,
        place=Place(path),
        what="`playbook.yml` is missing.",
        why="Without it the playbook has no title, no languages and no owner, so no pages.",
        fix="Write it; `playbook schema playbook` says what belongs in it.",
    )
