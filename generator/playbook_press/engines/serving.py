"""A live preview for one person at one machine."""

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.livereload import LiveReloadServer

HOST = "127.0.0.1"
"""The preview is for this machine only: it has no passwords and shows unfinished work."""

_REFUSED = (
    b"This preview answers only to 127.0.0.1 and localhost, so that no other site can read it.\n"
)


class Preview(LiveReloadServer):
    """Serves the last site that could be built, and tells browsers when there is a new one.

    Each build goes into a folder of its own; the served one is exchanged only when the new one
    is whole. So content that is broken in the middle of an edit keeps the preview as it was.
    """

    def __init__(self, build_into: Callable[[Path], bool], port: int) -> None:
        """Prepare a preview.

        Args:
            build_into: Builds the site into a new folder; False where there is none to show.
            port: Where to listen.
        """
        self.workplace = Path(tempfile.mkdtemp(prefix="playbook-preview-"))
        self.build_into = build_into
        self.count = 0
        self.ready: Callable[[], None] = lambda: None
        super().__init__(self.build, HOST, port, str(self.workplace / "none"))
        self.error_handler = self._error_page

    def build(self) -> None:
        """Build once more, and show the result if there is one."""
        self.count += 1
        folder = self.workplace / str(self.count)
        folder.mkdir()
        if not self.build_into(folder):
            shutil.rmtree(folder)
            return
        before, self.root = self.root, str(folder)
        if Path(before).is_dir():
            shutil.rmtree(before)

    @property
    def has_site(self) -> bool:
        """Whether there is anything to show yet."""
        return Path(self.root).is_dir()

    def serve_until_stopped(self, ready: Callable[[], None]) -> None:
        """Answer requests and watch files until the person stops it.

        Args:
            ready: Called once the port is taken.

        Raises:
            OSError: Another program has the port.
        """
        self.ready = ready
        try:
            with contextlib.suppress(KeyboardInterrupt):
                self.serve()  # type: ignore[no-untyped-call]  # MkDocs does not annotate it
        finally:
            self.shutdown()
            self.discard()

    def server_activate(self) -> None:
        """Begin to listen, and say so."""
        super().server_activate()
        self.ready()

    def discard(self) -> None:
        """Remove what was built for the preview."""
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

    def _error_page(self, code: int) -> bytes | None:
        page = Path(self.root) / f"{code}.html"
        return page.read_bytes() if page.is_file() else None
