"""The index of rules with all they rest on."""

from markupsafe import Markup
from msgspec import Struct

from playbook_press.model.rule import Rule
from playbook_press.pages.addresses import anchor
from playbook_press.pages.cards import rule_card
from playbook_press.pages.edition import Edition
from playbook_press.pages.finishing import finished
from playbook_press.pages.messages import counted
from playbook_press.pages.page import Page
from playbook_press.pages.rule import blanks, law_notes
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import BlankView, LawView, Named, RuleCard, Words


class GroupView(Struct, frozen=True):
    """The rules of one group."""

    anchor: str
    title: Words
    description: Markup | None
    rules: tuple[RuleCard, ...]


class StepView(Struct, frozen=True):
    """One step of the ladder."""

    anchor: str
    title: Words
    applied_by: Markup
    lasts: Markup | None
    public_record: Markup | None
    urgent: bool
    """Stands beside the ladder and is not a rung of it."""


class LadderView(Struct, frozen=True):
    """Penalties from the mildest to the firmest."""

    title: Words
    use: Markup
    steps: tuple[StepView, ...]


class RoleView(Struct, frozen=True):
    """A job that rules name."""

    anchor: str
    title: Words
    purpose: Markup
    rules: tuple[Named, ...]
    """The rules it applies."""


class NoteOnLaw(Struct, frozen=True):
    """A note on the law, with the rules that point to it."""

    anchor: str
    law: LawView
    rules: tuple[Named, ...]


class RulesView(Struct, frozen=True):
    """All rules, and what they share."""

    title: str
    use: tuple[Markup, ...]
    """How to use the rules."""
    rulebook: str
    starters: str
    """How many rules to begin with."""
    groups: tuple[GroupView, ...]
    ladder: LadderView | None
    roles: tuple[RoleView, ...]
    roles_remark: Markup | None
    blanks: tuple[BlankView, ...]
    jurisdiction: Words | None
    disclaimer: Markup | None
    not_covered: Markup | None
    law: tuple[NoteOnLaw, ...]


def rules_page(edition: Edition) -> Page:
    """The page of all rules."""
    sheet = Sheet(edition, f"{edition.id}/rules/")
    book, words = edition.playbook, edition.words
    view = RulesView(
        title=str(words.rules.title),
        use=tuple(sheet.words(line, gloss=False) for line in book.manifest.rules_use),
        rulebook=sheet.href(f"{edition.id}/rules/build/"),
        starters=counted(words.rules.starters, sum(rule.starter for rule in edition.rules)),
        groups=tuple(
            GroupView(
                anchor("group", group.id),
                sheet.title(group.title),
                sheet.prose(group.description) if group.description else None,
                tuple(rule_card(sheet, rule) for rule in rules),
            )
            for group, rules in edition.rule_groups
        ),
        ladder=ladder_view(sheet),
        roles=role_views(sheet, edition.rules, is_every=True),
        roles_remark=roles_remark(sheet),
        blanks=blanks(sheet, edition.rules),
        jurisdiction=sheet.title(book.law.jurisdiction) if book.law else None,
        disclaimer=sheet.words(book.law.disclaimer) if book.law else None,
        not_covered=sheet.prose(book.law.not_covered)
        if book.law and book.law.not_covered
        else None,
        law=law_notes_with_rules(sheet, edition.rules, is_every=True),
    )
    return finished(
        sheet,
        "rules",
        view,
        title=view.title,
        description=str(words.rules.description),
        source=edition.source_file("playbook", edition.id),
    )


def ladder_view(sheet: Sheet) -> LadderView | None:
    """The ladder of penalties; None where the playbook has none."""
    ladder = sheet.edition.playbook.ladder
    if ladder is None:
        return None
    return LadderView(
        sheet.title(ladder.title),
        sheet.prose(ladder.use),
        tuple(
            StepView(
                anchor("step", step.id),
                sheet.title(step.title),
                sheet.words(step.applied_by),
                sheet.words(step.lasts) if step.lasts else None,
                sheet.words(step.public_record) if step.public_record else None,
                step.urgent,
            )
            for step in ladder.steps
        ),
    )


def role_views(
    sheet: Sheet, rules: tuple[Rule, ...], *, is_every: bool = False
) -> tuple[RoleView, ...]:
    """The roles that enforce some of these rules, each with those; or every role."""
    roles = sheet.edition.playbook.roles
    of_role = sheet.edition.backlinks.rules_of_role
    return tuple(
        RoleView(anchor("role", role.id), sheet.title(role.title), sheet.words(role.purpose), links)
        for role in (roles.roles if roles else ())
        if (links := _links_among(sheet, rules, of_role.get(role.id, ()))) or is_every
    )


def law_notes_with_rules(
    sheet: Sheet, rules: tuple[Rule, ...], *, is_every: bool = False
) -> tuple[NoteOnLaw, ...]:
    """The notes on the law that concern some of these rules, each with those; or every note."""
    of_note = sheet.edition.backlinks.rules_of_law_note
    return tuple(
        NoteOnLaw(anchor("law", note.link.id), note, links)
        for note in law_notes(sheet, tuple(sheet.edition.playbook.law_note_by_id))
        if (links := _links_among(sheet, rules, of_note.get(note.link.id, ()))) or is_every
    )


def _links_among(
    sheet: Sheet, rules: tuple[Rule, ...], wanted: tuple[Rule, ...]
) -> tuple[Named, ...]:
    """The way to those of some rules that are wanted, in the order of the wanted ones."""
    return sheet.links(("rule", rule.id) for rule in wanted if rule in rules)


def roles_remark(sheet: Sheet) -> Markup | None:
    """What is to be known about all roles."""
    roles = sheet.edition.playbook.roles
    return sheet.words(roles.remark) if roles and roles.remark else None
