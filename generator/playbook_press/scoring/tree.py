"""An assessment as scoring and saved answers need it: score tree, steps, targets, outline."""

from typing import Any, Literal

from playbook_press.model.assessment import (
    Assessment,
    LevelQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    Section,
    TextQuestion,
)
from playbook_press.model.playbook import Playbook

QuestionSet = Literal["quick", "deep"]

# `Any` below: what is returned is JSON, as SCORING.md describes it.


def score_tree(assessment: Assessment, chosen: QuestionSet) -> dict[str, Any]:
    """The score tree of an assessment; what equals its default is left out.

    Args:
        assessment: The assessment.
        chosen: `deep` has every question, `quick` those with `set: quick`.

    Returns:
        The tree of SCORING.md. Retired questions, questions in words and sections without
        a scored question are not in it. The questions of a section stand before the
        sections within it.

    Source:
        SCORING.md, The score tree.
    """
    policy: dict[str, Any] = {}
    if assessment.policy.unanswered != "exclude":
        policy["unanswered"] = assessment.policy.unanswered
    if assessment.policy.min_coverage != "0.5":
        policy["min_coverage"] = assessment.policy.min_coverage
    if assessment.digits:
        policy["digits"] = assessment.digits
    tree: dict[str, Any] = {}
    if policy:
        tree["policy"] = policy
    if assessment.scale != ("0", "100"):
        tree["scale"] = list(assessment.scale)
    if assessment.levels:
        tree["levels"] = _levels(assessment)
    sections = (_group(section, chosen) for section in assessment.sections)
    tree["root"] = {"id": assessment.id, "children": [each for each in sections if each]}
    return tree


def steps(assessment: Assessment, playbook: Playbook) -> dict[str, Any]:
    """What each answer leads to, as `advice` wants it.

    Returns:
        `options`: question id to option id to `{next_step: true, practices: […]}`;
        `practices`: practice id to `{impact, effort}`. What leads nowhere, and a weight
        that the playbook does not state, is left out.
    """
    options: dict[str, Any] = {}
    practices: dict[str, Any] = {}
    for question in asked(assessment):
        if isinstance(question, LevelQuestion | MultiQuestion):
            leads = {}
            for option in question.options:
                lead: dict[str, Any] = {"next_step": True} if option.next_step else {}
                if option.practices:
                    lead["practices"] = list(option.practices)
                if lead:
                    leads[option.id] = lead
                for id in option.practices:
                    if known := _weights(id, playbook):
                        practices[id] = known
            if leads:
                options[question.id] = leads
    return {"options": options, "practices": practices}


def targets(assessment: Assessment) -> dict[str, str]:
    """Section id to the level it aims at, where the assessment itself names one."""
    found: dict[str, str] = {}
    for section in _sections(assessment.sections):
        if section.target is not None:
            found[section.id] = section.target
    return found


def outline(assessment: Assessment, playbook: Playbook) -> dict[str, Any]:
    """What saved answers must fit: whose they are, and which questions there are.

    Args:
        assessment: The assessment.
        playbook: The playbook that holds it. Files made for one it is built on fit too.

    Returns:
        `playbook`, `version`, `assessment`, and where there are any `bases`, `aliases` and
        `quick: true`; `questions`: id to `{kind}` and where they differ from none `rev`
        (from 1), `was` (former ids) and `options` (ids), in the order of the tree.
    """
    questions: dict[str, Any] = {}
    for question in asked(assessment):
        entry: dict[str, Any] = {"kind": question.kind}
        if question.revision != 1:
            entry["rev"] = question.revision
        if question.was:
            entry["was"] = list(question.was)
        if isinstance(question, LevelQuestion | MultiQuestion):
            entry["options"] = [option.id for option in question.options]
        questions[question.id] = entry
    found: dict[str, Any] = {
        "playbook": playbook.id,
        "version": playbook.manifest.version,
        "assessment": assessment.id,
        "questions": questions,
    }
    if playbook.bases:
        found["bases"] = list(playbook.bases)
    if assessment.aliases:
        found["aliases"] = list(assessment.aliases)
    if any(question.set == "quick" for question in asked(assessment)):
        found["quick"] = True
    return found


def asked(assessment: Assessment) -> tuple[Question, ...]:
    """Every question that is still asked, in the order of the tree."""
    return tuple(
        question
        for section in _sections(assessment.sections)
        for question in section.questions
        if question.retired is None
    )


def _sections(sections: tuple[Section, ...]) -> list[Section]:
    return [each for section in sections for each in (section, *_sections(section.sections))]


def _group(section: Section, chosen: QuestionSet) -> dict[str, Any] | None:
    """The group of a section, or None where nothing in it is scored."""
    children: list[dict[str, Any]] = []
    for question in section.questions:
        if question.retired is None and (chosen == "deep" or question.set == "quick"):
            leaf = _leaf(question)
            if leaf is not None:
                children.append(leaf)
    for inner in section.sections:
        group = _group(inner, chosen)
        if group is not None:
            children.append(group)
    if not children:
        return None
    node: dict[str, Any] = {"id": section.id}
    if section.weight != "1":
        node["weight"] = section.weight
    if section.scale is not None:
        node["scale"] = list(section.scale)
    if section.digits is not None:
        node["digits"] = section.digits
    if section.levels:
        node["levels"] = _levels(section)
    if section.method != "mean":
        node["method"] = section.method
    node["children"] = children
    return node


def _leaf(question: Question) -> dict[str, Any] | None:
    """The leaf of a scored question, or None for one that is answered in words."""
    if isinstance(question, TextQuestion):
        return None
    leaf: dict[str, Any] = {"id": question.id}
    if question.weight != "1":
        leaf["weight"] = question.weight
    if isinstance(question, NumberQuestion):
        leaf["number"] = {"worst": question.worst, "best": question.best}
    else:
        kind = "options" if isinstance(question, LevelQuestion) else "points"
        leaf[kind] = [[option.id, option.value] for option in question.options]
    if question.na.allowed:
        leaf["na"] = {"allowed": True}
        if question.na.reason_required:
            leaf["na"]["reason_required"] = True
    if question.critical is not None:
        leaf["critical"] = {"min": question.critical.min, "cap": question.critical.cap}
        if question.critical.scope != "group":
            leaf["critical"]["scope"] = question.critical.scope
    return leaf


def _levels(holder: Assessment | Section) -> list[dict[str, str]]:
    return [{"id": level.id, "min": level.min} for level in holder.levels]


def _weights(id: str, playbook: Playbook) -> dict[str, int]:
    """Impact and effort of a practice, as far as the playbook states them."""
    found = playbook.practice_by_id.get(id)
    if found is None:
        return {}
    stated = {"impact": found[1].impact, "effort": found[1].effort}
    return {name: weight for name, weight in stated.items() if weight is not None}
