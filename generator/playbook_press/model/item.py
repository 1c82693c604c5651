"""What every part of a playbook has in common."""

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict

from playbook_press.model.ids import FormerId, ItemId, Namespace, SuccessorRef
from playbook_press.model.scalars import Distinct, Line
from playbook_press.model.text import Text


class Model(BaseModel):
    """A frozen, closed, strict record; sequences are tuples."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        strict=True,
        arbitrary_types_allowed=False,
    )

    namespace: ClassVar[Namespace | None] = None
    """What the record's own `id` names; None where it has none."""

    may_stay_empty: ClassVar[frozenset[str]] = frozenset()
    """Fields of a file that may be written without a value, such as a list of remarks only."""


class Retired(Model):
    """What is left of an item that was taken out: its address keeps saying where to go."""

    since: Line
    """The playbook version that took it out."""
    replaced_by: SuccessorRef | None = None
    """The item of the same kind that readers are sent to."""


class Item(Model):
    """Something with a page or a place of its own, known by an id that never changes."""

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    aliases: Annotated[tuple[FormerId, ...], Distinct] = ()
    """Former ids. Links, overlays and saved answers that use them still arrive here."""
    title: Text
    """What readers call it."""
