"""What a published site has besides its pages: headers for servers, compressed twins."""

import gzip
import importlib
from collections.abc import Callable, Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast
from urllib.parse import urlsplit

from playbook_press.engines.manifest import Fingerprint, read_manifest
from playbook_press.engines.output import policy_of
from playbook_press.engines.output.headers import (
    caddy_file,
    headers_file,
    languages_of,
    nginx_file,
)

HEADERS = "_headers"
NGINX = ".playbook-nginx.conf"
CADDY = ".playbook-caddy.conf"

Compression = Literal["gzip", "brotli"]
ENDINGS: Mapping[Compression, str] = MappingProxyType({"gzip": ".gz", "brotli": ".br"})

_PRESSABLE = (".css", ".html", ".js", ".json", ".map", ".svg", ".txt", ".xml")
_SMALLEST = 512
"""Bytes below which a compressed file saves nobody anything: one packet carries them anyway."""
_BROTLI_QUALITY = 10  # 11 makes pages 2 % smaller and takes two and a half times as long


class MissingBrotliError(Exception):
    """The settings ask for Brotli, and the package for it is not installed."""


def write_headers(
    folder: Path,
    scripts: Iterable[str],
    files: Collection[str],
    *,
    url: str,
) -> None:
    """Write what servers should say with the files of a site, beside them.

    Args:
        folder: The site.
        scripts: The fingerprints of the inline scripts that stand in its pages and may.
        files: The paths of all its files.
        url: Where it is published; empty where that is open.
    """
    policy = policy_of(scripts, in_header=True)
    root, languages = urlsplit(url).path or "/", languages_of(files)
    texts = {
        HEADERS: headers_file(policy, files, root=root),
        NGINX: nginx_file(policy, languages, root=root),
        CADDY: caddy_file(policy, languages, root=root),
    }
    for name, text in texts.items():
        # A file of that name in `docs/` is somebody's own choice.
        if not (folder / name).exists():
            (folder / name).write_text(text, encoding="utf-8", newline="\n")


def write_compressed(
    folder: Path, files: Collection[str], wanted: Iterable[Compression], *, published: Path
) -> None:
    """Put a compressed twin beside every file that shrinks; equal files give equal twins.

    Args:
        folder: The site.
        files: The paths of all its files.
        wanted: The formats.
        published: The site readers see now; what is the same there is not compressed again.

    Raises:
        MissingBrotliError: The package for it is not installed.
    """
    wanted = tuple(wanted)
    before = (read_manifest(published) or {}) if wanted else {}
    pressed = [path for path in sorted(files) if path.endswith(_PRESSABLE)]
    for format in wanted:
        press = _press(format)

        def compress(
            path: str, press: Callable[[bytes], bytes] = press, end: str = ENDINGS[format]
        ) -> None:
            content = (folder / path).read_bytes()
            if len(content) < _SMALLEST:
                return
            known = before.get(path) == Fingerprint.of(content) and path + end in before
            twin = published / (path + end)
            small = twin.read_bytes() if known and twin.is_file() else press(content)
            if len(small) < len(content):
                (folder / (path + end)).write_bytes(small)

        # Both libraries let other threads work meanwhile.
        with ThreadPoolExecutor() as pool:
            for _ in pool.map(compress, pressed):
                pass


def _press(format: Compression) -> Callable[[bytes], bytes]:
    if format == "gzip":
        return lambda content: gzip.compress(content, 9, mtime=0)
    try:
        brotli = importlib.import_module("brotli")
    except ImportError as reason:
        raise MissingBrotliError(
            "`compress` in mkdocs.yml names `brotli`, which is not installed:"
            " pip install 'playbook-press[brotli]'"
        ) from reason
    return lambda content: cast(bytes, brotli.compress(content, quality=_BROTLI_QUALITY))
