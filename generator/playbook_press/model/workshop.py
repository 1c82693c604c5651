"""Workshops: a run sheet of timed steps, and a guide for whoever leads it."""

from typing import Annotated, ClassVar

from pydantic import Field

from playbook_press.model.ids import (
    AssessmentRef,
    ChecklistRef,
    FormRef,
    ItemId,
    Namespace,
    RuleRef,
    TraitRef,
)
from playbook_press.model.item import Item, Model, Retired
from playbook_press.model.scalars import Count, Distinct
from playbook_press.model.text import Text


class WorkshopRole(Model):
    """A job that somebody has during a workshop."""

    namespace: ClassVar[Namespace | None] = Namespace("workshop-role")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    title: Text
    """What it is called."""
    task: Text
    """What this person does."""


class Material(Model):
    """Something to bring along."""

    namespace: ClassVar[Namespace | None] = Namespace("material")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    text: Text
    """What, and how much of it."""


class TimedStep(Model):
    """One line of the run sheet."""

    namespace: ClassVar[Namespace | None] = Namespace("timed-step", "file")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    title: Text
    """The step in a few words."""
    minutes: Count
    """How long it lasts."""
    aim: Text | None = None
    """What should be reached by its end."""
    who: Text | None = None
    """Who leads it, or who works with whom."""
    do: tuple[Text, ...] = Field(min_length=1)
    """What happens, in order."""
    say: Text | None = None
    """Words that can be read out."""
    materials: tuple[Text, ...] = ()
    """What has to lie ready."""
    assessments: tuple[AssessmentRef, ...] = ()
    """Self-assessments that are answered in it."""
    forms: tuple[FormRef, ...] = ()
    """Forms that are filled in."""
    checklists: tuple[ChecklistRef, ...] = ()
    """Checklists that are gone through."""


class GuidePart(Model):
    """A part of the facilitator's guide."""

    namespace: ClassVar[Namespace | None] = Namespace("guide-part")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    title: Text
    """Its heading."""
    text: Text
    """What to know."""


class Workshop(Item):
    """A workshop with a run sheet that can be followed by the clock."""

    namespace: ClassVar[Namespace | None] = Namespace("workshop", "playbook")

    purpose: Text
    """What it is for."""
    audience: Text | None = None
    """Who takes part."""
    group_size: Text | None = None
    """For how many people it is made."""
    minutes: Count
    """How long it lasts: as long as its steps together."""
    results: tuple[Text, ...] = ()
    """What people have in hand when it ends."""
    roles: tuple[WorkshopRole, ...] = ()
    """Who does what."""
    materials: tuple[Material, ...] = ()
    """What to bring along."""
    prepare: tuple[Text, ...] = ()
    """What to do beforehand."""
    steps: tuple[TimedStep, ...] = Field(min_length=1)
    """The run sheet."""
    follow_up: tuple[Text, ...] = ()
    """What to do afterwards."""
    guide: tuple[GuidePart, ...] = Field(min_length=1)
    """What helps whoever leads it."""
    traits: Annotated[tuple[TraitRef, ...], Distinct] = ()
    """The traits it helps with."""
    rules: Annotated[tuple[RuleRef, ...], Distinct] = ()
    """The rules that belong to it."""
    retired: Retired | None = None
    """Set once the item is taken out; its address then says where to go."""
