"""Other blanks in a translation.

## What it finds

A rule whose wording, or a form whose document, has a blank in one language and not in the other.

## Why it matters

Teams that adopt the rule in two languages would promise their members two different things, and
of what was written into the form, one language would lack something.

## Example

```yaml
wording:
  zh: 申诉在{{reply_days}}天内得到答复。
  en: Appeals are answered soon.
```

## Instead

```yaml
wording:
  zh: 申诉在{{reply_days}}天内得到答复。
  en: Appeals are answered within {{reply_days}} days.
```
"""

from collections.abc import Iterator

from playbook_press.checks.passages import Passage
from playbook_press.diagnostics import Diagnostic, Note, Severity
from playbook_press.diagnostics.display import quoted
from playbook_press.model.markup import BLANK
from playbook_press.model.playbook import Playbook
from playbook_press.model.wording import joined

CODE = "placeholder-mismatch"


def placeholder_mismatches(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every wording whose translation has other blanks than the first language."""
    placeholders = playbook.names_by_kind.get("placeholder", {})
    fields = {form.id: [field.id for field in form.fields] for form in playbook.forms}
    for located in playbook.texts:
        if located.use not in ("wording", "template"):
            continue
        is_rule = located.use == "wording"
        known = placeholders if is_rule else fields[located.id]
        # A blank that nobody knows was reported, and is the cause of any difference.
        if not all(
            found[1] in known
            for words in located.text.by_language.values()
            for found in BLANK.finditer(words)
        ):
            continue
        (source, words), *others = located.text.by_language.items()
        wanted = _blanks(words)
        for language, translation in others:
            found = _blanks(translation)
            lost = [blank for blank in wanted if blank not in found]
            added = [blank for blank in found if blank not in wanted]
            if not lost and not added:
                continue
            lacks = f"lacks {joined(lost)}" if lost else ""
            adds = f"has {joined(added)} besides" if added else ""
            yield Diagnostic(
                code=CODE,
                place=Passage(playbook, located, language, translation).place(),
                what=f"The wording in {quoted(language)} "
                f"{' and '.join(part for part in (lacks, adds) if part)}.",
                why="Teams that adopt the rule in two languages would promise two things."
                if is_rule
                else "The document would lack in one language what was written for it.",
                fix="Use the same blanks in every language.",
                severity=Severity.WARNING,
                notes=(Note("compare", Passage(playbook, located, source, words).place()),),
            )


def _blanks(words: str) -> list[str]:
    """The blanks as they should be written, each once, in the order they stand."""
    return list(dict.fromkeys(f"{{{{{found[1]}}}}}" for found in BLANK.finditer(words)))
