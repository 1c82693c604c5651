"""Answer files of people who never lived, for the health check of this project."""

import json
import random
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from playbook_press.model.assessment import LevelQuestion
from playbook_press.scoring.tree import asked
from tests.scoring.saved import Json, eight_traits

ASSESSMENT = "health-check"


@cache
def _questions() -> tuple[LevelQuestion, ...]:
    found = asked(eight_traits().assessment_by_id[ASSESSMENT])
    return tuple(each for each in found if isinstance(each, LevelQuestion))


def person(number: int, *, is_quick: bool = False, seed: int = 1) -> Json:
    """One person's answer file; the same number always gives the same answers."""
    r = random.Random(1000 * seed + number)
    answers: Json = {}
    for place, question in enumerate(_questions()):
        if is_quick and question.set != "quick":
            continue
        rev, roll = question.revision, r.random()
        if roll < 0.05:
            answers[question.id] = {"rev": rev, "unknown": True}
        elif roll < 0.09:
            answers[question.id] = {"rev": rev, "na": True, "reason": "private reason"}
        elif roll < 0.95:
            level = min(4, max(0, place % 4 + r.choice((-1, 0, 0, 0, 0, 1))))
            answers[question.id] = {"rev": rev, "option": f"l{level}", "note": "private note"}
    return {
        "format": 1,
        "playbook": "eight-traits",
        "version": "1.0.0",
        "assessment": ASSESSMENT,
        "set": "quick" if is_quick else "deep",
        "name": f"Zhang San {number}",
        "lang": "zh",
        "created": f"2026-11-22T10:00:{number:02d}.000Z",
        "updated": "2026-11-22T11:00:00.000Z",
        "answers": answers,
    }


def people(count: int, *, quick: int = 0, seed: int = 1) -> list[Json]:
    """Several people, the first of whom answered the quick set only."""
    return [person(number, is_quick=number < quick, seed=seed) for number in range(count)]


def written(folder: Path, files: Iterable[Json]) -> list[Path]:
    """The files, in a folder, under names that say nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for number, file in enumerate(files):
        path = folder / f"answers-{number:02d}.json"
        path.write_text(json.dumps(file, ensure_ascii=False), "utf-8")
        paths.append(path)
    return paths
