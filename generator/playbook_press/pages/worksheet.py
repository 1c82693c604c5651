"""What all pages to fill in share: their script, their styles, where they come from and lead."""

from typing import Any

from markupsafe import Markup
from msgspec import Struct

from playbook_press.model.assessment import Assessment
from playbook_press.model.checklist import Checklist
from playbook_press.model.form import Form
from playbook_press.model.workshop import Workshop
from playbook_press.pages.addresses import item_address
from playbook_press.pages.assessment_data import site_key
from playbook_press.pages.edition import Edition
from playbook_press.pages.finishing import finished
from playbook_press.pages.messages import Messages, fill
from playbook_press.pages.page import Page, PageKind
from playbook_press.pages.page_data import json_in_html
from playbook_press.pages.qr import qr_drawing
from playbook_press.pages.shared import page_script, page_sheet, shared_href
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import Named

Fillable = Assessment | Checklist | Form | Workshop

STYLES = "worksheet"
"""The component whose styles all of these pages load."""


class WorksheetView(Struct, frozen=True):
    """The frame around something to fill in."""

    data: Markup
    """JSON for the script."""
    script: str
    """The way to it."""
    sheet: str
    """The way to the styles."""
    source: str
    """What it was made with: title, playbook, version and licence, in one line."""
    address: str
    """Where the page is published; empty where that is not known."""
    qr: Markup | None
    """That address as a picture."""


class RelatedView(Struct, frozen=True):
    """What belongs to a form, a checklist or a workshop."""

    traits: tuple[Named, ...]
    rules: tuple[Named, ...]
    rulebook: Named | None
    """The way to build one, where rules belong to it."""
    used_by: tuple[Named, ...]
    """What leads here: workshops, cases, whatever speaks of it."""


# `Any`: JSON that the page carries.
def worksheet(
    sheet: Sheet, kind: str, id: str, title: str, words: Messages, data: dict[str, Any]
) -> WorksheetView:
    """The frame of a page to fill in.

    Args:
        sheet: The page.
        kind: `form`, `checklist`, `workshop` or `rulebook`: also the name of its script.
        id: Of the item; empty where a playbook has only one of its kind.
        title: Of the page, as readers see it.
        words: What its script says beside what all of these scripts say.
        data: What else the script needs.

    The script gets an object with `site`, `language`, `kind`, `id`, `playbook`, `bases` (whose
    files fit as well), `version`, `words`, and `data`.
    """
    edition, base = sheet.edition, sheet.edition.publication.url
    manifest = edition.playbook.manifest
    address = f"{base}{edition.language}/{sheet.address}" if base else ""
    whole = {
        "site": site_key(edition.publication.name),
        "language": edition.language,
        "kind": kind,
        "id": id,
        "playbook": edition.id,
        "bases": list(edition.playbook.bases),
        "version": manifest.version,
        **data,
        "words": {**edition.words.worksheet.script.as_data(), **words.as_data()},
    }
    return WorksheetView(
        # Safe: no sign that HTML reads stands in it.
        data=Markup(json_in_html(whole)),
        script=shared_href(sheet.address, page_script(kind)),
        sheet=shared_href(sheet.address, page_sheet(STYLES)),
        source=fill(
            edition.words.worksheet.source,
            title=title,
            playbook=edition.title(manifest.title).text,
            version=manifest.version,
            licence=edition.title(manifest.licence.title).text,
        ),
        address=address,
        # Safe: made of numbers, with the name escaped.
        qr=Markup(qr_drawing(address, str(edition.words.assessment.qr_name))) if address else None,
    )


def bare_sheet(edition: Edition, kind: str, id: str) -> Sheet:
    """The sheet of an item to fill in, where neither sources nor terms are in the way."""
    return Sheet(edition, item_address(edition.id, kind, id), cites=False, glosses=False)


def filled_in(sheet: Sheet, kind: PageKind, view: object, item: Fillable) -> Page:
    """The finished page of an item to fill in, which is read from top to bottom.

    Args:
        sheet: What `bare_sheet` gave.
        kind: That of the item.
        view: What its template is given.
        item: What to fill in.
    """
    return finished(
        sheet,
        kind,
        view,
        title=sheet.title(item.title).text,
        description=sheet.summary(item.purpose),
        source=sheet.edition.source_file(kind, item.id),
        hide=("toc",),
    )


def related(sheet: Sheet, kind: str, item: Form | Checklist | Workshop) -> RelatedView:
    """What an item names as belonging to it, and what leads to it."""
    title = str(sheet.edition.words.rulebook.title)
    address = f"{sheet.edition.id}/rules/build/"
    return RelatedView(
        traits=sheet.links(("trait", id) for id in item.traits),
        rules=sheet.links(("rule", id) for id in item.rules),
        rulebook=Named("rulebook", title, sheet.href(address)) if item.rules else None,
        used_by=used_by(sheet, kind, item.id),
    )


def used_by(sheet: Sheet, kind: str, id: str) -> tuple[Named, ...]:
    """Everything with a title whose text or fields lead to an item."""
    return sheet.links(mentions(sheet.edition, kind, id))


def mentions(edition: Edition, kind: str, id: str) -> tuple[tuple[str, str], ...]:
    """The kind and id of everything that leads to an item; facts have no title of their own."""
    origins = edition.backlinks.mentions.get((kind, id), ())
    return tuple(origin for origin in origins if origin[0] != "fact")
