"""Material's styles without those of parts that no page of a site has.

They are the largest thing a browser waits for before it shows a page. Left out is only what
needs a setting that is not set. Where somebody else has a hand in the pages, nothing is.
"""

import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatchcase
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from playbook_press.engines.mkdocs.driver.strangers import hands
from playbook_press.pipeline import Site

_MAIN = "assets/stylesheets/main.*.min.css"
_PALETTE = "assets/stylesheets/palette.*.min.css"

# Our own search stands in the place of Material's, and without plugins there is no blog.
_NEVER = (
    *(r"\.md-(?:search|post|author|profile|pagination|pin)", r"\[data-md-toggle=search\]"),
    r"#__search",
)
_WITH_EXTENSIONS = (r"\.(?:tabbed|highlight|highlighttable|keys|critic|arithmatex|mermaid)",)
_PLAIN_EXTENSIONS = frozenset(
    {
        *("abbr", "admonition", "attr_list", "def_list", "extra", "fenced_code", "footnotes"),
        *("legacy_attrs", "legacy_em", "md_in_html", "meta", "nl2br", "sane_lists", "smarty"),
        *("tables", "toc", "wikilinks"),
    }
)
"""They make nothing that only `_WITH_EXTENSIONS` styles."""

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_PIECE = re.compile(r"((?:[^{};\"']++|\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*')*)([{};]|$)")
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_ICON = re.compile(r"(--md-[\w-]+):url\((?:\"[^\"]*\"|'[^']*')\)(?:;|(?=\}))")


def theme_styles(config: MkDocsConfig, site: Site) -> tuple[str, bytes] | None:
    """The address and content of the stylesheet that stands for Material's own.

    None where those stay as they are: somebody else's templates, plugins or hooks may use any
    of them, or this is a theme that we do not know.
    """
    own = site.own_theme is not None and site.own_theme.is_dir()
    main = _found(config, _MAIN)
    palette = _found(config, _PALETTE) if config.theme.get("palette") else ""
    if own or config.theme.custom_dir or hands(config) or main is None or palette is None:
        return None
    content = trimmed(main + palette, tuple(_unwanted(config)))
    name = sha256(content.encode()).hexdigest()[:8]
    return f"assets/stylesheets/theme.{name}.css", content.encode()


def styles_address(config: MkDocsConfig, site: Site) -> str | None:
    """Where the stylesheet stands that is in the place of Material's, if there is one."""
    styles = theme_styles(config, site)
    return styles and styles[0]


def drop_replaced(files: Files, config: MkDocsConfig) -> None:
    """Leave Material's own stylesheets out, and their maps: no page names them any more."""
    patterns = [f"{each}{end}" for each in (_MAIN, _PALETTE) for end in ("", ".map")]
    for file in list(files):
        is_replaced = any(fnmatchcase(file.src_uri, each) for each in patterns)
        if is_replaced and file.src_dir in config.theme.dirs:
            files.remove(file)


@lru_cache(maxsize=2)
def trimmed(css: str, unwanted: tuple[str, ...]) -> str:
    r"""A stylesheet without rules that only apply to something unwanted.

    Args:
        css: The stylesheet, as it comes out of a minifier.
        unwanted: Patterns of what does not exist; what goes on with a hyphen belongs to it.

    >>> trimmed("a,.x b{c:d}@media print{.x-z{e:f}}.xy{g:h}a:not(.x){i:j}", (r"\.x",))
    'a{c:d}.xy{g:h}a:not(.x){i:j}'
    """
    absent = re.compile(rf"(?:{'|'.join(unwanted)})(?![A-Za-z0-9])")
    out: list[str] = []
    is_left_out = False
    for text, sign in _PIECE.findall(_COMMENT.sub("", css)):
        if is_left_out:
            is_left_out = sign != "}"
        elif sign == "{" and not text.startswith("@"):
            if absent.search(text):
                text = ",".join(each for each, bare in _selectors(text) if not absent.search(bare))
            is_left_out = not text
            out += [text, sign] if text else []
        elif sign == "}" and not text and out[-1] == "{" and out[-2].startswith("@"):
            # Nothing is left in it.
            del out[-2:]
        else:
            out += [text, sign]
    return _without_icons("".join(out))


def _without_icons(css: str) -> str:
    """Drawings that no rule shows any more are most of the weight of what was left out."""
    shown = frozenset(re.findall(r"var\((--[\w-]+)", css))
    return _ICON.sub(lambda found: found[0] if found[1] in shown else "", css)


def _selectors(text: str) -> Iterator[tuple[str, str]]:
    """Every selector, and without what stands in brackets: `:not(.x)` is not about `.x`."""
    bare, before = text, ""
    while bare != before:
        bare, before = _IN_BRACKETS.sub(lambda found: "_" * len(found[0]), bare), bare
    at = 0
    for part in bare.split(","):
        yield text[at : at + len(part)], part
        at += len(part) + 1


def _unwanted(config: MkDocsConfig) -> Iterator[str]:
    yield from _NEVER
    if not set(config.markdown_extensions) - _PLAIN_EXTENSIONS:
        yield from _WITH_EXTENSIONS
    if not config.repo_url:
        yield r"\.md-source(?!-file)"
    if "navigation.instant.progress" not in config.theme.get("features", ()):
        yield r"\.md-progress"
    asked = {"version": "version", "consent": "consent", "analytics": "feedback"}
    yield from (rf"\.md-{part}" for name, part in asked.items() if not config.extra.get(name))
    for place in ("primary", "accent"):
        used = "|".join(sorted(set(_colours(config, place))))
        yield rf"\[data-md-color-{place}=(?!(?:{used})\])[\w-]+\]"


def _colours(config: MkDocsConfig, place: str) -> Iterable[str]:
    """The names of colours pages may have, `indigo` where a palette names none."""
    palette = config.theme.get("palette") or ()
    rows = [palette] if isinstance(palette, dict) else palette
    return ("indigo", *(str(each.get(place, "indigo")).replace(" ", "-") for each in rows))


def _found(config: MkDocsConfig, pattern: str) -> str | None:
    """The one file of the theme that matches, None where there are several or none."""
    files = [path for folder in config.theme.dirs for path in sorted(Path(folder).glob(pattern))]
    return files[0].read_text(encoding="utf-8") if len(files) == 1 else None
