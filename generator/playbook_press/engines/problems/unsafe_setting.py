"""A setting of a proposal from outside could run a program or read what is not the site's.

## What it finds

With `playbook build --safe`: every key of `mkdocs.yml` that is not known to be harmless. Among
those refused are `hooks`, plugins but `playbooks`, `custom_dir`, `extra_javascript`, templates
of one's own, Markdown extensions that read files or call Python, every YAML tag but
`!ENV [SITE_URL, …]`, and folders outside of the project.

## Why it matters

`mkdocs.yml` is a program as much as a list of settings: a hook or a tag runs with all rights of
whoever builds the site. A proposal from a stranger must not get that far before a person has
read it.

## Example

```yaml
site_name: Our wiki
hooks: [tidy.py]
```

## Instead

```yaml
site_name: Our wiki
```

or read the change first and build without `--safe`.
"""

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.display import quoted


def unsafe_setting(place: Place, name: str, reason: str) -> Diagnostic:
    """Say that a setting is not taken from somebody unknown.

    Args:
        place: Where it stands.
        name: The setting, as a path of keys.
        reason: What it could do, as the end of a sentence that begins with the setting.
    """
    return Diagnostic(
        code="unsafe-setting",
        place=place,
        what=f"{quoted(name)} {reason}, which a build with --safe does not allow.",
        why="A setting can run programs with the rights of whoever builds the site.",
        fix="Leave it out, or read what it does and build without --safe.",
    )
