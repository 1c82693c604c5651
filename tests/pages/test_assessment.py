"""The page of an assessment as it is composed: complete, escaped, found from everywhere."""

import json
from typing import Any

import pytest

from playbook_press.pages import compose_language
from playbook_press.pages.page import LanguageSite, Page, Publication
from playbook_press.pages.qr import qr_drawing
from tests.pages.drawing import draw, read, shown, templates
from tests.pages.sample import LANGUAGES, sample, two


def composed(language: str = "en", *, url: str = "", say: Any = two) -> LanguageSite:
    publication = Publication("The Garden Wiki", url)
    return compose_language((sample(say),), language, templates(), publication=publication)


def page_of(site: LanguageSite) -> Page:
    return next(page for page in site.pages if page.kind == "assessment")


def data_of(page: Page) -> Any:
    """What the page carries for its script."""
    html = draw(page.markdown).html
    start = html.index('data-part="data"')
    text = html[html.index(">", start) + 1 : html.index("</template>", start)]
    return json.loads(text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_can_be_answered_without_a_script(language: str) -> None:
    html = read(draw(page_of(composed(language)).markdown).html)
    questions = sum(tag == "fieldset" for tag in html.tags) - _choices_of_sets(html.attributes)
    assert questions == html.tags.count("legend") - _choices_of_sets(html.attributes)
    assert questions >= 1
    assert not [each for each in html.attributes if each[1] in ("checked", "style")]
    assert not [each for each in html.attributes if each[1].startswith("on")]
    assert html.unbalanced == []


def _choices_of_sets(attributes: list[tuple[str, str, str]]) -> int:
    return sum(name == "class" and "pb-desk__sets" in value for _, name, value in attributes)


def test_no_value_is_shown_beside_a_level() -> None:
    """Who sees what an answer is worth answers otherwise."""
    html = read(draw(page_of(composed()).markdown).html)
    values = [value for tag, name, value in html.attributes if tag == "input" and name == "value"]
    assert not any(value.lstrip("-").isdigit() for value in values)


def test_only_scripts_show_what_only_scripts_can_do() -> None:
    html = read(draw(page_of(composed()).markdown).html)
    parts = {value for _, name, value in html.attributes if name == "data-part"}
    assert {"desk", "rail", "results", "takeaway", "data", "form"} <= parts


def test_the_data_holds_no_sign_that_html_reads() -> None:
    """Whatever authors write, the data ends where it should."""
    attack = "</template><script>x</script>&amp;\u2028"
    site = composed(say=lambda zh, en: {"zh": zh + attack, "en": en + attack})
    page = page_of(site)
    data = data_of(page)
    assert data["outline"]["assessment"]
    assert "<script>x" not in draw(page.markdown).html


def test_records_are_told_apart_by_the_name_of_the_site() -> None:
    assert data_of(page_of(composed()))["site"] == "the-garden-wiki"


def test_texts_that_stand_on_the_page_are_not_sent_twice() -> None:
    """The data names questions and options by id; their words are read from the form."""
    page = page_of(composed())
    data = data_of(page)
    html = draw(page.markdown).html
    for id, question in data["outline"]["questions"].items():
        assert f'data-ask="{id}"' in html
        assert "text" not in question
        for option in question.get("options", ()):
            assert f'value="{option}"' in html


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_assessment_is_found_from_its_playbook_and_from_its_traits(language: str) -> None:
    site = composed(language)
    address = page_of(site).address
    for kind in ("overview", "trait"):
        pages = [page for page in site.pages if page.kind == kind]
        links = [link for page in pages for link in read(draw(page.markdown).html).links]
        assert any(link.split("#")[0].endswith(address.removeprefix("garden/")) for link in links)
    entries = [each for entry in site.navigation for each in (entry, *entry.children)]
    assert address in {entry.address for entry in entries}


def test_a_code_is_drawn_only_where_the_address_is_known() -> None:
    """A code that leads nowhere is worse than none."""
    assert "pb-qr" not in draw(page_of(composed()).markdown).html
    known = page_of(composed(url="https://example.org/wiki/"))
    html = draw(known.markdown).html
    assert "pb-qr" in html
    assert f"https://example.org/wiki/en/{known.address}" in shown(html)


def test_a_code_is_the_same_every_time_and_names_itself() -> None:
    drawing = qr_drawing("https://example.org/", 'Code "of" <this>')
    assert drawing == qr_drawing("https://example.org/", 'Code "of" <this>')
    assert "Code &quot;of&quot; &lt;this&gt;" in drawing
    assert read(drawing).unbalanced == []
    assert "style" not in drawing
