"""The tables of fields and the models say the same."""

import re
from collections import Counter

import pytest

from tests.docs.fields import WORDS, Row, every_model, needed, rows
from tests.docs.guide import Table, guide
from tests.project import LANGUAGES

HEADS = {"zh": ("字段", "值", "写什么"), "en": ("Field", "Value", "What to write")}
PAGE = "write-a-playbook.md"


def _tables(language: str) -> dict[str, list[Table]]:
    found: dict[str, list[Table]] = {}
    for table in guide(language)[PAGE].tables:
        if table.head == HEADS[language]:
            found.setdefault(str(table.heading), []).append(table)
    return found


def _written(tables: list[Table]) -> list[Row]:
    return [
        Row(path, value)
        for table in tables
        for paths, value, _ in table.rows
        for path in re.findall(r"`([^`]+)`", paths)
    ]


HEADINGS = [
    pytest.param(language, heading, id=f"{language}-{heading}")
    for language in LANGUAGES
    for heading in _tables(language)
]


@pytest.mark.parametrize(("language", "heading"), HEADINGS)
def test_a_table_names_every_field_and_what_may_stand_in_it(language: str, heading: str) -> None:
    tables = _tables(language)
    assert heading in every_model()
    wanted = rows(heading, frozenset(tables), WORDS[language])
    written = _written(tables[heading])
    assert sorted(written) == sorted(wanted)
    assert Counter(written).most_common(1)[0][1] == 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_an_author_can_write_is_without_a_table(language: str) -> None:
    assert needed() - _tables(language).keys() == frozenset()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_field_is_explained(language: str) -> None:
    cells = [row[2] for tables in _tables(language).values() for t in tables for row in t.rows]
    assert [cell for cell in cells if not cell.endswith(("。", "."))] == []


def test_the_tables_of_both_languages_name_fields_in_the_same_order() -> None:
    chinese, english = (
        {heading: [row.path for row in _written(found)] for heading, found in _tables(code).items()}
        for code in ("zh", "en")
    )
    assert chinese == english
