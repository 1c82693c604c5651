"""An assessment as one workbook."""

from datetime import date, datetime, time

from playbook_press.exports.exported import Exported
from playbook_press.exports.spreadsheet.book import Book
from playbook_press.exports.spreadsheet.calculation import Calculation
from playbook_press.exports.spreadsheet.formulas import TICK
from playbook_press.exports.spreadsheet.front import write_imprint, write_start
from playbook_press.exports.spreadsheet.guidance import Guidance
from playbook_press.exports.spreadsheet.lists import Lists
from playbook_press.exports.spreadsheet.people import People
from playbook_press.exports.spreadsheet.plan import Plan, plan
from playbook_press.exports.spreadsheet.results import FIRST, Results
from playbook_press.exports.spreadsheet.section_sheet import write_section
from playbook_press.exports.spreadsheet.team_results import TeamResults
from playbook_press.exports.spreadsheet.team_sheet import TeamSheet, code_lists
from playbook_press.exports.spreadsheet.trace import Trace
from playbook_press.model.assessment import Assessment
from playbook_press.pages.addresses import item_address
from playbook_press.pages.edition import Edition

_NO_DAY = date(1980, 1, 1)
"""The first day that archives know."""


def export_xlsx(edition: Edition, item: str | None = None, made: date | None = None) -> Exported:
    """Every assessment of a playbook as a workbook of its own, or one of them.

    The same playbook gives the same bytes.

    Args:
        edition: The playbook in the reader's language.
        item: The id of the only assessment that is wanted.
        made: What the files say about when they were made; the day the playbook was last
            read through if left out.

    Returns:
        One file, or a folder where there are several assessments.
    """
    wanted = [each for each in edition.assessments if item is None or each.id == item]
    day = made or _day(edition.playbook.manifest.reviewed_on)
    files = {
        f"{edition.id}.{each.id}.{edition.language}.xlsx": _workbook(edition, each, day)
        for each in wanted
    }
    if len(files) == 1:
        return Exported.of_one(*next(iter(files.items())))
    return Exported(f"{edition.id}.{edition.language}.xlsx", files)


def _workbook(edition: Edition, assessment: Assessment, day: date) -> bytes:
    title = edition.title(assessment.title).text
    address = item_address(edition.id, "assessment", assessment.id)
    book = Book(edition, datetime.combine(day, time()), title, address)
    where = plan(edition, assessment)
    lists = _lists(book, where)
    found = Calculation(book, where)
    guidance = Guidance(book, where, lists, found, FIRST)
    # The order here is the order of the tabs.
    write_start(book, where, lists)
    for part in where.parts:
        write_section(book, where, part, lists, found)
    Results(book, where, lists, found, guidance).write()
    team = TeamSheet(book, where, lists, found)
    people = People(book, where, lists, found, team)
    team.write()
    TeamResults(book, where, lists, found, guidance, team, people).write()
    Trace(book, where, lists, found).write()
    write_imprint(book, where)
    guidance.write()
    people.write()
    lists.write()
    return book.content()


def _lists(book: Book, where: Plan) -> Lists:
    """Everything that is chosen from or looked up."""
    words, playbook = book.edition.words.assessment, book.edition.playbook
    lists = Lists(
        book,
        {
            "playbook": playbook.id,
            "version": playbook.manifest.version,
            "assessment": where.assessment.id,
            "lang": book.edition.language,
        },
    )
    lists.add_choices("@tick", [("tick", TICK)])
    sets = [("deep", str(words.set_deep)), ("quick", str(words.set_quick))]
    lists.add_choices("@set", sets if where.quick else sets[:1])
    if where.assessment.levels:
        lists.add_levels("@levels:", where.assessment.levels)
    for section in where.sections.values():
        if section.levels:
            lists.add_levels(f"@levels:{section.id}", section.levels)
    code_lists(lists, where.tree)
    for place in where.places.values():
        lists.add_kind(place.question)
        if place.question.kind != "text":
            lists.add_question(place.question)
    return lists


def _day(written: str | None) -> date:
    """The day that a playbook states, whatever it wrote there."""
    try:
        return max(date.fromisoformat(written or ""), _NO_DAY)
    except ValueError:
        return _NO_DAY
