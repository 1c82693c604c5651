"""The same site, drawn by MkDocs alone and by the driver."""

from collections.abc import Mapping
from pathlib import Path

from mkdocs.commands.build import build

from playbook_press.engines.mkdocs.handover import Handover
from playbook_press.engines.mkdocs.settings import load_settings
from playbook_press.pipeline import Site


def stock(settings: Path, site: Site, folder: Path) -> Mapping[str, bytes]:
    """What `mkdocs build` makes of a site."""
    config = load_settings(settings, site_folder=folder)
    Handover(site).give(config)
    build(config)
    return tree(folder)


def tree(folder: Path) -> Mapping[str, bytes]:
    """Every file below a folder, by path."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def differences(one: Mapping[str, bytes], other: Mapping[str, bytes]) -> list[str]:
    """The paths of files that only one tree has, or that differ."""
    return [path for path in sorted({*one, *other}) if one.get(path) != other.get(path)]
