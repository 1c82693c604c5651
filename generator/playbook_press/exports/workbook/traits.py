"""A trait on two facing pages: what to know and do on the left, where one stands on the right."""

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from playbook_press.exports.workbook.front import drawing
from playbook_press.exports.workbook.paper import PaperSheet
from playbook_press.exports.workbook.questions import AskView, ask, numbered
from playbook_press.model.text import Text
from playbook_press.model.trait import Practice, Trait
from playbook_press.pages.addresses import anchor
from playbook_press.pages.trait import SupportView, kicker, support_view
from playbook_press.pages.views import Named, Words
from playbook_press.pages.wheel import FEWEST, MOST, emblem


class TickedView(Struct, frozen=True):
    """A sentence with a box before it."""

    field: str
    text: Markup


class PracticeView(Struct, frozen=True):
    """Something to start doing, with a box before it."""

    anchor: str
    field: str
    title: Words
    how: Markup
    facts: tuple[str, ...]
    """`Effort: an afternoon`."""
    first: tuple[Named, ...]


class MetricView(Struct, frozen=True):
    """A number worth watching."""

    title: Words
    definition: Markup
    formula: Markup | None
    field: str


class AskedView(Struct, frozen=True):
    """The questions of one assessment about a trait."""

    assessment: Named
    asks: tuple[AskView, ...]


class SpreadView(Struct, frozen=True):
    """Everything on the two pages."""

    anchor: str
    kicker: str
    emblem: Markup | None
    title: Words
    statement: Markup
    meaning: Markup
    why: Markup | None
    contestable: Markup
    support: SupportView | None
    healthy: tuple[TickedView, ...]
    unhealthy: tuple[TickedView, ...]
    practices: tuple[PracticeView, ...]
    metrics: tuple[MetricView, ...]
    signs: tuple[TickedView, ...]
    verdict: Markup | None
    rules: tuple[Named, ...]
    questions: tuple[AskedView, ...]
    notes: str
    is_spread: bool
    """Whether it begins on a left-hand page; a single sheet begins where it likes."""


def spread(sheet: PaperSheet, trait: Trait, style: str, *, is_spread: bool) -> SpreadView:
    """The two pages of a trait.

    Args:
        sheet: What they are set with.
        trait: Which one.
        style: CSS for the emblem.
        is_spread: Whether it begins on a left-hand page.
    """
    edition, id = sheet.edition, trait.id
    signals = trait.signals
    title = sheet.title(trait.title)
    return SpreadView(
        anchor=anchor("trait", id),
        kicker=kicker(edition, trait),
        emblem=_emblem(sheet, trait, style),
        title=title,
        statement=sheet.words(trait.statement),
        meaning=sheet.prose(trait.meaning),
        why=sheet.prose(trait.why) if trait.why else None,
        contestable=sheet.prose(trait.contestable),
        support=support_view(sheet, trait),
        healthy=tuple(
            _ticked(sheet, f"{id}/healthy-{at}", each)
            for at, each in enumerate(signals.healthy if signals else (), start=1)
        ),
        unhealthy=tuple(
            _ticked(sheet, f"{id}/unhealthy-{at}", each)
            for at, each in enumerate(signals.unhealthy if signals else (), start=1)
        ),
        practices=tuple(_practice(sheet, practice) for practice in trait.practices),
        metrics=tuple(
            MetricView(
                sheet.title(metric.title),
                sheet.words(metric.definition),
                sheet.words(metric.formula) if metric.formula else None,
                sheet.fields.line(f"{id}/{metric.id}", sheet.title(metric.title).text),
            )
            for metric in trait.metrics
        ),
        rules=sheet.links(
            ("rule", rule.id) for rule in edition.backlinks.rules_of_trait.get(id, ())
        ),
        signs=tuple(
            _ticked(sheet, f"{id}/{sign.id}", sign.text)
            for sign in (trait.test.signs if trait.test else ())
        ),
        verdict=sheet.prose(trait.test.verdict) if trait.test else None,
        questions=tuple(_asked(sheet, trait)),
        notes=sheet.fields.area(f"{id}/notes", f"{edition.words.workbook.notes} · {title.text}"),
        is_spread=is_spread,
    )


def _ticked(sheet: PaperSheet, field: str, text: Text) -> TickedView:
    return TickedView(sheet.fields.tick(field, sheet.summary(text)), sheet.words(text))


def _emblem(sheet: PaperSheet, trait: Trait, style: str) -> Markup | None:
    traits = sheet.edition.traits
    if trait not in traits or not FEWEST <= len(traits) <= MOST:
        return None
    # Safe: made of numbers, with the name escaped.
    drawn = emblem(len(traits), lit=traits.index(trait))
    return Markup(drawing(drawn, kicker(sheet.edition, trait), style))


def _practice(sheet: PaperSheet, practice: Practice) -> PracticeView:
    words = sheet.edition.words
    facts = [
        f"{label.label}{words.workbook.colon}{getattr(label, f'level_{level}')}"
        for label, level in (
            (words.practice.effort, practice.effort),
            (words.practice.impact, practice.impact),
        )
        if level
    ]
    title = sheet.title(practice.title)
    return PracticeView(
        anchor=anchor("practice", practice.id),
        field=sheet.fields.tick(f"practice/{practice.id}", title.text),
        title=title,
        how=sheet.words(practice.how),
        facts=tuple(facts),
        first=sheet.links(("practice", id) for id in practice.depends_on),
    )


def _asked(sheet: PaperSheet, trait: Trait) -> Iterable[AskedView]:
    edition = sheet.edition
    for assessment in edition.assessments:
        asks = tuple(
            ask(sheet, assessment, each)
            for each in numbered(assessment)
            if each.about and edition.canonical("trait", each.about) == trait.id
        )
        link = sheet.link("assessment", assessment.id)
        if asks and link:
            yield AskedView(link, asks)
