"""Pictures are published as they are, so only those that do nothing are."""

import pytest

from playbook_press.diagnostics import Diagnostic
from playbook_press.source.pictures import picture_problem

PLAIN = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 9 9">
  <!-- as drawing programs write it -->
  <inkscape:page id="p"/><metadata>x</metadata>
  <defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs>
  <style>.a { fill: url(#g); stroke: url('#g') }</style>
  <g id="o" class="a" style="fill: url(#g)"><path d="M0 0h9"/><text>onload=1</text></g>
  <use xlink:href="#o"/><image href="data:image/png;base64,AAAA"/>
</svg>
"""


def _svg(inside: str, attributes: str = "") -> bytes:
    start = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f"{start} {attributes}>\n{inside}</svg>".encode()


def _problem(path: str, data: bytes) -> Diagnostic:
    found = picture_problem(path, data)
    assert found is not None
    assert (found.code, found.place.path) == ("unusable-image", path)
    return found


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.png", b"\x89PNG\r\n\x1a\n..."),
        ("A.JPG", b"\xff\xd8\xff\xe0..."),
        ("a.gif", b"GIF89a..."),
        ("a.webp", b"RIFF\x00\x00\x00\x00WEBP..."),
        ("a.avif", b"\x00\x00\x00\x1cftypavif..."),
        ("from-a-phone.png", b"\xff\xd8\xff\xe0..."),
        ("a.svg", PLAIN.encode()),
        ("a.svg", PLAIN.replace("UTF-8", "UTF-16").encode("utf-16")),
    ],
)
def test_ordinary_pictures_are_fine(name: str, data: bytes) -> None:
    """A phone that saves JPEG under the name of a PNG harms nobody."""
    assert picture_problem(f"images/{name}", data) is None


@pytest.mark.parametrize(
    ("inside", "attributes"),
    [
        ("<script>1</script>", ""),
        ('<script href="#a"/>', ""),
        ("", 'onload="1"'),
        ('<g ONCLICK="1"/>', ""),
        ("<foreignObject/>", ""),
        ('<p xmlns="http://www.w3.org/1999/xhtml"/>', ""),
        ('<g xmlns:h="http://www.w3.org/1999/xhtml"><h:script>1</h:script></g>', ""),
        ('<a href="https://elsewhere.example/"/>', ""),
        ('<animate attributeName="href" to="javascript:1"/>', ""),
        ('<set attributeName="onclick" to="1"/>', ""),
        ('<use href="other.svg#a"/>', ""),
        ('<image xlink:href="https://elsewhere.example/a.png"/>', ""),
        ('<image href="data:image/svg+xml;base64,AAAA"/>', ""),
        ('<use href="java&#9;script:1"/>', ""),
        ("<style>@import 'https://elsewhere.example/a.css'</style>", ""),
        ("<style>a { fill: url(<![CDATA[https://elsewhere.example/]]>) }</style>", ""),
        ("<style>@im&#112;ort 'a.css'</style>", ""),
        ("<style>a { mask: image-set('a.png' 1x) }</style>", ""),
        ("", "style=\"fill: url('https://elsewhere.example/')\""),
        ("", 'filter="url(other.svg#f)"'),
        ("<handler/>", ""),
    ],
)
def test_a_drawing_that_acts_or_fetches_is_refused(inside: str, attributes: str) -> None:
    _problem("images/a.svg", _svg(inside, attributes))


@pytest.mark.parametrize(
    "data",
    [
        b'<?xml-stylesheet href="a.css"?><svg xmlns="http://www.w3.org/2000/svg"/>',
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        b"<svg><script>1</script></svg>",
        b"<html><script>1</script></html>",
        b"<svg",
        b"",
        b"\xff\xfe\x00",
    ],
)
def test_what_is_no_plain_drawing_is_refused(data: bytes) -> None:
    _problem("images/a.svg", data)


@pytest.mark.parametrize("name", ["a.html", "a.js", "a.css", "a.png.exe", "Thumbs.db", "a"])
def test_other_files_are_no_pictures(name: str) -> None:
    assert f"`{name}`" in _problem(f"images/{name}", b"\x89PNG\r\n\x1a\n").what


def test_a_page_under_the_name_of_a_picture_is_refused() -> None:
    _problem("images/a.png", b"<script>1</script>")


def test_the_place_is_that_of_what_acts() -> None:
    found = _problem("images/a.svg", _svg("<!-- 图 --><script/>"))
    assert (found.place.line, found.place.column) == (2, 11)
    assert found.what == "This drawing holds the element `<script>`."
