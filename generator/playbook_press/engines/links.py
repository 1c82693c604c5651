"""Symbolic links that lead out of a project, which a site must not follow."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path


class LinkError(Exception):
    """A link leads out of the project; the text says which, where to, and what to do."""


def refuse_links_out(root: Path, sources: Iterable[Path], *, every: bool = False) -> None:
    """Look at all that a site is made from, before any of it is read for a page.

    A project may come from a stranger, and what such a link leads to would be published.

    Args:
        root: The project's folder. Sources elsewhere were chosen by whoever runs the command.
        sources: Files and folders the site is made from.
        every: Whether links within the project are refused too.

    Raises:
        LinkError: A source, a folder above it in the project, or a file in it is such a link.
    """
    real_root = Path(os.path.realpath(root))
    for source in sources:
        if not source.is_relative_to(root):
            continue
        for link in (*_links_above(root, source), *_links_below(source)):
            real = Path(os.path.realpath(link))
            if every or not real.is_relative_to(real_root):
                name = link.relative_to(root).as_posix()
                outside = "" if real.is_relative_to(real_root) else ", which is not in the project"
                raise LinkError(
                    f"`{name}` is a link to `{link.readlink()}`{outside}."
                    " Put the files themselves there, or remove the link."
                )


def refuse_target_behind_link(root: Path, target: Path) -> None:
    """See that a folder in the project is really in it.

    Args:
        root: The project's folder.
        target: The folder to publish into. One elsewhere was chosen on purpose.

    Raises:
        LinkError: A folder above it in the project is a link that leads out.
    """
    target = Path(os.path.normpath(target.absolute()))
    if not target.is_relative_to(root):
        return
    real_root = Path(os.path.realpath(root))
    for link in _links_above(root, target.parent):
        if not Path(os.path.realpath(link)).is_relative_to(real_root):
            raise LinkError(
                f"`{link.relative_to(root).as_posix()}` is a link to `{link.readlink()}`, which is"
                f" not in the project, and the site would be written there. Name the real folder"
                " with --site-dir."
            )


def _links_above(root: Path, path: Path) -> Iterator[Path]:
    """The path itself and the folders between it and the project, where they are links."""
    for each in (path, *path.parents):
        if each == root:
            return
        if each.is_symlink():
            yield each


def _links_below(source: Path) -> Iterator[Path]:
    for folder, inner, files in os.walk(source):
        for name in sorted((*inner, *files)):
            path = Path(folder, name)
            if path.is_symlink():
                yield path
