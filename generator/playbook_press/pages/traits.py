"""The index of traits: each in one sentence, and how well it stands up."""

from markupsafe import Markup
from msgspec import Struct

from playbook_press.pages.cards import trait_card
from playbook_press.pages.edition import Edition
from playbook_press.pages.finishing import finished
from playbook_press.pages.page import Page
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import Mark, Named, TraitCard


class StandingRow(Struct, frozen=True):
    """One line of the table that says how well each trait stands up."""

    trait: Named
    mark: Mark
    holds: Markup
    fails: Markup


class TraitsView(Struct, frozen=True):
    """All traits, and what surrounds them."""

    title: str
    traits: tuple[TraitCard, ...]
    claims_title: str
    claims: tuple[TraitCard, ...]
    standing: tuple[StandingRow, ...]


def traits_page(edition: Edition) -> Page:
    """The page of all traits."""
    sheet = Sheet(edition, f"{edition.id}/traits/")
    cards = tuple(trait_card(sheet, trait) for trait in edition.traits)
    claims = tuple(trait_card(sheet, trait) for trait in edition.claims)
    standing = tuple(
        StandingRow(card.link, card.support, sheet.words(found.holds), sheet.words(found.fails))
        for card, trait in zip((*cards, *claims), (*edition.traits, *edition.claims), strict=True)
        if (found := trait.support) and card.support
    )
    words = edition.words
    view = TraitsView(str(words.traits.title), cards, str(words.traits.claims), claims, standing)
    return finished(
        sheet,
        "traits",
        view,
        title=view.title,
        description=str(words.traits.description),
        source=edition.source_file("playbook", edition.id),
    )
