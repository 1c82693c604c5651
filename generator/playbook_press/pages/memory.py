"""Pages that were composed before: a playbook that has not changed is not set again."""

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping

from playbook_press.pages.page import Page
from playbook_press.source.memory import Memory


def key_of(parts: Iterable[str]) -> str:
    """A key of texts, in which none runs into the next."""
    text = json.dumps(list(parts), ensure_ascii=False)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=20).hexdigest()


def recalled_pages(memory: Memory, key: str) -> tuple[Page, ...] | None:
    """The pages kept under a key."""
    found = memory.recall(key)
    if found is None:
        return None
    about, _, texts = found.partition(b"\n")
    pages: list[Page] = []
    at = 0
    for address, kind, title, description, size, source in json.loads(about):
        pages.append(Page(address, kind, title, description, texts[at : at + size], source))
        at += size
    return tuple(pages)


def keep_pages(memory: Memory, key: str, pages: Collection[Page]) -> None:
    """Keep pages for another time: a line of JSON about them, then their texts, packed."""
    found = [
        (page.address, page.kind, page.title, page.description, len(page.packed), page.source)
        for page in pages
    ]
    memory.keep(key, b"\n".join((json.dumps(found).encode(), b"".join(p.packed for p in pages))))


def recalled_files(memory: Memory, key: str) -> dict[str, bytes] | None:
    """The files of texts kept under a key, by path."""
    found = memory.recall(f"files {key}")
    return None if found is None else {p: t.encode() for p, t in json.loads(found).items()}


def keep_files(memory: Memory, key: str, files: Mapping[str, bytes]) -> None:
    """Keep files of texts for another time."""
    texts = {path: data.decode() for path, data in files.items()}
    memory.keep(f"files {key}", json.dumps(texts).encode())
