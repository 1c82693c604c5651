"""The page of a checklist: boxes to tick on screen or on paper, and what the ticks mean."""

from itertools import zip_longest
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from playbook_press.model.checklist import Checklist
from playbook_press.pages.addresses import anchor
from playbook_press.pages.cards import checklist_facts
from playbook_press.pages.edition import Edition
from playbook_press.pages.messages import counted, fill
from playbook_press.pages.page import Page
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import Words
from playbook_press.pages.worksheet import (
    RelatedView,
    WorksheetView,
    bare_sheet,
    filled_in,
    related,
    worksheet,
)


class CheckView(Struct, frozen=True):
    """Something to tick."""

    id: str
    anchor: str
    text: Markup
    help: Markup | None


class CheckGroupView(Struct, frozen=True):
    """Items that belong together."""

    id: str
    anchor: str
    title: Words
    intro: Markup | None
    items: tuple[CheckView, ...]


class OutcomeView(Struct, frozen=True):
    """What so many ticks mean."""

    min: int
    span: str
    """`2 or more`, `1`, `none`."""
    text: Markup


class ChecklistView(Struct, frozen=True):
    """Everything on the page of a checklist."""

    title: Words
    purpose: Markup
    when: Markup | None
    facts: tuple[str, ...]
    how_to_use: tuple[Markup, ...]
    groups: tuple[CheckGroupView, ...]
    outcomes: tuple[OutcomeView, ...]
    related: RelatedView
    frame: WorksheetView


def checklist_page(edition: Edition, checklist: Checklist) -> Page:
    """The page of one checklist."""
    sheet = bare_sheet(edition, "checklist", checklist.id)
    return filled_in(sheet, "checklist", checklist_view(sheet, checklist), checklist)


def checklist_view(sheet: Sheet, checklist: Checklist) -> ChecklistView:
    """One checklist, for its page and for paper."""
    edition, title = sheet.edition, sheet.title(checklist.title)
    return ChecklistView(
        title=title,
        purpose=sheet.words(checklist.purpose),
        when=sheet.words(checklist.when) if checklist.when else None,
        facts=checklist_facts(edition, checklist),
        how_to_use=tuple(map(sheet.words, checklist.how_to_use)),
        groups=tuple(
            CheckGroupView(
                id=group.id,
                anchor=anchor("group", group.id),
                title=sheet.title(group.title),
                intro=sheet.words(group.intro) if group.intro else None,
                items=tuple(
                    CheckView(
                        id=item.id,
                        anchor=anchor("item", item.id),
                        text=sheet.words(item.text),
                        help=sheet.words(item.help) if item.help else None,
                    )
                    for item in group.items
                ),
            )
            for group in checklist.groups
        ),
        outcomes=_outcomes(sheet, checklist),
        related=related(sheet, "checklist", checklist),
        frame=worksheet(
            sheet,
            "checklist",
            checklist.id,
            title.text,
            edition.words.checklist.script,
            _data(checklist),
        ),
    )


def _outcomes(sheet: Sheet, checklist: Checklist) -> tuple[OutcomeView, ...]:
    """Each outcome with the span of ticks it stands for, the fewest first."""
    words = sheet.edition.words.checklist
    views = []
    for outcome, following in zip_longest(checklist.outcomes, checklist.outcomes[1:]):
        after = following.min if following else None
        if after is None:
            span = counted(words.or_more, outcome.min)
        elif after == outcome.min + 1:
            span = counted(words.exactly, outcome.min) if outcome.min else str(words.none)
        else:
            span = fill(words.span, first=outcome.min, last=after - 1)
        views.append(OutcomeView(outcome.min, span, sheet.words(outcome.text)))
    return tuple(views)


# `Any`: JSON that the page carries.
def _data(checklist: Checklist) -> dict[str, Any]:
    """What the script needs: `aliases`, and `fields` (id of an item to `{kind, rev, was}`)."""
    items = [item for group in checklist.groups for item in group.items]
    return {
        "aliases": list(checklist.aliases),
        "fields": {
            item.id: {"kind": "tick", "rev": item.revision, "was": list(item.was)} for item in items
        },
    }
