"""Operating rules, the ladder of penalties, and the roles that apply them."""

from typing import ClassVar, Literal

from pydantic import Field

from playbook_press.model.ids import (
    FactRef,
    GroupRef,
    ItemId,
    LawNoteRef,
    Namespace,
    RoleRef,
    SourceRef,
    TraitRef,
)
from playbook_press.model.item import Item, Model, Retired
from playbook_press.model.scalars import Switch
from playbook_press.model.text import Text, Wording


class Enforcement(Model):
    """Who applies a rule."""

    roles: tuple[RoleRef, ...] = ()
    """The roles that apply it."""
    text: Text
    """How they do it."""


class BadExample(Model):
    """A wording of the same rule that does harm, and why."""

    wording: Text
    """The wording that does harm."""
    why: Text | None = None
    """What it does."""


class Precedent(Model):
    """A fact of a case or a source of research that a rule leans on."""

    fact: FactRef | None = None
    """A fact of a case."""
    source: SourceRef | None = None
    """A source of research."""
    as_: Literal["support", "contrast", "warning"] = Field(default="support", alias="as")
    """Whether it supports the rule, does otherwise, or warns."""
    note: Text | None = None
    """What to see in it."""


class Rule(Item):
    """A rule that a team can adopt word for word."""

    namespace: ClassVar[Namespace | None] = Namespace("rule", "playbook")

    group: GroupRef
    """One of the playbook's rule groups."""
    starter: Switch = False
    """Whether it belongs to the few to begin with."""
    purpose: Text
    """What the rule is for."""
    wording: Wording
    """The rule itself, with `{{placeholders}}` from the playbook's closed list."""
    enforced_by: Enforcement
    """Who applies it."""
    escalation: Text
    """What happens when it is broken again."""
    bad_example: BadExample
    """How not to word it."""
    serves: tuple[TraitRef, ...] = Field(min_length=1)
    """Traits."""
    precedents: tuple[Precedent, ...] = ()
    """What it leans on."""
    law_notes: tuple[LawNoteRef, ...] = ()
    """Notes on the law to read with it."""
    retired: Retired | None = None
    """Set once the item is taken out; its address then says where to go."""


class Step(Model):
    """One step of the ladder of penalties."""

    namespace: ClassVar[Namespace | None] = Namespace("step", "playbook")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    title: Text
    """The penalty in a few words."""
    applied_by: Text
    """Who may apply it."""
    lasts: Text | None = None
    """For how long."""
    public_record: Text | None = None
    """What others get to see of it."""
    urgent: Switch = False
    """Stands beside the ladder, for danger, and is not a rung of it."""


class Ladder(Model):
    """Penalties from the mildest to the firmest (`ladder.yml`)."""

    title: Text
    """What it is called."""
    use: Text
    """How to use it."""
    steps: tuple[Step, ...] = Field(min_length=1)
    """The steps, mildest first."""


class Role(Model):
    """A job that rules name."""

    namespace: ClassVar[Namespace | None] = Namespace("role", "playbook")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    title: Text
    """What readers call it."""
    purpose: Text
    """What it is there for."""


class Roles(Model):
    """The jobs that rules name (`roles.yml`)."""

    remark: Text | None = None
    """What to know about all of them."""
    roles: tuple[Role, ...] = Field(min_length=1)
    """The roles, in reading order."""


class LawNote(Model):
    """What a law says, in short."""

    namespace: ClassVar[Namespace | None] = Namespace("law", "playbook")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    title: Text
    """What it is about."""
    text: Text
    """What the law says, in short."""
    sources: tuple[SourceRef, ...] = ()
    """The laws."""
    facts: tuple[FactRef, ...] = ()
    """Facts of cases that show it."""


class Law(Model):
    """Notes on the law of one jurisdiction (`law.yml`); not legal advice."""

    jurisdiction: Text
    """Whose law it is."""
    disclaimer: Text
    """What the notes are not."""
    not_covered: Text | None = None
    """What is left out."""
    notes: tuple[LawNote, ...] = Field(min_length=1)
    """The notes, in reading order."""
