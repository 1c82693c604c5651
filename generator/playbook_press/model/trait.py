"""Traits, and the claims that surround them."""

from typing import ClassVar, Literal

from pydantic import Field

from playbook_press.model.ids import FactRef, ItemId, Namespace, PracticeRef, SourceRef, TraitRef
from playbook_press.model.item import Item, Model, Retired
from playbook_press.model.scalars import Count, Grade
from playbook_press.model.text import Text


class Support(Model):
    """How well a trait stands up against research."""

    level: Literal["strong", "moderate", "mixed", "two-sided"]
    """The verdict in a word."""
    remark: Text | None = None
    """A narrowing of the level, such as "strong on replies, weak on tools"."""
    holds: Text
    """What holds."""
    fails: Text
    """What does not."""


class ResearchClaim(Model):
    """What a body of research says about a trait, on one side of the question."""

    claim: Text
    """What was found, in a sentence or two."""
    side: Literal["for", "limits", "mixed"]
    """Whether it speaks for the trait or shows its limits."""
    sources: tuple[SourceRef, ...] = ()
    """Where it was found."""
    facts: tuple[FactRef, ...] = ()
    """Facts of cases that show the same."""


class Signals(Model):
    """What one sees where a trait is alive, and where it is not."""

    healthy: tuple[Text, ...] = Field(min_length=1)
    """What one sees where the trait is alive."""
    unhealthy: tuple[Text, ...] = Field(min_length=1)
    """What one sees where it is not."""


class Practice(Model):
    """Something a team can start doing next week."""

    namespace: ClassVar[Namespace | None] = Namespace("practice", "playbook")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    title: Text
    """What to do, in a few words."""
    how: Text
    """How to do it."""
    effort: Grade | None = None
    """1 (an afternoon) to 3 (a project); 2 is assumed where absent (SCORING.md, 7)."""
    impact: Grade | None = None
    """1 (little) to 3 (much); 2 is assumed where absent."""
    depends_on: tuple[PracticeRef, ...] = ()
    """Practices, of any trait, that should come first."""


class Metric(Model):
    """A number worth watching."""

    namespace: ClassVar[Namespace | None] = Namespace("metric")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    title: Text
    """What is counted."""
    definition: Text
    """How it is counted."""
    formula: Text | None = None
    """Numerator ÷ denominator, with the window."""


class TraitFacts(Model):
    """The facts of the cases that speak for a trait, and those that warn."""

    supporting: tuple[FactRef, ...] = ()
    """Facts that speak for the trait."""
    warning: tuple[FactRef, ...] = ()
    """Facts that warn."""


class Related(Model):
    """Another trait, and how the two hang together."""

    id: TraitRef
    """The other trait."""
    as_: Text = Field(alias="as")
    """How the two hang together."""


class Sign(Model):
    """One sign of a practical test."""

    namespace: ClassVar[Namespace | None] = Namespace("sign")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    text: Text
    """What to look for."""


class PracticalTest(Model):
    """A handful of yes-or-no signs and what to do with the count."""

    signs: tuple[Sign, ...] = Field(min_length=1)
    """Signs to tick, yes or no."""
    verdict: Text
    """What the count says."""


class Trait(Item):
    """A trait of the playbook, or a claim that surrounds the traits."""

    namespace: ClassVar[Namespace | None] = Namespace("trait", "playbook")

    kind: Literal["trait", "claim"] = "trait"
    """`claim` for what surrounds the traits."""
    number: Count | None = None
    """Its number, where readers know it by one."""
    statement: Text
    """One testable sentence."""
    meaning: Text
    """What the statement means, word by word."""
    why: Text | None = None
    """Why it matters."""
    contestable: Text
    """Where the wording can be read in more than one way."""
    support: Support | None = None
    """How well it stands up against research."""
    research: tuple[ResearchClaim, ...] = ()
    """What research says, for and against."""
    research_summary: Text | None = None
    """What it adds up to."""
    signals: Signals | None = None
    """What one sees where it is alive, and where it is not."""
    practices: tuple[Practice, ...] = ()
    """What a team can start doing."""
    metrics: tuple[Metric, ...] = ()
    """Numbers worth watching."""
    test: PracticalTest | None = None
    """A quick test with yes and no."""
    facts: TraitFacts = TraitFacts()
    """The facts of cases that speak for it, and those that warn."""
    related: tuple[Related, ...] = ()
    """Traits it hangs together with."""
    retired: Retired | None = None
    """Set once the item is taken out; its address then says where to go."""
