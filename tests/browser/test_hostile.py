"""A playbook in which every text is an attack, through the whole build, in a browser.

Checks refuse most of it; here their verdict is ignored, because pages must not rely on it.
"""

import itertools
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, ViewportSize

from playbook_press.engines.mkdocs.build import draw_site
from playbook_press.pipeline import Project, compose_site, read_contents
from playbook_press.source.scalar import Plain
from tests.browser.conftest import Log, served
from tests.project import ROOT

_WORD = "Donaudampfschiff" * 20
_RUN = "window.attacked=1"
PAYLOADS = (
    f"<script>{_RUN}</script>",
    f"</script><script>{_RUN}</script>",
    f"</title></textarea></style><img src=x onerror={_RUN}>",
    f'"><svg onload="{_RUN}"><a xlink:href="javascript:{_RUN}">x</a></svg>',
    f"<iframe srcdoc='<script>parent.{_RUN}</script>'></iframe>",
    f"]]><!--><img src=x onerror={_RUN}>-->",
    f"[go](javascript:{_RUN}) <javascript:{_RUN}> [go](data:text/html,<script>{_RUN}</script>)",
    f"[go](&#106;avascript:{_RUN}) [go](java\tscript:{_RUN}) [go](vbscript:x)",
    "![pixel](https://elsewhere.example/pixel.png) ![pixel](//elsewhere.example/pixel.png)",
    f"{{: onclick={_RUN} style=position:fixed }} word{{: .md-overlay #__search onclick={_RUN} }}",
    "{{ config }} {% raw %} {{ 7 * 7 }} {# gone #} ${7*7} <%= 7 %>",
    '--8<-- "/etc/passwd"',
    "---\ntitle: taken over\n---\n# taken over",
    "a: [b, {c: d}] # gone",
    "[toc] [TOC] ::: playbook_press !!! note === tab *[HTML]: x [^1] [^1]: y :smile: ++x++",
    "[[trait:open-gate|<b>x</b>]] [[fact:yard-1]] [[trait:nowhere]] {{community}} {{nothing}}",
    "| a | b |\n| - | :-: |\n| <img src=x onerror=1> | `</code><script>1</script>` |",
    "שלום עולם مرحبا 👩\u200d👩\u200d👧\u200d👦 e\u0301\u0301\u0301 \u00a0 end",
    _WORD,
    "https://" + _WORD + ".example/" + _WORD,
    "`" + _WORD + "`",
    "\\" * 40 + "*" * 40 + "_" * 40 + "`" * 41 + "[" * 40 + "&lt;b&gt; &amp;amp; &#0; &#x110000;",
    "x" * 9000,
)
PHONE: ViewportSize = {"width": 320, "height": 640}
_LOOK = """() => ({
    attacked: "attacked" in window,
    handlers: [...document.querySelectorAll("*")].flatMap((element) =>
        [...element.attributes].filter((each) => each.name.startsWith("on")).map((each) =>
            `${element.tagName} ${each.name}`)),
    planted: [...document.querySelectorAll("iframe, object, embed, base, [srcdoc]")].map(
        (element) => element.outerHTML),
    links: [...document.querySelectorAll("[href], [src], [action]")].map((element) =>
        element.getAttribute("href") ?? element.getAttribute("src") ?? element.action).filter(
        (way) => /^\\s*(javascript|data|vbscript):/i.test(way)),
    width: document.documentElement.scrollWidth,
    title: document.title,
})"""


# `Any`: whatever a playbook's YAML holds.
def _yaml(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{json.dumps(k)}: {_yaml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, tuple | list):
        return "[" + ", ".join(map(_yaml, value)) + "]"
    if isinstance(value, Plain) and value.replace(".", "").isalnum():
        return str(value)
    return "null" if value is None else json.dumps(str(value), ensure_ascii=False)


def _open(value: Any) -> Any:
    """The same value, open to changes."""
    if isinstance(value, Mapping):
        return {key: _open(inner) for key, inner in value.items()}
    return [_open(inner) for inner in value] if isinstance(value, tuple) else value


def _attacked(folder: Path) -> Project:
    """The small playbook with an attack behind every text, each text another one."""
    project = Project.at(folder, playbooks="playbooks")
    contents = read_contents(Project.at(ROOT / "tests" / "sites" / "small"))
    payloads = itertools.cycle(PAYLOADS)
    for playbook in contents.playbooks:
        data = {key: _open(document.data) for key, document in playbook.documents.items()}
        for kind, id, location, text, _ in playbook.texts:
            holder = data[kind, id]
            for step in location[:-1]:
                holder = holder[step]
            payload = next(payloads)
            holder[location[-1]] = {
                code: f"{words} {payload}"[:9500] for code, words in text.by_language.items()
            }
        for key, document in playbook.documents.items():
            path = folder / document.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(_yaml(data[key]) + "\n", encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def hostile_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    project = _attacked(folder)
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_bytes((ROOT / "mkdocs.yml").read_bytes())
    contents = read_contents(project)
    assert {problem.code for problem in contents.diagnostics} > {"raw-html", "script-like-link"}
    draw_site(folder / "mkdocs.yml", compose_site(project, contents), folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def hostile_address(hostile_site: Path) -> Iterator[str]:
    with served(hostile_site) as home:
        yield home


def test_attacks_in_texts_are_shown_and_do_nothing(
    browser: Browser, hostile_site: Path, hostile_address: str
) -> None:
    """Nothing runs, nothing is asked for, nothing is added to the page, nothing is too wide."""
    pages = sorted(hostile_site.rglob("index.html"))
    assert len(pages) > 20
    log = Log(hostile_address)
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    page = context.new_page()
    log.attach(page)
    page.on("dialog", lambda dialog: log.console.append(f"dialog: {dialog.message}"))
    wrong = {}
    for file in pages:
        way = file.parent.relative_to(hostile_site).as_posix()
        page.goto(f"{hostile_address}/{way}/", wait_until="networkidle")
        seen = page.evaluate(_LOOK)
        is_good = (
            not (seen["attacked"] or seen["handlers"] or seen["planted"] or seen["links"])
            and seen["width"] <= PHONE["width"]
            and seen["title"]
        )
        if not is_good:
            wrong[way] = {key: value for key, value in seen.items() if value}
    context.close()
    assert wrong == {}
    log.assert_clean()


def test_titles_are_shown_letter_by_letter(browser: Browser, hostile_address: str) -> None:
    """A title is no Markdown, no template and no HTML, wherever it stands."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{hostile_address}/en/garden/playbook.json")
    record = json.loads(page.locator("pre").inner_text())
    for trait in record["traits"]:
        page.goto(f"{hostile_address}/en/garden/traits/{trait['id']}/")
        written = trait["title"]["en"].split()
        assert page.locator("h1").inner_text().removesuffix("¶").split() == written
        assert page.title().removesuffix(" - Playbook Press").split() == written
        shown = page.locator(".md-header__topic").last.text_content() or ""
        assert shown.split() == written
    context.close()
