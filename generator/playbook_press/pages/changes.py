"""The page that says what a playbook is based on, and how it differs."""

from collections.abc import Iterable

from markupsafe import Markup
from msgspec import Struct

from playbook_press.model.adaptation import Adaptation, Difference
from playbook_press.pages.basis import based_on, changes_address
from playbook_press.pages.edition import Edition
from playbook_press.pages.finishing import finished
from playbook_press.pages.messages import fill
from playbook_press.pages.page import Page
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import Named, Words

_VERBS = ("set", "replace", "add", "show", "move", "hide", "remove")
"""What readers can look at comes before what is not there any more."""


class DifferenceView(Struct, frozen=True):
    """One difference."""

    title: Words | None
    """What was changed, where it has a title; else its item's says it."""
    item: Named | None
    """The item it stands in, where that has a place on the site."""
    is_former: bool
    """Whether the title says what the item was called before."""
    kind: str
    """What its kind is called, where that has a name."""
    why: Markup | None


class GroupView(Struct, frozen=True):
    """All differences of one sort."""

    anchor: str
    title: str
    differences: tuple[DifferenceView, ...]


class ChangesView(Struct, frozen=True):
    """What a playbook is based on, and how it differs."""

    title: str
    lead: str
    origins: tuple[Words, ...]
    """A sentence on each playbook underneath, the nearest first."""
    groups: tuple[GroupView, ...]


def changes_page(edition: Edition, adaptation: Adaptation) -> Page:
    """The page of all differences from the original."""
    sheet = Sheet(edition, changes_address(edition.id), cites=False, glosses=False)
    words = edition.words.changes
    lead = based_on(sheet, adaptation)
    view = ChangesView(
        title=str(words.title),
        lead=lead,
        origins=tuple(_origins(sheet, adaptation)),
        groups=tuple(_groups(sheet, adaptation)),
    )
    return finished(
        sheet,
        "changes",
        view,
        title=view.title,
        description=lead,
        source=edition.source_file("playbook", edition.id),
    )


def _origins(sheet: Sheet, adaptation: Adaptation) -> Iterable[Words]:
    words = sheet.edition.words.changes
    for original in adaptation.originals:
        title = sheet.title(original.title)
        licence = sheet.title(original.licence).text if original.licence else ""
        yield Words(
            fill(
                words.origin if licence else words.origin_short,
                title=title.text,
                version=original.version,
                **({"licence": licence} if licence else {}),
            )
        )


def _groups(sheet: Sheet, adaptation: Adaptation) -> Iterable[GroupView]:
    words = sheet.edition.words.changes
    for verb in _VERBS:
        of_verb = [each for each in adaptation.differences if each.verb == verb]
        if of_verb:
            views = (_difference(sheet, each, adaptation) for each in of_verb)
            yield GroupView(f"changes-{verb}", str(getattr(words.verbs, verb)), tuple(views))


def _difference(sheet: Sheet, each: Difference, adaptation: Adaptation) -> DifferenceView:
    words, kinds = sheet.edition.words.changes, sheet.edition.words.changes.kinds
    is_gone = (each.kind, each.id) in adaptation.hidden
    item = None if is_gone or not each.id else sheet.link(each.kind, each.id)
    title = sheet.title(each.title) if each.title else None
    if item is not None and title is not None and each.is_whole:
        is_same = item.title == title.text
        title = None if is_same else Words(fill(words.formerly, title=title.text), title.lang)
    if item is None and title is None:
        title = Words(each.id)
    return DifferenceView(
        title=title,
        item=item,
        is_former=item is not None and each.is_whole,
        kind=str(getattr(kinds, each.kind)) if each.kind in vars(kinds) else "",
        why=sheet.words(each.why, gloss=False) if each.why else None,
    )
