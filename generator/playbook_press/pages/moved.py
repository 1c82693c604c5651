"""Short pages at old addresses: they say where to go, and need no script for it."""

from msgspec import Struct

from playbook_press.pages.addresses import Moved, moved
from playbook_press.pages.edition import Edition
from playbook_press.pages.finishing import finished
from playbook_press.pages.messages import fill
from playbook_press.pages.page import Page
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import Named


class MovedView(Struct, frozen=True):
    """Where something went."""

    title: str
    text: str
    to: Named | None
    """None where an item was taken out and nothing took its place."""
    index: str
    """The way to the list of what there is."""
    index_title: str


def moved_pages(edition: Edition) -> tuple[Page, ...]:
    """The pages of aliases and of items that were taken out."""
    return tuple(_page(edition, old) for old in moved(edition.playbook))


def _page(edition: Edition, old: Moved) -> Page:
    sheet = Sheet(edition, old.address, cites=False, glosses=False)
    words = edition.words.moved
    title = sheet.title(old.item.title)
    if old.item.retired is None:
        to = sheet.link(old.kind, old.item.id)
        text = fill(words.renamed, id=old.id)
    else:
        successor = old.item.retired.replaced_by
        to = sheet.link(old.kind, successor) if successor else None
        adaptation = edition.playbook.adaptation
        is_hidden = adaptation is not None and (old.kind, old.item.id) in adaptation.hidden
        message = words.hidden if is_hidden else words.replaced if to else words.retired
        text = fill(message, title=title.text, version=old.item.retired.since)
    section = old.address.split("/")[1]
    # What is worked with has no list of its own; the first page of the playbook names it all.
    is_listed = old.kind in ("trait", "rule", "case")
    view = MovedView(
        title=fill(words.title if to else words.gone, title=title.text),
        text=text,
        to=to,
        index=sheet.href(f"{edition.id}/{section}/" if is_listed else f"{edition.id}/"),
        index_title=str(
            getattr(edition.words, section).title
            if is_listed
            else edition.words.navigation.overview
        ),
    )
    return finished(
        sheet,
        "moved",
        view,
        title=view.title,
        description=text,
        source=edition.source_file(old.kind, old.item.id),
        hide=("navigation", "toc"),
        is_searched=False,
    )
