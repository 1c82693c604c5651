"""What is printed: all of a workbook from cover to sources, or one sheet of it."""

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from playbook_press.exports.imprint import imprint
from playbook_press.exports.workbook.cases import before_cases, facts_of, one_pager
from playbook_press.exports.workbook.colours import coloured
from playbook_press.exports.workbook.fields import Fields
from playbook_press.exports.workbook.front import FrontView, front, qr
from playbook_press.exports.workbook.paper import PaperSheet
from playbook_press.exports.workbook.reference import WorkLine, glossary, works
from playbook_press.exports.workbook.rules import RulesSheet, rule_list, rule_sheet
from playbook_press.exports.workbook.tools import checklist_sheet, form_sheet, workshop_sheet
from playbook_press.exports.workbook.traits import SpreadView, spread
from playbook_press.exports.workbook.typefaces import DISPLAY, TEXT
from playbook_press.exports.workbook.worksheet import WorksheetView, worksheet
from playbook_press.model.rule import Rule
from playbook_press.pages.addresses import item_address
from playbook_press.pages.edition import Edition
from playbook_press.pages.finishing import notice, render
from playbook_press.pages.footnotes import Footnotes
from playbook_press.pages.messages import fill
from playbook_press.pages.views import Words

FOLDER = "exports/workbook"
"""Where its templates stand."""

RULE_LIST = "rules"
"""The kind under which a list of rules is asked for: `rules/all`, `rules/starter`."""

SINGLE = ("trait", "rule", "case", "assessment", "form", "checklist", "workshop")
"""The kinds of items that have a sheet of their own."""


class Body(Struct, frozen=True):
    """What is printed, set but for the frame around it."""

    html: str
    title: str
    address: str | None
    """Of the page it stands for, below the language; None for the playbook's own."""


class Entry(Struct, frozen=True):
    """One line of the table of contents."""

    href: str
    title: Words
    level: int


class OpeningView(Struct, frozen=True):
    """The pages after the cover."""

    front: FrontView
    entries: tuple[Entry, ...]
    notice: Markup
    """What is not translated; empty where all is."""


class HeadView(Struct, frozen=True):
    """What stands above a sheet that is printed alone."""

    playbook: Words
    version: str
    address: str
    qr: Markup | None
    notice: Markup


def rule_lists(edition: Edition) -> tuple[str, ...]:
    """The lists of rules that can be printed alone."""
    if not edition.rules:
        return ()
    starters = ("starter",) if any(rule.starter for rule in edition.rules) else ()
    return ("all", *starters, *(group.id for group, _ in edition.rule_groups))


def workbook(edition: Edition, fields: Fields) -> Body:
    """Everything from cover to sources."""
    sheet, words, book = PaperSheet(edition, fields), edition.words, edition.playbook
    traits = (*edition.traits, *edition.claims)
    wheel = style(edition, "wheel")
    opening = front(sheet, wheel)
    spreads = [spread(sheet, trait, wheel, is_spread=True) for trait in traits]
    printed = frozenset(trait.id for trait in traits)
    sheets = [
        worksheet(sheet, each, style(edition, "radar"), elsewhere=printed)
        for each in edition.assessments
    ]
    rules = _all_rules(sheet) if edition.rules else None
    cases = [one_pager(sheet, case) for case in edition.cases]
    before = before_cases(sheet, edition.cases)
    facts = [facts_of(sheet, case) for case in edition.cases]
    terms = glossary(sheet)
    entries = _entries(
        edition, spreads, sheets, rules, [(case.anchor, case.title) for case in cases]
    )
    pages: list[tuple[str, object]] = [
        ("cover", opening),
        ("opening", OpeningView(opening, entries, _notice(sheet))),
    ]
    pages += [("wheel", opening)] if spreads else []
    pages += [("trait", each) for each in spreads]
    pages += [("worksheet", each) for each in sheets]
    pages += [("rules", rules)] if rules else []
    pages += [("cases", before), *(("case", each) for each in cases)] if cases else []
    pages += [("facts", facts)] if cases else []
    pages += [("glossary", terms)] if book.glossary.terms else []
    title = fill(words.workbook.title, title=opening.title.text)
    return Body(_settled(sheet, pages, is_whole=True), title, None)


def single(edition: Edition, fields: Fields, kind: str, id: str) -> Body:
    """One sheet.

    Args:
        edition: What it is part of.
        fields: Gathers what can be filled in.
        kind: One of `SINGLE`, or `rules` for a list of them.
        id: Of an item that is not retired, or one of `rule_lists`.
    """
    sheet, words = PaperSheet(edition, fields), edition.words
    address: str | None
    if kind == RULE_LIST:
        address = f"{edition.id}/rules/"
        view: object = _chosen_rules(sheet, id)
        title = _list_title(sheet, id)
    else:
        book = edition.playbook
        address = item_address(edition.id, kind, edition.canonical(kind, id))
        title = edition.title_of(kind, id).text
        match kind:
            case "trait":
                view = spread(sheet, book.trait_by_id[id], style(edition, "wheel"), is_spread=False)
            case "rule":
                view = rule_sheet(sheet, book.rule_by_id[id], with_law=True)
            case "case":
                view = one_pager(sheet, book.case_by_id[id])
            case "form":
                view = form_sheet(sheet, book.form_by_id[id])
            case "checklist":
                view = checklist_sheet(sheet, book.checklist_by_id[id])
            case "workshop":
                view = workshop_sheet(sheet, book.workshop_by_id[id])
            case _:
                view = worksheet(
                    sheet,
                    book.assessment_by_id[id],
                    style(edition, "radar"),
                    elsewhere=frozenset(),
                )
    whose = imprint(edition, address)
    head = HeadView(
        sheet.title(edition.playbook.manifest.title),
        whose.version,
        whose.address,
        qr(whose.address, sheet, style(edition, "wheel")),
        _notice(sheet),
    )
    pages: list[tuple[str, object]] = [("head", head), (_template(kind), view)]
    sheet_title = fill(words.workbook.sheet_title, title=title, playbook=whose.title)
    return Body(_settled(sheet, pages, is_whole=False), sheet_title, address)


def style(edition: Edition, name: str) -> str:
    """One of the workbook's style sheets, with signs where the families will stand."""
    written = coloured(
        edition.templates.components[f"{FOLDER}/{name}.css"], edition.publication.colours
    )
    return written.replace("wb-text", TEXT).replace("wb-display", DISPLAY)


def _template(kind: str) -> str:
    return "worksheet" if kind == "assessment" else kind


def _settled(sheet: PaperSheet, pages: Iterable[tuple[str, object]], *, is_whole: bool) -> str:
    """The pages one after the other, sources numbered, and the list of these at the end."""
    edition, footnotes = sheet.edition, Footnotes()
    html = "".join(
        render(edition.templates, f"{FOLDER}/{name}", edition.words, view) for name, view in pages
    )
    html = footnotes.settled(html, edition.words)
    # A note on a source may name another one; the numbers are given by now.
    sheet.cites = False
    found: tuple[WorkLine, ...] = works(sheet, footnotes.sources, is_whole=is_whole)
    if not found:
        return html
    name = "sources" if is_whole else "notes"
    return html + render(edition.templates, f"{FOLDER}/{name}", edition.words, found)


def _notice(sheet: PaperSheet) -> Markup:
    # Safe: the template of the note escapes its text.
    return Markup(notice(sheet.edition, sheet.foreign) if sheet.foreign else "")


def _all_rules(sheet: PaperSheet) -> RulesSheet:
    title = Words(str(sheet.edition.words.rules.title))
    return rule_list(sheet, sheet.edition.rules, title=title, is_whole=True)


def _chosen_rules(sheet: PaperSheet, id: str) -> RulesSheet:
    edition = sheet.edition
    chosen: dict[str, tuple[Rule, ...]] = {
        "all": edition.rules,
        "starter": tuple(rule for rule in edition.rules if rule.starter),
    }
    groups = {group.id: rules for group, rules in edition.rule_groups}
    title = Words(_list_title(sheet, id))
    return rule_list(sheet, (groups | chosen)[id], title=title, is_whole=id == "all")


def _list_title(sheet: PaperSheet, id: str) -> str:
    words = sheet.edition.words
    usual = {"all": str(words.rules.title), "starter": str(words.rulebook.title)}
    groups = {group.id: group.title for group, _ in sheet.edition.rule_groups}
    return usual[id] if id in usual else sheet.title(groups[id]).text


def _entries(
    edition: Edition,
    spreads: Iterable[SpreadView],
    sheets: Iterable[WorksheetView],
    rules: RulesSheet | None,
    cases: list[tuple[str, Words]],
) -> tuple[Entry, ...]:
    """The table of contents."""
    words, book = edition.words, edition.playbook
    found = [
        Entry("#how-to", Words(str(words.workbook.how_to)), 1),
        Entry("#about", Words(str(words.workbook.about)), 1),
    ]
    inside = [Entry(f"#{each.anchor}", each.title, 2) for each in spreads]
    if inside:
        found += [Entry("#traits", Words(str(words.traits.title)), 1), *inside]
    found += [Entry(f"#{each.anchor}", each.title, 1) for each in sheets]
    if rules:
        found.append(Entry("#rules", rules.title, 1))
        found += [Entry(f"#{group.anchor}", group.title, 2) for group in rules.groups]
    if cases:
        found.append(Entry("#cases", Words(str(words.cases.title)), 1))
        found += [Entry(f"#{anchor}", title, 2) for anchor, title in cases]
        found.append(Entry("#facts", Words(str(words.workbook.facts)), 1))
    if book.glossary.terms:
        found.append(Entry("#glossary", Words(str(words.glossary.title)), 1))
    if book.source_by_id:
        found.append(Entry("#sources", Words(str(words.sources.title)), 1))
    return tuple(found)
