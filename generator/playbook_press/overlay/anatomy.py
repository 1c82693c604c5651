"""What stands in a file that is not validated yet: texts, references and names, by the models.

`model.walk` reads the same from validated records. Here the values are still what the author
wrote, so a part that does not fit its model is passed over; validation reports it later.
"""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from playbook_press.model.ids import Former, RefersTo
from playbook_press.model.item import Model
from playbook_press.model.shape import kinds_of
from playbook_press.model.text import Text, Use, UsedAs
from playbook_press.overlay.tree import Tree
from playbook_press.source.document import Location


class Part(NamedTuple):
    """One text, reference or name."""

    location: Location
    role: Literal["text", "words", "reference", "name"]
    """`words` is a map of words per language, such as `aka`."""
    kind: str
    """What is referred to or named; of a text its use."""
    scope: str
    """Of a name: `playbook`, `file` or `list`."""
    tree: Tree
    is_required: bool
    """Of a reference: whether the record cannot do without the field, or the list without
    one entry."""


# `Any` in this module: annotations have no common type.
def parts(tree: Tree, model: type[Model]) -> Iterator[Part]:
    """Everything of interest in a file or record, in the order it is written."""
    yield from _record(tree, model, (), "")


def _record(tree: Tree, model: type[Model], at: Location, owner: str) -> Iterator[Part]:
    if not isinstance(tree.value, dict):
        return
    if model.namespace is not None:
        owner = model.namespace.kind
        named = tree.child("id")
        if named is not None and isinstance(named.value, str):
            yield Part((*at, "id"), "name", owner, model.namespace.scope, named, True)
    for name, info in model.model_fields.items():
        key = info.alias or name
        inner = tree.child(key)
        if inner is not None:
            yield from _value(
                inner,
                info.annotation,
                tuple(info.metadata),
                (*at, key),
                owner,
                is_required=info.is_required(),
            )


def _value(
    tree: Tree,
    annotation: Any,
    metadata: tuple[Any, ...],
    at: Location,
    owner: str,
    *,
    is_required: bool,
) -> Iterator[Part]:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        yield from _value(tree, inner, (*metadata, *more), at, owner, is_required=is_required)
    elif origin is Union or origin is UnionType:
        for member in _members(tree, annotation):
            yield from _value(tree, member, metadata, at, owner, is_required=is_required)
    elif origin is tuple:
        if isinstance(tree.value, tuple):
            needed = any(getattr(mark, "min_length", 0) for mark in metadata)
            for position, entry in enumerate(tree.value):
                yield from _value(
                    entry, get_args(annotation)[0], (), (*at, position), owner, is_required=needed
                )
    elif origin is dict:
        yield Part(at, "words", "", "", tree, is_required)
    elif annotation is Text:
        use: Use = next((mark.use for mark in metadata if isinstance(mark, UsedAs)), "passage")
        yield Part(at, "text", use, "", tree, is_required)
    elif isinstance(annotation, type) and issubclass(annotation, Model):
        yield from _record(tree, annotation, at, owner)
    elif isinstance(tree.value, str):
        for mark in metadata:
            if isinstance(mark, RefersTo):
                kind = owner if mark.kind == "same" else mark.kind
                yield Part(at, "reference", kind, "", tree, is_required)
            elif isinstance(mark, Former):
                yield Part(at, "name", owner, "former", tree, is_required)


def _members(tree: Tree, annotation: Any) -> tuple[Any, ...]:
    """The one member of a union that a value is meant for."""
    members = [member for member in get_args(annotation) if member is not type(None)]
    if len(members) < 2:
        return tuple(members)
    kind = tree.child("kind")
    word = kind.value if kind is not None else None
    for member in members:
        if isinstance(member, type) and issubclass(member, Model) and word in kinds_of(member):
            return (member,)
    return ()
