"""What holds for every overlay, whatever is changed (DESIGN 8)."""

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from playbook_press.overlay.drift import value_at
from playbook_press.overlay.layers import plain_book
from playbook_press.overlay.resolving import Resolved
from playbook_press.source.writing import write_scalar
from tests.overlay.books import applied, orchard, overlay, plain, result, surroundings

WORDS = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "Zs", "S")), min_size=1, max_size=40
).filter(lambda text: text.strip() and "{{" not in text and "<<<<<<<" not in text)
FIELDS = st.sampled_from(
    [
        ("trait/open-gate", "title.zh"),
        ("trait/open-gate", "why.en"),
        ("trait/open-gate/practices/open-day", "how.zh"),
        ("trait/shared-tools", "why.zh"),
        ("rule/watering", "purpose.en"),
        ("rule/watering", "enforced_by.text.zh"),
        ("role/keeper", "title.en"),
        ("term/shed", "definition.zh"),
        ("case/yard/yard-01", "text.en"),
        ("assessment/season/is-open", "text.zh"),
        ("assessment/season/is-open/always", "label.en"),
        ("playbook", "summary.zh"),
    ]
)
CHANGES = st.dictionaries(FIELDS, WORDS, max_size=6)
HIDEABLE = st.sets(
    st.sampled_from(
        [
            "trait/shared-tools",
            "rule/tools-back",
            "case/yard",
            "role/guest",
            "practice/open-day",
            "assessment/season/visitors",
        ]
    )
)
EDITS = st.dictionaries(
    st.sampled_from(
        ["Anyone may come", "To bring the young", "Where the tools", "Nine trees", "Keeper"]
    ),
    st.sampled_from(["Everybody comes", "For the young", "A place", "Ten trees", "Warden"]),
)


def written(changes: Mapping[tuple[str, str], str]) -> str:
    """Changes with `set`, as an author would write them."""
    return "".join(
        f"  - at: {at}\n    set: {{{name}: {write_scalar(text, indent='', is_flow=True)}}}\n"
        for (at, name), text in changes.items()
    )


def original() -> dict[str, Any]:
    """The orchard as it is, under the id of the overlay."""
    book, _ = plain_book("playbooks/orchard", surroundings(orchard()))
    found = result(book)
    found["playbook.yml"]["id"] = "acme"
    return found


def edited(edits: Mapping[str, str]) -> dict[str, str]:
    """The orchard with other words in some places."""
    files = orchard()
    for old, new in edits.items():
        files = {path: text.replace(old, new) for path, text in files.items()}
    return files


def test_an_empty_overlay_equals_its_original() -> None:
    assert result(applied({**orchard(), **overlay()}).book) == original()


@given(CHANGES)
def test_resolving_gives_the_same_each_time(changes: dict[tuple[str, str], str]) -> None:
    files = {**orchard(), **overlay(written(changes))}
    one, other = applied(files), applied(dict(reversed(files.items())))
    assert json.dumps(result(one.book)) == json.dumps(result(other.book))
    assert one.problems == other.problems


@given(HIDEABLE)
def test_what_is_hidden_and_shown_again_equals_the_original(hidden: set[str]) -> None:
    hide = "".join(f"  - at: {at}\n    hide: true\n" for at in sorted(hidden))
    show = "".join(f"  - at: {at}\n    hide: false\n" for at in sorted(hidden))
    files = {**orchard(), **overlay(hide, id="below"), **overlay(show, base="below")}
    assert result(applied(files).book) == original()


@given(HIDEABLE, CHANGES)
def test_nothing_refers_to_what_is_hidden(
    hidden: set[str], changes: dict[tuple[str, str], str]
) -> None:
    """Hiding never breaks what is not hidden: all references that are left lead somewhere."""
    hide = "".join(f"  - at: {at}\n    hide: true\n" for at in sorted(hidden))
    book = applied({**orchard(), **overlay(hide + written(changes))}).book
    names = {
        (part.kind, str(part.tree.value))
        for name in book.files
        for part in book.parts(name)
        if part.role == "name"
    }
    lost = [
        part.tree.place()
        for name in book.files
        for part in book.parts(name)
        if part.role == "reference" and (part.kind, str(part.tree.value)) not in names
    ]
    assert lost == []


@given(CHANGES, EDITS)
def test_no_word_of_an_overlay_is_lost_by_an_update(
    changes: dict[tuple[str, str], str], edits: dict[str, str]
) -> None:
    book = applied({**edited(edits), **overlay(written(changes))})
    shown = {
        (effect.at, field.name): field.after for effect in book.effects for field in effect.fields
    }
    assert {key: str(text) for key, text in shown.items()} == changes


@given(CHANGES, EDITS)
def test_an_edit_elsewhere_never_changes_a_changed_field(
    changes: dict[tuple[str, str], str], edits: dict[str, str]
) -> None:
    before = applied({**orchard(), **overlay(written(changes))})
    after = applied({**edited(edits), **overlay(written(changes))})
    for one, other in zip(before.effects, after.effects, strict=True):
        for mine, theirs in zip(one.fields, other.fields, strict=True):
            assert (mine.name, mine.after) == (theirs.name, theirs.after)
    assert _changed(before) == _changed(after)


def _changed(found: Resolved) -> dict[str, Any]:
    """What stands in the result at every field that was changed."""
    return {
        f"{effect.at} {field.name}": plain(value_at(found.book, field.lookup))
        for effect in found.effects
        for field in effect.fields
    }
