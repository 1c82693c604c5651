"""Composed pages, drawn by MkDocs: one run per language, assets once."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from playbook_press.engines.mkdocs.build import Manner, draw_site
from playbook_press.engines.output import check_output
from playbook_press.engines.output.facts import digest_of
from tests.engines.small_site import (
    BODIES,
    DOCS,
    NAMES,
    PERMALINKS,
    drawn,
    expected,
    project,
    small_site,
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder, said = drawn(tmp_path_factory.mktemp("small"))
    assert said == ()
    return folder


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site, which knows where it is published."""
    folder, _ = drawn(tmp_path_factory.mktemp("placed"), site_url="https://w.example/base/")
    return folder


def _text(site: Path, path: str) -> str:
    return (site / path).read_text(encoding="utf-8")


def _described(site: Path, path: str) -> Mapping[str, object]:
    found = re.search(r'<p id="described">(.*?)</p>', _text(site, path))
    assert found
    described = json.loads(found[1])
    assert isinstance(described, dict)
    return described


def test_every_page_stands_at_its_address(site: Path) -> None:
    pages = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    generated = ["", "book/", "book/old/", "book/traits/"]
    guide = {
        "zh": ["guide/", "guide/about/", "guide/readers/", "guide/teams/"],
        "en": ["guide/", "guide/teams/"],
    }
    assert pages == sorted(
        ["404.html", "index.html"]
        + [f"{code}/404.html" for code in guide]
        + [f"{code}/{a}index.html" for code, own in guide.items() for a in generated + own]
    )


def test_every_link_of_every_page_arrives(site: Path, placed: Path) -> None:
    """Theme, navigation, search, twins, 404 pages: with and without a known place."""
    wanted = expected(site.parent)
    assert check_output(site, expected=wanted) == ()
    assert check_output(placed, site_url="https://w.example/base/", expected=wanted) == ()


def test_assets_stand_once(site: Path) -> None:
    """Besides them only the index of each language consists of scripts."""
    folders = {path.parent.relative_to(site).parts for path in site.rglob("*.js")}
    assert {folder[:2] for folder in folders if folder[0] != "assets"} == {
        (code, "search") for code in NAMES
    }


def _stylesheets(site: Path) -> list[str]:
    folder = site / "assets" / "stylesheets"
    return sorted(path.name.split(".")[0] for path in folder.iterdir())


def test_the_stylesheets_of_the_theme_that_no_page_names_are_left_out(site: Path) -> None:
    assert _stylesheets(site) == ["theme"]
    (only,) = (site / "assets" / "stylesheets").iterdir()
    for page in site.rglob("*.html"):
        assert f"assets/stylesheets/{only.name}" in page.read_text("utf-8"), page


def test_what_belongs_to_all_languages_stands_at_the_root(site: Path) -> None:
    assert _text(site, "robots.txt") == DOCS["robots.txt"]
    assert (site / "assets" / "photo.svg").is_file()
    assert (site / "zh" / "book" / "playbook.json").read_bytes() == b"{}"
    assert not list(site.rglob("*decision*"))
    assert not list(site.rglob("README*"))


def test_each_page_names_its_language(site: Path) -> None:
    assert '<html lang="zh"' in _text(site, "zh/book/index.html")
    assert '<html lang="en"' in _text(site, "en/book/index.html")


def test_each_language_searches_only_itself(site: Path) -> None:
    zh, en = (
        "".join(path.read_text("utf-8") for path in (site / code / "search").rglob("*.js"))
        for code in NAMES
    )
    assert BODIES["en"] in en
    assert BODIES["en"] not in zh
    assert BODIES["zh"] in zh
    assert not (site / "search").exists()


def test_hand_written_pages_are_found_too(site: Path) -> None:
    texts = [path.read_text("utf-8") for path in (site / "zh" / "search" / "t").iterdir()]
    assert [text for text in texts if '["guide/teams/","团队"' in text and "从哪里 开始" in text]


def test_what_is_kept_from_the_search_is_not_in_its_index(tmp_path: Path) -> None:
    """As pages of hidden and moved items say in their front matter."""
    quiet = "---\nsearch:\n  exclude: true\n---\n\n# 安静\n\n只给收到链接的人看。\n"
    folder, _ = drawn(tmp_path, docs={**DOCS, "zh/guide/quiet.md": quiet})
    assert "只给收到链接的人看" in _text(folder, "zh/guide/quiet/index.html")
    index = "".join(path.read_text("utf-8") for path in (folder / "zh/search").rglob("*.js"))
    assert "收到" not in index
    assert "安静" not in index


def test_the_search_of_the_theme_is_switched_off(tmp_path: Path) -> None:
    """Also where the settings ask for it, as those of older sites do."""
    settings = project(tmp_path)
    text = settings.read_text("utf-8").replace("plugins:\n", "plugins:\n  - search\n")
    settings.write_text(text, "utf-8")
    draw_site(settings, small_site(tmp_path / "theme"), tmp_path / "site")
    assert not list((tmp_path / "site").rglob("search_index.json"))
    assert (tmp_path / "site" / "zh" / "search" / "index.js").is_file()


def test_the_guide_is_read_in_its_order(site: Path) -> None:
    """The index first, then by `order`, then by name."""
    page = _text(site, "zh/guide/index.html")
    titles = re.findall(r'md-nav__link[^>]*>\s*<span class="md-ellipsis">\s*([^<]+?)\s*<', page)
    places = [titles.index(title) for title in ("使用指南", "读者", "团队", "关于")]
    assert places == sorted(places)


def test_a_hand_written_page_knows_its_twin(site: Path) -> None:
    assert _described(site, "zh/guide/teams/index.html") == {
        "kind": "guide",
        "address": "guide/teams/",
        "twins": {"en": "../../../en/guide/teams/"},
        "source": "docs/zh/guide/teams.md",
        "playbook": None,
        "languages": [{"code": "zh", "name": "中文"}, {"code": "en", "name": "English"}],
    }


def test_a_hand_written_page_without_a_twin_has_none(site: Path) -> None:
    assert _described(site, "zh/guide/about/index.html")["twins"] == {}


def test_chinese_headings_keep_their_words_as_anchors(site: Path) -> None:
    assert 'id="从哪里-开始"' in _text(site, "zh/guide/teams/index.html")
    assert 'id="where-to-start"' in _text(site, "en/guide/teams/index.html")


def _permalinks(site: Path, path: str) -> set[str]:
    return set(re.findall(r'<a class="headerlink"[^>]* title="([^"]*)"', _text(site, path)))


@pytest.mark.parametrize("code", NAMES)
@pytest.mark.parametrize("path", ["book/index.html", "guide/teams/index.html"])
def test_what_links_to_a_section_says_so_in_the_language_of_its_page(
    site: Path, code: str, path: str
) -> None:
    assert _permalinks(site, f"{code}/{path}") == {PERMALINKS[code]}


def test_settings_may_say_it_in_other_words(tmp_path: Path) -> None:
    settings = project(tmp_path)
    chosen = "permalink: true\n      permalink_title: '#'\n"
    settings.write_text(settings.read_text("utf-8").replace("permalink: true\n", chosen), "utf-8")
    draw_site(settings, small_site(tmp_path / "theme"), tmp_path / "site")
    assert _permalinks(tmp_path / "site", "zh/book/index.html") == {"#"}


def test_tables_align_without_styles(site: Path) -> None:
    """A policy without inline styles would drop `style=`."""
    page = _text(site, "zh/guide/about/index.html")
    assert '<td align="right">1</td>' in page
    assert "<td style" not in page


def test_sitemaps_name_each_page_with_its_twins(placed: Path) -> None:
    root, zh = _text(placed, "sitemap.xml"), _text(placed, "zh/sitemap.xml")
    assert "<loc>https://w.example/base/zh/sitemap.xml</loc>" in root
    assert "<loc>https://w.example/base/zh/book/traits/</loc>" in zh
    assert 'hreflang="en" href="https://w.example/base/en/book/traits/"' in zh
    assert 'hreflang="en" href="https://w.example/base/en/guide/teams/"' in zh
    assert "lastmod" not in zh


def test_an_old_address_is_not_offered_to_search_engines(placed: Path) -> None:
    assert (placed / "zh" / "book" / "old" / "index.html").is_file()
    assert "book/old" not in _text(placed, "zh/sitemap.xml")


def test_two_builds_are_equal_byte_for_byte(
    site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On another day as well: the day of the build is nobody's business."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "946684800")
    again, _ = drawn(tmp_path)
    files = {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
    assert files == {path.relative_to(again) for path in again.rglob("*") if path.is_file()}
    assert [f for f in sorted(files) if (site / f).read_bytes() != (again / f).read_bytes()] == []


def test_what_the_engine_says_about_a_guide_page_is_placed_there(tmp_path: Path) -> None:
    docs = {**DOCS, "zh/guide/about.md": "# 关于\n\n[没有](nowhere.md) [锚](teams.md#nowhere)\n"}
    _, said = drawn(tmp_path, docs=docs)
    assert {(each.code, str(each.place)) for each in said} == {
        ("dead-link", "docs/zh/guide/about.md:3:6"),
        ("dead-anchor", "docs/zh/guide/about.md:3:22"),
    }


def test_a_page_without_a_language_is_not_dropped_in_silence(tmp_path: Path) -> None:
    _, said = drawn(tmp_path, docs={**DOCS, "loose.md": "# Loose\n"})
    assert [each.what for each in said] == [
        "docs/loose.md has no language: move it into docs/zh/ or docs/en/."
    ]


def test_a_hand_written_page_does_not_hide_a_generated_one(tmp_path: Path) -> None:
    site, said = drawn(tmp_path, docs={**DOCS, "zh/book/index.md": "# Mine\n"})
    assert len(said) == 1
    assert "rename it" in said[0].what
    assert BODIES["zh"] in _text(site, "zh/book/index.html")


def test_a_hook_may_write_the_source_of_a_composed_page(tmp_path: Path) -> None:
    """What others put in its place counts, and it is there for whoever copies it."""
    settings = project(tmp_path)
    settings.write_text(f"{settings.read_text('utf-8')}\nhooks: [hook.py]\n", encoding="utf-8")
    (tmp_path / "hook.py").write_text(
        "def on_files(files, config):\n"
        "    file = files.get_file_from_path('book/index.md')\n"
        "    if file:\n"
        "        assert file.content_bytes.decode() == file.content_string\n"
        "        file.content_string = file.content_string.replace('</p>', ' And more.</p>')\n"
        "        file.content_bytes += b'\\n\\nThe end.\\n'\n"
        "        file.copy_file()\n",
        encoding="utf-8",
    )
    draw_site(settings, small_site(tmp_path / "theme"), tmp_path / "site")
    text = _text(tmp_path / "site", "en/book/index.html")
    assert f"{BODIES['en']} And more.</p>" in text
    assert "<p>The end.</p>" in text
    # It may want any of the theme's styles, so they are there, whole.
    assert set(_stylesheets(tmp_path / "site")) == {"main", "palette"}


def test_a_language_without_a_guide_is_built(tmp_path: Path) -> None:
    site, said = drawn(tmp_path, docs={"zh/guide/index.md": "# 指南\n"})
    assert said == ()
    assert (site / "en" / "book" / "index.html").is_file()


def test_a_foreign_request_in_a_page_is_found(tmp_path: Path) -> None:
    site, _ = drawn(tmp_path, body='<img src="https://elsewhere.example/x.png" alt="">')
    found = check_output(site, expected=expected(tmp_path))
    assert {each.code for each in found} == {"foreign-request"}


def test_every_page_carries_the_same_strict_policy(site: Path) -> None:
    """The same, because instant navigation keeps the policy of the first page."""
    policies = {
        re.findall(
            r'http-equiv="Content-Security-Policy" content="([^"]*)"', page.read_text("utf-8")
        )[0]
        for page in site.rglob("*.html")
    }
    (policy,) = policies
    assert "default-src 'none'" in policy
    assert "style-src 'self';" in policy
    assert "unsafe" not in policy


def test_a_script_that_the_settings_list_may_run_on_every_page(tmp_path: Path) -> None:
    digest = digest_of("go()")
    settings = project(tmp_path)
    text = settings.read_text("utf-8")
    listing = f"  - playbooks:\n      allowed_scripts: [{digest}]\n"
    settings.write_text(text.replace("  - playbooks:\n", listing), "utf-8")
    draw_site(settings, small_site(tmp_path / "theme"), tmp_path / "site")
    for page in ("index.html", "404.html", "zh/book/index.html"):
        assert f"'{digest}'" in _text(tmp_path / "site", page)


def test_a_preview_has_no_policy(tmp_path: Path) -> None:
    """Live reload puts a script into pages."""
    settings = project(tmp_path)
    manner = Manner(is_preview=True)
    draw_site(settings, small_site(tmp_path / "theme"), tmp_path / "site", manner=manner)
    assert "Content-Security-Policy" not in _text(tmp_path / "site", "zh/book/index.html")
