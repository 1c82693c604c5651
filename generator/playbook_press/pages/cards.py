"""Items at a glance, and the way to the ones beside them."""

from playbook_press.model.assessment import Assessment
from playbook_press.model.case import Case
from playbook_press.model.rule import Rule
from playbook_press.model.trait import Trait
from playbook_press.pages.addresses import item_address
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


def _link(sheet: Sheet, kind: str, item: Trait | Rule | Case | Assessment) -> Named:
    title = sheet.title(item.title)
    address = item_address(sheet.edition.id, kind, item.id)
    return Named(item.id, title.text, sheet.href(address), title.lang)
