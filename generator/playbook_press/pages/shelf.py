"""The first page of a language, and the page at the root where readers choose one."""

from collections.abc import Iterator, Set

from playbook_press.model.playbook import Playbook
from playbook_press.pages.addresses import item_address
from playbook_press.pages.cards import assessment_facts
from playbook_press.pages.edition import Edition
from playbook_press.pages.finishing import frame, notice, render
from playbook_press.pages.markdown import markdown_page
from playbook_press.pages.overview import book_card
from playbook_press.pages.page import Page
from playbook_press.pages.prose import plain, spoken
from playbook_press.pages.prose import render as render_prose
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.templates import Templates
from playbook_press.pages.tongues import bare
from playbook_press.pages.views import Choice, ChooseView, Door, ShelfView

GUIDES = {"adapt": "guide/make-it-yours/", "run": "guide/publish/"}
"""The hand-written pages that doors of the shelf lead to; each door stands where its page does."""


def shelf_page(editions: tuple[Edition, ...], hand_written: Set[str]) -> Page:
    """All playbooks; with a single one, its front door.

    Args:
        editions: At least one, in the order of the shelf.
        hand_written: The addresses of the hand-written pages of this language.
    """
    first = editions[0]
    words, templates = first.words, first.templates
    # Each playbook has words and links of its own, so each card is set on a sheet of its own.
    sheets = tuple(Sheet(edition, "", cites=False, glosses=False) for edition in editions)
    books = tuple(book_card(sheet) for sheet in sheets)
    single = books[0] if len(books) == 1 else None
    title = single.link.title if single else str(words.shelf.title)
    lead = str(words.shelf.lead_single if single else words.shelf.lead)
    description = sheets[0].summary(first.playbook.manifest.summary) if single else lead
    doors = tuple(_doors(sheets, hand_written))
    body = render(templates, "shelf", words, ShelfView(title, lead, books, single, doors))
    if foreign := dict.fromkeys(code for sheet in sheets for code in sheet.foreign):
        body = notice(first, foreign) + body
    front = {
        "title": title,
        "description": description,
        "hide": ["navigation", "toc"],
        "pb": frame("shelf", "", templates, first.language, first.site_languages),
    }
    text = markdown_page(front, first.tongue.settled(body))
    return Page.written("", "shelf", bare(title), bare(description), text)


def _doors(sheets: tuple[Sheet, ...], hand_written: Set[str]) -> Iterator[Door]:
    """To read, to assess, to adapt, to run; the first two where it is clear which playbook."""
    edition = sheets[0].edition
    words, base = edition.words, f"{edition.id}/"
    if len(sheets) == 1:
        read = words.shelf.door.read
        yield Door("read", str(read.title), sheets[0].href(base), str(read.why), ())
        for assessment in edition.assessments[:1]:
            assess = words.doors.assess
            href = sheets[0].href(item_address(edition.id, "assessment", assessment.id))
            facts = assessment_facts(edition, assessment)
            yield Door("assess", str(assess.title), href, str(assess.why), facts)
    for id, address in GUIDES.items():
        if address in hand_written:
            door = getattr(words.shelf.door, id)
            yield Door(id, str(door.title), sheets[0].href(address), str(door.why), ())


def choose_page(
    playbooks: tuple[Playbook, ...], templates: Templates, site_languages: tuple[str, ...]
) -> Page:
    """The page at the root of the site: one plain link per language, in its own words."""
    choices = tuple(_choice(playbooks, templates, code) for code in site_languages)
    title = templates.words(site_languages[0], marked=True).choose.title
    view = ChooseView(title, choices)
    body = render(templates, "choose", templates.words(site_languages[0], marked=True), view)
    description = " · ".join(choice.title for choice in choices)
    front = {
        "title": title,
        "description": description,
        "component": "choose",
        "hide": ["navigation", "toc", "footer"],
        "search": {"exclude": True},
        "pb": frame("choose", "", templates, None, site_languages),
    }
    text = markdown_page(front, templates.tongue(site_languages[0], site_languages).settled(body))
    return Page.written("", "choose", bare(title), bare(description), text)


def _choice(playbooks: tuple[Playbook, ...], templates: Templates, code: str) -> Choice:
    words = templates.words(code, marked=True)
    single = playbooks[0].manifest if len(playbooks) == 1 else None
    return Choice(
        code=code,
        name=words.language.name,
        href=f"{code}/",
        title=plain(single.title.best(code)[0]) if single else words.shelf.title,
        lead=_spoken(single.summary.best(code)[0]) if single else words.shelf.lead,
        action=words.choose.action,
    )


def _spoken(text: str) -> str:
    return spoken(render_prose(text, "words"), lambda link: link.words or "")
