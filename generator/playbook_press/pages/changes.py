"""The page that says what a playbook is based on, and how it differs."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from playbook_press.model.adaptation import Adaptation, Difference
from playbook_press.model.assessment import Assessment
from playbook_press.pages.edition import Edition
from playbook_press.pages.finishing import finished
from playbook_press.pages.messages import counted, fill
from playbook_press.pages.page import Page
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import Named, Words

_VERBS = ("set", "replace", "add", "show", "move", "hide", "remove")
"""What readers can look at comes before what is not there any more."""


@dataclass(frozen=True, slots=True)
class DifferenceView:
    """One difference."""

    title: Words | None
    """What was changed, where it has a title; else its item's says it."""
    item: Named | None
    """The item it stands in, where that has a place on the site."""
    kind: str
    """What its kind is called, where that has a name."""
    why: Markup | None


@dataclass(frozen=True, slots=True)
class GroupView:
    """All differences of one sort."""

    anchor: str
    title: str
    differences: tuple[DifferenceView, ...]


@dataclass(frozen=True, slots=True)
class ChangesView:
    """What a playbook is based on, and how it differs."""

    title: str
    lead: str
    origins: tuple[Words, ...]
    """A sentence on each playbook underneath, the nearest first."""
    groups: tuple[GroupView, ...]


def changes_address(playbook: str) -> str:
    """Where the page stands, below the language.

    >>> changes_address("acme")
    'acme/changes/'
    """
    return f"{playbook}/changes/"


def based_on(sheet: Sheet, adaptation: Adaptation) -> str:
    """One sentence: what a playbook is based on, and how many changes it makes."""
    nearest = adaptation.originals[0]
    return counted(
        sheet.edition.words.changes.based_on,
        len(adaptation.differences),
        title=sheet.title(nearest.title).text,
        version=nearest.version,
    )


def left_out(sheet: Sheet, assessment: Assessment) -> tuple[Markup, ...]:
    """What an overlay does not ask, because the score is then one of fewer questions."""
    adaptation = sheet.edition.playbook.adaptation
    count = adaptation.left_out.get(assessment.id, 0) if adaptation else 0
    if adaptation is None or not count:
        return ()
    title = sheet.title(adaptation.originals[0].title).text
    return (Markup.escape(counted(sheet.edition.words.changes.left_out, count, title=title)),)


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
    kinds = sheet.edition.words.changes.kinds
    is_gone = (each.kind, each.id) in adaptation.hidden or each.verb == "remove"
    item = None if is_gone or not each.id else sheet.link(each.kind, each.id)
    title = sheet.title(each.title) if each.title else None
    if item is not None and title is not None and item.title == title.text:
        title = None
    if item is None and title is None:
        title = Words(each.id)
    return DifferenceView(
        title=title,
        item=item,
        kind=str(getattr(kinds, each.kind)) if each.kind in vars(kinds) else "",
        why=sheet.words(each.why, gloss=False) if each.why else None,
    )
