"""What the script of an assessment needs and the page does not say: trees, links, messages."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from playbook_press.model.assessment import (
    Assessment,
    Level,
    LevelQuestion,
    MultiQuestion,
    Section,
)
from playbook_press.pages.marks import mark
from playbook_press.pages.page_data import json_in_html
from playbook_press.pages.sheet import Sheet
from playbook_press.scoring.tree import asked, outline, score_tree, steps, targets

# `Any` below: JSON that the page carries.
_Json = dict[str, Any]


def assessment_data(sheet: Sheet, assessment: Assessment) -> str:
    """The page's data as JSON that may stand anywhere in HTML.

    Returns:
        An object with `site`, `language`, `outline`, `trees`, `steps`, `targets` (see
        `scoring.tree`), `policy`, `overall` (whether one number for the whole is shown),
        `levels` (id to label), `own` (section id to levels of its own), `advice` (question id to
        option id to `[next step, good enough when]`), `practices`, `traits`, `rules`, `cases`
        (id to `[title, link]`), `about` (section id to trait, its rules and cases), `verdicts`
        (case id to trait id to verdict), `marks` (verdict to shape and word) and `words`.
    """
    edition, playbook = sheet.edition, sheet.edition.playbook
    known = outline(assessment, playbook)
    trees: _Json = {"deep": score_tree(assessment, "deep")}
    if known.get("quick"):
        trees["quick"] = score_tree(assessment, "quick")
    leads = steps(assessment, playbook)
    sections = tuple(
        (section, edition.canonical("trait", trait) if trait else None)
        for section, trait in sections_about(assessment.sections)
    )
    traits = tuple(dict.fromkeys(trait for _, trait in sections if trait))
    data: _Json = {
        "site": site_key(edition.publication.name),
        "language": edition.language,
        "outline": known,
        "trees": trees,
        "steps": leads,
        "targets": targets(assessment),
        "policy": {"min_group": assessment.policy.min_group},
        "overall": assessment.show_overall,
        "levels": _labels(sheet, assessment.levels),
        "own": {
            section.id: _labels(sheet, section.levels) for section, _ in sections if section.levels
        },
        "advice": _advice(sheet, assessment),
        "practices": _links(sheet, "practice", _practices(leads)),
        "traits": _links(sheet, "trait", traits),
        "about": {section.id: trait for section, trait in sections if trait},
        **_surroundings(sheet, traits),
        "words": edition.words.assessment.script.as_data(),
    }
    return json_in_html(data)


def site_key(name: str) -> str:
    """What tells the records of one site from those of another in the same browser.

    >>> site_key("Playbook Press"), site_key("某某 社群"), site_key("")
    ('playbook-press', '某某-社群', 'site')
    """
    return "-".join(re.findall(r"\w+", name.lower())) or "site"


def sections_about(
    sections: tuple[Section, ...], trait: str | None = None
) -> Iterator[tuple[Section, str | None]]:
    """Every section with the trait it asks about, which may be that of one around it."""
    for section in sections:
        about = section.trait or trait
        yield section, about
        yield from sections_about(section.sections, about)


def _surroundings(sheet: Sheet, traits: tuple[str, ...]) -> _Json:
    """What the playbook has to say around each trait: rules, cases and what they show."""
    back, words = sheet.edition.backlinks, sheet.edition.words
    rules = {trait: [rule.id for rule in back.rules_of_trait.get(trait, ())] for trait in traits}
    verdicts: dict[str, dict[str, str]] = {}
    for trait in traits:
        for case, verdict in back.verdicts_on_trait.get(trait, ()):
            verdicts.setdefault(case.id, {})[trait] = verdict.verdict
    in_order = [case.id for case in sheet.edition.cases if case.id in verdicts]
    judgements = sorted({verdict for found in verdicts.values() for verdict in found.values()})
    marks = {verdict: mark(words, "verdict", verdict) for verdict in judgements}
    return {
        "rules": _links(
            sheet, "rule", tuple(dict.fromkeys(id for ids in rules.values() for id in ids))
        ),
        "rules_of": rules,
        "cases": _links(sheet, "case", tuple(in_order)),
        "verdicts": {id: verdicts[id] for id in in_order},
        "marks": {verdict: [found.shape, found.words] for verdict, found in marks.items()},
    }


def _advice(sheet: Sheet, assessment: Assessment) -> _Json:
    """What to do from an option on, and when to stop there, in plain words."""
    found: _Json = {}
    for question in asked(assessment):
        if not isinstance(question, LevelQuestion | MultiQuestion):
            continue
        said = {
            option.id: [
                sheet.summary(option.next_step) if option.next_step else "",
                sheet.summary(option.good_enough_when) if option.good_enough_when else "",
            ]
            for option in question.options
            if option.next_step or option.good_enough_when
        }
        if said:
            found[question.id] = said
    return found


def _practices(leads: Mapping[str, Any]) -> tuple[str, ...]:
    ids = (
        id
        for options in leads["options"].values()
        for option in options.values()
        for id in option.get("practices", ())
    )
    return tuple(dict.fromkeys(ids))


def _links(sheet: Sheet, kind: str, ids: tuple[str, ...]) -> _Json:
    return {
        id: [link.title, link.href or None]
        for id in ids
        if (link := sheet.link(kind, id)) is not None
    }


def _labels(sheet: Sheet, levels: tuple[Level, ...]) -> dict[str, str]:
    return {level.id: sheet.title(level.label).text for level in levels}
