"""Batches of a build that another machine leads, worked off here.

What a worker keeps of a build stands in one folder, and lives until the next build or the end
of this one.
"""

import pickle
import shutil
import tempfile
import threading
import zlib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from playbook_press.engines.mkdocs.driver.batch import NOTHING_KNOWN, Known, know
from playbook_press.engines.mkdocs.driver.page import Outline
from playbook_press.engines.mkdocs.driver.parcel import Parcel, in_environment
from playbook_press.engines.mkdocs.driver.programs import Programs, differences, programs_here
from playbook_press.engines.mkdocs.settings import SettingsError, load_settings


class UnlikeWorkerError(Exception):
    """This worker would not draw the same pages; the text says why."""


class Order(Struct, frozen=True):
    """The same for all batches of a build."""

    build: str
    programs: Programs
    """Those that the pages have to go through."""


class _Stay(Struct):
    """A build that this worker works for."""

    build: str
    folder: Path
    parcel: Parcel
    known: Known
    is_outlined: bool = False


# MkDocs and its log are one per process; a worker with several threads takes turns.
_turn = threading.Lock()
_stays: list[_Stay] = []
"""At most one."""


def settle_in(order: Order, parcel: bytes, folder: str | None = None) -> None:
    """Get ready for a build, so that what stands against it is known before any batch.

    Args:
        order: Of the build.
        parcel: The project.
        folder: Where this worker keeps files; where the system does if left out.

    Raises:
        UnlikeWorkerError: Other programs are at work here, or the settings lead elsewhere.
    """
    with _turn:
        _stay(order, parcel, folder)


def run_errand(
    order: Order,
    parcel: bytes,
    outlines: bytes | None,
    function: Callable[[Any], Any],  # `Any`: batches of several kinds, and what each gives
    batch: Any,
    folder: str | None = None,
) -> Any:
    """Work off a batch.

    Args:
        order: Of the build.
        parcel: The project, for a worker that was not there when others settled in.
        outlines: Of all pages, as `pack_outlines` gave them; None before they are read.
        function: One of those for batches.
        batch: What it is given.
        folder: As for `settle_in`.

    Raises:
        UnlikeWorkerError: As for `settle_in`.
        Exception: Whatever the batch raises.
    """
    with _turn:
        stay = _stay(order, parcel, folder)
        if outlines is not None and not stay.is_outlined:
            known = replace(stay.known, outlines=pickle.loads(zlib.decompress(outlines)))
            know(known)
            stay.is_outlined = True
        with in_environment(stay.parcel.environment):
            return function(batch)


def leave(build: str) -> None:
    """The build is over."""
    with _turn:
        if any(each.build == build for each in _stays):
            _clear()


def pack_outlines(outlines: Mapping[str, Mapping[str, Outline]]) -> bytes:
    """The outlines of all pages, as an errand takes them along."""
    return zlib.compress(pickle.dumps(outlines), 1)


def _stay(order: Order, parcel: bytes, folder: str | None) -> _Stay:
    if not any(each.build == order.build for each in _stays):
        unlike = differences(programs_here(), order.programs)
        if unlike:
            raise UnlikeWorkerError(unlike)
        _clear()
        place = Path(tempfile.mkdtemp(prefix="playbook-", dir=folder))
        opened = Parcel.from_bytes(parcel)
        stay = _Stay(order.build, place, opened, opened.unpack(place))
        _stays.append(stay)
        try:
            _look_at_settings(stay)
        except UnlikeWorkerError:
            _clear()
            raise
        know(stay.known)
    return _stays[-1]


def _look_at_settings(stay: _Stay) -> None:
    """See that they lead to what was sent; a copy of the project on this machine may be old."""
    file = Path(next(iter(stay.known.recipes.values())).settings_file)
    with in_environment(stay.parcel.environment):
        try:
            config = load_settings(file)
        except SettingsError as reason:
            # The exception itself holds more than can travel.
            raise UnlikeWorkerError(f"{file.name}: {reason}") from None
    for name, place in (("docs_dir", config.docs_dir), ("custom_dir", config.theme.custom_dir)):
        if place and not Path(place).is_relative_to(stay.folder):
            raise UnlikeWorkerError(
                f"{file.name}: `{name}` names its folder by the whole path, which is another"
                " there. Write it from the settings' own folder."
            )


def _clear() -> None:
    know(NOTHING_KNOWN)
    for each in _stays:
        shutil.rmtree(each.folder, ignore_errors=True)
    _stays.clear()
