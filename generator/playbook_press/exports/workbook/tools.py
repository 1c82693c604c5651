"""Things to work with, on paper: forms to fill in, lists to tick, run sheets to follow."""

from msgspec import Struct

from playbook_press.exports.workbook.paper import PaperSheet
from playbook_press.model.checklist import Checklist
from playbook_press.model.form import ChoiceField, Form, FormField, ListField, TableField
from playbook_press.model.workshop import Workshop
from playbook_press.pages.addresses import anchor
from playbook_press.pages.checklist import ChecklistView, checklist_view
from playbook_press.pages.form import FieldView, FormView, form_view
from playbook_press.pages.workshop import WorkshopView, workshop_view

_MOST_ROWS = 6
"""Of a list or table, on paper."""
_FEW_WORDS, _MANY_WORDS = 400, 2000
"""Characters that fit on three lines, and on five."""


class EntryView(Struct, frozen=True):
    """A field of a form with everything needed to fill it in with a pen."""

    number: int
    shown: FieldView
    places: tuple[tuple[str, ...], ...]
    """The ids of its boxes and lines: a row for each option or entry, a place for each column."""
    lines: int
    """How many lines there are to write on, where it asks for words."""


class FormSheet(Struct, frozen=True):
    """A form: what to fill in, and how the document reads that comes of it."""

    anchor: str
    shown: FormView
    entries: tuple[EntryView, ...]


class ChecklistSheet(Struct, frozen=True):
    """A list to tick."""

    anchor: str
    shown: ChecklistView
    ticks: tuple[tuple[str, ...], ...]
    """The ids of the boxes, group by group."""


class WorkshopSheet(Struct, frozen=True):
    """A run sheet, with what to do before and after it."""

    anchor: str
    shown: WorkshopView
    begins: str
    """The line for when it begins."""
    materials: tuple[str, ...]
    """The ids of the boxes: what to bring, what to do beforehand, what to do afterwards."""
    prepare: tuple[str, ...]
    follow_up: tuple[str, ...]


ToolSheet = FormSheet | ChecklistSheet | WorkshopSheet


def form_sheet(sheet: PaperSheet, form: Form) -> FormSheet:
    """One form."""
    shown = form_view(sheet, form)
    entries = tuple(
        EntryView(number, view, _places(sheet, f"{form.id}/{field.id}", field), _lines(view))
        for number, (field, view) in enumerate(zip(form.fields, shown.fields, strict=True), 1)
    )
    return FormSheet(anchor("form", form.id), shown, entries)


def checklist_sheet(sheet: PaperSheet, checklist: Checklist) -> ChecklistSheet:
    """One checklist."""
    ticks = tuple(
        tuple(
            sheet.fields.tick(f"{checklist.id}/{item.id}", sheet.summary(item.text))
            for item in group.items
        )
        for group in checklist.groups
    )
    return ChecklistSheet(
        anchor("checklist", checklist.id), checklist_view(sheet, checklist), ticks
    )


def workshop_sheet(sheet: PaperSheet, workshop: Workshop) -> WorkshopSheet:
    """One workshop."""

    def ticks(name: str, labels: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(
            sheet.fields.tick(f"{workshop.id}/{name}/{number}", label)
            for number, label in enumerate(labels, start=1)
        )

    begins = str(sheet.edition.words.workshop.begins_at)
    return WorkshopSheet(
        anchor("workshop", workshop.id),
        workshop_view(sheet, workshop),
        sheet.fields.line(f"{workshop.id}/begins", begins),
        ticks("bring", tuple(sheet.summary(each.text) for each in workshop.materials)),
        ticks("before", tuple(map(sheet.summary, workshop.prepare))),
        ticks("after", tuple(map(sheet.summary, workshop.follow_up))),
    )


def _places(sheet: PaperSheet, name: str, field: FormField) -> tuple[tuple[str, ...], ...]:
    label, fields = sheet.summary(field.label), sheet.fields
    if isinstance(field, ChoiceField):
        named = [(option.id, sheet.summary(option.label)) for option in field.options]
        if field.several:
            return tuple((fields.tick(f"{name}/{id}", words),) for id, words in named)
        return tuple((fields.choice(name, words, id),) for id, words in named)
    if isinstance(field, ListField | TableField):
        rows = range(1, min(field.max, _MOST_ROWS) + 1)
        if isinstance(field, ListField):
            return tuple((fields.line(f"{name}/{row}", f"{label} {row}"),) for row in rows)
        columns = [(column.id, sheet.summary(column.label)) for column in field.columns]
        return tuple(
            tuple(fields.line(f"{name}/{row}/{id}", f"{words} {row}") for id, words in columns)
            for row in rows
        )
    place = fields.area if field.kind == "longtext" else fields.line
    return ((place(name, label),),)


def _lines(field: FieldView) -> int:
    if field.kind != "longtext":
        return 1
    return 3 if field.max <= _FEW_WORDS else 5 if field.max <= _MANY_WORDS else 7
