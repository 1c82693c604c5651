"""What the lock holds, and what is told of an original that changed."""

import subprocess
from pathlib import Path

import pytest

from playbook_press.overlay.drift import recorded, shown
from playbook_press.overlay.lock import EMPTY, Lock, RecordedBase, lock_text, read_lock
from playbook_press.overlay.prints import fingerprint
from playbook_press.overlay.resolving import Resolved
from playbook_press.overlay.translations import sources_apart, translations
from playbook_press.source.load import load_document
from tests.overlay.books import ORCHARD, Files, applied, codes, orchard, overlay

TITLE = "  - at: rule/watering\n    set: {title.en: Give water}\n"


def locked(files: Files) -> dict[str, str]:
    """The same project once somebody has run `playbook sync`."""
    found = applied(files)
    base = RecordedBase(playbook="orchard", version="1.0.0")
    lock = Lock(
        lock="1",
        base=base,
        originals=recorded(found.effects, found.lock),
        translations=translations(found.book),
    )
    return {**files, "playbooks/acme/playbook.lock": lock_text(lock)}


def locked_alone(files: Files) -> dict[str, str]:
    """The same original once somebody has run `playbook sync` on it."""
    found = applied(files, ORCHARD)
    lock = Lock(lock="1", translations=translations(found.book), sources=sources_apart(found.book))
    return {**files, f"{ORCHARD}/playbook.lock": lock_text(lock)}


def after(files: Files, path: str, old: str, new: str) -> Resolved:
    """What comes of an overlay once its original has other words."""
    whole = f"{ORCHARD}/{path}"
    assert old in files[whole]
    return applied({**files, whole: files[whole].replace(old, new)})


def states(found: Resolved) -> list[str]:
    return [each.state for each in found.standings]


def test_a_change_nobody_recorded_is_new_and_raises_nothing() -> None:
    found = applied({**orchard(), **overlay(TITLE)})
    assert (states(found), codes(found)) == (["new"], [])


def test_an_original_that_stays_is_clean() -> None:
    found = applied(locked({**orchard(), **overlay(TITLE)}))
    assert (states(found), codes(found)) == (["clean"], [])


def test_an_original_that_changes_is_told_with_all_three_texts() -> None:
    files = locked({**orchard(), **overlay(TITLE)})
    found = after(files, "rules/watering.yml", "en: Watering", "en: Watering early")
    assert states(found) == ["drifted"]
    problem = found.problems[0]
    assert problem.code == "drifted-change"
    assert problem.severity == "warning"
    assert [note.text for note in problem.notes] == [
        "original then: Watering",
        "original now: Watering early",
        "yours: Give water",
    ]
    assert problem.place.path == "playbooks/acme/overlay.yml"
    assert problem.notes[1].place is not None
    assert problem.notes[1].place.path == f"{ORCHARD}/rules/watering.yml"


def test_an_original_that_now_says_the_same_is_obsolete() -> None:
    files = locked({**orchard(), **overlay(TITLE)})
    found = after(files, "rules/watering.yml", "en: Watering", "en: Give water")
    assert (states(found), codes(found)) == (["obsolete"], [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Makes the list and holds the key.", "Makes the list and holds the key.   "),
        ("Makes the list and holds the key.", "Makes the list and holds the key.\r"),
        ("Café", "Cafe\u0301"),
    ],
)
def test_what_no_reader_sees_is_no_drift(old: str, new: str) -> None:
    assert fingerprint({"en": f"{old}\n{old}"}) == fingerprint({"en": f"{new}\n{new}"})


def test_a_mended_slip_is_no_drift() -> None:
    files = locked({**orchard(), **overlay(TITLE)})
    manifest = f"{ORCHARD}/playbook.yml"
    mended = "corrections:\n  - at: rule/watering/title\n    was: {en: Watering}\n"
    files[manifest] += mended
    found = after(files, "rules/watering.yml", "en: Watering", "en: Watering!")
    assert (states(found), codes(found)) == (["clean"], [])


def test_a_mended_slip_does_not_hide_another_change() -> None:
    files = locked({**orchard(), **overlay(TITLE)})
    mended = "corrections:\n  - at: rule/watering/title\n    was: {en: Wattering}\n"
    files[f"{ORCHARD}/playbook.yml"] += mended
    found = after(files, "rules/watering.yml", "en: Watering", "en: Never water")
    assert states(found) == ["drifted"]


def test_a_correction_of_something_that_is_not_there_is_reported() -> None:
    files = locked({**orchard(), **overlay(TITLE)})
    files[f"{ORCHARD}/playbook.yml"] += "corrections:\n  - {at: rule/wattering/title, was: x}\n"
    assert codes(applied(files)) == ["unknown-target"]


def test_a_replaced_item_shows_only_what_differs() -> None:
    words = "title: {zh: 园丁, en: Gardener}, purpose: {zh: 管。, en: Keeps.}"
    change = f"  - at: role/keeper\n    replace: {{{words}}}\n"
    files = locked({**orchard(), **overlay(change)})
    found = after(files, "roles.yml", "Makes the list and holds the key.", "Makes the list.")
    assert states(found) == ["drifted"]
    assert found.problems[0].notes[0].text == (
        "original then: purpose: zh: 排班，管钥匙。; en: Makes the list and holds the key."
    )


def test_a_field_the_original_did_not_have_drifts_when_it_comes() -> None:
    change = "  - at: trait/shared-tools\n    set: {why.en: It saves money.}\n"
    files = locked({**orchard(), **overlay(change)})
    found = after(
        files, "traits/shared-tools.yml", "contestable:", "why: {en: It helps.}\ncontestable:"
    )
    assert states(found) == ["drifted"]
    assert found.problems[0].notes[0].text == "original then: nothing"


def test_a_translation_older_than_its_source_is_told() -> None:
    change = "  - at: rule/watering\n    set: {title.zh: 给水, title.en: Give water}\n"
    files = locked({**orchard(), **overlay(change)})
    overlay_file = "playbooks/acme/overlay.yml"
    files[overlay_file] = files[overlay_file].replace("给水", "早上给水")
    found = applied(files)
    assert codes(found) == ["stale-translation"]
    (english,) = found.coverages
    assert (len(english.stale), len(english.missing), english.percent) == (1, 0, 98)
    files[overlay_file] = files[overlay_file].replace("Give water", "Give water early")
    assert codes(applied(files)) == []


def test_a_missing_translation_counts() -> None:
    change = "  - at: trait/shared-tools\n    set: {why: 省钱。}\n"
    (english,) = applied({**orchard(), **overlay(change)}).coverages
    assert [place.path for place in english.missing] == ["playbooks/acme/overlay.yml"]


def test_a_lock_reads_back_as_it_was_written() -> None:
    files = locked({**orchard(), **overlay(TITLE)})
    text = files["playbooks/acme/playbook.lock"]
    lock, problems = read_lock(load_document("playbook.lock", text.encode()))
    assert problems == []
    assert lock_text(lock) == text
    assert lock.originals["rule/watering"]["title.en"].text == "Watering"


def test_locks_of_two_people_can_be_put_together_line_by_line() -> None:
    """Each fact stands on lines of its own, sorted, and depends on no other."""
    one = locked({**orchard(), **overlay(TITLE)})["playbooks/acme/playbook.lock"]
    both = locked(
        {**orchard(), **overlay(TITLE + "  - at: term/shed\n    set: {title.en: Hut}\n")}
    )["playbooks/acme/playbook.lock"]
    assert [line for line in one.splitlines() if line not in both.splitlines()] == []


def merged(ours: str, base: str, theirs: str, *options: str, at: Path) -> tuple[str, int]:
    """What git makes of a file that two people changed, and the number of conflicts."""
    for name, text in {"ours": ours, "base": base, "theirs": theirs}.items():
        (at / name).write_text(text, "utf-8", newline="\n")
    git = ["git", "merge-file", "-p", *options, "ours", "base", "theirs"]
    done = subprocess.run(
        git, cwd=at, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.stdout, done.returncode


@pytest.mark.parametrize(
    ("one", "other", "options"),
    [
        # Far apart, git needs no help.
        ("role/guest", "rule/watering", ()),
        # Side by side, the lines of both are kept, as the head of the file says.
        ("role/guest", "role/keeper", ("--union",)),
    ],
)
def test_git_puts_two_peoples_locks_together(
    one: str, other: str, options: tuple[str, ...], tmp_path: Path
) -> None:
    between = "  - at: rule/tools-back\n    set: {title.en: Ours}\n"

    def lock(*changed: str) -> str:
        changes = "".join(f"  - at: {at}\n    set: {{title.en: Ours}}\n" for at in changed)
        files = locked({**orchard(), **overlay(between + changes)})
        return files["playbooks/acme/playbook.lock"]

    text, conflicts = merged(lock(one), lock(), lock(other), *options, at=tmp_path)
    assert (conflicts, text) == (0, lock(one, other))


def test_a_lock_that_cannot_be_read_is_reported_and_overrides_nothing() -> None:
    files = {**orchard(), **overlay(TITLE), "playbooks/acme/playbook.lock": "lock: 1\nlocks: {}\n"}
    found = applied(files)
    assert codes(found) == ["unknown-field"]
    assert found.lock == EMPTY


def test_a_skipped_change_keeps_its_record() -> None:
    change = "  - at: role/guest\n    set: {title.en: Visitor}\n    if_missing: skip\n"
    files = locked({**orchard(), **overlay(change)})
    roles = f"{ORCHARD}/roles.yml"
    files[roles] = files[roles].split("  - id: guest")[0]
    found = applied(files)
    assert codes(found) == []
    assert [effect.is_skipped for effect in found.effects] == [True]
    assert recorded(found.effects, found.lock)["role/guest"]["title.en"].text == "Guest"


def test_a_long_text_is_shown_as_far_as_it_fits() -> None:
    assert shown("a " * 200).endswith("…")
    assert shown(("a", {"b": None})) == "a; b: nothing"
