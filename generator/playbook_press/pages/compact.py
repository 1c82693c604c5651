"""A script without what only its maintainers need: comments, indentation, empty lines.

Line breaks stay, so nothing changes its meaning where a semicolon is missing. Strings,
templates and regular expressions are passed on as they are.
"""

from playbook_press.pages.javascript import Piece, pieces


def compact(script: str) -> str:
    """The same script, shorter.

    >>> compact("/* why */\\nconst a = 1; // one\\n\\n  f(a /* here */, '// no', /[/*]/);\\n")
    "const a=1;\\nf(a,'// no',/[/*]/);\\n"
    >>> compact("return  a + +b - -c;\\n  x = /a/ in `${ a  }  //`;")
    'return a+ +b- -c;\\nx=/a/ in`${a}  //`;'
    """
    out: list[str] = []
    gap = ""
    last = Piece("sign", "")
    for piece in pieces(script):
        if piece.kind in ("blank", "comment"):
            gap += piece.text
            continue
        if "\n" in gap:
            out.append("\n" if out else "")
        elif gap and _are_apart(last, piece):
            out.append(" ")
        out.append(piece.text)
        gap, last = "", piece
    return "".join((*out, "\n" if gap else ""))


def _are_apart(before: Piece, after: Piece) -> bool:
    """Whether two pieces would become something else without a blank between them."""
    if after.kind == "word":
        # A word right behind a regular expression would be its flags.
        return before.kind in ("word", "regex")
    # `+ +`, `- -`, `/ /`; a division and a regular expression.
    return before.kind == "sign" and before.text in "+-/" and after.text[:1] == before.text
