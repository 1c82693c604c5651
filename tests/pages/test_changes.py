"""What readers are told of an original, and what they no longer find."""

import json
import re
from html import unescape

import pytest

from playbook_press.model.library import load_library
from playbook_press.overlay.shelf import shelved
from playbook_press.pages.page import LanguageSite
from playbook_press.pages.site import compose_language
from tests.overlay.books import orchard, overlay, surroundings
from tests.pages.drawing import templates

CHANGES = """\
  - at: trait/open-gate
    set: {title.zh: 门不锁, title.en: The gate is open}
    why: {zh: 我们这么说, en: It is what we say}
  - at: rule/tools-back
    hide: true
  - at: assessment/season/visitors
    hide: true
  - at: practice/name-board
    hide: true
  - at: term
    add: {id: row, title: {zh: 一排, en: Row}, definition: {zh: 一排树。, en: A row of trees.}}
  - at: role/nobody
    hide: true
    if_missing: skip
"""


def site(language: str) -> LanguageSite:
    """The pages of an overlay on the orchard, and of the orchard."""
    files = {**orchard(), **overlay(CHANGES)}
    shelf = shelved(["playbooks/acme", "playbooks/orchard"], surroundings(files))
    library = load_library(shelf.folders, shelf.read)
    playbooks = tuple(shelf.adapted(each) for each in library.playbooks)
    return compose_language(playbooks, language, templates())


def words(found: LanguageSite, address: str) -> str:
    """The words of a page, on one line."""
    page = next(page for page in found.pages if page.address == address)
    body = page.markdown.split("\n---\n", 1)[1].replace("&#10;", " ")
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", body)).split())


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            "zh",
            ["改编自《果园手册》1.0.0版，改动5处。", "改写或调整", "我们这么说", "未收入", "新增"],
        ),
        (
            "en",
            [
                "Based on “The orchard playbook”, version 1.0.0, with 5 changes.",
                "Reworded or adjusted",
                "It is what we say",
                "Left out",
                "under the licence CC BY 4.0",
            ],
        ),
    ],
)
def test_the_changes_are_listed_in_the_reader_s_language(language: str, said: list[str]) -> None:
    text = words(site(language), "acme/changes/")
    assert [each for each in said if each not in text] == []
    assert "nobody" not in text


def test_what_has_another_title_now_says_what_it_was_called() -> None:
    assert "门不锁 （原为“门开着”）" in words(site("zh"), "acme/changes/")
    assert "The gate is open (was: An open gate)" in words(site("en"), "acme/changes/")


def test_every_page_says_at_its_foot_what_the_playbook_is_based_on() -> None:
    for page in site("en").pages:
        front = json.loads(page.markdown.split("\npb: ", 1)[1].partition("\n")[0])
        told = (front["playbook"] or {}).get("based_on", "")
        assert ("Based on “The orchard playbook”" in told) == page.address.startswith("acme/")


def test_the_first_page_leads_to_the_changes_and_the_original_has_none() -> None:
    found = site("en")
    assert "Based on “The orchard playbook”" in words(found, "acme/")
    assert "orchard/changes/" not in {page.address for page in found.pages}
    listed = json.dumps([str(entry) for entry in found.navigation])
    assert "acme/changes/" in listed
    assert "orchard/changes/" not in listed


def test_what_is_hidden_is_on_no_page_and_in_no_export() -> None:
    found = site("en")
    texts = [
        page.markdown
        for page in found.pages
        if page.address.startswith("acme/") and page.kind not in ("changes", "moved")
    ]
    assert [text for text in texts if "Tools go back" in text or "How many came" in text] == []
    data = found.files["acme/playbook.json"].decode()
    assert "Put them back" not in data
    assert "How many came" not in data
    assert "Write up who is here" not in data
    assert "Put them back" in found.files["orchard/playbook.json"].decode()


def test_an_old_link_to_something_hidden_still_arrives() -> None:
    text = words(site("en"), "acme/rules/tools-back/")
    assert "“Tools go back” is not here" in text
    assert "has moved" not in text
    assert "“Tools go back” is not part of this playbook." in text


def test_a_hidden_question_is_out_of_the_score_and_the_page_says_so() -> None:
    found = site("en")
    page = next(page for page in found.pages if page.address == "acme/assess/season/")
    assert '"visitors"' not in page.markdown
    text = words(found, "acme/assess/season/")
    assert "1 question of “The orchard playbook” is not asked here" in text
    assert "is not asked here" not in words(found, "orchard/assess/season/")


def test_files_of_the_original_s_readers_fit() -> None:
    page = next(page for page in site("en").pages if page.address == "acme/assess/season/")
    assert '"bases":["orchard"]' in page.markdown.replace("&#34;", '"').replace("&quot;", '"')
