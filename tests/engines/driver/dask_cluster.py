"""A cluster on this machine, begun by the commands that the guide gives."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Cluster:
    """Where it is, and the process of its scheduler."""

    executor: str
    scheduler: int


@contextmanager
def cluster_of(folder: Path, count: int) -> Iterator[Cluster]:
    """So many workers, each a process of its own, with a folder for what they write."""
    about = folder / "scheduler.json"
    dask = str(Path(sys.executable).with_name("dask"))
    usual = ["--host", "127.0.0.1", "--no-dashboard", "--scheduler-file", str(about)]
    with ExitStack() as stack:
        scheduler = stack.enter_context(_running(dask, "scheduler", "--port", "0", *usual))
        while not about.exists() or not about.read_text("utf-8").endswith("}"):
            assert scheduler.poll() is None
            time.sleep(0.05)
        processes = ["--nworkers", str(count), "--nthreads", "1", "--local-directory", str(folder)]
        stack.enter_context(_running(dask, "worker", *usual, *processes))
        address = str(json.loads(about.read_text("utf-8"))["address"])
        yield Cluster(address.replace("tcp://", "dask://"), scheduler.pid)


@contextmanager
def _running(*command: str) -> Iterator[subprocess.Popen[bytes]]:
    # Not in this folder, whose packages would be found there by chance.
    with subprocess.Popen(command, cwd="/", stderr=subprocess.DEVNULL) as process:
        try:
            yield process
        finally:
            process.terminate()
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
