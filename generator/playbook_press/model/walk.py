"""Everything that stands in a record: its texts, the ids it gives and the ids it uses.

The models say what a field holds (`Text`, `TraitRef`, `Namespace`); here that is read once
per model, so a new field is checked without anybody thinking of it.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from msgspec import Struct, field

from playbook_press.model.ids import Former, Namespace, RefersTo
from playbook_press.model.item import Model
from playbook_press.model.text import Text, Use, UsedAs
from playbook_press.source.document import Location


class LocatedText(NamedTuple):
    """A text and where it stands."""

    kind: str
    """Of the file, as in `Playbook.documents`."""
    id: str
    """Of the file, as in `Playbook.documents`."""
    location: Location
    text: Text
    use: Use


class LocatedName(NamedTuple):
    """An id that a record bears, or bore before, and where it says so."""

    kind: str
    id: str
    location: Location
    name: str
    namespace: Namespace
    former: bool


class LocatedReference(NamedTuple):
    """The id of something else, and where it stands."""

    kind: str
    id: str
    location: Location
    target_kind: str
    """The namespace that should have the id."""
    target: str


class Parts(Struct, frozen=True):
    """What was found, each list in the order of the files and of the fields."""

    texts: list[LocatedText] = field(default_factory=list)
    names: list[LocatedName] = field(default_factory=list)
    references: list[LocatedReference] = field(default_factory=list)


class _Step(NamedTuple):
    """What a field or entry holds that is of interest, and how to get at it."""

    does: Literal["text", "reference", "former", "record", "each", "values"]
    argument: Any = None  # a Use, the kind referred to, or the step of each entry
    attribute: str = ""
    written: str = ""
    """The key in YAML."""


def collect(kind: str, id: str, record: Model, parts: Parts) -> None:
    """Add everything that stands in a record to `parts`."""
    _collect_record(kind, id, record, (), None, parts)


def namespaces_within(model: type[Model]) -> frozenset[Namespace]:
    """The namespaces that a record of this model, with all it holds, may add names to."""
    return frozenset(part.namespace for part in models_within(model) if part.namespace is not None)


@cache
def models_within(model: type[Model]) -> tuple[type[Model], ...]:
    """The model itself and every model that may stand in it, each once."""
    found: dict[type[Model], None] = {}
    open_models = [model]
    while open_models:
        current = open_models.pop()
        if current in found:
            continue
        found[current] = None
        for info in current.model_fields.values():
            open_models.extend(_models_of(info.annotation))
    return tuple(found)


# `Any`: annotations have no common type.
def _models_of(annotation: Any) -> Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_of(argument)


@cache
def _steps(model: type[Model]) -> tuple[_Step, ...]:
    steps = []
    for name, info in model.model_fields.items():
        step = _step(info.annotation, tuple(info.metadata))
        if step is not None:
            steps.append(step._replace(attribute=name, written=info.alias or name))
    return tuple(steps)


def _step(annotation: Any, metadata: tuple[Any, ...]) -> _Step | None:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _step(inner, (*metadata, *more))
    if origin is Union or origin is UnionType:
        # Members are None and one other, or records of several models.
        members = [_step(member, metadata) for member in get_args(annotation)]
        return next((member for member in members if member is not None), None)
    if origin is tuple:
        each = _step(get_args(annotation)[0], ())
        return each and _Step("each", each)
    if origin is dict:
        each = _step(get_args(annotation)[1], ())
        return each and _Step("values", each)
    if annotation is Text:
        uses = (mark.use for mark in metadata if isinstance(mark, UsedAs))
        return _Step("text", next(uses, "passage"))
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return _Step("record")
    for mark in metadata:
        if isinstance(mark, RefersTo):
            return _Step("reference", mark.kind)
        if isinstance(mark, Former):
            return _Step("former")
    return None


def _collect_record(
    kind: str, id: str, record: Model, at: Location, owner: Namespace | None, parts: Parts
) -> None:
    model = type(record)
    if model.namespace is not None:
        owner = model.namespace
        # Every model with a namespace has an `id`; a test holds it.
        name: str = getattr(record, "id")  # noqa: B009
        parts.names.append(LocatedName(kind, id, (*at, "id"), name, owner, False))
    for step in _steps(model):
        value = getattr(record, step.attribute)
        if value is not None:
            _collect_value(kind, id, value, (*at, step.written), step, owner, parts)


def _collect_value(
    kind: str, id: str, value: Any, at: Location, step: _Step, owner: Namespace | None, parts: Parts
) -> None:
    match step.does:
        case "text":
            parts.texts.append(LocatedText(kind, id, at, value, step.argument))
        case "each":
            for position, entry in enumerate(value):
                _collect_value(kind, id, entry, (*at, position), step.argument, owner, parts)
        case "record":
            _collect_record(kind, id, value, at, owner, parts)
        case "reference":
            wanted = step.argument
            if wanted == "same" and owner is not None:
                wanted = owner.kind
            parts.references.append(LocatedReference(kind, id, at, wanted, value))
        case "former":
            if owner is not None:
                parts.names.append(LocatedName(kind, id, at, value, owner, True))
        case "values":
            entries: Mapping[str, Any] = value
            for key, entry in entries.items():
                _collect_value(kind, id, entry, (*at, key), step.argument, owner, parts)
