"""From the HTML of a template to a page that every Markdown engine passes on unchanged.

Engines agree on two things only: a heading with an explicit id, and one `<div>` on a single
line. So a heading with an id becomes a Markdown heading, and all between two of them becomes
one block. A heading without an id, such as the title of a card, stays inside its block.
"""

import json
import re
from collections.abc import Iterator, Mapping
from html import unescape

from playbook_press.pages.tongues import bare

_HEADING = re.compile(
    r'<h(?P<level>[1-6]) id="(?P<id>[^"]*)"(?: lang="(?P<lang>[^"]*)")?(?: dir="(?P<dir>[^"]*)")?>'
    r"(?P<text>[^<]*)</h(?P=level)>"
)
_PIECE = re.compile(
    # What holds no line break is passed on in long stretches.
    r"(?:(?!<pre\b)<[a-zA-Z/](?:[^>\"'\n\t\r]++|\"[^\"\n\t\r]*\"|'[^'\n\t\r]*')*+>"
    r"|[^<\n\t\r]++(?=<|\Z))++"
    r"|<pre\b.*?</pre>|<[a-zA-Z/](?:[^>\"']++|\"[^\"]*\"|'[^']*')*+>|[^<]+|<",
    re.DOTALL,
)
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|[^\"']+")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_RUN = re.compile(r"(?P<kept>[^\W_]+|(?<=[^ ]) (?=[^ ]))|.", re.DOTALL)


def markdown_page(front: Mapping[str, object], html: str) -> str:
    """The whole `index.md`: front matter, headings, and one-line blocks between them.

    Args:
        front: Values for the front matter, written as JSON, one key per line.
        html: What the template gave; each stretch between two headings is whole elements.
    """
    lines = [f"{key}: {front_value(value)}" for key, value in front.items()]
    return "---\n" + "\n".join(lines) + "\n---\n\n" + "\n\n".join(_parts(html)) + "\n"


def parted(page: str) -> tuple[str, dict[str, object]] | None:
    """The Markdown of what `markdown_page` gave, and its front matter; None for other texts.

    YAML reads the same values, in ten times the time.
    """
    front, fence, markdown = page.partition("\n---\n")
    opening, *lines = front.split("\n")
    if opening != "---" or not fence:
        return None
    pairs = (line.partition(": ") for line in lines)
    try:
        return markdown.lstrip("\n"), {key: json.loads(value) for key, _, value in pairs}
    except ValueError:
        return None


def front_value(value: object) -> str:
    """A value as JSON that YAML reads as the same value.

    YAML takes some characters for line breaks that JSON leaves as they are, and reads a
    surrogate pair as two characters, so only what YAML cannot carry raw is written as a number.
    """
    written = bare(json.dumps(value, ensure_ascii=False))
    return _UNPRINTABLE.sub(lambda found: f"\\u{ord(found[0]):04x}", written)


def heading(
    level: int, id: str, text: str, lang: str | None = None, direction: str | None = None
) -> str:
    """A Markdown heading that shows exactly `text`, whatever marks stand in it."""
    attributes = f"#{id} lang={lang}" if lang else f"#{id}"
    attributes += f" dir={direction}" if direction else ""
    return f"{'#' * level} {escape_heading(text)} {{{attributes}}}"


def escape_heading(text: str) -> str:
    """Text in which no engine sees a mark: all but words and single blanks become numbers.

    >>> escape_heading("A*B {#x}")
    'A&#42;B &#123;&#35;x&#125;'
    """
    return _RUN.sub(lambda run: run["kept"] or f"&#{ord(run[0])};", text)


def single_line(html: str) -> str:
    """The same HTML without line breaks and tabs.

    Blanks between words and tags collapse as a browser would collapse them; in `<pre>` and in
    attribute values they are kept as character references.
    """
    return "".join(_flattened(piece) for piece in _PIECE.findall(html)).strip()


def _flattened(piece: str) -> str:
    if "\n" not in piece and "\t" not in piece and "\r" not in piece:
        return piece
    if piece.startswith("<pre"):
        return _kept(piece)
    if piece.startswith("<"):
        return "".join(
            _kept(part) if part[0] in "\"'" else _BLANKS.sub(" ", part)
            for part in _QUOTED.findall(piece)
        )
    return _BLANKS.sub(" ", piece)


def _kept(text: str) -> str:
    return text.replace("\n", "&#10;").replace("\t", "&#9;").replace("\r", "&#13;")


def _parts(html: str) -> Iterator[str]:
    end = 0
    for found in _HEADING.finditer(html):
        yield from _block(html[end : found.start()])
        yield heading(
            int(found["level"]), found["id"], unescape(found["text"]), found["lang"], found["dir"]
        )
        end = found.end()
    yield from _block(html[end:])


def _block(html: str) -> Iterator[str]:
    line = single_line(html)
    if line:
        yield f'<div class="pb-block">{line}</div>'
