"""What refers to what, read once per playbook: every link has its way back."""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from msgspec import Struct

from playbook_press.model.assessment import Assessment, Question, Section
from playbook_press.model.case import Case, Fact, Verdict
from playbook_press.model.checklist import Checklist
from playbook_press.model.form import Form
from playbook_press.model.item import Model
from playbook_press.model.manifest import Pattern
from playbook_press.model.markup import links_in
from playbook_press.model.playbook import Playbook
from playbook_press.model.rule import LawNote, Rule
from playbook_press.model.text import Text
from playbook_press.model.trait import Trait
from playbook_press.model.workshop import Workshop

T = TypeVar("T", Trait, Rule, Case, Assessment, Form, Checklist, Workshop)
K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

Origin = tuple[str, str]
"""Who refers: kind and id of an item, fact, law note or pattern."""


class Asked(Struct, frozen=True):
    """A question of an assessment that is about a trait."""

    assessment: Assessment
    question: Question


class Backlinks(Struct, frozen=True):
    """For everything that can be referred to, who does, in reading order."""

    facts: Mapping[str, tuple[Origin, ...]]
    """By fact id: the traits, rules, law notes and patterns that lean on it."""
    sources: Mapping[str, tuple[Origin, ...]]
    """By source id: facts, and the items that cite it themselves."""
    mentions: Mapping[Origin, tuple[Origin, ...]]
    """By kind and id: the items whose text links there, and the tools that name it."""
    rules_of_trait: Mapping[str, tuple[Rule, ...]]
    verdicts_on_trait: Mapping[str, tuple[tuple[Case, Verdict], ...]]
    questions_of_trait: Mapping[str, tuple[Asked, ...]]
    rules_of_role: Mapping[str, tuple[Rule, ...]]
    rules_of_law_note: Mapping[str, tuple[Rule, ...]]
    traits_related_to: Mapping[str, tuple[Trait, ...]]
    """By trait id: the traits that name it as related."""


def backlinks(playbook: Playbook) -> Backlinks:
    """Read every reference of a playbook; items that were taken out refer to nothing."""
    facts: _Found[str] = {}
    sources: _Found[str] = {}
    mentions: _Found[Origin] = {}
    for origin, part in _origins(playbook):
        for fact in _facts(part):
            _note(facts, fact, origin)
        for source in _sources(part):
            _note(sources, source, origin)
        for kind, id in _named(part):
            _note(mentions, _canonical(playbook, kind, id), origin)
        for text in texts_of(part):
            for link in (link for words in text.by_language.values() for link in links_in(words)):
                target = _canonical(playbook, link.kind, link.id)
                if target != origin:
                    _note(mentions, target, origin)
                if link.kind == "source":
                    _note(sources, link.id, origin)
                if link.kind == "fact" and not _is_own(playbook, link.id, part):
                    _note(facts, link.id, origin)
    return Backlinks(
        facts=_frozen(facts),
        sources=_frozen(sources),
        mentions=_frozen(mentions),
        rules_of_trait=_by(
            (playbook.trait_by_id[trait].id, rule)
            for rule in live(playbook.rules)
            for trait in rule.serves
            if trait in playbook.trait_by_id
        ),
        verdicts_on_trait=_by(
            (playbook.trait_by_id[verdict.trait].id, (case, verdict))
            for case in live(playbook.cases)
            for verdict in case.traits
            if verdict.trait in playbook.trait_by_id
        ),
        questions_of_trait=_by(
            (playbook.trait_by_id[trait].id, Asked(assessment, question))
            for assessment in playbook.assessments
            if not assessment.retired
            for trait, question in _questions(assessment.sections, None)
            if trait in playbook.trait_by_id
        ),
        rules_of_role=_by(
            (role, rule) for rule in live(playbook.rules) for role in rule.enforced_by.roles
        ),
        rules_of_law_note=_by(
            (note, rule) for rule in live(playbook.rules) for note in rule.law_notes
        ),
        traits_related_to=_by(
            (playbook.trait_by_id[related.id].id, trait)
            for trait in live(playbook.traits)
            for related in trait.related
            if related.id in playbook.trait_by_id
        ),
    )


def live(items: tuple[T, ...]) -> tuple[T, ...]:
    """The items that were not taken out."""
    return tuple(item for item in items if item.retired is None)


def texts_of(part: object) -> Iterator[Text]:
    """Every text in an item, in the order of its fields."""
    if isinstance(part, Text):
        yield part
    elif isinstance(part, Model):
        for name in type(part).model_fields:
            yield from texts_of(getattr(part, name))
    elif isinstance(part, tuple):
        for piece in part:
            yield from texts_of(piece)


_Found = dict[K, dict[Origin, None]]


def _note(found: _Found[K], key: K, origin: Origin) -> None:
    found.setdefault(key, {})[origin] = None


def _frozen(found: _Found[K]) -> dict[K, tuple[Origin, ...]]:
    return {key: tuple(origins) for key, origins in found.items()}


def _by(pairs: Iterable[tuple[str, V]]) -> dict[str, tuple[V, ...]]:
    found: dict[str, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _origins(playbook: Playbook) -> Iterator[tuple[Origin, Model]]:
    """Everything that refers to something, in reading order; a case before its facts."""
    for trait in live(playbook.traits):
        yield ("trait", trait.id), trait
    for rule in live(playbook.rules):
        yield ("rule", rule.id), rule
    for case in live(playbook.cases):
        yield ("case", case.id), case
        for fact in case.facts:
            yield ("fact", fact.id), fact
    for workshop in live(playbook.workshops):
        yield ("workshop", workshop.id), workshop
    for form in live(playbook.forms):
        yield ("form", form.id), form
    for checklist in live(playbook.checklists):
        yield ("checklist", checklist.id), checklist
    for note in playbook.law.notes if playbook.law else ():
        yield ("law", note.id), note
    for pattern in playbook.manifest.patterns:
        yield ("pattern", pattern.id), pattern


def _facts(part: Model) -> Iterator[str]:
    match part:
        case Trait():
            yield from part.facts.supporting
            yield from part.facts.warning
            for claim in part.research:
                yield from claim.facts
        case Rule():
            yield from (precedent.fact for precedent in part.precedents if precedent.fact)
        case LawNote() | Pattern():
            yield from part.facts


def _named(part: Model) -> Iterator[Origin]:
    """What a form, a checklist or a workshop says that it works with."""
    if isinstance(part, Form | Checklist | Workshop):
        yield from (("trait", id) for id in part.traits)
        yield from (("rule", id) for id in part.rules)
    for step in part.steps if isinstance(part, Workshop) else ():
        yield from (("assessment", id) for id in step.assessments)
        yield from (("form", id) for id in step.forms)
        yield from (("checklist", id) for id in step.checklists)


def _sources(part: Model) -> Iterator[str]:
    match part:
        case Trait():
            for claim in part.research:
                yield from claim.sources
        case Rule():
            yield from (precedent.source for precedent in part.precedents if precedent.source)
        case Fact() | LawNote():
            yield from part.sources


def _questions(sections: tuple[Section, ...], trait: str | None) -> Iterator[tuple[str, Question]]:
    """Every question still asked, with the trait of its section or of one around it."""
    for section in sections:
        about = section.trait or trait
        if about:
            yield from ((about, asked) for asked in section.questions if asked.retired is None)
        yield from _questions(section.sections, about)


def _canonical(playbook: Playbook, kind: str, id: str) -> Origin:
    """The target of a link, with an alias replaced by the id it became."""
    found = playbook.items_by_kind.get(kind, {}).get(id)
    return (kind, found.id if found else id)


def _is_own(playbook: Playbook, fact: str, part: Model) -> bool:
    """Whether a case, or one of its facts, speaks of a fact of its own."""
    found = playbook.fact_by_id.get(fact)
    return found is not None and (part is found[0] or part in found[0].facts)
