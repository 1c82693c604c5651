"""Form fields over the boxes and lines of a print, without a font in the file.

WeasyPrint would embed the whole of every font a field uses. Here boxes carry their own drawing,
and text names fonts that every viewer has: Helvetica, and for Chinese STSong-Light with the
encoding UniGB-UCS2-H, which PDF has known since version 1.3.

Source:
    ISO 32000-1, 9.7.5.2 (predefined CMaps), 12.7 (interactive forms), 14.7 (structure).
"""

from collections.abc import Iterable
from typing import Any

from playbook_press.exports.workbook.fields import Field

_POINTS = 0.75
"""Points in a CSS pixel."""
_PRINTED, _MULTILINE, _RADIO = 4, 1 << 12, 1 << 15
_TEXT_SIZE = 9

Rectangle = tuple[float, float, float, float]


# `Any`: neither WeasyPrint nor pydyf is annotated.
def add_fields(document: Any, pdf: Any, fields: Iterable[Field], language: str) -> None:
    """Put form fields where a document has the elements named by `fields`.

    Args:
        document: WeasyPrint's, laid out.
        pdf: pydyf's, whole but for this; changed in place.
        fields: What to add; a field without a place in the document is left out.
        language: Decides which font comes first.
    """
    places = _places(document)
    form = _Form(pdf, "Song" if language.startswith("zh") else "Helv")
    for field in fields:
        for page, rectangle in places.get(field.place, ()):
            form.add(field, page, rectangle)
    form.finish()


def _places(document: Any) -> dict[str, list[tuple[int, Rectangle]]]:
    """By id of an element, the pages it stands on and where, in points from the lower left."""
    found: dict[str, list[tuple[int, Rectangle]]] = {}
    for number, page in enumerate(document.pages):
        for name, (left, top, right, bottom) in page.anchors.items():
            if name.startswith("field-"):
                rectangle = (
                    round(left * _POINTS, 2),
                    round((page.height - bottom) * _POINTS, 2),
                    round(right * _POINTS, 2),
                    round((page.height - top) * _POINTS, 2),
                )
                found.setdefault(name, []).append((number, rectangle))
    return found


class _Form:
    """The form while it is put together."""

    def __init__(self, pdf: Any, font: str) -> None:
        import pydyf

        self._pdf, self._pydyf, self._font = pdf, pydyf, font
        self._roots = pydyf.Array()
        self._by_name: dict[str, Any] = {}
        self._drawings: dict[tuple[str, float, float], Any] = {}
        self._widgets: list[tuple[int, Any]] = []

    def add(self, field: Field, page: int, rectangle: Rectangle) -> None:
        """A widget on a page, below the field of its name."""
        parent = self._by_name.get(field.name) or self._root(field)
        widget = self._pydyf.Dictionary(
            {
                "Type": "/Annot",
                "Subtype": "/Widget",
                "Rect": self._pydyf.Array(rectangle),
                "P": self._pdf.page_references[page],
                "F": _PRINTED,
                "Parent": parent.reference,
                "TU": self._pydyf.String(field.label),
                # Found by those who do not see the page.
                "Contents": self._pydyf.String(field.label),
            }
        )
        width, height = rectangle[2] - rectangle[0], rectangle[3] - rectangle[1]
        if field.kind in ("tick", "choice"):
            state = _state(field)
            on, off = self._drawing("on", width, height), self._drawing("off", width, height)
            appearances = {state: on.reference, "Off": off.reference}
            widget["AS"] = "/Off"
            widget["AP"] = self._pydyf.Dictionary({"N": self._pydyf.Dictionary(appearances)})
            widget["MK"] = self._pydyf.Dictionary({"CA": self._pydyf.String("4")})
        else:
            empty = self._drawing("off", width, height)
            widget["AP"] = self._pydyf.Dictionary({"N": empty.reference})
        self._pdf.add_object(widget)
        parent["Kids"].append(widget.reference)
        on_page = self._object(self._pdf.page_references[page])
        if "Annots" not in on_page:
            on_page["Annots"] = self._pydyf.Array()
        on_page["Annots"].append(widget.reference)
        self._widgets.append((page, widget))

    def finish(self) -> None:
        """Write the form into the catalogue, and its fields into the structure."""
        self._pdf.catalog["AcroForm"] = self._pydyf.Dictionary(
            {
                "Fields": self._roots,
                "DR": self._pydyf.Dictionary({"Font": self._fonts()}),
                "DA": self._pydyf.String(self._appearance()),
            }
        )
        self._tag()

    def _root(self, field: Field) -> Any:
        root = self._pydyf.Dictionary(
            {
                # A full stop would part a name from the name of what is in it.
                "T": self._pydyf.String(field.name.replace(".", "-")),
                "TU": self._pydyf.String(field.label),
                "Kids": self._pydyf.Array(),
            }
        )
        if field.kind in ("tick", "choice"):
            root["FT"] = "/Btn"
            root["V"] = "/Off"
            if field.kind == "choice":
                root["Ff"] = _RADIO
        else:
            root["FT"] = "/Tx"
            root["DA"] = self._pydyf.String(self._appearance())
            if field.kind == "area":
                root["Ff"] = _MULTILINE
        self._pdf.add_object(root)
        self._roots.append(root.reference)
        self._by_name[field.name] = root
        return root

    def _appearance(self) -> str:
        return f"/{self._font} {_TEXT_SIZE} Tf 0 g"

    def _fonts(self) -> Any:
        """Fonts that viewers bring; nothing of them is in the file."""
        dictionary, array = self._pydyf.Dictionary, self._pydyf.Array
        latin = dictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type1",
                "BaseFont": "/Helvetica",
                "Encoding": "/WinAnsiEncoding",
            }
        )
        info = dictionary(
            {
                "Registry": self._pydyf.String("Adobe"),
                "Ordering": self._pydyf.String("GB1"),
                "Supplement": 2,
            }
        )
        descriptor = dictionary(
            {
                "Type": "/FontDescriptor",
                "FontName": "/STSong-Light",
                "Flags": 6,
                "FontBBox": array([-25, -254, 1000, 880]),
                "ItalicAngle": 0,
                "Ascent": 880,
                "Descent": -120,
                "CapHeight": 880,
                "StemV": 93,
            }
        )
        self._pdf.add_object(descriptor)
        descendant = dictionary(
            {
                "Type": "/Font",
                "Subtype": "/CIDFontType0",
                "BaseFont": "/STSong-Light",
                "CIDSystemInfo": info,
                "FontDescriptor": descriptor.reference,
                "DW": 1000,
                # Latin letters of Adobe-GB1 are half as wide as the others.
                "W": array([1, 95, 500, 814, 939, 500]),
            }
        )
        self._pdf.add_object(descendant)
        chinese = dictionary(
            {
                "Type": "/Font",
                "Subtype": "/Type0",
                "BaseFont": "/STSong-Light-UniGB-UCS2-H",
                "Encoding": "/UniGB-UCS2-H",
                "DescendantFonts": array([descendant.reference]),
            }
        )
        self._pdf.add_object(latin)
        self._pdf.add_object(chinese)
        return dictionary({"Helv": latin.reference, "Song": chinese.reference})

    def _drawing(self, state: str, width: float, height: float) -> Any:
        """What a box shows: a tick, or nothing over the printed box."""
        key = (state, round(width, 1), round(height, 1))
        found = self._drawings.get(key)
        if found is None:
            found = self._pydyf.Stream(
                extra={
                    "Type": "/XObject",
                    "Subtype": "/Form",
                    "BBox": self._pydyf.Array([0, 0, key[1], key[2]]),
                }
            )
            if state == "on":
                found.push_state()
                found.set_line_width(max(1.2, key[2] * 0.14))
                found.set_line_cap(1)
                found.set_line_join(1)
                found.move_to(key[1] * 0.2, key[2] * 0.5)
                found.line_to(key[1] * 0.42, key[2] * 0.24)
                found.line_to(key[1] * 0.82, key[2] * 0.8)
                found.stroke()
                found.pop_state()
            self._pdf.add_object(found)
            self._drawings[key] = found
        return found

    def _tag(self) -> None:
        """Name every widget in the structure, in reading order."""
        root = self._referred(self._pdf.catalog.get("StructTreeRoot"))
        if root is None:
            return
        numbers = self._object(root["ParentTree"])["Nums"]
        document = self._object(root["K"][0])
        dictionary, array = self._pydyf.Dictionary, self._pydyf.Array
        # Keys and values take turns; keys count up without a gap.
        for key, (page, widget) in enumerate(self._widgets, start=len(numbers) // 2):
            reference = self._pdf.page_references[page]
            kid = dictionary({"Type": "/OBJR", "Obj": widget.reference, "Pg": reference})
            self._pdf.add_object(kid)
            element = dictionary(
                {
                    "Type": "/StructElem",
                    "S": "/Form",
                    "K": array([kid.reference]),
                    "Pg": reference,
                    "P": document.reference,
                    "Alt": widget["TU"],
                }
            )
            self._pdf.add_object(element)
            document["K"].append(element.reference)
            numbers.append(key)
            numbers.append(element.reference)
            widget["StructParent"] = key

    def _referred(self, reference: Any) -> Any:
        return None if reference is None else self._object(reference)

    def _object(self, reference: bytes) -> Any:
        return self._pdf.objects[int(reference.split()[0])]


def _state(field: Field) -> str:
    """What a box says when it is ticked: a name of letters, digits and hyphens."""
    return field.value or "Yes"
