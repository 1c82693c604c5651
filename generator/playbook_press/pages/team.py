"""The page on which several people's answers are laid side by side, all in the browser."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from playbook_press.model.assessment import (
    Assessment,
    LevelQuestion,
    MultiQuestion,
    NumberQuestion,
    Question,
    TextQuestion,
)
from playbook_press.pages.addresses import TEAM, item_address
from playbook_press.pages.assessment_data import sections_about, site_key
from playbook_press.pages.edition import Edition
from playbook_press.pages.finishing import finished
from playbook_press.pages.messages import fill
from playbook_press.pages.page import Page
from playbook_press.pages.page_data import json_in_html
from playbook_press.pages.shared import page_script, page_sheet, shared_href
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import Words
from playbook_press.scoring.tree import asked, outline, score_tree

# `Any` below: JSON that the page carries.
_Json = dict[str, Any]


class TeamView(Struct, frozen=True):
    """Everything on the page before a script runs."""

    title: Words
    """Of the assessment."""
    heading: str
    assessment: str
    """The way back to the assessment, which is also the worksheet."""
    fewest: str
    """What is not shown, and why."""
    command: str
    """What does the same on a terminal."""
    data: Markup
    """JSON for the script."""
    script: str
    sheet: str
    """The way to it."""


def team_address(edition: Edition, assessment: Assessment) -> str:
    """Where the page stands, below the language."""
    return item_address(edition.id, "assessment", assessment.id) + TEAM


def team_page(edition: Edition, assessment: Assessment) -> Page:
    """The page for the people who answered an assessment together."""
    here = team_address(edition, assessment)
    sheet = Sheet(edition, here, cites=False, glosses=False)
    words = edition.words.team
    title = sheet.title(assessment.title)
    view = TeamView(
        title=title,
        heading=fill(words.heading, title=title.text),
        assessment=sheet.href(item_address(edition.id, "assessment", assessment.id)),
        fewest=fill(words.fewest, count=assessment.policy.min_group),
        command=f"playbook team {assessment.id}-*.json",
        # Safe: no sign that HTML reads stands in it.
        data=Markup(json_in_html(_data(sheet, assessment))),
        script=shared_href(here, page_script("team")),
        sheet=shared_href(here, page_sheet("team")),
    )
    return finished(
        sheet,
        "team",
        view,
        title=view.heading,
        description=fill(words.description, title=title.text),
        source=edition.source_file("assessment", assessment.id),
        hide=("toc",),
    )


def _data(sheet: Sheet, assessment: Assessment) -> _Json:
    """What the script needs.

    Returns:
        An object with `site`, `language`, `outline`, `trees`, `min_group`, `titles` (section id
        to title), `questions` (id to `{text}` and, where there are any, `look` (what to look
        at), `unit`, `options` (option id to label) and `lang` (where it is not the page's)),
        `words`, and `refusal`, why a file is not read, by code.
    """
    edition = sheet.edition
    known = outline(assessment, edition.playbook)
    trees: _Json = {"deep": score_tree(assessment, "deep")}
    if known.get("quick"):
        trees["quick"] = score_tree(assessment, "quick")
    return {
        "site": site_key(edition.publication.name),
        "language": edition.language,
        "outline": known,
        "trees": trees,
        "min_group": assessment.policy.min_group,
        "titles": {
            section.id: sheet.title(section.title).text
            for section, _ in sections_about(assessment.sections)
        },
        "questions": {
            question.id: _question(sheet, question)
            for question in asked(assessment)
            if not isinstance(question, TextQuestion)
        },
        "words": edition.words.team.script.as_data(),
        "refusal": edition.words.assessment.script.refusal.as_data(),
    }


def _question(sheet: Sheet, question: Question) -> Mapping[str, object]:
    found: dict[str, object] = {"text": sheet.summary(question.text)}
    if lang := sheet.title(question.text).lang:
        found["lang"] = lang
    if question.evidence:
        found["look"] = sheet.summary(question.evidence)
    if isinstance(question, NumberQuestion) and question.unit:
        found["unit"] = sheet.title(question.unit).text
    if isinstance(question, LevelQuestion | MultiQuestion):
        found["options"] = {each.id: sheet.summary(each.label) for each in question.options}
    return found
