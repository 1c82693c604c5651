"""One language under way: what is known of its pages, now and from the build before."""

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct, convert, field

from playbook_press.engines.as_json import as_bytes, from_bytes
from playbook_press.engines.digest import content_digest
from playbook_press.engines.mkdocs import searching
from playbook_press.engines.mkdocs.driver import prints
from playbook_press.engines.mkdocs.driver.batch import (
    Content,
    DrawBatch,
    IndexBatch,
    Indexed,
    ReadBatch,
)
from playbook_press.engines.mkdocs.driver.outlook import Outlooks, are_looked_at
from playbook_press.engines.mkdocs.driver.page import Drawn, Outline, Read
from playbook_press.engines.mkdocs.driver.reading import still_holds
from playbook_press.engines.mkdocs.driver.run import Run
from playbook_press.engines.mkdocs.driver.workers import Workers
from playbook_press.engines.output import StoredFacts
from playbook_press.engines.placing import place_file, take_over
from playbook_press.engines.store import Store
from playbook_press.pages.assessment_data import site_key
from playbook_press.pages.templates import bundled_templates

# `Any` below: what the store noted, which is checked by its seal and its format.


class Finished(Struct, frozen=True):
    """What is known of finished files, by path below the whole site."""

    digests: dict[str, str] = field(default_factory=dict)
    """Of pages and search indexes."""
    facts: StoredFacts = field(default_factory=StoredFacts)
    """Of pages, unless nobody asks for them."""


class Work:
    """A run, with what can be taken from earlier builds and what has to be made."""

    def __init__(
        self, run: Run, name: str, store: Store, workers: Workers, standing: Path | None = None
    ) -> None:
        self.run = run
        self.standing = standing
        """The site that stands already, whose files may be taken over."""
        self.name = name
        """Of the run, for batches."""
        self.store = store
        self.workers = workers
        self.pages_before: Mapping[str, Any] = {}
        self.index_before: Mapping[str, Any] = {}
        self.pages_now: dict[str, dict[str, Any]] = {}
        """What is noted of each page, by source path."""
        self.passing: set[str] = set()
        """Pages of which nothing can be noted."""
        self.index_now: dict[str, Any] = {}
        self.outlines: dict[str, Outline] = {}
        self.finished = Finished()
        self.frame: str | None = None
        """The print of what frames every page; None where nothing can be compared."""

    # -- reading

    def begin(self) -> None:
        """Set the run up, and recall what the last build has noted."""
        self.run.begin()
        site = self.run.recipe.site
        try:
            codes = [each.code for each in site.languages]
            self.reading = prints.reading_print(self.run.config, codes)
            framing = prints.drawing_print(self.run.config)
            self.frame = prints.digest([framing, self.run.recipe.is_preview])
        except prints.UnknownValueError:
            return
        before = self.store.list(self.run.code)
        self.pages_before = before.get("pages", {})
        self.index_before = before.get("index", {})

    def unread(self) -> list[str]:
        """The pages that have to be read; what is known of the others is taken from the store."""
        missing = []
        for file in self.run.pages:
            path = file.src_uri
            key = self._reading_key(path)
            before = self.pages_before.get(path)
            self.pages_now[path] = {"read": key}
            if before and before["read"] == key and self._recall(path, before):
                continue
            missing.append(path)
        return missing

    def read_batch(self, paths: tuple[str, ...]) -> ReadBatch:
        """The batch that reads some pages."""
        return ReadBatch(self.name, paths)

    def take_read(self, path: str, read: Read) -> None:
        """Take in what reading a page gave."""
        self.outlines[path] = read.outline
        if not _comes_back(read.outline.meta):
            self.passing.add(path)
        self.pages_now[path] |= {
            "outline": read.outline,
            "body": self.store.put(read.body),
            "text": None if read.indexed is None else self.store.put(read.indexed),
        }

    def all_read(self) -> None:
        """Let the run know all pages, and say what was said about them."""
        for file in self.run.pages:
            outline = self.outlines[file.src_uri]
            self.run.take(file.src_uri, outline)
            self.run.repeat(outline.said)

    # -- drawing

    def undrawn(self) -> list[str]:
        """The pages that have to be drawn; the others are written from the store."""
        config = self.run.config
        looked = are_looked_at(config.theme.dirs, bundled_templates() / "theme")
        outlooks = Outlooks(self.run.nav, config, is_looked_at=looked)
        missing = []
        times = Counter(file.dest_uri for file in self.run.pages)
        for file in self.run.pages:
            path = file.src_uri
            outlook = outlooks.of(self.run.page(path))
            key = prints.digest([self.frame, path, file.url, self.outlines[path].digest, outlook])
            now, before = self.pages_now[path], self.pages_before.get(path, {})
            now["drawn"] = key
            # Of pages with one address the last one stays, so they are written in their order.
            is_known = before.get("drawn") == key and times[file.dest_uri] == 1
            html = self._again(path, before["html"]) if is_known else None
            if html is None:
                missing.append(path)
            else:
                now["html"] = before["html"]
                self._see(path, html, self._content_or_none(before["facts"]))
        return missing

    def draw_batch(self, paths: tuple[str, ...]) -> DrawBatch:
        """The batch that draws some pages."""
        bodies = {path: self._content(path, "body") for path in paths}
        return DrawBatch(self.name, bodies)

    def take_drawn(self, path: str, drawn: Drawn) -> None:
        """Write a page."""
        self.run.repeat(drawn.said)
        self._write(path, drawn.html)
        if self.store.is_kept and not drawn.said:
            self.pages_now[path]["html"] = self.store.put(drawn.html)
        self._see(path, drawn.html, drawn.facts)

    def _see(self, path: str, html: bytes, facts: bytes | None) -> None:
        """Take in what is known of a finished page; it is found out again where that is lost."""
        facts = facts or self.run.facts(path, html)
        self.pages_now[path]["facts"] = None
        if facts is None:
            return
        if "html" in self.pages_now[path]:
            self.pages_now[path]["facts"] = self.store.put(facts)
        if not html.strip():
            # MkDocs writes no page that came out empty.
            return
        address = self.run.address_of(path)
        self.finished.digests[address] = self.pages_now[path].get("html") or content_digest(html)
        self.finished.facts.stored[address] = facts

    # -- the search index

    def index_batch(self) -> IndexBatch | None:
        """The batch that makes the index; None where it is there, and has been written."""
        site = self.run.recipe.site.by_language[self.run.code]
        shown = [path for path, now in self.pages_now.items() if now["text"] is not None]
        pages = [self.pages_now[path]["text"] for path in shown]
        words, name = dict(site.search), site_key(self.run.config.site_name)
        key = prints.digest([prints.programs_print(), words, name, pages])
        self.index_now = {"key": key, "pages": pages}
        before = self.index_before
        if before.get("key") == key and self._index_from_store(before):
            return None
        now = tuple(self._content(path, "text") for path in shown)
        return IndexBatch(now, words, name, *self._earlier_index(before))

    def take_index(self, indexed: Indexed) -> None:
        """Write the index."""
        if self.store.is_kept:
            files = {path: self.store.put(data) for path, data in indexed.files.items()}
            self.index_now |= {"files": files, "postings": self.store.put(indexed.postings)}
        self._write_index(indexed.files)

    def finish(self) -> None:
        """Let the run end, and note what the next build may use."""
        self.run.finish()
        if self.frame is None:
            return
        pages = {
            path: now
            for path, now in self.pages_now.items()
            if "html" in now and path not in self.passing
        }
        self.store.note(self.run.code, {"pages": pages, "index": self.index_now})

    # -- what is kept

    def _reading_key(self, path: str) -> str:
        if self.frame is None:
            return ""
        page = self.run.page(path)
        said, beside = self.run.source_digest(path), self.run.beside(path)
        # A title from the navigation is there before the page is read.
        title = vars(page).get("title")
        return prints.digest([self.reading, path, page.file.url, title, said, beside])

    def _recall(self, path: str, before: Mapping[str, Any]) -> bool:
        outline = convert(before["outline"], Outline)
        if not still_holds(outline, self.run.files) or not self.store.has(before["body"]):
            return False
        if before["text"] is not None and not self.store.has(before["text"]):
            return False
        self.outlines[path] = outline
        self.pages_now[path] |= {name: before[name] for name in ("outline", "body", "text")}
        return True

    def _content(self, path: str, name: str) -> Content:
        """What reading a page gave; it is read again where the store has lost it."""
        if self.store.get(self.pages_now[path][name]) is None:
            read = self.run.read(path)
            self.run.take(path, read.outline)
            self.take_read(path, read)
        return self._place(self.pages_now[path][name])

    def _content_or_none(self, digest: str | None) -> bytes | None:
        return None if digest is None else self.store.get(digest)

    def _place(self, digest: str) -> Content:
        place = self.store.place(digest) if self.workers.shares_disk else None
        return place or self.store.get(digest) or b""

    def _index_from_store(self, before: Mapping[str, Any]) -> bool:
        files: dict[str, bytes] = {}
        for path, digest in before["files"].items():
            content = self.store.get(digest)
            if content is None:
                return False
            files[path] = content
        if not self.store.has(before["postings"]):
            return False
        self.index_now = dict(before)
        self._write_index(files)
        return True

    def _earlier_index(
        self, before: Mapping[str, Any]
    ) -> tuple[tuple[Content, ...] | None, Content]:
        texts: list[str] = before.get("pages", [])
        if not texts or not all(self.store.get(each) for each in (*texts, before["postings"])):
            return None, b""
        return tuple(map(self._place, texts)), self._place(before["postings"])

    def _again(self, path: str, digest: str) -> bytes | None:
        """A page as the last build drew it, written; None where it is lost."""
        if self.standing is not None:
            there = self.standing / self.run.address_of(path)
            html = take_over(self.run.place_of(path), digest, there)
            if html is not None:
                return html
        html = self.store.get(digest)
        if html is not None:
            self._write(path, html)
        return html

    def _write_index(self, files: Mapping[str, bytes]) -> None:
        there = self.standing and self.standing / self.run.code
        searching.write_files(files, Path(self.run.config.site_dir), there)
        known = self.index_now.get("files", {})
        self.finished.digests.update(
            (f"{self.run.code}/{path}", each) for path, each in known.items()
        )

    def _write(self, path: str, html: bytes) -> None:
        # MkDocs writes no page that came out empty.
        if html.strip():
            there = self.standing and self.standing / self.run.address_of(path)
            place_file(self.run.place_of(path), html, there)


def _comes_back(meta: Mapping[str, Any]) -> bool:
    """Whether front matter comes back from JSON as it is; dates do not."""
    try:
        return bool(from_bytes(as_bytes(meta)) == meta)
    except (TypeError, ValueError):
        return False
