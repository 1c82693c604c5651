"""`status`, `sync`, `show` and `diff` as a person runs them."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command, replace

OVERLAY = """\
overlay: 1
id: ours
extends: {playbook: good-meetings}
changes:
  - at: rule/rule-purpose   # short
    set: {title.en: No purpose}
  - at: rule/rule-decisions
    hide: true
"""


@pytest.fixture
def ours(wiki: Path) -> Path:
    """A site with an overlay on the small playbook."""
    (wiki / "playbooks" / "ours").mkdir()
    (wiki / "playbooks" / "ours" / "overlay.yml").write_text(OVERLAY, encoding="utf-8")
    return wiki


def lock(site: Path) -> Path:
    return site / "playbooks" / "ours" / "playbook.lock"


def test_all_playbooks_of_a_site_are_told_of(command: Command, ours: Path) -> None:
    told = command("status", at=ours)
    assert (told.status, told.err) == (0, "")
    assert "good-meetings 0.1.0, built on no other playbook\n" in told.out
    assert "ours 0.1.0, built on good-meetings 0.1.0\n" in told.out
    assert "new       rule/rule-purpose title.en" in told.out


def test_a_change_of_two_fields_is_one_change(command: Command, ours: Path) -> None:
    """It counts as the field that most needs a look, or the sum would exceed its parts."""
    change = "set: {title.en: No purpose, title.zh: 没有目的}"
    replace(ours / "playbooks/ours/overlay.yml", "set: {title.en: No purpose}", change)
    assert "\n  2 changes: 1 done, 1 new\n" in command("status", "ours", at=ours).out
    command("sync", "ours", at=ours)
    original = ours / "playbooks/good-meetings/rules/rule-purpose.yml"
    replace(original, "No purpose, no duty to attend", "No purpose, no meeting")
    told = command("status", "ours", at=ours).out
    assert "\n  2 changes: 1 done, 1 drifted\n" in told
    assert "  drifted   rule/rule-purpose title.en\n" in told
    assert "  clean     rule/rule-purpose title.zh\n" in told
    (data,) = json.loads(command("status", "ours", "--json", at=ours).out)
    (renamed,) = [each for each in data["changes"] if each["fields"]]
    assert renamed["state"] == "drifted"
    assert renamed["fields"] == {"title.en": "drifted", "title.zh": "clean"}


def test_sync_writes_a_lock_once(command: Command, ours: Path) -> None:
    assert command("sync", at=ours).out == "playbooks/ours/playbook.lock written\n"
    assert not (ours / "playbooks" / "good-meetings" / "playbook.lock").exists()
    assert command("sync", at=ours).out == "playbooks/ours/playbook.lock is up to date\n"
    assert command("check", "--strict", at=ours).status == 0


def test_a_playbook_without_an_original_may_have_a_lock(command: Command, ours: Path) -> None:
    command("sync", "good-meetings", at=ours)
    replace(ours / "playbooks/good-meetings/roles.yml", "召集会议、写下", "约人、写下")
    told = command("check", at=ours)
    assert (told.status, told.err.count("warning[stale-translation]")) == (0, 1)


def test_nothing_is_recorded_of_a_broken_overlay(command: Command, ours: Path) -> None:
    replace(ours / "playbooks/ours/overlay.yml", "rule-purpose", "rule-porpoise")
    told = command("sync", at=ours)
    assert told.status == 1
    assert "error[unknown-target]" in told.err
    assert not lock(ours).exists()


def test_drift_is_a_warning_and_an_error_with_strict(command: Command, ours: Path) -> None:
    command("sync", at=ours)
    original = ours / "playbooks/good-meetings/rules/rule-purpose.yml"
    replace(original, "No purpose, no duty to attend", "No purpose, no meeting")
    told = command("check", at=ours)
    assert told.status == 0
    assert "warning[drifted-change]" in told.err
    assert "original then: No purpose, no duty to attend" in told.err
    assert command("check", "--strict", at=ours).status == 1


@pytest.mark.parametrize(("start", "end"), [("", "\r\n"), ("\ufeff", "\n")])
def test_merging_keeps_the_manner_of_the_file(
    command: Command, ours: Path, start: str, end: str
) -> None:
    path = ours / "playbooks/ours/overlay.yml"
    text = OVERLAY.replace("No purpose}", "No purpose. No duty.}")
    original = ours / "playbooks/good-meetings/rules/rule-purpose.yml"
    replace(original, "No purpose, no duty to attend", "No purpose. No duty to attend.")
    path.write_bytes((start + text.replace("\n", end)).encode())
    command("sync", at=ours)
    replace(original, "No purpose. No", "No purpose! No")
    told = command("sync", "--merge", "ours", at=ours)
    assert told.out == (
        "rule/rule-purpose title.en: merged\nplaybooks/ours/playbook.lock written\n"
    )
    merged = text.replace("{title.en: No purpose. No duty.}", '{title.en: "No purpose! No duty."}')
    assert path.read_bytes() == (start + merged.replace("\n", end)).encode()
    assert "clean     rule/rule-purpose title.en" in command("status", "ours", at=ours).out


def test_show_says_where_each_value_is_from(command: Command, ours: Path) -> None:
    told = command("show", "ours", "rule/rule-purpose", "--origin", at=ours)
    lines = told.out.splitlines()
    assert "  en: No purpose  # playbooks/ours/overlay.yml:6" in lines
    assert "group: before  # playbooks/good-meetings/rules/rule-purpose.yml:5" in lines


def test_show_prints_all_files_and_single_values(command: Command, ours: Path) -> None:
    assert "--- # rules/rule-purpose.yml\n" in command("show", "ours", at=ours).out
    told = command("show", "playbooks/ours", "rule/rule-purpose/group", at=ours)
    assert told.out == "before\n"


def test_diff_reads_like_a_list_of_changes(command: Command, ours: Path) -> None:
    told = command("diff", at=ours)
    assert told.out == (
        "ours 0.1.0 differs from good-meetings 0.1.0\n\n"
        "rule/rule-purpose (没有目的的会议可以不参加)\n"
        "  title.en\n"
        "    - No purpose, no duty to attend\n"
        "    + No purpose\n\n"
        "rule/rule-decisions (一天之内写下决定): hidden\n"
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("status", "our"), "Write `ours`"),
        (("show", "ours", "rule/rule-porpoise"), "Write `rule/rule-purpose`"),
        (("show", "ours", "rule/rule-purpose/law_notes"), "says nothing"),
        (("diff", "good-meetings"), "None of these playbooks is built on another one."),
    ],
)
def test_what_is_not_there_is_refused(
    command: Command, ours: Path, arguments: tuple[str, ...], said: str
) -> None:
    told = command(*arguments, at=ours)
    assert told.status == 2
    assert said in told.err


def test_an_overlay_is_built_like_any_playbook(command: Command, ours: Path) -> None:
    built = command("build", "--strict", "--site-dir", "out", at=ours)
    assert built.status == 0, built.err
    assert (ours / "out" / "en" / "ours" / "changes" / "index.html").is_file()
    hidden = ours / "out" / "en" / "ours" / "rules" / "rule-decisions" / "index.html"
    assert "is not part of this playbook" in hidden.read_text("utf-8")
