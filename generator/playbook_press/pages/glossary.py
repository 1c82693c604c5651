"""The glossary: words, what they mean here, and which must not be mixed up."""

from markupsafe import Markup
from msgspec import Struct

from playbook_press.model.glossary import Pair, Term
from playbook_press.pages.addresses import anchor
from playbook_press.pages.edition import Edition
from playbook_press.pages.finishing import finished
from playbook_press.pages.manner import listed
from playbook_press.pages.messages import fill
from playbook_press.pages.page import Page
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import Named, Words


class OtherWord(Struct, frozen=True):
    """The term in another language of the playbook."""

    text: str
    lang: str


class TermView(Struct, frozen=True):
    """A word and what it means in this playbook."""

    anchor: str
    title: Words
    aka: str
    """Other words for the same, as a sentence; may be empty."""
    elsewhere: tuple[OtherWord, ...]
    definition: Markup
    note: Markup | None
    not_to_confuse: tuple[Named, ...]
    used_in: tuple[Named, ...]
    """The traits, rules and cases that use it."""


class PairView(Struct, frozen=True):
    """Two words that must not be mixed up."""

    anchor: str
    title: Words
    difference: Markup
    terms: tuple[Named, ...]


class GlossaryView(Struct, frozen=True):
    """All terms."""

    title: str
    usage: tuple[Markup, ...]
    terms: tuple[TermView, ...]
    pairs: tuple[PairView, ...]


def glossary_page(edition: Edition) -> Page:
    """The glossary of a playbook."""
    sheet = Sheet(edition, f"{edition.id}/glossary/", glosses=False)
    glossary, words = edition.playbook.glossary, edition.words.glossary
    view = GlossaryView(
        title=str(words.title),
        usage=tuple(map(sheet.words, glossary.usage)),
        terms=tuple(term_view(sheet, term) for term in glossary.terms),
        pairs=tuple(pair_view(sheet, pair) for pair in glossary.pairs),
    )
    return finished(
        sheet,
        "glossary",
        view,
        title=view.title,
        description=str(words.description),
        source=edition.source_file("glossary"),
    )


def pair_view(sheet: Sheet, pair: Pair) -> PairView:
    """Two words that must not be mixed up."""
    return PairView(
        anchor("pair", pair.id),
        sheet.title(pair.title),
        sheet.prose(pair.difference),
        sheet.links(("term", term) for term in pair.terms),
    )


def term_view(sheet: Sheet, term: Term) -> TermView:
    """A word and what it means."""
    edition = sheet.edition
    title = sheet.title(term.title)
    aka = term.aka.get(edition.language, ())
    return TermView(
        anchor=anchor("term", term.id),
        title=title,
        aka=fill(edition.words.glossary.aka, words=listed(aka, edition.words)) if aka else "",
        elsewhere=tuple(
            OtherWord(" ".join(text.split()), language)
            for language, text in term.title.by_language.items()
            if language not in (edition.language, title.lang)
        ),
        definition=sheet.words(term.definition),
        note=sheet.words(term.note) if term.note else None,
        not_to_confuse=sheet.links(("term", other) for other in term.not_to_confuse),
        used_in=sheet.links(edition.uses_of_term.get(term.id, ())),
    )
