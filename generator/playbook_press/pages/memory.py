"""Pages that were composed before: a playbook that has not changed is not set again."""

import hashlib
import json
from collections.abc import Iterable, Mapping

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
    return tuple(
        Page(address, kind, title, description, text.encode(), source)
        for address, kind, title, description, text, source in json.loads(found)
    )


def keep_pages(memory: Memory, key: str, pages: Iterable[Page]) -> None:
    """Keep pages for another time."""
    found = [
        (page.address, page.kind, page.title, page.description, page.markdown, page.source)
        for page in pages
    ]
    memory.keep(key, json.dumps(found, ensure_ascii=False).encode())


def recalled_files(memory: Memory, key: str) -> dict[str, bytes] | None:
    """The files of texts kept under a key, by path."""
    found = memory.recall(f"files {key}")
    return None if found is None else {p: t.encode() for p, t in json.loads(found).items()}


def keep_files(memory: Memory, key: str, files: Mapping[str, bytes]) -> None:
    """Keep files of texts for another time."""
    texts = {path: data.decode() for path, data in files.items()}
    memory.keep(f"files {key}", json.dumps(texts).encode())
