"""From an edit to the preview: how long a writer waits."""

import re
import socket
import statistics
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from pathlib import Path

from benchmarks.timing import surroundings

EDITS = 5
PATIENCE = 180
_QUIET = 3
"""Seconds after which a preview has nothing left to do."""

_SENTENCE = re.compile(r"[A-Za-z]{4,} [a-z]{3,} [a-z]{2,} [a-z]{3,}")


def latency(command: Sequence[str], folder: Path, way: str, source: Path) -> float:
    """The median of some edits, in seconds.

    Args:
        command: Starts a preview; `{port}` in it is filled in.
        folder: Where to start it.
        way: The address of the page, below the root.
        source: The file that says what stands on it.

    Raises:
        TimeoutError: The preview does not show the page, or the edit.
    """
    port = _free_port()
    url = f"http://127.0.0.1:{port}/{way}"
    with subprocess.Popen(
        [each.replace("{port}", str(port)) for each in command],
        cwd=folder,
        env=surroundings(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as preview:
        text = source.read_text("utf-8")
        try:
            shown = _wait(url, "<html")
            # A sentence that the page shows as the file says it.
            said = next(each for each in _SENTENCE.findall(text) if each in shown)
            return statistics.median(_edit(url, source, text, said, n) for n in range(EDITS))
        finally:
            source.write_text(text, encoding="utf-8", newline="\n")
            preview.terminate()


def _edit(url: str, source: Path, text: str, said: str, number: int) -> float:
    time.sleep(_QUIET)
    mark = f"{said} mark{number}"
    source.write_text(text.replace(said, mark, 1), encoding="utf-8", newline="\n")
    start = time.perf_counter()
    _wait(url, mark)
    return time.perf_counter() - start


def _wait(url: str, words: str) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(url, timeout=10) as answer:
                shown = str(answer.read().decode("utf-8", "replace"))
            if words in shown:
                return shown
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(0.02)
    raise TimeoutError(f"{url} does not show {words!r}")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
