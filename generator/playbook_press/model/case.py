"""Case studies: what is known about a real community, and how well."""

from typing import ClassVar, Literal

from pydantic import Field

from playbook_press.model.ids import FactRef, ItemId, Namespace, SourceRef, TopicRef, TraitRef
from playbook_press.model.item import Item, Model, Retired
from playbook_press.model.scalars import Line, Switch
from playbook_press.model.text import Text

Confidence = Literal["high", "medium", "low", "unsourced"]


class Glance(Model):
    """One line of the table at the top of a case."""

    label: Text
    """What is told: members, years, place."""
    value: Text
    """What is known."""


class Evidence(Model):
    """How well a case is documented, and how to use it."""

    strength: Literal["strong", "medium", "low"]
    """The verdict in a word."""
    remark: Text | None = None
    """A narrowing of the strength, such as "medium for HOPE, low for the BBS"."""
    best_for: Text
    """What it can be used to show."""
    care: Text
    """Use with care because …"""


class Fact(Model):
    """One sentence that the sources bear out."""

    namespace: ClassVar[Namespace | None] = Namespace("fact", "playbook")

    id: ItemId
    """Unique across all cases; never changes and is never used again."""
    text: Text
    """The fact, in one sentence."""
    topics: tuple[TopicRef, ...] = Field(min_length=1)
    """Topics from the playbook's list."""
    confidence: Confidence
    """How well the sources bear it out."""
    claim: Switch = False
    """The organisation says so about itself; nobody independent was found."""
    sources: tuple[SourceRef, ...] = ()
    """Where it can be looked up."""
    note: Text | None = None
    """What to know about the sources, or where they disagree."""


class Moment(Model):
    """One entry of a timeline."""

    when: Line
    """A date as far as it is known: `2010`, `2010-08`, `2010-08-16`, `2008/2009`."""
    text: Text
    """What happened."""
    facts: tuple[FactRef, ...] = ()
    """The facts that say so."""


class Verdict(Model):
    """What a case shows about one trait."""

    trait: TraitRef
    """The trait."""
    verdict: Literal["shows", "lacks", "mixed"]
    """Whether the case has it."""
    why: Text
    """What speaks for the verdict."""
    facts: tuple[FactRef, ...] = Field(min_length=1)
    """The facts it leans on."""


class Case(Item):
    """A real community, its facts with their confidence and sources."""

    namespace: ClassVar[Namespace | None] = Namespace("case", "playbook")

    short_title: Text | None = None
    """For tables and tags."""
    summary: Text
    """The case in a sentence or two."""
    at_a_glance: tuple[Glance, ...] = ()
    """The table at the top of the page."""
    status: Text
    """How it stands today, as far as known."""
    outcome: Text
    """Two to six characters or words for a tag: still running, closed, unknown."""
    evidence: Evidence
    """How well it is documented."""
    facts: tuple[Fact, ...] = Field(min_length=1)
    """What is known, with sources."""
    timeline: tuple[Moment, ...] = ()
    """What happened when, in order."""
    traits: tuple[Verdict, ...] = ()
    """What it shows about the traits."""
    lessons: tuple[Text, ...] = Field(min_length=1)
    """Teaching points."""
    gaps: tuple[Text, ...] = ()
    """What was looked for and not found, and where sources disagree."""
    limits: tuple[Text, ...] = ()
    """What the page must not be read as saying."""
    retired: Retired | None = None
    """Set once the item is taken out; its address then says where to go."""
