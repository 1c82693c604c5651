"""`playbook new` makes beginnings that pass the check as they are, in the right place."""

import shutil
from pathlib import Path

import pytest
import yaml

from playbook_press.cli.scaffolding import scaffolds
from playbook_press.cli.schemas import KINDS
from playbook_press.model.playbook import FOLDERS
from playbook_press.overlay.kinds import FOLDER_OF
from tests.cli.conftest import Command, Outcome, replace

OVERLAY = "overlay: 1\nid: ours\nextends: {playbook: good-meetings}\nchanges:\n"
TOPICS = "topics:\n  - id: time\n    title: {zh: 时间, en: Time}\n"
INSIDE = {
    "practice": "trait/written-purpose",
    "fact": "case/new-case",
    "question": "assessment/new-assessment/first-section",
}
BOOK = Path("playbooks/good-meetings")


def made(command: Command, site: Path, kind: str, *more: str, id: str = "") -> Outcome:
    place = ("--in", INSIDE[kind]) if kind in INSIDE else ()
    return command("new", kind, id or f"new-{kind}", *place, *more, at=site)


def whole(path: Path) -> dict[str, object]:
    found: dict[str, object] = yaml.safe_load(path.read_text("utf-8"))
    return found


@pytest.fixture
def ours(wiki: Path) -> Path:
    """A site with an overlay on the small playbook, which has a topic."""
    with (wiki / BOOK / "playbook.yml").open("a", encoding="utf-8") as file:
        file.write(TOPICS)
    (wiki / "playbooks" / "ours").mkdir()
    (wiki / "playbooks" / "ours" / "overlay.yml").write_text(OVERLAY, encoding="utf-8")
    return wiki


@pytest.mark.parametrize("playbook", ["good-meetings", "ours"])
def test_every_kind_passes_the_check_as_it_is(command: Command, ours: Path, playbook: str) -> None:
    """A source that nothing leans on is pointed out, until something does."""
    for kind in scaffolds():
        told = made(command, ours, kind, "--playbook", playbook)
        assert (told.status, kind) == (0, kind), told.err
    home = ours / "playbooks" / playbook
    replace(home / "cases/new-case.yml", "s-rogelberg-2019", "new-source")
    told = command("check", "--strict", at=ours)
    assert (told.status, told.err) == (0, "No problems found.\n")
    assert command("show", playbook, "practice/new-practice", at=ours).status == 0
    assert command("show", playbook, "topic/new-topic", at=ours).status == 0


def test_every_kind_of_item_has_a_beginning() -> None:
    """The file in `starter/new` is all that a new kind needs."""
    assert set(FOLDER_OF) <= set(scaffolds())
    assert set(scaffolds()) >= {"practice", "fact", "question", "term", "source", "role"}


def test_a_file_of_its_own_names_its_schema(command: Command, wiki: Path) -> None:
    made(command, wiki, "trait")
    path = wiki / BOOK / "traits" / "new-trait.yml"
    first, *_ = path.read_text("utf-8").splitlines()
    schema = first.removeprefix("# yaml-language-server: $schema=")
    assert (path.parent / schema).resolve() == (wiki / "schemas/trait.schema.json").resolve()


def test_a_site_without_schemas_gets_the_one_it_needs(command: Command, wiki: Path) -> None:
    shutil.rmtree(wiki / "schemas")
    told = made(command, wiki, "trait")
    assert "schemas/trait.schema.json" in told.out.splitlines()
    assert [path.name for path in (wiki / "schemas").iterdir()] == ["trait.schema.json"]


def test_a_new_item_comes_last_where_the_order_is_listed(command: Command, wiki: Path) -> None:
    before = (wiki / BOOK / "playbook.yml").read_text("utf-8")
    assert (
        made(command, wiki, "rule").out.splitlines()[1]
        == f"{BOOK.as_posix()}/playbook.yml (added to)"
    )
    after = (wiki / BOOK / "playbook.yml").read_text("utf-8")
    old = "rules: [rule-purpose, rule-decisions]"
    assert after == before.replace(old, "rules: [rule-purpose, rule-decisions, new-rule]")


def test_an_original_is_never_written_to(command: Command, ours: Path) -> None:
    before = {path: path.read_bytes() for path in (ours / BOOK).rglob("*") if path.is_file()}
    for kind in scaffolds():
        made(command, ours, kind, "--playbook", "ours")
    assert {
        path: path.read_bytes() for path in (ours / BOOK).rglob("*") if path.is_file()
    } == before
    changes = whole(ours / "playbooks/ours/overlay.yml")["changes"]
    assert isinstance(changes, list)
    assert [each["at"] for each in changes] == ["group", "topic", "trait/written-purpose/practices"]


def test_words_and_remarks_are_in_the_languages_of_the_playbook(
    command: Command, wiki: Path
) -> None:
    replace(wiki / BOOK / "playbook.yml", "languages: [zh, en]", "languages: [en, de]")
    made(command, wiki, "role")
    added = (wiki / BOOK / "roles.yml").read_text("utf-8").partition("# A role")[2]
    assert (
        "  - id: new-role\n    title:\n      en: What the role is called\n      de: What" in added
    )
    assert not any("\u4e00" <= sign <= "\u9fff" for sign in added)


def test_a_playbook_in_one_language_gets_no_other(command: Command, wiki: Path) -> None:
    replace(wiki / BOOK / "playbook.yml", "languages: [zh, en]", "languages: [zh]")
    made(command, wiki, "trait")
    text = (wiki / BOOK / "traits/new-trait.yml").read_text("utf-8")
    assert "zh: 特点的名称\n" in text
    assert "en:" not in text


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("rule", "rule-purpose"), "rules/rule-purpose.yml:1:5. Ids are never used twice"),
        (("practice", "purpose-line", "--in", "trait/kept-decisions"), "Ids are never used twice"),
        (("rule", "build"), "kept for another use"),
        (("trait", "nul"), "kept for another use"),
        (("trait", "Äpfel"), "is not an id"),
        (("trait", "a" * 65), "is not an id"),
        (("practice", "new"), "--in trait/ID"),
        (("question", "new"), "in an assessment. Say in which: --in assessment/ID/SECTION"),
        (("trait", "new", "--in", "trait/written-purpose"), "Leave out --in"),
        (("practice", "new", "--in", "trait/writen-purpose"), "`trait/written-purpose`"),
        (("case", "new"), "Make one first: playbook new topic ID"),
        (("trait", "new", "--playbook", "good-meeting"), "Write `good-meetings`"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    command: Command, wiki: Path, arguments: tuple[str, ...], said: str
) -> None:
    before = {path: path.read_bytes() for path in wiki.rglob("*") if path.is_file()}
    told = command("new", *arguments, at=wiki)
    assert told.status == 2
    assert said in told.err
    assert {path: path.read_bytes() for path in wiki.rglob("*") if path.is_file()} == before


def test_of_several_playbooks_one_must_be_named(command: Command, ours: Path) -> None:
    told = command("new", "trait", "new", at=ours)
    assert told.status == 2
    assert "--playbook, and one of good-meetings, ours" in told.err


def test_an_id_that_only_the_original_has_is_taken_too(command: Command, ours: Path) -> None:
    with (ours / "playbooks/ours/overlay.yml").open("a", encoding="utf-8") as file:
        file.write("  - at: rule/rule-purpose\n    hide: true\n")
    told = made(command, ours, "rule", "--playbook", "ours", id="rule-purpose")
    assert (told.status, "Ids are never used twice" in told.err) == (2, True)


def test_kinds_with_a_schema_or_a_list_know_their_place() -> None:
    assert {kind for kind in scaffolds() if kind in FOLDERS.values()} <= set(KINDS)
