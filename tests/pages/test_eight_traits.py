"""The playbook that comes with the project: everything in it is on its pages and leads on."""

import re
from functools import cache

import pytest

from playbook_press.model.playbook import Playbook
from playbook_press.pages import LanguageSite, compose_language
from playbook_press.pages.manner import date
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


def _written_dates() -> list[str]:
    book = playbook()
    moments = [moment.when for case in book.cases for moment in case.timeline]
    years = [source.year for source in book.source_by_id.values() if source.year]
    days = [source.read_on for source in book.source_by_id.values() if source.read_on]
    return sorted({*moments, *years, *days})


ONE = r"[0-9]{3,4}年([0-9]{1,2}月([0-9]{1,2}日)?)?"
READS_WELL = {
    "zh": re.compile(rf"约?({ONE}|[0-9]{{4}}–([0-9]{{4}}|[0-9]{{2}})年|[0-9]{{4}}年代)"),
    "en": re.compile(
        r"(c\. )?(([0-9]{1,2} )?[A-Z][a-z]+ [0-9]{4}|[0-9]{4}s?|[0-9]{4}–([0-9]{4}|[0-9]{2})"
        r"|[0-9]{3} CE)"
    ),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_date_reads_well(language: str) -> None:
    """No form of date that an author uses shows as it is typed."""
    words = templates().words(language)
    shown_dates = [date(written, words) for written in _written_dates()]
    assert len(shown_dates) > 100
    assert [each for each in shown_dates if not READS_WELL[language].fullmatch(each)] == []


INLINE = re.compile(r"</?(?:a|abbr|b|cite|code|em|strong|sup|span(?! class=\"pb-work))\b[^>]*>")


def test_no_blank_follows_a_chinese_colon_or_full_stop() -> None:
    """Full-width marks bring their own."""
    found = []
    for page in site("zh").pages:
        if page.kind in ("assessment", "team"):
            continue
        seen = INLINE.sub("", draw(page.markdown).html)
        found += [(page.address, gap) for gap in re.findall(r".{,12}[：。] +[^<\s↩].{,6}", seen)]
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_machine_name_is_shown(language: str) -> None:
    """Practices and blanks keep their ids as anchors only."""
    book = playbook()
    names = {*book.practice_by_id, *(blank.id for blank in book.manifest.placeholders)}
    for page in site(language).pages:
        if page.kind in ("trait", "rule", "rules", "rulebook"):
            drawn = draw(page.markdown).html
            codes = {shown(f"<i>{code}</i>") for code in re.findall(r"<code>(.*?)</code>", drawn)}
            assert not codes & names, page.address
    rules = read(draw(_page(language, "rules/")).html).ids
    assert all(f"blank-{blank.id}" in rules for blank in book.manifest.placeholders)


def test_a_case_says_what_it_is_best_for_once() -> None:
    """The box about the evidence says it; the glance and the status have other things to say."""
    words = templates().words("en")
    for case in playbook().cases:
        labels = [line.label.best("en")[0] for line in case.at_a_glance]
        assert not {words.case.best_for, "Status"} & set(labels), case.id


def test_no_two_sources_are_the_same_work() -> None:
    urls = [source.url for source in playbook().source_by_id.values() if source.url]
    assert len(urls) == len(set(urls))


def _page(language: str, address: str) -> str:
    return next(p.markdown for p in site(language).pages if p.address == f"eight-traits/{address}")
