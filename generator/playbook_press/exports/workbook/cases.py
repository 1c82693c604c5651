"""A case on one page, what cases have in common, and the facts they rest on."""

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from playbook_press.exports.workbook.paper import PaperSheet
from playbook_press.model.case import Case
from playbook_press.pages.addresses import anchor
from playbook_press.pages.case import (
    GlanceView,
    MomentView,
    VerdictView,
    glance,
    timeline,
    verdicts,
)
from playbook_press.pages.facts import FactView, fact_at_home
from playbook_press.pages.marks import strength
from playbook_press.pages.views import Mark, Named, Words


class CaseView(Struct, frozen=True):
    """A case on one page."""

    anchor: str
    title: Words
    outcome: Words
    summary: Markup
    strength: Mark
    best_for: Markup
    care: Markup
    glance: tuple[GlanceView, ...]
    verdicts: tuple[VerdictView, ...]
    lessons: tuple[Markup, ...]
    gaps: tuple[Markup, ...]
    limits: tuple[Markup, ...]
    status: Markup
    density: str
    """`""`, `dense` or `denser`: how much stands on the page."""
    notes: str


class PatternView(Struct, frozen=True):
    """What several cases have in common."""

    anchor: str
    title: Words
    advice: Markup
    facts: Markup


class CasesView(Struct, frozen=True):
    """What stands before the cases."""

    survivorship: Markup | None
    cases: tuple[tuple[Named, Words, Mark], ...]
    patterns: tuple[PatternView, ...]


class FactsView(Struct, frozen=True):
    """The timeline and the facts of one case."""

    title: Words
    timeline: tuple[MomentView, ...]
    facts: tuple[FactView, ...]


# Half-width characters of a page at full size, and at the next smaller one: tried out on paper.
_ROOMY, _DENSE = 2_700, 3_900


def one_pager(sheet: PaperSheet, case: Case) -> CaseView:
    """One case."""
    title = sheet.title(case.title)
    return CaseView(
        anchor=anchor("case", case.id),
        title=title,
        outcome=sheet.title(case.outcome),
        summary=sheet.words(case.summary),
        strength=strength(sheet, case.evidence),
        best_for=sheet.words(case.evidence.best_for),
        care=sheet.words(case.evidence.care),
        glance=glance(sheet, case),
        verdicts=verdicts(sheet, case),
        lessons=tuple(map(sheet.words, case.lessons)),
        gaps=tuple(map(sheet.words, case.gaps)),
        limits=tuple(map(sheet.words, case.limits)),
        status=sheet.prose(case.status),
        density=_density(sheet, case),
        notes=sheet.fields.area(f"{case.id}/notes", f"{sheet.edition.words.workbook.notes}"),
    )


def before_cases(sheet: PaperSheet, cases: Iterable[Case]) -> CasesView:
    """How the cases were chosen, all of them at a glance, and their patterns."""
    manifest = sheet.edition.playbook.manifest
    return CasesView(
        survivorship=sheet.prose(manifest.survivorship) if manifest.survivorship else None,
        cases=tuple(
            (link, sheet.title(case.outcome), strength(sheet, case.evidence))
            for case in cases
            if (link := sheet.link("case", case.id))
        ),
        patterns=tuple(
            PatternView(
                anchor("pattern", pattern.id),
                sheet.title(pattern.title),
                sheet.words(pattern.advice),
                sheet.fact_tags(pattern.facts),
            )
            for pattern in manifest.patterns
        ),
    )


def facts_of(sheet: PaperSheet, case: Case) -> FactsView:
    """The record behind a case."""
    return FactsView(
        title=sheet.title(case.title),
        timeline=timeline(sheet, case),
        facts=tuple(fact_at_home(sheet, fact, ()) for fact in case.facts),
    )


def _density(sheet: PaperSheet, case: Case) -> str:
    texts = [case.summary, case.status, case.evidence.best_for, case.evidence.care]
    texts += [line.value for line in case.at_a_glance]
    texts += [verdict.why for verdict in case.traits]
    texts += [*case.lessons, *case.gaps, *case.limits]
    wide = sheet.edition.language.startswith(("zh", "ja", "ko"))
    length = sum(len(sheet.summary(text)) for text in texts) * (2 if wide else 1)
    length += 90 * (len(case.traits) + len(case.at_a_glance))
    return "" if length <= _ROOMY else "dense" if length <= _DENSE else "denser"
