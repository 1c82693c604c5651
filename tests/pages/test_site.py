"""A whole small playbook, composed: every page is there, says what it should and leads home."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from typing import Any
from urllib.parse import urljoin

import pytest

from playbook_press.model.playbook import Playbook
from playbook_press.pages import (
    Entry,
    LanguageSite,
    Page,
    compose_language,
    compose_root,
    compose_shared,
    languages_of,
)
from playbook_press.pages.prose import plain
from tests.pages.drawing import draw, front_as_json, lines_between, read, shown, templates
from tests.pages.sample import LANGUAGES, sample, two


@cache
def site(language: str) -> LanguageSite:
    return compose_language((sample(),), language, templates())


@cache
def shared() -> Mapping[str, bytes]:
    return compose_shared((sample(),), templates(), LANGUAGES)


@cache
def page(address: str, language: str = "en") -> Page:
    return next(page for page in site(language).pages if page.address == address)


@cache
def text(address: str, language: str = "en") -> str:
    return shown(draw(page(address, language).markdown).html)


def composed(playbook: Playbook, language: str) -> dict[str, Page]:
    return {
        page.address: page for page in compose_language((playbook,), language, templates()).pages
    }


def entries(tree: tuple[Entry, ...]) -> Iterator[Entry]:
    for entry in tree:
        yield entry
        yield from entries(entry.children)


def broken(site: LanguageSite) -> list[str]:
    """Links of a language that lead to no page, anchor, file or copy."""
    drawn = {page.address: read(draw(page.markdown).html) for page in site.pages}
    # A way out of the language ends at the root, where the shared files are.
    files = {*site.files, *site.copies, *shared()}
    found = []
    for address, reader in drawn.items():
        for link in reader.links:
            if link.startswith(("https:", "http:", "mailto:")):
                continue
            target, _, fragment = (
                urljoin(f"https://x/{address}", link).removeprefix("https://x/").partition("#")
            )
            if target in files:
                continue
            if target not in drawn or (fragment and fragment not in drawn[target].ids):
                found.append(f"{address}: {link}")
    return found


def test_every_kind_of_page_is_there() -> None:
    assert [(page.address, page.kind) for page in site("zh").pages] == [
        ("", "shelf"),
        ("garden/", "overview"),
        ("garden/assess/check/", "assessment"),
        ("garden/assess/check/team/", "team"),
        ("garden/cases/", "cases"),
        ("garden/cases/case-roof/", "case"),
        ("garden/cases/case-yard/", "case"),
        ("garden/downloads/", "downloads"),
        ("garden/glossary/", "glossary"),
        ("garden/rules/", "rules"),
        ("garden/rules/build/", "rulebook"),
        ("garden/rules/rule-tools/", "rule"),
        ("garden/rules/rule-water/", "rule"),
        ("garden/sources/", "sources"),
        ("garden/traits/", "traits"),
        ("garden/traits/gate/", "moved"),
        ("garden/traits/old-fence/", "moved"),
        ("garden/traits/open-gate/", "trait"),
        ("garden/traits/tools/", "trait"),
    ]


def test_languages_have_the_same_pages_and_anchors() -> None:
    """The switch between languages keeps the place."""
    for zh, en in zip(site("zh").pages, site("en").pages, strict=True):
        assert (zh.address, zh.kind) == (en.address, en.kind)
        assert read(draw(zh.markdown).html).ids == read(draw(en.markdown).html).ids


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(language: str) -> None:
    assert broken(site(language)) == []


WITH_SCRIPT = ("assessment", "checklist", "form", "rulebook", "team", "workshop")
"""Kinds of pages that load a script of their own."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_are_whole_and_tame(language: str) -> None:
    """Ids once, elements closed, nothing that the policy of the site would block."""
    for each in site(language).pages:
        for line in lines_between(each.markdown):
            assert line.startswith(("#", '<div class="pb-block">')), line[:80]
        reader = read(draw(each.markdown).html)
        assert reader.unbalanced == [], each.address
        assert len(reader.ids) == len(set(reader.ids)), each.address
        names = {name for _, name, _ in reader.attributes}
        assert "style" not in names
        assert not any(name.startswith("on") for name in names)
        assert not set(reader.tags) & {"style", "iframe"}
        # Scripts stand in files of our own, never in the page.
        sources = [
            value for tag, name, value in reader.attributes if (tag, name) == ("script", "src")
        ]
        assert len(sources) == reader.tags.count("script")
        assert len(sources) == (each.kind in WITH_SCRIPT), each.address
        assert not any(map("\x02\x03\x04\x05\x06\x07".__contains__, each.markdown))


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_step_down_one_at_a_time(language: str) -> None:
    for each in site(language).pages:
        levels = [
            int(tag[1])
            for tag in read(draw(each.markdown).html).tags
            if tag in ("h1", "h2", "h3", "h4")
        ]
        assert levels[0] == 1, each.address
        assert levels.count(1) == 1, each.address
        assert all(after <= before + 1 for before, after in pairwise(levels)), each.address


def test_front_matter_tells_the_theme_what_the_page_is() -> None:
    front = draw(page("garden/traits/open-gate/", "zh").markdown).front
    assert front["title"] == "门开着"
    assert front["description"] == "园丁随时能进门。"
    assert front["pb"] == {
        "kind": "trait",
        "address": "garden/traits/open-gate/",
        "twins": {"en": "../../../../en/garden/traits/open-gate/"},
        "source": None,
        "playbook": {
            "id": "garden",
            "title": "园子手册",
            "version": "1.2.0",
            "licence": "署名许可",
            "licence_url": None,
            "owner": "园子会",
            "owner_url": None,
            "reviewed_on": "2026-11-22",
            "reviewed": "2026年11月22日",
            "address": "garden/",
        },
        "languages": [{"code": "zh", "name": "中文"}, {"code": "en", "name": "English"}],
    }


def test_front_matter_is_json_on_every_page() -> None:
    for each in site("en").pages:
        assert front_as_json(each.markdown) == draw(each.markdown).front


def test_composing_again_gives_the_same_bytes() -> None:
    again = compose_language((sample(),), "zh", templates())
    assert again == site("zh")


HOSTILE = (
    "<script>alert(1)</script> & \"q\" 'a' {#x} {{y}} {% z %} --8<-- |p| :tada: `" + "\u202e\x07"
)


def planted(zh: str, en: str) -> Any:
    """Every text with an attack before it."""
    return {"zh": f"{HOSTILE} {zh}", "en": f"{HOSTILE} {en}"}


def test_hostile_text_shows_as_itself_everywhere() -> None:
    """No field of a playbook reaches a page as anything but words."""
    harmless = {page.address: page for page in site("en").pages}
    for address, hostile in composed(sample(planted), "en").items():
        drawn = draw(hostile.markdown)
        reader, calm = read(drawn.html), read(draw(harmless[address].markdown).html)
        assert reader.unbalanced == [], address
        assert set(reader.tags) <= {*calm.tags, "code", "br", "a"}, address
        assert {name for _, name, _ in reader.attributes} <= {
            *(name for _, name, _ in calm.attributes),
            "title",
        }, address
        # A renamed term is no longer found in the text, so a list of terms may be missing.
        assert set(reader.ids) <= set(calm.ids), address
        if hostile.kind != "downloads":
            assert "<script>alert(1)</script>" in shown(drawn.html), address


def test_hostile_titles_are_exact_in_headings_and_tabs() -> None:
    pages = composed(sample(planted), "en")
    title = plain(f"{HOSTILE} The gate is open")
    drawn = draw(pages["garden/traits/open-gate/"].markdown)
    assert drawn.front["title"] == title
    heading = drawn.html.split("<h1", 1)[1].split("</h1>")[0]
    assert shown(f"<h1{heading}</h1>").removesuffix("¶") == title


# They come with the pages on which they are filled in.
NOT_SHOWN_YET = {"Look at yourself.", "Gate"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_stands_on_some_page(language: str) -> None:
    """Fields are only there because a page shows them; marks in them show as typed."""
    planted: dict[str, str] = {}

    def say(zh: str, en: str) -> Any:
        mark = f"<t{len(planted)}>"
        if en not in NOT_SHOWN_YET:
            planted[mark] = en
        return {"zh": f"{mark} {zh}", "en": f"{mark} {en}"}

    pages = composed(sample(say), language).values()
    seen = " ".join(shown(draw(page.markdown).html) for page in pages)
    kept = {mark: en for mark, en in planted.items() if mark not in seen}
    assert set(kept.values()) == {
        # What was taken out is on no page but for its title.
        "There is a fence.",
        "Old.",
        "Nothing.",
    }


def half(zh: str, en: str) -> Any:
    """Only the source language."""
    return {"zh": zh}


def test_what_is_not_translated_is_shown_and_said() -> None:
    """In the reader's language above, and in its own language where it stands."""
    pages = composed(sample(half), "en")
    drawn = draw(pages["garden/traits/open-gate/"].markdown)
    reader = read(drawn.html)
    assert "Some of this page is not translated yet" in shown(drawn.html)
    assert ("h1", "lang", "zh") in reader.attributes
    assert ("span", "lang", "zh") in reader.attributes
    assert ("div", "lang", "zh") in reader.attributes
    assert broken(compose_language((sample(half),), "en", templates())) == []


def test_a_translated_page_has_no_notice() -> None:
    assert "not translated" not in text("garden/traits/open-gate/")


def test_a_work_in_another_language_is_no_missing_translation() -> None:
    """A Chinese article keeps its title; nobody owes the reader another one."""

    def say(zh: str, en: str) -> Any:
        return {"zh": zh} if en in ("The garden book", "Index record") else two(zh, en)

    drawn = draw(composed(sample(say), "en")["garden/rules/rule-water/"].markdown)
    assert "not translated" not in shown(drawn.html)
    assert ("a", "lang", "zh") in read(drawn.html).attributes


def test_a_trait_reads_like_a_chapter() -> None:
    found = text("garden/traits/open-gate/")
    parts = [
        "Trait 1 of 1",
        "The gate is open",
        "Any gardener can come in.",
        "± cuts both ways strong by day",
        "What holds",
        "By day.",
        "Meaning",
        "Why it matters",
        "Where the wording is contestable",
        "What research says",
        "For Open gardens are fuller.",
        "Limits Things vanish.",
        "Either way It depends.",
        "When it is alive",
        "When something is wrong",
        "Take the lock off",
        "Effort: an afternoon",
        "Effect: large",
        "First: Take the lock off",
        "Formula: people ÷ weeks",
        "A quick test",
        "From Check",
        "Is it locked?",
        "Look at: The lock.",
        "From 0 people (worst) to 10 people (best)",
        "●●● high confidence",
        "●○○ low confidence",
        "own claim",
        "◐ mixed Open by day.",
        "Watering",
        "Tools come in.",
        "Terms used here gardener",
        "Sources on this page",
    ]
    at = 0
    for part in parts:
        assert part in found[at:], part
        at = found.index(part, at)


def test_sources_are_numbered_in_the_order_of_the_page() -> None:
    """The view is made in another order than the reader meets it."""
    html = draw(page("garden/rules/rule-water/").markdown).html
    numbers = [part.split("<")[0] for part in html.split('class="pb-ref"><a ')[1:]]
    assert [number.split(">")[1] for number in numbers] == ["1", "2", "1", "1"]
    assert 'id="note-s-book"' in html.split('id="page-sources"')[1]
    assert "↩1 ↩2 ↩3" in shown(html)


def test_a_source_nobody_can_open_is_named_without_a_link() -> None:
    html = draw(page("garden/rules/rule-water/").markdown).html
    note = html.split('id="note-s-code"')[1].split("</li>")[0]
    assert "code search record · from memory · no address that a reader could open" in shown(note)
    assert "https:" not in note


def test_a_case_says_what_its_evidence_is_worth_before_its_facts() -> None:
    found = text("garden/cases/case-yard/")
    assert found.index("●●○ medium evidence") < found.index("The gate has been open")
    assert "2 facts: 1 of high confidence and 1 of low confidence." in found
    assert "yd-01 ●●● high confidence Tools" in found
    assert "Cited by: The gate is open Watering Water bylaw A shared shed" in found
    assert "April 2019 It opens. Facts: yd-01 2020–2021 Winter. Facts" in found


def test_a_case_names_what_was_not_found() -> None:
    assert "Nothing usable was found about: Tools." in text("garden/cases/case-roof/")
    assert "没有查到可用资料的方面：工具。" in text("garden/cases/case-roof/", "zh")


def test_a_rule_shows_its_blanks_and_its_bad_version() -> None:
    found = text("garden/rules/rule-water/")
    assert "In [Name of the garden] water every [7] days." in found
    assert "Days usually 7 Who" in found
    assert "✕ Not like this Water or leave." in found
    assert "Rests on: 1 fact from a case (1 of high confidence) and 1 source." in found
    assert "Not legal advice. Where it applies: This city." in found
    assert found.endswith("Next Return tools")


def test_a_rule_without_precedents_says_so() -> None:
    assert "No precedent was found" in text("garden/rules/rule-tools/")


def test_the_matrix_is_a_table_with_heads_and_words() -> None:
    html = draw(page("garden/cases/").markdown).html
    assert '<th scope="col"><a href="../traits/open-gate/">' in html
    assert '<th scope="row"><a href="case-yard/">Yard</a></th>' in html
    assert 'aria-label="Yard: The gate is open: mixed"' in html
    assert "not covered" in html.split("case-roof")[-1]


def test_the_overview_says_what_the_evidence_is_worth() -> None:
    found = text("garden/")
    assert (
        "The cases hold 3 facts, 1 of high confidence and 1 known only from the organisation"
        " itself. 1 case rests on weak evidence and is no more than a lead. How research supports"
        " the traits: “cuts both ways” for 1."
    ) in found
    assert "Only gardens that survived are seen." in found


def test_the_rulebook_holds_the_starter_rules_only() -> None:
    found = text("garden/rules/build/")
    assert "1. Watering In [Name of the garden] water" in found
    assert "Return them" not in found
    assert "Keeps the key. Enforces: Watering Notes on the law" in found
    assert "Not legal advice. Where it applies: This city. Water bylaw" in found
    assert "Concerns: Watering" in found


def test_the_glossary_says_where_a_term_is_used_and_explains_nothing_twice() -> None:
    html = draw(page("garden/glossary/").markdown).html
    entry = html.split('id="term-gardener"')[1].split("<h3")[0]
    assert "also digger" in shown(entry)
    assert "Where it is used The gate is open" in shown(entry)
    assert 'lang="zh">园丁' in entry
    assert 'pb-term"' not in html


def test_every_source_shows_what_cites_it() -> None:
    html = draw(page("garden/sources/").markdown).html
    entry = html.split('id="source-s-book"')[1].split('id="source-')[0]
    assert "yd-01 yd-02" in shown(entry)
    assert "The gate is open Watering Water bylaw" in shown(entry)


def test_old_addresses_say_where_to_go() -> None:
    alias = draw(page("garden/traits/gate/").markdown)
    assert (
        read(alias.html).links[:1] == ["../open-gate/"] or "../open-gate/" in read(alias.html).links
    )
    assert alias.front["search"] == {"exclude": True}
    assert "was taken out in version 1.1.0" in text("garden/traits/old-fence/")
    assert "http-equiv" not in alias.html


def test_retired_items_are_nowhere_else() -> None:
    for each in site("en").pages:
        if each.kind != "moved":
            assert "The old fence" not in each.markdown


def test_the_navigation_of_one_playbook_is_its_sections() -> None:
    tree = site("en").navigation
    assert [entry.title for entry in tree] == [
        "Overview",
        "Traits",
        "Rules",
        "Assess yourself",
        "Cases",
        "Terms and sources",
    ]
    elsewhere = ("moved", "shelf", "team")
    addresses = {page.address for page in site("en").pages if page.kind not in elsewhere}
    assert {entry.address for entry in entries(tree) if entry.address} == addresses


def test_several_playbooks_stand_side_by_side() -> None:
    both = (sample(), sample(id="orchard"))
    found = compose_language(both, "en", templates())
    assert [entry.address for entry in found.navigation] == ["garden/", "orchard/"]
    shelf = found.pages[0]
    assert draw(shelf.markdown).front["title"] == "Playbooks"
    assert {"garden/", "orchard/"} <= set(read(draw(shelf.markdown).html).links)
    assert broken(found) == []


def test_a_playbook_of_one_language_is_readable_in_another() -> None:
    """The site has a language as soon as one playbook has it."""
    lone = sample(half, languages=("zh",), id="alone")
    both = (sample(), lone)
    assert languages_of(both) == ("zh", "en")
    assert broken(compose_language(both, "en", templates())) == []


def test_a_bare_playbook_has_no_empty_sections() -> None:
    """Two files are enough for a site."""
    full = sample()
    manifest = full.manifest.model_copy(update={"patterns": (), "rules_use": ()})
    bare = Playbook(
        manifest=manifest.model_copy(update={"credits": None}),
        traits=(full.traits[1],),
        rules=(),
        cases=(),
        assessments=(),
        glossary=type(full.glossary)(),
        sources=None,
        ladder=None,
        roles=None,
        law=None,
        documents={},
    )
    found = compose_language((bare,), "en", templates())
    assert [page.kind for page in found.pages] == [
        "shelf",
        "overview",
        "downloads",
        "traits",
        "trait",
    ]
    assert broken(found) == []


def test_the_shelf_of_one_playbook_is_a_front_door() -> None:
    """To read, to assess; to adapt and to run where somebody has written how."""
    alone = shown(draw(page("").markdown).html)
    assert "Read it" in alone
    assert "Assess your own community" in alone
    assert "Make it your own" not in alone
    assert "How to keep a garden going." not in alone
    guides = frozenset({"guide/make-it-yours/", "guide/publish/", "guide/"})
    found = compose_language((sample(),), "en", templates(), hand_written=guides)
    links = read(draw(found.pages[0].markdown).html).links
    doors = ["garden/", "garden/assess/check/", "guide/make-it-yours/", "guide/publish/"]
    assert [link for link in links if link in doors][-4:] == doors


def test_pagers_run_through_all_items() -> None:
    """From the first rule to the last, whatever their groups; claims follow the traits."""
    rows = {
        "traits": ("open-gate", "tools"),
        "rules": ("rule-water", "rule-tools"),
        "cases": ("case-yard", "case-roof"),
    }
    for folder, (first, last) in rows.items():
        for here, there in ((first, last), (last, first)):
            html = draw(page(f"garden/{folder}/{here}/").markdown).html
            pager = html.split('<nav class="pb-pager"')[1]
            assert read(f"<nav{pager}").links == [f"../{there}/"]


def test_a_rule_lists_only_roles_that_its_sentence_does_not_name() -> None:
    def say(zh: str, en: str) -> Any:
        return two("大家。", "Everybody.") if en == "The keeper." else two(zh, en)

    rule = composed(sample(say), "en")["garden/rules/rule-water/"]
    assert "Everybody. Roles: Keeper" in shown(draw(rule.markdown).html)
    assert "The keeper. If it is broken" in text("garden/rules/rule-water/")


def test_research_is_told_once_and_then_finding_by_finding() -> None:
    html = draw(page("garden/traits/open-gate/").markdown).html
    summary, rest = html.split('id="research"')[1].split("<details", 1)
    assert "Good and bad." in summary
    assert "Open gardens are fuller." not in summary
    assert "Open gardens are fuller." in rest.split("</details>")[0]


def test_the_index_of_cases_numbers_no_sources() -> None:
    """Each fact leads to its case, where its sources stand."""
    html = draw(page("garden/cases/").markdown).html
    assert "pb-ref" not in html
    assert "Sources on this page" not in html
    assert "Where a fact comes from is said on the page of its case." in shown(html)


def test_the_root_offers_every_language_by_a_plain_link() -> None:
    root = compose_root((sample(),), templates(), LANGUAGES)
    reader = read(draw(root.markdown).html)
    assert reader.links == ["zh/", "en/"]
    assert draw(root.markdown).front["pb"]["twins"] == {"zh": "zh/", "en": "en/"}


def test_the_whole_playbook_can_be_taken_away() -> None:
    data = json.loads(site("en").files["garden/playbook.json"])
    assert data["traits"][0]["title"] == {"zh": "门开着", "en": "The gate is open"}
    assert data["rules"][0]["precedents"][0]["as"] == "support"
    assert site("en").files == site("zh").files


def test_shared_files_stand_once() -> None:
    """One of each for all pages, and scripts of their own for the pages that need them."""
    everywhere = {path for path in shared() if "/pages/" not in path}
    assert everywhere == {
        "assets/playbook-press/export.schema.json",
        "assets/playbook-press/favicon.svg",
        "assets/playbook-press/press.css",
        "assets/playbook-press/press.js",
    }
    assert b"customElements.define" in shared()["assets/playbook-press/press.js"]


def test_pictures_of_the_playbook_are_shown_and_no_others() -> None:
    def say(zh: str, en: str) -> Any:
        if en == "The shed.":
            return two(zh, en)
        pictures = "![plan](images/plan.svg) ![x](https://example.org/x.png)"
        return two(zh, f"{pictures} {en}" if en == "Tools live in the shed." else en)

    found = compose_language((sample(say),), "en", templates())
    html = next(draw(p.markdown).html for p in found.pages if p.address == "garden/traits/tools/")
    assert '<img src="../../images/plan.svg" alt="plan" loading="lazy">' in html
    assert html.count("<img") == 1
    assert found.copies == {"garden/images/plan.svg": "images/plan.svg"}
