"""The page of a case: what is known about a real community, and how well."""

import re

from markupsafe import Markup
from msgspec import Struct

from playbook_press.model.case import Case, Confidence
from playbook_press.model.manifest import Named as Topic
from playbook_press.pages.addresses import anchor, item_address
from playbook_press.pages.cards import neighbours
from playbook_press.pages.edition import Edition
from playbook_press.pages.facts import FactView, fact_at_home
from playbook_press.pages.finishing import finished
from playbook_press.pages.manner import date, listed
from playbook_press.pages.marks import mark, strength
from playbook_press.pages.messages import counted, fill
from playbook_press.pages.page import Page
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import Mark, Named, Words

_MACHINE_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_CONFIDENCE: tuple[Confidence, ...] = ("high", "medium", "low", "unsourced")


class GlanceView(Struct, frozen=True):
    """One line of the table at the top."""

    label: Words
    value: Markup


class MomentView(Struct, frozen=True):
    """One entry of the timeline."""

    when: str
    machine: str | None
    """For `<time datetime>`; None where the date is not one."""
    text: Markup
    facts: Markup


class TopicView(Struct, frozen=True):
    """The facts about one topic."""

    anchor: str
    title: Words
    description: Markup | None
    facts: tuple[FactView, ...]


class VerdictView(Struct, frozen=True):
    """What the case shows about one trait."""

    anchor: str
    trait: Named
    mark: Mark
    why: Markup
    facts: Markup


class CaseView(Struct, frozen=True):
    """Everything on the page of a case."""

    title: Words
    outcome: Words
    summary: Markup
    strength: Mark
    best_for: Markup
    care: Markup
    counts: str
    """How many facts, and how sure: one sentence."""
    glance: tuple[GlanceView, ...]
    timeline: tuple[MomentView, ...]
    topics: tuple[TopicView, ...]
    missing_topics: str
    """The topics about which nothing usable was found, as a sentence; may be empty."""
    verdicts: tuple[VerdictView, ...]
    lessons: tuple[Markup, ...]
    gaps: tuple[Markup, ...]
    limits: tuple[Markup, ...]
    status: Markup
    cited_by: tuple[Named, ...]
    """The rules and patterns that lean on its facts, and other pages that link here."""
    terms: tuple[Named, ...]


def case_page(edition: Edition, case: Case) -> Page:
    """The page of one case."""
    sheet = Sheet(edition, item_address(edition.id, "case", case.id))
    view = CaseView(
        title=sheet.title(case.title),
        outcome=sheet.title(case.outcome),
        summary=sheet.words(case.summary),
        strength=strength(sheet, case.evidence),
        best_for=sheet.words(case.evidence.best_for),
        care=sheet.words(case.evidence.care),
        counts=_counts(edition, case),
        glance=glance(sheet, case),
        timeline=timeline(sheet, case),
        topics=_topics(sheet, case),
        missing_topics=_missing(edition, case),
        verdicts=verdicts(sheet, case),
        lessons=tuple(map(sheet.words, case.lessons)),
        gaps=tuple(map(sheet.words, case.gaps)),
        limits=tuple(map(sheet.words, case.limits)),
        status=sheet.prose(case.status),
        cited_by=sheet.links(_citing(edition, case)),
        terms=sheet.links(("term", term) for term in edition.terms_in[("case", case.id)]),
    )
    return finished(
        sheet,
        "case",
        view,
        title=view.title.text,
        description=sheet.summary(case.summary),
        source=edition.source_file("case", case.id),
        neighbours=neighbours(sheet, "case", case.id),
    )


def _counts(edition: Edition, case: Case) -> str:
    words = edition.words
    levels = [
        counted(getattr(words.case.confidence, level), count)
        for level in _CONFIDENCE
        if (count := sum(fact.confidence == level for fact in case.facts))
    ]
    return fill(
        words.case.counts,
        facts=counted(words.case.facts, len(case.facts)),
        levels=listed(levels, words),
    )


def glance(sheet: Sheet, case: Case) -> tuple[GlanceView, ...]:
    """The table at the top of a case."""
    return tuple(
        GlanceView(sheet.title(line.label), sheet.words(line.value)) for line in case.at_a_glance
    )


def timeline(sheet: Sheet, case: Case) -> tuple[MomentView, ...]:
    """What happened in a case, in the author's order."""
    return tuple(
        MomentView(
            when=date(moment.when, sheet.edition.words),
            machine=moment.when if _MACHINE_DATE.fullmatch(moment.when) else None,
            text=sheet.words(moment.text),
            facts=sheet.fact_tags(moment.facts),
        )
        for moment in case.timeline
    )


def verdicts(sheet: Sheet, case: Case) -> tuple[VerdictView, ...]:
    """What a case shows about the traits that have a page."""
    return tuple(
        VerdictView(
            anchor=anchor("trait", link.id),
            trait=link,
            mark=mark(sheet.edition.words, "verdict", verdict.verdict),
            why=sheet.words(verdict.why),
            facts=sheet.fact_tags(verdict.facts),
        )
        for verdict in case.traits
        if (link := sheet.link("trait", verdict.trait))
    )


def _topics(sheet: Sheet, case: Case) -> tuple[TopicView, ...]:
    """The facts by their first topic, in the playbook's order of topics."""
    topics = {topic.id: topic for topic in sheet.edition.playbook.manifest.topics}
    found = []
    for topic in (*topics.values(), None):
        facts = tuple(
            fact_at_home(
                sheet,
                fact,
                tuple(sheet.title(topics[id].title) for id in fact.topics[1:] if id in topics),
            )
            for fact in case.facts
            if topics.get(fact.topics[0]) is topic
        )
        if facts:
            found.append(_topic(sheet, topic, facts))
    return tuple(found)


def _topic(sheet: Sheet, topic: Topic | None, facts: tuple[FactView, ...]) -> TopicView:
    if topic is None:
        words = Words(str(sheet.edition.words.case.other_topics))
        return TopicView("topic-other-topics", words, None, facts)
    description = sheet.words(topic.description) if topic.description else None
    return TopicView(anchor("topic", topic.id), sheet.title(topic.title), description, facts)


def _missing(edition: Edition, case: Case) -> str:
    spoken = {topic for fact in case.facts for topic in fact.topics}
    silent = [
        edition.title(topic.title).text
        for topic in edition.playbook.manifest.topics
        if topic.id not in spoken
    ]
    if not silent:
        return ""
    return fill(edition.words.case.missing_topics, topics=listed(silent, edition.words))


def _citing(edition: Edition, case: Case) -> tuple[tuple[str, str], ...]:
    """Who leans on a fact of this case or links to it, and is not named on the page already."""
    back = edition.backlinks
    found: dict[tuple[str, str], None] = {}
    for fact in case.facts:
        found.update(dict.fromkeys(back.facts.get(fact.id, ())))
    found.update(dict.fromkeys(back.mentions.get(("case", case.id), ())))
    judged = {("trait", edition.canonical("trait", verdict.trait)) for verdict in case.traits}
    shown = (*judged, ("case", case.id))
    return tuple(
        origin
        for origin in sorted(found, key=edition.reading_order)
        if origin not in shown and origin[0] != "fact"
    )
