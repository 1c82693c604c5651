"""Checklists: things to tick, in groups, and what the ticks come to."""

from typing import Annotated, ClassVar

from pydantic import Field

from playbook_press.model.ids import FormerId, ItemId, Namespace, RuleRef, TraitRef
from playbook_press.model.item import Item, Model, Retired
from playbook_press.model.scalars import Amount, Count, Distinct
from playbook_press.model.text import Text


class CheckItem(Model):
    """Something to tick."""

    namespace: ClassVar[Namespace | None] = Namespace("check-item", "file")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    revision: Count = 1
    """Raised when the meaning of the item changes."""
    was: Annotated[tuple[FormerId, ...], Distinct] = ()
    """Former ids; saved ticks that use them still arrive here."""
    text: Text
    """What is ticked when it is so."""
    help: Text | None = None
    """How to tell, or how to get there."""


class CheckGroup(Model):
    """Items that belong together."""

    namespace: ClassVar[Namespace | None] = Namespace("check-group")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    title: Text
    """Their heading."""
    intro: Text | None = None
    """What to know before them."""
    items: tuple[CheckItem, ...] = Field(min_length=1)
    """What to tick."""


class Outcome(Model):
    """What so many ticks mean."""

    namespace: ClassVar[Namespace | None] = Namespace("outcome")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    min: Amount
    """From how many ticks on."""
    text: Text
    """What to make of it."""


class Checklist(Item):
    """A list to tick, such as what to do before a community starts."""

    namespace: ClassVar[Namespace | None] = Namespace("checklist", "playbook")

    purpose: Text
    """What it is for."""
    when: Text | None = None
    """When to go through it."""
    how_to_use: tuple[Text, ...] = ()
    """What to know before the first item."""
    traits: Annotated[tuple[TraitRef, ...], Distinct] = ()
    """The traits it helps with."""
    rules: Annotated[tuple[RuleRef, ...], Distinct] = ()
    """The rules that belong to it."""
    groups: tuple[CheckGroup, ...] = Field(min_length=1)
    """What to tick."""
    outcomes: tuple[Outcome, ...] = ()
    """What the number of ticks means, the fewest first; empty where it means nothing."""
    retired: Retired | None = None
    """Set once the item is taken out; its address then says where to go."""
