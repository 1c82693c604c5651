"""The content security policy: what a browser may run and fetch for a page."""

import re
from collections.abc import Iterable, Set

from playbook_press.engines.output.facts import digest_of, is_inline_script
from playbook_press.engines.output.markup import attributes_of, scripts_in

_HERE = "'self'"
_EVERYTHING_ELSE: tuple[tuple[str, str], ...] = (
    ("style-src", _HERE),
    # The theme draws its icons from `data:` addresses in its styles.
    ("img-src", f"{_HERE} data: blob:"),
    ("font-src", _HERE),
    ("media-src", _HERE),
    ("connect-src", _HERE),
    ("manifest-src", _HERE),
    ("worker-src", _HERE),
    ("form-action", _HERE),
    ("base-uri", "'none'"),
)
_IN_HEADERS_ONLY: tuple[tuple[str, str], ...] = (("frame-ancestors", _HERE),)
"""Browsers do not read it from a page."""

_HEAD = re.compile(r"<head\b[^>]*>(?:\s*<meta\s+charset[^>]*>)?", re.IGNORECASE)


def policy_of(scripts: Iterable[str], *, in_header: bool = False) -> str:
    """A policy that lets only files of the site and some inline scripts run.

    Args:
        scripts: The fingerprints of the inline scripts: `sha256-…`.
        in_header: With what only a header can say.

    >>> policy_of(["sha256-x"])[:53]
    "default-src 'none'; script-src 'self' 'sha256-x'; sty"
    """
    listed = " ".join([_HERE, *(f"'{digest}'" for digest in sorted(set(scripts)))])
    rows = [("default-src", "'none'"), ("script-src", listed), *_EVERYTHING_ELSE]
    if in_header:
        rows += _IN_HEADERS_ONLY
    return "; ".join(f"{name} {value}" for name, value in rows)


def with_policy(html: str, allowed: Set[str], always: Set[str] = frozenset()) -> str:
    """A page that carries its policy; the same page always gets the same one.

    Args:
        html: The finished page.
        allowed: The fingerprints of inline scripts that may run where they stand.
        always: Those that may run on every page, because a reader who comes from there by
            instant navigation still has the policy of the page they began on.
    """
    inline = (each for each in scripts_in(html) if is_inline_script(attributes_of(each)))
    scripts = {digest_of(each.content) for each in inline} & allowed | always
    meta = f'<meta http-equiv="Content-Security-Policy" content="{policy_of(scripts)}">'
    return _HEAD.sub(lambda found: f"{found[0]}\n  {meta}", html, count=1)
