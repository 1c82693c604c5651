"""A hidden sheet that works out targets, the lowest sections, and what to do next."""

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from playbook_press.exports.spreadsheet import formulas as f
from playbook_press.exports.spreadsheet.blocks import Block
from playbook_press.exports.spreadsheet.book import Book
from playbook_press.exports.spreadsheet.calculation import Calculation
from playbook_press.exports.spreadsheet.lists import Lists
from playbook_press.exports.spreadsheet.plan import Plan
from playbook_press.exports.spreadsheet.texts import height, quoted, said
from playbook_press.model.assessment import LevelQuestion, MultiQuestion
from playbook_press.scoring.answers import exact
from playbook_press.scoring.score import leaves
from playbook_press.scoring.tree import steps

# `Any` below: XlsxWriter is not annotated, and score trees are JSON values.

DATA = "data"
TARGET = 5
"""The column of the results in which a target is chosen."""

_OUT_OF_REACH = 1_000_000  # above every priority: failed critical questions come first


class _Step(Struct, frozen=True):
    """What one option leads to."""

    text: str
    question: str
    option: int
    """Its place, from 1."""
    push: float
    """The weight of the question times impact over effort."""


class Guidance:
    """The sheet, and where its results stand."""

    def __init__(
        self, book: Book, plan: Plan, lists: Lists, found: Calculation, first: int
    ) -> None:
        """Lay it out.

        Args:
            book: The workbook.
            plan: Where everything stands.
            lists: The lists of levels.
            found: The calculation.
            first: The row of the results in which the first section stands.
        """
        self._book, self._plan, self._lists, self._found = book, plan, lists, found
        self.rows: tuple[Block, ...] = tuple(
            block
            for block in found.blocks
            if block.id != plan.assessment.id or plan.assessment.show_overall
        )
        """The groups of the results, the whole last."""
        if plan.assessment.show_overall:
            self.rows = (*self.rows[1:], self.rows[0])
        self._first = first
        self._at = {block.id: at for at, block in enumerate(self.rows)}
        self.outermost: tuple[Block, ...] = tuple(
            found.by_id[part["id"]] for part in found.blocks[0].parts if "children" in part
        )
        self._steps = tuple(self._all_steps())
        self._leaves = tuple(leaves(plan.tree["root"]))
        self._steps_at = len(self.rows) + 2
        self._leaves_at = self._steps_at + len(self._steps) + 1

    def target(self, block: Block) -> str:
        """The score that a group aims at."""
        return self._cell("C", self._at[block.id])

    def column(self, letter: str) -> str:
        """The cells of a column for the outermost sections, which stand first among equals."""
        places = [self._at[block.id] for block in self.outermost]
        return f"{DATA}!${letter}${min(places) + 1}:${letter}${max(places) + 1}"

    def lowest(self, place: int) -> str:
        """The title of the section that is lowest, or next to it, where there are three."""
        keys = self._span("F", 0, len(self.rows))
        titles = self._span("A", 0, len(self.rows))
        found = f"INDEX({titles},MATCH(SMALL({keys},{place}),{keys},0))"
        return f'IF(COUNT({keys})>2,IFERROR({found},""),"")'

    def step(self, place: int, column: str = "A") -> str:
        """The next step at a place, from 1; empty where there are fewer."""
        if not self._steps:
            return '""'
        rows = (self._steps_at, len(self._steps))
        found = f"MATCH({place},{self._span('H', *rows)},0)"
        return f'IFERROR(INDEX({self._span(column, *rows)},{found}),"")'

    def unknown(self, place: int) -> str:
        """The question to find out about at a place; empty where there are fewer."""
        rows = (self._leaves_at, len(self._leaves))
        keys = self._span("B", *rows)
        return f'IFERROR(INDEX({self._span("A", *rows)},MATCH(SMALL({keys},{place}),{keys},0)),"")'

    @property
    def high(self) -> float:
        """The height of a row that can hold any of the steps."""
        texts = [(step.text, 82) for step in self._steps]
        texts += [
            (said(self._book.edition, p.question.text), 86) for p in self._plan.places.values()
        ]
        return min(height(*texts), 400)

    @property
    def unknown_count(self) -> str:
        """How many questions were answered with `don't know`."""
        return f"COUNT({self._span('B', self._leaves_at, len(self._leaves))})"

    def write(self) -> None:
        """Write the sheet."""
        sheet = self._book.hidden(DATA)
        for row, block in enumerate(self.rows):
            self._write_group(sheet, row, block)
        for row, step in enumerate(self._steps, self._steps_at):
            self._write_step(sheet, row, step)
        for row, leaf in enumerate(self._leaves, self._leaves_at):
            place = self._plan.places[leaf["id"]]
            self._book.write(sheet, row, 0, said(self._book.edition, place.question.text))
            key = place.number + (0 if "critical" in leaf else 100_000)
            unknown = f"{self._found.state(leaf['id'])}={f.UNKNOWN}"
            self._book.formula(sheet, row, 1, f'IF({unknown},{key},"")')

    def _write_group(self, sheet: Any, row: int, block: Block) -> None:
        book, found = self._book, self._found
        holder = self._plan.sections.get(block.id, self._plan.assessment)
        book.write(sheet, row, 0, book.edition.title(holder.title).text)
        low, high = (float(end) for end in found.scale(block))
        chosen = f"{quoted(self._plan.results)}!${chr(ord('A') + TARGET)}${self._first + row + 1}"
        own = getattr(holder, "target", None)
        ids = [level["id"] for level in block.levels]
        place = ids.index(own) + 1 if own in ids else 0
        at = place - 1
        value = float(exact(block.levels[at]["min"])) if place else high
        if block.levels:
            span = self._lists.span(block.level_list)
            book.formula(sheet, row, 1, f.place_in(chosen, span), place)
            least = f"INDEX({span.of('C')},{self._here('B', row)})"
            rule = f"IF({self._here('B', row)}>0,{least},{f.number(high)})"
            book.formula(sheet, row, 2, rule, value)
        else:
            sheet.write_number(row, 2, high)
        ratio = f"({self._here('C', row)}-({f.number(low)}))/({f.number(high)}-({f.number(low)}))"
        book.formula(sheet, row, 3, ratio, (value - low) / (high - low))
        score = found.ratio(block) if self.is_mixed else found.score(block)
        blank = found.blank[block.id]
        before = blank.ratio if self.is_mixed else blank.score
        drawn = "#N/A" if before is None else float(before)
        book.formula(sheet, row, 4, f"IF(ISNUMBER({score}),{score},NA())", drawn)
        if block in self.outermost:
            share = found.ratio(block)
            key = f"ROUND({share},9)+{row}*0.000000000001"
            known = "" if blank.ratio is None else float(blank.ratio) + row * 1e-12
            book.formula(sheet, row, 5, f'IF(ISNUMBER({share}),{key},"")', known)
        aim = self._here("D" if self.is_mixed else "C", row)
        drawn_aim = (value - low) / (high - low) if self.is_mixed else value
        book.formula(sheet, row, 6, aim, drawn_aim)

    @property
    def is_mixed(self) -> bool:
        """Whether the outermost sections are scored on different scales."""
        return len({self._found.scale(block) for block in self.outermost}) > 1

    def _write_step(self, sheet: Any, row: int, step: _Step) -> None:
        book, found = self._book, self._found
        place = self._plan.places[step.question]
        book.write(sheet, row, 0, step.text)
        if place.ticks:
            chosen = f'{place.cell(row=place.ticks[step.option - 1])}="{f.TICK}"'
        else:
            chosen = f"{found.place(step.question)}={step.option}"
        active = f"AND({found.state(step.question)}={f.ANSWERED},{chosen})"
        book.formula(sheet, row, 2, f"IF({active},1,0)", 0)
        holder = next(
            block for block in found.blocks if any(p["id"] == step.question for p in block.parts)
        )
        target = self._cell("D", self._at[holder.id]) if holder.id in self._at else "1"
        priority = f"ROUND({f.number(step.push)}*({target}-{found.share(step.question)}),9)"
        if place.question.kind != "text" and place.question.critical is not None:
            priority += f"+IF({found.fails(step.question)},{_OUT_OF_REACH},0)"
        book.formula(
            sheet, row, 3, f"IF({self._here('C', row)}=1,{priority},-1000000000)", -1_000_000_000
        )
        sheet.write_number(row, 4, self._same[step.text])
        at = {letter: self._here(letter, row) for letter in "CDEFG"}
        span = {letter: self._span(letter, self._steps_at, len(self._steps)) for letter in "CDEFG"}
        so_far = f"{DATA}!$D${self._steps_at + 1}:{at['D']}"
        ahead = f"SUMPRODUCT(({span['D']}>{at['D']})*1)+SUMPRODUCT(({so_far}={at['D']})*1)"
        book.formula(sheet, row, 5, f'IF({at["C"]}=1,{ahead},"")')
        before = f"({span['E']}={at['E']})*({span['C']}=1)*({span['F']}<{at['F']})"
        book.formula(sheet, row, 6, f"IF({at['C']}=1,IF(SUMPRODUCT({before})=0,1,0),0)", 0)
        rank = f"SUMPRODUCT(({span['G']}=1)*({span['F']}<={at['F']}))"
        book.formula(sheet, row, 7, f"IF({at['G']}=1,{rank},0)", 0)
        book.write(sheet, row, 8, said(book.edition, place.question.text))

    def _all_steps(self) -> Iterator[_Step]:
        edition, playbook = self._book.edition, self._book.edition.playbook
        known = steps(self._plan.assessment, playbook)["practices"]
        self._same: dict[str, int] = {}
        for id, place in self._plan.places.items():
            question = place.question
            if not isinstance(question, LevelQuestion | MultiQuestion):
                continue
            weight = float(exact(question.weight))
            for at, option in enumerate(question.options, 1):
                found = [(said(edition, option.next_step), 1.0)] if option.next_step else []
                for practice in option.practices:
                    if practice in playbook.practice_by_id:
                        stated = known.get(practice, {})
                        push = stated.get("impact", 2) / stated.get("effort", 2)
                        found.append((edition.title_of("practice", practice).text, push))
                for text, push in dict(found).items():
                    self._same.setdefault(text, len(self._same) + 1)
                    yield _Step(text, id, at, weight * push)

    def _here(self, letter: str, row: int) -> str:
        return f"{DATA}!${letter}${row + 1}"

    def _cell(self, letter: str, row: int) -> str:
        return self._here(letter, row)

    def _span(self, letter: str, first: int, count: int) -> str:
        return f"{DATA}!${letter}${first + 1}:${letter}${first + count}"
