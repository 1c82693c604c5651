"""The first page of a playbook: what it is, for whom, where to start, what it is worth."""

from markupsafe import Markup

from playbook_press.model.manifest import Person
from playbook_press.pages.basis import based_on, changes_address
from playbook_press.pages.cards import assessment_card, case_card, tool_cards, trait_card
from playbook_press.pages.edition import Edition
from playbook_press.pages.finishing import finished
from playbook_press.pages.manner import date, listed
from playbook_press.pages.messages import counted, fill
from playbook_press.pages.page import Page
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import BookCard, Credit, Door, Named, OverviewView, TraitCard
from playbook_press.pages.wheel import FEWEST, MOST, Seat, wheel


def overview_page(edition: Edition) -> Page:
    """The overview of a playbook."""
    sheet = Sheet(edition, f"{edition.id}/")
    manifest, words = edition.playbook.manifest, edition.words
    traits = tuple(trait_card(sheet, trait) for trait in edition.traits)
    view = OverviewView(
        title=sheet.title(manifest.title),
        summary=sheet.words(manifest.summary, gloss=False),
        audience=tuple(sheet.words(line, gloss=False) for line in manifest.audience),
        traits_title=str(words.traits.title),
        traits=traits,
        claims_title=str(words.traits.claims),
        claims=tuple(trait_card(sheet, trait) for trait in edition.claims),
        wheel=trait_wheel(sheet, traits),
        doors=doors(sheet),
        based_on=_based_on(sheet),
        assessments=tuple(assessment_card(sheet, each) for each in edition.assessments),
        tools=tool_cards(sheet),
        standing=sheet.prose(manifest.standing) if manifest.standing else None,
        survivorship=sheet.prose(manifest.survivorship) if manifest.survivorship else None,
        evidence=_evidence(edition),
        cases=tuple(case_card(sheet, case) for case in edition.cases),
        credits=sheet.prose(manifest.credits) if manifest.credits else None,
        authors=tuple(_credit(sheet, author) for author in manifest.authors),
        owner=_credit(sheet, manifest.owner) if manifest.owner else None,
        version=manifest.version,
        licence=sheet.title(manifest.licence.title),
        licence_url=manifest.licence.url,
        reviewed=date(manifest.reviewed_on, words) if manifest.reviewed_on else None,
    )
    return finished(
        sheet,
        "overview",
        view,
        title=view.title.text,
        description=sheet.summary(manifest.summary),
        source=edition.source_file("playbook", edition.id),
        hide=("navigation", "toc"),
    )


def book_card(sheet: Sheet) -> BookCard:
    """A playbook on the shelf."""
    edition, manifest = sheet.edition, sheet.edition.playbook.manifest
    title = sheet.title(manifest.title)
    link = Named(manifest.id, title.text, sheet.href(f"{manifest.id}/"), title.lang)
    seats = tuple(trait_card(sheet, trait) for trait in edition.traits)
    return BookCard(
        link=link,
        summary=sheet.words(manifest.summary, gloss=False),
        audience=tuple(sheet.words(line, gloss=False) for line in manifest.audience),
        facts=_counts(edition),
        version=manifest.version,
        licence=sheet.title(manifest.licence.title),
        seats=seats,
        wheel=trait_wheel(sheet, seats),
    )


def trait_wheel(sheet: Sheet, traits: tuple[TraitCard, ...]) -> Markup | None:
    """The drawing of the traits; None where they are too few or too many for one."""
    if not FEWEST <= len(traits) <= MOST:
        return None
    words = sheet.edition.words.wheel
    seats = [Seat(card.number, card.link.title, card.link.href) for card in traits]
    # Safe: the drawing escapes every name it is given.
    return Markup(
        wheel(
            seats, title=str(words.title), description=str(words.description), hub=str(len(seats))
        )
    )


def doors(sheet: Sheet) -> tuple[Door, ...]:
    """Where to start, in the order a newcomer would go; empty sections have no door."""
    edition, words = sheet.edition, sheet.edition.words.doors
    sources = edition.playbook.source_by_id
    starters = sum(rule.starter for rule in edition.rules)
    numbers = {
        "traits": len(edition.traits),
        "cases": len(edition.cases),
        "assess": len(edition.assessments),
        "tools": len((*edition.workshops, *edition.forms, *edition.checklists)),
        "rules": len(edition.rules),
        "rulebook": starters,
        "glossary": len(edition.playbook.glossary.terms),
        "sources": len(sources),
    }
    addresses = {"rulebook": "rules/build"}
    if edition.assessments:
        # The first is the one to begin with; the overview names them all.
        addresses["assess"] = f"assess/{edition.assessments[0].id}"
    return tuple(
        Door(
            id=id,
            title=str(getattr(words, id).title),
            href=sheet.href(f"{edition.id}/", "tools")
            if id == "tools"
            else sheet.href(f"{edition.id}/{addresses.get(id, id)}/"),
            why=str(getattr(words, id).why),
            facts=(counted(getattr(words, id).count, number),),
        )
        for id, number in numbers.items()
        if number
    )


def _counts(edition: Edition) -> tuple[str, ...]:
    counts = edition.words.counts
    numbers = (
        (counts.traits, len(edition.traits)),
        (counts.rules, len(edition.rules)),
        (counts.cases, len(edition.cases)),
    )
    return tuple(counted(message, number) for message, number in numbers if number)


def _evidence(edition: Edition) -> str:
    """What the evidence is worth, in numbers."""
    words = edition.words.overview
    facts = [fact for case in edition.cases for fact in case.facts]
    weak = sum(case.evidence.strength == "low" for case in edition.cases)
    parts = []
    if facts:
        sure = sum(fact.confidence == "high" for fact in facts)
        own = sum(fact.claim for fact in facts)
        parts.append(counted(words.evidence_facts, len(facts), sure=sure, own=own))
    if weak:
        parts.append(counted(words.evidence_weak, weak))
    levels = edition.words.marks.support
    of_level = [
        fill(words.evidence_level, level=getattr(levels, level.replace("-", "_")), count=count)
        for level in ("strong", "moderate", "mixed", "two-sided")
        if (
            count := sum(t.support is not None and t.support.level == level for t in edition.traits)
        )
    ]
    if of_level:
        parts.append(fill(words.evidence_support, levels=listed(of_level, edition.words)))
    return str(edition.words.sentence.between).join(parts) or str(words.evidence_none)


def _based_on(sheet: Sheet) -> Named | None:
    """The sentence on the original, as the link to all differences."""
    adaptation = sheet.edition.playbook.adaptation
    if adaptation is None:
        return None
    address = changes_address(sheet.edition.id)
    return Named("changes", based_on(sheet, adaptation), sheet.href(address))


def _credit(sheet: Sheet, person: Person) -> Credit:
    name = sheet.title(person.name)
    return Credit(name.text, name.lang, person.url)
