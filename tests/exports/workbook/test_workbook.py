"""The workbook says all that belongs on paper, is tagged, and is the same every time."""

import re
import subprocess
import sys
from typing import Any

import pytest

from playbook_press.exports.imprint import imprint, source_line
from playbook_press.exports.workbook import rule_lists
from playbook_press.model.item import Model
from playbook_press.pages.backlinks import texts_of
from tests.exports.workbook.printing import (
    catalogue,
    edition,
    printed,
    read,
    squeezed,
    text_of,
    titles,
    workbook,
)
from tests.pages.sample import LANGUAGES, sample
from tests.project import ROOT

# What has its place on the site alone: research in full, what rules lean on, short titles.
_ELSEWHERE = frozenset(
    {"research", "research_summary", "facts", "related", "precedents", "short_title", "topics"}
)


def _belonging(language: str) -> list[str]:
    """The words of the small playbook that a workbook has to carry."""
    book = edition(sample(), language)
    parts: list[Model] = [
        *book.traits,
        *book.claims,
        *book.rules,
        *book.cases,
        *book.assessments,
        *(fact for case in book.cases for fact in case.facts),
        book.playbook.glossary,
    ]
    found = []
    for part in parts:
        for name in type(part).model_fields:
            if name not in _ELSEWHERE:
                found += [book.spoken(text) for text in texts_of(getattr(part, name))]
    return [text for text in found if "{{" not in text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_that_belongs_on_paper_is_there(language: str) -> None:
    text = text_of(workbook(language))
    missing = [words for words in _belonging(language) if squeezed(words) not in text]
    # Notes on sources are numbers on paper.
    assert [words for words in missing if not re.search(r"\[\[|来源|source", words)] == []


def test_blanks_are_lines_with_what_to_write() -> None:
    text = text_of(workbook("zh"))
    assert "{{" not in text
    assert "的苗每" in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_where_it_comes_from_on_every_page_but_the_cover(language: str) -> None:
    line = squeezed(source_line(imprint(edition(sample(), language)), edition(sample(), language)))
    _, *pages = read(workbook(language)).pages
    bare = [n for n, page in enumerate(pages, 2) if line not in squeezed(page.extract_text())]
    assert bare == []


def test_it_is_tagged_and_says_its_title_and_language() -> None:
    reader = read(workbook("zh"))
    root = catalogue(workbook("zh"))
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "zh"
    assert "/StructTreeRoot" in root
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert b"pdfuaid" in root["/Metadata"].get_data()
    assert reader.metadata is not None
    assert reader.metadata.title == "《园子手册》工作手册"


def test_bookmarks_follow_the_chapters() -> None:
    found = list(titles(read(workbook("en")).outline))
    assert found[:3] == ["Contents", "How to use this workbook", "About this playbook"]
    assert "The gate is open" in found
    assert found[-1] == "Sources"


def test_a_trait_begins_on_a_left_hand_page() -> None:
    """Its questions then face it."""
    reader = read(workbook("en"))
    outline: Any = reader.outline
    inside = [entry for part in outline if isinstance(part, list) for entry in part]
    (place,) = [entry for entry in inside if entry.title == "The gate is open"]
    number = reader.get_destination_page_number(place)
    assert number is not None
    # Pages count from 0 here; on paper the first is a right-hand one.
    assert number % 2 == 1


def test_the_same_playbook_gives_the_same_bytes_in_another_process() -> None:
    script = (
        "import sys; from tests.exports.workbook.printing import workbook;"
        " sys.stdout.buffer.write(workbook('en'))"
    )
    other = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, check=True
    )
    assert other.stdout == workbook("en")


def test_what_was_taken_out_is_not_printed() -> None:
    assert "旧篱笆" not in text_of(workbook("zh"))


def test_a_rule_list_holds_the_rules_that_were_asked_for() -> None:
    book = sample()
    assert rule_lists(edition(book, "en")) == ("all", "starter", "daily")
    starters = text_of(printed(book, "en", ("rules", "starter")))
    assert "Watering" in starters
    assert squeezed("Return tools") not in starters


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (("trait", "open-gate"), "Take the lock off"),
        (("rule", "rule-water"), "So that nothing dries out."),
        (("case", "case-yard"), "A gate is cheaper than a lock."),
    ],
)
def test_one_sheet_says_what_it_is_part_of(item: tuple[str, str], words: str) -> None:
    text = text_of(printed(sample(), "en", item))
    assert squeezed(words) in text
    assert squeezed("The garden playbook") in text
    assert squeezed("https://example.org/garden/en/garden/") in text
