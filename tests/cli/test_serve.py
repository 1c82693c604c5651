"""`playbook serve` shows the last good site while somebody writes, on this machine only."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pytest

from tests.cli.conftest import replace

TRAIT = "playbooks/good-meetings/traits/written-purpose.yml"
PAGE = "/en/good-meetings/traits/written-purpose/"
PATIENCE_S = 60


PLAYBOOK = [sys.executable, "-m", "playbook_press", "serve", "--port"]
MKDOCS = [sys.executable, "-m", "mkdocs", "serve", "-a"]


@dataclass(frozen=True)
class Preview:
    """A preview that is running."""

    wiki: Path
    port: int
    log: Path

    def answer(self, path: str, *, host: str | None = None) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE_S)
        try:
            connection.request("GET", path, headers={"Host": host or f"127.0.0.1:{self.port}"})
            response = connection.getresponse()
            return response.status, response.read().decode()
        finally:
            connection.close()

    def shows(self, path: str, words: str) -> bool:
        return words in self.answer(path)[1]

    def said(self) -> str:
        return self.log.read_text(encoding="utf-8")


def _soon(is_so: Callable[[], bool]) -> bool:
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        if is_so():
            return True
        time.sleep(0.1)
    return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(wiki: Path, log: Path, command: list[str], port: int) -> Iterator[Preview]:
    with log.open("wb") as output:
        running = subprocess.Popen(command, cwd=wiki, stdout=output, stderr=subprocess.STDOUT)
    shown = Preview(wiki, port, log)
    try:
        assert _soon(lambda: "Serving " in shown.said()), shown.said()
        yield shown
    finally:
        running.terminate()
        running.wait(10)


@pytest.fixture
def preview(wiki: Path, tmp_path: Path) -> Iterator[Preview]:
    port = _free_port()
    with _running(wiki, tmp_path / "log", [*PLAYBOOK, str(port)], port) as shown:
        yield shown


def test_broken_content_keeps_the_last_good_site_until_it_is_mended(preview: Preview) -> None:
    """One story, because each step needs the one before it."""
    assert preview.answer(PAGE)[0] == 200

    replace(preview.wiki / TRAIT, "statement:", "statment:")
    assert _soon(lambda: "error[unknown-field]" in preview.said())
    status, page = preview.answer(PAGE)
    assert status == 200
    assert "Before every meeting" in page
    assert _soon(lambda: preview.shows(PAGE, "This is the last site that could be built."))
    assert preview.shows(PAGE, "`statment` is not a field here")
    assert preview.shows(PAGE.replace("/en/", "/zh/"), "这里是上一次成功生成的页面。")

    replace(preview.wiki / TRAIT, "statment:", "statement:")
    replace(preview.wiki / TRAIT, "Before every meeting", "Ahead of every meeting")
    assert _soon(lambda: "Ahead of every meeting" in preview.answer(PAGE)[1])
    assert not preview.shows(PAGE, "This is the last site that could be built.")

    # Settings and hand-written pages are watched as well, and may break and heal alike.
    replace(preview.wiki / "mkdocs.yml", "theme:\n", "theme: :\n")
    assert _soon(lambda: "error[unusable-settings]" in preview.said())
    assert preview.answer(PAGE)[0] == 200
    replace(preview.wiki / "mkdocs.yml", "theme: :\n", "theme:\n")
    replace(preview.wiki / "docs/en/guide/index.md", "Where to start", "Where to begin")
    assert _soon(lambda: "Where to begin" in preview.answer("/en/guide/")[1])
    assert "Traceback" not in preview.said()


def test_only_this_machine_is_answered(preview: Preview) -> None:
    """Another site may lead its name to 127.0.0.1 and read along."""
    assert preview.answer("/", host="evil.example")[0] == 421
    assert preview.answer("/", host=f"evil.example:{preview.port}")[0] == 421
    assert preview.answer("/", host=f"localhost:{preview.port}")[0] == 200
    addresses = set(re.findall(r"http://([^:/]+)", preview.said()))
    assert addresses == {"127.0.0.1"}


def test_a_path_cannot_leave_the_site(preview: Preview) -> None:
    assert preview.answer("/../../../../etc/passwd")[0] == 404
    assert preview.answer("/%2e%2e/%2e%2e/%2e%2e/etc/passwd")[0] == 404


def test_a_taken_port_is_named(preview: Preview) -> None:
    second = subprocess.run(
        [*PLAYBOOK, str(preview.port)],
        cwd=preview.wiki,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert second.returncode == 2
    assert f"Port {preview.port} cannot be used" in second.stderr
    assert "--port" in second.stderr
    assert "Drawing" not in second.stderr, "said only after the pages were drawn"


def test_what_is_being_waited_for_is_said_first(preview: Preview) -> None:
    """A large site takes half a minute, in which somebody new would think it stands still."""
    assert preview.said().startswith("Drawing the pages …")


@pytest.mark.parametrize("moment", ["Drawing the pages", "Serving "])
def test_whenever_a_program_ends_it_nothing_is_left_behind(
    wiki: Path, tmp_path: Path, moment: str
) -> None:
    place = tmp_path / "temporary"
    place.mkdir()
    log = tmp_path / "log"
    with log.open("wb") as output:
        running = subprocess.Popen(
            [*PLAYBOOK, str(_free_port())],
            cwd=wiki,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "TMPDIR": str(place)},
        )
    assert _soon(lambda: moment in log.read_text("utf-8"))
    assert [each.name[:17] for each in place.iterdir()] == ["playbook-preview-"]
    running.terminate()
    assert running.wait(PATIENCE_S) == 128 + signal.SIGTERM
    assert list(place.iterdir()) == []
    assert "Traceback" not in log.read_text("utf-8")


def test_content_that_is_broken_from_the_start_is_reported(wiki: Path) -> None:
    replace(wiki / TRAIT, "statement:", "statment:")
    done = subprocess.run(
        [*PLAYBOOK, str(_free_port())],
        cwd=wiki,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
        check=False,
    )
    assert done.returncode == 1
    assert "error[unknown-field]" in done.stderr


def test_mkdocs_serve_shows_changes_in_yaml_again_and_again(wiki: Path, tmp_path: Path) -> None:
    """Its second build meets plugin objects of the first; the language must survive that."""
    port = _free_port()
    command = [*MKDOCS, f"127.0.0.1:{port}"]
    with _running(wiki, tmp_path / "log", command, port) as shown:
        for words in ("Ahead of every meeting", "In front of every meeting"):
            text = (wiki / TRAIT).read_text(encoding="utf-8")
            changed = re.sub(r"en: .*(?=, everyone who attends)", f"en: {words}", text)
            assert changed != text
            (wiki / TRAIT).write_text(changed, encoding="utf-8")
            assert _soon(partial(shown.shows, PAGE, words))
            assert '<html lang="zh"' in shown.answer("/zh/")[1]
