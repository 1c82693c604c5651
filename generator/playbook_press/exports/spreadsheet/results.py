"""The sheet of results: profile, radar, what is lowest, what to find out and to do next."""

from fractions import Fraction
from typing import Any

from playbook_press.exports.spreadsheet import formulas as f
from playbook_press.exports.spreadsheet.blocks import Block
from playbook_press.exports.spreadsheet.book import Book
from playbook_press.exports.spreadsheet.calculation import Calculation
from playbook_press.exports.spreadsheet.guidance import DATA, TARGET, Guidance
from playbook_press.exports.spreadsheet.lists import Lists
from playbook_press.exports.spreadsheet.plan import NAME_ROW, SET_ROW, Plan
from playbook_press.exports.spreadsheet.texts import choice, literal, quoted
from playbook_press.pages.messages import fill
from playbook_press.scoring.report import MOST_STEPS

# `Any` below: XlsxWriter is not annotated.

FIRST = 4
"""The row of the first section."""

_LAST = 7
_CHART_ROWS = 20
_MOST_UNKNOWN = 12
_ZERO, _ONE, _HUNDRED = Fraction(0), Fraction(1), Fraction(100)


class Results:
    """The sheet while it is written."""

    def __init__(
        self, book: Book, plan: Plan, lists: Lists, found: Calculation, guidance: Guidance
    ) -> None:
        self._book, self._plan, self._lists = book, plan, lists
        self._found, self._guidance = found, guidance

    def write(self) -> None:
        """Write the sheet."""
        book, plan, words = self._book, self._plan, self._book.words
        script = book.edition.words.assessment.script
        sheet = book.sheet(plan.results, tab="#2E7D5B")
        for column, width in enumerate((44, 18, 10, 11, 16, 20, 26, 26)):
            sheet.set_column(column, column, width)
        title = book.edition.title(plan.assessment.title).text
        book.across(sheet, 0, _LAST, title, "title", high=28)
        start = quoted(plan.start)
        name = f"{start}!$C${NAME_ROW + 1}"
        chosen = f'IF({name}="","",{name}&" · ")&{start}!$C${SET_ROW + 1}'
        book.across(sheet, 1, _LAST, "", "label", high=18)
        first_set = str(book.edition.words.assessment.set_deep)
        book.formula(sheet, 1, 0, chosen, first_set, "label")
        book.across(sheet, 2, _LAST, str(words.results_hint), "faint", high=34)
        heads = (
            *(script.section, script.level, script.score, script.coverage, script.status_head),
            *(words.target_head, words.gap_head, words.limited_by),
        )
        book.heads(sheet, FIRST - 1, heads)
        book.mark(sheet, 0, "@results")
        for row, block in enumerate(self._guidance.rows, FIRST):
            self._write_group(sheet, row, block)
        row = FIRST + len(self._guidance.rows) + 1
        row = self._write_lowest(sheet, row)
        if self._guidance.outermost:
            sheet.insert_chart(row, 0, self._chart(), {"x_offset": 4, "y_offset": 4})
            row += _CHART_ROWS
        row = self._write_list(
            sheet,
            row,
            str(script.next_steps),
            [
                (self._guidance.step(at), self._guidance.step(at, "I"))
                for at in range(1, MOST_STEPS + 1)
            ],
        )
        row = self._write_list(
            sheet,
            row,
            str(script.find_out),
            [(self._guidance.unknown(at), "") for at in range(1, _MOST_UNKNOWN + 1)],
        )
        count = self._guidance.unknown_count
        more = f'IF({count}>{_MOST_UNKNOWN},"+"&({count}-{_MOST_UNKNOWN}),"")'
        book.formula(sheet, row - 1, 0, more, "", "faint")
        sheet.print_area(0, 0, row, _LAST)
        sheet.freeze_panes(FIRST, 1)

    def _write_group(self, sheet: Any, row: int, block: Block) -> None:
        book, found, blank = self._book, self._found, self._found.blank[block.id]
        script = book.edition.words.assessment.script
        is_whole = block.id == self._plan.assessment.id
        look = "total" if is_whole else "cell"
        if is_whole:
            book.write(sheet, row, 0, str(script.whole), look)
        else:
            title = book.edition.title(self._plan.sections[block.id].title).text
            sheet.write_string(row, 0, title, book.look(look, indent=self._depth(block)))
        if block.levels:
            named = self._first_level(block)
            book.formula(sheet, row, 1, found.level_word(block), named, look, bold=True)
        else:
            book.write(sheet, row, 1, "–", look)
        score = found.shown(block)
        number = {"num_format": f.digits_format(found.digits(block)), "align": "center"}
        first = "–" if blank.shown is None else float(blank.shown)
        book.formula(sheet, row, 2, f'IF(ISNUMBER({score}),{score},"–")', first, look, **number)
        coverage = found.coverage(block)
        rounded = f.shown(f"{coverage}*100", (_ZERO, _HUNDRED), 0)
        covered = "–" if blank.coverage is None else float(blank.coverage)
        formula = f'IF(ISNUMBER({coverage}),({rounded})/100,"–")'
        book.formula(sheet, row, 3, formula, covered, "percent")
        status = book.edition.words.assessment.script.status
        said = str(getattr(status, blank.status))
        book.formula(sheet, row, 4, found.status_word(block), said, look)
        self._write_target(sheet, row, block)
        if block.criticals:
            said = str(self._book.edition.words.exports.comma).join(
                self._named(critical.leaf["id"]) for critical in block.criticals
            )
            book.formula(sheet, row, 7, found.limits(block), said, look)
        else:
            book.write(sheet, row, 7, "", look)

    def _write_target(self, sheet: Any, row: int, block: Block) -> None:
        book, found = self._book, self._found
        script = book.edition.words.assessment.script
        if block.levels:
            span = self._lists.span(block.level_list)
            sheet.write_string(row, TARGET, self._own_target(block), book.look("input"))
            sheet.data_validation(
                row,
                TARGET,
                row,
                TARGET,
                {"validate": "list", "source": f"={span.of('A')}"},
            )
            book.mark(sheet, row, f"@target:{block.id}={self._target_id(block) or ''}")
        else:
            book.write(sheet, row, TARGET, "", "cell")
        score, target = found.score(block), self._guidance.target(block)
        digits = found.digits(block)
        step = f.number(_ONE / 10**digits)
        gap = f"MAX({step},ROUND(ROUND({target}-{score},9),{digits}))"
        reached = f"ROUND({score},9)>=ROUND({target},9)"
        named = literal(str(script.good_enough))
        rule = f'IF(ISNUMBER({score}),IF({reached},{named},{gap}),"–")'
        blank = found.blank[block.id]
        look = {"num_format": f.digits_format(digits), "align": "center"}
        if blank.score is None:
            book.formula(sheet, row, 6, rule, "–", "cell", **look)
        else:
            book.formula(sheet, row, 6, rule, self._blank_gap(block), "cell", **look)

    def _blank_gap(self, block: Block) -> Any:
        blank = self._found.blank[block.id]
        own = self._target_id(block)
        levels = dict(blank.levels)
        aim = levels.get(own, blank.scale[1]) if own else blank.scale[1]
        assert blank.score is not None
        if blank.score >= aim:
            return str(self._book.edition.words.assessment.script.good_enough)
        return round(float(aim - blank.score), blank.digits)

    def _target_id(self, block: Block) -> str | None:
        holder = self._plan.sections.get(block.id)
        return holder.target if holder else None

    def _own_target(self, block: Block) -> str:
        own = self._target_id(block)
        for place, level in enumerate(block.levels, 1):
            if level["id"] == own:
                return choice(place, self._label(block, level["id"]))
        return ""

    def _label(self, block: Block, id: str) -> str:
        holder = self._plan.sections.get(block.id)
        levels = (holder.levels if holder else ()) or self._plan.assessment.levels
        return next(self._book.edition.title(e.label).text for e in levels if e.id == id)

    def _first_level(self, block: Block) -> str:
        level = self._found.blank[block.id].level
        return self._label(block, level) if level else "–"

    def _named(self, id: str) -> str:
        return fill(self._book.words.question_number, number=self._plan.places[id].number)

    def _depth(self, block: Block) -> int:
        """How deep a section lies within others; 0 for the outermost."""
        depth, inner = 0, block.id
        while True:
            outer = next(
                b for b in self._found.blocks if any(part["id"] == inner for part in b.parts)
            )
            if outer.id == self._plan.assessment.id:
                return depth
            depth, inner = depth + 1, outer.id

    def _write_lowest(self, sheet: Any, row: int) -> int:
        if len(self._guidance.outermost) < 3:
            return row
        book = self._book
        book.write(sheet, row, 0, str(book.edition.words.assessment.script.lowest), "label")
        for at in (1, 2):
            book.across(sheet, row + at, _LAST, "", "prose", high=18)
            book.formula(sheet, row + at, 0, self._guidance.lowest(at), "", "prose")
        return row + 4

    def _write_list(self, sheet: Any, row: int, title: str, lines: list[tuple[str, str]]) -> int:
        book = self._book
        book.across(sheet, row, _LAST, title, "heading", high=24)
        for at, (line, why) in enumerate(lines, row + 1):
            sheet.merge_range(at, 0, at, 3, "", book.look("prose"))
            book.formula(sheet, at, 0, line, "", "prose")
            sheet.merge_range(at, 4, at, _LAST, "", book.look("faint"))
            if why:
                book.formula(sheet, at, 4, why, "", "faint")
            sheet.set_row(at, self._guidance.high if why else 18)
        return row + len(lines) + 2

    def _chart(self) -> Any:
        """The profile; a radar needs three corners."""
        book, guidance = self._book, self._guidance
        script = book.edition.words.assessment.script
        places = [guidance.rows.index(block) for block in guidance.outermost]
        is_radar = len(places) >= 3
        chart = book.chart("radar", subtype="with_markers") if is_radar else book.chart("bar")
        titles = self._cells("A", places)
        font = {"name": book.font, "size": 10}
        low, high = (float(end) for end in self._found.scale(guidance.outermost[0]))
        if guidance.is_mixed:
            low, high = 0.0, 1.0
        series: tuple[tuple[str, str, dict[str, Any]], ...] = (
            (str(script.score), "E", {"color": book.accent, "width": 2.25}),
            (str(script.target), "G", {"color": "#C77700", "width": 1.25, "dash_type": "dash"}),
        )
        for name, letter, line in series:
            marker = {"type": "circle", "size": 6 if letter == "E" else 4}
            filled = {"color": line["color"]} if letter == "E" else {"color": "white"}
            look = {
                "line": line,
                "marker": {**marker, "fill": filled, "border": {"color": line["color"]}},
            }
            if not is_radar:
                look = {"fill": {"color": line["color"]}}
            chart.add_series(
                {"name": name, "categories": titles, "values": self._cells(letter, places), **look}
            )
        chart.set_title(
            {
                "name": str(script.radar if is_radar else script.bars),
                "name_font": {**font, "size": 12},
            }
        )
        chart.set_legend({"position": "bottom", "font": font})
        axis = {"min": min(low, high), "max": max(low, high), "num_font": font}
        if guidance.is_mixed:
            axis["num_format"] = "0%"
        if is_radar:
            chart.set_x_axis({"num_font": font})
            chart.set_y_axis(
                {**axis, "major_gridlines": {"visible": True, "line": {"color": "#D5DBE1"}}}
            )
        else:
            chart.set_y_axis({"num_font": font, "reverse": True})
            chart.set_x_axis(axis)
        chart.show_na_as_empty_cell()
        chart.show_hidden_data()
        chart.set_size({"width": 820, "height": _CHART_ROWS * 20 - 20})
        return chart

    def _cells(self, letter: str, places: list[int]) -> str:
        """The cells of the outermost sections, which need not stand together."""
        if places == list(range(places[0], places[0] + len(places))):
            return f"={DATA}!${letter}${places[0] + 1}:${letter}${places[-1] + 1}"
        return "=(" + ",".join(f"{DATA}!${letter}${at + 1}" for at in places) + ")"
