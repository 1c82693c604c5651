"""Forms: fields to fill in, and the document that they make."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from playbook_press.model.ids import FormerId, ItemId, Namespace, RuleRef, TraitRef
from playbook_press.model.item import Item, Model, Retired
from playbook_press.model.scalars import Count, Distinct, Length, Rows, Switch
from playbook_press.model.text import Template, Text


class _FormField(Model):
    namespace: ClassVar[Namespace | None] = Namespace("field", "file")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    revision: Count = 1
    """Raised when the meaning of the field changes."""
    was: Annotated[tuple[FormerId, ...], Distinct] = ()
    """Former ids; saved drafts that use them still arrive here."""
    label: Text
    """What is asked for."""
    hint: Text | None = None
    """What to know before writing."""
    example: Text | None = None
    """What somebody else might have written."""
    required: Switch = False
    """Whether the document is unfinished without it."""


class LongTextField(_FormField):
    """A field for a passage of several lines."""

    kind: Literal["longtext"]
    """Several lines are written."""
    max: Length = 10000
    """The most characters."""


class TextField(_FormField):
    """A field for a few words."""

    kind: Literal["text"]
    """One line is written."""
    max: Length = 500
    """The most characters."""


class DateField(_FormField):
    """A field for a day."""

    kind: Literal["date"]
    """A day is chosen."""


class ListField(_FormField):
    """A field for several short entries."""

    kind: Literal["list"]
    """Several lines are written, one entry each."""
    max: Rows = 30
    """The most entries."""


class Column(Model):
    """A column of a table to fill in."""

    namespace: ClassVar[Namespace | None] = Namespace("column")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    label: Text
    """What stands above it."""
    example: Text | None = None
    """What somebody else might have written."""


class TableField(_FormField):
    """A field for rows of several columns."""

    kind: Literal["table"]
    """Rows are written."""
    columns: tuple[Column, ...] = Field(min_length=1, max_length=6)
    """What each row holds."""
    max: Rows = 30
    """The most rows."""


class FieldOption(Model):
    """Something that can be chosen in a form."""

    namespace: ClassVar[Namespace | None] = Namespace("option")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    label: Text
    """What readers choose; the document says it in these words."""
    description: Text | None = None
    """What it means in practice."""


class ChoiceField(_FormField):
    """A field with options to choose from."""

    kind: Literal["choice"]
    """Options are chosen."""
    options: tuple[FieldOption, ...] = Field(min_length=2)
    """What can be chosen."""
    several: Switch = False
    """Whether more than one may be chosen."""


FormField = Annotated[
    LongTextField | TextField | DateField | ListField | TableField | ChoiceField,
    Field(discriminator="kind"),
]


class DocumentPart(Model):
    """A part of the document that a form makes."""

    namespace: ClassVar[Namespace | None] = Namespace("document-part")

    id: ItemId
    """Lower-case words joined by hyphens; never changes and is never used again."""
    heading: Text | None = None
    """What stands above it."""
    text: Template
    """What it says, with `{{field-id}}` where an answer goes."""


class FormDocument(Model):
    """The document that a form makes."""

    title: Template
    """What it is called; may hold `{{field-id}}`."""
    parts: tuple[DocumentPart, ...] = Field(min_length=1)
    """What it says, part by part. A part with nothing but empty optional fields is left out."""


class Form(Item):
    """A fillable template, such as a community charter."""

    namespace: ClassVar[Namespace | None] = Namespace("form", "playbook")

    purpose: Text
    """What it is for."""
    audience: Text | None = None
    """Who should fill it in."""
    minutes: Count | None = None
    """How long it takes."""
    how_to_use: tuple[Text, ...] = ()
    """What to know before the first field, and what to do with the document."""
    traits: Annotated[tuple[TraitRef, ...], Distinct] = ()
    """The traits it helps with."""
    rules: Annotated[tuple[RuleRef, ...], Distinct] = ()
    """The rules that belong to it."""
    fields: tuple[FormField, ...] = Field(min_length=1)
    """What it asks for."""
    document: FormDocument
    """What comes of it."""
    retired: Retired | None = None
    """Set once the item is taken out; its address then says where to go."""
