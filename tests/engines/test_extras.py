"""What a published site has for servers: headers, and compressed twins."""

import gzip
import re
import shutil
import time
from pathlib import Path

import brotli
import pytest

from playbook_press.engines.extras import (
    CADDY,
    HEADERS,
    NGINX,
    MissingBrotliError,
    write_compressed,
    write_headers,
)
from playbook_press.engines.manifest import write_manifest
from playbook_press.engines.output.facts import digest_of
from playbook_press.engines.output.headers import KEPT_FOR_A_YEAR
from tests.servers import Answer, free_port, running

_LONG = "assets/javascripts/bundle.a5f9d56c.min.js"
_TAKEN = "zh/book/downloads/check.zh.html"
_FILES = {
    "index.html": "<script>go()</script><script>stop()</script>" + "<p>words</p>" * 99,
    "404.html": "nothing",
    "zh/404.html": "没有",
    "zh/index.html": "<script>go()</script>",
    "zh/book/downloads/index.html": "<p>offers</p>",
    _TAKEN: "<script>its own</script>",
    _LONG: "let a = 1;" * 200,
    "small.txt": "x",
    ".playbook-site.json": "{}",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for path, text in _FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def _with_headers(site: Path, url: str = "") -> Path:
    write_headers(site, [digest_of("go()")], _FILES, url=url)
    return site


def test_the_header_lists_what_may_run_and_nothing_else(site: Path) -> None:
    _with_headers(site)
    for name in (HEADERS, NGINX, CADDY):
        text = (site / name).read_text("utf-8")
        assert f"'{digest_of('go()')}'" in text
        assert digest_of("stop()") not in text
        assert "frame-ancestors 'self'" in text
        assert "nosniff" in text
        assert "unsafe" not in text


def test_only_files_whose_name_changes_are_kept_for_long(site: Path) -> None:
    text = (_with_headers(site, "https://w.example/base/") / HEADERS).read_text("utf-8")
    assert text.startswith("/base/*\n")
    kept = re.findall(r"^(/\S+)\n  Cache-Control: .*immutable$", text, re.M)
    assert kept == [f"/base/{_LONG}"]


def test_pages_to_take_away_are_saved_and_not_opened(site: Path) -> None:
    text = (_with_headers(site, "https://w.example/base/") / HEADERS).read_text("utf-8")
    saved = re.findall(r"^(/\S+)\n  Content-Disposition: attachment$", text, re.M)
    assert saved == [f"/base/{_TAKEN}"]


def test_headers_of_the_site_itself_are_left_alone(site: Path) -> None:
    (site / HEADERS).write_text("/*\n  X-Own: 1\n", "utf-8")
    assert (_with_headers(site) / HEADERS).read_text("utf-8") == "/*\n  X-Own: 1\n"


def test_what_shrinks_has_compressed_twins(site: Path, tmp_path: Path) -> None:
    write_compressed(site, _FILES, ("gzip", "brotli"), published=tmp_path / "none")
    twins = {path.relative_to(site).as_posix() for path in site.rglob("*.gz")}
    assert twins == {"index.html.gz", f"{_LONG}.gz"}
    content = (site / "index.html").read_bytes()
    assert gzip.decompress((site / "index.html.gz").read_bytes()) == content
    assert brotli.decompress((site / "index.html.br").read_bytes()) == content


def test_equal_files_have_equal_twins(site: Path, tmp_path: Path) -> None:
    """Neither the name nor the time is in them."""
    write_compressed(site, _FILES, ("gzip",), published=tmp_path / "none")
    first = (site / "index.html.gz").read_bytes()
    time.sleep(1.1)
    shutil.copy(site / "index.html", site / "other.html")
    write_compressed(site, ["other.html"], ("gzip",), published=tmp_path / "none")
    assert (site / "other.html.gz").read_bytes() == first


def test_what_did_not_change_is_not_compressed_again(site: Path, tmp_path: Path) -> None:
    published = tmp_path / "published"
    shutil.copytree(site, published)
    twin = published / "index.html.gz"
    twin.write_bytes(b"as it was")
    write_manifest(published)
    (site / _LONG).write_text("let b = 2;" * 200, "utf-8")
    write_compressed(site, _FILES, ("gzip",), published=published)
    assert (site / "index.html.gz").read_bytes() == b"as it was"
    assert gzip.decompress((site / f"{_LONG}.gz").read_bytes()) == (site / _LONG).read_bytes()


def test_without_brotli_the_build_says_how_to_get_it(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "brotli", None)
    with pytest.raises(MissingBrotliError, match="pip install"):
        write_compressed(site, _FILES, ("brotli",), published=site / "none")


def _assert_served_well(answer: Answer) -> None:
    """The same from every server: policy, caching, error pages, nothing that is ours alone."""
    status, headers, _ = answer("/zh/")
    assert status == 200
    assert digest_of("go()") in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cache-Control"] == "no-cache"
    assert answer(f"/{_LONG}")[1]["Cache-Control"] == KEPT_FOR_A_YEAR
    for path, words in (("/zh/gone/", "没有"), ("/gone", "nothing")):
        status, headers, body = answer(path)
        assert (status, body.decode()) == (404, words)
        assert "Content-Security-Policy" in headers
    assert answer("/.playbook-site.json")[0] == 404
    # Opened from the site, its policy would stop what such a file brings along.
    assert answer(f"/{_TAKEN}")[1]["Content-Disposition"] == "attachment"
    assert "Content-Disposition" not in answer("/zh/book/downloads/")[1]
    _, headers, body = answer("/", **{"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body).decode() == _FILES["index.html"]


def test_nginx_serves_the_site_as_its_lines_say(site: Path, tmp_path: Path) -> None:
    nginx = shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")
    if nginx is None:
        pytest.skip("nginx is not installed (sudo apt-get install nginx)")
    write_compressed(site, _FILES, ("gzip",), published=site / "none")
    _with_headers(site)
    port = free_port()
    settings = tmp_path / "nginx.conf"
    settings.write_text(
        f"user root;\ndaemon off;\npid {tmp_path}/pid;\nerror_log {tmp_path}/errors;\nevents {{}}\n"
        f"http {{\n  types {{ text/html html; text/javascript js; }}\n"
        f"  access_log off;\n  client_body_temp_path {tmp_path}/body;\n"
        f"  server {{\n    listen 127.0.0.1:{port};\n    root {site};\n"
        f"    include {site}/{NGINX};\n  }}\n}}\n",
        "utf-8",
    )
    with running([nginx, "-c", str(settings), "-p", str(tmp_path)], port) as answer:
        _assert_served_well(answer)


def test_caddy_serves_the_site_as_its_lines_say(site: Path, tmp_path: Path) -> None:
    caddy = shutil.which("caddy")
    if caddy is None:
        pytest.skip("Caddy is not installed (sudo apt-get install caddy)")
    write_compressed(site, _FILES, ("gzip",), published=site / "none")
    _with_headers(site)
    port = free_port()
    settings = tmp_path / "Caddyfile"
    settings.write_text(
        "{\n\tadmin off\n\tauto_https off\n}\n"
        f"http://127.0.0.1:{port} {{\n\troot * {site}\n\timport {site}/{CADDY}\n"
        "\tfile_server {\n\t\tprecompressed br gzip\n\t}\n}\n",
        "utf-8",
    )
    command = [caddy, "run", "--config", str(settings), "--adapter", "caddyfile"]
    with running(command, port) as answer:
        _assert_served_well(answer)
