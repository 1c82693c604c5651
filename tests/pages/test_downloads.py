"""The page of downloads offers the files there are, or says how to make them."""

from playbook_press.pages.downloads import downloads_page
from playbook_press.pages.edition import Edition
from playbook_press.pages.offers import Offer
from tests.pages.drawing import Drawn, draw, read, shown, templates
from tests.pages.sample import sample
from tests.project import LANGUAGES

HERE = "garden/downloads/"


def _page(language: str, *offers: Offer) -> Drawn:
    edition = Edition(sample(), language, templates(), LANGUAGES, is_marked=True)
    return draw(downloads_page(edition, b"x" * 1234, offers).markdown)


def test_without_files_it_says_what_to_type() -> None:
    html = _page("en").html
    assert "playbook export slides garden --language en" in html
    assert "playbook export single-file garden --item assessment/check --language en" in html
    links = [link for link in read(html).links if link.endswith(("json", "html", "pdf"))]
    assert links == ["../playbook.json", "../../../assets/playbook-press/export.schema.json"]


def test_files_are_offered_with_format_and_size() -> None:
    html = _page("en", Offer("slides", f"{HERE}garden.en.slides.html", 80_700)).html
    assert "garden.en.slides.html" in read(html).links
    assert "HTML, 81 kB" in shown(html)
    assert "JSON, 1 kB" in shown(html)


def test_what_was_not_made_although_others_were_is_left_out() -> None:
    """The terminal says why; a reader of the site can do nothing about it."""
    html = _page("en", Offer("slides", f"{HERE}garden.en.slides.html", 80_700)).html
    assert "playbook export" not in html
    assert "To print" not in shown(html)


def test_a_file_about_one_item_bears_its_name() -> None:
    offer = Offer("item_slides", f"{HERE}open-gate.zh.slides.html", 9000, "open-gate")
    html = _page("zh", offer).html
    assert '<a href="open-gate.zh.slides.html" download>门开着</a>' in html


def test_lists_of_rules_have_names_of_their_own() -> None:
    offer = Offer("rule_list", f"{HERE}garden.rules.all.en.pdf", 9000, "all")
    assert "All rules" in shown(_page("en", offer).html)
