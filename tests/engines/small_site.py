"""A site of a few pages as composing would give it, and a project to draw it in."""

import json
import shutil
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from playbook_press.diagnostics import Diagnostic
from playbook_press.engines.mkdocs.build import draw_site
from playbook_press.engines.mkdocs.policing import theme_scripts
from playbook_press.engines.output import Expectations
from playbook_press.pages.page import Entry, LanguageSite, Page, PageKind
from playbook_press.pipeline import Language, Site
from tests.project import ROOT

NAMES = {"zh": "中文", "en": "English"}
TITLES = {"zh": "看得见彼此", "en": "Members can see who is here"}
PERMALINKS = {"zh": "本节链接", "en": "Link to this section"}
BODIES = {"zh": "新成员加入社群时作自我介绍。", "en": "A new member introduces themselves."}

DOCS = {
    "zh/guide/index.md": "# 使用指南\n\n[特征](../book/traits/index.md#meaning)\n",
    "zh/guide/teams.md": "---\norder: 2\n---\n\n# 团队\n\n## 从哪里 开始\n\n正文\n",
    "zh/guide/readers.md": "---\norder: 1\n---\n\n# 读者\n\n正文\n",
    "zh/guide/about.md": "# 关于\n\n| 数 | 字 |\n| --: | :-- |\n| 1 | 一 |\n",
    "en/guide/index.md": "# The guide\n\n[The traits](../book/traits/index.md)\n",
    "en/guide/teams.md": "# For teams\n\n## Where to start\n\nText.\n",
    "decisions/0001-first.md": "# 1. A decision\n",
    "README.md": "For people who look into the folder.\n",
    "robots.txt": "User-agent: *\n",
    "assets/photo.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
}

_OWN_SCRIPTS = ROOT / "templates" / "theme" / "partials" / "javascripts"
_MAIN = """\
{% extends "base.html" %}
{% block styles %}
{% if config.extra.pb.styles %}<link rel="stylesheet" href="{{ config.extra.pb.styles | url }}">
{% else %}{{ super() }}{% endif %}
{% endblock %}
{% block content %}{{ super() }}<p id="described">{{ page.meta.pb | tojson }}</p>
{% for code, way in page.meta.pb.twins.items() %}<a hreflang="{{ code }}" href="{{ way }}">x</a>
{% endfor %}{% endblock %}
"""


def small_site(theme: Path, *, body: str = "") -> Site:
    """Two languages of one playbook: an overview, a list, an old address."""
    by_language = {code: _language_site(code, body) for code in NAMES}
    languages = tuple(Language(code, name) for code, name in NAMES.items())
    root = _page("", "choose", "Playbook Press", "", {code: f"{code}/" for code in NAMES}, "")
    shared = {
        "assets/playbook-press/press.css": b":root { color: inherit }\n",
        "assets/playbook-press/press.js": b"(() => {})();\n",
        "assets/playbook-press/favicon.svg": b'<svg xmlns="http://www.w3.org/2000/svg"/>',
    }
    return Site(languages, by_language, root, shared, theme)


def project(folder: Path, docs: Mapping[str, str] = DOCS) -> Path:
    """A project around the small site, with this project's own settings; its `mkdocs.yml`."""
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    for path, text in docs.items():
        (folder / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / path).write_text(text, encoding="utf-8")
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "theme").mkdir()
    (folder / "theme" / "main.html").write_text(_MAIN, encoding="utf-8")
    shutil.copytree(_OWN_SCRIPTS, folder / "theme" / "partials" / "javascripts")
    return folder / "mkdocs.yml"


def expected(folder: Path) -> Expectations:
    """What the site drawn below a folder is measured against: only the theme's own scripts."""
    material = Path(str(files("material"))) / "templates"
    return Expectations(allowed=theme_scripts([str(folder / "theme"), str(material)]))


def drawn(
    folder: Path,
    *,
    docs: Mapping[str, str] = DOCS,
    site_url: str = "",
    body: str = "",
) -> tuple[Path, tuple[Diagnostic, ...]]:
    """The small site drawn below a folder, and what the engine said."""
    settings = project(folder, docs)
    site = small_site(folder / "theme", body=body)
    return folder / "site", draw_site(settings, site, folder / "site", site_url=site_url).said


def _language_site(code: str, body: str) -> LanguageSite:
    other = "en" if code == "zh" else "zh"

    def page(address: str, kind: PageKind, title: str) -> Page:
        up = "../" * (address.count("/") + 1)
        return _page(address, kind, title, code, {other: f"{up}{other}/{address}"}, body)

    pages = (
        page("", "shelf", NAMES[code]),
        page("book/", "overview", "Book"),
        page("book/old/", "moved", "Old"),
        page("book/traits/", "traits", TITLES[code]),
    )
    navigation = (
        Entry(NAMES[code], ""),
        Entry("Book", "book/", (Entry(TITLES[code], "book/traits/"),)),
    )
    return LanguageSite(
        language=code,
        pages=pages,
        navigation=navigation,
        files={"book/playbook.json": b"{}"},
        name=NAMES[code],
        frame={"languages": "Languages", "permalink": PERMALINKS[code]},
    )


def _page(
    address: str, kind: PageKind, title: str, code: str, twins: Mapping[str, str], body: str
) -> Page:
    described = {"kind": kind, "address": address, "twins": dict(twins), "playbook": None}
    front = f"title: {json.dumps(title)}\npb: {json.dumps(described)}\n"
    text = f"<div><p>{BODIES.get(code, '')}</p>{body}</div>"
    markdown = f"---\n{front}---\n\n# {title}\n\n## {title} {{#meaning}}\n\n{text}\n"
    return Page.written(address, kind, title, "", markdown)
