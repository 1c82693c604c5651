"""What Zensical does not make: our search's index, sitemaps that name twins, the policy."""

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from playbook_press.engines.mkdocs.guide import page_address
from playbook_press.engines.mkdocs.settings import Settings
from playbook_press.engines.mkdocs.sitemap import NAME, Row, Twin, sitemap_template
from playbook_press.engines.output import Expectations, with_policy, without_indentation
from playbook_press.engines.zensical.project import Written
from playbook_press.pages.assessment_data import site_key
from playbook_press.pages.page import LanguageSite, Page
from playbook_press.pipeline import Language, Site
from playbook_press.search import (
    SearchPage,
    build_index,
    index_page,
    kind_of,
    publish_index,
    sections_of,
)

_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>", re.DOTALL)
_MOVED = "moved"


def add_index(project: Written, settings: Settings, composed: LanguageSite) -> None:
    """Write the index of a language beside its pages, from what Zensical has drawn."""
    index = build_index(map(index_page, _searched(project, composed)))
    published = publish_index(index, composed.search, site=site_key(settings.site_name))
    for path, content in published.files.items():
        file = project.drawn / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def add_sitemaps(folder: Path, site_url: str, site: Site) -> None:
    """Write the sitemap of each language, and the list of them at the root.

    Args:
        folder: The drawn site.
        site_url: Where it is published; nothing is listed where that is open.
        site: The site.
    """
    rows = [Row(f"{site_url}{each.code}/{NAME}") for each in site.languages] if site_url else []
    _write(folder / NAME, sitemap_template(None).render(rows=rows))
    for language in site.languages:
        listed = sorted(_rows(folder, site_url, site, language), key=lambda row: row.place)
        text = sitemap_template(language).render(rows=listed if site_url else [])
        _write(folder / language.code / NAME, text)


def add_policy(folder: Path, expected: Expectations) -> None:
    """Put into every page of a drawn site the policy that the plugin puts there elsewhere."""
    for page in sorted(folder.rglob("*.html")):
        html = without_indentation(page.read_text(encoding="utf-8"))
        _write(page, with_policy(html, expected.allowed, expected.always))


def body_of(html: str) -> str:
    """What a page says, without the frame around it.

    >>> body_of('<nav>x</nav><article class="md-content__inner"><p>y</p></article>')
    '<p>y</p>'
    """
    found = _ARTICLE.search(html)
    return found[1] if found else ""


def _searched(project: Written, composed: LanguageSite) -> Iterator[SearchPage]:
    for page in composed.pages:
        front = _front(page)
        if not (front.get("search") or {}).get("exclude"):
            playbook = front["pb"].get("playbook") or {}
            yield SearchPage(
                page.address,
                page.title,
                kind_of(page.kind),
                str(playbook.get("title", "")),
                sections_of(body_of(_html(project.drawn, page.address))),
            )
    for hand_written in project.guide:
        address = page_address(hand_written.path)
        html = _html(project.drawn, address)
        title = unescape(hand_written.title)
        yield SearchPage(address, title, kind_of("guide"), "", sections_of(body_of(html)))


def _rows(folder: Path, site_url: str, site: Site, language: Language) -> Iterator[Row]:
    moved = {page.address for page in site.by_language[language.code].pages if page.kind == _MOVED}
    home = folder / language.code
    for file in home.rglob("index.html"):
        inside = file.parent.relative_to(home).as_posix()
        address = "" if inside == "." else f"{inside}/"
        if address in moved:
            continue
        twins = tuple(
            Twin(code, urljoin(site_url, f"{code}/{address}"))
            for code in sorted(each.code for each in site.languages)
            if (folder / code / address / "index.html").is_file()
        )
        place = urljoin(site_url, f"{language.code}/{address}")
        yield Row(place, twins if len(twins) > 1 else ())


# `Any`: front matter holds whatever pages put there.
def _front(page: Page) -> dict[str, Any]:
    """The front matter of a composed page, which is JSON line by line."""
    head = page.markdown.split("---\n", 2)[1]
    return {
        key: json.loads(value) for key, value in (row.split(": ", 1) for row in head.splitlines())
    }


def _html(drawn: Path, address: str) -> str:
    return (drawn / address / "index.html").read_text(encoding="utf-8")


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
