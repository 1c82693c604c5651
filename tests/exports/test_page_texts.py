"""Programs that read find every page as plain Markdown, and know where they are."""

import re
from functools import cache

from playbook_press.exports.page_texts import (
    Listed,
    language_list,
    root_list,
    text_of,
    text_pages,
)
from playbook_press.pages.edition import Edition
from playbook_press.pages.page import LanguageSite, Publication
from playbook_press.pages.site import compose_language
from tests.pages.drawing import templates
from tests.pages.sample import sample
from tests.project import LANGUAGES

URL = "https://wiki.example.org/"


@cache
def _site(language: str) -> LanguageSite:
    return compose_language((sample(),), language, templates(), site_languages=LANGUAGES)


def _edition(language: str, url: str = "") -> Edition:
    return Edition(sample(), language, templates(), LANGUAGES, Publication("Garden", url))


def _list(language: str, url: str = "") -> str:
    guide = (Listed("guide/", "How to [read] it", "For readers."),)
    words = templates().words(language)
    return language_list(_site(language), (_edition(language, url),), guide, words, url=url)


def _text(address: str, language: str = "en") -> str:
    (page,) = [each for each in text_pages(_site(language)) if each.address == address]
    return text_of(page, _edition(language, URL))


def test_every_page_but_those_that_lead_on_is_listed_once() -> None:
    found = re.findall(r"\]\((\S*)index\.md\)", _list("en"))
    playbook = {page.address for page in text_pages(_site("en"))} - {""}
    assert sorted(found) == sorted({*playbook, "guide/"})
    moved = {page.address for page in _site("en").pages if page.kind == "moved"}
    assert moved
    assert not moved & set(found)


def test_a_list_begins_as_the_convention_wants_it() -> None:
    title, summary, lead, section = _list("zh").split("\n\n")[:4]
    assert title.startswith("# ")
    assert summary.startswith("> ")
    assert "Markdown" in lead
    assert section.startswith("## ")


def test_links_of_a_list_are_whole_where_the_site_is_published() -> None:
    assert f"]({URL}en/garden/index.md)" in _list("en", URL)
    assert "](garden/index.md)" in _list("en")


def test_a_text_leads_to_pages_and_says_what_it_is_part_of() -> None:
    text = _text("garden/traits/open-gate/")
    assert text.startswith("# The gate is open\n")
    ways = re.findall(r"\]\(([^)]*)\)", text)
    assert any(way.startswith("../../") for way in ways)
    assert not [way for way in ways if way.startswith("#")]
    foot = text.rpartition("\n---\n")[2]
    assert "Garden" in foot or "garden" in foot
    assert f"{URL}en/garden/traits/open-gate/" in foot


def test_pages_that_need_scripts_have_texts_too() -> None:
    assert _text("garden/assess/check/team/").startswith("# ")
    assert "☐" in _text("garden/assess/check/")


def test_the_root_names_every_language_in_its_own_words() -> None:
    words = {code: templates().words(code) for code in LANGUAGES}
    text = root_list((_site("zh"), _site("en")), words, "Garden site")
    assert text.startswith("# Garden site\n")
    assert "(zh/llms.txt)" in text
    assert "(en/llms.txt)" in text
