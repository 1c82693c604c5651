"""What stands in a record is found because its model says so, not because somebody listed it."""

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest

from playbook_press.model.ids import Former, ItemId, RefersTo
from playbook_press.model.item import Model
from playbook_press.model.schema import MODELS
from playbook_press.model.text import Text
from playbook_press.model.walk import Parts, collect, models_within
from tests.model.garden import FILES, garden

EVERY_MODEL = {part for model in MODELS.values() for part in models_within(model)}


def full(annotation: Any, depth: int = 0) -> Any:
    """A value with every field of every model in it filled, lists with one of each kind."""
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return full(arguments[0], depth)
    if origin is Literal:
        return arguments[0]
    if origin in (Union, UnionType):
        return full(next(one for one in arguments if one is not type(None)), depth)
    if origin is dict:
        return {"en": full(arguments[1], depth)}
    if origin is tuple:
        if arguments[-1] is not Ellipsis:
            return tuple(full(one, depth) for one in arguments)
        # Sections hold sections: two levels show what there is to see.
        return () if depth > 8 else tuple(full(one, depth + 1) for one in _kinds(arguments[0]))
    if isinstance(annotation, type) and issubclass(annotation, Model):
        fields = {
            name: full(info.annotation, depth + 1) for name, info in annotation.model_fields.items()
        }
        return annotation.model_construct(**fields)
    if annotation is Text:
        return Text({"en": "words"})
    return {str: "an-id", int: 1, bool: True}[annotation]


def _kinds(annotation: Any) -> tuple[Any, ...]:
    if get_origin(annotation) is Annotated:
        return _kinds(get_args(annotation)[0])
    return get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)


def held(value: Any) -> Iterator[Text]:
    """Every text that an object holds, found by looking at everything."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for entry in value:
            yield from held(entry)
    elif isinstance(value, dict):
        for entry in value.values():
            yield from held(entry)
    elif isinstance(value, Model):
        yield from held(value.__dict__)


@pytest.mark.parametrize("kind", MODELS)
def test_every_text_of_every_model_is_found(kind: str) -> None:
    record = full(MODELS[kind])
    parts = Parts()
    collect(kind, "", record, parts)
    expected = list(held(record))
    assert expected
    assert sorted(id(found.text) for found in parts.texts) == sorted(id(text) for text in expected)


@pytest.mark.parametrize("path", FILES)
def test_what_is_found_stands_where_it_is_said_to_stand(path: str) -> None:
    """Every step is one the author wrote: `as`, not `as_`."""
    playbook = garden()
    at = f"garden/{path}"
    (key, document) = next(item for item in playbook.documents.items() if item[1].path == at)
    found = [each for each in playbook.texts if (each.kind, each.id) == key]
    assert found
    for each in found:
        value = document.data
        for step in each.location:
            value = value[step]
        assert Text(value if isinstance(value, dict) else {"zh": value}) == each.text


@pytest.mark.parametrize("model", sorted(EVERY_MODEL, key=str))
def test_every_field_that_marks_a_reference_is_found(model: type[Model]) -> None:
    wanted = {
        info.alias or name
        for name, info in model.model_fields.items()
        if any(isinstance(mark, RefersTo) for mark in _marks(info.annotation, info.metadata))
    }
    parts = Parts()
    collect("any", "", full(model), parts)
    found = {
        str(next(step for step in reversed(reference.location) if isinstance(step, str)))
        for reference in parts.references
        if len([step for step in reference.location if isinstance(step, str)]) == 1
    }
    assert found == wanted


def _marks(annotation: Any, metadata: Any) -> Iterator[Any]:
    yield from metadata
    if get_origin(annotation) is Annotated:
        yield from _marks(get_args(annotation)[0], get_args(annotation)[1:])
    elif get_origin(annotation) in (Union, UnionType, tuple):
        for one in get_args(annotation):
            yield from _marks(one, ())


def test_every_model_with_an_id_of_its_own_says_what_it_names() -> None:
    """Else two of them could have one id and nobody would notice."""
    shape = get_args(ItemId)[1]
    for model in EVERY_MODEL:
        info = model.model_fields.get("id")
        marks = list(info.metadata) if info else []
        bears = shape in marks and not any(isinstance(mark, RefersTo | Former) for mark in marks)
        if bears:
            assert model.namespace is not None, model.__name__


def test_the_texts_of_a_playbook_come_with_their_places() -> None:
    playbook = garden()
    found = next(each for each in playbook.texts if each.location == ("related", 0, "as"))
    assert (found.kind, found.id) == ("trait", "shared-tools")
    place = playbook.place(found.kind, found.id, (*found.location, "en"))
    assert str(place) == "garden/traits/shared-tools.yml:64:30"


def test_only_the_wording_of_rules_may_hold_blanks() -> None:
    uses = {(each.kind, each.location) for each in garden().texts if each.use == "wording"}
    assert uses == {("rule", ("wording",))}


def test_what_replaces_something_is_of_the_same_kind() -> None:
    parts = Parts()
    collect("assessment", "x", full(MODELS["assessment"]), parts)
    kinds = {
        reference.target_kind
        for reference in parts.references
        if reference.location[-1] == "replaced_by"
    }
    assert kinds == {"assessment", "question"}
