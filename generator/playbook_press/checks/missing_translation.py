"""A text that is not there in every language.

## What it finds

A text without one of the playbook's languages. Names of people, licences and sources may stand
in one language for all, and so may texts without a letter, such as `1,000`. Of a language with a
file of translations, `i18n/<language>.yml`, the missing texts are counted and not listed;
`playbook status` lists them.

## Why it matters

Readers of that language see the source text instead, marked as such.

## Example

```yaml
title: 社区菜园
```

## Instead

```yaml
title: {zh: 社区菜园, en: Community garden}
```
"""

from collections import Counter
from collections.abc import Iterator

from playbook_press.diagnostics import Diagnostic, Place, Severity
from playbook_press.model.playbook import Playbook
from playbook_press.model.wording import field_name, joined

CODE = "missing-translation"


def missing_translations(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every text that lacks a language of the playbook."""
    languages = playbook.languages
    apart: Counter[str] = Counter()
    for kind, id, location, text, use in playbook.texts:
        if len(text.by_language) == len(languages) or use == "name":
            continue
        if not any(c.isalpha() for words in text.by_language.values() for c in words):
            continue
        lacking = [code for code in languages if code not in text.by_language]
        apart.update(code for code in lacking if code in playbook.sidecars)
        lacking = [code for code in lacking if code not in playbook.sidecars]
        if not lacking:
            continue
        yield Diagnostic(
            code=CODE,
            place=playbook.place(kind, id, location),
            what=f"{field_name(location)} is not there in {joined(lacking)}.",
            why="Readers of that language see the text in another one.",
            fix=f"Write it as `{{{', '.join(f'{code}: …' for code in languages)}}}`.",
            severity=Severity.WARNING,
        )
    for code, count in sorted(apart.items()):
        are = "text is" if count == 1 else "texts are"
        yield Diagnostic(
            code=CODE,
            place=Place(playbook.sidecars[code]),
            what=f"{count} {are} not there in {joined([code])}.",
            why="Readers of that language see the source text instead.",
            fix="Translate them here; `playbook status` lists them.",
            severity=Severity.WARNING,
        )
