"""Files that are written for people: never through a link, never out of the folder."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from playbook_press.cli.exporting.writing import LIST, write
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.cli.rewriting import rewrite
from playbook_press.exports.exported import Exported

_TWO = Exported("wiki", {"a.md": b"a", "b.md": b"b"})


@pytest.mark.parametrize(
    "named", ["../kept", "x/../../kept", ".git/config", "C:kept", r"..\kept", r"\\host\share\x"]
)
def test_a_list_from_elsewhere_takes_nothing_away_but_what_an_export_wrote(
    tmp_path: Path, named: str
) -> None:
    folder = tmp_path / "wiki"
    own = [tmp_path / "kept", folder / ".git/config", folder / "C:kept", folder / r"..\kept"]
    for file in own:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("mine", "utf-8")
    (folder / LIST).write_text(f"{named}\n", "utf-8")
    write(_TWO, folder)
    assert all(file.read_text("utf-8") == "mine" for file in own)


def test_what_an_earlier_export_wrote_goes(tmp_path: Path) -> None:
    write(_TWO, tmp_path)
    write(Exported("wiki", {"a.md": b"a", "sub/c.md": b"c"}), tmp_path)
    assert not (tmp_path / "b.md").exists()
    assert (tmp_path / "sub/c.md").is_file()


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(CouldNotRunError, match="too long"):
        write(Exported.of_one("x.json", b""), tmp_path / ("x" * 300))


def test_a_link_that_waits_beside_a_file_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "other").write_text("mine", "utf-8")
    (tmp_path / ".de.yml.new").symlink_to(tmp_path / "other")
    rewrite(tmp_path / "de.yml", b"ours")
    assert (tmp_path / "other").read_text("utf-8") == "mine"
    assert (tmp_path / "de.yml").read_bytes() == b"ours"


@pytest.mark.skipif(sys.platform == "win32", reason="no shell with pipes")
def test_whoever_has_seen_enough_is_no_problem() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "playbook_press", "explain"],
        stdout=_closed_pipe(),
        stderr=subprocess.PIPE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")


def _closed_pipe() -> int:
    reading, writing = os.pipe()
    os.close(reading)
    return writing
