"""The fields of every file of a playbook as the guide's tables must name them.

A row says where a field stands (`practices.title`), what may stand in it, and whether it must
be there. All of that is in the models, so the tables are compared with them word for word.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin, get_type_hints

from annotated_types import Ge, Le
from pydantic.fields import FieldInfo

from playbook_press.model.assessment import Question
from playbook_press.model.form import FormField
from playbook_press.model.glossary import OtherWords
from playbook_press.model.ids import Former, ItemId, PlaceholderId, RefersTo
from playbook_press.model.item import Model
from playbook_press.model.manifest import Language, Version
from playbook_press.model.playbook import Playbook
from playbook_press.model.scalars import Decimal, Line, Share, Weight
from playbook_press.model.sources import WebAddress
from playbook_press.model.text import Name, Template, Text, Wording
from playbook_press.model.walk import models_within


class Row(NamedTuple):
    """One field as a table names it."""

    path: str
    """From the file, or from the record the heading stands for: `practices.title`."""
    value: str
    """What may stand there, in the language of the page."""


class Words(NamedTuple):
    """How one language names what a field holds."""

    required: str
    list: str
    either: str
    comma: str
    range: str
    at_least: str
    id_of: str
    named: Mapping[str, str]


EN = Words(
    required="required; ",
    list="list: {}",
    either="one of {}",
    comma=", ",
    range="{}, {} to {}",
    at_least="{}, from {}",
    id_of="{} id",
    named={
        "text": "text",
        "wording": "wording",
        "template": "template",
        "name": "name",
        "id": "id",
        "placeholder-id": "id with `_`",
        "former": "former id",
        "integer": "whole number",
        "decimal": "decimal",
        "weight": "decimal, from 0",
        "share": "decimal, 0 to 1",
        "switch": "`true` or `false`",
        "line": "line",
        "web-address": "web address",
        "version": "version",
        "language": "language code",
        "record": "fields",
        "words": "words per language",
        "two-decimals": "two decimals",
        "trait": "trait",
        "rule": "rule",
        "case": "case",
        "assessment": "assessment",
        "form": "form",
        "checklist": "checklist",
        "workshop": "workshop",
        "term": "term",
        "source": "source",
        "fact": "fact",
        "practice": "practice",
        "role": "role",
        "law": "law note",
        "group": "rule group",
        "topic": "topic",
        "level": "level",
        "same": "item",
    },
)

ZH = Words(
    required="必填，",
    list="列表：{}",
    either="选一：{}",
    comma="、",
    range="{}，{}到{}",
    at_least="{}，不小于{}",
    id_of="{}的 id",
    named={
        "text": "文字",
        "wording": "条文",
        "template": "模板",
        "name": "名称",
        "id": "id",
        "placeholder-id": "带 `_` 的 id",
        "former": "旧 id",
        "integer": "整数",
        "decimal": "小数",
        "weight": "小数，不小于0",
        "share": "小数，0到1",
        "switch": "`true` 或 `false`",
        "line": "单行文字",
        "web-address": "网址",
        "version": "版本号",
        "language": "语言代码",
        "record": "一组字段",
        "words": "各语言的词",
        "two-decimals": "两个小数",
        "trait": "特点",
        "rule": "规则",
        "case": "案例",
        "assessment": "自查表",
        "form": "表单",
        "checklist": "清单",
        "workshop": "工作坊",
        "term": "术语",
        "source": "资料",
        "fact": "事实",
        "practice": "做法",
        "role": "角色",
        "law": "法律提示",
        "group": "规则分组",
        "topic": "主题",
        "level": "级别",
        "same": "条目",
    },
)

WORDS: Mapping[str, Words] = {"zh": ZH, "en": EN}

# The most particular first: a weight is a decimal with a condition.
_ALIASES: tuple[tuple[str, Any], ...] = (
    ("share", Share),
    ("weight", Weight),
    ("decimal", Decimal),
    ("web-address", WebAddress),
    ("version", Version),
    ("language", Language),
    ("line", Line),
    ("wording", Wording),
    ("template", Template),
    ("name", Name),
    ("words", OtherWords),
    ("placeholder-id", PlaceholderId),
    ("id", ItemId),
)


def roots() -> tuple[type[Model], ...]:
    """The model of every kind of file, in the order of `Playbook`."""
    found: dict[type[Model], None] = {}
    for annotation in get_type_hints(Playbook).values():
        for model in _models(annotation):
            found[model] = None
    return tuple(found)


def every_model() -> Mapping[str, type[Model]]:
    """The models of a playbook, by the id of a heading: `level-question`.

    Among them are those that others build upon, such as what all questions have in common.
    """
    models = {model for root in roots() for model in models_within(root)}
    bases = {base for model in models for base in _bases(model)}
    return {_heading(model): model for model in models | bases}


def rows(heading: str, tabled: frozenset[str], words: Words) -> tuple[Row, ...]:
    """The rows that belong under a heading.

    Args:
        heading: The id of the heading, which names a model.
        tabled: The ids of all headings with a table; what has its own is not repeated.
        words: Those of the page's language.
    """
    return tuple(_rows(every_model()[heading], "", tabled, words))


def needed() -> frozenset[str]:
    """The headings without which a file or a record could not be written from the page.

    Those of every kind of file, of the records that are told apart by their `kind`, and of
    what several models have in common. Every other record is explained where it stands.
    """
    models = {*roots(), *_models(Question), *_models(FormField)}
    bases = {base for model in models for base in _bases(model)}
    return frozenset(_heading(model) for model in models | bases)


def _bases(model: type[Model]) -> tuple[type[Model], ...]:
    """The models whose fields this one takes over."""
    return tuple(
        base
        for base in model.__mro__[1:]
        if issubclass(base, Model) and base is not Model and base.model_fields
    )


def _rows(model: type[Model], prefix: str, tabled: frozenset[str], words: Words) -> Iterator[Row]:
    elsewhere = {
        name for base in _bases(model) if _heading(base) in tabled for name in base.model_fields
    }
    for name, info in model.model_fields.items():
        if name in elsewhere:
            continue
        path = prefix + (info.alias or name)
        value = _value(info.annotation, tuple(info.metadata), words)
        yield Row(path, (words.required if info.is_required() else "") + value)
        inner = _models(info.annotation)
        if len(inner) == 1 and inner[0] is not model and _heading(inner[0]) not in tabled:
            yield from _rows(inner[0], f"{path}.", tabled, words)


# `Any`: annotations have no common type.
def _value(annotation: Any, metadata: Sequence[Any], words: Words) -> str:
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *more = get_args(annotation)
        return _value(inner, (*metadata, *more), words)
    if origin is Literal:
        return _either(get_args(annotation), words)
    if annotation is int:
        return _ranged(words.named["integer"], metadata, words)
    if annotation is bool:
        return words.named["switch"]
    if word := _alias(annotation, metadata):
        return words.named[word]
    if origin is Union or origin is UnionType:
        members = [member for member in get_args(annotation) if member is not type(None)]
        if len(members) > 1:
            return words.named["record"]
        return _value(members[0], metadata, words)
    if origin is tuple:
        entries = get_args(annotation)
        if entries[1] is not Ellipsis:
            return words.named["two-decimals"]
        return words.list.format(_value(entries[0], (), words))
    for mark in metadata:
        if isinstance(mark, Former):
            return words.named["former"]
        if isinstance(mark, RefersTo):
            return words.id_of.format(words.named[mark.kind])
    if annotation is Text:
        return words.named["text"]
    assert _models(annotation), annotation
    return words.named["record"]


def _alias(annotation: Any, metadata: Sequence[Any]) -> str | None:
    if any(isinstance(mark, Former | RefersTo) for mark in metadata):
        return None
    for word, alias in _ALIASES:
        inner, *marks = get_args(alias)
        if inner == annotation and all(mark in metadata for mark in marks):
            return word
    return None


def _ranged(word: str, metadata: Sequence[Any], words: Words) -> str:
    # A field takes over the bounds of its type; within `… | None` they stay in a `Field`.
    inner = [each for mark in metadata if isinstance(mark, FieldInfo) for each in mark.metadata]
    bounds = [*metadata, *inner]
    least = next((mark.ge for mark in bounds if isinstance(mark, Ge)), None)
    most = next((mark.le for mark in bounds if isinstance(mark, Le)), None)
    if least is None:
        return word
    if most is None:
        return words.at_least.format(word, least)
    return words.range.format(word, least, most)


def _either(values: Iterable[str], words: Words) -> str:
    return words.either.format(words.comma.join(f"`{value}`" for value in values))


def _models(annotation: Any) -> tuple[type[Model], ...]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return (annotation,)
    return tuple(model for one in get_args(annotation) for model in _models(one))


def _heading(model: type[Model]) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", model.__name__.lstrip("_")).lower()
