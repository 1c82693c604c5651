"""Where `mkdocs.yml` says the content is."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from playbook_press.diagnostics import Diagnostic
from playbook_press.engines.options import Options, colours_of, foot_of, read_options
from playbook_press.pages.page import Publication
from playbook_press.pipeline import Project


def options_in(config: MkDocsConfig) -> tuple[Options, list[Diagnostic]]:
    """The options of a loaded `mkdocs.yml` that are ours, and what is wrong with them."""
    file = Path(config.config_file_path)
    return read_options(file.name, file.read_text("utf-8-sig"))


def project_of(config: MkDocsConfig, options: Options) -> Project:
    """The project around a loaded `mkdocs.yml`."""
    root = Path(config.config_file_path).resolve().parent
    return Project.at(root, playbooks=options.playbooks, templates=options.templates)


def publication_of(config: MkDocsConfig, options: Options) -> Publication:
    """What the site calls itself, where it will be read, and how it looks."""
    return Publication(
        config.site_name, config.site_url or "", colours_of(options), foot_of(options)
    )
