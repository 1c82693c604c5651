"""Three searches over the same pages: ours, Material's own, and Pagefind's, each in Chromium."""

import functools
import gzip
import http.server
import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from benchmarks.search.corpus import html_of
from playbook_press.pages.compact import compact
from playbook_press.pages.scripts import join_scripts
from playbook_press.pages.templates import bundled_templates, load_templates
from playbook_press.search import SearchPage, build_index, index_page, publish_index

OTHERS = Path(__file__).resolve().parents[2] / ".cache" / "bench" / "python"
"""Pagefind, and jieba for Material's search: put there by `make bench`."""

# `Any` in this module: JSON that a browser hands back.

_OURS = """
async ([home, queries]) => {
  const {openSearch} = await import(`${home}modules/browser/search.mjs`);
  const {loader} = await import(`${home}modules/components/finder/pieces.mjs`);
  const engine = await openSearch(loader(`${home}search/`));
  const found = [];
  for (const query of queries) {
    const from = performance.now();
    const {state, pages} = await engine.search(query);
    const ms = performance.now() - from;
    found.push({ms, absent: state !== "found", pages: pages.map(
      ({address, sections}) => [address, sections[0].anchor])});
  }
  return found;
}
"""

_FIRST = """
async ([home, query]) => {
  const {openSearch} = await import(`${home}modules/browser/search.mjs`);
  const {loader} = await import(`${home}modules/components/finder/pieces.mjs`);
  const load = loader(`${home}search/`);
  const asked = [];
  const engine = await openSearch((kind, number, contents) => {
    asked.push(kind === "m" ? "index.js" : `${kind}/${number}.js`);
    return load(kind, number, contents);
  });
  let first;
  await engine.search(query, {show: () => { first ??= asked.length; }});
  return asked.slice(0, first ?? asked.length);
}
"""

# Twice each: what is measured is the second time, when everything has been loaded. From the
# event of a key to the first list that shows something, drawn.
_DIALOG = """
async (queries) => {
  document.querySelector("pb-search button").click();
  const ready = () => document.querySelector(".pb-finder__status")?.textContent;
  while (!ready()) await new Promise((resolve) => setTimeout(resolve, 10));
  const field = document.querySelector("[role=combobox]");
  const list = document.querySelector("[role=listbox]");
  const ask = (query) => new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      watch.disconnect();
      const took = performance.now() - from;
      list.getBoundingClientRect();
      resolve(Math.max(took, performance.now() - from));
    });
    watch.observe(list, {childList: true});
    field.value = query;
    const from = performance.now();
    field.dispatchEvent(new InputEvent("input", {bubbles: true}));
  });
  const times = [];
  for (const query of queries) {
    await ask(query);
    await new Promise((resolve) => setTimeout(resolve, 60));
    times.push(await ask(query));
  }
  return times;
}
"""

_MATERIAL = """
async ([home, worker, queries]) => {
  const index = await (await fetch(`${home}search/search_index.json`)).json();
  const thread = new Worker(worker);
  const next = () => new Promise((resolve) => {
    thread.addEventListener("message", ({data}) => resolve(data), {once: true});
  });
  const from = performance.now();
  thread.postMessage({type: 0, data: {...index, options: {suggest: false}}});
  await next();
  const found = [];
  for (const query of queries) {
    const from = performance.now();
    thread.postMessage({type: 2, data: query});
    const {data} = await next();
    const ms = performance.now() - from;
    const pages = new Map();
    for (const items of data.items) {
      const [page] = items[0].location.split("#");
      const best = items.toSorted((a, b) => b.score - a.score)[0];
      if (!pages.has(page)) pages.set(page, decodeURIComponent(best.location.split("#")[1] ?? ""));
    }
    found.push({ms, absent: !pages.size, pages: [...pages]});
  }
  thread.terminate();
  return found;
}
"""

_PAGEFIND = """
async ([home, queries]) => {
  const pagefind = await import(`${home}pagefind/pagefind.js`);
  await pagefind.init();
  const found = [];
  for (const query of queries) {
    const from = performance.now();
    const {results} = await pagefind.search(query);
    const shown = await Promise.all(results.slice(0, 10).map((result) => result.data()));
    const ms = performance.now() - from;
    const pages = shown.map(({raw_url, url, sub_results: [first]}) => [
      (raw_url ?? url).replace(/^\\//, ""),
      decodeURIComponent((first?.url ?? "").split("#")[1] ?? ""),
    ]);
    found.push({ms, absent: !pages.length, pages});
  }
  return found;
}
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine gave for one query."""

    pages: tuple[str, ...]
    """The first ten."""
    anchors: tuple[str, ...]
    """Where the first link of each leads."""
    says_nothing: bool
    """Whether it says that nothing holds the query."""
    ms: float


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The folder and the project's browser modules, below one address."""
    templates = bundled_templates()

    class Handler(http.server.SimpleHTTPRequestHandler):
        extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
            ".mjs": "text/javascript"
        }

        def translate_path(self, path: str) -> str:
            if path.startswith("/modules/"):
                return str(templates / path.removeprefix("/modules/").partition("?")[0])
            return super().translate_path(path)

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    handler = functools.partial(Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def write_ours(
    pages: Sequence[SearchPage], folder: Path, language: str, words: Mapping[str, object]
) -> None:
    """Our index of some pages, and a page with the dialog."""
    for path, content in publish_index(build_index(map(index_page, pages)), words).files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
    (folder / "search.js").write_text(_script("components/search/search.mjs"), "utf-8")
    (folder / "finder.js").write_text(_script("components/finder/finder.mjs"), "utf-8")
    (folder / "index.html").write_text(
        f'<!doctype html><html lang="{language}"><meta charset="utf-8"><title>bench</title>'
        '<pb-search data-index="search/" data-script="finder.js"><button>x</button></pb-search>'
        '<script src="search.js"></script>',
        "utf-8",
    )


def ask_ours(page: Page, home: str, queries: Sequence[str]) -> list[Answer]:
    """Our answers."""
    page.goto(home)
    return _answers(page.evaluate(_OURS, [home, list(queries)]))


def ask_dialog(page: Page, home: str, queries: Sequence[str]) -> list[float]:
    """Milliseconds from a key to results in the dialog, everything loaded."""
    page.goto(home)
    times: list[float] = page.evaluate(_DIALOG, list(queries))
    return times


def first_bytes(page: Page, home: str, folder: Path, query: str) -> int:
    """What a reader who has loaded nothing yet loads before the first results, compressed."""
    page.goto(home)
    asked: list[str] = page.evaluate(_FIRST, [home, query])
    pieces = (folder / "search" / name for name in asked)
    return finder_bytes() + sum(len(gzip.compress(piece.read_bytes(), mtime=0)) for piece in pieces)


@functools.cache
def finder_bytes() -> int:
    """The script that finds, compressed."""
    script = _script("components/finder/finder.mjs")
    return len(gzip.compress(script.encode(), mtime=0))


@functools.cache
def _script(name: str) -> str:
    return compact(join_scripts(load_templates(bundled_templates()).components, [name]))


def write_material(pages: Sequence[SearchPage], folder: Path, language: str) -> Path:
    """A site of Material's with its own search; jieba cuts the words where it is installed."""
    docs = folder / "docs"
    for page in pages:
        file = docs / page.address / "index.md"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"---\ntitle: {json.dumps(page.title)}\n---\n\n{html_of(page)}\n", "utf-8")
    (folder / "mkdocs.yml").write_text(
        "site_name: bench\nuse_directory_urls: true\nplugins: [search]\n"
        f"theme: {{name: material, font: false, language: {language},"
        " features: [navigation.prune]}\n",
        "utf-8",
    )
    _run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", "site"], folder)
    return folder / "site"


def ask_material(page: Page, home: str, site: Path, queries: Sequence[str]) -> list[Answer]:
    """The answers of Material's own worker."""
    (worker,) = (site / "assets" / "javascripts" / "workers").glob("search.*.min.js")
    page.goto(home)
    path = f"{home}{worker.relative_to(site).as_posix()}"
    return _answers(page.evaluate(_MATERIAL, [home, path, list(queries)]))


def write_pagefind(pages: Sequence[SearchPage], folder: Path, language: str) -> bool:
    """Plain pages and Pagefind's index of them; False where Pagefind is not installed."""
    for page in pages:
        file = folder / page.address / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(
            f'<!doctype html><html lang="{language}"><meta charset="utf-8">'
            f"<title>{escape(page.title)}</title>"
            f"<body><main data-pagefind-body>{html_of(page)}</main>",
            "utf-8",
        )
    try:
        _run([sys.executable, "-m", "pagefind", "--site", str(folder), "--silent"], folder)
    except subprocess.CalledProcessError:
        shutil.rmtree(folder, ignore_errors=True)
        return False
    return True


def pagefind_version() -> str:
    """As it names itself; empty where it is not installed."""
    done = subprocess.run(
        [sys.executable, "-m", "pagefind", "--version"],
        capture_output=True,
        text=True,
        env=_environment(),
    )
    return done.stdout.strip().removeprefix("pagefind ") if done.returncode == 0 else ""


def ask_pagefind(page: Page, home: str, queries: Sequence[str]) -> list[Answer]:
    """Pagefind's answers."""
    page.goto(home)
    return _answers(page.evaluate(_PAGEFIND, [home, list(queries)]))


def _answers(found: list[Any]) -> list[Answer]:
    return [
        Answer(
            tuple(page for page, _ in one["pages"][:10]),
            tuple(anchor for _, anchor in one["pages"][:10]),
            one["absent"],
            one["ms"],
        )
        for one in found
    ]


def _run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=_environment())


def _environment() -> dict[str, str]:
    """With the packages that we are compared with, which our own environment does without."""
    return os.environ | {"PYTHONPATH": str(OTHERS)}
