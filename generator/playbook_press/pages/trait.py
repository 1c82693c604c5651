"""The page of a trait, or of a claim that surrounds the traits: a chapter of a handbook."""

from markupsafe import Markup
from msgspec import Struct

from playbook_press.model.trait import Metric, Practice, ResearchClaim, Trait
from playbook_press.pages.addresses import anchor, item_address
from playbook_press.pages.cards import neighbours, rule_card
from playbook_press.pages.edition import Edition
from playbook_press.pages.facts import FactView, facts_elsewhere
from playbook_press.pages.finishing import finished
from playbook_press.pages.marks import mark, support
from playbook_press.pages.messages import fill
from playbook_press.pages.page import Page
from playbook_press.pages.questions import QuestionsView, questions
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import Mark, Named, RuleCard, Words


class SupportView(Struct, frozen=True):
    """What research says about a trait, in short."""

    mark: Mark
    holds: Markup
    fails: Markup


class ClaimView(Struct, frozen=True):
    """One finding of research."""

    text: Markup
    references: Markup
    facts: Markup
    """Tags of facts; may be empty."""


class PracticeView(Struct, frozen=True):
    """Something a team can start doing next week."""

    anchor: str
    title: Words
    how: Markup
    effort: str
    """`an afternoon`; empty where the author did not say."""
    impact: str
    first: tuple[Named, ...]
    """Practices that should come first."""


class MetricView(Struct, frozen=True):
    """A number worth watching."""

    anchor: str
    title: Words
    definition: Markup
    formula: Markup | None


class TestView(Struct, frozen=True):
    """A handful of yes-or-no signs and what to do with the count."""

    signs: tuple[Markup, ...]
    verdict: Markup


class SpeakingCase(Struct, frozen=True):
    """A case that speaks to this trait."""

    case: Named
    mark: Mark
    why: Markup
    facts: Markup


class RelatedView(Struct, frozen=True):
    """Another trait, and how the two hang together."""

    link: Named
    how: Markup | None
    """None where only the other trait names this one."""


class TraitView(Struct, frozen=True):
    """Everything on the page of a trait."""

    kicker: str
    title: Words
    statement: Markup
    support: SupportView | None
    meaning: Markup
    why: Markup | None
    contestable: Markup
    findings_for: tuple[ClaimView, ...]
    findings_against: tuple[ClaimView, ...]
    findings_mixed: tuple[ClaimView, ...]
    has_findings: bool
    research_summary: Markup | None
    healthy: tuple[Markup, ...]
    unhealthy: tuple[Markup, ...]
    practices: tuple[PracticeView, ...]
    metrics: tuple[MetricView, ...]
    test: TestView | None
    questions: tuple[QuestionsView, ...]
    supporting: tuple[FactView, ...]
    warning: tuple[FactView, ...]
    cases: tuple[SpeakingCase, ...]
    rules: tuple[RuleCard, ...]
    related: tuple[RelatedView, ...]
    terms: tuple[Named, ...]
    mentioned_by: tuple[Named, ...]


def trait_page(edition: Edition, trait: Trait) -> Page:
    """The page of one trait."""
    sheet = Sheet(edition, item_address(edition.id, "trait", trait.id))
    findings = {side: _findings(sheet, trait, side) for side in ("for", "limits", "mixed")}
    view = TraitView(
        kicker=kicker(edition, trait),
        title=sheet.title(trait.title),
        statement=sheet.words(trait.statement),
        support=support_view(sheet, trait),
        meaning=sheet.prose(trait.meaning),
        why=sheet.prose(trait.why) if trait.why else None,
        contestable=sheet.prose(trait.contestable),
        findings_for=findings["for"],
        findings_against=findings["limits"],
        findings_mixed=findings["mixed"],
        has_findings=any(findings.values()),
        research_summary=sheet.prose(trait.research_summary) if trait.research_summary else None,
        healthy=tuple(map(sheet.words, trait.signals.healthy)) if trait.signals else (),
        unhealthy=tuple(map(sheet.words, trait.signals.unhealthy)) if trait.signals else (),
        practices=tuple(practice_view(sheet, practice) for practice in trait.practices),
        metrics=tuple(_metric(sheet, metric) for metric in trait.metrics),
        test=TestView(
            tuple(sheet.words(sign.text) for sign in trait.test.signs),
            sheet.prose(trait.test.verdict),
        )
        if trait.test
        else None,
        questions=questions(
            sheet, trait.id, edition.backlinks.questions_of_trait.get(trait.id, ())
        ),
        supporting=facts_elsewhere(sheet, trait.facts.supporting),
        warning=facts_elsewhere(sheet, trait.facts.warning),
        cases=_cases(sheet, trait),
        rules=tuple(
            rule_card(sheet, rule) for rule in edition.backlinks.rules_of_trait.get(trait.id, ())
        ),
        related=_related(sheet, trait),
        terms=sheet.links(("term", term) for term in edition.terms_in[("trait", trait.id)]),
        mentioned_by=sheet.links(_mentions(edition, trait)),
    )
    return finished(
        sheet,
        "trait",
        view,
        title=view.title.text,
        description=sheet.summary(trait.statement),
        source=edition.source_file("trait", trait.id),
        neighbours=neighbours(sheet, "trait", trait.id),
    )


def kicker(edition: Edition, trait: Trait) -> str:
    """What stands above the title: `Trait 3 of 8`."""
    words = edition.words.trait
    if trait.kind == "claim":
        return str(words.kicker_claim)
    if trait.number is None:
        return str(words.kicker)
    return fill(words.kicker_numbered, number=trait.number, all=len(edition.traits))


def support_view(sheet: Sheet, trait: Trait) -> SupportView | None:
    """What research says in short; None where the author does not sum it up."""
    if trait.support is None:
        return None
    return SupportView(
        support(sheet, trait.support),
        sheet.words(trait.support.holds),
        sheet.words(trait.support.fails),
    )


def _findings(sheet: Sheet, trait: Trait, side: str) -> tuple[ClaimView, ...]:
    return tuple(_finding(sheet, claim) for claim in trait.research if claim.side == side)


def _finding(sheet: Sheet, claim: ResearchClaim) -> ClaimView:
    return ClaimView(
        sheet.words(claim.claim), sheet.cite(claim.sources), sheet.fact_tags(claim.facts)
    )


def practice_view(sheet: Sheet, practice: Practice) -> PracticeView:
    """A practice as it is shown wherever it stands."""
    words = sheet.edition.words.practice
    return PracticeView(
        anchor=anchor("practice", practice.id),
        title=sheet.title(practice.title),
        how=sheet.words(practice.how),
        effort=str(getattr(words.effort, f"level_{practice.effort}")) if practice.effort else "",
        impact=str(getattr(words.impact, f"level_{practice.impact}")) if practice.impact else "",
        first=sheet.links(("practice", id) for id in practice.depends_on),
    )


def _metric(sheet: Sheet, metric: Metric) -> MetricView:
    return MetricView(
        anchor=anchor("metric", metric.id),
        title=sheet.title(metric.title),
        definition=sheet.words(metric.definition),
        formula=sheet.words(metric.formula, gloss=False) if metric.formula else None,
    )


def _cases(sheet: Sheet, trait: Trait) -> tuple[SpeakingCase, ...]:
    found = []
    for case, verdict in sheet.edition.backlinks.verdicts_on_trait.get(trait.id, ()):
        link = sheet.link("case", case.id)
        if link:
            judged = mark(sheet.edition.words, "verdict", verdict.verdict)
            why = sheet.words(verdict.why)
            found.append(SpeakingCase(link, judged, why, sheet.fact_tags(verdict.facts)))
    return tuple(found)


def _related(sheet: Sheet, trait: Trait) -> tuple[RelatedView, ...]:
    """The traits this one names, then those that only name this one."""
    named = [
        RelatedView(link, sheet.words(related.as_))
        for related in trait.related
        if (link := sheet.link("trait", related.id))
    ]
    known = {related.id for related in trait.related}
    others = sheet.edition.backlinks.traits_related_to.get(trait.id, ())
    naming = sheet.links(("trait", other.id) for other in others if other.id not in known)
    return (*named, *(RelatedView(link, None) for link in naming))


def _mentions(edition: Edition, trait: Trait) -> tuple[tuple[str, str], ...]:
    """Who links here in its text and is not named on the page already."""
    back = edition.backlinks
    shown = {("rule", rule.id) for rule in back.rules_of_trait.get(trait.id, ())}
    shown |= {("case", case.id) for case, _ in back.verdicts_on_trait.get(trait.id, ())}
    shown |= {("trait", related.id) for related in trait.related}
    shown |= {("trait", other.id) for other in back.traits_related_to.get(trait.id, ())}
    origins = back.mentions.get(("trait", trait.id), ())
    return tuple(origin for origin in origins if origin not in shown and origin[0] != "fact")
