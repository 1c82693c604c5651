"""What the benchmarks read: large playbooks, and files made to be slow."""

import shutil
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
MEGABYTE = 1_000_000


def write_playbook(folder: Path, *, items: int) -> Path:
    """The eight traits with many more rules: copies of its own twenty under new ids."""
    playbook = folder / "eight-traits"
    shutil.copytree(ROOT / "playbooks" / "eight-traits", playbook)
    originals = sorted((playbook / "rules").glob("*.yml"))
    standing = len(list(playbook.rglob("*.yml")))
    for number in range(items - standing):
        original = originals[number % len(originals)]
        text = original.read_text(encoding="utf-8")
        copy = f"copy-{number}"
        text = text.replace(f"id: {original.stem}\n", f"id: {copy}\n", 1)
        (playbook / "rules" / f"{copy}.yml").write_text(text, encoding="utf-8")
    return playbook


def hostile_files() -> Iterator[tuple[str, bytes]]:
    """Names and bytes of files of one megabyte that ask much of a parser."""
    for name, piece in {
        "open brackets": b"[",
        "open braces": b"{",
        "dashes": b"- ",
        "questions": b"? ",
        "anchors": b"&a ",
        "tags": b"! ",
        "quotes": b'"',
        "long key": b"k",
        "colons": b"a: ",
        "wide colons": "标题：".encode(),
        "pairs": b"{a: b, ",
        "tabs": b"\t",
        "carriage returns": b"\r",
        "bidi controls": "\u202e".encode(),
        "GBK": "社群".encode("gbk"),
        "lines of keys": b"a: 1\n",
        "lists in lists": b"- - - - -\n",
    }.items():
        yield name, (piece * (MEGABYTE // len(piece) + 1))[:MEGABYTE]
    laughs = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 90)]
    yield "a billion laughs", "\n".join(laughs).encode()
    merges = ["a0: &a0 {x: 1}"] + [
        f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 60)
    ]
    yield "merge keys", "\n".join(merges).encode()
