"""Chinese characters on a page of a language that is written otherwise.

A name or a term in Chinese may stand in any English sentence, and the title of a work in any
list. A voice that reads English aloud leaves such characters out, or spells them as codes, so
each run of them is marked with its language once the page is set.
"""

import re
from collections.abc import Iterable

WRITTEN = ("zh", "ja")
"""Languages whose own texts hold these characters."""

_HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_KANA = "\u3040-\u30ff"
_RUN = re.compile(
    # Signs within a run belong to it; those around it to the sentence it stands in.
    rf"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?:[^>\"']|\"[^\"]*\"|'[^']*')*+>"
    rf"|(?<![{_HAN}{_KANA}])[{_HAN}]+(?:[·・、，。：；？！《》「」“”]+[{_HAN}]+)*(?![{_HAN}{_KANA}])"
)
_FOREIGN = re.compile(rf' lang="(?:{"|".join(WRITTEN)})\b')
_SOME = re.compile(rf"[{_HAN}]")
# What holds text but no elements, what scripts read, and headings that become Markdown.
_WHOLE = {"script", "style", "template", "textarea", "title", "option", "svg"}
_HEADING = re.compile(r"<h[1-6] id=")


def written_in(languages: Iterable[str]) -> str:
    """The language that a playbook's own Chinese characters are most likely in.

    >>> written_in(["en", "ja"]), written_in(["en"])
    ('ja', 'zh')
    """
    return next((code for code in languages if code.split("-")[0] in WRITTEN), WRITTEN[0])


def has_han(text: str) -> bool:
    """Whether Chinese characters stand in a text."""
    return bool(_SOME.search(text))


def marked_han(html: str, lang: str) -> str:
    """The HTML of a page, each run of Chinese characters in it marked with their language.

    What bears such a language already stays as it is, and so does what can hold no elements.

    >>> marked_han('<p>By 玟瑾. <cite lang="zh">社群</cite></p>', "zh")
    '<p>By <span lang="zh">玟瑾</span>. <cite lang="zh">社群</cite></p>'
    """
    if not _SOME.search(html):
        return html
    pieces: list[str] = []
    inside, depth, done = "", 0, 0
    for found in _RUN.finditer(html):
        name = found["name"]
        if inside:
            if name == inside:
                depth += -1 if found["end"] else 1
                inside = inside if depth else ""
        elif name is None:
            pieces += [html[done : found.start()], f'<span lang="{lang}">', found[0], "</span>"]
            done = found.end()
        elif not found["end"] and (
            name in _WHOLE or _FOREIGN.search(found[0]) or _HEADING.match(found[0])
        ):
            inside, depth = name, 1
    return "".join([*pieces, html[done:]])
