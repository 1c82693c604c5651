"""JSON Schemas of everything an author writes, for editors that complete and check.

The dialect is draft-07, the newest one that the common YAML language servers know whole:
`definitions` and not `$defs`, a list under `items` and not `prefixItems`.

Every description stands in two languages, English first, because an editor shows what is there
and asks nobody which one they read.
"""

import ast
import inspect
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from textwrap import dedent
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from playbook_press.model.item import Model
from playbook_press.model.load import ITEMS, SINGLES
from playbook_press.model.manifest import Manifest
from playbook_press.model.schema_words import SAID
from playbook_press.model.text import Text
from playbook_press.model.walk import models_within

DIALECT = "http://json-schema.org/draft-07/schema#"

MODELS: Mapping[str, type[Model]] = {"playbook": Manifest, **ITEMS, **SINGLES}
"""The model of each kind of file that has a schema."""


# `Any` in this module: a JSON Schema is a tree of JSON values.
def schema(kind: str) -> dict[str, Any]:
    """The JSON Schema of a kind of file: `trait`, `glossary`, …

    What it accepts, the loader accepts as far as the shape goes; ids that repeat and
    references that lead nowhere are beyond a schema.

    Raises:
        KeyError: There is no such kind.
    """
    return schema_of(MODELS[kind])


def schema_of(model: type[Model]) -> dict[str, Any]:
    """The JSON Schema of a file of this model."""
    generated = model.model_json_schema(
        by_alias=True, schema_generator=_Draft07, ref_template="#/definitions/{model}"
    )
    generated = _shared(generated)
    definitions = {"Text": _TEXT, **generated.pop("$defs", {})}
    models = {each.__name__: each for each in (model, *models_within(model))}
    spoken = {name: _spoken(node, name, models) for name, node in definitions.items()}
    whole = _spoken(generated, model.__name__, models)
    return {"$schema": DIALECT, **whole, "definitions": spoken}


def _spoken(node: dict[str, Any], name: str, models: Mapping[str, type[Model]]) -> dict[str, Any]:
    """A record's schema with what it and its fields mean in Chinese too."""
    found = _described(node, SAID.get(name))
    if "properties" in node:
        found["properties"] = {
            field: _described(rest, _said(models[name], field))
            for field, rest in node["properties"].items()
        }
    return found


def _said(model: type[Model], field: str) -> str | None:
    """What a field means, where the class that it was written in says so."""
    names = (f"{each.__name__}.{field}" for each in model.__mro__)
    return next((SAID[name] for name in names if name in SAID), None)


def _described(node: dict[str, Any], chinese: str | None) -> dict[str, Any]:
    english = node.get("description")
    if english is None or chinese is None:
        # Where a field means what its record means, the record says it, in both languages.
        return dict(node)
    return {**node, "description": f"{english}\n\n{chinese}"}


_TEXT: dict[str, Any] = TypeAdapter(Text).json_schema()


def _shared(node: Any) -> Any:
    """The same schema with a reference wherever a whole text is described."""
    if isinstance(node, list):
        return [_shared(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    target = node.get("$ref")
    if node.get("anyOf") == _TEXT["anyOf"]:
        target = "#/definitions/Text"
    if target is not None and len(node) > 1:
        # Beside `$ref` draft-07 sees nothing else, so the reference goes one step down.
        rest = {key: value for key, value in node.items() if key not in ("anyOf", "$ref")}
        return {"allOf": [{"$ref": target}], **rest}
    return {key: _shared(value) for key, value in node.items()}


class _Draft07(GenerateJsonSchema):
    """pydantic's generator, without the words that draft-07 does not have."""

    # `Any`: a class, which pydantic does not say. It could find the words itself, but would look
    # for those of every class whenever the program starts.
    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """A record, each field with the words that stand below it in the source."""
        generated = super().model_schema(schema)
        model: Any = schema["cls"]
        for name, info in model.model_fields.items():
            node = generated.get("properties", {}).get(info.alias or name)
            words = info.description or meaning_of(model, name)
            if node is not None and words is not None:
                node["description"] = words
        return generated

    # pydantic's own signature; titles made of field names say nothing new.
    def field_title_should_be_set(self, schema: Any) -> bool:
        """Whether a field gets a title of its own: never."""
        return False

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """A field that may be left out may not be left empty."""
        return self.generate_inner(schema["schema"])

    def tuple_schema(self, schema: core_schema.TupleSchema) -> JsonSchemaValue:
        """A list of fixed length, in the words of draft-07."""
        generated = super().tuple_schema(schema)
        if "prefixItems" in generated:
            generated["items"] = generated.pop("prefixItems")
            generated["additionalItems"] = False
        return generated

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Defaults are shown where an author could have written them."""
        generated = super().default_schema(schema)
        if generated.get("default") in (None, [], {}):
            generated.pop("default", None)
        return generated

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """Each kind of question says `kind` itself, so the union needs no word for it."""
        generated = super().tagged_union_schema(schema)
        generated.pop("discriminator", None)
        return generated


def meaning_of(model: type[Model], field: str) -> str | None:
    """What a field means: the text below it in the source of the class that wrote it last."""
    home = next(each for each in model.__mro__ if field in vars(each).get("__annotations__", {}))
    return _words_in(home).get(field)


@cache
def _words_in(model: type) -> Mapping[str, str]:
    try:
        source = inspect.getsource(model)
    except OSError:
        # A class that is made while the program runs says itself what its fields mean.
        return {}
    (record,) = ast.parse(dedent(source)).body
    assert isinstance(record, ast.ClassDef)
    found = {}
    for field, words in pairwise(record.body):
        match field, words:
            case (
                ast.AnnAssign(target=ast.Name(id=name)),
                ast.Expr(value=ast.Constant(value=str(text))),
            ):
                found[name] = inspect.cleandoc(text)
    return found
