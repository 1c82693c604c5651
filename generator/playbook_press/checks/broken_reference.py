"""The id of something that is not there.

## What it finds

A field or a link `[[kind:id]]` that names a trait, rule, case, assessment, form, checklist,
workshop, fact, source, practice, term, role, law note, step, rule group, topic or level which the
playbook does not have, in whatever language. Former ids count as there. Nothing is said about ids
from a file that did not load.

## Why it matters

Readers would come to a dead end, or a page would miss what the author wanted on it.

## Example

```yaml
serves: [shared-tool]
purpose: Because of [[fact:yard-99]].
```

## Instead

```yaml
serves: [shared-tools]
purpose: Because of [[fact:yard-9]].
```
"""

from collections.abc import Collection, Iterator, Mapping

from playbook_press.checks.markdown import links
from playbook_press.checks.passages import few, passages
from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.display import quoted
from playbook_press.diagnostics.suggest import instruction
from playbook_press.model.assessment import Assessment, Section
from playbook_press.model.markup import Link, is_link_kind
from playbook_press.model.playbook import Playbook
from playbook_press.model.walk import LocatedReference
from playbook_press.model.wording import noun

CODE = "broken-reference"

# Comparing an id with thousands of others takes milliseconds; a file made of broken links
# must not take minutes.
_MOST_SUGGESTIONS = 100
_OR_ELSE = "take it out"


def broken_references(playbook: Playbook) -> Iterator[Diagnostic]:
    """Every id, in a field or a link, that leads nowhere."""
    search = _Search(playbook)
    for reference in playbook.references:
        kind, target = reference.target_kind, reference.target
        known = search.known(reference)
        if target not in known and not search.may_exist(kind, target):
            place = playbook.place(reference.kind, reference.id, reference.location)
            yield search.problem(place, kind, target, known, written=target)
    for passage in passages(playbook, "[["):
        for link in few(link for link in links(passage.words) if search.is_broken(link)):
            known = playbook.names_by_kind.get(link.kind, {})
            place = passage.place(link.written)
            yield search.problem(place, link.kind, link.id, known, written=link.written)


class _Search:
    """Where an id is looked for, and what to say when it is not there."""

    def __init__(self, playbook: Playbook) -> None:
        self.playbook = playbook
        self.suggestions: dict[tuple[str, str], str] = {}

    def known(self, reference: LocatedReference) -> Collection[str]:
        """The ids that may stand in a field."""
        if reference.target_kind == "level":
            return _levels(self.playbook.assessment_by_id[reference.id], reference)
        if reference.target_kind == "question":
            return [
                name.name
                for name in self.playbook.names
                if (name.kind, name.id) == (reference.kind, reference.id)
                and name.namespace.kind == "question"
            ]
        return self.playbook.names_by_kind.get(reference.target_kind, {})

    def is_broken(self, link: Link) -> bool:
        """Whether a link of a kind that exists leads nowhere."""
        return (
            is_link_kind(link.kind)
            and link.id not in self.playbook.names_by_kind.get(link.kind, {})
            and not self.may_exist(link.kind, link.id)
        )

    def may_exist(self, kind: str, target: str) -> bool:
        """Whether it may stand in a file that did not load."""
        unread = self.playbook.unread
        return kind in unread.kinds or (kind, target) in unread.items

    def problem(
        self, place: Place, kind: str, target: str, known: Collection[str], *, written: str
    ) -> Diagnostic:
        """The report; `written` is what the author wrote, brackets included."""
        other = next(
            (
                k
                for k, names in self.playbook.names_by_kind.items()
                if k != kind and target in names
            ),
            None,
        )
        is_link = written != target
        if not target:
            what = f"{quoted(written)} names no {noun(kind)}."
            fix = f"Write the id of a {noun(kind)} after the colon."
        elif other is not None:
            what = f"{quoted(target)} is a {noun(other)}, not a {noun(kind)}."
            if is_link and is_link_kind(other):
                fix = f"Write {quoted(written.replace(kind, other, 1))}."
            else:
                fix = self._instruction(kind, target, known)
        else:
            what = f"There is no {noun(kind)} {quoted(target)}."
            fix = self._instruction(kind, target, known)
        return Diagnostic(
            code=CODE,
            place=place,
            what=what,
            why="Readers would come to a dead end."
            if is_link
            else "The page would miss what it was to be connected with.",
            fix=fix,
        )

    def _instruction(self, kind: str, target: str, known: Collection[str]) -> str:
        otherwise = f"Write the id of a {noun(kind)} that exists, or add this one."
        if isinstance(known, Mapping):
            # Former ids are found, but nobody should begin to use them.
            known = [id for id, name in known.items() if not name.former]
            # Those of files that did not load are ids all the same.
            known += sorted(id for of, id in self.playbook.unread.items if of == kind)
        key = (kind, target)
        if kind in ("level", "question"):
            return instruction(target, known, otherwise=otherwise, or_else=_OR_ELSE)
        if key not in self.suggestions:
            if len(self.suggestions) >= _MOST_SUGGESTIONS:
                return otherwise
            self.suggestions[key] = instruction(
                target, known, otherwise=otherwise, or_else=_OR_ELSE
            )
        return self.suggestions[key]


def _levels(assessment: Assessment, reference: LocatedReference) -> Collection[str]:
    """The levels that count where a reference stands: the section's own, else the whole's."""
    group: Section | Assessment = assessment
    steps = iter(reference.location)
    for step in steps:
        if step != "sections":
            break
        group = group.sections[int(next(steps))]
    ids = [level.id for level in group.levels or assessment.levels]
    if step == "questions":
        # `questions`, its position, `critical`, `cap`.
        critical = getattr(group.questions[int(next(steps))], "critical", None)  # type: ignore[union-attr]
        if critical is not None and critical.scope == "overall":
            whole = {level.id for level in assessment.levels}
            return [id for id in ids if id in whole]
    return ids
