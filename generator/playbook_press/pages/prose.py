"""Author Markdown to safe HTML, with the author's links left open for the page to fill in.

Rendering does not depend on the page, so it is done once per text. What does depend on it (where
a link leads, which number a source has) stays a `Reference` between pieces of finished HTML.
"""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache
from html import escape, unescape
from typing import Any, Literal
from urllib.parse import unquote

import nh3
from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from msgspec import Struct

from playbook_press.model.markup import BLANK, LINK

Form = Literal["words", "prose"]
"""Inline, without a paragraph around it, or block."""


class Reference(Struct, frozen=True):
    """A link by id, or a blank, that the page fills in."""

    kind: str
    """A kind of link, or `blank`, or `image`."""
    id: str
    words: str | None
    written: str


Rendered = tuple[str | Reference, ...]
"""Safe HTML, with references between its pieces."""

_TAGS = {"p", "em", "strong", "s", "a", "ul", "ol", "li", "blockquote", "code", "pre", "br", "hr"}
_TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}
_ATTRIBUTES = {"a": {"href", "title", "rel"}, "ol": {"start"}, "th": {"class"}, "td": {"class"}}
_SCHEMES = {"http", "https", "mailto"}
# Authors cannot write this scheme: `_allowed` refuses it before it gets here.
_OPEN = "pb"
_OPENED = re.compile(rf'<a href="{_OPEN}:([0-9]+)"></a>')
_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.\-]*):")
# Controls, surrogates and code points that are no characters: HTML has no way to write them.
_CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "]"
)
_MARKED = re.compile(r"[\\`*_\[\]<&!~\n{]")
_BLOCKS = re.compile(r"[\s#>+\-*=|~`:0-9]|.*\n", re.DOTALL)
# Chinese, Japanese and full-width forms: between two of these a line break is no blank.
_WIDE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff]")
_TAG = re.compile(r"<[^>]*>")


def render(text: str, form: Form) -> Rendered:
    """The HTML of a text, cleaned: only the tags of `_TAGS`, only known schemes in links."""
    return _rendered(clean(text).strip(), form)


def clean(text: str) -> str:
    """The text without characters that HTML cannot carry."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def plain(text: str) -> str:
    """A title or label as it is written, on one line; marks in it mean nothing.

    >>> plain("  A *star*\\n  and ")
    'A *star* and'
    """
    return " ".join(clean(text).split())


def spoken(pieces: Rendered, name: Callable[[Reference], str]) -> str:
    """What a reader of some HTML would read aloud, on one line.

    Args:
        pieces: What `render` gave.
        name: What stands for a link by id or a blank.

    >>> spoken(render("A **bold** [[term:term-host|host]].", "prose"), lambda link: "x")
    'A bold x.'
    """
    html = "".join(piece if isinstance(piece, str) else escape(name(piece)) for piece in pieces)
    return " ".join(unescape(_TAG.sub("", html)).split())


@lru_cache(maxsize=65536)
def _rendered(text: str, form: Form) -> Rendered:
    if not _MARKED.search(text) and (form == "words" or not _BLOCKS.match(text)):
        # Nothing in it is Markdown; most sentences end here.
        return (escape(text),) if form == "words" else (f"<p>{escape(text)}</p>",)
    found: dict[str, list[Reference]] = {"pb_references": []}
    html = _PARSER.renderInline(text, found) if form == "words" else _PARSER.render(text, found)
    safe = nh3.clean(
        html.strip(),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={*_SCHEMES, _OPEN},
        link_rel=None,
    )
    pieces: list[str | Reference] = []
    for index, piece in enumerate(_OPENED.split(safe)):
        pieces.append(found["pb_references"][int(piece)] if index % 2 else piece)
    return tuple(piece for piece in pieces if piece != "")


def _marks(state: StateInline, silent: bool) -> bool:
    """The inline rule for `[[kind:id|words]]` and `{{placeholder}}`."""
    start = state.src[state.pos : state.pos + 2]
    if start not in ("[[", "{{"):
        return False
    found = (LINK if start == "[[" else BLANK).match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        references: list[Reference] = state.env["pb_references"]
        token = state.push("pb_reference", "", 0)
        token.content = str(len(references))
        if start == "[[":
            words = found[3].strip() if found[3] else None
            references.append(Reference(found[1], found[2].strip(), words or None, found[0]))
        else:
            references.append(Reference("blank", found[1], None, found[0]))
    state.pos = found.end()
    return True


def _allowed(url: str) -> bool:
    """Whether a link may lead there: https, http, mailto, or an address without a scheme."""
    scheme = _SCHEME.match(unescape(url))
    return scheme is None or scheme[1].lower() in _SCHEMES


# `Any` in the four rules below: markdown-it's own signature for renderers.
def _reference(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any
) -> str:
    return f'<a href="{_OPEN}:{tokens[index].content}"></a>'


def _external(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any
) -> str:
    if str(tokens[index].attrGet("href")).lower().startswith(("http:", "https:")):
        tokens[index].attrSet("rel", "noopener")
    return self.renderToken(tokens, index, options, env)


def _line_break(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any
) -> str:
    """A line break of the YAML file: nothing between Chinese characters, else a blank."""
    before = tokens[index - 1].content[-1:] if index else ""
    after = tokens[index + 1].content[:1] if index + 1 < len(tokens) else ""
    return "" if _WIDE.match(before) and _WIDE.match(after) else " "


def _cell(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any
) -> str:
    """Alignment as a class: the policy of the site allows no style attributes."""
    style = str(tokens[index].attrs.pop("style", ""))
    if style:
        tokens[index].attrSet("class", f"pb-{style.rpartition(':')[2]}")
    return self.renderToken(tokens, index, options, env)


def _image(
    self: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: Any
) -> str:
    """A picture of the playbook's own as a reference; of any other only its description."""
    source = unquote(str(tokens[index].attrGet("src") or ""))
    words = self.renderInlineAsText(tokens[index].children or [], options, env)
    references: list[Reference] = env["pb_references"]
    references.append(Reference("image", source, words, words))
    return f'<a href="{_OPEN}:{len(references) - 1}"></a>'


class _State(StateInline):
    """Emphasis that also opens and closes beside Chinese characters.

    CommonMark lets `**` close after punctuation only where a blank or punctuation follows, and
    Chinese has no blanks: `**先打招呼。**再改` would show its stars.
    """

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803
        scanned = super().scanDelims(start, canSplitWord)
        before = self.src[start - 1 : start]
        after = self.src[start + scanned.length : start + scanned.length + 1]
        if not canSplitWord or not before.strip() or not after.strip():
            return scanned
        return Scanned(
            scanned.can_open or bool(_WIDE.match(before)),
            scanned.can_close or bool(_WIDE.match(after)),
            scanned.length,
        )


class _Inline(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _parser() -> MarkdownIt:
    parser = MarkdownIt()
    parser.inline = _Inline()
    parser.configure("commonmark", {"html": False}).enable(["table", "strikethrough"])
    # Text has no headings and no definitions elsewhere: such marks are shown as they were
    # typed rather than swallowed.
    parser.disable(["heading", "lheading", "reference", "html_block", "html_inline"])
    parser.add_render_rule("image", _image)
    parser.inline.ruler.before("link", "pb_reference", _marks)
    parser.validateLink = _allowed  # type: ignore[method-assign]
    parser.add_render_rule("pb_reference", _reference)
    parser.add_render_rule("link_open", _external)
    parser.add_render_rule("softbreak", _line_break)
    parser.add_render_rule("th_open", _cell)
    parser.add_render_rule("td_open", _cell)
    return parser


_PARSER = _parser()
