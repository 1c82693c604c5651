"""What would fail a reader is found in the finished site, before it is published."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from playbook_press.engines.output import check_output


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
        '<img src="gone.png">',
        '<script src="/gone.js"></script>',
        '<img srcset="page.html 1x, gone.png 2x">',
        "<style>a { background: url(gone.png) }</style>",
        '<a href="../../page.html/">x</a>',
    ],
)
def test_an_address_that_leads_nowhere_is_a_dead_link(tmp_path: Path, written: str) -> None:
    """A folder without `/` works on some servers only, so it counts as nowhere."""
    files = {"page.html": f"<p>\n {written}", "folder/index.html": ""}
    found = _found(tmp_path, files)
    assert [code for code, _ in found] == ["dead-link"]
    assert found[0][1].startswith("site/page.html:2:")


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
    assert _found(tmp_path, files) == []


@pytest.mark.parametrize(
    "written",
    [
        '<script src="https://cdn.example/x.js"></script>',
        '<img src="//cdn.example/x.png">',
        '<iframe src="http://cdn.example/"></iframe>',
        '<link rel="preconnect" href="https://fonts.example">',
        '<link rel="stylesheet" href="https://fonts.example/css">',
        '<p style="background: url(https://cdn.example/x.png)">',
        "<style>@import 'https://fonts.example/css';</style>",
        '<svg><image href="https://cdn.example/x.png"/></svg>',
        '<video poster="https://cdn.example/x.png"></video>',
    ],
)
def test_whatever_is_fetched_from_elsewhere_is_found(tmp_path: Path, written: str) -> None:
    assert [code for code, _ in _found(tmp_path, {"index.html": written})] == ["foreign-request"]


def test_a_style_that_fetches_from_elsewhere_is_found(tmp_path: Path) -> None:
    files = {"assets/a.css": "@font-face { src: url('https://fonts.example/x.woff2') }"}
    assert _found(tmp_path, files) == [("foreign-request", "site/assets/a.css:1:19")]


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
