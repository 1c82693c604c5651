"""What stands at the end: the words, and the works the whole rests on."""

from markupsafe import Markup
from msgspec import Struct

from playbook_press.exports.workbook.paper import PaperSheet
from playbook_press.pages.footnotes import note_id
from playbook_press.pages.glossary import PairView, TermView, pair_view, term_view
from playbook_press.pages.works import WorkView, work


class GlossarySheet(Struct, frozen=True):
    """All terms."""

    usage: tuple[Markup, ...]
    terms: tuple[TermView, ...]
    pairs: tuple[PairView, ...]


class WorkLine(Struct, frozen=True):
    """A work with the number it is cited by."""

    anchor: str
    number: int
    work: WorkView


def glossary(sheet: PaperSheet) -> GlossarySheet:
    """The glossary of the playbook."""
    found = sheet.edition.playbook.glossary
    return GlossarySheet(
        tuple(map(sheet.words, found.usage)),
        tuple(term_view(sheet, each) for each in found.terms),
        tuple(pair_view(sheet, each) for each in found.pairs),
    )


def works(sheet: PaperSheet, cited: tuple[str, ...], *, is_whole: bool) -> tuple[WorkLine, ...]:
    """The works that are cited, by number; of a whole playbook then those that are not."""
    sources = sheet.edition.playbook.source_by_id
    ids = (*cited, *(id for id in sources if is_whole and id not in cited))
    return tuple(
        WorkLine(note_id(id), number, work(sheet, sources[id]))
        for number, id in enumerate(ids, start=1)
    )
