"""Every file of a playbook that a site can offer, each made only when it is asked for."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from msgspec import Struct

from playbook_press.exports.archive import archive
from playbook_press.exports.exported import Exported
from playbook_press.exports.single_file import export_single_file
from playbook_press.exports.slides import (
    export_marp,
    export_slides,
    playbook_deck,
    trait_deck,
)
from playbook_press.exports.wiki import export_wiki
from playbook_press.exports.workbook import (
    RULE_LIST,
    Typefaces,
    Wanted,
    export_pdf,
    pictures_in,
    rule_lists,
)
from playbook_press.model.assessment import Assessment
from playbook_press.model.trait import Trait
from playbook_press.pages.edition import Edition


class Takeaway(Struct, frozen=True):
    """A file, before it is made."""

    kind: str
    """The id of an `OfferKind`."""
    name: str
    """What the file is called; the same for every version of the playbook."""
    make: Callable[[], bytes]
    item: str | None = None
    """The id of the item it is about, where its kind has one for each."""


class Supplies(Struct, frozen=True):
    """What files are made with, besides the playbook."""

    pictures: Mapping[str, bytes]
    """What the playbook's pictures hold, by their path in the project."""
    typefaces: Callable[[str], Typefaces] | None = None
    """Chooses the families in which a text is printed; None where nothing can be printed."""
    has_xlsx: bool = True
    """Whether spreadsheets can be made here."""
    made: date | None = None
    """What files say about when they were made; the playbook's own day if left out."""


def takeaways(edition: Edition, supplies: Supplies) -> Iterator[Takeaway]:
    """The files of a playbook in one language, in the order of the page.

    Every one is the same, byte for byte, as `playbook export` writes; a tree is a ZIP file.
    """
    id, language = edition.id, edition.language
    yield from _printed(edition, supplies)
    for assessment in edition.assessments:
        if supplies.has_xlsx:
            name = f"{id}.{assessment.id}.{language}.xlsx"
            yield Takeaway("xlsx", name, _workbook(edition, assessment, supplies), assessment.id)
    for assessment in edition.assessments:
        name = f"{assessment.id}.{language}.html"
        yield Takeaway("single_file", name, _single_file(edition, assessment), assessment.id)

    def slides() -> bytes:
        return _only(export_slides(edition, playbook_deck(edition)))

    def marp() -> bytes:
        return _only(export_marp(edition, playbook_deck(edition)))

    def wiki() -> bytes:
        return archive(export_wiki(edition, supplies.pictures, flavour="files"))

    yield Takeaway("slides", f"{id}.{language}.slides.html", slides)
    yield Takeaway("marp", f"{id}.{language}.marp.md", marp)
    for trait in edition.traits:
        name = f"{trait.id}.{language}.slides.html"
        yield Takeaway("item_slides", name, _trait_slides(edition, trait), trait.id)
    yield Takeaway("wiki", f"{id}-wiki-{language}.zip", wiki)


def _printed(edition: Edition, supplies: Supplies) -> Iterator[Takeaway]:
    """The workbook, and the sheets of it that people take one by one."""
    if supplies.typefaces is None:
        return
    yield _sheet(edition, supplies, "workbook", None)
    for assessment in edition.assessments:
        yield _sheet(edition, supplies, "worksheet", ("assessment", assessment.id))
    for each in rule_lists(edition):
        # Those of a group are parts of the list of all.
        if each in ("all", "starter"):
            yield _sheet(edition, supplies, "rule_list", (RULE_LIST, each))
    for trait in edition.traits:
        yield _sheet(edition, supplies, "item_sheet", ("trait", trait.id))
    for form in edition.forms:
        yield _sheet(edition, supplies, "form_sheet", ("form", form.id))
    for checklist in edition.checklists:
        yield _sheet(edition, supplies, "checklist_sheet", ("checklist", checklist.id))
    for workshop in edition.workshops:
        yield _sheet(edition, supplies, "workshop_sheet", ("workshop", workshop.id))
    yield _sheet(edition, supplies, "fillable", None)
    for form in edition.forms:
        yield _sheet(edition, supplies, "form_fillable", ("form", form.id))


def _sheet(
    edition: Edition, supplies: Supplies, kind: str, item: tuple[str, str] | None
) -> Takeaway:
    is_fillable = kind in ("fillable", "form_fillable")
    name = ".".join(
        (edition.id, *(item or ()), edition.language, *(["fillable"] * is_fillable), "pdf")
    )

    def make() -> bytes:
        day = supplies.made.isoformat() if supplies.made else ""
        pictures = pictures_in(edition.playbook, supplies.pictures)
        assert supplies.typefaces is not None
        return _only(
            export_pdf(
                Wanted(edition, item, is_fillable, pictures=pictures, made_on=day),
                supplies.typefaces,
            )
        )

    return Takeaway(kind, name, make, item[1] if item else None)


def _workbook(edition: Edition, assessment: Assessment, supplies: Supplies) -> Callable[[], bytes]:
    def make() -> bytes:
        # The extra `xlsx` need not be installed.
        from playbook_press.exports.spreadsheet.workbook import export_xlsx

        return _only(export_xlsx(edition, assessment.id, supplies.made))

    return make


def _single_file(edition: Edition, assessment: Assessment) -> Callable[[], bytes]:
    return lambda: _only(export_single_file(edition, assessment))


def _trait_slides(edition: Edition, trait: Trait) -> Callable[[], bytes]:
    return lambda: _only(export_slides(edition, trait_deck(edition, trait)))


def _only(exported: Exported) -> bytes:
    """The one file of an export."""
    (content,) = exported.files.values()
    return content
