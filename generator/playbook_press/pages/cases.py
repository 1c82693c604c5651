"""The index of cases: which case speaks to which trait, and what several have in common."""

from markupsafe import Markup
from msgspec import Struct

from playbook_press.model.trait import Trait
from playbook_press.pages.addresses import anchor, item_address
from playbook_press.pages.cards import case_card
from playbook_press.pages.edition import Edition
from playbook_press.pages.facts import FactView, facts_elsewhere
from playbook_press.pages.finishing import finished
from playbook_press.pages.marks import mark
from playbook_press.pages.page import Page
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.views import CaseCard, Mark, Named, Words


class CellView(Struct, frozen=True):
    """What one case shows about one trait; without a mark where it says nothing."""

    mark: Mark | None
    href: str
    label: str
    """`Tieba, Talking is easy: lacks`."""


class ColumnView(Struct, frozen=True):
    """A trait at the head of a column."""

    link: Named
    number: str


class RowView(Struct, frozen=True):
    """A case with its cells."""

    case: Named
    cells: tuple[CellView, ...]


class MatrixView(Struct, frozen=True):
    """Cases by traits."""

    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]
    legend: tuple[Mark, ...]


class PatternView(Struct, frozen=True):
    """Something that several cases have in common."""

    anchor: str
    title: Words
    advice: Markup
    facts: tuple[FactView, ...]


class CasesView(Struct, frozen=True):
    """All cases."""

    title: str
    survivorship: Markup | None
    cases: tuple[CaseCard, ...]
    matrix: MatrixView | None
    patterns: tuple[PatternView, ...]


def cases_page(edition: Edition) -> Page:
    """The page of all cases."""
    # The sources of a fact stand on the page of its case; here they would outweigh everything.
    sheet = Sheet(edition, f"{edition.id}/cases/", cites=False)
    manifest, words = edition.playbook.manifest, edition.words
    view = CasesView(
        title=str(words.cases.title),
        survivorship=sheet.prose(manifest.survivorship) if manifest.survivorship else None,
        cases=tuple(case_card(sheet, case) for case in edition.cases),
        matrix=_matrix(sheet),
        patterns=tuple(
            PatternView(
                anchor("pattern", pattern.id),
                sheet.title(pattern.title),
                sheet.words(pattern.advice),
                facts_elsewhere(sheet, pattern.facts),
            )
            for pattern in manifest.patterns
        ),
    )
    return finished(
        sheet,
        "cases",
        view,
        title=view.title,
        description=str(words.cases.description),
        source=edition.source_file("playbook", edition.id),
        hide=("toc",),
    )


def _matrix(sheet: Sheet) -> MatrixView | None:
    """Every trait, and those claims that some case speaks to."""
    edition = sheet.edition
    spoken = edition.backlinks.verdicts_on_trait
    traits = (*edition.traits, *(claim for claim in edition.claims if claim.id in spoken))
    if not traits or not edition.cases:
        return None
    verdicts = {
        (case.id, trait): verdict for trait, found in spoken.items() for case, verdict in found
    }
    columns = tuple(_column(sheet, trait) for trait in traits)
    rows = []
    for case in edition.cases:
        link = sheet.link("case", case.id, short=case.short_title)
        if link is None:
            continue
        cells = []
        for column in columns:
            verdict = verdicts.get((case.id, column.link.id))
            found = mark(edition.words, "verdict", verdict.verdict) if verdict else None
            said = found.words if found else edition.words.marks.silent
            place = (item_address(edition.id, "case", case.id), anchor("trait", column.link.id))
            label = edition.words.cases.cell_between.join((link.title, column.link.title, said))
            cells.append(CellView(found, sheet.href(*place), label))
        rows.append(RowView(link, tuple(cells)))
    legend = tuple(mark(edition.words, "verdict", id) for id in ("shows", "mixed", "lacks"))
    return MatrixView(columns, tuple(rows), legend)


def _column(sheet: Sheet, trait: Trait) -> ColumnView:
    title = sheet.title(trait.title)
    address = item_address(sheet.edition.id, "trait", trait.id)
    link = Named(trait.id, title.text, sheet.href(address), title.lang)
    return ColumnView(link, str(trait.number) if trait.number else "")
