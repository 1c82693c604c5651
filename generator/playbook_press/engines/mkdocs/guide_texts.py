"""Hand-written pages as plain Markdown: as they were written, without what only MkDocs reads."""

import posixpath
import re
from pathlib import Path

from mkdocs.utils.meta import get_data
from msgspec import Struct

from playbook_press.engines.mkdocs.guide import page_address, read_page
from playbook_press.exports.page_texts import Listed

_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_ATTRIBUTES = re.compile(r"\s*\{:?\s*[#.][^{}]*\}\s*$")
_LINK = re.compile(r"(?<=\]\()([^()\s:]+?)\.md(#[^()\s]*)?(?=[)\s])")


class GuideText(Struct, frozen=True):
    """A hand-written page."""

    listed: Listed
    text: str


def guide_texts(docs: Path) -> tuple[GuideText, ...]:
    """The hand-written pages of one language, in reading order.

    Args:
        docs: The folder of the language; need not exist.
    """
    found = []
    for file in docs.rglob("*.md") if docs.is_dir() else ():
        path = file.relative_to(docs).as_posix()
        text = file.read_text(encoding="utf-8-sig")
        page = read_page(path, text)
        markdown, meta = get_data(text)
        listed = Listed(page_address(path), page.title, str(meta.get("description") or ""))
        found.append(
            ((not page.is_index, page.order, path), GuideText(listed, _plain(markdown, path)))
        )
    return tuple(each for _, each in sorted(found, key=lambda row: row[0]))


def _plain(markdown: str, path: str) -> str:
    lines, fence = [], ""
    for line in markdown.strip().splitlines():
        mark = _FENCE.match(line)
        if mark and not fence:
            fence = mark[1]
        elif mark and mark[1].startswith(fence):
            fence = ""
        is_code = bool(fence or mark)
        lines.append(line if is_code else _LINK.sub(lambda to: _way(to, path), _bare(line)))
    return "\n".join(lines) + "\n"


def _bare(line: str) -> str:
    """A heading without its attributes."""
    return _ATTRIBUTES.sub("", line) if line.startswith("#") else line


def _way(link: re.Match[str], path: str) -> str:
    """From the page's address to another page's, as the site has them."""
    there = page_address(
        posixpath.normpath(posixpath.join(posixpath.dirname(path), f"{link[1]}.md"))
    )
    way = posixpath.relpath(f"/{there}", f"/{page_address(path)}")
    return f"{way}/{link[2] or ''}"
