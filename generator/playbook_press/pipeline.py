"""From a project's folder to a composed site: every stage, in order, without an engine."""

import os
from collections.abc import Iterable, Mapping, Set
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct, field, structs

from playbook_press.checks.readings import Readings
from playbook_press.diagnostics import Diagnostic, Report
from playbook_press.model.library import load_library
from playbook_press.model.playbook import Playbook
from playbook_press.overlay.homes import home_of, is_playbook, playbooks_in
from playbook_press.overlay.shelf import shelved, surroundings
from playbook_press.pages.compiling import TemplateError
from playbook_press.pages.composing import ALONE, Help, compose_playbooks, playbook_prints
from playbook_press.pages.overrides import overrides
from playbook_press.pages.page import UNPUBLISHED, LanguageSite, Page, Publication
from playbook_press.pages.scripts import ScriptError
from playbook_press.pages.site import (
    compose_language,
    compose_root,
    languages_of,
)
from playbook_press.pages.stylesheet import StylesheetError
from playbook_press.pages.templates import (
    bundled_templates,
    load_templates,
    own_templates_in,
)
from playbook_press.pages.unwritten import unwritten_messages
from playbook_press.source.collector import collector_at_rest
from playbook_press.source.folder import Folder
from playbook_press.source.load import Loaded

MOST_PICTURE_BYTES = 20_000_000
"""A photograph as a camera writes it; a larger one would take readers a minute to load."""


class ProjectError(Exception):
    """A project that cannot be worked on at all; the text says why and what to do."""


class Project(Struct, frozen=True):
    """The folders a site is made from."""

    root: Path
    playbooks: Path
    templates: Path
    """Those that came with the package."""
    own_templates: Path | None = None
    """The site's own, laid over those; None where it has none."""

    @classmethod
    def at(
        cls, root: Path, *, playbooks: str = "playbooks", templates: str | None = None
    ) -> "Project":
        """The project in a folder.

        Args:
            root: Where `mkdocs.yml` stands.
            playbooks: The folder with one folder per playbook.
            templates: The folder of the site's own templates; `templates` if left out.
        """
        own = own_templates_in(root, templates)
        return cls(root, root / playbooks, bundled_templates(), own)


class Contents(Struct, frozen=True):
    """All content of a site as it was read."""

    playbooks: tuple[Playbook, ...]
    """Fit to be published only where no diagnostic is an error."""
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    """The text of every file that could be read, by path, for excerpts."""
    pictures: Mapping[str, bytes]
    """What the files in `images/` hold, by path."""
    languages: tuple[str, ...]
    """Those to build, in the order of the playbooks."""
    bases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The folders that playbooks are built on, the nearest first, by folder."""
    misfits: Mapping[str, tuple[Diagnostic, ...]] = field(default_factory=dict)
    """What is wrong between a playbook and those it is built on, by its folder."""


class Language(Struct, frozen=True):
    """A language of the site: its code in addresses, and what its readers call it."""

    code: str
    name: str


class Site(Struct, frozen=True):
    """All that an engine needs to draw the site."""

    languages: tuple[Language, ...]
    """In the order of the playbooks; never empty."""
    by_language: Mapping[str, LanguageSite]
    root: Page
    """The page at `/`, which lets readers choose their language."""
    shared: Mapping[str, bytes]
    """Files that stand once for all languages, by path: `assets/playbook-press/press.css`."""
    theme: Path
    """The folder of our overrides of the theme."""
    own_theme: Path | None = None
    """The site's own overrides, which come before ours; need not be there."""
    has_texts: bool = False
    has_social_images: bool = False
    """Whether its text (`index.md`) and its picture (`social.png`) will stand beside a page."""


def read_contents(
    project: Project, *, languages: Iterable[str] = (), known: Readings | None = None
) -> Contents:
    """Read and check every playbook of a project.

    Args:
        project: Where the content is.
        languages: Build only these; all if empty.
        known: What was read before; playbooks that have not changed are taken from there.

    Raises:
        ProjectError: There are no playbooks, or none is written in a language asked for.
    """
    known = known or Readings()
    folder = Folder(project.root, known.files)
    name = folder.name_of(project.playbooks)
    found = [folder.name_of(path) for path in playbooks_in(project.playbooks)]
    if not found:
        raise ProjectError(
            f"There are no playbooks in `{name}/`. Put one there, or name another folder in"
            " `mkdocs.yml` under `plugins`, `playbooks`."
        )
    contents = _contents(folder, found, tuple(languages), known)
    templates, own = project.templates, project.own_templates
    try:
        more = unwritten_messages(contents.playbooks, contents.languages, templates, own)
        more += overrides(templates, own, project.root).problems
    except TemplateError as reason:
        raise ProjectError(str(reason)) from reason
    whole = Report([*contents.diagnostics, *more])
    return structs.replace(contents, diagnostics=whole.diagnostics)


def check_paths(paths: Iterable[Path], root: Path) -> Contents:
    """Read and check some playbooks, or some files of playbooks.

    Args:
        paths: Playbooks, folders of playbooks, or folders and files of a playbook.
        root: Paths in reports are relative to this folder.

    A file is read together with its playbook, because links lead to other files, but only its
    own problems are kept. Of a file in no playbook only the YAML is checked.
    """
    folder = Folder(root)
    playbooks: dict[str, None] = {}
    lone: list[Loaded] = []
    wanted: set[str] = set()
    for path in paths:
        whole = Path(os.path.normpath(path.absolute()))
        home = home_of(whole)
        if whole.is_dir() and home is None:
            inner = [] if is_playbook(whole) else playbooks_in(whole)
            names = [_playbook_name(folder, home) for home in inner or [whole]]
            playbooks.update(dict.fromkeys(names))
            wanted.update(f"{name}/" if name else "" for name in names)
            continue
        name = folder.name_of(whole)
        wanted.add(f"{name}/" if whole.is_dir() else name)
        if home is None:
            lone.append(folder.load(name))
        else:
            playbooks[_playbook_name(folder, home)] = None
    contents = _contents(folder, playbooks, (), Readings())
    whole_ones = [name for name in playbooks if (f"{name}/" if name else "") in wanted]
    # What stands in an original may be wrong only with what an overlay makes of it.
    wanted.update(f"{base}/" for name in whole_ones for base in contents.bases.get(name, ()))
    found = (*contents.diagnostics, *(problem for each in lone for problem in each.problems))
    chosen = [each for each in found if _is_wanted(each.place.path, wanted)]
    chosen += [each for name in whole_ones for each in contents.misfits.get(name, ())]
    return structs.replace(contents, diagnostics=Report(chosen).diagnostics)


def compose_site(
    project: Project,
    contents: Contents,
    *,
    publication: Publication = UNPUBLISHED,
    hand_written: Mapping[str, Set[str]] = MappingProxyType({}),
    help: Help = ALONE,
) -> Site:
    """Everything a site consists of, from contents without errors.

    Args:
        project: Where the templates are.
        contents: What the site says.
        publication: What the site is called and where it is published.
        hand_written: By language, the addresses of pages that the engine takes from elsewhere.
        help: What is remembered of earlier builds, and who works; the site is the same.

    Raises:
        ProjectError: The templates cannot be used.
    """
    codes, playbooks = contents.languages, contents.playbooks
    try:
        templates = load_templates(project.templates, project.own_templates, help.own)
        composed = compose_playbooks(
            playbooks,
            codes,
            templates,
            publication=publication,
            prints=playbook_prints(playbooks, contents.texts, contents.bases),
            help=help,
        )
        by_language = {
            code: compose_language(
                playbooks,
                code,
                templates,
                site_languages=codes,
                publication=publication,
                hand_written=hand_written.get(code, frozenset()),
                composed=composed.pages[code],
                names=composed.names,
            )
            for code in codes
        }
        root = compose_root(playbooks, templates, codes)
    except (TemplateError, ScriptError, StylesheetError) as reason:
        raise ProjectError(str(reason)) from reason
    languages = tuple(Language(code, by_language[code].name) for code in codes)
    by_language = {code: each.supplied(contents.pictures) for code, each in by_language.items()}
    shared = {composed.names.get(path, path): data for path, data in composed.shared.items()}
    theme, own = project.templates / "theme", project.own_templates
    return Site(languages, by_language, root, shared, theme, own and own / "theme")


def _playbook_name(folder: Folder, home: Path) -> str:
    """A playbook's folder as the loader wants it: empty where paths begin in it."""
    name = folder.name_of(home)
    return "" if name == "." else name


def _is_wanted(path: str, wanted: Iterable[str]) -> bool:
    return any(
        not each or path == each or (each.endswith("/") and path.startswith(each))
        for each in wanted
    )


def _contents(
    folder: Folder, names: Iterable[str], wanted: tuple[str, ...], known: Readings
) -> Contents:
    with collector_at_rest():
        shelf = shelved(names, surroundings(folder))
        plain = {n: each for n, each in shelf.folders.items() if n not in shelf.resolved}
        load = known.loader(folder, plain, shelf.read)
        library = load_library(shelf.folders, shelf.read, load)
        playbooks = tuple(shelf.adapted(each) for each in library.playbooks)
        meant = [problem for playbook in playbooks for problem in known.checked(playbook)]
    written = languages_of(playbooks)
    missing = [code for code in wanted if code not in written]
    if missing and playbooks:
        there = ", ".join(written)
        raise ProjectError(f"No playbook is written in `{missing[0]}`; there is {there}.")
    seen = {
        path: folder.picture(shelf.pictures.get(path, path), most_bytes=MOST_PICTURE_BYTES)
        for playbook in playbooks
        for path in _picture_paths(playbook)
    }
    misfits = [problem for found in shelf.problems.values() for problem in found]
    unseen = [problem for problem in seen.values() if isinstance(problem, Diagnostic)]
    return Contents(
        playbooks=playbooks,
        diagnostics=Report([*library.problems, *meant, *unseen, *misfits]).diagnostics,
        texts=folder.texts,
        pictures={path: data for path, data in seen.items() if isinstance(data, bytes)},
        languages=tuple(code for code in written if not wanted or code in wanted),
        bases=shelf.bases,
        misfits=shelf.problems,
    )


def _picture_paths(playbook: Playbook) -> list[str]:
    start = f"{playbook.folder}/" if playbook.folder else ""
    return [f"{start}{image}" for image in sorted(playbook.images)]
