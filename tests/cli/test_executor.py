"""`playbook build --executor`: what it refuses, and a whole site by a cluster."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.engines.driver.dask_cluster import cluster_of
from tests.engines.driver.trees import differences, tree


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--executor", "spark://10.0.0.5:7077"), "Write `dask://HOST:PORT`"),
        (("--executor", "dask://10.0.0.5:8786", "--safe"), "--executor does not go with --safe"),
        (
            ("--executor", "dask://10.0.0.5:8786", "--engine", "zensical"),
            "--executor does not go with --engine zensical",
        ),
    ],
)
def test_what_a_cluster_cannot_do_is_refused_at_once(
    command: Command, tmp_path: Path, arguments: tuple[str, ...], words: str
) -> None:
    """Before anything is read: this folder holds no site."""
    outcome = command("build", *arguments, at=tmp_path)
    assert outcome.status == 2
    assert words in outcome.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.long
def test_the_site_is_the_same_whoever_draws_it(new_wiki: Path, tmp_path: Path) -> None:
    """With all that publishing adds; and one that has not changed asks nobody."""
    _built(new_wiki, "--clean", "--site-dir", str(tmp_path / "here"))
    there = ("--site-dir", str(tmp_path / "there"))
    with cluster_of(tmp_path, 3) as cluster:
        said = _built(new_wiki, "--clean", "--executor", cluster.executor, *there)
    assert "note:" not in said
    assert differences(tree(tmp_path / "here"), tree(tmp_path / "there")) == []
    assert "Nothing has changed" in _built(new_wiki, "--executor", cluster.executor, *there)


def _built(wiki: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "playbook_press", "build", "--strict", *arguments]
    done = subprocess.run(command, cwd=wiki, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout + done.stderr
