"""A team takes version 1.1 of its original, and keeps every word it wrote."""

from pathlib import Path

import pytest

from playbook_press.pipeline import Project, read_contents
from playbook_press.scoring import Read, fit_answer_file, parse_answer_file
from playbook_press.scoring.tree import outline
from tests.cli.conftest import Command, command  # noqa: F401
from tests.overlay.books import orchard
from tests.project import ROOT

OVERLAY = """\
overlay: 1
id: acme
extends: {playbook: orchard, version: ">=1.0,<2"}
title: {zh: 某某果园, en: The Acme orchard}
changes:
  # Our word for it.
  - at: trait/shared-tools
    set: {title.en: Tools for everybody}
  - at: rule/watering
    set:
      purpose.en: Young trees want water.   # ours is shorter
  - at: rule/tools-back
    set: {escalation.en: We talk about it.}
  - at: trait/open-gate
    set: {why.en: Who has looked at Acme will come. Who has come will stay.}
  - at: trait/open-gate/practices/open-day
    set: {title.en: Sunday}
  - at: assessment/season/gate/visitors
    set: {text.en: How many came to see us?}
  - at: trait/open-gate
    set: {contestable.en: And at night?}
  - at: role
    add: {id: host, title: {zh: 主人, en: Host}, purpose: {zh: 接待。, en: Receives.}}
  - at: term/shed
    set: {definition.en: Where the tools of the orchard are.}
"""

TO_1_1 = {
    "playbook": [
        ("version: 1.0.0", "version: 1.1.0"),
        (
            "order:",
            "corrections:\n  - at: trait/open-gate/contestable\n"
            "    was: {en: What about the night?}\norder:",
        ),
        ("[open-gate, shared-tools]", "[open-gate, common-tools, quiet-hours]"),
    ],
    # The trait has another id now, and says so.
    "traits/shared-tools": [
        (
            "id: shared-tools\naliases: [common-tools]",
            "id: tools\naliases: [shared-tools, common-tools]",
        ),
    ],
    "traits/open-gate": [
        ("What about the night?", "What about the night hours?"),
        ("Who has come will stay.", "Who has come twice will stay."),
        ("id: shared-tools", "id: tools"),
    ],
    # What the overlay says otherwise says something new.
    "rules/watering": [
        ("through summer", "through a dry summer"),
        ("shared-tools]", "tools]"),
    ],
    # A rule is taken out, and another one takes its place.
    "rules/tools-back": [
        (
            "serves: [shared-tools]",
            "serves: [tools]\nretired: {since: 1.1.0, replaced_by: tidy-shed}",
        ),
    ],
    # A question moves to another section, and means something new.
    "assessments/season": [
        (
            "      - id: visitors\n        kind: number\n        worst: 0\n        best: 20\n"
            '        text: {zh: 一个月来了几个人？, en: "How many came in a month?"}\n',
            "",
        ),
        ("trait: shared-tools", "trait: tools"),
    ],
    "cases/yard": [("trait: shared-tools", "trait: tools")],
    # The original now has the role that the overlay adds, and the words of its definition.
    "roles": [
        (
            "  - id: guest",
            "  - id: guide\n    title: {zh: 向导, en: Guide}\n"
            "    purpose: {zh: 带人看园子。, en: Shows people around.}\n  - id: guest",
        )
    ],
    "glossary": [("Where the tools are.", "Where the tools of the orchard are.")],
}
MOVED = """\
      - id: visitors
        revision: 2
        kind: number
        worst: 0
        best: 30
        text: {zh: 一个月来了几个新人？, en: "How many newcomers in a month?"}
"""
NEW_TRAIT = """\
id: quiet-hours
title: {zh: 安静时间, en: Quiet hours}
statement: {zh: 午后不用机器。, en: No machines after noon.}
meaning: {zh: 十二点到三点。, en: From twelve to three.}
contestable: {zh: 收获时呢？, en: "At harvest?"}
"""
ANSWERS = b"""{"format": 1, "playbook": "orchard", "version": "1.0.0", "assessment": "season",
 "set": "deep", "name": "A", "lang": "en", "created": "2026-11-01T10:00:00Z",
 "updated": "2026-11-01T10:00:00Z", "answers": {"visitors": {"rev": 1, "number": "7"},
 "is-open": {"rev": 1, "option": "always"}}}"""


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with the original of version 1.0 and an overlay on it."""
    for path, text in {**orchard(), "playbooks/acme/overlay.yml": OVERLAY}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    (tmp_path / "templates").symlink_to(ROOT / "templates")
    return tmp_path


def update(site: Path) -> None:
    """Put version 1.1 of the original in the place of 1.0."""
    folder = site / "playbooks" / "orchard"
    for name, pairs in TO_1_1.items():
        path = folder / f"{name}.yml"
        text = path.read_text("utf-8")
        for old, new in pairs:
            assert old in text, (name, old)
            text = text.replace(old, new)
        path.write_text(text, "utf-8")
    (folder / "traits" / "shared-tools.yml").rename(folder / "traits" / "tools.yml")
    rule = (folder / "rules" / "tools-back.yml").read_text("utf-8").split("retired:")[0]
    (folder / "rules" / "tidy-shed.yml").write_text(
        rule.replace("id: tools-back", "id: tidy-shed").replace("After three times none", "None")
    )
    season = folder / "assessments" / "season.yml"
    season.write_text(season.read_text("utf-8") + MOVED, "utf-8")
    (folder / "traits" / "quiet-hours.yml").write_text(NEW_TRAIT, "utf-8")


def test_an_update_keeps_every_word_and_lists_what_needs_a_look(
    site: Path,
    command: Command,  # noqa: F811
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert command("sync", "acme", at=site).out == "playbooks/acme/playbook.lock written\n"
    before = command("status", "acme", at=site)
    assert "9 changes: 8 clean, 1 done" in before.out
    update(site)

    after = command("status", "acme", at=site)
    with capfd.disabled():
        print(f"\n{after.out}")
    told = [" ".join(line.split()) for line in after.out.splitlines()]
    assert told[0] == "acme 1.1.0, built on orchard 1.1.0"
    assert told[2] == "9 changes: 2 clean, 1 done, 4 drifted, 1 obsolete, 1 renamed"
    # The trait was found under its new id, and its title is as it was.
    assert "renamed trait/shared-tools (is now trait/tools)" in told
    assert "clean trait/shared-tools title.en" in told
    at = told.index("drifted rule/watering purpose.en")
    assert told[at + 1 : at + 4] == [
        "original then: To bring the young trees through summer.",
        "original now: To bring the young trees through a dry summer.",
        "yours: Young trees want water.",
    ]
    # A mended slip raises nothing; a question that moved was found.
    assert "clean trait/open-gate contestable.en" in told
    assert "drifted assessment/season/gate/visitors text.en" in told
    assert any(line.startswith("obsolete term/shed definition.en") for line in told)
    # What was taken out is named, with what took its place.
    assert "warning[retired-target]" in after.err
    assert "rule/tidy-shed" in after.err
    # Nothing that was not touched is of the old version, and every word of ours is there.
    shown = command("show", "acme", at=site).out
    for ours in _words(OVERLAY):
        assert ours in shown, ours
    assert "quiet-hours" in shown
    contents = read_contents(Project.at(site))
    assert [each for each in contents.diagnostics if each.severity == "error"] == []
    assert (site / "playbooks/acme/overlay.yml").read_text("utf-8") == OVERLAY


def test_answers_to_the_original_of_before_still_load(site: Path) -> None:
    update(site)
    acme = next(each for each in read_contents(Project.at(site)).playbooks if each.id == "acme")
    file = parse_answer_file(ANSWERS)
    assert isinstance(file, dict)
    read = fit_answer_file(file, outline(acme.assessments[0], acme))
    assert isinstance(read, Read)
    assert {change["question"]: change["what"] for change in read.changes} == {
        "visitors": "reworded"
    }
    assert set(read.file["answers"]) == {"visitors", "is-open"}


def test_sync_merge_takes_over_what_goes_together(site: Path, command: Command) -> None:  # noqa: F811
    command("sync", "acme", at=site)
    update(site)
    merged = command("sync", "--merge", "acme", at=site)
    overlay = (site / "playbooks/acme/overlay.yml").read_text("utf-8")
    # One sentence is ours, another one the original's: both are there now.
    assert "why.en: Who has looked at Acme will come. Who has come twice will stay." in overlay
    assert "trait/open-gate why.en: merged" in merged.out
    # Both changed the only sentence: the author chooses, and is told so.
    assert (
        "<<<<<<< yours\n        Young trees want water.\n        ||||||| original then" in overlay
    )
    assert merged.status == 1
    assert "error[unmerged-text]" in merged.err
    # The marks are one problem, not a heading as well.
    checked = command("check", at=site)
    assert "error[unmerged-text]" in checked.err
    assert "heading-in-text" not in checked.err
    # Comments and everything else stay where they are.
    assert "  # Our word for it.\n  - at: trait/shared-tools\n" in overlay
    assert "purpose.en: |-   # ours is shorter\n" in overlay


def test_a_review_without_a_change_settles_the_drift(site: Path, command: Command) -> None:  # noqa: F811
    command("sync", "acme", at=site)
    update(site)
    command("sync", "acme", at=site)
    assert "drifted" not in command("status", "acme", at=site).out
    assert (site / "playbooks/acme/overlay.yml").read_text("utf-8") == OVERLAY


def _words(text: str) -> list[str]:
    """Every sentence that the overlay sets, in English."""
    found = [part.split(":", 1)[1] for part in text.split("\n") if ".en:" in part]
    return [each.strip().strip("{}").split("  #")[0].split(".en: ")[-1].strip() for each in found]
