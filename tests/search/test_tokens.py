"""Every run of characters can be found again from the tokens it gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from playbook_press.search.postings import ALL, measured_signs, place_signs, read, written
from playbook_press.search.tokens import LAST, MORE, MOST_LETTERS, PLACES, places_of, unit_count
from tests.search.plain import as_numbers, plain_places, runs_of


def test_neighbours_make_a_token_when_one_of_them_is_han() -> None:
    found = {
        token: [LAST.index(sign) for sign in signs]
        for token, signs in places_of("nike+社区qq群,好").items()
    }
    assert found == {
        "nike+": [0],
        "+社": [0],
        "社区": [1],
        "区q": [2],
        "qq": [3],
        "q群": [3],
        "群": [4],
        "好": [6],
    }


def test_blanks_join_and_signs_separate() -> None:
    assert sorted(places_of("社 区、群")) == ["区", "社区", "群"]
    assert sorted(places_of("health check")) == ["check", "health"]


def test_a_plus_belongs_to_a_word_only_at_its_end() -> None:
    assert sorted(places_of("c++ a+b c#")) == ["a", "b", "c#", "c++"]


@given(st.text(alphabet="社区群人ab1+ ,\n", max_size=200))
def test_each_place_is_where_the_token_stands(text: str) -> None:
    """Whatever stands in a row in the text stands in a row by its places."""
    places = places_of(text)
    for at in range(len(text) - 2):
        if all(character in "社区群人" for character in text[at : at + 3]):
            one = {LAST.index(sign) for sign in places[text[at : at + 2]]}
            other = {LAST.index(sign) for sign in places[text[at + 1 : at + 3]]}
            assert {(place + 1) % PLACES for place in one} & other


def test_a_very_long_word_ends_with_its_own_last_letter() -> None:
    """The index has its first letters; what follows it is a neighbour of the last one."""
    long = "9" * MOST_LETTERS + "6"
    assert sorted(places_of(f"{long}年")) == sorted(["9" * MOST_LETTERS, "6年", "年"])


@pytest.mark.parametrize("sign", ["\x00", "\x01", "\x1c", "\x1f", "\x85"])
def test_a_sign_of_control_separates_as_it_does_in_a_browser(sign: str) -> None:
    assert sorted(places_of(f"群{sign}规则")) == ["则", "群", "规则"]
    assert unit_count(f"群{sign}规则") == 3


@given(st.text(alphabet="社区群ab12+# ,，\n\x00\x01\x85", max_size=80) | st.text(max_size=40))
def test_tokens_are_those_that_are_read_off_one_by_one(text: str) -> None:
    expected = {
        token: [place % PLACES for place in places] for token, places in plain_places(text).items()
    }
    assert as_numbers(places_of(text)) == expected
    assert unit_count(text) == sum(map(len, runs_of(text)))


def test_units_are_characters_and_words() -> None:
    assert unit_count("nike+社区 qq群, 2 人") == 7


def test_no_sign_needs_care_in_a_script() -> None:
    signs = [*LAST, *MORE, ALL]
    assert len(set(signs)) == 2 * PLACES + 1
    assert not set(signs) & set("\"'\\ !<$`") - {"'", "<", "`"}
    assert all(" " < sign <= "~" for sign in signs)


ENTRIES = st.dictionaries(
    st.integers(0, 100_000),
    st.tuples(
        st.integers(0, 2), st.text(alphabet=LAST, min_size=1, max_size=7), st.integers(1, 90)
    ),
    max_size=40,
)


@given(ENTRIES)
def test_lists_are_read_as_they_were_written(entries: dict[int, tuple[int, str, int]]) -> None:
    lists: list[list[tuple[int, str]]] = [[], [], []]
    for part, (where, places, length) in sorted(entries.items()):
        signs = measured_signs(places, length) if where < 2 else place_signs(places)
        lists[where].append((part, signs))
    assert [list(each) for each in read(written(lists))] == lists
