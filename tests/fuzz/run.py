"""A longer run by hand: `make fuzz`, or `python -m tests.fuzz.run overlay --seconds 600`.

Atheris is no part of the environment: it is not to be had for every system. Install it where
it is (`pip install atheris`). What is found is kept as a file of the corpus, which the suite
reads every time.
"""

import argparse
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
    here = [sys.executable, "-m", "tests.fuzz.run", "--inside", f"--seconds={chosen.seconds}"]
    return max(subprocess.run([*here, name], check=False).returncode for name in names)


def _feed(name: str, work: Path, seconds: int) -> int:
    import atheris

    with atheris.instrument_imports(include=["playbook_press", "yaml"]):
        from tests.fuzz.targets import TARGETS
    tried = work / name
    tried.mkdir(parents=True, exist_ok=True)
    kept = CORPUS / name
    arguments = [
        *(f"-max_total_time={seconds}", "-max_len=4000", "-timeout=20", "-rss_limit_mb=2000"),
        "-print_final_stats=1",
    ]
    atheris.Setup(
        [sys.argv[0], *arguments, f"-artifact_prefix={kept}/found-", str(tried), str(kept)],
        TARGETS[name],
    )
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
