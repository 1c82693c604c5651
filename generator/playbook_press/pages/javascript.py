"""JavaScript as pieces: enough of its grammar to shorten scripts and to give names to modules."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

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
# After a word that is none of these, and after `)`, `]` and `}`… a slash divides.
_WORDS_BEFORE_VALUE = frozenset(
    ("return", "typeof", "case", "in", "of", "throw", "else", "new", "await", "const", "let")
)
_SIGNS_BEFORE_REGEX = frozenset("(,=:[!&|?{};+-*%~^<>")
_SIGNS_BEFORE_OBJECT = frozenset("(,=:[!&|?+")


@dataclass(frozen=True, slots=True)
class Piece:
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
        if script[at] == "}" and braces and not braces[-1]:
            braces.pop()
            rest = _REST_OF_TEMPLATE.match(script, at)
            found = Piece("template", rest[0] if rest else "}")
        else:
            token = _TOKEN.match(script, at)
            assert token is not None, "every character is at least a sign"
            found = Piece(str(token.lastgroup), token[0])
            if found.kind == "regex" and not _begins_value(last):
                found = Piece("sign", "/")
        at += len(found.text)
        if found.kind == "template" and found.text.endswith("${"):
            braces.append(0)
        elif found.kind == "sign" and braces:
            braces[-1] += (found.text == "{") - (found.text == "}")
        if found.kind not in ("blank", "comment"):
            last = found
        yield found


def renamed(script: str, names: Mapping[str, str]) -> str:
    """The same script in which the names of a module are others, wherever they stand for it.

    Fields, keys and methods that are called the same keep their names.

    >>> renamed("const a = b.a({ a, b: 1, c() { return {}.a; } }, `${a}`);", {"a": "$a"})
    'const $a = b.a({ a: $a, b: 1, c() { return {}.a; } }, `${$a}`);'
    >>> renamed("function a({ a = 1 }) { if (a) { a(); } }", {"a": "$a"})
    'function $a({ a: $a = 1 }) { if ($a) { $a(); } }'
    >>> renamed("class B { a = a; b() { f({ class: 1 }, {}); a(); } }", {"a": "$a"})
    'class B { a = $a; b() { f({ class: 1 }, {}); $a(); } }'
    """
    found = list(pieces(script))
    code = [index for index, each in enumerate(found) if each.kind not in ("blank", "comment")]
    texts = [each.text for each in found]
    around: list[str] = []
    """What is open: `(`, `[`, `${`, and of braces whether they hold an object, a class or code."""
    is_class = False
    for place, index in enumerate(code):
        each = found[index]
        before = [
            found[code[place - back]] if place >= back else Piece("sign", ";") for back in (1, 2)
        ]
        after = texts[code[place + 1]] if place + 1 < len(code) else ""
        if each.kind == "template":
            if each.text.startswith("}"):
                around.pop()
            if each.text.endswith("${"):
                around.append("${")
        elif each.text in ("(", "["):
            around.append(each.text)
        elif each.text == "{":
            around.append(
                "class"
                if is_class
                else "object"
                if _begins_value(before[0], _SIGNS_BEFORE_OBJECT)
                else "code"
            )
            is_class = False
        elif each.text in (")", "]", "}"):
            around.pop()
        elif each.text == "class" and before[0].text != "." and after != ":":
            is_class = True
        elif each.kind == "word" and each.text in names:
            inside = around[-1] if around else "code"
            texts[index] = _new_name(each.text, names[each.text], inside, before, after)
    return "".join(texts)


def _new_name(old: str, new: str, inside: str, before: Iterable[Piece], after: str) -> str:
    """The name, or what stands for it where it also is the key of an object."""
    last, last_but_one = (piece.text for piece in before)
    if last == "#" or (last == "." and last_but_one != "."):
        return old
    is_first = last in ("{", ",") or (inside == "class" and last in ("}", ";"))
    if inside in ("object", "class") and (is_first or last in ("get", "set", "async", "static")):
        if after in (":", "(") or inside == "class":
            return old
        return f"{old}: {new}"
    return new


def _begins_value(last: Piece, signs: frozenset[str] = _SIGNS_BEFORE_REGEX) -> bool:
    """Whether a value follows, such as a regular expression or an object."""
    if last.kind == "word":
        return last.text in _WORDS_BEFORE_VALUE
    if last.kind == "template":
        return last.text.endswith("${")
    return last.kind == "sign" and last.text in signs
