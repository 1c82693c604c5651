"""The playbook's own page of facts: `playbook.yml`."""

import re
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from playbook_press.model.ids import (
    AssessmentRef,
    CaseRef,
    ChecklistRef,
    FactRef,
    FormRef,
    ItemId,
    Namespace,
    PlaceholderId,
    RuleRef,
    TraitRef,
    WorkshopRef,
)
from playbook_press.model.item import Item, Model
from playbook_press.model.scalars import Distinct, Line
from playbook_press.model.sources import WebAddress
from playbook_press.model.text import LANGUAGE, LANGUAGE_PATTERN, Name, Text

VERSION_PATTERN = r"^[0-9]+\.[0-9]+\.[0-9]+([-+][0-9A-Za-z.-]+)?$"


def _three_numbers(value: str) -> str:
    if not re.fullmatch(VERSION_PATTERN, value):
        raise PydanticCustomError("malformed_version", "not a version", {"value": value})
    return value


def _language_code(value: str) -> str:
    if not LANGUAGE.fullmatch(value):
        raise PydanticCustomError("malformed_language", "not a code", {"value": value})
    return value


Version = Annotated[
    str,
    AfterValidator(_three_numbers),
    WithJsonSchema({"type": "string", "pattern": VERSION_PATTERN}),
]
"""Three numbers, `1.0.0`."""

Language = Annotated[
    str,
    AfterValidator(_language_code),
    WithJsonSchema({"type": "string", "pattern": LANGUAGE_PATTERN}),
]
"""A language as BCP 47 writes it: `zh`, `en`, `zh-Hant`."""


class Licence(Model):
    """The terms under which the content may be used."""

    id: Line
    """As SPDX writes it: `CC-BY-4.0`."""
    title: Name
    """What it is called."""
    url: WebAddress | None = None
    """Where its text can be read."""


class Person(Model):
    """An author or owner."""

    name: Name
    """As readers see it; one form for all languages will do."""
    url: WebAddress | None = None
    """Where to find them."""


class Named(Model):
    """An id and what readers see for it: a rule group, a topic of facts."""

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    title: Text
    """What readers call it."""
    description: Text | None = None
    """One sentence about it."""


class RuleGroup(Named):
    """A chapter of the rulebook."""

    namespace: ClassVar[Namespace | None] = Namespace("group", "playbook")


class Topic(Named):
    """What facts of cases are sorted by."""

    namespace: ClassVar[Namespace | None] = Namespace("topic", "playbook")


class Placeholder(Model):
    """A blank in the wording of rules, such as `{{community}}`."""

    namespace: ClassVar[Namespace | None] = Namespace("placeholder", "playbook")

    id: PlaceholderId
    """Lower-case words joined by underscores."""
    meaning: Text
    """What a team is asked for."""
    default: Text | None = None
    """What stands there until a team fills it in."""


class Pattern(Model):
    """Something that several cases have in common."""

    namespace: ClassVar[Namespace | None] = Namespace("pattern")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    title: Text
    """The pattern in a few words."""
    advice: Text
    """What to make of it."""
    facts: tuple[FactRef, ...] = ()
    """The facts that show it."""


class Order(Model):
    """Which item stands where; an item that is not named follows, by id."""

    traits: Annotated[tuple[TraitRef, ...], Distinct] = ()
    """Traits by id."""
    rules: Annotated[tuple[RuleRef, ...], Distinct] = ()
    """Rules by id."""
    cases: Annotated[tuple[CaseRef, ...], Distinct] = ()
    """Cases by id."""
    assessments: Annotated[tuple[AssessmentRef, ...], Distinct] = ()
    """Assessments by id."""
    forms: Annotated[tuple[FormRef, ...], Distinct] = ()
    """Forms by id."""
    checklists: Annotated[tuple[ChecklistRef, ...], Distinct] = ()
    """Checklists by id."""
    workshops: Annotated[tuple[WorkshopRef, ...], Distinct] = ()
    """Workshops by id."""


class Labels(Model):
    """What this playbook calls its kinds of items, where not trait, rule, case."""

    trait: Text | None = None
    """One trait."""
    traits: Text | None = None
    """Several traits."""
    claim: Text | None = None
    """One surrounding claim."""
    claims: Text | None = None
    """Several surrounding claims."""
    rule: Text | None = None
    """One rule."""
    rules: Text | None = None
    """Several rules."""
    case: Text | None = None
    """One case."""
    cases: Text | None = None
    """Several cases."""


class Correction(Model):
    """A slip that was mended without changing what a text says."""

    at: Line
    """The text, as overlays name it: `trait/shared-purpose/why`."""
    # No reader sees it, so it needs no translation.
    was: Name
    """The text as it was before, in the languages in which it had the slip."""


class Manifest(Item):
    """`playbook.yml`: what the playbook is, who keeps it, and in which order it is read."""

    namespace: ClassVar[Namespace | None] = Namespace("playbook")

    version: Version
    """Three numbers, `1.0.0`; readers see it, saved answers remember it."""
    languages: Annotated[tuple[Language, ...], Distinct] = Field(min_length=1)
    """The first is the source language: what a plain string is written in."""
    summary: Text
    """One or two sentences: what it is."""
    audience: tuple[Text, ...] = ()
    """For whom, one sentence each."""
    licence: Licence
    """The terms under which the content may be used."""
    authors: tuple[Person, ...] = ()
    """Who wrote it."""
    owner: Person | None = None
    """Who keeps it up to date."""
    reviewed_on: Line | None = None
    """The day the content was last read through, `2026-11-22`."""
    credits: Text | None = None
    """Where the playbook comes from."""
    standing: Text | None = None
    """What the playbook shows and does not show."""
    survivorship: Text | None = None
    """A warning about how the cases were chosen; stands on the overview and the cases."""
    rules_use: tuple[Text, ...] = ()
    """How to use the rules."""
    labels: Labels = Labels()
    """What this playbook calls its kinds of items."""
    rule_groups: tuple[RuleGroup, ...] = ()
    """The chapters of the rulebook, in their order."""
    topics: tuple[Topic, ...] = ()
    """What facts are sorted by."""
    placeholders: tuple[Placeholder, ...] = ()
    """The blanks that the wording of rules may hold."""
    patterns: tuple[Pattern, ...] = ()
    """What the cases have in common."""
    order: Order = Order()
    """Which item stands where; an item that is not named follows, by id."""
    corrections: tuple[Correction, ...] = ()
    """Slips that were mended; overlays are not told of them as changes."""
