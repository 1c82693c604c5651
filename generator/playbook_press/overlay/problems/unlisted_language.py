"""A file of translations into a language that the playbook does not have.

## What it finds

A file `i18n/<language>.yml` whose language is not among `languages` of the playbook, or is its
source language, which stands in the items themselves.

## Why it matters

There are no pages in that language, so nobody would read the translation.

## Example

```yaml
# playbook.yml, beside i18n/de.yml
languages: [zh, en]
```

## Instead

```yaml
# playbook.yml, beside i18n/de.yml
languages: [zh, en, de]
```
"""

from collections.abc import Sequence

from playbook_press.diagnostics import Diagnostic, Note, Place
from playbook_press.diagnostics.display import quoted

CODE = "unlisted-language"


def unlisted_language(
    place: Place, language: str, languages: Sequence[str], there: Place
) -> Diagnostic:
    """Report a file for a language; `there` is where the playbook lists its own."""
    is_source = language in languages[:1]
    written = ", ".join([*languages, language])
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"{quoted(language)} is the source language of this playbook."
        if is_source
        else f"{quoted(language)} is not a language of this playbook.",
        why="Its texts stand in the items themselves; what stands here, nobody would read."
        if is_source
        else "The site has no pages in it, so nobody would read this translation.",
        fix="Write the texts into the items, and take this file out."
        if is_source
        else f"Write `languages: [{written}]`, or take this file out.",
        notes=(Note("the languages stand at", there),),
    )
