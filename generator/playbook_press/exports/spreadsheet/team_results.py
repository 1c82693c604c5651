"""What a team has in common and where it differs; nothing of what too few have answered."""

from collections.abc import Mapping
from typing import Any

from playbook_press.exports.spreadsheet import formulas as f
from playbook_press.exports.spreadsheet.blocks import Block
from playbook_press.exports.spreadsheet.book import Book
from playbook_press.exports.spreadsheet.calculation import Calculation
from playbook_press.exports.spreadsheet.guidance import Guidance
from playbook_press.exports.spreadsheet.lists import Lists
from playbook_press.exports.spreadsheet.people import People
from playbook_press.exports.spreadsheet.plan import INPUT, SET_ROW, Plan
from playbook_press.exports.spreadsheet.team_sheet import TeamSheet
from playbook_press.exports.spreadsheet.texts import choice, height, literal, quoted, said
from playbook_press.model.assessment import LevelQuestion
from playbook_press.pages.messages import fill

# `Any` below: XlsxWriter is not annotated, and score trees are JSON values.

FIRST = 5
"""The row of the first section."""
_LAST = 10
_KEY, _PLACE = 23, 24
"""Hidden columns, X and Y, that put in order what to discuss first."""
_LONGEST = 7_500  # programs refuse a formula of more than 8,192 characters
_NEVER = 1_000_000_000
_MOST_TO_DISCUSS = 10
_WIDE, _LABELS = 46, 28


class TeamResults:
    """The sheet while it is written (SCORING.md, rule 9)."""

    def __init__(
        self,
        book: Book,
        plan: Plan,
        lists: Lists,
        found: Calculation,
        guidance: Guidance,
        team: TeamSheet,
        people: People,
    ) -> None:
        self._book, self._plan, self._lists = book, plan, lists
        self._found, self._groups, self._team, self._people = found, guidance.rows, team, people
        self._least = max(plan.assessment.policy.min_group, 1)
        self.first_question: int = FIRST + len(self._groups) + 4 + _MOST_TO_DISCUSS + 1
        """The row of the first question."""

    def write(self) -> None:
        """Write the sheet."""
        book, plan, words = self._book, self._plan, self._book.words
        script = book.edition.words.assessment.script
        sheet = book.sheet(plan.team_results, tab="#7A5195")
        for column, width in enumerate((5, _WIDE, 9, 9, 9, _LABELS, _LABELS, _LABELS, 9, 30)):
            sheet.set_column(column, column, width)
        title = book.edition.title(plan.assessment.title).text
        book.across(sheet, 0, _LAST - 1, title, "title", high=28)
        people = f"SUM({self._people.present})"
        chosen = f"{quoted(plan.start)}!{_input(SET_ROW)}"
        between = literal(str(book.edition.words.exports.separator))
        before, after = str(words.team_people).split("{count}")
        facts = f"{literal(before)}&{people}&{literal(after)}&{between}&{chosen}"
        book.across(sheet, 1, _LAST - 1, "", "label", high=18)
        deep = str(book.edition.words.assessment.set_deep)
        separator = str(book.edition.words.exports.separator)
        first = f"{fill(words.team_people, count=0)}{separator}{deep}"
        book.formula(sheet, 1, 0, facts, first, "label")
        rule = fill(words.team_rule, count=self._least)
        book.across(sheet, 2, _LAST - 1, rule, "faint", high=34)
        for column, head in ((1, script.section), (2, words.team_mean), (3, words.team_scored)):
            book.write(sheet, FIRST - 1, column, str(head), "head")
        sheet.set_row(FIRST - 1, 34)
        for row, block in enumerate(self._groups, FIRST):
            self._write_group(sheet, row, block)
        row = FIRST + len(self._groups) + 1
        book.across(sheet, row, _LAST - 1, str(words.team_discuss), "heading", high=24)
        self._write_discussed(sheet, row + 1)
        heads = (
            *("#", script.question, words.team_answered, words.team_na, words.team_unknown),
            *(words.team_median, words.team_lowest, words.team_highest, words.team_spread),
            words.team_counts,
        )
        book.heads(sheet, self.first_question - 1, heads)
        for at, leaf in enumerate(self._team.leaves):
            self._write_question(sheet, self.first_question + at, at, leaf)
        last = self.first_question + len(self._team.leaves) - 1
        sheet.print_area(0, 0, last, _LAST - 1)
        sheet.freeze_panes(3, 2)

    def _write_group(self, sheet: Any, row: int, block: Block) -> None:
        book, found = self._book, self._found
        if block.id == self._plan.assessment.id:
            title = str(book.edition.words.assessment.script.whole)
        else:
            title = book.edition.title(self._plan.sections[block.id].title).text
        book.write(sheet, row, 1, title, "cell")
        ratios = self._people.ratios(block)
        low, high = found.scale(block)
        digits = found.digits(block)
        mean = f"({f.number(low)}+AVERAGE({ratios})*({f.number(high)}-({f.number(low)})))"
        enough = f"COUNT({ratios})>={self._least}"
        few = str(book.words.team_few)
        shown = f"IF({enough},{f.shown(mean, (low, high), digits)},{literal(few)})"
        look = {"num_format": f.digits_format(digits), "align": "center"}
        book.formula(sheet, row, 2, shown, few, "cell", **look)
        book.formula(sheet, row, 3, f'IF({enough},COUNT({ratios}),"")', "", "middle")

    def _write_question(self, sheet: Any, row: int, at: int, leaf: Mapping[str, Any]) -> None:
        book, people, id = self._book, self._people, leaf["id"]
        place = self._plan.places[id]
        question = said(book.edition, place.question.text)
        sheet.write_number(row, 0, place.number, book.look("middle"))
        book.write(sheet, row, 1, question, "cell")
        labels: list[str] = []
        if isinstance(place.question, LevelQuestion):
            options = enumerate(place.question.options, 1)
            labels = [choice(at, said(book.edition, option.label)) for at, option in options]
        sheet.set_row(row, min(height((question, _WIDE), *((e, _LABELS) for e in labels)), 400))
        states, steps = people.states(id), people.steps(id)
        count = f"COUNTIF({states},{f.ANSWERED})"
        enough = f"{count}>={self._least}"
        few = str(book.words.team_few)
        book.formula(sheet, row, 2, f"IF({enough},{count},{literal(few)})", few, "middle")
        for column, state in ((3, f.NA), (4, f.UNKNOWN)):
            formula = f'IF({enough},COUNTIF({states},{state}),"")'
            book.formula(sheet, row, column, formula, "", "middle")
        median = f"SMALL({steps},INT(({count}+1)/2))"
        for column, found in ((5, median), (6, f"MIN({steps})"), (7, f"MAX({steps})")):
            if "points" in leaf:
                book.write(sheet, row, column, "", "cell")
            else:
                formula = f'IF({enough},{self._named(leaf, found)},"")'
                book.formula(sheet, row, column, formula, "", "cell", align="left")
        if "options" not in leaf:
            book.write(sheet, row, 8, "", "cell")
            sheet.write_number(row, _KEY, _NEVER)
        else:
            spread = f"MAX({steps})-MIN({steps})"
            book.formula(sheet, row, 8, f'IF({enough},{spread},"")', "", "middle")
            values = sorted({float(value) for _, value in leaf["options"]})
            listed = ",".join(f"({f.number(value)})" for value in values)
            value = f"CHOOSE({median}+1,{listed})"
            # Spread first, then the value of the median; equal ones in the playbook's order.
            key = f"(-({spread}))*100000+ROUND({value},4)"
            is_wide = f"AND({enough},{spread}>=2)"
            book.formula(sheet, row, _KEY, f"IF({is_wide},{key},{_NEVER})", _NEVER, "faint")
            keys, mine = self._column("X"), f"$X${row + 1}"
            so_far = f"$X${self.first_question + 1}:{mine}"
            ahead = f"SUMPRODUCT(({keys}<{mine})*1)+SUMPRODUCT(({so_far}={mine})*1)"
            book.formula(sheet, row, _PLACE, f"IF({mine}<{_NEVER},{ahead},0)", 0, "faint")
        if "number" in leaf:
            book.write(sheet, row, 9, "", "cell")
        else:
            formula = f'IF({enough},{self._counts(leaf)},"")'
            book.formula(sheet, row, 9, formula, "", "cell")

    def _named(self, leaf: Mapping[str, Any], found: str) -> str:
        """What an answer is called: the option with that step, or the number itself."""
        if "number" in leaf:
            return found
        span, count = self._lists.span(leaf["id"]), len(leaf["options"])
        return f"INDEX({span.of('A', count)},MATCH({found},{span.of('D', count)},0))"

    def _counts(self, leaf: Mapping[str, Any]) -> str:
        """How many chose each option: `1: 3 · 2: 0`."""
        people, id = self._people, leaf["id"]
        between = str(self._book.edition.words.exports.separator)
        parts = []
        for at in range(1, len(leaf.get("options", leaf.get("points", ()))) + 1):
            if "options" in leaf:
                count = f"COUNTIF({people.chosen(id)},{at})"
            else:
                cells = f'"+"&TRIM({self._team.row(id)}&"")&"+"'
                hit = f'ISNUMBER(FIND("+{at}+",{cells}))'
                count = f"SUMPRODUCT({hit}*({people.states(id)}={f.ANSWERED}))"
            start = literal(f"{between if at > 1 else ''}{at}: ")
            parts.append(f"{start}&{count}")
            if sum(map(len, parts)) > _LONGEST:
                parts.append(literal(" …"))
                break
        return "&".join(parts)

    def _column(self, letter: str) -> str:
        first, count = self.first_question, len(self._team.leaves)
        return f"${letter}${first + 1}:${letter}${first + count}"

    def _write_discussed(self, sheet: Any, first: int) -> None:
        book = self._book
        places, titles = self._column("Y"), self._column("B")
        for place in range(1, _MOST_TO_DISCUSS + 1):
            row = first + place - 1
            found = f"INDEX({titles},MATCH({place},{places},0))"
            none = literal(str(book.words.team_nothing_apart)) if place == 1 else '""'
            book.across(sheet, row, _LAST - 1, "", "prose", high=18)
            value = str(book.words.team_nothing_apart) if place == 1 else ""
            book.formula(sheet, row, 0, f"IFERROR({found},{none})", value, "prose")


def _input(row: int) -> str:
    return f"${chr(ord('A') + INPUT)}${row + 1}"
