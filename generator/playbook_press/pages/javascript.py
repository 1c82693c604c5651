"""JavaScript as pieces: enough of its grammar to shorten scripts and to give names to modules."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct

_TOKEN = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?\*/)"
    r"|(?P<string>'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\")"
    r"|(?P<regex>/(?![*/])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)"
    r"|(?P<template>`(?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{))"
    r"|(?P<word>[\w$]+)"
    r"|(?P<blank>[ \t\r\n]+)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_REST_OF_TEMPLATE = re.compile(r"\}(?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)
_WORDS_BEFORE_VALUE = frozenset(
    {"return", "typeof", "case", "in", "of", "throw", "new", "await", "const", "let", "var"}
)
_SIGNS_BEFORE_REGEX = frozenset("(,=:[!&|?{};+-*%~^<>")
_SIGNS_BEFORE_OBJECT = frozenset("(,=:[!&|?+")


class Piece(NamedTuple):
    """A piece of a script; the texts of all pieces together are the script."""

    kind: str
    """`comment`, `string`, `regex`, `template`, `word`, `blank` or `sign`. A template that
    holds expressions is several pieces, with those of the expressions between them."""
    text: str


def pieces(script: str) -> Iterator[Piece]:
    """Every piece of a script, in order."""
    at, last = 0, Piece("sign", ";")
    braces: list[int] = []
    """How many braces are open inside each expression of a template."""
    while at < len(script):
        if braces and not braces[-1] and script[at] == "}":
            braces.pop()
            rest = _REST_OF_TEMPLATE.match(script, at)
            kind, text = "template", rest[0] if rest else "}"
        else:
            token = _TOKEN.match(script, at)
            assert token is not None, "every character is at least a sign"
            kind, text = str(token.lastgroup), token[0]
            if kind == "regex" and not _begins_value(last):
                kind, text = "sign", "/"
        at += len(text)
        if kind == "template" and text.endswith("${"):
            braces.append(0)
        elif braces and kind == "sign":
            braces[-1] += (text == "{") - (text == "}")
        found = Piece(kind, text)
        if kind not in ("blank", "comment"):
            last = found
        yield found


# A module is part of several scripts, and each asks for its pieces more than once.
@lru_cache(maxsize=512)
def _pieces_of_module(script: str) -> tuple[Piece, ...]:
    return tuple(pieces(script))


@lru_cache(maxsize=512)
def without_comments(script: str) -> str:
    """The same script without what is said about it."""
    return "".join(piece.text for piece in _pieces_of_module(script) if piece.kind != "comment")


def variables(script: str) -> tuple[str, ...]:
    """The words of a script that stand for variables, functions and classes, or are keywords.

    Private members of a class come with their sign: no other class has them.

    >>> variables("const a = b.c({ d, e: 1, f() { return `${g}`; } });")
    ('const', 'a', 'b', 'd', 'return', 'g')
    >>> variables("class A { #b = 1; c() { return this.#b; } }")
    ('class', 'A', '#b', 'return', 'this', '#b')
    """
    return tuple(script[use.start : use.end] for use in _uses(script))


def renamed(script: str, names: Mapping[str, str]) -> str:
    """The same script in which some variables are called otherwise, wherever they stand.

    Fields, keys and methods that are called the same keep their names.

    >>> renamed("const a = b.a({ a, b: 1, c() { return {}.a; } }, `${a}`);", {"a": "$a"})
    'const $a = b.a({ a: $a, b: 1, c() { return {}.a; } }, `${$a}`);'
    >>> renamed("function a({ a = 1 }) { if (a) { a(); } else { a(); } }", {"a": "$a"})
    'function $a({ a: $a = 1 }) { if ($a) { $a(); } else { $a(); } }'
    >>> renamed("class B { a = a; b() { f({ class: 1 }, {}); a(); } }", {"a": "$a"})
    'class B { a = $a; b() { f({ class: 1 }, {}); $a(); } }'
    """
    out: list[str] = []
    end = 0
    for use in _uses(script):
        old = script[use.start : use.end]
        if old in names:
            out += script[end : use.start], f"{old}: " if use.is_key else "", names[old]
            end = use.end
    return "".join((*out, script[end:]))


class _Use(Struct, frozen=True):
    """Where a word stands for a variable."""

    start: int
    end: int
    is_key: bool
    """Whether it also is the key of an object: `{ a }`."""


@lru_cache(maxsize=512)
def _uses(script: str) -> tuple[_Use, ...]:
    return tuple(_found_uses(script))


def _found_uses(script: str) -> Iterator[_Use]:
    code: list[tuple[int, Piece]] = []
    at = 0
    for piece in _pieces_of_module(script):
        if piece.kind not in ("blank", "comment"):
            code.append((at, piece))
        at += len(piece.text)
    around: list[str] = []
    """What is open: `(`, `[`, `${`, and of braces whether they hold an object, a class or code."""
    is_class = False
    end = Piece("sign", ";")
    texts = [end.text, end.text, *(piece.text for _, piece in code), end.text]
    for place, (start, piece) in enumerate(code):
        last_but_one, last, after = texts[place], texts[place + 1], texts[place + 3]
        if piece.kind == "template":
            if piece.text.startswith("}"):
                around.pop()
            if piece.text.endswith("${"):
                around.append("${")
        elif piece.text == "{":
            is_object = _begins_value(code[place - 1][1] if place else end, _SIGNS_BEFORE_OBJECT)
            around.append("class" if is_class else "object" if is_object else "code")
            is_class = False
        elif piece.text in ("(", "["):
            around.append(piece.text)
        elif piece.text in (")", "]", "}"):
            around.pop()
        elif piece.kind == "word" and not piece.text[0].isdigit():
            inside = around[-1] if around else "code"
            is_key = _is_key(inside, last)
            if last == "#":
                yield _Use(start - 1, start + len(piece.text), is_key=False)
            if last == "#" or (last == "." and last_but_one != "."):
                continue
            if is_key and (inside == "class" or after in (":", "(")):
                continue
            is_class = is_class or piece.text == "class"
            yield _Use(start, start + len(piece.text), is_key and after in (",", "}", "="))


def _is_key(inside: str, last: str) -> bool:
    """Whether a word at this place names a field, a method or a key."""
    if inside not in ("object", "class"):
        return False
    is_first = last in ("{", ",") or (inside == "class" and last in ("}", ";"))
    return is_first or last in ("get", "set", "async", "static")


def _begins_value(last: Piece, signs: frozenset[str] = _SIGNS_BEFORE_REGEX) -> bool:
    """Whether a value follows, such as a regular expression or an object."""
    if last.kind == "word":
        return last.text in _WORDS_BEFORE_VALUE
    if last.kind == "template":
        return last.text.endswith("${")
    return last.kind == "sign" and last.text in signs
