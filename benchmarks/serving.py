"""A built site as an ordinary web server gives it: compressed, and to be kept for a while."""

import functools
import gzip
import http.server
import io
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
_PRESSED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt")


@functools.cache
def _pressed(path: str) -> bytes:
    return gzip.compress(Path(path).read_bytes(), 6, mtime=0)


class _Compressing(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def send_head(self):  # type: ignore[no-untyped-def]  # a file, of whatever kind
        path = Path(self.translate_path(self.path.partition("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        is_known = path.is_file() and path.suffix in _PRESSED
        if not is_known or "gzip" not in self.headers.get("Accept-Encoding", ""):
            return super().send_head()
        body = _pressed(str(path))
        self.send_response(200)
        kind = self.guess_type(str(path))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if "svg" not in kind else kind)
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        lasting = "assets" in path.parts
        self.send_header("Cache-Control", f"max-age={31_536_000 if lasting else 0}")
        self.end_headers()
        return io.BytesIO(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address a folder is served at, without a slash at the end."""
    handler = functools.partial(_Compressing, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def build(folder: Path) -> Path:
    """This project's own site, built into a folder below."""
    target = folder / "site"
    command = [sys.executable, "-m", "playbook_press", "build", "--site-dir", str(target)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return target
