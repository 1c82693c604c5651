"""The same site, drawn by MkDocs alone and by the driver."""

import shutil
from collections.abc import Mapping
from pathlib import Path

from mkdocs.commands.build import build

from playbook_press.checks.readings import Readings
from playbook_press.engines.building import help_of
from playbook_press.engines.mkdocs.build import Manner, draw_site
from playbook_press.engines.mkdocs.driver.workers import LocalWorkers
from playbook_press.engines.mkdocs.guide import guide_addresses
from playbook_press.engines.mkdocs.handover import Handover
from playbook_press.engines.mkdocs.settings import load_settings, read_settings
from playbook_press.engines.store import keeping
from playbook_press.pipeline import Site, compose_site, read_contents
from playbook_press.source.memory import Memory, NoMemory


def stock(settings: Path, site: Site, folder: Path) -> Mapping[str, bytes]:
    """What `mkdocs build` makes of a site."""
    config = load_settings(settings, site_folder=folder)
    Handover(site).give(config)
    build(config)
    return tree(folder)


def redrawn(root: Path, memory: Memory | None) -> Mapping[str, bytes]:
    """Read, compose and draw the project, with what is kept or, without a memory, from nothing."""
    known = read_settings(root)
    own = memory or NoMemory()
    contents = read_contents(known.project, known=Readings(own))
    assert not [each for each in contents.diagnostics if each.severity == "error"]
    standing, target = root.parent / "standing", root.parent / "next"
    workers = LocalWorkers(1)
    with keeping(root, reads=memory is not None) as (store, _):
        if memory is None:
            # A clean build in a place of its own, which leaves the cache as it is.
            store.scope, standing = "clean-", root.parent / "nothing"
        site = compose_site(
            known.project,
            contents,
            publication=known.publication,
            hand_written=guide_addresses(known.docs),
            help=help_of(store, own, workers),
        )
        manner = Manner(workers=workers, store=store, standing=standing)
        draw_site(known.file, site, target, manner=manner)
    shutil.rmtree(standing, ignore_errors=True)
    target.rename(standing)
    return tree(standing)


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
