"""Assessments: questions with anchored levels, and how they are scored (SCORING.md)."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from playbook_press.model.ids import FormerId, ItemId, LevelRef, Namespace, PracticeRef, TraitRef
from playbook_press.model.item import Item, Model, Retired
from playbook_press.model.scalars import (
    Count,
    Decimal,
    Digits,
    Distinct,
    Length,
    Share,
    Switch,
    Weight,
)
from playbook_press.model.text import Text


class Policy(Model):
    """How unanswered questions count."""

    unanswered: Literal["exclude", "zero"] = "exclude"
    """Left out of the score, or counted as zero."""
    min_coverage: Share = "0.5"
    """The share that has to be answered before there is a score."""
    min_group: Count = 3
    """Fewest people for which a team result is shown."""


class Level(Model):
    """A band of scores with a name."""

    namespace: ClassVar[Namespace | None] = Namespace("level")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    min: Decimal
    """The lowest score that reaches it."""
    label: Text
    """What readers call it."""
    description: Text | None = None
    """What it looks like."""


class NotApplicable(Model):
    """Whether a question may be left out as not applicable."""

    allowed: Switch = False
    """Whether the question may be left out so."""
    reason_required: Switch = False
    """Whether a reason has to be given."""


class Critical(Model):
    """A question whose failure caps the level of its group (SCORING.md, 5)."""

    min: Share
    """The share of the best answer, 0 to 1, below which it caps."""
    cap: LevelRef
    """The highest level that can then be reached."""
    scope: Literal["group", "overall"] = "group"
    """Whether it caps its group only, or the whole as well."""


class Option(Model):
    """An answer that can be chosen."""

    namespace: ClassVar[Namespace | None] = Namespace("option")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    value: Decimal
    """What it is worth."""
    label: Text
    """What readers choose."""
    description: Text | None = None
    """What it looks like in practice."""
    good_enough_when: Text | None = None
    """When to stop here."""
    next_step: Text | None = None
    """What to do next from here."""
    practices: tuple[PracticeRef, ...] = ()
    """Practices that help from here."""


class _Question(Model):
    namespace: ClassVar[Namespace | None] = Namespace("question", "file")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    revision: Count = 1
    """Raised when the meaning of the question changes."""
    was: Annotated[tuple[FormerId, ...], Distinct] = ()
    """Former ids; saved answers that use them still arrive here."""
    text: Text
    """The sentence readers answer."""
    help: Text | None = None
    """What to know before answering."""
    evidence: Text | None = None
    """What to look at before answering."""
    set: Literal["quick", "deep"] = "deep"
    """`quick` stands in the quick set and in the deep one."""
    retired: Retired | None = None
    """Set once the item is taken out; its address then says where to go."""


class _Scored(_Question):
    weight: Weight = "1"
    """How much it counts beside its neighbours."""
    critical: Critical | None = None
    """Set where a bad answer caps the level."""
    na: NotApplicable = NotApplicable()
    """Whether it may be left out as not applicable."""


class LevelQuestion(_Scored):
    """A question answered by picking one described level."""

    kind: Literal["level"]
    """One described level is picked."""
    options: tuple[Option, ...] = Field(min_length=2, max_length=9)
    """The levels, weakest first. The values decide the score, the order only the display."""


class MultiQuestion(_Scored):
    """A question answered by ticking several options; `value` holds the points."""

    kind: Literal["multi"]
    """Several options are ticked."""
    options: tuple[Option, ...] = Field(min_length=1)
    """What can be ticked; `value` holds the points."""


class NumberQuestion(_Scored):
    """A question answered by a number between a worst and a best value."""

    kind: Literal["number"]
    """A number is given."""
    worst: Decimal
    """The number that scores lowest."""
    best: Decimal
    """The number that scores highest; may be the smaller one."""
    unit: Text | None = None
    """What is counted."""


class TextQuestion(_Question):
    """A question answered in words; not scored."""

    kind: Literal["text"]
    """Words are given; they are not scored."""
    max: Length = 2000
    """The most characters."""


Question = Annotated[
    LevelQuestion | MultiQuestion | NumberQuestion | TextQuestion, Field(discriminator="kind")
]


class Section(Model):
    """A group of questions or of further sections, to any depth."""

    # Scores are known by the ids of questions and sections alike (SCORING.md).
    namespace: ClassVar[Namespace | None] = Namespace("question", "file")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    title: Text
    """Its heading."""
    intro: Text | None = None
    """What to know before its questions."""
    trait: TraitRef | None = None
    """The trait it asks about."""
    weight: Weight = "1"
    """How much it counts beside its neighbours."""
    target: LevelRef | None = None
    """A level id."""
    scale: tuple[Decimal, Decimal] | None = None
    """From which score to which, where not as the whole."""
    digits: Digits | None = None
    """Digits after the point, where not as the whole."""
    levels: tuple[Level, ...] = ()
    """Bands of scores, where not as the whole."""
    method: Literal["mean", "min"] = "mean"
    """The mean of what is in it, or the lowest."""
    sections: tuple["Section", ...] = ()
    """Sections in it."""
    questions: tuple[Question, ...] = ()
    """Questions in it."""


class Assessment(Item):
    """A self-assessment that a reader fills in."""

    namespace: ClassVar[Namespace | None] = Namespace("assessment", "playbook")

    revision: Count = 1
    """Raised when the meaning of the whole changes."""
    purpose: Text
    """What it is for."""
    audience: Text | None = None
    """Who should answer it."""
    how_to_answer: tuple[Text, ...] = ()
    """What to know before the first question."""
    how_to_read: tuple[Text, ...] = ()
    """What the result says, and what it does not."""
    minutes: Count | None = None
    """How long it takes."""
    cadence: Text | None = None
    """How often to do it."""
    policy: Policy = Policy()
    """How unanswered questions count."""
    scale: tuple[Decimal, Decimal] = ("0", "100")
    """From which score to which."""
    digits: Digits = 0
    """Digits after the point."""
    levels: tuple[Level, ...] = ()
    """Bands of scores with names, lowest first."""
    show_overall: Switch = True
    """Whether one number for the whole is shown."""
    sections: tuple[Section, ...] = Field(min_length=1)
    """What it asks."""
    retired: Retired | None = None
    """Set once the item is taken out; its address then says where to go."""
