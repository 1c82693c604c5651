"""`mkdocs.yml`, read so that what is wrong with it has a place."""

import logging
import os
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from msgspec import Struct

from playbook_press.diagnostics import Diagnostic, Place, Severity
from playbook_press.engines.extras import ENDINGS, Compression
from playbook_press.engines.mkdocs.driver.prints import UnknownValueError, drawing_print
from playbook_press.engines.mkdocs.driver.strangers import strangers
from playbook_press.engines.mkdocs.improving import improve_base_of
from playbook_press.engines.mkdocs.log import listening
from playbook_press.engines.mkdocs.policing import theme_scripts
from playbook_press.engines.mkdocs.project import project_of, publication_of
from playbook_press.engines.mkdocs.safety import unsafe_files, unsafe_settings
from playbook_press.engines.options import PLUGIN as _PLUGIN
from playbook_press.engines.options import palette_problems, read_options
from playbook_press.engines.output.expectations import Expectations
from playbook_press.engines.problems.engine_warning import engine_warning
from playbook_press.engines.problems.unsafe_file import unsafe_file
from playbook_press.engines.problems.unusable_settings import MEND_THIS_LINE, unusable_settings
from playbook_press.pages.page import Publication
from playbook_press.pages.templates import bundled_templates
from playbook_press.pipeline import Project
from playbook_press.source.load import load_document
from playbook_press.source.problems import duplicate_key, merge_key, yaml_tag

FILE_NAMES = ("mkdocs.yml", "mkdocs.yaml")

# Said by us, with its place.
_OURS = re.compile(rf"Plugin '{_PLUGIN}' value: ")
_SAID = re.compile(r"^Config value '(?P<key>[^']*)': (?P<words>.*)$", re.DOTALL)

_FINE_IN_SETTINGS = frozenset({duplicate_key.CODE, merge_key.CODE, yaml_tag.CODE})
"""Refused in a playbook, and read by MkDocs."""

_FIXES = {"docs_dir": "Make this folder, which may stay empty, or name another one here."}
"""What to do about a setting, where it is not the line that has to be mended."""


class SettingsError(Exception):
    """`mkdocs.yml` cannot be used."""

    def __init__(self, diagnostic: Diagnostic, text: str) -> None:
        super().__init__(diagnostic.what)
        self.diagnostic = diagnostic
        self.text = text
        """The file as it was read, for the excerpt."""


class UnsafeProjectError(Exception):
    """A project from a stranger asks for what could act on readers or on this machine."""

    def __init__(self, diagnostics: Iterable[Diagnostic], texts: Mapping[str, str]) -> None:
        super().__init__("The project asks for what --safe does not allow.")
        self.diagnostics = tuple(diagnostics)
        self.texts = texts
        """The texts of files by name, for excerpts."""


class Settings(Struct, frozen=True):
    """What building needs to know of `mkdocs.yml`."""

    file: Path
    project: Project
    site_folder: Path
    site_name: str
    site_url: str
    """Where the site is published, with `/` at the end; empty where that is open."""
    docs: Path
    """The folder of hand-written pages, with one folder per language."""
    sources: tuple[Path, ...]
    """Everything the site is made from."""
    custom_theme: Path | None
    """The site's own folder of theme overrides, if it has one."""
    publication: Publication
    """What the site calls itself, where it will be read, and how it looks."""
    warnings: tuple[Diagnostic, ...]
    """What MkDocs reads over and the author should know."""
    texts: Mapping[str, str]
    """The text of the file by its name, for excerpts."""
    expected: Expectations
    """What the finished site is measured against."""
    compress: tuple[Compression, ...]
    """The formats that files are compressed to beside themselves."""
    improve: str = ""
    """What a path of the project is added to, to get where that file can be changed."""
    social_images: bool = False
    """Whether a picture is drawn for every page."""
    print: str | None = None
    """A digest of all settings as they are in force; None where they cannot be compared."""


def read_settings(root: Path, *, safe: bool = False) -> Settings:
    """The settings of the project in a folder.

    Args:
        root: The folder.
        safe: Whether the project comes from a stranger: then nothing is read by MkDocs before
            everything in it is known to be harmless.

    Raises:
        SettingsError: There is no `mkdocs.yml`, or it cannot be used.
        UnsafeProjectError: Something in the project could act.
    """
    file = _file(root)
    text = _text(file)
    if safe:
        _refuse_unsafe(file, text)
    with listening(logging.WARNING) as said:
        config = load_settings(file)
    tree = _tree(file, text)
    options, found = read_options(file.name, text)
    for problem in found:
        if problem.severity is Severity.ERROR:
            raise SettingsError(problem, text)
    found += palette_problems(file.name, text)
    found += [_warning(file, tree, words) for words in said if not _OURS.search(words)]
    project = project_of(config, options)
    return Settings(
        file,
        project,
        site_folder=Path(config.site_dir),
        site_name=config.site_name,
        site_url=config.site_url or "",
        docs=Path(config.docs_dir),
        sources=_sources(file, project, Path(config.docs_dir)),
        custom_theme=Path(config.theme.custom_dir) if config.theme.custom_dir else None,
        publication=publication_of(config, options),
        warnings=tuple(found),
        texts={file.name: text},
        expected=Expectations(
            allowed=theme_scripts([str(project.templates / "theme"), *config.theme.dirs])
            | frozenset(options.allowed_scripts),
            always=frozenset(options.allowed_scripts),
            budgets=options.budgets.model_dump(),
        ),
        compress=tuple(format for format in ENDINGS if format in options.compress),
        improve=improve_base_of(config, Path(config.docs_dir)),
        social_images=options.social_images,
        print=_print_of(config, project),
    )


def _sources(file: Path, project: Project, docs: Path) -> tuple[Path, ...]:
    own = (project.own_templates,) if project.own_templates is not None else ()
    return (file, project.playbooks, project.templates, *own, docs)


def load_settings(file: Path, *, site_folder: Path | None = None) -> MkDocsConfig:
    """The configuration of one run; it counts warnings, and leaves the verdict to us.

    Args:
        file: The `mkdocs.yml`.
        site_folder: Where to draw, if not where the settings say.

    Raises:
        SettingsError: The file cannot be used.
    """
    text = _text(file)
    tree = _tree(file, text)
    # Material speaks of its own future on every run; our way out is tested (decision 7).
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    with listening() as said:
        try:
            config = load_config(str(file), site_dir=site_folder and str(site_folder), strict=False)
        except MkDocsException as failure:
            words = [*said, failure.format_message()]
            raise _error(file, text, tree, words[0]) from failure
        except Exception as failure:  # plugins and themes may raise anything while they load
            raise _error(file, text, tree, f"{type(failure).__name__}: {failure}") from failure
    if _PLUGIN not in config.plugins:
        place = _place(file, tree, "plugins")
        raise SettingsError(
            unusable_settings(
                place,
                "The plugin `playbooks` is not switched on.",
                fix="Add `- playbooks` to the list under `plugins`.",
            ),
            text,
        )
    return config


def _print_of(config: MkDocsConfig, project: Project) -> str | None:
    own = project.own_templates
    if strangers(config, project.templates / "theme", own and own / "theme"):
        return None
    try:
        return drawing_print(config)
    except UnknownValueError:
        return None


def _refuse_unsafe(file: Path, text: str) -> None:
    tree = _tree(file, text)
    found = [*unsafe_settings(file, text, tree, templates=bundled_templates())]
    found = found or [*unsafe_files(file.parent, tree)]
    if file.is_symlink():
        found.append(unsafe_file(file.name, "is a link"))
    if found:
        raise UnsafeProjectError(found, {file.name: text})


def _file(root: Path) -> Path:
    for name in FILE_NAMES:
        if (root / name).is_file():
            return root / name
    raise SettingsError(
        unusable_settings(
            Place(FILE_NAMES[0]),
            f"There is no `{FILE_NAMES[0]}` in `{root}`.",
            fix="Go to the folder of your site, or make a new one: `playbook init my-wiki`.",
        ),
        "",
    )


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as failure:
        raise SettingsError(
            unusable_settings(
                Place(file.name),
                f"`{file.name}` is not written in UTF-8.",
                fix="Save the file again with the encoding UTF-8.",
            ),
            "",
        ) from failure


@lru_cache(maxsize=4)
def _tree(file: Path, text: str) -> yaml.MappingNode:
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except RecursionError as failure:
        wrong = unusable_settings(Place(file.name), "It nests deeper than any settings do.")
        raise SettingsError(wrong, text) from failure
    except yaml.YAMLError as failure:
        # What stops a parser has been put into an author's words for playbooks.
        problems = load_document(file.name, text.encode()).problems
        said = next(each for each in problems if each.code not in _FINE_IN_SETTINGS)
        wrong = unusable_settings(said.place, said.what, fix=said.fix)
        raise SettingsError(wrong, text) from failure
    if not isinstance(node, yaml.MappingNode):
        what = f"`{file.name}` holds no settings."
        raise SettingsError(unusable_settings(Place(file.name), what), text)
    return node


def _error(file: Path, text: str, tree: yaml.MappingNode, words: str) -> SettingsError:
    found = _SAID.match(words)
    key, said = (found["key"], found["words"]) if found else ("", words)
    what = f"`{key}` cannot be used: {said}" if key else said
    place = _place(file, tree, key)
    fix = _FIXES.get(key, MEND_THIS_LINE)
    return SettingsError(unusable_settings(place, what.strip(), fix=fix), text)


def _place(file: Path, tree: yaml.MappingNode, key: str) -> Place:
    for name, _ in tree.value:
        if isinstance(name, yaml.ScalarNode) and name.value == key:
            mark, end = name.start_mark, name.end_mark
            return Place(file.name, mark.line + 1, mark.column + 1, end.line + 1, end.column)
    return Place(file.name)


def _warning(file: Path, tree: yaml.MappingNode, words: str) -> Diagnostic:
    found = _SAID.match(words)
    place = _place(file, tree, found["key"] if found else "")
    said = f"`{found['key']}`: {found['words']}" if found else words
    return engine_warning(said, place)
