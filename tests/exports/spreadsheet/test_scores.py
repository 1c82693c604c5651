"""What LibreOffice calculates from a filled workbook is what `playbook score` shows."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from playbook_press.exports.spreadsheet.blocks import Block
from playbook_press.exports.spreadsheet.book import Book
from playbook_press.exports.spreadsheet.calculation import Calculation
from playbook_press.exports.spreadsheet.filled import Filled, read_filled
from playbook_press.exports.spreadsheet.plan import plan
from playbook_press.exports.spreadsheet.texts import choice
from playbook_press.model.assessment import Assessment
from playbook_press.pages.edition import Edition
from playbook_press.scoring import GroupScore, advice, asked_answers, group_scores, team
from playbook_press.scoring.tree import score_tree, steps
from tests.exports.spreadsheet import books
from tests.exports.spreadsheet.office import converted
from tests.exports.spreadsheet.trees import Json, Maker

_NEAR = 1e-9


@dataclass(frozen=True)
class _Case:
    edition: Edition
    assessment: Assessment
    file: Json
    members: tuple[Json, ...]
    path: Path


def _case(seed: int, folder: Path) -> _Case:
    maker = Maker(seed)
    edition, assessment = books.edition_of(maker.assessment())
    answers = maker.answers(score_tree(assessment, "deep"))
    # Where all questions are quick, or none, there is no set to choose.
    is_quick = seed % 3 == 0 and bool(plan(edition, assessment).quick)
    file = {"set": "quick" if is_quick else "deep", "answers": answers}
    path = folder / f"{seed}.xlsx"
    blank = books.workbook_of(edition, assessment)
    members = tuple(maker.answers(score_tree(assessment, "deep")) for _ in range(2 + seed % 6))
    path.write_bytes(books.filled(blank, edition, assessment, file, members))
    return _Case(edition, assessment, file, members, path)


def _differences(case: _Case, calculated: Path) -> Iterator[str]:
    """What the calculated workbook shows otherwise than the score does."""
    where = plan(case.edition, case.assessment)
    tree = score_tree(case.assessment, case.file["set"])
    expected = group_scores(tree, asked_answers(tree, case.file["answers"]))
    found = Calculation(Book(case.edition, datetime(2000, 1, 1), "", ""), where)
    values = books.read(calculated)
    for block in found.blocks:
        if block.id not in expected:  # nothing of it is asked in the quick set
            continue
        group = expected[block.id]
        names = [f"question {where.places[id].number}" for id in group.capped_by]
        for name, shown, wanted in (
            *_numbers(values, found, block, group),
            *_words(case.edition, values, found, block, group, ", ".join(names)),
        ):
            if shown != wanted:
                yield f"{calculated.name} {block.id} {name}: {shown} instead of {wanted}"


def _team_differences(case: _Case, calculated: Path) -> Iterator[str]:
    """What the team's results show otherwise than the team's score does."""
    where = plan(case.edition, case.assessment)
    tree = score_tree(case.assessment, case.file["set"])
    members = [asked_answers(tree, each) for each in case.members]
    least = case.assessment.policy.min_group
    wanted = team(tree, members, min_group=least)
    rows = [[cell.value for cell in row] for row in books.read(calculated)["Team results"]]
    shown = {row[1]: row for row in rows if row[1]}
    for id, group in wanted["groups"].items():
        title = "Overall" if id == "all" else where.sections[id].title.best("en")[0]
        score, people = shown[title][2:4]
        if group is None:
            same = (score, people or "") == ("too few", "")
        else:
            same = (float(group["score"]), group["scored"]) == (score, people)
        if not same:
            yield f"{calculated.name} {id}: {score}, {people} instead of {group}"
    for id, found in wanted["questions"].items():
        row = shown[where.places[id].question.text.best("en")[0]]
        given = [each if each is not None else "" for each in row[2:9]]
        expected = _team_row(where.places[id].question, found)
        if given != expected:
            yield f"{calculated.name} {id}: {given} instead of {expected}"
    at = next(number for number, row in enumerate(rows) if row[0] == "Discuss first")
    first = [row[0] for row in rows[at + 1 : at + 11] if row[0]]
    texts = [where.places[id].question.text.best("en")[0] for id in wanted["discuss_first"]]
    if first != (texts[:10] or ["Nothing is far apart."]):
        yield f"{calculated.name}: {first} instead of {texts}"


def _advice_differences(case: _Case, calculated: Path) -> Iterator[str]:
    """What the sheet says to do next, or to find out, otherwise than the advice does."""
    where = plan(case.edition, case.assessment)
    tree = score_tree(case.assessment, case.file["set"])
    answers = asked_answers(tree, case.file["answers"])
    entries = advice(tree, answers, steps(case.assessment, case.edition.playbook), {})
    texts: dict[str, None] = {}
    unknown = []
    for entry in entries:
        question: Any = where.places[entry["question"]].question
        if entry["kind"] == "find-out":
            unknown.append((not entry["critical"], question.text.best("en")[0]))
            continue
        given = answers[entry["question"]]
        chosen = given.get("options", [given.get("option")])
        for option in question.options:
            if option.id in chosen:
                texts[option.next_step.best("en")[0]] = None
    rows = [row[0].value for row in books.read(calculated)["Results"]]
    for title, wanted, most in (
        ("Next steps", list(texts), 10),
        ("Find out", [text for _, text in unknown], 12),
    ):
        at = rows.index(title)
        shown = [each for each in rows[at + 1 : at + 1 + most] if each]
        if shown != wanted[:most]:
            yield f"{calculated.name} {title}: {shown} instead of {wanted}"


def _return_differences(case: _Case, calculated: Path) -> Iterator[str]:
    """What a workbook that LibreOffice has saved gives back otherwise than was typed."""
    found = read_filled(calculated.read_bytes())
    if not isinstance(found, Filled):
        yield f"{calculated.name}: {found}"
        return
    answers = {
        id: {name: value for name, value in answer.items() if name != "rev"}
        for id, answer in found.file["answers"].items()
    }
    for id, answer in case.file["answers"].items():
        if answers.get(id) != answer and "number" not in answer:
            yield f"{calculated.name} {id}: {answers.get(id)} instead of {answer}"
        if "number" in answer and Fraction(answers[id]["number"]) != Fraction(answer["number"]):
            yield f"{calculated.name} {id}: {answers.get(id)} instead of {answer}"


def _team_row(question: Any, found: Any) -> list[Any]:
    """People, not applicable, unknown, median, lowest, highest and spread of a question."""
    if found is None:
        return ["too few", *[""] * 6]
    start = [found["answered"], found["na"], found["unknown"]]
    if question.kind == "multi":
        return [*start, *[""] * 4]
    ends = [found["median"], found["lowest"], found["highest"]]
    if question.kind == "number":
        return [*start, *(float(Fraction(each)) for each in ends), ""]
    ids = [option.id for option in question.options]
    named = [
        choice(ids.index(each) + 1, question.options[ids.index(each)].label.best("en")[0])
        for each in ends
    ]
    return [*start, *named, found["spread"]]


def _numbers(
    values: Any, found: Calculation, block: Block, group: GroupScore
) -> Iterator[tuple[str, Any, Any]]:
    for name, at, wanted in (
        ("ratio", found.ratio(block), group.ratio),
        ("coverage", found.coverage(block), group.coverage),
        ("score", found.score(block), group.score),
    ):
        shown = books.cell(values, at) or (None if books.cell(values, at) in ("", None) else 0)
        near = wanted is not None and shown is not None and abs(shown - float(wanted)) <= _NEAR
        yield name, (wanted if near else shown), wanted
    shown = books.cell(values, found.shown(block))
    text = None if shown in ("", None) else f"{shown + 0:.{group.digits}f}"
    # A sheet has one zero, text has two.
    yield "shown", text, group.shown


def _words(
    edition: Edition,
    values: Any,
    found: Calculation,
    block: Block,
    group: GroupScore,
    capped_by: str,
) -> Iterator[tuple[str, Any, Any]]:
    status = edition.words.assessment.script.status
    word = books.cell(values, found.status_word(block))
    yield "status", word, str(getattr(status, group.status))
    if block.levels:
        at = books.cell(values, found.level(block))
        yield "level", (block.levels[int(at) - 1]["id"] if at else None), group.level
    if block.criticals:
        yield "capped by", books.cell(values, found.limits(block)) or "", capped_by


def _check(seeds: Iterable[int], folder: Path) -> None:
    (folder / "filled").mkdir()
    cases = [_case(seed, folder / "filled") for seed in seeds]
    done = converted([case.path for case in cases], "xlsx", folder)
    wrong = [
        line
        for case, path in zip(cases, done, strict=True)
        for differences in (
            _differences,
            _team_differences,
            _advice_differences,
            _return_differences,
        )
        for line in differences(case, path)
    ]
    assert not wrong, "\n".join(wrong)


def test_a_filled_workbook_shows_the_score_and_that_of_a_team(tmp_path: Path) -> None:
    # Between them both policies and sets, the lowest as a score, caps, every kind of question.
    _check((7, 9), tmp_path)


@pytest.mark.long
def test_a_hundred_filled_workbooks_show_the_score(tmp_path: Path) -> None:
    _check(range(100), tmp_path)
