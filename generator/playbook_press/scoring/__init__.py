"""The arithmetic of assessments, exact (SCORING.md); the browser's twins are the .mjs files."""

from playbook_press.scoring.advice import advice
from playbook_press.scoring.answer_file import (
    Read,
    asked_answers,
    fit_answer_file,
    merge,
    parse_answer_file,
    read_answer_file,
    write_answer_file,
)
from playbook_press.scoring.answers import Unscorable
from playbook_press.scoring.change import change
from playbook_press.scoring.refusal import Refusal
from playbook_press.scoring.score import GroupScore, group_scores, score
from playbook_press.scoring.team import team

__all__ = [
    "GroupScore",
    "Read",
    "Refusal",
    "Unscorable",
    "advice",
    "asked_answers",
    "change",
    "fit_answer_file",
    "group_scores",
    "merge",
    "parse_answer_file",
    "read_answer_file",
    "score",
    "team",
    "write_answer_file",
]
