"""A whole playbook, in order, with the place each part came from."""

import json
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, Literal, TypeVar

from msgspec import Struct, field
from msgspec.structs import astuple

from playbook_press.diagnostics import Place
from playbook_press.model.adaptation import Adaptation
from playbook_press.model.assessment import Assessment
from playbook_press.model.case import Case, Fact
from playbook_press.model.checklist import Checklist
from playbook_press.model.form import Form
from playbook_press.model.glossary import Glossary, Term
from playbook_press.model.item import Item, Model
from playbook_press.model.manifest import Manifest
from playbook_press.model.rule import Ladder, Law, LawNote, Role, Roles, Rule
from playbook_press.model.sources import Source, Sources
from playbook_press.model.trait import Practice, Trait
from playbook_press.model.walk import (
    LocatedName,
    LocatedReference,
    LocatedText,
    Parts,
    collect,
)
from playbook_press.model.workshop import Workshop
from playbook_press.source.document import Document, Location

T = TypeVar("T", Trait, Rule, Case, Assessment, Form, Checklist, Workshop, Term)

ItemKind = Literal["trait", "rule", "case", "assessment", "form", "checklist", "workshop"]
FOLDERS: Mapping[str, ItemKind] = {
    "traits": "trait",
    "rules": "rule",
    "cases": "case",
    "assessments": "assessment",
    "forms": "form",
    "checklists": "checklist",
    "workshops": "workshop",
}
"""The folders of a playbook and the kind of item each holds, one per file."""


class Unread(Struct, frozen=True):
    """What could not be read, so that its absence is not reported a second time."""

    items: frozenset[tuple[str, str]] = frozenset()
    """Kind and id of items whose file did not load."""
    kinds: frozenset[str] = frozenset()
    """Namespaces whose names are not all known, such as `fact` when a case did not load."""


class Playbook(Struct, frozen=True, dict=True):
    """A playbook as it was read; every tuple is in reading order.

    `documents` maps `(kind, id)` to the file an item of its own file was read from; the
    single files are `("playbook", id)`, `("glossary", "")`, `("sources", "")`,
    `("ladder", "")`, `("roles", "")`, `("law", "")`.
    """

    manifest: Manifest
    traits: tuple[Trait, ...]
    rules: tuple[Rule, ...]
    cases: tuple[Case, ...]
    assessments: tuple[Assessment, ...]
    glossary: Glossary
    sources: Sources | None
    ladder: Ladder | None
    roles: Roles | None
    law: Law | None
    documents: Mapping[tuple[str, str], Document]
    forms: tuple[Form, ...] = ()
    checklists: tuple[Checklist, ...] = ()
    workshops: tuple[Workshop, ...] = ()
    folder: str = ""
    """Where the playbook stands, relative to the project and written with `/`."""
    images: frozenset[str] = frozenset()
    """The files below `images/`, by their path within the playbook: `images/map.svg`."""
    unread: Unread = Unread()
    adaptation: Adaptation | None = None
    """Set where the playbook is built on another one."""
    sidecars: Mapping[str, str] = field(default_factory=dict)
    """By language the file in `i18n/` that translates it."""
    outdated: frozenset[tuple[str, str, str]] = frozenset()
    """Translations older than their source: language, source text, translation."""

    def __reduce__(self) -> tuple[object, ...]:
        """What is kept of a playbook; of what is worked out once only `data`."""
        known = {name: found for name, found in vars(self).items() if name == "data"}
        return _restored, (astuple(self), known)

    @property
    def id(self) -> str:
        return self.manifest.id

    @property
    def languages(self) -> tuple[str, ...]:
        return self.manifest.languages

    @property
    def bases(self) -> tuple[str, ...]:
        """The ids of the playbooks that this one is built on; saved answers of theirs fit."""
        return tuple(each.id for each in self.adaptation.originals) if self.adaptation else ()

    def place(self, kind: str, id: str, location: Location = (), *, within: str = "") -> Place:
        """Where a value stands in YAML; `within` narrows it to a piece of its text."""
        return self.documents[kind, id].place(location, within=within)

    def records(self) -> Iterator[tuple[str, str, Model]]:
        """Every file's record under its key in `documents`, in reading order."""
        yield "playbook", self.id, self.manifest
        for kind, items in (
            ("trait", self.traits),
            ("rule", self.rules),
            ("case", self.cases),
            ("assessment", self.assessments),
            ("form", self.forms),
            ("checklist", self.checklists),
            ("workshop", self.workshops),
        ):
            for item in items:
                yield kind, item.id, item
        singles: tuple[tuple[str, Model | None], ...] = (
            ("glossary", self.glossary),
            ("sources", self.sources),
            ("ladder", self.ladder),
            ("roles", self.roles),
            ("law", self.law),
        )
        for kind, record in singles:
            if record is not None and (kind, "") in self.documents:
                yield kind, "", record

    # Everything that stands in any record, whatever its model.

    @cached_property
    def _parts(self) -> Parts:
        parts = Parts()
        for kind, id, record in self.records():
            collect(kind, id, record, parts)
        return parts

    @property
    def texts(self) -> list[LocatedText]:
        """Every text of the playbook and where it stands, in reading order."""
        return self._parts.texts

    @property
    def references(self) -> list[LocatedReference]:
        """Every field that holds the id of something else, in reading order."""
        return self._parts.references

    @property
    def names(self) -> list[LocatedName]:
        """Every id that something bears or bore before, in reading order."""
        return self._parts.names

    @cached_property
    def names_by_kind(self) -> Mapping[str, Mapping[str, LocatedName]]:
        """What the playbook as a whole knows by id: kind (`fact`) to id; aliases too."""
        found: dict[str, dict[str, LocatedName]] = {}
        # An id goes before the same word as a former id of something else.
        for name in sorted(self.names, key=lambda name: name.former):
            if name.namespace.scope == "playbook":
                found.setdefault(name.namespace.kind, {}).setdefault(name.name, name)
        return found

    # Look-ups by id; an alias finds the item it became.

    @cached_property
    def trait_by_id(self) -> Mapping[str, Trait]:
        return _by_id(self.traits)

    @cached_property
    def rule_by_id(self) -> Mapping[str, Rule]:
        return _by_id(self.rules)

    @cached_property
    def case_by_id(self) -> Mapping[str, Case]:
        return _by_id(self.cases)

    @cached_property
    def assessment_by_id(self) -> Mapping[str, Assessment]:
        return _by_id(self.assessments)

    @cached_property
    def form_by_id(self) -> Mapping[str, Form]:
        return _by_id(self.forms)

    @cached_property
    def checklist_by_id(self) -> Mapping[str, Checklist]:
        return _by_id(self.checklists)

    @cached_property
    def workshop_by_id(self) -> Mapping[str, Workshop]:
        return _by_id(self.workshops)

    @cached_property
    def items_by_kind(self) -> Mapping[str, Mapping[str, Item]]:
        """Everything with a page of its own: kind (`trait`) to id to item."""
        return {
            "trait": self.trait_by_id,
            "rule": self.rule_by_id,
            "case": self.case_by_id,
            "assessment": self.assessment_by_id,
            "form": self.form_by_id,
            "checklist": self.checklist_by_id,
            "workshop": self.workshop_by_id,
        }

    @cached_property
    def term_by_id(self) -> Mapping[str, Term]:
        return _by_id(self.glossary.terms)

    @cached_property
    def source_by_id(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.sources.sources} if self.sources else {}

    @cached_property
    def fact_by_id(self) -> Mapping[str, tuple[Case, Fact]]:
        """Facts are known by one id across all cases."""
        return {fact.id: (case, fact) for case in self.cases for fact in case.facts}

    @cached_property
    def practice_by_id(self) -> Mapping[str, tuple[Trait, Practice]]:
        return {
            practice.id: (trait, practice) for trait in self.traits for practice in trait.practices
        }

    @cached_property
    def role_by_id(self) -> Mapping[str, Role]:
        return {role.id: role for role in self.roles.roles} if self.roles else {}

    @cached_property
    def law_note_by_id(self) -> Mapping[str, LawNote]:
        return {note.id: note for note in self.law.notes} if self.law else {}

    # What readers get as data; made once, for it stands beside the pages of every language.

    @cached_property
    def data(self) -> Mapping[str, str]:
        """By name, each part in all its languages as JSON, without what an overlay hides."""
        hidden = self.adaptation.hidden if self.adaptation else frozenset()
        items: Mapping[str, tuple[Item, ...]] = {
            "traits": self.traits,
            "rules": self.rules,
            "cases": self.cases,
            "assessments": self.assessments,
            "forms": self.forms,
            "checklists": self.checklists,
            "workshops": self.workshops,
        }
        records: Mapping[str, Model | None] = {
            "playbook": self.manifest,
            "glossary": self.glossary,
            "sources": self.sources,
            "ladder": self.ladder,
            "roles": self.roles,
            "law": self.law,
        }
        parts: dict[str, object] = {
            name: [_plain(item) for item in all if (FOLDERS[name], item.id) not in hidden]
            for name, all in items.items()
        }
        parts |= {name: _plain(each) for name, each in records.items() if each is not None}
        return {
            name: json.dumps(part, ensure_ascii=False, sort_keys=True)
            for name, part in parts.items()
        }


def _plain(record: Model) -> object:
    return record.model_dump(mode="json", by_alias=True, exclude_none=True)


def _by_id(items: tuple[T, ...]) -> Mapping[str, T]:
    found = {alias: item for item in items for alias in item.aliases}
    found.update((item.id, item) for item in items)
    return found


# `Any`: the fields are of many types.
def _restored(fields: tuple[Any, ...], known: Mapping[str, object]) -> Playbook:
    playbook = Playbook(*fields)
    vars(playbook).update(known)
    return playbook
