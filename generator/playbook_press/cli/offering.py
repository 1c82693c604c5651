"""What `playbook build --downloads` adds to a site: files to take away, and pages as text."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from msgspec import Struct, structs

from playbook_press.cli.exporting.faces import NO_FONT, chinese_families, typefaces_here
from playbook_press.cli.exporting.source_date import source_date
from playbook_press.cli.progress import counted
from playbook_press.engines.kept import Kept
from playbook_press.engines.mkdocs.guide_texts import guide_texts
from playbook_press.engines.mkdocs.settings import Settings
from playbook_press.exports.page_texts import (
    TEXT,
    language_list,
    root_list,
    text_of,
    text_pages,
)
from playbook_press.exports.takeaways import Supplies, Takeaway, takeaways
from playbook_press.exports.workbook import PressError, weasyprint
from playbook_press.model.playbook import Playbook
from playbook_press.pages.downloads import downloads_page
from playbook_press.pages.edition import Edition
from playbook_press.pages.offers import TEXTS, Offer, folder_of
from playbook_press.pages.page import LanguageSite, Page
from playbook_press.pages.templates import Templates, load_templates
from playbook_press.pipeline import Contents, Site

_MAKERS = ("weasyprint", "pydyf", "fonttools", "xlsxwriter")
"""What writes bytes for us; another version of it may write others."""


class Offered(Struct, frozen=True):
    """A site with everything there is to take away."""

    site: Site
    files: Mapping[str, bytes]
    """What stands in the site besides its pages, by path below its root."""
    notices: tuple[str, ...]
    """What was left out, and how to have it, in sentences."""


def offered(settings: Settings, contents: Contents, site: Site, kept: Kept) -> Offered:
    """The site, with files to take away and a text beside every page.

    What was made before from the same is not made again.

    Args:
        settings: Those of the project.
        contents: What the site says.
        site: As it was composed.
        kept: What was made before.

    Raises:
        PressError: A file could not be printed.
    """
    project = settings.project
    templates = load_templates(project.templates, project.own_templates)
    supplies, notices = _supplies(contents)
    prints = _prints(settings, supplies)
    bench = _Bench(settings, contents, templates, kept, prints)
    plans = {
        (code, playbook.id): tuple(takeaways(bench.edition(playbook, code), supplies))
        for code in site.by_language
        for playbook in contents.playbooks
    }
    files: dict[str, bytes] = {}
    offers: dict[tuple[str, str], list[Offer]] = {}
    with counted("Making downloads", sum(map(len, plans.values()))) as say:
        for (code, id), plan in plans.items():
            for each in plan:
                content = bench.made(each, code, id, say)
                address = f"{folder_of(id)}{each.name}"
                files[f"{code}/{address}"] = content
                offers.setdefault((code, id), []).append(
                    Offer(each.kind, address, len(content), each.item)
                )
    by_language = {}
    for code, composed in site.by_language.items():
        by_language[code], texts = bench.with_texts(composed, offers)
        files.update(texts)
    words = {code: templates.words(code) for code in site.by_language}
    files[TEXTS] = root_list(by_language.values(), words, settings.site_name).encode()
    kept.forget_unused()
    return Offered(structs.replace(site, by_language=by_language, has_texts=True), files, notices)


class _Bench:
    """Where files are made, or found where they were made before."""

    def __init__(
        self,
        settings: Settings,
        contents: Contents,
        templates: Templates,
        kept: Kept,
        prints: str,
    ) -> None:
        self._settings = settings
        self._contents = contents
        self._templates = templates
        self._kept = kept
        self._prints = prints
        self._books = {book.id: _book_print(book, contents) for book in contents.playbooks}

    def edition(self, playbook: Playbook, language: str) -> Edition:
        """As `playbook export` takes it."""
        publication = self._settings.publication
        return Edition(playbook, language, self._templates, playbook.languages, publication)

    def made(self, file: Takeaway, language: str, id: str, say: Callable[[str], None]) -> bytes:
        """The file, made now if it is not there."""
        key = _key((self._prints, language, self._books[id], file.kind, file.name))
        content = self._kept.recall(key)
        if content is None:
            say(file.name)
            content = file.make()
            self._kept.keep(key, content)
        return content

    def with_texts(
        self, composed: LanguageSite, offers: Mapping[tuple[str, str], Iterable[Offer]]
    ) -> tuple[LanguageSite, dict[str, bytes]]:
        """A language with its pages of downloads, and the texts of all its pages by path."""
        code, publication = composed.language, self._settings.publication
        editions = [self.edition(playbook, code) for playbook in self._contents.playbooks]
        guide = guide_texts(self._settings.docs / code)
        listed = language_list(
            composed,
            editions,
            (each.listed for each in guide),
            self._templates.words(code),
            url=publication.url,
        ).encode()
        pages = {page.address: page for page in composed.pages}
        for edition in editions:
            page = self._downloads_page(edition, composed, offers, len(listed))
            pages[page.address] = page
        composed = structs.replace(composed, pages=tuple(pages.values()))
        by_id = {edition.id: edition for edition in editions}
        texts = {f"{code}/{each.listed.address}{TEXT}": each.text.encode() for each in guide}
        # A playbook's own page stands where both are; the engine says so.
        texts |= {
            f"{code}/{page.address}{TEXT}": self._text(
                page, by_id.get(page.address.partition("/")[0])
            )
            for page in text_pages(composed)
        }
        return composed, {f"{code}/{TEXTS}": listed, **texts}

    def _downloads_page(
        self,
        edition: Edition,
        composed: LanguageSite,
        offers: Mapping[tuple[str, str], Iterable[Offer]],
        size_of_list: int,
    ) -> Page:
        marked = Edition(
            edition.playbook,
            edition.language,
            self._templates,
            self._contents.languages,
            edition.publication,
            is_marked=True,
        )
        data = composed.files[f"{edition.id}/playbook.json"]
        mine = offers.get((edition.language, edition.id), ())
        return downloads_page(marked, data, (*mine, Offer("texts", TEXTS, size_of_list)))

    def _text(self, page: Page, edition: Edition | None) -> bytes:
        whose = self._books[edition.id] if edition else ""
        key = _key((self._prints, edition.language if edition else "", whose, page.markdown))
        content = self._kept.recall(key)
        if content is None:
            content = text_of(page, edition).encode()
            self._kept.keep(key, content)
        return content


def _supplies(contents: Contents) -> tuple[Supplies, tuple[str, ...]]:
    """What there is to make files with, and what is missing."""
    notices = []
    typefaces = None
    try:
        weasyprint()
    except PressError as reason:
        notices.append(f"No PDF files were made. {reason}")
    else:
        is_chinese = any(code.startswith("zh") for code in contents.languages)
        if is_chinese and chinese_families() == frozenset():
            notices.append(f"No PDF files were made. {NO_FONT}")
        else:
            typefaces = typefaces_here
    has_xlsx = find_spec("xlsxwriter") is not None
    if not has_xlsx:
        notices.append(
            "No spreadsheets were made, because XlsxWriter is not installed here. Install it"
            " with: pip install 'playbook-press[xlsx]'"
        )
    return Supplies(contents.pictures, typefaces, has_xlsx, source_date()), tuple(notices)


def _prints(settings: Settings, supplies: Supplies) -> str:
    """A digest of everything that goes into every file, besides what playbooks say."""
    project = settings.project
    folders = [Path(__file__).resolve().parents[1], project.templates, project.own_templates]
    return _key(
        (
            *(piece for folder in folders if folder for piece in _contents_of(folder)),
            *(f"{name} {_version(name)}" for name in _MAKERS),
            *(sorted(chinese_families() or ()) if supplies.typefaces else ()),
            repr(settings.publication),
            str(supplies.made),
        )
    )


@cache
def _contents_of(folder: Path) -> tuple[str, ...]:
    """The programs, templates and messages in a folder, each by its path and a digest."""
    return tuple(
        f"{path.relative_to(folder).as_posix()} {hashlib.sha256(path.read_bytes()).hexdigest()}"
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def _book_print(playbook: Playbook, contents: Contents) -> str:
    """A digest of everything that a playbook says and shows."""
    return _key(_book_pieces(playbook, contents))


def _book_pieces(playbook: Playbook, contents: Contents) -> Iterator[str]:
    start = f"{playbook.folder}/" if playbook.folder else ""
    # What an overlay is built on may stand anywhere.
    is_alone = playbook.adaptation is None and playbook.folder not in contents.bases
    yield playbook.id
    for path, text in sorted(contents.texts.items()):
        if path.startswith(start) or not is_alone:
            yield path
            yield text
    for path, picture in sorted(contents.pictures.items()):
        if path.startswith(start) or not is_alone:
            yield path
            yield hashlib.sha256(picture).hexdigest()


def _key(parts: Iterable[str]) -> str:
    """A digest of texts, in which none runs into the next."""
    text = json.dumps(list(parts), ensure_ascii=False)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
