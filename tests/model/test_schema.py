"""The schemas that editors use and the models agree on what may stand in a file.

With one exception: a text or id that is `true` or `false` has to be in quotes for an editor.
"""

import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from playbook_press.model.item import Model
from playbook_press.model.playbook import FOLDERS
from playbook_press.model.schema import MODELS, meaning_of, schema
from playbook_press.model.validation import validated
from playbook_press.model.walk import models_within
from playbook_press.source.document import Document
from playbook_press.source.load import load_document
from playbook_press.source.scalar import Plain
from tests.cases_runner import files_in
from tests.model.garden import FILES
from tests.project import ROOT

VALIDATORS = {kind: Draft7Validator(schema(kind)) for kind in MODELS}
NOT_IN_DRAFT_07 = {"$defs", "prefixItems", "discriminator", "dependentRequired", "unevaluatedItems"}


def kind_of(path: str) -> str:
    folder, _, file = path.rpartition("/")
    return FOLDERS[folder] if folder else file.removesuffix(".yml")


def as_an_editor_reads(value: Any) -> Any:
    """The JSON values that YAML 1.2 core makes of what the loader keeps as it is written."""
    if isinstance(value, dict):
        return {key: as_an_editor_reads(entry) for key, entry in value.items()}
    if isinstance(value, tuple):
        return [as_an_editor_reads(entry) for entry in value]
    if not isinstance(value, Plain):
        return value
    if value in ("true", "false"):
        return value == "true"
    if re.fullmatch(r"[-+]?[0-9]+", value):
        return int(value)
    # The point makes it a float for good: a whole float is no whole number to the loader.
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", value):
        return float(value) + (0.25 if float(value).is_integer() else 0)
    return str(value)


def words_of(node: Any) -> set[str]:
    if isinstance(node, dict):
        return set(node) | {word for entry in node.values() for word in words_of(entry)}
    return {word for entry in node for word in words_of(entry)} if isinstance(node, list) else set()


@pytest.mark.parametrize("kind", MODELS)
def test_a_schema_is_a_draft_07_schema(kind: str) -> None:
    found = schema(kind)
    Draft7Validator.check_schema(found)
    assert found["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert not words_of(found) & NOT_IN_DRAFT_07


@pytest.mark.parametrize("kind", MODELS)
def test_every_field_says_what_it_is(kind: str) -> None:
    """Editors show it beside the field."""
    for part in models_within(MODELS[kind]):
        assert part.__doc__
        for name in part.model_fields:
            assert meaning_of(part, name), f"{part.__name__}.{name}"


@pytest.mark.parametrize("path", FILES)
def test_the_garden_fits_its_schemas(path: str) -> None:
    document = load_document(path, FILES[path]).document
    assert document is not None
    assert not list(VALIDATORS[kind_of(path)].iter_errors(as_an_editor_reads(document.data)))


def test_the_eight_traits_fit_their_schemas() -> None:
    files = files_in(ROOT / "playbooks/eight-traits")
    assert files
    for path, data in files.items():
        document = load_document(path, data).document
        assert document is not None, path
        problems = VALIDATORS[kind_of(path)].iter_errors(as_an_editor_reads(document.data))
        assert not [problem.message for problem in problems], path


REPLACEMENTS: tuple[Any, ...] = (
    None,
    "",
    " ",
    "a text",
    "2.5",
    "https://www.example.org/",
    Plain("an-id"),
    Plain("con"),
    Plain("level"),
    Plain("0"),
    Plain("7"),
    Plain("-1"),
    Plain("1.5"),
    Plain("no"),
    (),
    ("a",),
    ("a", "a"),
    {},
    {"en": "a text"},
    {"en": ""},
    {"en": ("a text",)},
    {"id": "an-id", "kind": "text", "text": "a text"},
)


def changed(value: Any, data: st.DataObject) -> Any:
    """The same document with one value replaced, one key dropped or one added."""
    if isinstance(value, dict) and value and data.draw(st.integers(0, 5)):
        key = data.draw(st.sampled_from(sorted(value)))
        match data.draw(st.integers(0, 9)):
            case 0:
                return {k: v for k, v in value.items() if k != key}
            case 1:
                return {**value, "colour": "green"}
            case _:
                return {**value, key: changed(value[key], data)}
    if isinstance(value, tuple) and value and data.draw(st.integers(0, 5)):
        position = data.draw(st.integers(0, len(value) - 1))
        return (*value[:position], changed(value[position], data), *value[position + 1 :])
    return data.draw(st.sampled_from(REPLACEMENTS))


@settings(max_examples=400)
@given(st.data())
def test_schema_and_model_agree_on_good_and_bad_documents(data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(sorted(FILES)))
    document = load_document(path, FILES[path]).document
    assert document is not None
    tree = changed(document.data, data)
    if not isinstance(tree, dict):
        return
    kind, model = kind_of(path), MODELS[kind_of(path)]
    record, problems = validated(Document(path, document.text, tree), model, ())
    errors = list(VALIDATORS[kind].iter_errors(as_an_editor_reads(tree)))
    assert (record is not None) == (not errors), (problems, [error.message for error in errors])


def test_every_kind_of_record_has_a_schema() -> None:
    assert all(issubclass(model, Model) for model in MODELS.values())
    assert {*FOLDERS.values()} < MODELS.keys()
