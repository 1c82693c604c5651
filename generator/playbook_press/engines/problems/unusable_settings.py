"""The settings in `mkdocs.yml` cannot be used.

## What it finds

A `mkdocs.yml` that is missing, is not YAML, or holds a setting that MkDocs, the theme or a
plugin refuses; also one that does not switch on the plugin `playbooks`.

## Why it matters

Nothing can be built without settings, so nothing else has been looked at yet: there may be more
to mend in the content.

## Example

```yaml
site_name: Our wiki
theme: material: dark
plugins: [search]
```

## Instead

```yaml
site_name: Our wiki
theme:
  name: material
plugins:
  - playbooks
```
"""

from playbook_press.diagnostics import Diagnostic, Place

MEND_THIS_LINE = "Mend this line; `mkdocs.yml` of a new site (`playbook init`) shows every setting."


def unusable_settings(place: Place, what: str, *, fix: str = MEND_THIS_LINE) -> Diagnostic:
    """Say that the site cannot be built with these settings."""
    return Diagnostic(
        code="unusable-settings",
        place=place,
        what=what,
        why="Without settings there is no site to build.",
        fix=fix,
    )
