"""What a reader fills in: every box and line of a print, in reading order."""

from typing import Literal

from msgspec import Struct

FieldKind = Literal["tick", "choice", "line", "area"]


class Field(Struct, frozen=True):
    """A place to tick or to write on."""

    place: str
    """The id of its element."""
    kind: FieldKind
    """A box that stands alone, a box of which one in its group is ticked, one line, several."""
    name: str
    """Fields of one name are one field: what is written in one stands in all."""
    label: str
    """What is asked for, for those who do not see the page."""
    value: str = ""
    """Of a choice: which one."""


class Fields:
    """Gathers the fields of one file while its views are made."""

    def __init__(self) -> None:
        self._found: list[Field] = []

    @property
    def found(self) -> tuple[Field, ...]:
        """All fields, in the order they were asked for."""
        return tuple(self._found)

    def tick(self, name: str, label: str) -> str:
        """A box to tick; the id for its element."""
        return self._place("tick", name, label)

    def choice(self, name: str, label: str, value: str) -> str:
        """One of several boxes, of which one is ticked."""
        return self._place("choice", name, label, value)

    def line(self, name: str, label: str) -> str:
        """A line to write on."""
        return self._place("line", name, label)

    def area(self, name: str, label: str) -> str:
        """Several lines to write on."""
        return self._place("area", name, label)

    def _place(self, kind: FieldKind, name: str, label: str, value: str = "") -> str:
        place = f"field-{len(self._found) + 1}"
        self._found.append(Field(place, kind, name, label, value))
        return place
