"""`playbook score` and `playbook team`: the numbers of the page on a terminal."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from playbook_press.scoring import asked_answers, score, write_answer_file
from playbook_press.scoring.tree import outline, score_tree
from tests.cli.conftest import Command, replace
from tests.project import ROOT
from tests.scoring.saved import eight_traits

PLAYBOOK = ROOT / "playbooks" / "eight-traits"

# `Any`: answer files and results are JSON values.
Json = dict[str, Any]
Written = Callable[..., str]

CONTENTS = eight_traits()
CHECK = CONTENTS.assessment_by_id["health-check"]
OUTLINE = outline(CHECK, CONTENTS)
IDS = list(OUTLINE["questions"])


def _file(level: int = 2, **more: Any) -> Json:
    answers = {id: {"rev": 1, "option": f"l{level}"} for id in IDS}
    base = {
        "format": 1,
        "playbook": "eight-traits",
        "version": "1.0.0",
        "assessment": "health-check",
    }
    return {**base, "set": "deep", "lang": "en", "name": "Team A", "answers": answers, **more}


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Writes an answer file; its path."""

    def write(file: Json | bytes, name: str = "answers.json") -> str:
        path = tmp_path / name
        path.write_bytes(file if isinstance(file, bytes) else write_answer_file(file))
        return str(path)

    return write


def test_json_is_the_result_file_of_the_page(command: Command, written: Written) -> None:
    """Keys sorted, no spaces, one newline at the end, and nothing else."""
    file = _file()
    file["answers"][IDS[0]] = {"rev": 1, "na": True, "reason": "没有新成员"}
    shown = command("score", "--json", written(file), at=ROOT)
    tree = score_tree(CHECK, "deep")
    result = score(tree, asked_answers(tree, file["answers"]))
    expected = json.dumps(result, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert (shown.status, shown.out, shown.err) == (0, f"{expected}\n", "")


def test_people_get_a_table_and_what_follows_from_it(command: Command, written: Written) -> None:
    file = _file()
    file["answers"][IDS[0]] = {"rev": 1, "option": "l0"}
    file["answers"][IDS[-1]] = {"rev": 1, "unknown": True}
    shown = command("score", written(file), at=ROOT)
    assert shown.status == 0
    assert "Community health check · Team A" in shown.out
    for section in CHECK.sections:
        assert section.title.by_language["en"] in shown.out
    lowest = shown.out.partition("Lowest\n- ")[2].splitlines()[0]
    assert lowest == CHECK.sections[0].title.by_language["en"]
    for heading in ("Growing", "provisional", "Find out", "Next steps"):
        assert heading in shown.out
    assert "Overall" not in shown.out


def test_the_language_is_that_of_the_file_or_the_one_asked_for(
    command: Command, written: Written
) -> None:
    path = written(_file(lang="zh"))
    assert "得分最低" in command("score", path, at=ROOT).out
    assert "Lowest" in command("score", "--language", "en", path, at=ROOT).out
    assert "得分最低" in command("score", written(_file(lang="xx")), at=ROOT).out


def test_the_quick_set_is_scored_as_such(command: Command, written: Written) -> None:
    """Answers to questions of the deep set are left out, and are no error."""
    shown = command("score", "--json", written(_file(set="quick")), at=ROOT)
    result = json.loads(shown.out)
    assert result["visible-identity"]["coverage"] == "1/1"
    assert "Quick set" in command("score", written(_file(set="quick")), at=ROOT).out


def test_old_answers_are_brought_up_to_date_and_it_is_said(
    command: Command, written: Written
) -> None:
    file = _file()
    answers = file["answers"]
    answers["no-longer-asked"] = {"option": "l1"}
    answers[IDS[0]] = {"rev": 9, "option": "l2"}
    answers[IDS[1]] = {"rev": 1, "option": "l77"}
    shown = command("score", "--json", written(file), at=ROOT)
    assert shown.status == 0
    assert json.loads(shown.out)["visible-identity"]["status"] == "provisional"
    assert f"`{IDS[0]}` has been reworded" in shown.err
    assert f"`{IDS[1]}` is open again" in shown.err
    assert "`no-longer-asked` is no longer asked" in shown.err


@pytest.mark.parametrize(
    ("file", "code", "said"),
    [
        (b"{", "not-json", "not JSON"),
        (b"x" * 300_000, "too-large", "256 kB"),
        (b"x" * 2_000_000, "too-large", "256 kB"),
        ({"format": 2}, "newer-format", "newer Playbook Press"),
        (_file(playbook="cooking"), "other-playbook", "`cooking`"),
        (_file(assessment="soup"), "other-assessment", "`soup`"),
        (_file(answers={IDS[0]: {"na": True}}), "reason-required", f"`{IDS[0]}`"),
        (_file(answers={IDS[0]: {"na": True, "option": "l1"}}), "two-states", f"`{IDS[0]}`"),
        (_file(answers={IDS[0]: {"option": ["l1"]}}), "wrong-shape", f"`{IDS[0]}`"),
    ],
)
def test_a_file_without_a_result_is_named_with_the_reason(
    command: Command, written: Written, file: Json | bytes, code: str, said: str
) -> None:
    path = written(file)
    shown = command("score", "--json", path, at=ROOT)
    assert shown.status == 1
    assert json.loads(shown.out)["error"]["code"] == code
    assert shown.err.startswith(f"{path}: ")
    assert said in shown.err
    assert command("score", path, at=ROOT).out == ""


def test_several_files_give_a_line_each(command: Command, written: Written) -> None:
    paths = [written(_file(), "a.json"), written(b"?", "b.json"), written(_file(3), "c.json")]
    shown = command("score", "--json", *paths, at=ROOT)
    lines = [json.loads(line) for line in shown.out.splitlines()]
    assert shown.status == 1
    assert [line.get("error", {}).get("code") for line in lines] == [None, "not-json", None]


def test_a_playbook_elsewhere_can_be_named(
    command: Command, written: Written, tmp_path: Path
) -> None:
    path = written(_file())
    shown = command("score", "--json", "--playbook", str(PLAYBOOK), path, at=tmp_path)
    assert (shown.status, shown.err) == (0, "")
    assert command("score", path, at=tmp_path).status == 2
    assert command("score", "--playbook", str(tmp_path), path, at=tmp_path).status in (1, 2)


def test_a_broken_playbook_is_reported_and_nothing_is_scored(
    command: Command, written: Written, wiki: Path
) -> None:
    manifest = next(wiki.glob("playbooks/*/playbook.yml"))
    replace(manifest, "version:", "verzion:")
    shown = command("score", "--json", written(_file()), at=wiki)
    assert (shown.status, shown.out) == (1, "")
    assert "unknown-field" in shown.err


def test_a_file_that_is_not_there_could_not_be_scored(command: Command, tmp_path: Path) -> None:
    assert command("score", "nowhere.json", at=ROOT).status == 2
    assert command("score", at=ROOT).status == 2
    outside = tmp_path / "outside.json"
    outside.write_bytes(b"{}")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link.json").symlink_to(outside)
    assert command("score", str(tmp_path / "in" / "link.json"), at=ROOT).status == 2


def test_what_a_stranger_wrote_gives_the_terminal_no_orders(
    command: Command, written: Written
) -> None:
    answers = {**_file()["answers"], "\x1b[2Jq": {"option": "x"}}
    shown = command("score", written(_file(name="\x1b[31mred[bold]", answers=answers)), at=ROOT)
    assert "\x1b" not in shown.out + shown.err
    assert "red[bold]" in shown.out


# Teams


def _team(written: Written, *levels: int, **more: Any) -> list[str]:
    return [written(_file(level, **more), f"{n}.json") for n, level in enumerate(levels)]


def test_a_team_is_one_object_without_lists(command: Command, written: Written) -> None:
    shown = command("team", "--json", *_team(written, 0, 2, 4), at=ROOT)
    result = json.loads(shown.out)
    assert (shown.status, shown.err) == (0, "")
    assert "[" not in shown.out
    assert shown.out == json.dumps(result, sort_keys=True, separators=(",", ":")) + "\n"
    assert {name: result[name] for name in ("assessment", "members", "min_group", "playbook")} == {
        "assessment": "health-check",
        "members": 3,
        "min_group": 3,
        "playbook": "eight-traits",
    }
    assert (result["set"], result["refused"]) == ("deep", {})
    assert result["questions"][IDS[0]]["median"] == "l2"
    assert result["discuss_first"] == {id: place for place, id in enumerate(IDS, 1)}
    assert result["groups"]["visible-identity"]["score"] == "2.0"


def test_a_team_for_people_names_what_to_discuss_and_nobody(
    command: Command, written: Written
) -> None:
    shown = command("team", "--language", "en", *_team(written, 0, 2, 4), at=ROOT)
    assert "People: 3" in shown.out
    assert "Discuss first" in shown.out
    assert "Team A" not in shown.out
    assert "先谈这几题" in command("team", *_team(written, 0, 2, 4), at=ROOT).out


def test_too_few_people_are_told_nothing_of_each_other(command: Command, written: Written) -> None:
    shown = command("team", "--json", *_team(written, 0, 4), at=ROOT)
    result = json.loads(shown.out)
    assert set(result["questions"].values()) == set(result["groups"].values()) == {None}
    assert (
        "too few answers" in command("team", "--language", "en", *_team(written, 1, 1), at=ROOT).out
    )


def test_a_file_that_cannot_be_used_is_left_out_and_named(
    command: Command, written: Written
) -> None:
    commerce = CONTENTS.assessment_by_id["commerce-check"]
    other = _file(assessment="commerce-check", answers={})
    paths = [*_team(written, 1, 2, 3), written(b"?", "x.json"), written(other, "y.json")]
    shown = command("team", "--json", *paths, at=ROOT)
    result = json.loads(shown.out)
    assert (shown.status, result["members"]) == (1, 3)
    assert [result["refused"][path]["code"] for path in paths[3:]] == [
        "not-json",
        "other-assessment",
    ]
    assert commerce.id in shown.err
    alone = command("team", "--json", paths[3], at=ROOT)
    assert (alone.status, json.loads(alone.out)["refused"][paths[3]]["code"]) == (1, "not-json")


def test_a_team_that_answered_the_quick_set_is_compared_on_it(
    command: Command, written: Written
) -> None:
    quick = json.loads(
        command("team", "--json", *_team(written, 1, 2, 3, set="quick"), at=ROOT).out
    )
    assert quick["set"] == "quick"
    assert len(quick["questions"]) < len(IDS)
    mixed = [*_team(written, 1, 2, set="quick"), written(_file(3), "deep.json")]
    assert json.loads(command("team", "--json", *mixed, at=ROOT).out)["set"] == "deep"


def test_a_quick_file_whose_other_answers_do_not_score_is_left_out_of_a_mixed_team(
    command: Command, written: Written
) -> None:
    """On its own it scores; beside deep files its deep answers count, and are looked at."""
    quick = _file(3, set="quick")
    deep_only = next(
        question.id
        for section in CONTENTS.assessment_by_id["health-check"].sections
        for question in section.questions
        if question.set == "deep"
    )
    quick["answers"][deep_only] = {"rev": 1, "na": True}
    paths = [*_team(written, 1, 2, 3), written(quick, "quick.json")]
    shown = command("team", "--json", *paths, at=ROOT)
    result = json.loads(shown.out)
    assert (shown.status, result["members"]) == (1, 3)
    assert result["refused"][paths[-1]]["code"] == "reason-required"
