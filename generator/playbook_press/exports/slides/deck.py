"""Which slides a deck has: those of a whole playbook, or of one trait."""

from collections.abc import Iterable, Iterator

from markupsafe import Markup

from playbook_press.exports.imprint import Imprint, imprint, source_line
from playbook_press.exports.lone_sheet import LoneSheet
from playbook_press.exports.slides.chapters import short_chapter, whole_chapter
from playbook_press.exports.slides.slide import Deck, Side, Slide, in_handfuls
from playbook_press.model.case import Case
from playbook_press.model.trait import Trait
from playbook_press.pages.addresses import item_address
from playbook_press.pages.cards import trait_card
from playbook_press.pages.edition import Edition
from playbook_press.pages.marks import strength_of
from playbook_press.pages.messages import fill
from playbook_press.pages.overview import trait_wheel
from playbook_press.pages.qr import qr_drawing
from playbook_press.pages.views import Words

_CASE_ROOM = 330


def playbook_deck(edition: Edition) -> Deck:
    """The slides of a talk about a whole playbook."""
    sheet = LoneSheet(edition, f"{edition.id}/", {})
    manifest, words = edition.playbook.manifest, edition.words
    about = imprint(edition)
    slides: list[Slide] = [_cover(sheet, Words(about.title), about, sheet.words(manifest.summary))]
    cards = tuple(trait_card(sheet, trait) for trait in edition.traits)
    if cards:
        slides.append(
            Slide(
                "points",
                Words(str(words.traits.title)),
                points=tuple(Markup("{}").format(card.link.title) for card in cards),
                is_numbered=True,
                drawing=trait_wheel(sheet, cards),
            )
        )
    if manifest.standing:
        slides += _passages(sheet, str(words.overview.evidence), [manifest.standing])
    for trait in edition.traits:
        slides += short_chapter(sheet, trait)
    for trait in edition.claims:
        slides += short_chapter(sheet, trait)
    for case in edition.cases:
        slides.append(_case(sheet, case))
    slides += _rules(sheet)
    slides.append(_closing(sheet, about))
    name = f"{edition.id}.{edition.language}"
    return _deck(edition, name, about.title, slides, about)


def trait_deck(edition: Edition, trait: Trait) -> Deck:
    """The slides of a talk about one trait."""
    here = item_address(edition.id, "trait", trait.id)
    sheet = LoneSheet(edition, here, {})
    about = imprint(edition, here)
    title = sheet.title(trait.title)
    slides = [
        _cover(sheet, title, about, Markup("{}").format(about.title)),
        *whole_chapter(sheet, trait),
        _closing(sheet, about),
    ]
    return _deck(edition, f"{trait.id}.{edition.language}", title.text, slides, about)


def _deck(edition: Edition, name: str, title: str, slides: Iterable[Slide], about: Imprint) -> Deck:
    source = source_line(about, edition)
    return Deck(name, title, edition.language, tuple(slides), source, about.address)


def _cover(sheet: LoneSheet, title: Words, about: Imprint, lead: Markup) -> Slide:
    cards = tuple(trait_card(sheet, trait) for trait in sheet.edition.traits)
    foot = fill(sheet.edition.words.slides.edition, version=about.version, owner=about.owner)
    return Slide("cover", title, lead=lead, drawing=trait_wheel(sheet, cards), foot=foot)


def _closing(sheet: LoneSheet, about: Imprint) -> Slide:
    words = sheet.edition.words.slides
    # Safe: made of numbers, with the name escaped.
    code = Markup(qr_drawing(about.address, str(words.qr_name))) if about.address else None
    points = [Markup("{}").format(words.read_on)] if about.address else []
    if about.address:
        points.append(Markup('<a href="{0}">{0}</a>').format(about.address))
    points.append(Markup("{}").format(about.terms))
    return Slide("closing", Words(str(words.thanks)), points=tuple(points), drawing=code)


def _passages(sheet: LoneSheet, title: str, texts: Iterable[object]) -> Iterator[Slide]:
    points = [sheet.words(text) for text in texts]  # type: ignore[arg-type]
    for run in in_handfuls(points):
        yield Slide("points", Words(title), points=run)


def _case(sheet: LoneSheet, case: Case) -> Slide:
    words = sheet.edition.words
    judged = strength_of(sheet, case)
    lessons = in_handfuls(map(sheet.words, case.lessons), room=_CASE_ROOM)
    glance = in_handfuls(
        (
            Markup("<b>{}</b> {}").format(sheet.title(each.label).text, sheet.words(each.value))
            for each in case.at_a_glance
        ),
        room=_CASE_ROOM,
    )
    sides = (
        *((Side(str(words.case.glance), glance[0]),) if glance else ()),
        Side(str(words.case.lessons), lessons[0]),
    )
    rest = [point for run in (*glance[1:], *lessons[1:]) for point in run]
    return Slide(
        "sides",
        sheet.title(case.title),
        kicker=f"{words.case.kicker} · {judged.shape} {judged.words}",
        sides=sides,
        notes=(sheet.words(case.summary), *rest),
    )


def _rules(sheet: LoneSheet) -> Iterator[Slide]:
    starters = [rule for rule in sheet.edition.rules if rule.starter]
    points = [
        Markup("<b>{}</b> — {}").format(sheet.title(rule.title).text, sheet.words(rule.purpose))
        for rule in starters
    ]
    for run in in_handfuls(points):
        yield Slide("points", Words(str(sheet.edition.words.rulebook.title)), points=run)
