"""A script without what only its maintainers need: comments, indentation, empty lines,
and the semicolon of a last statement.

Line breaks stay where a statement could end, so a missing semicolon changes nothing. Strings,
templates and regular expressions are passed on as they are.
"""

from playbook_press.pages.javascript import Piece, pieces

# The end of a line behind one of these never ends a statement that would go on otherwise.
_GOES_ON = tuple(";{,([=?:")
# A semicolon behind one of these may be a statement of its own: `else;`, `if (a);`.
_EMPTY_AFTER = frozenset({"else", "do", ":", ";", "{"})
_HEADS = frozenset({"if", "for", "while", "with", "await"})


def compact(script: str) -> str:
    """The same script, shorter.

    >>> compact("/* why */\\nconst a = 1; // one\\n\\n  f(a /* here */, '// no', /[/*]/);\\n")
    "const a=1;f(a,'// no',/[/*]/);\\n"
    >>> compact("return  a + +b - -c;\\n  x = /a/ in `${ a  }  //`;")
    'return a+ +b- -c;x=/a/ in`${a}  //`;'
    >>> compact("{\\n  a = 1\\n  { b() }\\n}\\nc()")
    '{a=1\\n{b()}}\\nc()'
    >>> compact("{ a = 1; }  { if (f(a)); }  { for (;;) b; g(); }  `${c};`")
    '{a=1}{if(f(a));}{for(;;)b;g()}`${c};`'
    """
    out: list[str] = []
    gap = ""
    last = last_but_one = Piece("sign", "")
    brackets: list[bool] = []
    """Of each that is open: whether a statement follows where it closes."""
    is_head = False
    for piece in pieces(script):
        if piece.kind in ("blank", "comment"):
            gap += piece.text
            continue
        # The brace that closes ends the statement before it without a semicolon.
        is_whole = (
            not is_head if last_but_one.text == ")" else last_but_one.text not in _EMPTY_AFTER
        )
        if piece.text == "}" and last.text == ";" and is_whole:
            out.pop()
        if piece.text == "(":
            brackets.append(last.text in _HEADS)
        elif piece.text == ")" and brackets:
            is_head = brackets.pop()
        if "\n" in gap:
            # A brace that closes ends the statement before it, whether on its line or not.
            closes = piece.kind == "sign" and piece.text == "}"
            goes_on = closes or (last.kind == "sign" and last.text[-1:] in _GOES_ON)
            out.append("\n" if out and not goes_on else "")
        elif gap and _are_apart(last, piece):
            out.append(" ")
        out.append(piece.text)
        gap, last, last_but_one = "", piece, last
    return "".join((*out, "\n" if gap else ""))


def _are_apart(before: Piece, after: Piece) -> bool:
    """Whether two pieces would become something else without a blank between them."""
    if after.kind == "word":
        # A word right behind a regular expression would be its flags.
        return before.kind in ("word", "regex")
    # `+ +`, `- -`, `/ /`; a division and a regular expression.
    return before.kind == "sign" and before.text in "+-/" and after.text[:1] == before.text
