"""A rulebook to build: rules to choose from, and the starter rules as one text."""

from typing import Any

from markupsafe import Markup
from msgspec import Struct

from playbook_press.model.rule import Rule
from playbook_press.pages.edition import Edition
from playbook_press.pages.finishing import finished
from playbook_press.pages.page import Page
from playbook_press.pages.rule import blanks
from playbook_press.pages.rules import (
    LadderView,
    NoteOnLaw,
    RoleView,
    ladder_view,
    law_notes_with_rules,
    role_views,
    roles_remark,
)
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import BlankView, Words
from playbook_press.pages.worksheet import WorksheetView, worksheet


class StarterRule(Struct, frozen=True):
    """One rule of the starter text."""

    number: int
    title: Words
    href: str
    wording: Markup


class PickView(Struct, frozen=True):
    """A rule that can be chosen for a rulebook."""

    id: str
    title: Words
    href: str
    starter: bool
    purpose: Markup
    wording: Markup


class PickGroupView(Struct, frozen=True):
    """The rules of one group, to choose from."""

    title: Words
    rules: tuple[PickView, ...]


class ConcerningView(Struct, frozen=True):
    """A role or a note on the law, with the ids of the rules that it concerns."""

    title: Words
    text: Markup
    rules: str
    """Apart by blanks."""


class RulebookView(Struct, frozen=True):
    """The starter rules as one text, and all that a rulebook can be built from."""

    title: str
    lead: str
    groups: tuple[PickGroupView, ...]
    """All rules, to choose from."""
    all_blanks: tuple[BlankView, ...]
    """The blanks of all rules."""
    all_roles: tuple[ConcerningView, ...]
    all_law: tuple[ConcerningView, ...]
    frame: WorksheetView
    rules: tuple[StarterRule, ...]
    blanks: tuple[BlankView, ...]
    ladder: LadderView | None
    roles: tuple[RoleView, ...]
    roles_remark: Markup | None
    jurisdiction: Words | None
    disclaimer: Markup | None
    law: tuple[NoteOnLaw, ...]
    all_rules: str


def rulebook_page(edition: Edition) -> Page:
    """Rules to choose from; without scripts the starter rules as one text, or all if none is."""
    here = f"{edition.id}/rules/build/"
    sheet = Sheet(edition, here, glosses=False)
    # What is taken away has no list of sources under it.
    bare = Sheet(edition, here, cites=False, glosses=False)
    words = edition.words.rulebook
    rules = _starters(edition)
    law = edition.playbook.law
    view = RulebookView(
        title=str(words.title),
        lead=str(words.lead),
        groups=tuple(
            PickGroupView(sheet.title(group.title), tuple(_pick(bare, rule) for rule in of_group))
            for group, of_group in edition.rule_groups
        ),
        all_blanks=blanks(sheet, edition.rules),
        all_roles=tuple(
            ConcerningView(role.title, role.purpose, " ".join(link.id for link in role.rules))
            for role in role_views(bare, edition.rules)
        ),
        all_law=tuple(
            ConcerningView(
                Words(note.law.link.title, note.law.link.lang),
                note.law.text,
                " ".join(link.id for link in note.rules),
            )
            for note in law_notes_with_rules(bare, edition.rules)
        ),
        frame=worksheet(
            sheet, "rulebook", "", str(words.title), words.script, _builder_data(edition)
        ),
        rules=tuple(
            StarterRule(
                number,
                sheet.title(rule.title),
                sheet.href(f"{edition.id}/rules/{rule.id}/"),
                sheet.wording(rule.wording),
            )
            for number, rule in enumerate(rules, start=1)
        ),
        blanks=blanks(sheet, rules),
        ladder=ladder_view(sheet),
        roles=role_views(sheet, rules),
        roles_remark=roles_remark(sheet),
        jurisdiction=sheet.title(law.jurisdiction) if law else None,
        disclaimer=sheet.words(law.disclaimer) if law else None,
        law=law_notes_with_rules(sheet, rules),
        all_rules=sheet.href(f"{edition.id}/rules/"),
    )
    return finished(
        sheet,
        "rulebook",
        view,
        title=view.title,
        description=str(words.description),
        source=edition.source_file("playbook", edition.id),
        hide=("toc",),
    )


def _pick(sheet: Sheet, rule: Rule) -> PickView:
    return PickView(
        id=rule.id,
        title=sheet.title(rule.title),
        href=sheet.href(f"{sheet.edition.id}/rules/{rule.id}/"),
        starter=rule.starter,
        purpose=sheet.words(rule.purpose, gloss=False),
        wording=sheet.wording(rule.wording),
    )


# `Any`: JSON that the page carries.
def _builder_data(edition: Edition) -> dict[str, Any]:
    """What the script of the builder needs.

    Returns:
        An object with `starters` (the ids of the rules to begin with), `blanks` (by id what
        usually stands there, empty where nothing does), `renamed` (former id of a rule to the
        one of today) and `fields` (what a record holds).
    """
    usual = {
        id: edition.title(blank.default).text if blank.default else ""
        for id, blank in edition.blanks.items()
    }
    return {
        "starters": [rule.id for rule in _starters(edition)],
        "blanks": usual,
        "renamed": {alias: rule.id for rule in edition.rules for alias in rule.aliases},
        "fields": {
            "title": {"kind": "text"},
            "rules": {"kind": "list"},
            "without": {"kind": "list"},
            **{f"blank-{id}": {"kind": "text"} for id in usual},
        },
    }


def _starters(edition: Edition) -> tuple[Rule, ...]:
    return tuple(rule for rule in edition.rules if rule.starter) or edition.rules
