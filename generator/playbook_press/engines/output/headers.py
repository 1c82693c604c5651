"""What a web server should say with every file, in the words of four servers.

The meta element in each page already holds the policy; headers add what only they can say, and
let browsers keep files whose name changes with their content.
"""

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote

KEPT_FOR_A_YEAR = "public, max-age=31536000, immutable"
ASKED_FOR_AGAIN = "no-cache"
"""The browser keeps the file and asks whether it is still the newest: a short answer."""

_LONG_LIVED = re.compile(r"^assets/(?:[^/]+/)*[^/]+\.[0-9a-f]{8,}\.(?:min\.)?[a-z0-9]+(?:\.map)?$")
_LONG_LIVED_NAMES = r"/assets/.+\.[0-9a-f]{8,}\.(min\.)?[a-z0-9]+(\.map)?$"

_SAVED = r"/downloads/[^/]+\.[^/]+\.html$"
"""HTML files to take away carry scripts and a policy of their own, which the site's would stop;
so browsers save them. The page that offers them is called `index.html`."""

_ALWAYS: Mapping[str, str] = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def is_long_lived(path: str) -> bool:
    """Whether the name of a file changes with its content, so that it never grows old.

    >>> is_long_lived("assets/javascripts/bundle.a5f9d56c.min.js"), is_long_lived("zh/index.html")
    (True, False)
    """
    return _LONG_LIVED.match(path) is not None


def security_headers(policy: str) -> dict[str, str]:
    """What is said with every file.

    Args:
        policy: The one for headers.
    """
    return {"Content-Security-Policy": policy, **_ALWAYS}


def headers_file(policy: str, files: Iterable[str], *, root: str = "/") -> str:
    """`_headers`, as Netlify and Cloudflare Pages read it.

    Args:
        policy: The one for headers.
        files: The paths of all files of the site.
        root: The path the site stands at.
    """
    all_files = tuple(files)
    rows = [f"{root}*", *(f"  {name}: {value}" for name, value in security_headers(policy).items())]
    for path in sorted(filter(is_long_lived, all_files)):
        # A second rule adds to the first one there, so the first says nothing about keeping.
        rows += [f"{root}{quote(path)}", f"  Cache-Control: {KEPT_FOR_A_YEAR}"]
    for path in sorted(each for each in all_files if re.search(_SAVED, each)):
        rows += [f"{root}{quote(path)}", "  Content-Disposition: attachment"]
    return "\n".join(rows) + "\n"


def languages_of(files: Iterable[str]) -> tuple[str, ...]:
    """The folders below the root with an error page of their own.

    >>> languages_of(["404.html", "zh/404.html", "en/404.html", "en/index.html"])
    ('en', 'zh')
    """
    split = (path.split("/") for path in files)
    return tuple(sorted(parts[0] for parts in split if parts[1:] == ["404.html"]))


def nginx_file(policy: str, languages: Iterable[str], *, root: str = "/") -> str:
    """Lines for a `server` block of nginx, to be included there.

    Args:
        policy: The one for headers.
        languages: Those with an error page of their own.
        root: The path the site stands at.
    """
    errors = "\n".join(
        f"location {root}{code}/ {{\n    error_page 404 {root}{code}/404.html;\n}}"
        for code in languages
    )
    said = security_headers(policy).items()
    headers = "\n".join(f'add_header {name} "{value}" always;' for name, value in said)
    return f"""\
# Written by `playbook build`; the policy belongs to this very site. Include it in a server block:
#   include /path/to/site/.playbook-nginx.conf;
{headers}
add_header Cache-Control $playbook_keeping always;
if ($uri ~ "{_LONG_LIVED_NAMES}") {{
    set $playbook_keeping "{KEPT_FOR_A_YEAR}";
}}
if ($uri !~ "{_LONG_LIVED_NAMES}") {{
    set $playbook_keeping "{ASKED_FOR_AGAIN}";
}}
set $playbook_saving "";
if ($uri ~ "{_SAVED}") {{
    set $playbook_saving "attachment";
}}
add_header Content-Disposition $playbook_saving always;
location ~ /\\.playbook {{
    return 404;
}}
error_page 404 {root}404.html;
{errors}
gzip_static on;
charset utf-8;
"""


def caddy_file(policy: str, languages: Iterable[str], *, root: str = "/") -> str:
    """Lines for a site block of Caddy, to be imported there.

    Args:
        policy: The one for headers.
        languages: Those with an error page of their own.
        root: The path the site stands at.
    """
    errors = "\n".join(
        f"\t\thandle {path} {{\n\t\t\trewrite * {root}{page}\n\t\t\tfile_server\n\t\t}}"
        for path, page in (
            *((f"{root}{code}/*", f"{code}/404.html") for code in languages),
            ("*", "404.html"),
        )
    )
    said = security_headers(policy).items()
    headers = "\n".join(f'\t{name} "{value}"' for name, value in said)
    return f"""\
# Written by `playbook build`; the policy belongs to this very site. Import it in a site block:
#   import /path/to/site/.playbook-caddy.conf
header {{
{headers}
}}
@playbook_kept path_regexp {_LONG_LIVED_NAMES}
header @playbook_kept Cache-Control "{KEPT_FOR_A_YEAR}"
@playbook_asked not path_regexp {_LONG_LIVED_NAMES}
header @playbook_asked Cache-Control "{ASKED_FOR_AGAIN}"
@playbook_saved path_regexp {_SAVED}
header @playbook_saved Content-Disposition attachment
@playbook_notes path_regexp /\\.playbook
respond @playbook_notes 404
handle_errors {{
\t@playbook_gone expression {{http.error.status_code}} == 404
\thandle @playbook_gone {{
{errors}
\t}}
}}
"""
