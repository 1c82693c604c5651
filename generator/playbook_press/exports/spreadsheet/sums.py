"""What the parts of a group come to: coverage, share, caps, score and level."""

from typing import Any

from playbook_press.exports.spreadsheet import calculation as c
from playbook_press.exports.spreadsheet import formulas as f
from playbook_press.exports.spreadsheet.blocks import Block
from playbook_press.exports.spreadsheet.book import Book
from playbook_press.exports.spreadsheet.calculation import Calculation, here
from playbook_press.exports.spreadsheet.lists import Lists
from playbook_press.exports.spreadsheet.plan import Plan
from playbook_press.exports.spreadsheet.texts import literal, said
from playbook_press.pages.messages import fill

# `Any` below: XlsxWriter is not annotated.


class Sums:
    """The rows below the parts of a group."""

    def __init__(self, book: Book, plan: Plan, lists: Lists, found: Calculation) -> None:
        self._book = book
        self._plan = plan
        self._lists = lists
        self._found = found

    def write(self, sheet: Any, block: Block) -> None:
        """Write them."""
        self._write_total(sheet, block)
        if block.criticals:
            self._write_criticals(sheet, block)
        self._write_score(sheet, block)

    def _write_total(self, sheet: Any, block: Block) -> None:
        book, blank = self._book, self._found.blank[block.id]
        row = block.total
        at = [here(row, column) for column in range(c.WHY + 1)]
        book.write(sheet, row, c.ITEM, "Σ", "total")
        for column in (c.WEIGHT, c.PLACE, c.VALUE, c.LOW, c.HIGH, c.LEAST, c.WHY):
            sheet.write_blank(row, column, None, book.look("total"))
        for column, value in self._blank_sums(block).items():
            book.formula(sheet, row, column, f"SUM({rows_of(block, column)})", value, "total")
        coverage = "" if blank.coverage is None else float(blank.coverage)
        ratio = "" if blank.ratio is None else float(blank.ratio)
        applies, covered, counted = at[c.APPLICABLE], at[c.COVERED], at[c.COUNTED]
        book.formula(
            sheet, row, c.COVERAGE, f'IF({applies}=0,"",{covered}/{applies})', coverage, "total"
        )
        if block.node.get("method") == "min":
            score = f"MIN({rows_of(block, c.LEAST)})"
        else:
            score = f"{at[c.PRODUCT]}/{counted}"
        if not self._found.is_zero:
            least = f.number(round(float(self._found.least), 9))
            few = f"OR({covered}=0,{counted}=0,ROUND({covered}/{applies},9)<{least})"
            score = f'IF({few},"",{score})'
        book.formula(sheet, row, c.SHARE, f'IF({applies}=0,"",{score})', ratio, "total")
        asked = self._plan.is_asked(block.leaf_ids)
        rated = f"IF(ROUND({at[c.COVERAGE]},9)=1,{f.COMPLETE},{f.PROVISIONAL})"
        scored = f'IF({at[c.SHARE]}="",{f.INSUFFICIENT},{rated})'
        known = f"IF({applies}=0,{f.NOT_APPLICABLE},IF({covered}=0,{f.EMPTY},{scored}))"
        code = f.CODES[blank.status]
        formula = f"IF(NOT({asked}),{f.OUT_OF_SET},{known})"
        book.formula(sheet, row, c.STATE, formula, code, "total")
        status = book.edition.words.assessment.script.status
        words = [status.not_applicable, status.empty, status.insufficient]
        words += [status.provisional, status.complete, book.words.not_in_quick]
        word = f.words_for(at[c.STATE], list(map(str, words)))
        book.formula(sheet, row, c.WORD, word, self._found.status_named(code), "total")

    def _blank_sums(self, block: Block) -> dict[int, float]:
        parts = self._found.blank[block.id].parts
        applicable = [part for part in parts if part.coverage is not None]
        return {
            c.COUNTED: float(sum(part.weight for part in parts if part.included)),
            c.PRODUCT: float(
                sum(part.weight * (part.ratio or 0) for part in parts if part.included)
            ),
            c.APPLICABLE: float(sum(part.weight for part in applicable)),
            c.COVERED: float(sum(part.weight * (part.coverage or 0) for part in applicable)),
        }

    def _write_criticals(self, sheet: Any, block: Block) -> None:
        """A row for each question that may cap; the last one lists those that do."""
        book, words = self._book, self._book.words
        row = block.first_critical - 1
        for column in range(c.WHY + 1):
            book.write(sheet, row, column, "", "head")
        for column, head in (
            (c.ITEM, words.critical),
            (c.VALUE, words.fails),
            (c.SHARE, words.cap),
        ):
            book.write(sheet, row, column, str(head), "head")
        book.write(sheet, row, c.WHY, str(words.limited_by), "head")
        before, listed = "", ""
        for row, critical in enumerate(block.criticals, block.first_critical):
            id = critical.leaf["id"]
            book.write(
                sheet, row, c.ITEM, said(book.edition, self._plan.places[id].question.text), "cell"
            )
            book.formula(sheet, row, c.VALUE, f"IF({self._found.fails(id)},1,0)", 1)
            cap = critical.cap if critical.cap is not None else '""'
            value = critical.cap if critical.cap is not None else ""
            book.formula(sheet, row, c.SHARE, f'IF({here(row, c.VALUE)}=1,{cap},"")', value)
            number = self._plan.places[id].number
            name = fill(words.question_number, number=number)
            comma = str(book.edition.words.exports.comma)
            so_far = f'IF({before}="","",{before}&{literal(comma)})&' if before else ""
            kept = before or '""'
            item = f"IF({here(row, c.VALUE)}=1,{so_far}{literal(name)},{kept})"
            listed = f"{listed}{comma if listed else ''}{name}"
            book.formula(sheet, row, c.WHY, item, listed)
            before = here(row, c.WHY)

    def _write_score(self, sheet: Any, block: Block) -> None:
        book, blank, words = self._book, self._found.blank[block.id], self._book.words
        low, high = self._found.scale(block)
        digits = self._found.digits(block)
        ratio, score = here(block.total, c.SHARE), here(block.score, c.SHARE)
        span = f"{f.number(low)}+{ratio}*({f.number(high)}-({f.number(low)}))"
        exact_value = "" if blank.score is None else float(blank.score)
        shown_value = "" if blank.shown is None else float(blank.shown)
        self._line(sheet, block.score, str(words.score_exact))
        formula = f'IF({ratio}="","",{span})'
        book.formula(sheet, block.score, c.SHARE, formula, exact_value, "share")
        self._line(sheet, block.shown, str(words.score_shown))
        formula = f'IF({score}="","",{f.shown(score, (low, high), digits)})'
        book.formula(
            sheet,
            block.shown,
            c.SHARE,
            formula,
            shown_value,
            "total",
            num_format=f.digits_format(digits),
        )
        if not block.levels:
            return
        levels = self._lists.span(block.level_list)
        ids = [level["id"] for level in block.levels]
        match = f"IFERROR(MATCH(ROUND({score},9),{levels.of('C')},1),0)"
        caps = f"{here(block.first_critical, c.SHARE)}:{here(block.last_critical, c.SHARE)}"
        uncapped = here(block.uncapped, c.SHARE)
        lowest = f"MIN({uncapped},{caps})" if block.criticals else uncapped
        capped = f'IF({uncapped}="","",IF({uncapped}=0,0,{lowest}))'
        for row, label, rule, level in (
            (
                block.uncapped,
                words.level_uncapped,
                f'IF({score}="","",{match})',
                blank.uncapped_level,
            ),
            (block.level, words.level_capped, capped, blank.level),
        ):
            self._line(sheet, row, str(label))
            place = ids.index(level) + 1 if level else 0
            value = "" if blank.score is None else place
            book.formula(sheet, row, c.SHARE, rule, value, "total")
            cell = here(row, c.SHARE)
            word = f'IF(ISNUMBER({cell}),IF({cell}>0,INDEX({levels.of("G")},{cell}),"–"),"–")'
            book.formula(sheet, row, c.WORD, word, self._level(block, level), "total")

    def _line(self, sheet: Any, row: int, label: str) -> None:
        for column in range(c.ITEM, c.SHARE):
            self._book.write(sheet, row, column, "", "cell")
        self._book.write(sheet, row, c.ITEM, label, "cell")

    def _level(self, block: Block, level: str | None) -> str:
        if level is None:
            return "–"
        holder = self._plan.sections.get(block.id)
        levels = (holder.levels if holder else ()) or self._plan.assessment.levels
        return next(self._book.edition.title(e.label).text for e in levels if e.id == level)


def rows_of(block: Block, column: int) -> str:
    """The parts of a group in one column."""
    return f"{here(block.first, column)}:{here(block.last, column)}"
