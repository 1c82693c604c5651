"""A translation with other links or blanks than its source.

## What it finds

In a translators' file a translation that lacks a link `[[kind:id]]` or a blank `{{name}}` of its
source, has one that the source lacks, or has brackets that do not close.

## Why it matters

Readers would see brackets instead of a link, or a rule would promise something else.

## Example

```text
msgid "见[[rule:tools-back|归还规则]]。"
msgstr "Siehe [[Regel:tools-back|die Regel]]."
```

## Instead

```text
msgid "见[[rule:tools-back|归还规则]]。"
msgstr "Siehe [[rule:tools-back|die Regel]]."
```
"""

from collections.abc import Sequence

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.model.wording import joined

CODE = "changed-marks"


def changed_marks(
    place: Place, path: str, lost: Sequence[str], added: Sequence[str], *, is_open: bool
) -> Diagnostic:
    """Report a translation whose marks differ from those of its source.

    Args:
        place: Where the translation is written.
        path: The text it is of.
        lost: Links and blanks that only the source has.
        added: Those that only the translation has.
        is_open: Whether brackets of it do not close.
    """
    said = [f"lacks {joined(lost)}"] if lost else []
    said += [f"has {joined(added)}, which the source lacks"] if added else []
    said += ["has brackets that do not close"] if is_open else []
    return Diagnostic(
        code=CODE,
        place=place,
        what=f"The translation of `{path}` {' and '.join(said)}.",
        why="Readers would see brackets instead of a link, or another promise than the source's.",
        fix="Copy what stands in brackets from the source; translate only what follows a `|`.",
    )
