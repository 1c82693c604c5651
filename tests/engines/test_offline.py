"""A page for a disk names the files its links lead to, and nothing else in it changes."""

import json

import pytest

from playbook_press.engines.offline import offline_page

_PAGES = {"index.html", "zh/index.html", "zh/a/index.html", "zh/甲 乙/index.html", "zh/x.html"}


def _changed(html: str) -> str:
    return offline_page(html, "zh/a/index.html", _PAGES)


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("..", "../index.html"),
        ("../", "../index.html"),
        ("./", "./index.html"),
        ("../#b", "../index.html#b"),
        ("../?q=1&amp;r=2", "../index.html?q=1&amp;r=2"),
        ("../../", "../../index.html"),
        ("../%E7%94%B2%20%E4%B9%99/#x", "../%E7%94%B2%20%E4%B9%99/index.html#x"),
    ],
)
def test_a_way_to_a_folder_gets_its_page(written: str, named: str) -> None:
    assert _changed(f'<a class="x" href="{written}">') == f'<a class="x" href="{named}">'


def test_links_in_drawings_name_files_too() -> None:
    assert _changed('<a xlink:href="../">') == '<a xlink:href="../index.html">'


@pytest.mark.parametrize(
    "written",
    [
        *("", "#top", "?q=1", "../x.html", "../../../", "../nowhere/", "/zh/", "//zh/"),
        *("https://example.org/zh/", "mailto:a@example.org", "javascript:../", "../a/index.html"),
    ],
)
def test_every_other_address_stays_as_it_is(written: str) -> None:
    html = f'<a href="{written}">'
    assert _changed(html) == html


@pytest.mark.parametrize(
    "html",
    [
        '<!-- <a href="../"> -->',
        "<script>let x = '<a href=\"../\">'</script>",
        '<style>a[href="../"] {}</style>',
        '<img src="../">',
        "<p title=\"<a href='../'>\">",
        """<a title='x href="../"'>""",
        "<p>“../”</p>",
    ],
)
def test_what_is_no_link_stays_as_it_is(html: str) -> None:
    assert _changed(html) == html


def test_data_for_scripts_names_files_too() -> None:
    data = '{"a": ["T", "../"], "b": "../#x", "c": "See ../ there", "d": "../nowhere/"}'
    html = f'<template data-part="data">{data}</template>'
    changed = _changed(html).removeprefix('<template data-part="data">').partition("<")[0]
    assert json.loads(changed) == {
        "a": ["T", "../index.html"],
        "b": "../index.html#x",
        "c": "See ../ there",
        "d": "../nowhere/",
    }


def test_pages_are_loaded_one_by_one() -> None:
    """Everything else in Material's settings stays, however it is written."""
    settings = {
        "base": "..",
        "features": ["navigation.tabs", "navigation.instant", "navigation.instant.progress"],
        "translations": {"x": "</script><b>"},
    }
    written = json.dumps(settings).replace("<", "\\u003c")
    html = f'<script id="__config" type="application/json">{written}</script>'
    changed = _changed(html)
    assert changed.count("<") == 2
    found = json.loads(changed.partition(">")[2].partition("<")[0])
    assert found == settings | {"features": ["navigation.tabs"]}
