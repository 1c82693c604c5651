"""Where every step of the calculation stands, for the sheets that show what comes of it."""

from collections.abc import Mapping
from fractions import Fraction

from playbook_press.exports.spreadsheet import formulas as f
from playbook_press.exports.spreadsheet.blocks import Block, blocks
from playbook_press.exports.spreadsheet.book import Book
from playbook_press.exports.spreadsheet.plan import Plan
from playbook_press.exports.spreadsheet.texts import literal, quoted
from playbook_press.model.assessment import TextQuestion
from playbook_press.scoring import group_scores
from playbook_press.scoring.answers import exact
from playbook_press.scoring.score import GroupScore, leaves

ITEM, WEIGHT, STATE, WORD, PLACE, VALUE, LOW, HIGH = range(8)
COVERAGE, SHARE, COUNTED, PRODUCT, APPLICABLE, COVERED, LEAST, WHY = range(8, 16)
"""The columns of the sheet."""
_LETTERS = "ABCDEFGHIJKLMNOP"
_FIRST_BLOCK = 4


class Calculation:
    """The cells of the calculation as formulas of other sheets write them."""

    def __init__(self, book: Book, plan: Plan) -> None:
        self._book = book
        self._plan = plan
        self.blocks: tuple[Block, ...] = blocks(plan.tree, _FIRST_BLOCK)
        self.by_id: Mapping[str, Block] = {block.id: block for block in self.blocks}
        self._rows = {
            part["id"]: block.first + at
            for block in self.blocks
            for at, part in enumerate(block.parts)
        }
        policy = plan.tree.get("policy", {})
        self.is_zero: bool = policy.get("unanswered") == "zero"
        """Whether what is unanswered counts as nothing."""
        self.least: Fraction = exact(policy.get("min_coverage", "0.5"))
        """The coverage below which there is no score."""
        self._digits: int = policy.get("digits", 0)
        self.blank: Mapping[str, GroupScore] = group_scores(plan.tree, {})
        """What a sheet without answers comes to."""

    def scale(self, block: Block) -> tuple[Fraction, Fraction]:
        """From which score to which."""
        low, high = block.node.get("scale", self._plan.tree.get("scale", ("0", "100")))
        return exact(low), exact(high)

    def digits(self, block: Block) -> int:
        """Digits of its score after the point."""
        found: int = block.node.get("digits", self._digits)
        return found

    def cell(self, row: int, column: int = SHARE) -> str:
        """A cell of the sheet."""
        return f"{quoted(self._plan.calculation)}!{here(row, column)}"

    def state(self, id: str) -> str:
        """The state of a question, a code of `formulas`."""
        return self.cell(self._rows[id], STATE)

    def place(self, id: str) -> str:
        """The place of the chosen option, from 1."""
        return self.cell(self._rows[id], PLACE)

    def value(self, id: str) -> str:
        """What a question was answered with, as a number."""
        return self.cell(self._rows[id], VALUE)

    def share(self, id: str) -> str:
        """The share of a question or group."""
        return self.cell(self._rows[id], SHARE)

    def status(self, block: Block) -> str:
        """The state of a group, a code of `formulas`."""
        return self.cell(block.total, STATE)

    def status_word(self, block: Block) -> str:
        """The state of a group in a word."""
        return self.cell(block.total, WORD)

    def coverage(self, block: Block) -> str:
        """The coverage of a group, empty where nothing applies."""
        return self.cell(block.total, COVERAGE)

    def ratio(self, block: Block) -> str:
        """The share of a group, empty where it has no score."""
        return self.cell(block.total, SHARE)

    def score(self, block: Block) -> str:
        """The exact score of a group, empty where it has none."""
        return self.cell(block.score)

    def shown(self, block: Block) -> str:
        """The score of a group as readers see it."""
        return self.cell(block.shown)

    def level(self, block: Block) -> str:
        """The place of the level of a group, from 1; empty or 0 where it has none."""
        return self.cell(block.level)

    def limits(self, block: Block) -> str:
        """What caps the level of a group, as text; only for a group with critical questions."""
        return self.cell(block.last_critical, WHY)

    def level_word(self, block: Block) -> str:
        """The level of a group."""
        return self.cell(block.level, WORD)

    def fails(self, id: str) -> str:
        """A condition for formulas: a critical question is not passed."""
        leaf = next(leaf for leaf in leaves(self._plan.tree["root"]) if leaf["id"] == id)
        state, share = self.state(id), self.share(id)
        lowest = round(float(exact(leaf["critical"]["min"])), 9)
        below = f"IF({state}={f.ANSWERED},ROUND({share},9)<{f.number(lowest)},TRUE)"
        return f"IF(OR({state}={f.NA},{state}={f.NOT_ASKED}),FALSE,{below})"

    def status_named(self, code: int) -> str:
        """The word for a state of a group."""
        status = self._book.edition.words.assessment.script.status
        return next(str(getattr(status, name)) for name, at in f.CODES.items() if at == code)

    def check(self, id: str) -> str:
        """What to say beside the answer: it is fine, open, or what to mend."""
        words, place = self._book.words, self._plan.places[id]
        kind = place.question.kind
        repair = {"multi": words.repair_ticks, "number": words.repair_number}.get(
            kind, words.repair
        )
        if not isinstance(place.question, TextQuestion) and place.question.na.reason_required:
            na = str(self._book.edition.words.assessment.na)
            cell = place.cell()
            unusable = (
                f"IF({cell}={literal(na)},{literal(str(words.repair_reason))},"
                f"{literal(str(repair))})"
            )
        else:
            unusable = literal(str(repair))
        done, skipped = literal(f.TICK), literal(str(words.not_in_quick))
        return f'CHOOSE({self.state(id)}+1,"",{done},{done},{done},{skipped},{unusable})'


def here(row: int, column: int) -> str:
    """A cell of the sheet as its own formulas write it."""
    return f"${_LETTERS[column]}${row + 1}"
