"""A link that a translation lost.

## What it finds

A text that links to something by id in one language and not in another.

## Why it matters

Readers of one language are shown the way, the others are not. Links are easily lost when a
sentence is translated anew.

## Example

```yaml
purpose:
  zh: 见[[rule:tools]]。
  en: See the rule about tools.
```

## Instead

```yaml
purpose:
  zh: 见[[rule:tools]]。
  en: See the rule [[rule:tools|about tools]].
```
"""

from collections.abc import Iterator, Mapping

from playbook_press.checks.malformed_link import holds_malformed_link
from playbook_press.checks.markdown import links
from playbook_press.checks.passages import Passage
from playbook_press.diagnostics import Diagnostic, Note, Severity
from playbook_press.diagnostics.display import quoted
from playbook_press.model.playbook import Playbook
from playbook_press.model.walk import LocatedText
from playbook_press.model.wording import joined

CODE = "lost-link"


def lost_links(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every text that lacks a link which another language of it has."""
    for located in playbook.texts:
        by_language = located.text.by_language
        if len(by_language) < 2 or not any("[[" in words for words in by_language.values()):
            continue
        # A link that leads nowhere was reported, and is the cause of any difference.
        if all(_is_sound(playbook, words) for words in by_language.values()):
            yield from _lost_in(playbook, located)


def _is_sound(playbook: Playbook, words: str) -> bool:
    return not holds_malformed_link(words) and all(
        link.id in playbook.names_by_kind.get(link.kind, ()) for link in links(words)
    )


def _lost_in(playbook: Playbook, located: LocatedText) -> Iterator[Diagnostic]:
    by_language = located.text.by_language
    by_words = {language: _links(words) for language, words in by_language.items()}
    bearer: dict[str, str] = {}
    for language, found in by_words.items():
        for target in found:
            bearer.setdefault(target, language)
    for language, found in by_words.items():
        lost = [target for target in bearer if target not in found]
        if not lost:
            continue
        other = bearer[lost[0]]
        there = Passage(playbook, located, other, by_language[other])
        yield Diagnostic(
            code=CODE,
            place=Passage(playbook, located, language, by_language[language]).place(),
            what=f"The text in {quoted(language)} does not link to {joined(lost)}.",
            why="Readers of this language are not shown the way that others are.",
            fix="Add the link, with words of its own if the sentence needs them.",
            severity=Severity.WARNING,
            notes=(Note("linked at", there.place(by_words[other][lost[0]])),),
        )


def _links(words: str) -> Mapping[str, str]:
    """What is linked to, and how the first link to it is written."""
    found: dict[str, str] = {}
    for link in links(words):
        found.setdefault(f"{link.kind}:{link.id}", link.written)
    return found
