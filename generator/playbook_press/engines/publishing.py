"""A site is built beside the published one and then takes its place in one step.

All that is unfinished lives in one hidden folder next to the target, on the same file
system: `.site.playbook/` for `site/`. It holds the lock, the next site, and for a moment the
previous one. A build that fails, is killed or runs out of disk leaves the target alone.
"""

import os
import shlex
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from msgspec import Struct

from playbook_press.engines.exchange import exchange
from playbook_press.engines.locking import Lock, hold
from playbook_press.engines.manifest import MARKER, repository_in, statuses_of, write_manifest
from playbook_press.engines.persisting import persist, persist_file, persist_folder

_WRITTEN_BY_MKDOCS = ("404.html", "index.html", "sitemap.xml", "assets/javascripts")
_JOURNAL = "journal"


class PublishingError(Exception):
    """Nothing was published, and nothing was touched; the text says why and what to do."""


class Workplace(Struct, frozen=True):
    """Where the next site grows, beside its target."""

    target: Path
    folder: Path

    @property
    def next(self) -> Path:
        return self.folder / "next"

    @property
    def previous(self) -> Path:
        return self.folder / "previous"

    @property
    def journal(self) -> Path:
        return self.folder / _JOURNAL


@contextmanager
def workplace(target: Path, sources: Iterable[Path]) -> Iterator[Workplace]:
    """The place to build in, locked against other builds and empty.

    Args:
        target: The folder readers are served from; it need not exist.
        sources: Folders and files the site is made from.

    Raises:
        PublishingError: The target is not ours to replace, another build holds the lock, or
            the system refuses to write.
    """
    target = Path(os.path.realpath(target))
    _refuse_sources(target, sources)
    with _refusing(target):
        _refuse_foreign(target)
        folder = target.parent / f".{target.name}.playbook"
        lock = _lock(target, folder)
        place = Workplace(target, folder)
        try:
            _recover(place)
            _remove(place.next)
            place.next.mkdir()
            yield place
        finally:
            # What cannot be removed now is removed by the next build; readers see none of it.
            shutil.rmtree(place.next, ignore_errors=True)
            if target.exists() or not place.previous.exists():
                shutil.rmtree(place.previous, ignore_errors=True)
                lock.release_and_remove(folder)
            else:
                lock.release()


@contextmanager
def _refusing(target: Path) -> Iterator[None]:
    """Say what the system refuses (a full disk, missing rights) as our own refusal."""
    try:
        yield
    except OSError as failure:
        # A copy that fails names what was read first and what could not be written second.
        name = failure.filename2 or failure.filename
        where = f" (`{name}`)" if name else ""
        raise PublishingError(
            f"The system says “{failure.strerror or failure}”{where}, so nothing was published;"
            f" `{target}` is as it was."
        ) from failure


def _lock(target: Path, folder: Path) -> Lock:
    """The lock of the workplace, which is made."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        # What is behind a link is not ours to empty: a project may come from a stranger.
        linked = next((each for each in (folder, *folder.iterdir()) if each.is_symlink()), None)
        if linked is not None:
            raise PublishingError(f"`{linked}` is a link, and a site grows there. Remove it.")
        lock = hold(folder / "lock")
    except OSError as failure:
        raise PublishingError(
            f"Nothing can be written beside `{target}`: {failure.strerror}. A site is built there"
            " before it is published; choose another place with --site-dir."
        ) from failure
    if not isinstance(lock, Lock):
        raise PublishingError(
            f"Another build is at work on `{target}`: {lock}. Wait until it is done."
        )
    return lock


class Changes(Struct, frozen=True):
    """What a new site changes of the published one; paths below it, in order."""

    written: tuple[str, ...]
    """Files that are new or differ."""
    kept: tuple[str, ...]
    """Files that are the same, byte for byte; they have kept their times."""
    removed: tuple[str, ...]
    """Files that the new site does not have."""


def settle(place: Workplace) -> tuple[Changes, Mapping[str, os.stat_result]]:
    """Compare the next site with the published one, and let what is the same keep its times.

    So whoever copies the site elsewhere copies only what has changed.

    Returns:
        What changes, and what the system says of the files of the new site, by path.
    """
    new = statuses_of(place.next)
    old = statuses_of(place.target) if place.target.is_dir() else {}
    kept: list[str] = []
    for name, mine in new.items():
        theirs = old.get(name)
        if theirs is None:
            continue
        if not os.path.samestat(mine, theirs):
            path, there = place.next / name, place.target / name
            if mine.st_size != theirs.st_size or path.read_bytes() != there.read_bytes():
                continue
            os.utime(path, ns=(theirs.st_atime_ns, theirs.st_mtime_ns))
        kept.append(name)
    are_kept = frozenset(kept)
    changes = Changes(
        written=tuple(name for name in new if name not in are_kept),
        kept=tuple(kept),
        removed=tuple(name for name in old if name not in new),
    )
    return changes, new


def publish(
    place: Workplace,
    known: Mapping[str, str] = MappingProxyType({}),
    *,
    statuses: Mapping[str, os.stat_result] | None = None,
    exchanging: bool = True,
) -> None:
    """Put the next site where the published one stands.

    The manifest takes the digests and statuses that are known, by path, as they are.

    With `exchanging`, and where the system can exchange two folders, readers meet either the
    old site or the new one at every instant. Elsewhere there are two renames, and for the
    moment between them no site; a journal lets the next build mend an interruption.
    """
    write_manifest(place.next, known, statuses)
    persist(place.next)
    # A build takes a while, and somebody may have put their work into the target meanwhile.
    _refuse_foreign(place.target)
    if not place.target.exists():
        place.next.rename(place.target)
        persist_folder(place.target.parent)
        return
    shutil.copymode(place.target, place.next)
    if exchanging and exchange(place.next, place.target):
        persist_folder(place.target.parent)
    else:
        _rename_twice(place)


def _refuse_sources(target: Path, sources: Iterable[Path]) -> None:
    for source in sources:
        real = Path(os.path.realpath(source))
        if target == real or target in real.parents:
            raise PublishingError(
                f"`{target}` holds what the site is made from (`{source}`), and publishing would"
                " replace it. Choose another folder with --site-dir."
            )
        if real in target.parents and real.is_dir():
            raise PublishingError(
                f"`{target}` lies inside `{source}`, which the site is made from. Choose another"
                " folder with --site-dir."
            )


def _refuse_foreign(target: Path) -> None:
    if not target.exists():
        return
    if not target.is_dir():
        raise PublishingError(f"`{target}` is a file. Choose a folder with --site-dir.")
    if (repository := repository_in(target)) is not None:
        raise PublishingError(
            f"`{target / repository}` is a Git repository, and publishing would replace it. Build"
            " into another folder and copy the site from there."
        )
    if any(target.iterdir()) and not (target / MARKER).is_file():
        raise PublishingError(
            f"`{target}` holds files that `playbook build` did not write (there is no `{MARKER}`)."
            f" {_way_out(target)}"
        )


def _way_out(target: Path) -> str:
    """What to do about a folder that is not ours."""
    if all((target / name).exists() for name in _WRITTEN_BY_MKDOCS):
        # It looks so, but whoever else put files there is not known; only a person can tell.
        return (
            "It looks like what plain `mkdocs build` writes. If nobody has put anything else"
            f" there, delete the folder yourself (`{_deletion(target)}`) and build again; or"
            " choose another with --site-dir."
        )
    return "Remove the folder yourself if nobody needs it, or choose another with --site-dir."


def _deletion(target: Path) -> str:
    return f'rmdir /s "{target}"' if os.name == "nt" else f"rm -r {shlex.quote(str(target))}"


def _rename_twice(place: Workplace) -> None:
    place.journal.write_text("The target becomes `previous`, then `next` the target.\n", "utf-8")
    persist_file(place.journal)
    persist_folder(place.folder)
    place.target.rename(place.previous)
    try:
        place.next.rename(place.target)
    except OSError:
        place.previous.rename(place.target)
        raise
    finally:
        persist_folder(place.target.parent)
        place.journal.unlink()


def _recover(place: Workplace) -> None:
    """Finish or undo what a build left between its two renames."""
    if place.journal.exists():
        if not place.target.exists():
            # The marker is written last, so a next site that has one is complete.
            whole = place.next if (place.next / MARKER).is_file() else place.previous
            if whole.exists():
                whole.rename(place.target)
        place.journal.unlink()
    if place.target.exists():
        _remove(place.previous)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
