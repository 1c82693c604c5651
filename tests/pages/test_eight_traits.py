"""The playbook that comes with the project: everything in it is on its pages and leads on."""

from functools import cache

import pytest

from playbook_press.model.playbook import Playbook
from playbook_press.pages import LanguageSite, compose_language
from playbook_press.pipeline import Project, read_contents
from tests.pages.drawing import draw, read, shown, templates
from tests.pages.test_site import broken
from tests.project import LANGUAGES, ROOT


@cache
def playbook() -> Playbook:
    found = read_contents(Project.at(ROOT, templates="templates")).playbooks
    return next(each for each in found if each.id == "eight-traits")


@cache
def site(language: str) -> LanguageSite:
    return compose_language((playbook(),), language, templates(), site_languages=LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(language: str) -> None:
    assert broken(site(language)) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_ids_stand_once_and_elements_close(language: str) -> None:
    for page in site(language).pages:
        reader = read(draw(page.markdown).html)
        assert reader.unbalanced == [], page.address
        assert len(reader.ids) == len(set(reader.ids)), page.address


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_translated(language: str) -> None:
    for page in site(language).pages:
        assert "pb-notice--untranslated" not in page.markdown, page.address


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fact_stands_on_the_page_of_its_case(language: str) -> None:
    pages = {page.address: page for page in site(language).pages}
    for case in playbook().cases:
        drawn = draw(pages[f"eight-traits/cases/{case.id}/"].markdown)
        ids = read(drawn.html).ids
        assert all(f"fact-{fact.id}" in ids for fact in case.facts)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_mark_of_an_author_is_left(language: str) -> None:
    """A link by id that leads nowhere would show its brackets."""
    for page in site(language).pages:
        seen = shown(draw(page.markdown).html)
        for mark in ("[[", "]]", "{{", "}}", "**"):
            assert mark not in seen, (page.address, seen[max(0, seen.find(mark) - 40) :][:80])
