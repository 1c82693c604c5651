"""The sheet with the whole calculation: every score opens to its terms (SCORING.md, rule 11)."""

from collections.abc import Mapping
from typing import Any

from playbook_press.exports.spreadsheet import calculation as c
from playbook_press.exports.spreadsheet import formulas as f
from playbook_press.exports.spreadsheet.blocks import Block
from playbook_press.exports.spreadsheet.book import Book
from playbook_press.exports.spreadsheet.calculation import Calculation, here
from playbook_press.exports.spreadsheet.lists import Lists
from playbook_press.exports.spreadsheet.plan import INPUT, NOTE, POINTS, SET_ROW, Place, Plan
from playbook_press.exports.spreadsheet.sums import Sums
from playbook_press.exports.spreadsheet.texts import height, literal, quoted, said
from playbook_press.pages.messages import fill
from playbook_press.scoring.answers import exact

# `Any` below: XlsxWriter is not annotated, and score trees are JSON values.


_WIDE = 46


class Trace:
    """The sheet while it is written."""

    def __init__(self, book: Book, plan: Plan, lists: Lists, found: Calculation) -> None:
        self._book = book
        self._plan = plan
        self._lists = lists
        self._found = found
        self._sums = Sums(book, plan, lists, found)

    def write(self) -> None:
        """Write the sheet."""
        book, plan, words = self._book, self._plan, self._book.words
        sheet = book.sheet(plan.calculation, tab="#9AA5B1")
        for column, width in enumerate(
            (_WIDE, 9, 5, 16, 8, 9, 8, 8, 10, 10, 10, 10, 10, 10, 9, 16)
        ):
            sheet.set_column(column, column, width)
        book.across(sheet, 0, c.WHY, str(words.calculation_title), "title", high=28)
        book.write(sheet, 1, 0, str(words.set_flag), "faint")
        if plan.quick:
            quick = literal(str(book.edition.words.assessment.set_quick))
            cell = f"{quoted(plan.start)}!{here(SET_ROW, INPUT)}"
            book.formula(sheet, 1, 2, f"IF({cell}={quick},1,0)", 0, "total")
        else:
            sheet.write_number(1, 2, 0, book.look("total"))
        book.across(sheet, 2, c.WHY, self._policy(), "faint", high=20)
        for block in self._found.blocks:
            self._write_block(sheet, block)
        whole = self._found.blocks[0]
        if not plan.assessment.show_overall:
            # The levels of parts do not hang on it, and no number for the whole is shown.
            for row in range(whole.title, whole.end):
                sheet.set_row(row, None, None, {"hidden": True})
        sheet.freeze_panes(1, 1)
        sheet.repeat_rows(0)

    def _policy(self) -> str:
        words = self._book.words
        if self._found.is_zero:
            return str(words.policy_zero)
        return fill(words.policy_exclude, share=f"{float(self._found.least * 100):g}%")

    def _title(self, node: Mapping[str, Any]) -> str:
        titles = self._book.edition
        if node["id"] in self._plan.places:
            return said(titles, self._plan.places[node["id"]].question.text)
        if node["id"] == self._plan.assessment.id:
            return titles.title(self._plan.assessment.title).text
        return titles.title(self._plan.sections[node["id"]].title).text

    def _write_block(self, sheet: Any, block: Block) -> None:
        book = self._book
        words, script = book.words, book.edition.words.assessment.script
        book.write(sheet, block.title, 0, self._title(block.node), "label")
        heads = (
            *(script.part, script.weight, "", script.status_head, words.place, words.value),
            *(words.lowest_value, words.highest_value, script.coverage, script.share),
            *(words.counted, script.product, words.applicable, words.covered, "", script.left_out),
        )
        book.heads(sheet, block.title + 1, (str(head).rstrip(":： ") for head in heads))
        for row, part in enumerate(block.parts, block.first):
            self._write_part(sheet, row, part)
        self._sums.write(sheet, block)

    def _write_part(self, sheet: Any, row: int, part: Mapping[str, Any]) -> None:
        book, blank = self._book, self._found.blank
        title = self._title(part)
        for column in range(c.WHY + 1):
            book.write(sheet, row, column, "", "cell")
        book.write(sheet, row, c.ITEM, title, "cell")
        sheet.set_row(row, min(height((title, _WIDE)), 400))
        weight = float(exact(part.get("weight", "1")))
        sheet.write_number(row, c.WEIGHT, weight, book.look("share"))
        if "children" in part:
            inner = self._found.by_id[part["id"]]
            before = blank[part["id"]]
            coverage: Any = "" if before.coverage is None else float(before.coverage)
            ratio: Any = "" if before.ratio is None else float(before.ratio)
            status = f.CODES[before.status]
            book.formula(sheet, row, c.STATE, here(inner.total, c.STATE), status, "quiet")
            book.formula(
                sheet, row, c.WORD, here(inner.total, c.WORD), self._found.status_named(status)
            )
            book.formula(sheet, row, c.COVERAGE, here(inner.total, c.COVERAGE), coverage)
            book.formula(sheet, row, c.SHARE, here(inner.total, c.SHARE), ratio, "share")
        else:
            coverage, ratio = 0, 0 if self._found.is_zero else ""
            self._write_leaf(sheet, row, part, ratio)
        self._write_terms(sheet, row, weight, coverage, ratio)
        is_left_out = f'IF({here(row, c.COUNTED)}>0,"",{self._why(row, part)})'
        reason = "" if ratio != "" and weight > 0 else self._blank_why(part, weight)
        book.formula(sheet, row, c.WHY, is_left_out, reason, "quiet")

    def _write_terms(self, sheet: Any, row: int, weight: float, coverage: Any, ratio: Any) -> None:
        book = self._book
        w, i, j, k = (here(row, each) for each in (c.WEIGHT, c.COVERAGE, c.SHARE, c.COUNTED))
        is_in = ratio != "" and weight > 0
        applies = coverage != ""
        for column, formula, value in (
            (c.COUNTED, f"IF(AND(ISNUMBER({j}),{w}>0),{w},0)", weight if is_in else 0),
            (c.PRODUCT, f"IF({k}>0,{w}*{j},0)", weight * ratio if is_in else 0),
            (c.APPLICABLE, f"IF(ISNUMBER({i}),{w},0)", weight if applies else 0),
            (c.COVERED, f"IF(ISNUMBER({i}),{w}*{i},0)", weight * coverage if applies else 0),
            (c.LEAST, f'IF({k}>0,{j},"")', ratio if is_in else ""),
        ):
            book.formula(sheet, row, column, formula, value, "share")

    def _write_leaf(self, sheet: Any, row: int, leaf: Mapping[str, Any], ratio: Any) -> None:
        book, place = self._book, self._plan.places[leaf["id"]]
        low, high = f.ends(leaf)
        at = [here(row, column) for column in range(c.WHY + 1)]
        span = self._lists.span(leaf["id"])
        book.formula(sheet, row, c.STATE, self._state(leaf, place, at[c.PLACE]), 0, "quiet")
        states = book.edition.words.assessment.script.states
        words = [states.missing, states.answered, states.na, states.unknown]
        words += [book.words.not_in_quick, book.words.unusable]
        word = f.words_for(at[c.STATE], list(map(str, words)))
        book.formula(sheet, row, c.WORD, word, str(states.missing))
        book.formula(sheet, row, c.PLACE, f.place_in(place.cell(), span), 0, "quiet")
        book.formula(sheet, row, c.VALUE, f'IF({at[c.STATE]}=1,{self._value(leaf, place, at)},"")')
        sheet.write_number(row, c.LOW, float(low), book.look("share"))
        sheet.write_number(row, c.HIGH, float(high), book.look("share"))
        left_out = f"OR({at[c.STATE]}={f.NA},{at[c.STATE]}={f.NOT_ASKED})"
        book.formula(
            sheet, row, c.COVERAGE, f'IF({left_out},"",IF({at[c.STATE]}=1,1,0))', 0, "share"
        )
        none = f'IF({left_out},"",0)' if self._found.is_zero else '""'
        share = f.share(at[c.VALUE], at[c.LOW], at[c.HIGH])
        book.formula(sheet, row, c.SHARE, f"IF({at[c.STATE]}=1,{share},{none})", ratio, "share")

    def _state(self, leaf: Mapping[str, Any], place: Place, chosen: str) -> str:
        question = place.question
        assert question.kind != "text"
        na = f.na_state(place.cell(NOTE), reason_required=question.na.reason_required)
        asked = self._plan.is_asked(frozenset((leaf["id"],)))
        if "options" in leaf:
            return f.level_state(place.cell(), chosen, len(leaf["options"]), asked, na)
        if "number" in leaf:
            return f.number_state(place.cell(), chosen, asked, na)
        return f.several_state(place.cell(), chosen, place.ticked(), asked, na)

    def _value(self, leaf: Mapping[str, Any], place: Place, at: list[str]) -> str:
        if "options" in leaf:
            values = self._lists.span(leaf["id"]).of("C", len(leaf["options"]))
            return f"INDEX({values},{at[c.PLACE]})"
        if "number" in leaf:
            return place.cell()
        return f.points(place.ticked(), place.ticked(POINTS))

    def _why(self, row: int, part: Mapping[str, Any]) -> str:
        """Why a part does not count, in a formula."""
        without = self._book.edition.words.assessment.script.without
        no_weight = literal(str(without.weight))
        weightless = f"AND(ISNUMBER({here(row, c.SHARE)}),{here(row, c.WEIGHT)}=0)"
        return f"IF({weightless},{no_weight},{here(row, c.WORD)})"

    def _blank_why(self, part: Mapping[str, Any], weight: float) -> str:
        script = self._book.edition.words.assessment.script
        if "children" in part:
            blank = self._found.blank[part["id"]]
            if blank.ratio is not None and weight == 0:
                return str(script.without.weight)
            return self._found.status_named(f.CODES[blank.status])
        if self._found.is_zero and weight == 0:
            return str(script.without.weight)
        return str(script.states.missing)
