"""A longer run by hand: `make fuzz`, or `python -m tests.fuzz.run overlay --seconds 600`.

Atheris is no part of the environment: it is not to be had for every system. Install it where
it is (`pip install atheris`). What is found is kept as a file of the corpus, which the suite
reads every time.
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path

CORPUS = Path(__file__).parent / "corpus"
NAMES = sorted(folder.name for folder in CORPUS.iterdir())
"""Of the targets: each has a folder. They are imported late, when what they call is watched."""


def main() -> int:
    """Feed the targets that are wanted, one after the other; the worst exit status."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz.run")
    parser.add_argument("target", nargs="*", help=f"of {', '.join(NAMES)}; all if none is named")
    parser.add_argument("--seconds", type=int, default=75, help="for each of them")
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--work", default=".cache/fuzz", help="where what is tried is kept")
    chosen = parser.parse_args()
    names = chosen.target or NAMES
    if chosen.inside:
        return _feed(names[0], Path(chosen.work), chosen.seconds)
    try:
        import atheris  # noqa: F401
    except ImportError:
        print("Nothing was tried: atheris is not installed here. Type: pip install atheris")
        return 2
    # libFuzzer ends the process it runs in.
    options = (f"--seconds={chosen.seconds}", f"--work={chosen.work}")
    here = [sys.executable, "-m", "tests.fuzz.run", "--inside", *options]
    return max(subprocess.run([*here, name], check=False).returncode for name in names)


def _feed(name: str, work: Path, seconds: int) -> int:
    import atheris

    with atheris.instrument_imports(include=["playbook_press", "yaml"]):
        from tests.fuzz.targets import TARGETS
    tried = work / name
    tried.mkdir(parents=True, exist_ok=True)
    kept = CORPUS / name
    words = work / f"{name}.words"
    words.write_text(_dictionary(kept), encoding="ascii")
    arguments = [
        *(f"-max_total_time={seconds}", "-max_len=4000", "-timeout=300", "-rss_limit_mb=2000"),
        # A busy machine makes everything slow; what never ends is found all the same.
        *("-report_slow_units=300", "-print_final_stats=1", f"-dict={words}"),
    ]
    atheris.Setup(
        [sys.argv[0], *arguments, f"-artifact_prefix={kept}/found-", str(tried), str(kept)],
        TARGETS[name],
    )
    atheris.Fuzz()
    return 0


def _dictionary(folder: Path) -> str:
    """The words of the files kept, for libFuzzer to write where it changes something."""
    content = b"\n".join(file.read_bytes() for file in sorted(folder.iterdir()))
    words = sorted(set(re.findall(rb"[\w.-]{2,40}:?|[!-/:-@\[-^`{-~]{1,3}", content)))
    return "".join(f'"{_escaped(word)}"\n' for word in words)


def _escaped(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


if __name__ == "__main__":
    sys.exit(main())
