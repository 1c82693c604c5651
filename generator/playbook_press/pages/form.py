"""The page of a form: a worksheet that is whole without scripts, and the document it makes."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from playbook_press.model.form import (
    ChoiceField,
    Form,
    FormField,
    ListField,
    LongTextField,
    TableField,
    TextField,
)
from playbook_press.model.markup import BLANK
from playbook_press.pages.addresses import anchor
from playbook_press.pages.cards import form_facts
from playbook_press.pages.edition import Edition
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

_ROWS_ON_PAPER = 4
"""How many lines a list or table offers before a script adds more."""


class ColumnView(Struct, frozen=True):
    """A column of a table to fill in."""

    id: str
    label: Words
    example: str


class OptionView(Struct, frozen=True):
    """Something that can be chosen."""

    id: str
    label: Markup
    description: Markup | None


class FieldView(Struct, frozen=True):
    """A field with everything needed to fill it in on screen or on paper."""

    id: str
    anchor: str
    kind: str
    """`longtext`, `text`, `date`, `list`, `table` or `choice`."""
    label: Markup
    hint: Markup | None
    example: Markup | None
    is_required: bool
    max: int
    """The most characters, of words; 0 for other kinds."""
    columns: tuple[ColumnView, ...]
    options: tuple[OptionView, ...]
    is_several: bool
    """Whether more than one option may be chosen."""
    rows: tuple[int, ...]
    """The numbers of the empty lines of a list or table."""


class PieceView(Struct, frozen=True):
    """A part of the document, with slots where answers go."""

    id: str
    heading: Words | None
    text: Markup


class FormView(Struct, frozen=True):
    """Everything on the page of a form."""

    title: Words
    purpose: Markup
    audience: Markup | None
    facts: tuple[str, ...]
    """`9 fields`, `about 40 minutes`."""
    how_to_use: tuple[Markup, ...]
    fields: tuple[FieldView, ...]
    document_title: Markup
    pieces: tuple[PieceView, ...]
    related: RelatedView
    frame: WorksheetView


def form_page(edition: Edition, form: Form) -> Page:
    """The page of one form."""
    sheet = bare_sheet(edition, "form", form.id)
    return filled_in(sheet, "form", form_view(sheet, form), form)


def form_view(sheet: Sheet, form: Form) -> FormView:
    """One form, for its page and for paper."""
    edition, title = sheet.edition, sheet.title(form.title)
    labels = {field.id: sheet.summary(field.label) for field in form.fields}
    return FormView(
        title=title,
        purpose=sheet.words(form.purpose),
        audience=sheet.words(form.audience) if form.audience else None,
        facts=form_facts(edition, form),
        how_to_use=tuple(map(sheet.words, form.how_to_use)),
        fields=tuple(_field(sheet, field) for field in form.fields),
        document_title=sheet.template(form.document.title, labels, "words"),
        pieces=tuple(
            PieceView(
                part.id,
                sheet.title(part.heading) if part.heading else None,
                sheet.template(part.text, labels, "prose"),
            )
            for part in form.document.parts
        ),
        related=related(sheet, "form", form),
        frame=worksheet(
            sheet, "form", form.id, title.text, edition.words.form.script, _data(sheet, form)
        ),
    )


def _field(sheet: Sheet, field: FormField) -> FieldView:
    columns = field.columns if isinstance(field, TableField) else ()
    options = field.options if isinstance(field, ChoiceField) else ()
    return FieldView(
        id=field.id,
        anchor=anchor("field", field.id),
        kind=field.kind,
        label=sheet.words(field.label),
        hint=sheet.words(field.hint) if field.hint else None,
        example=sheet.words(field.example) if field.example else None,
        is_required=field.required,
        max=field.max if isinstance(field, LongTextField | TextField) else 0,
        columns=tuple(
            ColumnView(
                column.id,
                sheet.title(column.label),
                sheet.summary(column.example) if column.example else "",
            )
            for column in columns
        ),
        options=tuple(
            OptionView(
                option.id,
                sheet.words(option.label),
                sheet.words(option.description) if option.description else None,
            )
            for option in options
        ),
        is_several=isinstance(field, ChoiceField) and field.several,
        rows=tuple(range(1, min(_ROWS_ON_PAPER, field.max) + 1))
        if isinstance(field, ListField | TableField)
        else (),
    )


# `Any`: JSON that the page carries.
def _data(sheet: Sheet, form: Form) -> dict[str, Any]:
    """What the script needs to know of the fields.

    Returns:
        An object with `aliases` (former ids of the form), `fields` (id to `{kind, rev, was,
        required, max, label, columns, options}`, what is empty left out) and `parts` (id of each
        part of the document to the ids of the fields it shows).
    """
    return {
        "aliases": list(form.aliases),
        "fields": {field.id: _about(sheet, field) for field in form.fields},
        "parts": {
            part.id: list(dict.fromkeys(BLANK.findall(sheet.edition.best(part.text)[0])))
            for part in form.document.parts
        },
    }


def _about(sheet: Sheet, field: FormField) -> Mapping[str, object]:
    found: dict[str, object] = {
        "kind": field.kind,
        "rev": field.revision,
        "was": list(field.was),
        "required": field.required,
        "max": getattr(field, "max", 0),
        "label": sheet.summary(field.label),
    }
    if isinstance(field, TableField):
        found["columns"] = {each.id: sheet.summary(each.label) for each in field.columns}
    if isinstance(field, ChoiceField):
        found["options"] = {each.id: sheet.summary(each.label) for each in field.options}
    return {name: value for name, value in found.items() if value}
