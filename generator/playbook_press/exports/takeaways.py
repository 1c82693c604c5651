"""Every file of a playbook that a site can offer, each made only when it is asked for."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

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
from playbook_press.model.assessment import Assessment
from playbook_press.model.trait import Trait
from playbook_press.pages.edition import Edition


@dataclass(frozen=True)
class Takeaway:
    """A file, before it is made."""

    kind: str
    """The id of an `OfferKind`."""
    name: str
    """What the file is called; the same for every version of the playbook."""
    make: Callable[[], bytes]
    item: str | None = None
    """The id of the item it is about, where its kind has one for each."""


@dataclass(frozen=True)
class Supplies:
    """What files are made with, besides the playbook."""

    pictures: Mapping[str, bytes]
    """What the playbook's pictures hold, by their path in the project."""
    has_xlsx: bool = True
    """Whether workbooks can be made here."""
    made: date | None = None
    """What files say about when they were made; the playbook's own day if left out."""


def takeaways(edition: Edition, supplies: Supplies) -> Iterator[Takeaway]:
    """The files of a playbook in one language, in the order of the page.

    Every one is the same, byte for byte, as `playbook export` writes; a tree is a ZIP file.
    """
    id, language = edition.id, edition.language
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
