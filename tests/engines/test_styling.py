"""Material's styles come without parts that no page has, and without nothing that one may have."""

from pathlib import Path

import pytest
from mkdocs.config import load_config

from playbook_press.engines.mkdocs.styling import theme_styles, trimmed
from tests.engines.small_site import project, small_site


def _styles(folder: Path, *more: str) -> str | None:
    settings = project(folder)
    settings.write_text("\n".join([settings.read_text("utf-8"), *more]), "utf-8")
    found = theme_styles(load_config(str(settings)), small_site(folder / "theme"))
    return found and found[1].decode()


def test_what_needs_a_setting_that_is_not_set_is_left_out(tmp_path: Path) -> None:
    styles = _styles(tmp_path)
    assert styles is not None
    assert not any(f".md-{part}" in styles for part in ("search", "version", "source_", "post"))
    assert ".tabbed-set" not in styles
    assert "data-md-color-primary=red" not in styles
    assert all(part in styles for part in (".md-nav", ".admonition", "scheme=slate"))
    assert styles.count("{") == styles.count("}")


def test_what_a_setting_asks_for_stays(tmp_path: Path) -> None:
    styles = _styles(tmp_path, "repo_url: https://example.org/x", "extra: {version: {default: x}}")
    assert styles is not None
    assert ".md-source__" in styles
    assert ".md-version" in styles


def test_other_extensions_may_make_anything(tmp_path: Path) -> None:
    settings = project(tmp_path)
    text = settings.read_text("utf-8")
    settings.write_text(text.replace("  - attr_list\n", "  - attr_list\n  - pymdownx.tabbed\n"))
    found = theme_styles(load_config(str(settings)), small_site(tmp_path / "theme"))
    assert found is not None
    assert ".tabbed-set" in found[1].decode()


def test_hooks_and_templates_of_the_site_may_use_all(tmp_path: Path) -> None:
    (tmp_path / "hook.py").write_text("def on_page_content(html, **more): return html\n")
    assert _styles(tmp_path, "hooks: [hook.py]") is None


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".x{a:b}.x-y{c:d}.xy{e:f}", ".xy{e:f}"),
        (".x p,q{a:b}", "q{a:b}"),
        ("p:not(.x,.y:is(.x)),.x{a:b}", "p:not(.x,.y:is(.x)){a:b}"),
        ("@media print{.x{a:b}}p{a:b}", "p{a:b}"),
        ('p:after{content:"}.x{"}.x{a:b}', 'p:after{content:"}.x{"}'),
        ("@keyframes k{0%{a:b}to{c:d}}.x{a:b;c:d}", "@keyframes k{0%{a:b}to{c:d}}"),
        (':root{--md-a-icon:url("data:;{}");--md-b:c}', ":root{--md-b:c}"),
        (':root{--md-a:url("d")}p{e:var(--md-a)}', ':root{--md-a:url("d")}p{e:var(--md-a)}'),
    ],
)
def test_rules_about_nothing_else_are_left_out(css: str, left: str) -> None:
    assert trimmed(css, (r"\.x",)) == left
