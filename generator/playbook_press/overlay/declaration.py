"""`overlay.yml` as it is written."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from playbook_press.model.ids import FormerId, ItemId, PlaceholderId
from playbook_press.model.item import Model
from playbook_press.model.manifest import Labels, Language, Licence, Person, Version
from playbook_press.model.scalars import Distinct, Line, Switch
from playbook_press.model.text import Text

VERBS = ("set", "add", "replace", "hide", "remove", "move")
POSITIONS = ("before", "after", "first", "last")

# `Any` below: what may stand there depends on what the change is about; the result is
# validated as a whole.
Fields = Annotated[dict[str, Any], WithJsonSchema({"type": "object", "minProperties": 1})]
Anything = Annotated[Any, WithJsonSchema({"type": ["object", "string", "number"]})]
Record = Annotated[dict[str, Any], WithJsonSchema({"type": "object"})]


def _none_yet(value: Any) -> Any:
    """The list of changes; where all of them are remarks, an empty one."""
    return () if value is None else value


def _or_nothing(schema: dict[str, Any]) -> None:
    schema["type"] = ["array", "null"]


class Extends(Model):
    """The playbook that this one is built on."""

    playbook: Line
    """The id of a playbook of this site or of one that comes with Playbook Press, or a folder."""
    version: Line | None = None
    """The versions this overlay was written for: `>=1.0,<2`."""


class Change(Model):
    """One change: where, what, and why."""

    at: Line
    """A path of ids that begins with a kind: `trait/shared-purpose/practices/welcome-reply`."""
    set: Fields | None = None
    """New values by field; `title.zh` sets one language, the others stay the original's."""
    add: Anything | None = None
    """A new entry of the list that `at` names."""
    replace: Record | None = None
    """The whole item or entry, written anew under the same id."""
    hide: Switch | None = None
    """`true` takes it from pages, search and exports; `false` shows again what the playbook
    underneath hides."""
    remove: Switch | None = None
    """Takes it out altogether; refused while something refers to it."""
    move: Switch | None = None
    """Puts it elsewhere in its list."""
    before: Line | None = None
    """With `add` and `move`: before the entry of this id."""
    after: Line | None = None
    """With `add` and `move`: after the entry of this id."""
    first: Switch | None = None
    """With `add` and `move`: at the beginning."""
    last: Switch | None = None
    """With `add` and `move`: at the end, which is where `add` puts things anyway."""
    if_missing: Literal["skip"] | None = None
    """`skip` where the change may be left out when its target is not there."""
    why: Text | None = None
    """The reason, for readers of the page that lists the changes."""


class Overlay(Model):
    """A playbook built on another one (`overlay.yml`)."""

    # A new overlay has examples there, all of them remarks.
    may_stay_empty: ClassVar[frozenset[str]] = frozenset({"changes"})

    overlay: Annotated[Literal["1"], WithJsonSchema({"type": "integer", "const": 1})]
    """The format of this file: 1."""
    id: ItemId
    """The name of the folder; never changes and is never used again."""
    aliases: Annotated[tuple[FormerId, ...], Distinct] | None = None
    """Former ids."""
    extends: Extends
    """The playbook that this one is built on."""
    title: Text | None = None
    """What readers call it; the original's title if left out, as with all that follows."""
    version: Version | None = None
    """Three numbers, `1.0.0`; readers see it, saved answers remember it."""
    languages: Annotated[tuple[Language, ...], Distinct] | None = None
    """The first is the language of plain strings in this file."""
    summary: Text | None = None
    """One or two sentences: what it is."""
    audience: tuple[Text, ...] | None = None
    """For whom, one sentence each."""
    licence: Licence | None = None
    """The terms under which the content may be used."""
    authors: tuple[Person, ...] | None = None
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
    """A warning about how the cases were chosen."""
    rules_use: tuple[Text, ...] | None = None
    """How to use the rules."""
    labels: Labels | None = None
    """What this playbook calls its kinds of items."""
    variables: dict[PlaceholderId, Text] | None = None
    """Values for `{{name}}` in texts: names of placeholders, or new ones."""
    changes: Annotated[
        tuple[Change, ...], BeforeValidator(_none_yet), Field(json_schema_extra=_or_nothing)
    ] = ()
    """What differs from the original, in the order it is done."""


OWN_FIELDS = frozenset(Overlay.model_fields) - {"overlay", "id", "extends", "variables", "changes"}
"""The fields that become the manifest's as they stand."""
