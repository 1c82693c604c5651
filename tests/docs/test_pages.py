"""The guide stands in pairs, and what it links to is there."""

import re
from pathlib import PurePosixPath

import pytest

from tests.docs.guide import Page, every_page, guide, read
from tests.docs.reading import bundled_playbook
from tests.project import LANGUAGES, ROOT

CHINESE = guide("zh")
ENGLISH = guide("en")
GUIDE = [pytest.param(page, id=page.name) for each in (CHINESE, ENGLISH) for page in each.values()]

_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_SECTIONS = {"traits", "rules", "cases", "assess", "workshops", "glossary", "sources"}
NAMES = sorted(ENGLISH)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_a_place_of_its_own_in_the_navigation(language: str) -> None:
    pages = guide(language)
    groups = pages["index.md"].meta["groups"]
    assert isinstance(groups, dict)
    places = [(page.meta.get("group"), page.meta["order"]) for page in pages.values()]
    assert len(set(places)) == len(places)
    assert {group for group, _ in places} == {None, *groups}


def test_the_guide_has_every_page_in_every_language_at_the_same_place() -> None:
    chinese, english = (
        {name: (page.meta.get("group"), page.meta["order"]) for name, page in pages.items()}
        for pages in (CHINESE, ENGLISH)
    )
    assert chinese == english


@pytest.mark.parametrize("name", NAMES)
def test_twins_have_the_same_headings(name: str) -> None:
    """A reader who switches the language stays at the same heading."""
    chinese, english = (
        [(heading.level, heading.id) for heading in pages[name].headings]
        for pages in (CHINESE, ENGLISH)
    )
    assert chinese == english
    assert all(id is not None for level, id in english if level > 1)


@pytest.mark.parametrize("name", NAMES)
def test_twins_show_the_same_examples(name: str) -> None:
    """Only words to readers are translated: examples, commands and reports are the same."""
    chinese, english = (
        [(e.path, e.action, e.text) for e in pages[name].examples]
        + [b.text for b in pages[name].blocks if b.language == "sh"]
        for pages in (CHINESE, ENGLISH)
    )
    assert chinese == english


@pytest.mark.parametrize("page", GUIDE)
def test_a_page_says_what_it_is(page: Page) -> None:
    """Title and description stand in search results and above a shared link."""
    assert page.meta["title"] == page.headings[0].text
    assert [heading.level for heading in page.headings].count(1) == 1
    assert str(page.meta["description"]).endswith(("。", "."))


@pytest.mark.parametrize("page", GUIDE)
def test_every_link_of_the_guide_leads_somewhere(page: Page) -> None:
    playbook = bundled_playbook()
    known = {
        "traits": playbook.trait_by_id,
        "rules": playbook.rule_by_id,
        "cases": playbook.case_by_id,
        "assess": playbook.assessment_by_id,
        "workshops": {workshop.id: workshop for workshop in playbook.workshops},
    }
    code = re.compile(r"`[^`\n]*`")
    for whole in _LINK.findall(code.sub("", page.prose)):
        if whole.startswith("https://"):
            continue
        target, _, anchor = whole.partition("#")
        if anchor and not target.startswith("../"):
            headings = read(page.path.parent / (target or page.path.name)).headings
            assert anchor in {heading.id for heading in headings}, whole
        if not target:
            continue
        if not target.startswith("../"):
            assert (page.path.parent / target).is_file(), target
            continue
        home, playbook_id, *rest, index = PurePosixPath(target).parts
        assert (home, playbook_id, index) == ("..", playbook.id, "index.md"), target
        assert not rest or rest[0] in _SECTIONS, target
        assert len(rest) < 2 or rest[1] in known[rest[0]], target


@pytest.mark.parametrize("page", [page for page in every_page() if "zh" in page.name])
def test_chinese_pages_are_punctuated_as_chinese(page: Page) -> None:
    text = re.sub(r"`[^`\n]*`|\]\([^)]*\)", "", page.prose)
    assert "「" not in text
    assert re.findall(r"[\u4e00-\u9fff][,;:!?]", text) == []
    assert re.findall(r"[\u4e00-\u9fff]\.(?!\w)", text) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_words_before_a_page_s_file_are_those_of_the_site(language: str) -> None:
    messages = (ROOT / "templates/messages" / f"{language}.yml").read_text("utf-8")
    words = re.search(r"^ *source_file: (.+)$", messages, re.M)
    assert words is not None
    assert re.search(f'[“"]{words[1]}[”"]', guide(language)["change-a-playbook.md"].prose)


def test_the_readme_leads_to_its_other_language() -> None:
    assert "(README.zh.md)" in (ROOT / "README.md").read_text("utf-8")
    assert "(README.md)" in (ROOT / "README.zh.md").read_text("utf-8")
