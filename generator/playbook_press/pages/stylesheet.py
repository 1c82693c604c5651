"""One stylesheet out of the components' own.

Sheets are joined in this order, because a later rule wins over an earlier one of equal weight:

1. `palette`, which declares every colour, font and measure;
2. `base`, which sets text, and `frame`, which sets Material's header, navigation and footer;
3. all other components, by name;
4. `paper` (print) and `contrast` (forced colours, more contrast), which take things away again.
"""

import re
from collections.abc import Mapping

_PALETTE = "palette"
FIRST = (_PALETTE, "base", "frame")
LAST = ("paper", "contrast")

_PROPERTY = re.compile(r"^([a-z-]+): ")
_SHORTER = re.compile(
    r"(?<==)\"(?P<word>[a-z_][\w-]*)\"(?=\])"
    r"|(?P<string>\"[^\"]*\"|'[^']*')|(?<![\w.])0(?P<rest>\.\d)|(?P<comma>,) "
    # Within brackets `+` adds, and needs its blanks.
    r"|(?P<feature>\([a-z-]+:) | (?P<kin>[>~/]|\+(?=[^()]*[,{]$)) "
)
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_REQUEST = re.compile(r"@import\b|\burl\(\s*(?![\"']?(?:data:|#))", re.IGNORECASE)


class StylesheetError(ValueError):
    """A component's stylesheet cannot be part of a site; the text says which and why."""


def in_order(names: Mapping[str, str]) -> tuple[str, ...]:
    """The names of components in the order their styles are joined.

    >>> in_order({"wheel": "", "paper": "", "base": "", "badge": ""})
    ('base', 'badge', 'wheel', 'paper')
    """
    first = [name for name in FIRST if name in names]
    last = [name for name in LAST if name in names]
    return (*first, *sorted(names.keys() - {*FIRST, *LAST}), *last)


def join_stylesheet(sheets: Mapping[str, str], own_colours: str = "") -> str:
    """All sheets as one line, without comments.

    Args:
        sheets: The CSS of each component, by the component's name.
        own_colours: What the site's own colours add to the palette.

    Raises:
        StylesheetError: A sheet would make the browser ask for something else, which a site
            that asks no third party for anything does not do.
    """
    joined = "".join(
        _compact(name, sheets[name] + (own_colours if name == _PALETTE else ""))
        for name in in_order(sheets)
    )
    return f"{joined}\n"


def _compact(name: str, sheet: str) -> str:
    bare = _COMMENT.sub("", sheet)
    if request := _REQUEST.search(bare):
        line = bare[: request.start()].count("\n") + 1
        raise StylesheetError(
            f"The stylesheet of `{name}` asks for another file (`{request[0]}…`, line {line}"
            " without comments). Put what it needs into the sheet itself."
        )
    lines = (_PROPERTY.sub(r"\1:", _SHORTER.sub(_kept, line.strip())) for line in bare.splitlines())
    joined = "".join(line if line[-1] in ",;{}" else f"{line} " for line in lines if line)
    return joined.replace(" {", "{").replace(";}", "}")


def _kept(found: re.Match[str]) -> str:
    """A string as it is, `="a"` as `=a`, `0.5` as `.5`; commas, `>`, `/` without blanks."""
    names = ("word", "string", "rest", "comma", "feature", "kin")
    return next(text for text in found.group(*names) if text)
