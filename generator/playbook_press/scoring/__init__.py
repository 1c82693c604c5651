"""The arithmetic of assessments, exact (SCORING.md); the browser's twins are the .mjs files."""

from playbook_press.scoring.advice import advice
from playbook_press.scoring.answers import Unscorable
from playbook_press.scoring.change import change
from playbook_press.scoring.score import GroupScore, group_scores, score
from playbook_press.scoring.team import team

__all__ = ["GroupScore", "Unscorable", "advice", "change", "group_scores", "score", "team"]
