"""The page of a workshop: a run sheet as a table, and the guide for whoever leads it."""

from typing import Any

from markupsafe import Markup
from msgspec import Struct

from playbook_press.model.workshop import TimedStep, Workshop
from playbook_press.pages.addresses import anchor
from playbook_press.pages.cards import workshop_facts
from playbook_press.pages.edition import Edition
from playbook_press.pages.messages import counted
from playbook_press.pages.page import Page
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import Named, Words
from playbook_press.pages.worksheet import (
    RelatedView,
    WorksheetView,
    bare_sheet,
    filled_in,
    related,
    worksheet,
)


class WorkshopRoleView(Struct, frozen=True):
    """A job during the workshop."""

    title: Words
    task: Markup


class TimedStepView(Struct, frozen=True):
    """One line of the run sheet."""

    id: str
    anchor: str
    number: int
    begins: str
    """How long after the beginning: `0:25`."""
    minutes: int
    lasts: str
    """`25 minutes`."""
    title: Words
    aim: Markup | None
    who: Markup | None
    do: tuple[Markup, ...]
    say: Markup | None
    materials: tuple[Markup, ...]
    uses: tuple[Named, ...]
    """The self-assessments, forms and checklists it works with."""


class GuideView(Struct, frozen=True):
    """A part of the guide."""

    title: Words
    text: Markup


class WorkshopView(Struct, frozen=True):
    """Everything on the page of a workshop."""

    title: Words
    purpose: Markup
    facts: tuple[str, ...]
    """`90 minutes`, `7 steps`."""
    audience: Markup | None
    group_size: Markup | None
    results: tuple[Markup, ...]
    roles: tuple[WorkshopRoleView, ...]
    materials: tuple[Markup, ...]
    prepare: tuple[Markup, ...]
    steps: tuple[TimedStepView, ...]
    end: str
    """When it is over: `1:30`."""
    follow_up: tuple[Markup, ...]
    guide: tuple[GuideView, ...]
    related: RelatedView
    frame: WorksheetView


def workshop_page(edition: Edition, workshop: Workshop) -> Page:
    """The page of one workshop."""
    sheet = bare_sheet(edition, "workshop", workshop.id)
    return filled_in(sheet, "workshop", workshop_view(sheet, workshop), workshop)


def workshop_view(sheet: Sheet, workshop: Workshop) -> WorkshopView:
    """One workshop, for its page and for paper."""
    edition, title = sheet.edition, sheet.title(workshop.title)
    return WorkshopView(
        title=title,
        purpose=sheet.words(workshop.purpose),
        facts=workshop_facts(edition, workshop),
        audience=sheet.words(workshop.audience) if workshop.audience else None,
        group_size=sheet.words(workshop.group_size) if workshop.group_size else None,
        results=tuple(map(sheet.words, workshop.results)),
        roles=tuple(
            WorkshopRoleView(sheet.title(role.title), sheet.words(role.task))
            for role in workshop.roles
        ),
        materials=tuple(sheet.words(material.text) for material in workshop.materials),
        prepare=tuple(map(sheet.words, workshop.prepare)),
        steps=_steps(sheet, workshop),
        end=_clock(sum(step.minutes for step in workshop.steps)),
        follow_up=tuple(map(sheet.words, workshop.follow_up)),
        guide=tuple(
            GuideView(sheet.title(part.title), sheet.prose(part.text)) for part in workshop.guide
        ),
        related=related(sheet, "workshop", workshop),
        frame=worksheet(
            sheet,
            "workshop",
            workshop.id,
            title.text,
            edition.words.workshop.script,
            _data(sheet, workshop),
        ),
    )


def _steps(sheet: Sheet, workshop: Workshop) -> tuple[TimedStepView, ...]:
    words, views, passed = sheet.edition.words.workshop, [], 0
    for number, step in enumerate(workshop.steps, start=1):
        views.append(
            TimedStepView(
                id=step.id,
                anchor=anchor("step", step.id),
                number=number,
                begins=_clock(passed),
                minutes=step.minutes,
                lasts=counted(words.minutes, step.minutes),
                title=sheet.title(step.title),
                aim=sheet.words(step.aim) if step.aim else None,
                who=sheet.words(step.who) if step.who else None,
                do=tuple(map(sheet.words, step.do)),
                say=sheet.words(step.say) if step.say else None,
                materials=tuple(map(sheet.words, step.materials)),
                uses=_uses(sheet, step),
            )
        )
        passed += step.minutes
    return tuple(views)


def _uses(sheet: Sheet, step: TimedStep) -> tuple[Named, ...]:
    return sheet.links(
        (kind, id)
        for kind, ids in (
            ("assessment", step.assessments),
            ("form", step.forms),
            ("checklist", step.checklists),
        )
        for id in ids
    )


def _clock(minutes: int) -> str:
    """Minutes after the beginning as hours and minutes.

    >>> _clock(5), _clock(95)
    ('0:05', '1:35')
    """
    return f"{minutes // 60}:{minutes % 60:02}"


# `Any`: JSON that the page carries.
def _data(sheet: Sheet, workshop: Workshop) -> dict[str, Any]:
    """What the script needs: `aliases`, `fields` (what a record holds: where the run stands and
    when it begins), and `steps` as a list of `{id, minutes, title}`."""
    return {
        "aliases": list(workshop.aliases),
        "fields": {"run": {"kind": "list"}, "begin": {"kind": "text"}},
        "steps": [
            {"id": step.id, "minutes": step.minutes, "title": sheet.title(step.title).text}
            for step in workshop.steps
        ],
    }
