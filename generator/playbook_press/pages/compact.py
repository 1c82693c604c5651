"""A script without what only its maintainers need: comments, indentation, empty lines.

Line breaks stay, so nothing changes its meaning where a semicolon is missing. Strings,
templates and regular expressions are passed on as they are.
"""

import re
from collections.abc import Iterator

_TOKEN = re.compile(
    r"(?P<comment>//[^\n]*|/\*.*?\*/)"
    r"|(?P<string>'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\")"
    r"|(?P<regex>/(?![*/])(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)"
    r"|(?P<template>`(?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{))"
    r"|(?P<word>[\w$]+)"
    r"|(?P<blank>[ \t]+)"
    r"|(?P<sign>.)",
    re.DOTALL,
)
_REST_OF_TEMPLATE = re.compile(r"(?:[^`\\$]|\\.|\$(?!\{))*(?:`|\$\{)", re.DOTALL)
_BEFORE_REGEX = frozenset("(,=:[!&|?{};+-*%~^<>\n")
_WORDS_BEFORE_REGEX = frozenset({"return", "typeof", "case", "in", "of", "throw", "else"})
_LINE_ENDS = re.compile(r"[ \t]*\n[ \t\n]*")
_BLANKS = re.compile(r"(?P<before>^|.)[ ]+(?=(?P<after>.|$))", re.DOTALL)
_JOINS = re.compile(r"[\w$]")


def compact(script: str) -> str:
    """The same script, shorter.

    >>> compact("/* why */\\nconst a = 1; // one\\n\\n  f(a /* here */, '// no', /[/*]/);\\n")
    "const a=1;\\nf(a,'// no',/[/*]/);\\n"
    >>> compact("return  a + +b - -c;\\n  x = `${ a  }  //`;")
    'return a+ +b- -c;\\nx=`${ a }  //`;'
    """
    out: list[str] = []
    plain: list[str] = []
    for is_code, text in (*_pieces(script), (False, "")):
        if is_code:
            plain.append(text)
            continue
        code = _LINE_ENDS.sub("\n", "".join(plain))
        around = out[-1][-1:] if out else "", text[:1]
        out += _BLANKS.sub(lambda run, around=around: _without_layout(run, *around), code), text
        plain.clear()
    return "".join(out).lstrip("\n")


def _without_layout(run: re.Match[str], first: str, last: str) -> str:
    """Blanks beside a sign go; two words, and signs that would join, stay apart.

    Args:
        run: The blanks, with the character before them and what follows.
        first: What stands before the code: the end of a string, template or expression.
        last: What stands behind it.
    """
    before, after = run["before"] or first, run["after"] or last
    is_needed = (_JOINS.match(before) and (_JOINS.match(after) or after == "`")) or (
        before == after and before in ("+", "-", "/")
    )
    # A word behind a regular expression would become its flags.
    is_needed = is_needed or (before == "/" and not run["before"])
    return f"{run['before']} " if is_needed else run["before"]


def _pieces(script: str) -> Iterator[tuple[bool, str]]:
    """Every piece but comments, and whether blanks and line breaks in it are only layout."""
    at, last = 0, "\n"
    braces: list[int] = []
    """How many braces are open inside each `${` of a template."""
    while at < len(script):
        if script[at] == "}" and braces and not braces[-1]:
            braces.pop()
            found = _REST_OF_TEMPLATE.match(script, at + 1)
            text = "}" + (found[0] if found else "")
            at += len(text)
            if text.endswith("${"):
                braces.append(0)
            yield False, text
            last = "(" if text.endswith("${") else "`"
            continue
        found = _TOKEN.match(script, at)
        if found is None:  # every character is at least a sign
            raise AssertionError(at)
        kind, text = str(found.lastgroup), found[0]
        if kind == "regex" and not (last in _BEFORE_REGEX or last in _WORDS_BEFORE_REGEX):
            kind, text = "sign", "/"
        at += len(text)
        if kind == "comment":
            yield True, "\n" if "\n" in text else " "
            continue
        if kind == "blank":
            yield True, " "
            continue
        if kind == "template" and text.endswith("${"):
            braces.append(0)
        if braces and kind == "sign":
            braces[-1] += (text == "{") - (text == "}")
        yield kind in ("word", "sign"), text
        last = "(" if text.endswith("${") else text if kind in ("word", "sign") else "`"
