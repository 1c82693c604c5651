"""From a view to a finished page: set, numbered, explained and bound in Markdown."""

from collections.abc import Iterable, Mapping

from playbook_press.pages.addresses import twin
from playbook_press.pages.basis import based_on, changes_address
from playbook_press.pages.edition import Edition
from playbook_press.pages.footnotes import Footnotes
from playbook_press.pages.glossing import Explained
from playbook_press.pages.manner import date, listed
from playbook_press.pages.markdown import markdown_page
from playbook_press.pages.messages import Messages, fill
from playbook_press.pages.page import Page, PageKind
from playbook_press.pages.sheet import Sheet
from playbook_press.pages.templates import Templates
from playbook_press.pages.tongues import bare
from playbook_press.pages.views import ALONE, Neighbours, NoticeView
from playbook_press.pages.works import notes


def finished(
    sheet: Sheet,
    kind: PageKind,
    view: object,
    *,
    title: str,
    description: str,
    source: str | None,
    hide: Iterable[str] = (),
    neighbours: Neighbours = ALONE,
    is_searched: bool = True,
) -> Page:
    """A page of a playbook.

    Args:
        sheet: What the view was made with.
        kind: Names the template.
        view: What the template is given.
        title: Plain text, for the browser's tab, the navigation and search.
        description: Plain text, one or two sentences.
        source: The YAML file, relative to the project.
        hide: Parts of the frame to leave out: `navigation`, `toc`, `footer`.
        neighbours: The items before and after; a page with any leads on to them itself.
        is_searched: Whether the search of the site may find the page.
    """
    edition = sheet.edition
    hidden = [*hide, "footer"] if neighbours != ALONE else list(hide)
    front: dict[str, object] = {"title": title, "description": description, "hide": hidden}
    if not is_searched:
        front["search"] = {"exclude": True}
    front["pb"] = frame(
        kind,
        sheet.address,
        edition.templates,
        edition.language,
        edition.site_languages,
        source=source,
        playbook=_imprint(sheet),
    )
    body = _body(sheet, kind, view)
    if neighbours != ALONE:
        body += render(edition.templates, "_pager", edition.words, neighbours)
    text = markdown_page(front, edition.tongue.settled(body))
    return Page.written(sheet.address, kind, bare(title), bare(description), text, source)


def frame(
    kind: PageKind,
    address: str,
    templates: Templates,
    language: str | None,
    site_languages: tuple[str, ...],
    *,
    source: str | None = None,
    playbook: Mapping[str, str | None] | None = None,
) -> dict[str, object]:
    """What the theme knows about a page, under `pb` in its front matter.

    Args:
        kind: The kind of page.
        address: Below the language.
        templates: Where languages have their names.
        language: The page's; None for the page at the root, which has none.
        site_languages: All of the site, in order.
        source: The YAML file.
        playbook: Version, licence and owner, or None where a page belongs to no playbook.
    """
    if language is None:
        twins = {code: f"{code}/" for code in site_languages}
    else:
        twins = {code: twin(address, code) for code in site_languages if code != language}
    return {
        "kind": kind,
        "address": address,
        "twins": twins,
        "source": source,
        "playbook": playbook,
        "languages": [
            {"code": code, "name": templates.words(code).language.name} for code in site_languages
        ],
    }


def notice(edition: Edition, foreign: Iterable[str]) -> str:
    """The note that some of a page is not translated, in the reader's language."""
    words, templates = edition.words, edition.templates
    names = [templates.words(code).language.name for code in foreign]
    text = fill(words.notice.untranslated, languages=listed(names, words))
    return render(templates, "_notice", words, NoticeView("untranslated", text))


def outdated_notice(sheet: Sheet) -> str:
    """The note that some of a page is older than its source, with the way to that."""
    edition, words = sheet.edition, sheet.edition.words
    source = edition.playbook.languages[0]
    text = fill(words.notice.outdated, language=edition.templates.words(source).language.name)
    is_there = source in edition.site_languages
    href = twin(sheet.address, source) if is_there else None
    return render(edition.templates, "_notice", words, NoticeView("outdated", text, href, source))


def render(templates: Templates, name: str, words: Messages, view: object) -> str:
    """The HTML a template gives for a view."""
    return templates.template(name).render(view=view, words=words)


def _body(sheet: Sheet, kind: PageKind, view: object) -> str:
    edition = sheet.edition
    footnotes = Footnotes()
    body = footnotes.settled(render(edition.templates, kind, edition.words, view), edition.words)
    if footnotes.sources:
        sheet.cites = False
        body += render(edition.templates, "_footnotes", edition.words, notes(sheet, footnotes))
    body = edition.glossing.settled(body, lambda term: _explained(sheet, term))
    above = notice(edition, sheet.foreign) if sheet.foreign else ""
    return above + (outdated_notice(sheet) if sheet.is_outdated else "") + body


def _explained(sheet: Sheet, term: str) -> Explained:
    address, anchor = sheet.edition.targets["term", term]
    definition = sheet.edition.playbook.term_by_id[term].definition
    return Explained(sheet.href(address, anchor), sheet.summary(definition))


def _imprint(sheet: Sheet) -> dict[str, str | None]:
    """Which version of which playbook a page shows, whose it is, and under which terms."""
    edition, manifest = sheet.edition, sheet.edition.playbook.manifest
    owner = manifest.owner
    return {
        "id": manifest.id,
        "title": edition.title(manifest.title).text,
        "version": manifest.version,
        "licence": edition.title(manifest.licence.title).text,
        "licence_url": manifest.licence.url,
        "owner": edition.title(owner.name).text if owner else None,
        "owner_url": owner.url if owner else None,
        "reviewed_on": manifest.reviewed_on,
        "reviewed": date(manifest.reviewed_on, edition.words) if manifest.reviewed_on else None,
        "address": f"{manifest.id}/",
        **_basis(sheet),
    }


def _basis(sheet: Sheet) -> dict[str, str | None]:
    """What the playbook is based on, with the way to the list of differences."""
    adaptation = sheet.edition.playbook.adaptation
    if adaptation is None:
        return {}
    address = changes_address(sheet.edition.id)
    return {"based_on": based_on(sheet, adaptation), "changes": sheet.href(address)}
