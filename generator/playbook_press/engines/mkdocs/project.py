"""Where `mkdocs.yml` says the content is."""

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.defaults import MkDocsConfig

from playbook_press.pipeline import Project

if TYPE_CHECKING:
    from playbook_press.engines.mkdocs.plugin import PlaybooksConfig


def project_of(config: MkDocsConfig, options: "PlaybooksConfig") -> Project:
    """The project around a loaded `mkdocs.yml`."""
    root = Path(config.config_file_path).resolve().parent
    return Project.at(root, playbooks=options.playbooks, templates=options.templates)
