"""A live preview for one person at one machine."""

import contextlib
import html
import os
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.livereload import LiveReloadServer
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

HOST = "127.0.0.1"
"""The preview is for this machine only: it has no passwords and shows unfinished work."""

_REFUSED = (
    b"This preview answers only to 127.0.0.1 and localhost, so that no other site can read it.\n"
)

# Reading a file is an event as well, and a build reads all of them.
_CHANGES = frozenset({"created", "modified", "moved", "deleted"})

# Asks for a newer site and comes back to where the reader was, even where the page has grown.
_SCRIPT = """\
<script>
(() => {
  const key = "playbook-preview-place";
  const place = JSON.parse(sessionStorage.getItem(key) || "null");
  sessionStorage.removeItem(key);
  if (place && place.path === location.pathname) {
    const goBack = () => scrollTo({ left: place.x, top: place.y, behavior: "instant" });
    window.addEventListener("load", goBack);
  }
  const ask = async () => {
    try {
      const answer = await fetch("/livereload/EPOCH/" + Date.now(), { cache: "no-store" });
      if (answer.ok && Number(await answer.text()) > EPOCH) {
        const here = { path: location.pathname, x: scrollX, y: scrollY };
        sessionStorage.setItem(key, JSON.stringify(here));
        location.reload();
        return;
      }
      setTimeout(ask, 0);
    } catch {
      setTimeout(ask, 1000);
    }
  };
  ask();
})();
</script>
"""

_REPORT = """\
<section role="alert" lang="{lang}" style="position:fixed;inset:auto 0 0 0;z-index:1000;\
max-height:60vh;overflow:auto;padding:1rem 1.5rem;background:Canvas;color:CanvasText;\
border-top:4px solid;font:14px/1.5 sans-serif">
<p style="margin:0 0 .5rem"><strong>{title}</strong> {words}</p>
<pre lang="en" style="margin:0;white-space:pre-wrap;font:13px/1.5 monospace">{report}</pre>
</section>
"""


class Preview(LiveReloadServer):
    """Serves the last site that could be built, and tells browsers when there is a new one.

    Each build goes into a folder of its own; the served one is exchanged only when the new one
    is whole. So content that is broken in the middle of an edit keeps the preview as it was,
    and its pages show what is wrong.
    """

    def __init__(
        self,
        build_into: Callable[[Path, Path], str],
        port: int,
        *,
        words: Mapping[str, tuple[str, str]] | None = None,
    ) -> None:
        """Prepare a preview.

        Args:
            build_into: Builds the site into a new folder, given the one that is shown; what is
                wrong where there is none to show, and an empty text where all is well.
            port: Where to listen.
            words: By language, a title and a sentence for pages whose newest text is broken.
        """
        self.workplace = Path(tempfile.mkdtemp(prefix="playbook-preview-"))
        self.build_into = build_into
        self.words = {} if words is None else words
        self.report = ""
        """What keeps the newest text from being shown."""
        self.count = 0
        self.ready: Callable[[], None] = lambda: None
        super().__init__(self.build, HOST, port, str(self.workplace / "shown"))
        self.build_delay = 0.05
        # The system tells of changes at once; MkDocs asks for them twice a second.
        self.observer = Observer()  # type: ignore[assignment]  # one of its siblings
        self.error_handler = self._error_page

    def build(self) -> None:
        """Build once more, and show the result if there is one."""
        self.count += 1
        folder = self.workplace / str(self.count)
        folder.mkdir()
        self.report = self.build_into(folder, Path(self.root))
        if self.report:
            shutil.rmtree(folder)
            return
        # Requests that wait for this build have found their file's place already.
        shown, before = Path(self.root), self.workplace / f"before-{self.count}"
        if shown.is_dir():
            shown.rename(before)
        folder.rename(shown)
        # The person waits for the new site, not for the old one to be gone.
        threading.Thread(target=shutil.rmtree, args=(before, True), daemon=True).start()

    def take_port(self) -> None:
        """Listen from now on; whoever asks before there is a site waits for it.

        Raises:
            OSError: Another program has the port. Nothing is left of the preview then.
        """
        try:
            super().server_bind()
            super().server_activate()
        except OSError:
            self.discard()
            raise

    @property
    def has_site(self) -> bool:
        """Whether there is anything to show yet."""
        return Path(self.root).is_dir()

    def watch_for_changes(self, path: Path) -> None:
        """Build again when a file changes, or anything below a folder."""
        folder = path if path.is_dir() else path.parent
        only = None if path.is_dir() else str(path.resolve())
        self.observer.schedule(
            _Watcher(self._wake, only), str(folder.resolve()), recursive=path.is_dir()
        )
        self._watched_paths[str(path)] = 1

    def serve_until_stopped(self, ready: Callable[[], None]) -> None:
        """Answer requests and watch files until the person stops it.

        Args:
            ready: Called once requests are answered.
        """
        self.ready = ready
        try:
            with contextlib.suppress(KeyboardInterrupt):
                self.serve()  # type: ignore[no-untyped-call]  # MkDocs does not annotate it
        finally:
            self.shutdown()

    def server_bind(self) -> None:
        """Nothing: MkDocs takes the port here, which `take_port` has done before."""

    def server_activate(self) -> None:
        """Say that requests are answered; the port listens already."""
        self.ready()

    def leave_at_once(self, number: int, _: object) -> None:
        """Remove what was built for the preview, and end this process: a handler of signals.

        An exception would have to find its way out of whatever is under way, and might not.
        """
        shutil.rmtree(self.workplace, ignore_errors=True)
        os._exit(128 + number)

    def discard(self) -> None:
        """Give the port back, and remove what was built for the preview."""
        self.server_close()
        shutil.rmtree(self.workplace, ignore_errors=True)

    def serve_request(
        self, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """Answer only who asked for this machine by name: other names are another site's."""
        name = str(environ.get("HTTP_HOST", "")).rpartition(":")
        host = name[0] or name[2]
        if host.lower() not in (HOST, "localhost"):
            start_response("421 Misdirected Request", [("Content-Type", "text/plain")])
            return [_REFUSED]
        return super().serve_request(environ, start_response)

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        added = _SCRIPT.replace("EPOCH", str(epoch))
        if self.report:
            added = self._banner(content) + added
        before, end, after = content.rpartition(b"</body>")
        return before + added.encode() + end + after if end else content + added.encode()

    def _banner(self, content: bytes) -> str:
        """What is wrong, in the language of the page."""
        own = [code for code in self.words if f'<html lang="{code}'.encode() in content[:2000]]
        code = (own or list(self.words) or ["en"])[0]
        title, words = self.words.get(code, ("", ""))
        return _REPORT.format(
            lang=html.escape(code),
            title=html.escape(title),
            words=html.escape(words),
            report=html.escape(self.report),
        )

    def _wake(self) -> None:
        with self._rebuild_cond:
            self._want_rebuild = True
            self._rebuild_cond.notify_all()

    def _error_page(self, code: int) -> bytes | None:
        page = Path(self.root) / f"{code}.html"
        return page.read_bytes() if page.is_file() else None


class _Watcher(FileSystemEventHandler):
    def __init__(self, wake: Callable[[], None], only: str | None) -> None:
        self.wake = wake
        self.only = only

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Wake the preview where something has changed that a build reads."""
        paths = (str(event.src_path), str(event.dest_path))
        if event.event_type not in _CHANGES:
            return
        if event.is_directory and event.event_type == "modified":
            return
        if self.only is None or self.only in paths:
            self.wake()
