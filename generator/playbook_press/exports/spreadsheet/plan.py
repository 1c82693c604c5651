"""Where everything will stand, so that formulas can point at it before it is written."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from playbook_press.exports.spreadsheet.lines import Line, section_lines
from playbook_press.exports.spreadsheet.texts import quoted, sheet_name
from playbook_press.model.assessment import Assessment, Question, Section
from playbook_press.pages.edition import Edition
from playbook_press.scoring.tree import asked, score_tree

# `Any` below: score trees are JSON values.

HEAD_ROW = 2
"""Of a section's sheet: its title and an empty row stand above."""
ANSWER, NOTE, EVIDENCE, CHECK = 3, 4, 5, 6
"""Columns of a section's sheet; those before hold the number, the question and its levels."""
SO_FAR, POINTS = 23, 24
"""Hidden ones beside ticks: which are ticked down to there, and what each is worth."""
SET_ROW, NAME_ROW, INPUT = 3, 2, 2
"""Of the first sheet: where the set and the name are given, and in which column."""


class Place(Struct, frozen=True):
    """Where a question is answered."""

    question: Question
    number: int
    """From 1, through all sections."""
    sheet: str
    row: int
    """From 0."""
    ticks: tuple[int, ...]
    """Of a question with several options, the rows of its options."""

    def cell(self, column: int = ANSWER, row: int | None = None) -> str:
        """A cell beside the question as formulas of other sheets write it."""
        letter = chr(ord("A") + column)
        return f"{quoted(self.sheet)}!${letter}${(self.row if row is None else row) + 1}"

    def ticked(self, column: int = ANSWER) -> str:
        """The cells of all its ticks, and of empty rows between them."""
        first, last = self.ticks[0], self.ticks[-1]
        end = self.cell(column, last).rpartition("!")[2]
        return f"{self.cell(column, first)}:{end}"


class Part(Struct, frozen=True):
    """A sheet of its own: an outermost section."""

    section: Section
    name: str
    lines: tuple[Line, ...]


class Plan(Struct, frozen=True):
    """The whole workbook."""

    assessment: Assessment
    parts: tuple[Part, ...]
    places: Mapping[str, Place]
    """By the id of a question, in reading order."""
    tree: Mapping[str, Any]
    """The score tree of all questions."""
    sections: Mapping[str, Section]
    """All of them, by id."""
    quick: frozenset[str]
    """Questions of the quick set; empty where there are not two sets."""
    start: str
    results: str
    calculation: str
    team: str
    team_results: str
    imprint: str

    @property
    def quick_flag(self) -> str:
        """The cell that is 1 where the quick set is answered."""
        return f"{quoted(self.calculation)}!$C$2"

    def is_asked(self, ids: frozenset[str]) -> str:
        """A condition for formulas: one of these questions is asked in the chosen set."""
        if not self.quick or ids & self.quick:
            return "TRUE"
        return f"{self.quick_flag}=0"


def plan(edition: Edition, assessment: Assessment) -> Plan:
    """Where everything of an assessment will stand."""
    words = edition.words.spreadsheet
    parts = tuple(
        Part(
            section,
            sheet_name(number, edition.title(section.title).text),
            tuple(section_lines(edition, section)),
        )
        for number, section in enumerate(assessment.sections, 1)
    )
    questions = asked(assessment)
    quick = frozenset(each.id for each in questions if each.set == "quick")
    return Plan(
        assessment=assessment,
        parts=parts,
        places=_places(parts),
        tree=score_tree(assessment, "deep"),
        sections=_sections(assessment.sections),
        quick=quick if 0 < len(quick) < len(questions) else frozenset(),
        start=str(words.start),
        results=str(words.results),
        calculation=str(words.calculation),
        team=str(words.team),
        team_results=str(words.team_results),
        imprint=str(words.imprint),
    )


def _sections(sections: tuple[Section, ...]) -> dict[str, Section]:
    found: dict[str, Section] = {}
    for section in sections:
        found |= {section.id: section, **_sections(section.sections)}
    return found


def _places(parts: tuple[Part, ...]) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for part in parts:
        rows = list(enumerate(part.lines, HEAD_ROW + 1))
        for row, line in rows:
            if line.kind == "ask" and line.question is not None:
                ticks = tuple(
                    at
                    for at, other in rows
                    if other.kind == "tick" and other.question is line.question
                )
                found[line.question.id] = Place(
                    line.question, len(found) + 1, part.name, row, ticks
                )
    return found
