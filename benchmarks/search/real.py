"""Real pages in both languages, from packages that any Debian has at hand.

They are fetched with `apt-get download` and unpacked beside the measurements; nothing of them
is part of this project. Chinese: the help of LibreOffice and three manuals of Debian's, one of
them in traditional characters too. English: the same.
"""

import re
import shutil
import subprocess
from collections.abc import Iterator
from html import unescape
from itertools import count
from pathlib import Path

from playbook_press.search import SearchPage, sections_of

PACKAGES = {
    "zh": (
        ("libreoffice-help-zh-cn", "text/**/*.html"),
        ("debian-reference-zh-cn", "*.zh-cn.html"),
        ("debian-reference-zh-tw", "*.zh-tw.html"),
        ("debian-faq-zh-cn", "*.zh-cn.html"),
        ("maint-guide-zh-cn", "*.zh-cn.html"),
    ),
    "en": (
        ("libreoffice-help-en-us", "text/**/*.html"),
        ("debian-reference-en", "*.en.html"),
        ("debian-faq", "*.en.html"),
        ("maint-guide", "*.en.html"),
        ("developers-reference", "*.html"),
    ),
}
MOST = 900
"""Pages of one package, spread evenly over it."""
FEWEST = {"zh": 100, "en": 600}
"""Han characters or Latin letters of a page; others are lists of links."""

_LETTER = {"zh": re.compile("[\u4e00-\u9fff]"), "en": re.compile("[A-Za-z]")}
_TAG = re.compile(r"<[^>]*>")
_END = re.compile(r'<div id="SearchFrame"|<div class="navfooter"|<footer')
_CONTENTS = re.compile(r'<div class="toc">.*?(?=<div class="sect|<h2)', re.DOTALL)
_NAMELESS = re.compile(r"<(h[1-6])(?![^>]*\sid=)")


class NoPagesError(Exception):
    """The pages could not be had; the text says why."""


def real_pages(language: str, folder: Path) -> list[SearchPage]:
    """The pages of all packages of a language.

    Args:
        language: Of the pages.
        folder: Where packages are kept and unpacked.

    Raises:
        NoPagesError: A package cannot be had here.
    """
    pages = []
    for package, pattern in PACKAGES[language]:
        place = _unpacked(package, folder)
        found = [
            page
            for file in sorted(place.rglob(pattern))
            if (page := _page(file, package, place, language))
        ]
        step = max(1.0, len(found) / MOST)
        pages += [found[int(at * step)] for at in range(min(MOST, len(found)))]
    return pages


def _unpacked(package: str, folder: Path) -> Path:
    place = folder / package
    if place.exists():
        return place
    if not (shutil.which("apt-get") and shutil.which("dpkg-deb")):
        raise NoPagesError("apt-get and dpkg-deb are not on this machine")
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        ["apt-get", "download", "-q", package], cwd=folder, capture_output=True, text=True
    )
    if done.returncode:
        said = done.stderr.strip().splitlines()
        raise NoPagesError(f"apt-get download {package}: {said[-1] if said else 'failed'}")
    (archive,) = folder.glob(f"{package}_*.deb")
    subprocess.run(["dpkg-deb", "-x", archive, f"{place}-under-way"], check=True)
    Path(f"{place}-under-way").rename(place)
    return place


def _page(file: Path, package: str, place: Path, language: str) -> SearchPage | None:
    html = file.read_text(encoding="utf-8", errors="replace")
    start = html.find("<h1")
    if start < 0:
        return None
    end = _END.search(html, start)
    body = _CONTENTS.sub("", html[start : end.start() if end else len(html)])
    if len(_LETTER[language].findall(_TAG.sub("", body))) < FEWEST[language]:
        return None
    number = count(1)
    body = _NAMELESS.sub(lambda found: f'<{found[1]} id="part-{next(number)}"', body)
    sections = sections_of(body)
    title = next((each.heading for each in sections if each.heading), "")
    address = file.relative_to(place).with_suffix("").as_posix().replace(".", "-")
    return SearchPage(f"{address}/", unescape(title), "guide", package, sections)


def names(language: str) -> Iterator[str]:
    """The packages of a language."""
    return (name for name, _ in PACKAGES[language])
