"""What would fail a reader is found in the finished site, before it is published."""

import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from playbook_press.diagnostics import Diagnostic, Severity
from playbook_press.engines.output import (
    Expectations,
    as_stored,
    check_facts,
    check_output,
    facts_of,
    from_stored,
)
from playbook_press.engines.output.facts import digest_of


def _found(folder: Path, files: Mapping[str, str], *, site_url: str = "") -> list[tuple[str, str]]:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return [(each.code, str(each.place)) for each in check_output(folder, site_url=site_url)]


def test_a_sound_site_has_nothing_to_report(tmp_path: Path) -> None:
    files = {
        "index.html": '<a href="zh/">zh</a> <a href="https://example.org/">elsewhere</a>',
        "zh/index.html": (
            '<link rel="stylesheet" href="../assets/a.css"><h2 id="起点">x</h2>'
            '<a href="#%E8%B5%B7%E7%82%B9">x</a> <a href="..">up</a> <a href="?q=1">find</a>'
            '<a href="mailto:a@example.org">write</a> <a href="#:~:text=x">here</a>'
        ),
        "assets/a.css": "a { background: url(data:image/png;base64,AA) } b { mask: url(b.svg) }",
        "assets/b.svg": "<svg/>",
    }
    assert _found(tmp_path, files) == []


@pytest.mark.parametrize(
    "written",
    [
        '<a href="nowhere/">x</a>',
        '<a href="folder">x</a>',
        '<A HREF = "gone/">x</A>',
        '<a title="1 > 0" href="gone/">x</a>',
        '<form action="gone/"></form>',
        '<a href="../../page.html/">x</a>',
    ],
)
def test_an_address_that_leads_nowhere_is_a_dead_link(tmp_path: Path, written: str) -> None:
    """A folder without `/` works on some servers only, so it counts as nowhere."""
    files = {"page.html": f"<p>\n {written}", "folder/index.html": ""}
    found = _found(tmp_path, files)
    assert [code for code, _ in found] == ["dead-link"]
    assert found[0][1].startswith("site/page.html:2:")


@pytest.mark.parametrize(
    "written",
    [
        '<img src="gone.png">',
        '<script src="/gone.js"></script>',
        '<img srcset="page.html 1x, gone.png 2x">',
        '<link rel="stylesheet" href="gone.css">',
        '<video poster="gone.png"></video>',
        '<svg><use href="gone.svg#x"/></svg>',
    ],
)
def test_what_a_page_needs_and_the_site_lacks_is_missing(tmp_path: Path, written: str) -> None:
    (found,) = _found(tmp_path, {"page.html": f"<p>\n {written}"})
    assert found[0] == "missing-asset"
    assert found[1].startswith("site/page.html:2:")


def test_what_a_style_needs_and_the_site_lacks_is_missing(tmp_path: Path) -> None:
    files = {"a/b.css": "p {\n  mask: url('gone.svg') }"}
    assert _found(tmp_path, files) == [("missing-asset", "site/a/b.css:2:9")]


def test_an_address_nobody_can_read_is_a_dead_link(tmp_path: Path) -> None:
    assert _found(tmp_path, {"a.html": '<a href="//[">x</a>'}) == [("dead-link", "site/a.html:1:1")]


def test_the_same_dead_link_on_many_pages_is_one_report(tmp_path: Path) -> None:
    files = {
        "zh/index.html": '<a href="gone/">x</a>',
        "zh/a/index.html": '<a href="../gone/">x</a>',
        "zh/a/b/index.html": '<a href="../../gone/">x</a>',
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (only,) = check_output(tmp_path)
    assert "2 more of the pages" in only.notes[0].text


def test_an_anchor_that_its_page_lacks_is_a_dead_anchor(tmp_path: Path) -> None:
    files = {"a/index.html": '<a href="../b/#meanin">x</a>', "b/index.html": '<h2 id="meaning">'}
    assert _found(tmp_path, files) == [("dead-anchor", "site/a/index.html:1:1")]


def test_markup_in_comments_and_scripts_is_not_read(tmp_path: Path) -> None:
    files = {"index.html": "<!-- <a href='x'> --><script>'<a href=\"y\">'</script>"}
    assert [code for code, _ in _found(tmp_path, files)] == ["inline-script"]


@pytest.mark.parametrize(
    "written",
    [
        '<script src="https://cdn.example/x.js"></script>',
        '<img src="//cdn.example/x.png">',
        '<iframe src="http://cdn.example/"></iframe>',
        '<link rel="preconnect" href="https://fonts.example">',
        '<link rel="stylesheet" href="https://fonts.example/css">',
        '<meta http-equiv="refresh" content="0; url=https://elsewhere.example/">',
        '<svg><image href="https://cdn.example/x.png"/></svg>',
        '<video poster="https://cdn.example/x.png"></video>',
    ],
)
def test_whatever_is_fetched_from_elsewhere_is_found(tmp_path: Path, written: str) -> None:
    assert [code for code, _ in _found(tmp_path, {"index.html": written})] == ["foreign-request"]


def test_a_style_that_fetches_from_elsewhere_is_found(tmp_path: Path) -> None:
    files = {"assets/a.css": "@font-face { src: url('https://fonts.example/x.woff2') }"}
    assert _found(tmp_path, files) == [("foreign-request", "site/assets/a.css:1:19")]


@pytest.mark.parametrize(
    "written",
    [
        '<p style="background: url(https://cdn.example/x.png)">',
        "<style>@import 'https://fonts.example/css';</style>",
    ],
)
def test_a_style_in_a_page_that_fetches_from_elsewhere_is_twice_wrong(
    tmp_path: Path, written: str
) -> None:
    found = {code for code, _ in _found(tmp_path, {"index.html": written})}
    assert found == {"foreign-request", "inline-style"}


def test_addresses_of_the_site_itself_lead_into_it(tmp_path: Path) -> None:
    files = {
        "index.html": (
            '<link rel="canonical" href="https://w.example/base/">'
            '<link rel="icon" href="https://w.example/base/i.svg"><a href="/base/zh/">x</a>'
        ),
        "zh/index.html": '<a href="https://w.example/base/gone/">x</a>',
        "i.svg": "",
    }
    assert _found(tmp_path, files, site_url="https://w.example/base/") == [
        ("dead-link", "site/zh/index.html:1:1")
    ]


def test_a_place_is_looked_for_in_pages_before_and_after(tmp_path: Path) -> None:
    files = {
        "zh/a/index.html": '<p id="there"></p>\n<a href="../b/#there">x</a>\n<a href="../b/#gone">',
        "zh/b/index.html": '<p id="there"></p>\n<a href="../a/#there">x</a>\n<a href="../a/#none">',
    }
    assert _found(tmp_path, files) == [
        ("dead-anchor", "site/zh/a/index.html:3:1"),
        ("dead-anchor", "site/zh/b/index.html:3:1"),
    ]


def _pair(zh: str, en: str) -> dict[str, str]:
    return {
        "zh/a/index.html": f'<a hreflang="en" href="{zh}">English</a>',
        "en/a/index.html": f'<a hreflang="zh" href="{en}">中文</a>',
        "zh/index.html": "",
        "en/index.html": "",
        "zh/b/index.html": '<a hreflang="en" href="../../en/">English</a>',
    }


def test_twins_lead_to_each_other(tmp_path: Path) -> None:
    assert _found(tmp_path, _pair("../../en/a/", "../../zh/a/")) == []


def test_a_twin_that_does_not_lead_back_is_found(tmp_path: Path) -> None:
    found = _found(tmp_path, _pair("../../en/a/", "../../zh/b/"))
    assert ("lone-language", "site/en/a/index.html:1:1") in found
    assert ("lone-language", "site/zh/a/index.html:1:1") in found


def test_a_page_without_a_twin_may_lead_to_the_other_home(tmp_path: Path) -> None:
    """So a reader can always change the language, even where a page is not translated."""
    assert _found(tmp_path, _pair("../../en/a/", "../../zh/")) == [
        ("lone-language", "site/zh/a/index.html:1:1")
    ]


def _said(page: str, expected: Expectations | None = None, **others: str) -> list[Diagnostic]:
    files = {"zh/a/b/index.html": page, **others}
    facts = [facts_of(path, text.encode()) for path, text in sorted(files.items())]
    return list(check_facts(facts, frozenset(files), expected or Expectations()).problems)


@pytest.mark.parametrize(
    ("code", "written"),
    [
        ("inline-script", "<script>alert(1)</script>"),
        ("inline-script", "<SCRIPT type=module>alert(1)</SCRIPT >"),
        ("inline-style", "<style>p { color: red }</style>"),
        ("inline-style", '<p style="color: red">'),
        ("inline-handler", "<svg/onload=alert(1)>"),
        ("inline-handler", '<p title="a>b" onclick="alert(1)">'),
        ("inline-handler", '<a href="javascript:alert(1)">x</a>'),
        ("inline-handler", '<a href=" java&#115;cript:alert(1)">x</a>'),
        ("inline-handler", '<iframe srcdoc="&lt;script>1&lt;/script>"></iframe>'),
    ],
)
def test_what_the_policy_would_block_is_found(code: str, written: str) -> None:
    assert [(each.code, each.place.line) for each in _said(f"<p>\n{written}")] == [(code, 2)]


def test_data_in_a_script_element_is_no_script() -> None:
    assert _said('<script type="application/json">{"a": 1}</script>') == []


def test_a_listed_script_may_stand_in_a_page() -> None:
    (found,) = _said("<script>go()</script>")
    digest = digest_of("go()")
    assert digest in found.notes[0].text
    assert _said("<script>go()</script>", Expectations(allowed=frozenset({digest}))) == []


def test_a_repeated_id_is_found_at_its_second_place() -> None:
    (found,) = _said('<p id="a">\n<h2 id="b"></h2>\n<svg id="a"></svg>')
    assert (found.code, str(found.place)) == ("repeated-id", "site/zh/a/b/index.html:3:1")


def test_a_page_above_its_budget_is_a_warning_with_numbers() -> None:
    noise = " ".join(digest_of(str(number)) for number in range(1200))
    (found,) = _said(f"<p>{noise}", Expectations(budgets={"page": 30}))
    assert (found.code, found.severity) == ("heavy-page", Severity.WARNING)
    assert "kB compressed; the budget is 30 kB" in found.what
    assert _said(f"<p>{noise}", Expectations(budgets={"page": 0})) == []


@pytest.mark.parametrize(
    ("path", "budget"),
    [
        ("zh/a/cases/index.html", "list"),
        ("zh/a/cases/one/index.html", "page"),
        ("zh/a/assess/check/index.html", "assessment"),
        ("zh/index.html", "page"),
        ("404.html", "page"),
    ],
)
def test_each_kind_of_page_has_its_budget(path: str, budget: str) -> None:
    noise = " ".join(digest_of(str(number)) for number in range(1200)).encode()
    facts = facts_of(path, noise)
    (found,) = check_facts([facts], {path}, Expectations(budgets={budget: 1})).problems
    assert f"`{budget}`" in found.fix


def test_the_weight_of_a_page_is_exact_as_soon_as_it_may_be_too_heavy() -> None:
    page = " ".join(digest_of(str(number % 300)) for number in range(1200)).encode()
    exact = len(zlib.compress(page, 6)) + 12
    weights = [
        facts_of("zh/index.html", page, heavy_from=most).weight
        for most in (1_000, exact - 1, len(page) // 2, len(page))
    ]
    assert weights[:2] == [exact, exact]
    assert exact <= weights[2] <= len(page) // 2
    assert weights[3] == len(page) // 3


def test_the_scripts_of_a_page_have_a_budget_together() -> None:
    own = "assets/playbook-press/"
    words = " ".join(digest_of(str(number)) for number in range(40))
    files = {f"{own}a.js": words, f"{own}b.js": words}
    page = "".join(f'<script src="../../../{path}"></script>' for path in files)
    light = facts_of(f"{own}a.js", words.encode()).weight
    assert 1000 < light < 2000
    assert _said(page, Expectations(budgets={"scripts": 4}), **files) == []
    (found,) = _said(page, Expectations(budgets={"scripts": 2}), **files)
    assert found.what.startswith("The scripts of this page take")


def test_what_is_known_of_a_page_survives_being_stored() -> None:
    page = (
        '<a id="x" href="../#a">1</a><a id="x" href="//[">2</a><script>go()</script>'
        '<img src="https://elsewhere.example/x.png"><a hreflang="en" href="/en/">en</a>'
    )
    facts = facts_of("zh/a/index.html", page.encode(), site_url="https://w.example/")
    assert facts.links
    assert facts.broken
    assert from_stored(as_stored(facts)) == facts


@pytest.mark.parametrize(
    "written",
    [
        '<script src="evil.txt"></script>',
        "<script src=evil.txt></script>",
        "<SCRIPT/src='evil.css'></SCRIPT>",
        '<script src="evil.txt?x.js"></script>',
        '<script a=b"c src=evil.txt></script>',
        '<svg><script href="evil.png" /></svg>',
        "<!--><script src=evil.txt></script>-->",
        "<!-- --!><script src=evil.txt></script>-->",
        '<p title="<!--">x</p><script src=evil.txt></script><p title="-->">',
        "<title><!--</title><script src=evil.txt></script><!-- -->",
    ],
)
def test_a_text_or_a_picture_is_not_fetched_as_a_script(written: str) -> None:
    """The policy allows every file of the site, and most servers send any of them to run."""
    facts = facts_of("index.html", f"<head></head>{written}".encode())
    assert "handler" in {each.kind for each in facts.inline}


def test_scripts_of_the_site_and_data_are_no_odd_scripts() -> None:
    page = (
        b'<script src="../assets/a.js?1"></script><script data-base="..">go()</script>'
        b'<script id="x" type="application/json">{}</script><script type="module" src="a.mjs">'
        b"</script>"
    )
    assert {each.kind for each in facts_of("index.html", page).inline} == {"script"}
