"""One arithmetic, two languages: Python and Chromium give the same bytes."""

import json
import random
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from playbook_press.scoring import Unscorable, advice, change, score, team
from tests.project import ROOT
from tests.scoring.chance import Json
from tests.scoring.trees import TreeMaker

FEW, ALL = 300, 2_000

_RUN = """
async ([folder, jobs]) => {
  const [{score, Unscorable}, {team}, {change}, {advice}] = await Promise.all(
    ["score", "team", "change", "advice"].map((name) => import(`${folder}/${name}.mjs`)));
  const refused = (work) => {
    try { return work(); } catch (error) {
      if (error instanceof Unscorable) return {error: {question: error.question, code: error.code}};
      throw error;
    }
  };
  return jobs.map(({tree, members, steps, targets, smallest}) => [
    JSON.stringify(score(tree, members[0])),
    JSON.stringify(refused(() => team(tree, members, smallest))),
    JSON.stringify(refused(() => change(tree, members[0], members[members.length - 1]))),
    JSON.stringify(refused(() => advice(tree, members[0], steps, targets))),
  ]);
}
"""


def _job(seed: int) -> Json:
    maker = TreeMaker(seed)
    dice = random.Random(seed)
    tree = maker.tree()
    members = [maker.answers(tree) for _ in range(dice.randint(1, 5))]
    for answers in members:
        for answer in answers.values():
            if isinstance(answer, dict) and dice.random() < 0.3:
                answer["rev"] = dice.randint(1, 2)
    ids = [id for answers in members for id in answers]
    letters = "abcdef"
    return {
        "tree": tree,
        "members": members,
        "smallest": dice.randint(0, 4),
        "targets": {f"g-{n}": dice.choice(["high", "level-0", "nowhere"]) for n in range(1, 4)},
        "steps": {
            "options": {
                id: {
                    option: {"next_step": dice.random() < 0.5, "practices": dice.sample("xyz", 2)}
                    for option in letters
                }
                for id in ids
            },
            "practices": {"x": {"impact": 3, "effort": 1}, "y": {"effort": 3}},
        },
    }


def _python(job: Json) -> list[Any]:
    tree, members = job["tree"], job["members"]
    works: list[Callable[[], Any]] = [
        lambda: team(tree, members, min_group=job["smallest"]),
        lambda: change(tree, members[0], members[-1]),
        lambda: advice(tree, members[0], job["steps"], job["targets"]),
    ]
    return [score(tree, members[0]), *map(_or_refusal, works)]


def _or_refusal(work: Callable[[], Any]) -> Any:
    try:
        return work()
    except Unscorable as refused:
        return {"error": {"question": refused.question, "code": refused.code}}


def test_the_shared_vectors_hold_in_the_browser(modules: tuple[Page, str]) -> None:
    page, folder = modules
    vectors = json.loads((ROOT / "tests/vectors/scoring.json").read_text(encoding="utf-8"))
    jobs = [{"tree": case["model"], "members": [case["answers"]]} for case in vectors["cases"]]
    empty = {"steps": {}, "targets": {}, "smallest": 1}
    answers = page.evaluate(_RUN, [folder, [{**job, **empty} for job in jobs]])
    for case, (scored, *_) in zip(vectors["cases"], answers, strict=True):
        assert json.loads(scored) == case["expected"], case["name"]


@pytest.mark.parametrize("trees", [FEW, pytest.param(ALL, marks=pytest.mark.long)])
def test_python_and_the_browser_agree_to_the_byte(modules: tuple[Page, str], trees: int) -> None:
    """Random trees, with every kind of question and now and then a broken answer."""
    page, folder = modules
    jobs = [_job(seed) for seed in range(trees)]
    for seed, (job, browser_says) in enumerate(
        zip(jobs, page.evaluate(_RUN, [folder, jobs]), strict=True)
    ):
        python_says = _python(job)
        written = json.dumps(
            python_says[0], sort_keys=True, separators=(",", ":"), ensure_ascii=False
        )
        assert browser_says[0] == written, seed
        assert [json.loads(text) for text in browser_says[1:]] == python_says[1:], seed
