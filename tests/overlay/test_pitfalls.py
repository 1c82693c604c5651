"""What has gone wrong in other systems for changing a text that is not one's own."""

import json

import pytest
import yaml
from jsonschema import Draft7Validator

from playbook_press.diagnostics.manual import manual
from playbook_press.model.schema import schema_of
from playbook_press.overlay import problems
from playbook_press.overlay.declaration import Overlay
from playbook_press.overlay.own_files import DECLARATION as NAME
from playbook_press.overlay.resolving import resolve
from playbook_press.overlay.variables import escaped
from playbook_press.overlay.versions import RangeError, is_within
from tests.overlay.books import (
    ORCHARD,
    SUITE,
    applied,
    at,
    codes,
    only,
    orchard,
    overlay,
    result,
    surroundings,
)

TITLE = "  - at: trait/shared-tools\n    set: {title.en: Our tools}\n"


def test_an_item_the_original_dropped_without_a_word_is_named() -> None:
    """The overlay keeps its words; nobody is told of a success that is none."""
    files = {**orchard(traits_shared_tools=""), **overlay(TITLE)}
    problem = only(tuple(p for p in applied(files).problems if p.code == "unknown-target"))
    text = files["playbooks/acme/overlay.yml"]
    assert problem.place.line == at(text, "shared-tools").line
    assert "trait/open-gate" in problem.fix


def test_a_practice_the_original_moved_is_found() -> None:
    files = orchard()
    gate, tools = f"{ORCHARD}/traits/open-gate.yml", f"{ORCHARD}/traits/shared-tools.yml"
    entry = files[gate].split("practices:\n")[1].split("  - id: open-day")[0]
    files[gate] = files[gate].replace(entry, "")
    files[tools] += f"practices:\n{entry}"
    change = "  - at: trait/open-gate/practices/name-board\n    set: {title.en: Names}\n"
    found = applied({**files, **overlay(change)})
    assert codes(found) == []
    practice = result(found.book)["traits/shared-tools.yml"]["practices"][0]
    assert practice["title"]["en"] == "Names"


def test_a_language_the_original_adds_is_taken_over() -> None:
    files = orchard()
    manifest = f"{ORCHARD}/playbook.yml"
    files[manifest] = files[manifest].replace("[zh, en]", "[zh, en, fr]")
    found = applied({**files, **overlay(TITLE)})
    assert found.book.languages == ("zh", "en", "fr")
    assert [each.language for each in found.coverages] == ["en", "fr"]


def test_a_language_of_the_overlay_alone_is_missing_everywhere_else() -> None:
    change = "  - at: trait/shared-tools\n    set: {title.fr: Nos outils}\n"
    found = applied({**orchard(), **overlay(change, head="languages: [zh, en, fr]\n")})
    french = next(each for each in found.coverages if each.language == "fr")
    assert codes(found) == []
    assert len(french.missing) == french.texts - 1


def test_an_item_missing_from_a_list_never_takes_the_others_with_it() -> None:
    change = "  - at: role/keeper\n    set: {title.en: Warden}\n"
    roles = result(applied({**orchard(), **overlay(change)}).book)["roles.yml"]["roles"]
    assert [role["id"] for role in roles] == ["keeper", "guest"]
    assert roles[0]["purpose"]["en"] == "Makes the list and holds the key."


def test_nothing_is_deleted_by_an_empty_value() -> None:
    """A key without a value is a slip of the pen, and nothing is built on it."""
    change = "  - at: role/keeper\n    set: {purpose.en: }\n"
    found, unable = resolve("playbooks/acme", surroundings({**orchard(), **overlay(change)}))
    assert found is None
    assert only(unable).code == "empty-field"


def test_a_change_under_another_s_hidden_item_is_not_lost() -> None:
    below = overlay("  - at: trait/shared-tools\n    hide: true\n", id="below")
    found = applied({**orchard(), **below, **overlay(TITLE, base="below")})
    assert codes(found) == ["hidden-base"]
    assert result(found.book)["traits/shared-tools.yml"]["title"]["en"] == "Our tools"


def test_what_is_hidden_already_is_obsolete() -> None:
    below = overlay("  - at: trait/shared-tools\n    hide: true\n", id="below")
    again = overlay("  - at: trait/shared-tools\n    hide: true\n", base="below")
    found = applied({**orchard(), **below, **again})
    assert [effect.is_obsolete for effect in found.effects] == [True]


def test_an_overlay_may_have_the_id_of_the_bundled_original_it_changes() -> None:
    files = {path.replace("playbooks/", "package/", 1): text for path, text in orchard().items()}
    files |= overlay(TITLE, id="orchard")
    around = surroundings(files, bundled={"orchard": "package/orchard"})
    found, unable = resolve("playbooks/orchard", around)
    assert unable == ()
    assert found is not None
    assert result(found.book)["traits/shared-tools.yml"]["title"]["en"] == "Our tools"


def test_what_did_not_load_is_not_missed_as_well() -> None:
    files = {**orchard(traits_shared_tools="id: ["), **overlay(TITLE)}
    assert codes(applied(files)) == []


def test_an_own_file_stands_at_its_own_place() -> None:
    files = {**orchard(), **overlay(), "playbooks/acme/roles.yml": "roles:\n  - {id: host}\n"}
    tree = applied(files).book.files["roles.yml"]
    assert tree.place(("roles", 2, "id")).path == "playbooks/acme/roles.yml"
    assert tree.place(("roles", 0, "id")).path == f"{ORCHARD}/roles.yml"


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("某某", "某某"),
        ("a_b*c", "a\\_b\\*c"),
        ("<b>", "\\<b\\>"),
        ("[[trait:x]]", "\\[\\[trait:x\\]\\]"),
        ("{{x}}", "\\{\\{x\\}\\}"),
        ("- a", "\\- a"),
        ("2. b", "2\\. b"),
        ("two\nlines", "two lines"),
    ],
)
def test_a_value_is_shown_as_it_is(value: str, shown: str) -> None:
    assert escaped(value) == shown


@pytest.mark.parametrize(
    ("version", "wanted", "holds"),
    [
        ("1.2.3", ">=1.2, <2", True),
        ("2.0.0", ">=1.2, <2", False),
        ("1.0.0-rc.1", ">=1.0", False),
        ("1.0.1", "1.0", True),
        ("1.10.0", ">=1.9", True),
        ("1.0.0", "!=1.0", False),
        ("1.0.0", "==1.0.0", True),
    ],
)
def test_a_range_of_versions(version: str, wanted: str, holds: bool) -> None:
    assert is_within(version, wanted) is holds


@pytest.mark.parametrize("wanted", ["1.x", "", ">= one", ">=1.0 <2"])
def test_what_is_no_range_is_refused(wanted: str) -> None:
    with pytest.raises(RangeError):
        is_within("1.0.0", wanted)


def test_every_problem_is_shown_by_a_case() -> None:
    reports = "".join(path.read_text("utf-8") for path in (SUITE / "expected").glob("*.txt"))
    unseen = {code for code in manual([problems]) if f"[{code}]" not in reports}
    # These need a lock, an update or a translators' file, and are shown by the tests of those.
    later = {"drifted-change", "stale-translation", "unmerged-text", "retired-target"}
    assert unseen == later | {"malformed-po", "changed-marks", "moved-translation"}


@pytest.mark.parametrize("path", sorted((SUITE / "overlays").glob(f"*/{NAME}")), ids=str)
def test_the_schema_takes_what_the_loader_takes(path: object) -> None:
    text = SUITE.joinpath(str(path)).read_text("utf-8")
    # A language server reads YAML 1.2, in which `no` and dates are text as well.
    data = json.loads(json.dumps(yaml.load(text, Loader=yaml.SafeLoader), default=str))
    wrong = list(Draft7Validator(schema_of(Overlay)).iter_errors(data))
    assert bool(wrong) is ("wrong-shape" in str(path)), wrong
