"""Everything of a site that is composed: pages, navigation and files of each language."""

from collections.abc import Iterable, Iterator, Mapping, Set
from types import MappingProxyType

from playbook_press.model.playbook import Playbook
from playbook_press.pages.assessment import assessment_page
from playbook_press.pages.case import case_page
from playbook_press.pages.cases import cases_page
from playbook_press.pages.changes import changes_page
from playbook_press.pages.checklist import checklist_page
from playbook_press.pages.colours import colour_sheet
from playbook_press.pages.compact import compact
from playbook_press.pages.data_schema import SCHEMA_FILE, schema_address, schema_text
from playbook_press.pages.downloads import downloads_page, playbook_json
from playbook_press.pages.edition import Edition
from playbook_press.pages.form import form_page
from playbook_press.pages.glossary import glossary_page
from playbook_press.pages.moved import moved_pages
from playbook_press.pages.navigation import navigation
from playbook_press.pages.overview import overview_page
from playbook_press.pages.page import UNPUBLISHED, Entry, LanguageSite, Page, Publication
from playbook_press.pages.rule import rule_page
from playbook_press.pages.rulebook import rulebook_page
from playbook_press.pages.rules import rules_page
from playbook_press.pages.scripts import join_scripts
from playbook_press.pages.shared import SHARED, page_script, page_sheet
from playbook_press.pages.shelf import choose_page, shelf_page
from playbook_press.pages.sources import sources_page
from playbook_press.pages.stylesheet import join_stylesheet
from playbook_press.pages.team import team_page
from playbook_press.pages.templates import Templates
from playbook_press.pages.tongues import bare
from playbook_press.pages.trait import trait_page
from playbook_press.pages.traits import traits_page
from playbook_press.pages.wheel import favicon
from playbook_press.pages.workshop import workshop_page
from playbook_press.source.collector import collector_at_rest

_OF_ONE_KIND = frozenset(
    {
        "assessment",
        "checklist",
        "choose",
        "finder",
        "form",
        "keepsake",
        "rulebook",
        "team",
        "worked",
        "workshop",
    }
)
"""Components whose script is a file of its own, loaded only where and when it is needed."""

_STYLED_APART = frozenset({"team", "worksheet"})
"""Components that stand on few kinds of pages, and whose styles only those pages load."""


def languages_of(playbooks: Iterable[Playbook]) -> tuple[str, ...]:
    """Every language of some playbook, in the order of the playbooks."""
    return tuple(dict.fromkeys(code for playbook in playbooks for code in playbook.languages))


def compose_language(
    playbooks: tuple[Playbook, ...],
    language: str,
    templates: Templates,
    *,
    site_languages: tuple[str, ...] | None = None,
    publication: Publication = UNPUBLISHED,
    hand_written: Set[str] = frozenset(),
    composed: Mapping[str, tuple[Page, ...]] = MappingProxyType({}),
    names: Mapping[str, str] = MappingProxyType({}),
) -> LanguageSite:
    """All pages of one language.

    Args:
        playbooks: At least one, in the order of the shelf.
        language: Of the readers; what a playbook lacks in it is shown in its source language.
        templates: What shapes the pages.
        site_languages: All languages of the site, in order; those of the playbooks if left out.
        publication: What the site is called and where it is published.
        hand_written: The addresses of this language's pages that no playbook makes, such as
            `guide/publish/`; pages lead to them only where they are.
        composed: What `compose_playbook` gave, by id, for playbooks that are not set again.
        names: New names of shared files, under which the pages that are set here ask for them.
    """
    all_languages = site_languages or languages_of(playbooks)
    editions = tuple(
        Edition(playbook, language, templates, all_languages, publication, is_marked=True)
        for playbook in playbooks
    )
    schema = schema_address(publication)
    data = {playbook.id: playbook_json(playbook, schema) for playbook in playbooks}
    fresh = [shelf_page(editions, hand_written)]
    for edition in editions:
        if edition.id not in composed:
            fresh += _pages(edition, data[edition.id])
    pages = (
        *(page.named(names) for page in fresh),
        *(page for known in composed.values() for page in known),
    )
    words = templates.words(language)
    return LanguageSite(
        language=language,
        pages=tuple(sorted(pages, key=lambda page: page.address)),
        navigation=tuple(_bare(entry) for entry in navigation(editions)),
        files={f"{id}/playbook.json": text for id, text in sorted(data.items())},
        copies={
            f"{playbook.id}/{image}": f"{playbook.folder}/{image}" if playbook.folder else image
            for playbook in playbooks
            for image in sorted(playbook.images)
        },
        name=words.language.name,
        frame=dict(sorted({**vars(words.frame), **publication.foot}.items())),
        search=words.search.as_data(),
    )


@collector_at_rest()
def compose_playbook(
    playbook: Playbook,
    language: str,
    templates: Templates,
    *,
    site_languages: tuple[str, ...],
    publication: Publication,
) -> tuple[Page, ...]:
    """The pages of one playbook in one language; nothing but the arguments goes into them."""
    edition = Edition(playbook, language, templates, site_languages, publication, is_marked=True)
    return tuple(_pages(edition, playbook_json(playbook, schema_address(publication))))


def _bare(entry: Entry) -> Entry:
    """An entry of the navigation, which says of no word in which language it is."""
    children = tuple(_bare(child) for child in entry.children)
    return Entry(bare(entry.title), entry.address, children)


def compose_root(
    playbooks: tuple[Playbook, ...], templates: Templates, site_languages: tuple[str, ...]
) -> Page:
    """The page at `/`, which offers the languages; its links work without scripts."""
    return choose_page(playbooks, templates, site_languages)


def compose_shared(
    playbooks: tuple[Playbook, ...],
    templates: Templates,
    site_languages: tuple[str, ...],
    publication: Publication = UNPUBLISHED,
) -> Mapping[str, bytes]:
    """The files that stand once for all languages, by path.

    Raises:
        ScriptError: The scripts of the components cannot be joined.
        StylesheetError: A stylesheet asks for another file.
    """
    components = templates.components
    sheets = {
        path.split("/")[1]: text
        for path, text in components.items()
        if path.startswith("components/") and path.endswith(".css")
    }
    common = {name: text for name, text in sheets.items() if name not in _STYLED_APART}
    modules = {path: text for path, text in components.items() if path.endswith(".mjs")}
    entries = sorted(path for path in modules if _starts_something(path))
    everywhere = [path for path in entries if path.split("/")[1] not in _OF_ONE_KIND]
    return {
        SCHEMA_FILE: schema_text().encode(),
        f"{SHARED}/favicon.svg": favicon().encode(),
        f"{SHARED}/press.css": join_stylesheet(common, colour_sheet(publication.colours)).encode(),
        **{
            page_sheet(name): join_stylesheet({name: sheets[name]}).encode()
            for name in sorted(sheets.keys() & _STYLED_APART)
        },
        f"{SHARED}/press.js": compact(join_scripts(modules, everywhere)).encode(),
        **{
            page_script(name): compact(join_scripts(modules, [path])).encode()
            for path in entries
            if (name := path.split("/")[1]) in _OF_ONE_KIND
        },
    }


def _starts_something(path: str) -> bool:
    """Whether a module is the one its component is named for."""
    folder, name = path.rsplit("/", 2)[-2:]
    return path.startswith("components/") and name == f"{folder}.mjs"


def _pages(edition: Edition, data: bytes) -> Iterator[Page]:
    playbook = edition.playbook
    yield overview_page(edition)
    if edition.traits or edition.claims:
        yield traits_page(edition)
    for trait in (*edition.traits, *edition.claims):
        yield trait_page(edition, trait)
    if edition.rules or playbook.ladder or playbook.roles or playbook.law:
        yield rules_page(edition)
        yield rulebook_page(edition)
    for rule in edition.rules:
        yield rule_page(edition, rule)
    if edition.cases or playbook.manifest.patterns:
        yield cases_page(edition)
    for case in edition.cases:
        yield case_page(edition, case)
    for assessment in edition.assessments:
        yield assessment_page(edition, assessment)
        yield team_page(edition, assessment)
    for form in edition.forms:
        yield form_page(edition, form)
    for checklist in edition.checklists:
        yield checklist_page(edition, checklist)
    for workshop in edition.workshops:
        yield workshop_page(edition, workshop)
    if playbook.glossary.terms:
        yield glossary_page(edition)
    if playbook.sources:
        yield sources_page(edition)
    yield downloads_page(edition, data)
    if playbook.adaptation:
        yield changes_page(edition, playbook.adaptation)
    yield from moved_pages(edition)
