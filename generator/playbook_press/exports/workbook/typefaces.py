"""Which of a machine's typefaces a print is set in."""

from collections.abc import Collection, Iterable

from msgspec import Struct

from playbook_press.pages.han import has_han

# The best of each system first; all have the simplified characters of GB 18030's first part.
_CHINESE_SANS = (
    "Noto Sans CJK SC",
    "Noto Sans SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "PingFang SC",
    "HarmonyOS Sans SC",
    "MiSans",
    "Hiragino Sans GB",
    "Microsoft YaHei",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "Droid Sans Fallback",
    "SimHei",
)
_CHINESE_SERIF = (
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Songti SC",
    "STSong",
    "SimSun",
)
# Most Latin faces of the Chinese families are good; these come after them.
_LATIN_SANS = ("Source Sans 3", "Noto Sans", "Helvetica Neue", "Segoe UI", "Liberation Sans")
_LATIN_SERIF = ("Source Serif 4", "Noto Serif", "Charter", "Georgia", "Liberation Serif")

TEXT, DISPLAY = "\x0e", "\x0f"
"""Stand for the two lists of families in the style of a drawing until these are chosen: signs
that neither authors nor templates can write."""

PACKAGE = "fonts-noto-cjk"
"""What Debian and Ubuntu call a family that holds every Chinese character of a print."""


class NoFontError(ValueError):
    """No typeface of the machine has Chinese characters, and the text has some."""


class Typefaces(Struct, frozen=True):
    """Two lists of families, the preferred one first, as CSS writes them."""

    text: str
    display: str

    def named(self, html: str) -> str:
        """The same HTML with the families where `TEXT` and `DISPLAY` stand."""
        return html.replace(TEXT, self.text).replace(DISPLAY, self.display)


def choose_typefaces(chinese: Collection[str] | None, html: str) -> Typefaces:
    """The families for a text.

    Args:
        chinese: The families of the machine that have Chinese characters; None where that
            could not be asked, as on systems that bring some.
        html: What is to be set.

    Raises:
        NoFontError: It has Chinese characters, and no family has them.
    """
    if chinese is not None and not chinese and has_han(html):
        raise NoFontError
    there = None if chinese is None else frozenset(chinese)
    sans = [name for name in _CHINESE_SANS if there is None or name in there]
    serif = [name for name in _CHINESE_SERIF if there is None or name in there]
    others = sorted(there or ())
    return Typefaces(
        text=_listed([*(sans or serif or others[:1]), *_LATIN_SANS], "sans-serif"),
        display=_listed([*(serif or sans or others[:1]), *_LATIN_SERIF], "serif"),
    )


def _listed(names: Iterable[str], generic: str) -> str:
    quoted = ", ".join('"{}"'.format(name.replace("\\", "").replace('"', "")) for name in names)
    return f"{quoted}, {generic}"
