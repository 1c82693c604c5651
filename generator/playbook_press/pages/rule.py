"""The page of a rule that a team can adopt word for word."""

from markupsafe import Markup
from msgspec import Struct

from playbook_press.model.markup import BLANK
from playbook_press.model.rule import Precedent, Rule
from playbook_press.pages.addresses import anchor, item_address
from playbook_press.pages.cards import neighbours
from playbook_press.pages.edition import Edition
from playbook_press.pages.facts import FactView, fact_elsewhere
from playbook_press.pages.finishing import finished
from playbook_press.pages.manner import listed
from playbook_press.pages.marks import mark
from playbook_press.pages.messages import counted, fill
from playbook_press.pages.page import Page
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import BlankView, LawView, Mark, Named, Words


class PrecedentView(Struct, frozen=True):
    """A fact or a source that a rule leans on."""

    mark: Mark
    """`support`, `contrast` or `warning`."""
    fact: FactView | None
    source: Words | None
    """The title of a source, where the precedent is not a fact."""
    references: Markup
    note: Markup | None


class RuleView(Struct, frozen=True):
    """Everything on the page of a rule."""

    kicker: Words
    """The group."""
    title: Words
    starter: bool
    purpose: Markup
    evidence: str
    """What it leans on, in numbers."""
    wording: Markup
    blanks: tuple[BlankView, ...]
    enforced_by: Markup
    roles: tuple[Named, ...]
    """Those that the sentence before does not name itself."""
    escalation: Markup
    bad_wording: Markup
    bad_why: Markup | None
    serves: tuple[Named, ...]
    precedents: tuple[PrecedentView, ...]
    law: tuple[LawView, ...]
    jurisdiction: Words | None
    """Where those laws hold."""
    disclaimer: Markup | None
    rulebook: str
    """The way to the starter rules as one text."""
    cases: tuple[Named, ...]
    """The cases its facts come from."""
    mentioned_by: tuple[Named, ...]
    terms: tuple[Named, ...]


def rule_page(edition: Edition, rule: Rule) -> Page:
    """The page of one rule."""
    sheet = Sheet(edition, item_address(edition.id, "rule", rule.id))
    groups = {group.id: group for group in edition.playbook.manifest.rule_groups}
    law = law_notes(sheet, rule.law_notes)
    view = RuleView(
        kicker=sheet.title(groups[rule.group].title)
        if rule.group in groups
        else Words(str(edition.words.rule.kicker)),
        title=sheet.title(rule.title),
        starter=rule.starter,
        purpose=sheet.words(rule.purpose),
        evidence=_evidence(edition, rule),
        wording=sheet.wording(rule.wording),
        blanks=blanks(sheet, (rule,)),
        enforced_by=sheet.words(rule.enforced_by.text),
        roles=sheet.links(_unnamed_roles(edition, rule)),
        escalation=sheet.prose(rule.escalation),
        bad_wording=sheet.wording(rule.bad_example.wording),
        bad_why=sheet.words(rule.bad_example.why) if rule.bad_example.why else None,
        serves=sheet.links(("trait", trait) for trait in rule.serves),
        precedents=tuple(
            found for each in rule.precedents if (found := _precedent(sheet, each)) is not None
        ),
        law=law,
        jurisdiction=sheet.title(edition.playbook.law.jurisdiction)
        if law and edition.playbook.law
        else None,
        disclaimer=sheet.words(edition.playbook.law.disclaimer)
        if law and edition.playbook.law
        else None,
        rulebook=sheet.href(f"{edition.id}/rules/build/"),
        cases=sheet.links(_cases(edition, rule)),
        mentioned_by=sheet.links(_mentions(edition, rule)),
        terms=sheet.links(("term", term) for term in edition.terms_in[("rule", rule.id)]),
    )
    return finished(
        sheet,
        "rule",
        view,
        title=view.title.text,
        description=sheet.summary(rule.purpose),
        source=edition.source_file("rule", rule.id),
        neighbours=neighbours(sheet, "rule", rule.id),
    )


def blanks(sheet: Sheet, rules: tuple[Rule, ...]) -> tuple[BlankView, ...]:
    """The blanks in the wording of some rules, in the order of the playbook's list."""
    edition = sheet.edition
    used = {name for rule in rules for name in BLANK.findall(edition.best(rule.wording)[0])}
    return tuple(
        BlankView(
            name,
            anchor("blank", name),
            sheet.title(blank.meaning),
            sheet.title(blank.default) if blank.default else None,
        )
        for name, blank in edition.blanks.items()
        if name in used
    )


def law_notes(sheet: Sheet, ids: tuple[str, ...]) -> tuple[LawView, ...]:
    """Notes on the law, each with the way to its place on the page of all rules."""
    notes = sheet.edition.playbook.law_note_by_id
    return tuple(
        LawView(
            link=link,
            text=sheet.words(notes[id].text),
            references=sheet.cite(notes[id].sources),
            facts=sheet.fact_tags(notes[id].facts),
        )
        for id in ids
        if (link := sheet.link("law", id))
    )


def _evidence(edition: Edition, rule: Rule) -> str:
    words = edition.words.rule
    parts = []
    facts = [each.fact for each in rule.precedents if each.fact in edition.playbook.fact_by_id]
    sources = [each for each in rule.precedents if each.source in edition.playbook.source_by_id]
    if facts:
        sure = sum(
            edition.playbook.fact_by_id[fact][1].confidence == "high" for fact in facts if fact
        )
        parts.append(counted(words.evidence_facts, len(facts), sure=sure))
    if sources:
        parts.append(counted(words.evidence_sources, len(sources)))
    if not parts:
        return str(words.evidence_none)
    return fill(words.evidence, precedents=listed(parts, edition.words))


def _precedent(sheet: Sheet, precedent: Precedent) -> PrecedentView | None:
    fact = fact_elsewhere(sheet, precedent.fact) if precedent.fact else None
    source = sheet.edition.playbook.source_by_id.get(precedent.source or "")
    if fact is None and source is None:
        return None
    return PrecedentView(
        mark=mark(sheet.edition.words, "precedent", precedent.as_),
        fact=fact,
        source=sheet.edition.source_title(source) if source and not fact else None,
        references=sheet.cite([source.id]) if source else Markup(),
        note=sheet.words(precedent.note) if precedent.note else None,
    )


def _unnamed_roles(edition: Edition, rule: Rule) -> tuple[tuple[str, str], ...]:
    """The roles that enforce a rule and that its own sentence about it does not name."""
    spoken = edition.spoken(rule.enforced_by.text).casefold()
    return tuple(
        ("role", role)
        for role in rule.enforced_by.roles
        if ("role", role) in edition.targets
        and edition.title_of("role", role).text.casefold() not in spoken
    )


def _cases(edition: Edition, rule: Rule) -> tuple[tuple[str, str], ...]:
    facts = (each.fact for each in rule.precedents if each.fact in edition.playbook.fact_by_id)
    cases = dict.fromkeys(edition.playbook.fact_by_id[fact][0].id for fact in facts if fact)
    return tuple(("case", id) for id in cases if ("case", id) in edition.targets)


def _mentions(edition: Edition, rule: Rule) -> tuple[tuple[str, str], ...]:
    origins = edition.backlinks.mentions.get(("rule", rule.id), ())
    return tuple(origin for origin in origins if origin[0] != "fact")
