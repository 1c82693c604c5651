"""What real playbooks say in each field, for the reference of fields."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, get_args

import yaml

from documentation.project import ROOT, words
from playbook_press.model.item import Model
from playbook_press.model.load import ITEMS, SINGLES
from playbook_press.model.manifest import Manifest
from playbook_press.model.playbook import FOLDERS
from tests.docs.guide import guide
from tests.docs.reading import STARTER

_LONGEST = 72


# `Any` in this module: YAML, and annotations, which have no common type.
def example(model: type[Model], field: str, language: str) -> str | None:
    """What some playbook says in a field, as YAML on one line; None where it holds fields.

    Long texts are cut. What no playbook needs stands in `words/examples.<language>.yml`.

    Args:
        model: What has the field, by inheritance too.
        field: As authors write it.
        language: Which language of a text to show.
    """
    for each in model.__mro__:
        found = _said().get((each.__name__, field), ())
        texts = [text for value in found if (text := _line(value, language)) is not None]
        fitting = [text for text in texts if len(text) <= _LONGEST]
        if fitting:
            # One that says something: the longest of those that fit, the first of equals.
            return max(fitting, key=len)
        if texts:
            return f"{min(texts, key=len)[:_LONGEST].rstrip()}…"
    return words(f"examples.{language}").get(f"{owner(model, field).__name__}.{field}")


def owner(model: type[Model], field: str) -> type[Model]:
    """The class that a field was written in."""
    name = next(n for n, info in model.model_fields.items() if (info.alias or n) == field)
    return next(
        each
        for each in reversed(model.__mro__)
        if issubclass(each, Model) and name in each.model_fields
    )


def models_in(annotation: Any) -> tuple[type[Model], ...]:
    """Every model that an annotation names."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return (annotation,)
    return tuple(model for one in get_args(annotation) for model in models_in(one))


@cache
def _said() -> Mapping[tuple[str, str], tuple[Any, ...]]:
    """By class and field, all that is said in the bundled playbooks and in the guide."""
    found: dict[tuple[str, str], list[Any]] = {}
    for path, text in _files():
        kind = _model(path)
        if kind is not None:
            # Plain strings throughout: that is how the loader reads scalars, too.
            _collect(kind, yaml.load(text, yaml.CBaseLoader), found)
    return {key: tuple(values) for key, values in found.items()}


def _files() -> Iterator[tuple[str, str]]:
    for page in guide("en").values():
        for each in page.examples:
            if each.action == "whole":
                yield each.path, each.text
    for root in (STARTER, ROOT):
        for path in sorted((root / "playbooks").rglob("*.yml")):
            yield path.relative_to(root).as_posix(), path.read_text("utf-8")


def _model(path: str) -> type[Model] | None:
    *_, folder, _ = ("", *Path(path).parts)
    stem = Path(path).stem
    if stem == "playbook":
        return Manifest
    if stem in SINGLES:
        return SINGLES[stem]
    return ITEMS[FOLDERS[folder]] if folder in FOLDERS else None


def _collect(model: type[Model], node: Any, found: dict[tuple[str, str], list[Any]]) -> None:
    if not isinstance(node, dict):
        return
    for name, info in model.model_fields.items():
        key = info.alias or name
        if key not in node:
            continue
        found.setdefault((owner(model, key).__name__, key), []).append(node[key])
        inner = models_in(info.annotation)
        for entry in node[key] if isinstance(node[key], list) else [node[key]]:
            if (fitting := _of_kind(inner, entry)) is not None:
                _collect(fitting, entry, found)


def _of_kind(models: tuple[type[Model], ...], entry: Any) -> type[Model] | None:
    if len(models) < 2:
        return models[0] if models else None
    kind = entry.get("kind") if isinstance(entry, dict) else None
    return next((m for m in models if kind in get_args(m.model_fields["kind"].annotation)), None)


def _line(value: Any, language: str) -> str | None:
    """A value as YAML on one line, a text in one language; None where it holds records."""
    if isinstance(value, dict):
        if not set(value) <= {"zh", "en"} or language not in value:
            return None
        value = value[language]
    if isinstance(value, list):
        entries = [_line(entry, language) for entry in value]
        if None in entries or not entries:
            return None
        return f"[{', '.join(map(str, entries))}]"
    text = str(value)
    if "\n" in text.strip() or "`" in text or "|" in text:
        return None
    return text.strip()
