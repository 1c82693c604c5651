"""The worked example of scoring: an assessment of the guide, answered, with every number.

The numbers are Python's; in a browser `templates/components/worked/worked.mjs` computes them
anew from the same score tree at every change.
"""

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache
from html import escape
from typing import Any

from documentation.project import words
from playbook_press.model.assessment import (
    Assessment,
    LevelQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    Section,
)
from playbook_press.model.load import load_playbook
from playbook_press.model.playbook import Playbook
from playbook_press.model.text import Text
from playbook_press.scoring import group_scores
from playbook_press.scoring.score import GroupScore, Part
from playbook_press.scoring.tree import score_tree
from playbook_press.source.load import load_document
from tests.docs.guide import guide

ANSWERS: Mapping[str, Mapping[str, Any]] = {
    "same-day": {"option": "l1"},
    "who-knows": {"options": ["door"]},
    "how-many": {"number": "6"},
}
"""What is chosen before a reader chooses."""

_FOLDER = "playbooks/reading-circle"


def files() -> Mapping[str, str]:
    """The playbook that the guide writes, by path."""
    page = guide("en")["write-a-playbook.md"]
    return {
        each.path: each.text
        for each in page.examples
        if each.action == "whole" and each.path.startswith(f"{_FOLDER}/")
    }


@cache
def reading_circle() -> Playbook:
    """The same as the program reads it."""
    texts = files()
    read = load_playbook(_FOLDER, texts, lambda path: load_document(path, texts[path].encode()))
    assert read.playbook is not None, read.problems
    return read.playbook


def worked_example(language: str, answers: Mapping[str, Mapping[str, Any]] = ANSWERS) -> str:
    """The figure, as one line of HTML.

    Args:
        language: Of the reader.
        answers: What the numbers are computed from.
    """
    said = words(f"worked.{language}")
    (assessment,) = reading_circle().assessments
    (section,) = assessment.sections
    tree = score_tree(assessment, "deep")
    group = group_scores(tree, answers)[section.id]
    data = json.dumps(
        {"tree": tree, "section": section.id, "levels": _levels(assessment, language), **said},
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return "".join(
        [
            '<pb-worked class="pb-assess">',
            f'<template data-part="data">{escape(data, quote=False)}</template>',
            '<form class="pb-assess__form" data-part="form" hidden>',
            *_fields(section, language, said),
            "</form>",
            *_table(section, group, language, said),
            f'<output data-part="sum">{_sum(assessment, group, language, said)}</output>',
            "</pb-worked>",
        ]
    )


# `Any` below: the words of the figure, whose shape is in the file.
def _levels(assessment: Assessment, language: str) -> dict[str, str]:
    return {level.id: _in(level.label, language) for level in assessment.levels}


def _in(text: Text | None, language: str) -> str:
    return text.by_language[language] if text else ""


def _scored(section: Section) -> Iterator[Question]:
    for question in section.questions:
        if question.kind != "text":
            yield question


def _fields(section: Section, language: str, said: Mapping[str, Any]) -> Iterator[str]:
    for question in _scored(section):
        text = escape(_in(question.text, language))
        chosen = ANSWERS[question.id]
        yield (
            f'<fieldset class="pb-ask"><legend class="pb-ask__text"><span>{text}</span></legend>'
            '<div class="pb-ask__picks">'
        )
        match question:
            case LevelQuestion() | MultiQuestion():
                several = isinstance(question, MultiQuestion)
                ids = chosen["options"] if several else [chosen["option"]]
                for option in question.options:
                    kind = "checkbox" if several else "radio"
                    checked = " checked" if option.id in ids else ""
                    yield (
                        f'<label class="pb-pick"><input type="{kind}" name="{question.id}"'
                        f' value="{option.id}"{checked}>'
                        f"<span>{escape(_in(option.label, language))}</span></label>"
                    )
                if not several:
                    yield (
                        f'<label class="pb-pick"><input type="radio" name="{question.id}"'
                        f' value="unknown"><span>{said["unknown"]}</span></label>'
                    )
            case NumberQuestion():
                yield (
                    f'<label class="pb-ask__field"><input type="text" inputmode="decimal" size="8"'
                    f' maxlength="20" name="{question.id}" value="{chosen["number"]}"'
                    f' aria-label="{text}"> '
                    f"{escape(_in(question.unit, language))}</label>"
                )
        yield "</div></fieldset>"


def _table(
    section: Section, group: GroupScore, language: str, said: Mapping[str, Any]
) -> Iterator[str]:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in said["columns"])
    yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
    texts = {question.id: _in(question.text, language) for question in _scored(section)}
    for part in group.parts:
        cells = "".join(f"<td>{cell}</td>" for cell in _cells(part, said))
        yield (
            f'<tr data-question="{part.id}"><th scope="row">{escape(texts[part.id])}</th>'
            f"{cells}</tr>"
        )
    yield "</tbody></table>"


def _cells(part: Part, said: Mapping[str, Any]) -> tuple[str, str, str]:
    if part.ratio is None or not part.included:
        return (str(said["left_out"]), _plain(part.weight), "–")
    return (
        _plain(part.ratio),
        _plain(part.weight),
        _plain(part.weight * part.ratio),
    )


def _plain(value: Fraction) -> str:
    """A fraction as one writes it: `1/2`, and `1` rather than `1/1`."""
    return str(value)


def _sum(assessment: Assessment, group: GroupScore, language: str, said: Mapping[str, Any]) -> str:
    included = [part for part in group.parts if part.included and part.ratio is not None]
    if group.score is None or group.ratio is None:
        return str(said["no_score"])
    over = sum(
        (part.weight * part.ratio for part in included if part.ratio is not None), Fraction()
    )
    by = sum((part.weight for part in included), Fraction())
    low, high = group.scale
    words_ = said["sum"].format(
        over=_plain(over),
        by=_plain(by),
        ratio=_plain(group.ratio),
        low=_plain(low),
        high=_plain(high),
        score=group.shown,
        level=_levels(assessment, language).get(group.level or "", ""),
    )
    return escape(words_ + (said["capped"] if group.capped_by else ""))
