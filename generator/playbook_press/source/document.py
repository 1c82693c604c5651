"""A YAML file that was read: its values, and where each of them stands."""

from typing import Any

from msgspec import Struct

from playbook_press.diagnostics import Place
from playbook_press.source.places import Location, found_place

__all__ = ["Document", "Location"]


class Document(Struct, frozen=True):
    """One YAML file as plain values, able to say where each value stands.

    Only problems need places, so the text is kept and read again for the few that do.
    """

    path: str
    """Relative to the project, with `/`."""
    text: str
    """Without byte order mark, newlines as `\\n`."""
    data: Any
    """Mappings as dict, sequences as tuple, quoted scalars as str, plain ones as `Plain`, none
    as None. It follows from the text, so it does not count where two files are compared."""

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return all(
            getattr(self, name) == getattr(other, name)
            for name in self.__struct_fields__
            if name != "data"
        )

    def __hash__(self) -> int:
        return hash((self.path, self.text))

    def place(self, location: Location, *, key: bool = False, within: str = "") -> Place:
        """Where a value stands; a step that was never written is passed over.

        The place of a scalar is all of it, quotes included, and of a list or mapping in
        brackets as well. One written as a block is shown by its first entry, as far as that
        stands in one line. A value left empty is shown by its key, or by its dash.

        Args:
            location: The path to the value. Steps the file does not have (a missing field,
                a kind that a schema chose) leave the place at what is around them.
            key: Point at the key rather than at its value.
            within: A piece of the value's text to point at, if it is a scalar that has it.
        """
        return found_place(self.path, self.text, location, key=key, within=within)

    def line_at(self, location: Location, place: Place) -> str:
        """The whole line in which the place of a value begins, as it is written."""
        return self.text.split("\n")[place.line - 1]
