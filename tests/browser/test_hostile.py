"""A playbook in which every text is an attack, through the whole build, in a browser.

Checks refuse most of it; here their verdict is ignored, because pages must not rely on it.
"""

import itertools
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, ViewportSize

from playbook_press.engines.mkdocs.build import draw_site
from playbook_press.pages.addresses import FOLDER_OF
from playbook_press.pipeline import Project, compose_site, read_contents
from playbook_press.source.scalar import Plain
from tests.browser.conftest import Log, served
from tests.browser.examples import write_project
from tests.project import LANGUAGES, ROOT

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
    # Ten thousand characters with the words they stand behind; a reader may write no more.
    "x" * 9900,
    # Signs that turn the direction of what follows, and one that is not closed again.
    "\u202egnp.exe \u2066<b>\u2069 \u200f\u200e \u202d",
    f"<!--<script>{_RUN}//--></script><math><mtext></p><img src onerror={_RUN}></mtext></math>",
    f"{{{{ self.__init__.__globals__ }}}} {{%- include '/etc/passwd' -%}} {{{{{_RUN}}}}}",
    f'&lt;script&gt;{_RUN}&lt;/script&gt; \\u003cscript>{_RUN}\\u003c/script> "]); {_RUN}; ([["',
)
_LONGEST = 10_000
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
    contents = read_contents(Project.at(write_project(folder / "whole")))
    payloads = itertools.cycle(PAYLOADS)
    for playbook in contents.playbooks:
        data = {key: _open(document.data) for key, document in playbook.documents.items()}
        for kind, id, location, text, _ in playbook.texts:
            holder = data[kind, id]
            for step in location[:-1]:
                holder = holder[step]
            payload = next(payloads)
            holder[location[-1]] = {
                code: f"{words} {payload}"[:_LONGEST] for code, words in text.by_language.items()
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
    kinds = {kind for playbook in contents.playbooks for kind, *_ in playbook.texts}
    assert kinds >= set(FOLDER_OF)
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
    # Without the policy of the page, which would keep from running what should not be there.
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce", bypass_csp=True)
    page = context.new_page()
    log.attach(page)
    page.on("dialog", lambda dialog: log.console.append(f"dialog: {dialog.message}"))
    wrong = {}
    for file in pages:
        way = file.parent.relative_to(hostile_site).as_posix()
        page.goto(f"{hostile_address}/{way}/", wait_until="load")
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


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_are_shown_letter_by_letter(
    browser: Browser, hostile_address: str, language: str
) -> None:
    """A title is no Markdown, no template and no HTML, wherever it stands."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(f"{hostile_address}/{language}/garden/playbook.json")
    record = json.loads(page.locator("pre").inner_text())
    for folder in FOLDER_OF.values():
        items = record["assessments" if folder == "assess" else folder]
        for item in items[:4]:
            page.goto(f"{hostile_address}/{language}/garden/{folder}/{item['id']}/")
            written = item["title"].get(language, item["title"]["en"]).split()
            shown = page.locator("h1").inner_text().removesuffix("¶")
            assert shown.split() == written, folder
            if folder == "traits":
                assert page.title().removesuffix(" - Playbook Press").split() == written
                topic = page.locator(".md-header__topic").last.text_content() or ""
                assert topic.split() == written
    context.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_search_shows_attacks_as_text(
    browser: Browser, hostile_address: str, language: str
) -> None:
    """In the index, in what a reader types, and in an address that brings a query along."""
    log = Log(hostile_address)
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    log.attach(page)
    page.on("dialog", lambda dialog: log.console.append(f"dialog: {dialog.message}"))
    for number, query in enumerate(("attacked", "onerror", *PAYLOADS)):
        if number % 5 == 0:
            asked = quote(query[:1000])
            page.goto(f"{hostile_address}/{language}/garden/?q={asked}", wait_until="load")
        page.get_by_role("combobox").fill(query[:200])
        page.locator(".pb-finder__status:not(:empty)").wait_for()
        if number < 2:
            page.locator("[role=option] mark").first.wait_for()
        seen = page.evaluate(_LOOK)
        wrong = {key: seen[key] for key in ("attacked", "handlers", "planted", "links")}
        assert not any(wrong.values()), (query, wrong)
    context.close()
    log.assert_clean()
