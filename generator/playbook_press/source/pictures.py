"""Pictures: which files may be published as one."""

import re
from xml.parsers import expat

from playbook_press.diagnostics import Diagnostic, Place
from playbook_press.diagnostics.display import quoted
from playbook_press.source.positions import place_at
from playbook_press.source.problems.unusable_image import unusable_image

# Browsers tell these apart by their first bytes, whatever the name says.
_RASTER = re.compile(
    rb"\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF....WEBP|....ftypavi[fs]", re.DOTALL
)
_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")

_SVG = "http://www.w3.org/2000/svg"
# What drawing programs write. Not among them: scripts, HTML, links, animations (which can set
# a link to a script), and whatever comes to SVG later.
_DRAWING = frozenset(
    """
    svg g defs symbol use title desc metadata style switch path rect circle ellipse line
    polyline polygon text tspan textPath image marker pattern clipPath mask linearGradient
    radialGradient stop filter feBlend feColorMatrix feComponentTransfer feComposite
    feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood
    feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset
    fePointLight feSpecularLighting feSpotLight feTile feTurbulence
    """.split()  # noqa: SIM905 - a list literal takes one line per word
)
# Elements and attributes of these act in a browser; those of drawing programs do not.
_ACTING = ("http://www.w3.org/1999/xhtml", "http://www.w3.org/2001/xml-events")
_INSIDE = re.compile(r"\s*(#|data:image/(png|jpeg|gif|webp);)", re.I)
_FETCHED_BY_STYLE = re.compile(r"@import|\\|image-set\(|src\(|url\(\s*(?![\"']?\s*#)", re.I)


def picture_problem(path: str, data: bytes) -> Diagnostic | None:
    """Why a file cannot be published as a picture; None where it can."""
    name = path.rpartition("/")[2]
    if not name.lower().endswith(_ENDINGS):
        return unusable_image(
            Place(path),
            f"{quoted(name)} is none of the kinds of picture that all browsers show.",
            "Save it as PNG, JPEG, GIF, WebP, AVIF or SVG, or move it out of `images/`.",
        )
    if name.lower().endswith(".svg"):
        return _Drawing(path, data).problem
    if not _RASTER.match(data):
        return unusable_image(
            Place(path),
            f"What {quoted(name)} holds is no picture, though its name says so.",
            "Export the picture again, or delete the file.",
        )
    return None


class _ActingError(Exception):
    """Something that does not belong into a drawing: what it is called."""


class _Drawing:
    """An SVG, read up to the first thing that does not belong into one."""

    def __init__(self, path: str, data: bytes) -> None:
        self.problem: Diagnostic | None = None
        self.style: list[str] | None = None
        """The pieces of the style that is open."""
        parser = expat.ParserCreate(namespace_separator=" ")
        self.parser = parser
        self.start = 0
        """Where the element, style or instruction begins that was read last, in bytes."""
        parser.StartElementHandler = self._element
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        try:
            parser.Parse(data, True)
        except _ActingError as found:
            before = data[: self.start].decode("utf-8", "replace")
            self.problem = unusable_image(
                place_at(path, before, len(before)),
                f"This drawing holds {found}.",
                "Save it as “plain” or “optimised” SVG without it, or as PNG.",
            )
        except expat.ExpatError as failure:
            self.problem = unusable_image(
                Place(path, failure.lineno, failure.offset + 1),
                f"From here on this is no SVG ({expat.errors.messages[failure.code]}).",
                "Export the drawing again, or delete the file.",
            )

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        self.start = self.parser.CurrentByteIndex
        space, _, local = name.rpartition(" ")
        if space in _ACTING or (space in ("", _SVG) and local not in _DRAWING):
            raise _ActingError(f"the element {quoted(f'<{local}>')}")
        self.style = [] if local == "style" else None
        for whole, value in attributes.items():
            _refuse_acting(whole, value)

    def _end(self, name: str) -> None:
        _refuse_fetching("".join(self.style or ()))
        self.style = None

    def _text(self, text: str) -> None:
        if self.style is not None:
            self.style.append(text)

    def _doctype(
        self, name: str, _system: str | None, _public: str | None, has_subset: bool
    ) -> None:
        self.start = self.parser.CurrentByteIndex
        if has_subset:
            raise _ActingError("declarations of its own")

    def _instruction(self, target: str, data: str) -> None:
        self.start = self.parser.CurrentByteIndex
        raise _ActingError(f"the instruction {quoted(f'<?{target}?>')}")


def _refuse_acting(name: str, value: str) -> None:
    """Refuse an attribute that runs or fetches something."""
    space, _, local = name.rpartition(" ")
    if space in _ACTING or local.lower().startswith("on"):
        raise _ActingError(f"the event handler {quoted(local)}")
    if local.lower() in ("href", "src") and not _INSIDE.match(value):
        raise _ActingError(f"the address {quoted(value, 40)}, which is not in the drawing itself")
    _refuse_fetching(value)


def _refuse_fetching(style: str) -> None:
    """Refuse a style that asks for another file."""
    if found := _FETCHED_BY_STYLE.search(style):
        raise _ActingError(f"a style that fetches something, {quoted(style[found.start() :], 30)}")
