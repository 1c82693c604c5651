"""Facts of cases as pages show them."""

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from playbook_press.model.case import Fact
from playbook_press.pages.addresses import anchor
from playbook_press.pages.marks import confidence
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import Mark, Named, Words


class FactView(Struct, frozen=True):
    """One fact: its sentence, how sure it is, and where it comes from."""

    id: str
    """`xm-16`."""
    anchor: str
    """`fact-xm-16`: the id of its place on the page of its case."""
    href: str
    """The way to that place."""
    case: Named | None
    """The case, where the fact stands on another page; else None."""
    text: Markup
    confidence: Mark
    is_claim: bool
    """The organisation says so about itself."""
    references: Markup
    """Numbers of the sources."""
    note: Markup | None
    topics: tuple[Words, ...]
    """Further topics, beside the one it is listed under."""
    cited_by: tuple[Named, ...]
    """Who leans on it; only on the page of its case."""


def fact_elsewhere(sheet: Sheet, id: str) -> FactView | None:
    """A fact on a page that is not its case's; None where there is no such fact."""
    found = sheet.edition.playbook.fact_by_id.get(id)
    target = sheet.edition.targets.get(("fact", id))
    if found is None or target is None:
        return None
    case, fact = found
    link = sheet.link("case", case.id, short=case.short_title)
    return _view(sheet, fact, href=sheet.href(*target), case=link, topics=(), cited_by=())


def facts_elsewhere(sheet: Sheet, ids: Iterable[str]) -> tuple[FactView, ...]:
    """Several of them; what does not exist is left out."""
    found = (fact_elsewhere(sheet, id) for id in ids)
    return tuple(fact for fact in found if fact)


def fact_at_home(sheet: Sheet, fact: Fact, topics: tuple[Words, ...]) -> FactView:
    """A fact on the page of its case, with everything that leans on it."""
    origins = sheet.edition.backlinks.facts.get(fact.id, ())
    return _view(
        sheet,
        fact,
        href=f"#{anchor('fact', fact.id)}",
        case=None,
        topics=topics,
        cited_by=sheet.links(origin for origin in origins if origin[0] != "fact"),
    )


def _view(
    sheet: Sheet,
    fact: Fact,
    *,
    href: str,
    case: Named | None,
    topics: tuple[Words, ...],
    cited_by: tuple[Named, ...],
) -> FactView:
    return FactView(
        id=fact.id,
        anchor=anchor("fact", fact.id),
        href=href,
        case=case,
        text=sheet.words(fact.text),
        confidence=confidence(sheet, fact.confidence),
        is_claim=fact.claim,
        references=sheet.cite(fact.sources),
        note=sheet.words(fact.note) if fact.note else None,
        topics=topics,
        cited_by=cited_by,
    )
