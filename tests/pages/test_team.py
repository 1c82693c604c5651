"""The team page before a script runs: what it says, and what it carries for the script."""

import gzip
import json
from html import unescape

import pytest
from msgspec.structs import replace

from playbook_press.model.assessment import Assessment
from playbook_press.pages import compose_language, compose_shared
from playbook_press.pages.page import Page
from playbook_press.scoring.tree import asked
from tests.pages.drawing import draw, read, shown, templates
from tests.pages.sample import LANGUAGES, sample
from tests.project import ROOT
from tests.scoring.saved import Json, eight_traits

MOST_SCRIPT = 25_000


def team_pages(language: str) -> tuple[Page, ...]:
    site = compose_language((eight_traits(),), language, templates())
    return tuple(page for page in site.pages if page.kind == "team")


def carried(page: Page) -> Json:
    """What the page holds for its script."""
    html = draw(page.markdown).html
    data: Json = json.loads(
        unescape(html.split("<template", 1)[1].split(">", 1)[1].split("<", 1)[0])
    )
    return data


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_assessment_has_one_below_it(language: str) -> None:
    addresses = [page.address for page in team_pages(language)]
    ids = sorted(assessment.id for assessment in eight_traits().assessments)
    assert addresses == [f"eight-traits/assess/{id}/team/" for id in ids]


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_says_how_to_do_without_scripts(language: str) -> None:
    for page in team_pages(language):
        html = draw(page.markdown).html
        id = page.address.split("/")[2]
        assert f"playbook team {id}-*.json" in shown(html)
        assert read(html).links.count("../") == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_that_needs_a_script_is_hidden_until_it_runs(language: str) -> None:
    html = draw(team_pages(language)[0].markdown).html
    outside = html.split("<pb-team")[0]
    assert "<button" not in outside
    assert "<input" not in outside
    for part in ("gather", "result", "shown", "people-frame", "who-sure", "clear-sure"):
        assert f'data-part="{part}" hidden' in html, part


def test_it_carries_the_words_of_every_question_that_is_scored() -> None:
    for page in team_pages("en"):
        data = carried(page)
        leaves = _leaves(data["trees"]["deep"]["root"])
        assert set(data["questions"]) == {leaf["id"] for leaf in leaves}
        for leaf in leaves:
            options = dict(leaf.get("options") or leaf.get("points") or ())
            assert set(data["questions"][leaf["id"]].get("options", {})) == set(options)
        assert all(data["titles"].values())
        assert data["min_group"] == 3


def test_the_quick_set_has_a_tree_where_there_is_one() -> None:
    with_quick = {
        page.address.split("/")[2]: "quick" in carried(page)["trees"] for page in team_pages("zh")
    }
    expected = {each.id: _has_quick(each) for each in eight_traits().assessments}
    assert with_quick == expected
    assert True in expected.values()


def test_a_text_that_is_not_translated_says_its_language() -> None:
    """Playbook in Chinese only, reader in English."""
    playbook = sample(lambda zh, en: zh, languages=("zh",))
    site = compose_language((playbook,), "en", templates(), site_languages=("zh", "en"))
    page = next(page for page in site.pages if page.kind == "team")
    assert {question.get("lang") for question in carried(page)["questions"].values()} == {"zh"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_assessment_leads_to_it(language: str) -> None:
    site = compose_language((eight_traits(),), language, templates())
    for page in site.pages:
        if page.kind == "assessment":
            assert "team/" in read(draw(page.markdown).html).links


def test_an_old_address_says_where_to_go() -> None:
    """Whoever kept a link to the page of a renamed assessment is not lost."""
    playbook = sample()
    (assessment,) = playbook.assessments
    renamed = assessment.model_copy(update={"aliases": ("once",)})
    changed = replace(playbook, assessments=(renamed,))
    pages = {page.address: page for page in compose_language((changed,), "en", templates()).pages}
    moved = pages["garden/assess/once/team/"]
    assert moved.kind == "moved"
    assert f"../../{assessment.id}/" in read(draw(moved.markdown).html).links


def test_nothing_a_text_says_can_leave_the_data() -> None:
    evil = "</template><script>alert(1)</script>  &lt;"
    playbook = sample(lambda zh, en: {"zh": evil, "en": evil})
    site = compose_language((playbook,), "en", templates())
    page = next(page for page in site.pages if page.kind == "team")
    assert "<script>alert" not in draw(page.markdown).html
    assert "alert(1)" in json.dumps(carried(page))


def test_its_scripts_stay_within_their_budget() -> None:
    files = compose_shared((eight_traits(),), templates(), LANGUAGES)
    own = files["assets/playbook-press/press.js"] + files["assets/playbook-press/pages/team.js"]
    assert len(gzip.compress(own, mtime=0)) <= MOST_SCRIPT


def test_every_module_of_the_component_is_described() -> None:
    folder = ROOT / "templates" / "components" / "team"
    told = (folder / "README.md").read_text("utf-8")
    assert [
        path.name for path in sorted(folder.glob("*.mjs")) if f"`{path.name}`" not in told
    ] == []


def _leaves(node: Json) -> list[Json]:
    return [
        leaf
        for child in node["children"]
        for leaf in (_leaves(child) if "children" in child else [child])
    ]


def _has_quick(assessment: Assessment) -> bool:
    return any(question.set == "quick" for question in asked(assessment))
