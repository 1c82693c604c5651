"""The sheet on which the answers of up to fifty people stand side by side, one column each."""

from collections.abc import Mapping
from typing import Any

from playbook_press.exports.spreadsheet import formulas as f
from playbook_press.exports.spreadsheet.book import Book
from playbook_press.exports.spreadsheet.calculation import Calculation
from playbook_press.exports.spreadsheet.lists import Lists
from playbook_press.exports.spreadsheet.plan import SO_FAR, Place, Plan
from playbook_press.exports.spreadsheet.texts import height, literal, quoted, said
from playbook_press.pages.messages import fill
from playbook_press.scoring.score import leaves

# `Any` below: XlsxWriter is not annotated, and score trees are JSON values.

MOST_PEOPLE = 50
UNKNOWN, NA, NONE = "?", "-", "0"
"""What is typed for these instead of the number of an option."""

FIRST = 4
"""The row of the first question."""
_OWN, FIRST_PERSON = 3, 4
_WIDE = 46
_LAST_PRINTED = FIRST_PERSON + 9


class TeamSheet:
    """The sheet, and where each person's answers stand."""

    def __init__(self, book: Book, plan: Plan, lists: Lists, found: Calculation) -> None:
        self._book, self._plan, self._lists, self._found = book, plan, lists, found
        self.leaves: tuple[Mapping[str, Any], ...] = tuple(leaves(plan.tree["root"]))
        self._rows = {leaf["id"]: FIRST + at for at, leaf in enumerate(self.leaves)}

    def cell(self, id: str, person: int) -> str:
        """What a person, counted from 0, answered."""
        column = column_name(FIRST_PERSON + person)
        return f"{quoted(self._plan.team)}!{column}${self._rows[id] + 1}"

    def answers(self, person: int) -> str:
        """All that a person answered."""
        column = column_name(FIRST_PERSON + person)
        last = FIRST + len(self.leaves)
        return f"{quoted(self._plan.team)}!{column}${FIRST + 1}:{column}${last}"

    def row(self, id: str) -> str:
        """What everybody answered to a question."""
        first, last = column_name(FIRST_PERSON), column_name(FIRST_PERSON + MOST_PEOPLE - 1)
        at = self._rows[id] + 1
        return f"{quoted(self._plan.team)}!{first}${at}:{last}${at}"

    def write(self) -> None:
        """Write the sheet."""
        book, words = self._book, self._book.words
        script = book.edition.words.assessment.script
        sheet = book.sheet(self._plan.team, tab="#7A5195")
        # Fifty columns on one page could not be read, so only the first are printed.
        sheet.print_area(0, 0, FIRST + len(self.leaves) - 1, _LAST_PRINTED)
        sheet.repeat_rows(FIRST - 1)
        sheet.set_column(0, 0, 5)
        sheet.set_column(1, 1, _WIDE)
        sheet.set_column(2, 2, 15)
        sheet.set_column(_OWN, _OWN, 17)
        # Visible too where other sheets hide their marks.
        sheet.set_column(FIRST_PERSON, FIRST_PERSON + MOST_PEOPLE - 1, 9, None, {"hidden": False})
        book.write(sheet, 0, 0, str(words.team_title), "title")
        sheet.set_row(0, 28)
        hint = fill(words.team_hint, most=MOST_PEOPLE, unknown=UNKNOWN, na=NA)
        book.across(sheet, 1, _LAST_PRINTED, hint, "faint", high=52)
        heads = ("#", script.question, words.team_codes, words.team_own)
        book.heads(sheet, FIRST - 1, heads)
        for person in range(MOST_PEOPLE):
            name = fill(words.team_person, number=person + 1)
            column = FIRST_PERSON + person
            sheet.write_string(FIRST - 1, column, name, book.look("head", locked=False))
        for leaf in self.leaves:
            self._write_row(sheet, leaf)
        sheet.freeze_panes(FIRST, FIRST_PERSON)

    def _write_row(self, sheet: Any, leaf: Mapping[str, Any]) -> None:
        book, place = self._book, self._plan.places[leaf["id"]]
        row, words = self._rows[leaf["id"]], book.words
        question = said(book.edition, place.question.text)
        sheet.write_number(row, 0, place.number, book.look("middle"))
        book.write(sheet, row, 1, question, "cell")
        sheet.set_row(row, min(height((question, _WIDE)), 400))
        is_number = "number" in leaf
        if is_number:
            codes = str(words.team_number)
        elif "points" in leaf:
            codes = fill(words.team_several, most=len(leaf["points"]), none=NONE)
        else:
            codes = f"1–{len(leaf['options'])}"
        book.write(sheet, row, 2, codes, "quiet")
        book.formula(sheet, row, _OWN, self._own(leaf, place), "", "total", align="center")
        look = book.look("number input" if is_number else "input", align="center")
        last = FIRST_PERSON + MOST_PEOPLE - 1
        for column in range(FIRST_PERSON, last + 1):
            sheet.write_blank(row, column, None, look)
        if "options" in leaf:
            offered = self._codes(len(leaf["options"]), is_na=_allows_na(leaf))
            sheet.data_validation(
                row,
                FIRST_PERSON,
                row,
                last,
                {"validate": "list", "source": f"={offered}"},
            )

    def _codes(self, count: int, *, is_na: bool) -> str:
        whose = f"@codes:{count}{':na' if is_na else ''}"
        return self._lists.span(whose).of("A")

    def _own(self, leaf: Mapping[str, Any], place: Place) -> str:
        """This workbook's own answer, to be copied into a column of somebody else's."""
        state, chosen = self._found.state(leaf["id"]), self._found.place(leaf["id"])
        if "options" in leaf:
            code = f'{chosen}&""'
        elif "number" in leaf:
            code = self._found.value(leaf["id"])
        else:
            ticked = place.cell(SO_FAR, place.ticks[-1])
            code = f'IF({ticked}="","{NONE}",MID({ticked},2,999))'
        other = f'IF({state}={f.UNKNOWN},"{UNKNOWN}",IF({state}={f.NA},"{NA}",""))'
        return f"IF({state}={f.ANSWERED},{code},{other})"


def code_lists(lists: Lists, tree: Mapping[str, Any]) -> None:
    """The lists that the cells of the sheet offer."""
    wanted = sorted(
        {
            (len(leaf["options"]), _allows_na(leaf))
            for leaf in leaves(tree["root"])
            if "options" in leaf
        }
    )
    for count, is_na in wanted:
        codes = [*map(str, range(1, count + 1)), UNKNOWN, *([NA] if is_na else [])]
        whose = f"@codes:{count}{':na' if is_na else ''}"
        lists.add_choices(whose, [(code, code) for code in codes])


def column_name(column: int) -> str:
    """The letters of a column, counted from 0, that do not change when a formula is copied.

    >>> column_name(0), column_name(26)
    ('$A', '$AA')
    """
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"${letters}"


def is_unknown(cell: str) -> str:
    """Whether a cell says `don't know`, in either width."""
    return f'OR({cell}="{UNKNOWN}",{cell}={literal("？")})'


def is_na(cell: str) -> str:
    """Whether a cell says `not applicable`, with a hyphen or a dash."""
    return f'OR({cell}="{NA}",{cell}="–",{cell}="—")'


def _allows_na(leaf: Mapping[str, Any]) -> bool:
    return bool(leaf.get("na"))
