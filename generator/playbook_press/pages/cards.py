"""Items at a glance, and the way to the ones beside them."""

from playbook_press.model.assessment import Assessment
from playbook_press.model.case import Case
from playbook_press.model.checklist import Checklist
from playbook_press.model.form import Form
from playbook_press.model.rule import Rule
from playbook_press.model.trait import Trait
from playbook_press.model.workshop import Workshop
from playbook_press.pages.addresses import Paged, item_address
from playbook_press.pages.edition import Edition
from playbook_press.pages.marks import strength_of, support
from playbook_press.pages.messages import counted
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import (
    AssessmentCard,
    CaseCard,
    Named,
    Neighbours,
    RuleCard,
    ToolCard,
    TraitCard,
)
from playbook_press.scoring.tree import asked


def trait_card(sheet: Sheet, trait: Trait) -> TraitCard:
    """A trait with its statement and how well it stands up."""
    return TraitCard(
        link=_link(sheet, "trait", trait),
        number=str(trait.number) if trait.number else "",
        statement=sheet.words(trait.statement, gloss=False),
        support=support(sheet, trait.support) if trait.support else None,
    )


def assessment_card(sheet: Sheet, assessment: Assessment) -> AssessmentCard:
    """A self-assessment with what it is for, and how much work it is."""
    return AssessmentCard(
        link=_link(sheet, "assessment", assessment),
        purpose=sheet.words(assessment.purpose, gloss=False),
        facts=assessment_facts(sheet.edition, assessment),
    )


def assessment_facts(edition: Edition, assessment: Assessment) -> tuple[str, ...]:
    """`41 questions`, `about 60 minutes`."""
    words = edition.words.assessment
    facts = [counted(words.questions, len(asked(assessment)))]
    if assessment.minutes:
        facts.append(counted(words.minutes, assessment.minutes))
    return tuple(facts)


def tool_card(
    sheet: Sheet, kind: str, item: Form | Checklist | Workshop, facts: tuple[str, ...]
) -> ToolCard:
    """A form, a checklist or a workshop with what it is for, and how much work it is."""
    return ToolCard(
        kind=str(getattr(sheet.edition.words, kind).kicker),
        link=_link(sheet, kind, item),
        purpose=sheet.words(item.purpose, gloss=False),
        facts=facts,
    )


def tool_cards(sheet: Sheet) -> tuple[ToolCard, ...]:
    """Everything there is to work with: workshops first, then forms, then checklists."""
    edition = sheet.edition
    return (
        *(tool_card(sheet, "workshop", e, workshop_facts(edition, e)) for e in edition.workshops),
        *(tool_card(sheet, "form", e, form_facts(edition, e)) for e in edition.forms),
        *(
            tool_card(sheet, "checklist", e, checklist_facts(edition, e))
            for e in edition.checklists
        ),
    )


def form_facts(edition: Edition, form: Form) -> tuple[str, ...]:
    """`9 fields`, `about 40 minutes`."""
    facts = [counted(edition.words.form.fields, len(form.fields))]
    if form.minutes:
        facts.append(counted(edition.words.assessment.minutes, form.minutes))
    return tuple(facts)


def checklist_facts(edition: Edition, checklist: Checklist) -> tuple[str, ...]:
    """`12 items`."""
    count = sum(len(group.items) for group in checklist.groups)
    return (counted(edition.words.checklist.items, count),)


def workshop_facts(edition: Edition, workshop: Workshop) -> tuple[str, ...]:
    """`90 minutes`, `7 steps`."""
    words = edition.words.workshop
    minutes = sum(step.minutes for step in workshop.steps)
    return counted(words.minutes, minutes), counted(words.steps, len(workshop.steps))


def case_card(sheet: Sheet, case: Case) -> CaseCard:
    """A case with its summary, how it ended and how well it is documented."""
    return CaseCard(
        link=_link(sheet, "case", case),
        summary=sheet.words(case.summary, gloss=False),
        outcome=sheet.title(case.outcome),
        strength=strength_of(sheet, case),
    )


def rule_card(sheet: Sheet, rule: Rule) -> RuleCard:
    """A rule with what it is for."""
    return RuleCard(
        _link(sheet, "rule", rule), rule.starter, sheet.words(rule.purpose, gloss=False)
    )


def neighbours(sheet: Sheet, kind: str, id: str) -> Neighbours:
    """The ways to the trait, rule or case before one and to the one after it."""
    before, after = sheet.edition.beside.get((kind, id), (None, None))
    return Neighbours(
        sheet.link(kind, before) if before else None,
        sheet.link(kind, after) if after else None,
    )


def _link(sheet: Sheet, kind: str, item: Paged) -> Named:
    title = sheet.title(item.title)
    address = item_address(sheet.edition.id, kind, item.id)
    return Named(item.id, title.text, sheet.href(address), title.lang)
