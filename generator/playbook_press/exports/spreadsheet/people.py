"""A hidden sheet that scores every person of a team, one column each."""

from collections.abc import Mapping
from typing import Any

from playbook_press.exports.spreadsheet import formulas as f
from playbook_press.exports.spreadsheet.blocks import Block
from playbook_press.exports.spreadsheet.book import Book
from playbook_press.exports.spreadsheet.calculation import Calculation
from playbook_press.exports.spreadsheet.lists import Lists
from playbook_press.exports.spreadsheet.plan import Plan
from playbook_press.exports.spreadsheet.team_sheet import (
    MOST_PEOPLE,
    NONE,
    TeamSheet,
    column_name,
    is_na,
    is_unknown,
)
from playbook_press.scoring.answers import exact

# `Any` below: XlsxWriter is not annotated, and score trees are JSON values.

PEOPLE = "people"
_FIRST = 2
"""The column of the first person; weights stand in the one before."""
_WEIGHTS = column_name(1)
_PRESENT = 0
"""The row that says who answered anything."""


class People:
    """The sheet, and where its rows stand."""

    def __init__(
        self, book: Book, plan: Plan, lists: Lists, found: Calculation, team: TeamSheet
    ) -> None:
        self._book, self._plan, self._lists = book, plan, lists
        self._found, self._team = found, team
        self._leaves = {leaf["id"]: _PRESENT + 1 + 3 * at for at, leaf in enumerate(team.leaves)}
        row = _PRESENT + 1 + 3 * len(team.leaves)
        self._blocks: dict[str, int] = {}
        for block in found.blocks:
            self._blocks[block.id] = row
            row += 2 * len(block.parts) + 3

    @property
    def present(self) -> str:
        """For each person 1 where there is an answer, else 0."""
        return self._row(_PRESENT)

    def states(self, id: str) -> str:
        """The states of a question."""
        return self._row(self._leaves[id])

    def chosen(self, id: str) -> str:
        """Of a question with one choice the place of the option."""
        return self._row(self._leaves[id] + 1)

    def steps(self, id: str) -> str:
        """The step of the option, or the number; empty where it is not answered."""
        return self._row(self._leaves[id] + 2)

    def ratios(self, block: Block) -> str:
        """The shares of a group; empty where a person has no score."""
        return self._row(self._blocks[block.id] + 2 * len(block.parts) + 2)

    def write(self) -> None:
        """Write the sheet."""
        sheet = self._book.hidden(PEOPLE)
        for block in self._found.blocks:
            first, count = self._blocks[block.id], len(block.parts)
            for at, part in enumerate(block.parts):
                weight = float(exact(part.get("weight", "1")))
                sheet.write_number(first + at, 1, weight)
                sheet.write_number(first + count + at, 1, weight)
        for person in range(MOST_PEOPLE):
            column = column_name(_FIRST + person)
            given = f'SUMPRODUCT((TRIM({self._team.answers(person)}&"")<>"")*1)'
            self._put(sheet, _PRESENT, person, f"IF({given}>0,1,0)", 0)
            for leaf in self._team.leaves:
                self._write_leaf(sheet, person, column, leaf)
            for block in self._found.blocks:
                self._write_block(sheet, person, column, block)

    def _write_leaf(self, sheet: Any, person: int, column: str, leaf: Mapping[str, Any]) -> None:
        row = self._leaves[leaf["id"]]
        state, value = (f"{column}${row + 1 + at}" for at in (0, 1))
        cell = self._team.cell(leaf["id"], person)
        text = f'TRIM({cell}&"")'
        na = f.NA if leaf.get("na") else f.UNUSABLE
        step = '""'
        if "options" in leaf:
            span = self._lists.span(leaf["id"])
            places = span.of("B", len(leaf["options"]))
            found = f'SUMPRODUCT(({places}&""={text})*{places})'
            is_answered = f"{value}>0"
            steps = span.of("D", len(leaf["options"]))
            step = f"INDEX({steps},{value})"
        elif "points" in leaf:
            span = self._lists.span(f"{leaf['id']}#")
            hits = f'ISNUMBER(FIND("+"&{span.of("B")}&"+","+"&{text}&"+"))'
            found = f"SUMPRODUCT({hits}*{span.of('C')})"
            signs = f'LEN({text})-LEN(SUBSTITUTE({text},"+",""))+1'
            is_answered = f'OR({text}="{NONE}",SUMPRODUCT({hits}*1)={signs})'
        else:
            found = f'IF(ISNUMBER({cell}),{cell},IFERROR(VALUE({text}),""))'
            is_answered, step = f"ISNUMBER({value})", value
        other = f"IF({is_unknown(text)},{f.UNKNOWN},IF({is_na(text)},{na},{f.UNUSABLE}))"
        known = f'IF({text}="",{f.MISSING},IF({is_answered},{f.ANSWERED},{other}))'
        asked = self._plan.is_asked(frozenset((leaf["id"],)))
        self._put(sheet, row, person, f"IF(NOT({asked}),{f.NOT_ASKED},{known})", 0)
        self._put(sheet, row + 1, person, found, "" if "number" in leaf else 0)
        self._put(sheet, row + 2, person, f'IF({state}={f.ANSWERED},{step},"")')

    def _write_block(self, sheet: Any, person: int, column: str, block: Block) -> None:
        first, count = self._blocks[block.id], len(block.parts)
        is_zero = self._found.is_zero
        for at, part in enumerate(block.parts):
            coverage, ratio = self._part(column, part)
            self._put(sheet, first + at, person, coverage, 0)
            self._put(sheet, first + count + at, person, ratio, 0 if is_zero else "")
        covers = f"{column}${first + 1}:{column}${first + count}"
        shares = f"{column}${first + count + 1}:{column}${first + 2 * count}"
        weights = f"{_WEIGHTS}${first + 1}:{_WEIGHTS}${first + count}"
        applies = f"SUMPRODUCT(ISNUMBER({covers})*{weights})"
        covered = f"SUMPRODUCT({weights},{covers})"
        counted = f"SUMPRODUCT(ISNUMBER({shares})*{weights})"
        total = first + 2 * count
        self._put(sheet, total, person, f'IF({applies}=0,"",{covered}/{applies})', 0)
        mean = f"SUMPRODUCT({weights},{shares})/{counted}"
        if block.node.get("method") == "min":
            cells = [
                f"{column}${first + count + 1 + at}"
                for at, part in enumerate(block.parts)
                if exact(part.get("weight", "1")) > 0
            ]
            mean = f"MIN({','.join(cells)})" if cells else '""'
        if not is_zero:
            least = f.number(round(float(self._found.least), 9))
            few = f"OR({covered}=0,{counted}=0,ROUND({covered}/{applies},9)<{least})"
            mean = f'IF({few},"",{mean})'
        before = self._found.blank[block.id]
        blank: Any = "" if before.ratio is None else float(before.ratio)
        self._put(sheet, total + 1, person, f'IF({applies}=0,"",{mean})', blank)
        shown = f'IF({column}${_PRESENT + 1}=1,{column}${total + 2},"")'
        self._put(sheet, total + 2, person, shown)

    def _part(self, column: str, part: Mapping[str, Any]) -> tuple[str, str]:
        """Coverage and share of a part."""
        if "children" in part:
            inner = self._found.by_id[part["id"]]
            at = self._blocks[inner.id] + 2 * len(inner.parts)
            return f"{column}${at + 1}", f"{column}${at + 2}"
        row = self._leaves[part["id"]]
        state, value = f"{column}${row + 1}", f"{column}${row + 2}"
        left_out = f"OR({state}={f.NA},{state}={f.NOT_ASKED})"
        coverage = f'IF({left_out},"",IF({state}={f.ANSWERED},1,0))'
        if "options" in part:
            ratios = self._lists.span(part["id"]).of("H", len(part["options"]))
            share = f"INDEX({ratios},{value})"
        else:
            low, high = f.ends(part)
            share = f.share(value, f"({f.number(low)})", f"({f.number(high)})")
        none = f'IF({left_out},"",0)' if self._found.is_zero else '""'
        return coverage, f"IF({state}={f.ANSWERED},{share},{none})"

    def _put(self, sheet: Any, row: int, person: int, formula: str, value: Any = "") -> None:
        sheet.write_formula(row, _FIRST + person, f"={formula}", None, value)

    def _row(self, row: int) -> str:
        first, last = column_name(_FIRST), column_name(_FIRST + MOST_PEOPLE - 1)
        return f"{PEOPLE}!{first}${row + 1}:{last}${row + 1}"
