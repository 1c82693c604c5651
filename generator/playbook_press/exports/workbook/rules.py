"""Rules to adopt, with their blanks to fill in, and what all of them share."""

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from playbook_press.exports.workbook.paper import PaperSheet
from playbook_press.model.rule import Rule
from playbook_press.pages.addresses import anchor
from playbook_press.pages.rule import blanks, law_notes
from playbook_press.pages.rules import (
    LadderView,
    NoteOnLaw,
    RoleView,
    ladder_view,
    law_notes_with_rules,
    role_views,
    roles_remark,
)
from playbook_press.pages.views import LawView, Named, Words


class RuleSheet(Struct, frozen=True):
    """One rule."""

    anchor: str
    number: int
    field: str
    """The box "we adopt this"."""
    title: Words
    starter: bool
    purpose: Markup
    wording: Markup
    enforced_by: Markup
    escalation: Markup
    bad_wording: Markup
    bad_why: Markup | None
    law: tuple[LawView, ...]
    """Only on a sheet of its own; else all notes stand at the end."""
    serves: tuple[Named, ...]


class GroupSheet(Struct, frozen=True):
    """The rules of one group."""

    anchor: str
    title: Words
    description: Markup | None
    rules: tuple[RuleSheet, ...]


class BlankSheet(Struct, frozen=True):
    """A blank, to be decided once for all rules."""

    anchor: str
    meaning: Words
    default: Words | None
    field: str


class RulesSheet(Struct, frozen=True):
    """Some or all rules, and what they share."""

    title: Words
    use: tuple[Markup, ...]
    groups: tuple[GroupSheet, ...]
    blanks: tuple[BlankSheet, ...]
    ladder: LadderView | None
    roles: tuple[RoleView, ...]
    roles_remark: Markup | None
    law: tuple[NoteOnLaw, ...]
    jurisdiction: Words | None
    disclaimer: Markup | None
    not_covered: Markup | None


def rule_list(
    sheet: PaperSheet, chosen: Iterable[Rule], *, title: Words, is_whole: bool
) -> RulesSheet:
    """Some rules by group.

    Args:
        sheet: What they are set with.
        chosen: Which rules.
        title: What stands above them.
        is_whole: Whether roles and notes on the law stand here that no chosen rule names.
    """
    edition, wanted = sheet.edition, tuple(chosen)
    book, notes = edition.playbook, edition.playbook.law
    numbers = {rule.id: number for number, rule in enumerate(_in_order(sheet), start=1)}
    shared = role_views(sheet, wanted, is_every=is_whole)
    on_law = law_notes_with_rules(sheet, wanted, is_every=is_whole)
    return RulesSheet(
        title=title,
        use=tuple(map(sheet.words, book.manifest.rules_use)),
        groups=tuple(
            GroupSheet(
                anchor("group", group.id),
                sheet.title(group.title),
                sheet.prose(group.description) if group.description else None,
                tuple(
                    rule_sheet(sheet, rule, numbers[rule.id]) for rule in rules if rule in wanted
                ),
            )
            for group, rules in edition.rule_groups
            if any(rule in wanted for rule in rules)
        ),
        blanks=tuple(
            BlankSheet(
                blank.anchor,
                blank.meaning,
                blank.default,
                sheet.fields.line(blank.anchor.replace("-", "/", 1), blank.meaning.text),
            )
            for blank in blanks(sheet, wanted)
        ),
        ladder=ladder_view(sheet),
        roles=shared,
        roles_remark=roles_remark(sheet) if shared else None,
        law=on_law,
        jurisdiction=sheet.title(notes.jurisdiction) if on_law and notes else None,
        disclaimer=sheet.words(notes.disclaimer) if on_law and notes else None,
        not_covered=sheet.prose(notes.not_covered)
        if is_whole and notes and notes.not_covered
        else None,
    )


def rule_sheet(
    sheet: PaperSheet, rule: Rule, number: int | None = None, *, with_law: bool = False
) -> RuleSheet:
    """One rule; `with_law` brings along what the law says."""
    title = sheet.title(rule.title)
    return RuleSheet(
        anchor=anchor("rule", rule.id),
        number=number or _in_order(sheet).index(rule) + 1,
        field=sheet.fields.tick(f"adopt/{rule.id}", title.text),
        title=title,
        starter=rule.starter,
        purpose=sheet.words(rule.purpose),
        wording=sheet.wording(rule.wording),
        enforced_by=sheet.words(rule.enforced_by.text),
        escalation=sheet.prose(rule.escalation),
        bad_wording=sheet.words(rule.bad_example.wording),
        bad_why=sheet.words(rule.bad_example.why) if rule.bad_example.why else None,
        law=law_notes(sheet, rule.law_notes) if with_law else (),
        serves=sheet.links(("trait", trait) for trait in rule.serves),
    )


def _in_order(sheet: PaperSheet) -> list[Rule]:
    return [rule for _, rules in sheet.edition.rule_groups for rule in rules]
