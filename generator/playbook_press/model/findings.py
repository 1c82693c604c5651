"""What pydantic found in a document, on its way to our problems."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

from pydantic_core import ErrorDetails

from playbook_press.diagnostics import Diagnostic
from playbook_press.diagnostics.suggest import nearest
from playbook_press.model.item import Model
from playbook_press.model.problems.empty_field import empty_field
from playbook_press.model.problems.empty_text import empty_text
from playbook_press.model.problems.float_decimal import float_decimal
from playbook_press.model.problems.malformed_decimal import malformed_decimal
from playbook_press.model.problems.malformed_id import malformed_id
from playbook_press.model.problems.malformed_language import malformed_language
from playbook_press.model.problems.malformed_url import malformed_url
from playbook_press.model.problems.malformed_version import malformed_version
from playbook_press.model.problems.missing_field import missing_field
from playbook_press.model.problems.more_problems import MOST
from playbook_press.model.problems.out_of_range import out_of_range
from playbook_press.model.problems.overlong_text import overlong_text
from playbook_press.model.problems.repeated_entry import repeated_entry
from playbook_press.model.problems.reserved_id import reserved_id
from playbook_press.model.problems.too_few_entries import too_few_entries
from playbook_press.model.problems.too_many_entries import too_many_entries
from playbook_press.model.problems.unknown_field import unknown_field
from playbook_press.model.problems.unknown_kind import unknown_kind
from playbook_press.model.problems.unknown_language import unknown_language
from playbook_press.model.problems.unknown_value import unknown_value
from playbook_press.model.problems.unquoted_comma import unquoted_comma
from playbook_press.model.problems.wrong_type import Wanted, wrong_type
from playbook_press.model.shape import (
    Spot,
    arity,
    is_text,
    kinds_of,
    literals,
    spot,
    written_fields,
)
from playbook_press.model.text import LANGUAGE, text_problems
from playbook_press.source.characters import has_unwanted
from playbook_press.source.document import Document, Location

Late = Callable[[], Diagnostic]
"""A problem that is drawn up when it is shown: finding its place reads the file again."""

_WANTED: Mapping[str, Wanted] = {
    "string_type": "line",
    "int_type": "number",
    "bool_type": "switch",
    "tuple_type": "list",
    "model_type": "map",
    "model_attributes_type": "map",
    "dict_type": "map",
}
_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_MALFORMED: Mapping[str, Callable[[Document, Location, str], Diagnostic]] = {
    "float_decimal": float_decimal,
    "malformed_decimal": malformed_decimal,
    "malformed_language": malformed_language,
    "malformed_url": malformed_url,
    "malformed_version": malformed_version,
    "reserved_id": reserved_id,
}


class Findings:
    """The errors of one document, made one problem for each cause."""

    def __init__(self, document: Document, model: type[Model], languages: tuple[str, ...]) -> None:
        self.document = document
        self.model = model
        self.languages = languages
        self.missing: dict[Location, list[str]] = {}
        self.unknown: dict[Location, tuple[list[str], tuple[str, ...]]] = {}
        self.foreign: dict[str, list[Location]] = {}
        """Languages the playbook does not have, and the texts that use them."""
        self.too_short: set[Location] = set()
        self.cut: set[Location] = set()
        """Records in which a text was found to end at a comma."""
        self.empty: set[Location] = set()
        """Keys without a value that were reported; nothing more is said of them."""

    def problems(self, errors: list[ErrorDetails]) -> Iterator[Late]:
        """One problem for each cause."""
        for error in errors:
            yield from self._problems_of(error, spot(self.model, error["loc"]))
        for parent, (keys, fields) in self.unknown.items():
            lacking = self.missing.get(parent, [])
            for key in keys:
                yield partial(unknown_field, self.document, (*parent, key), fields, self.languages)
                # The field that was mistyped is not missing as well.
                meant = nearest(key, fields) if lacking else None
                if meant in lacking:
                    lacking.remove(meant)
        for parent, fields_lacking in self.missing.items():
            if fields_lacking:
                yield partial(missing_field, self.document, parent, fields_lacking)
        for code, texts in self.foreign.items():
            yield partial(
                unknown_language, self.document, texts[0], code, self.languages, len(texts)
            )
        may_stay_empty = {(name,) for name in self.model.may_stay_empty}
        for location in _locations_without_value(self.document.data):
            if location not in self.empty and location not in may_stay_empty:
                yield partial(empty_field, self.document, location)

    def _problems_of(self, error: ErrorDetails, at: Spot) -> Iterator[Late]:
        document, location = self.document, at.location
        value, context = error["input"], error.get("ctx", {})
        match error["type"]:
            case "missing":
                yield from self._missing(at, value)
            case "extra_forbidden" if value is None and not _WORD.fullmatch(str(location[-1])):
                yield from self._cut_off(location)
            case "extra_forbidden":
                if value is None:
                    self.empty.add(location)
                keys, _ = self.unknown.setdefault(location[:-1], ([], written_fields(at.owner)))
                keys.append(str(location[-1]))
            case "union_tag_not_found" | "union_tag_invalid" if isinstance(value, Mapping):
                yield from self._unknown_kind(at, value)
            case _ if value is None:
                pass  # Reported once, as a field without a value.
            case "union_tag_not_found" | "union_tag_invalid":
                yield partial(wrong_type, document, location, "map", value)
            case "literal_error" if isinstance(value, str):
                values = literals(at.annotation)
                yield partial(unknown_value, document, location, str(value), values)
            case "wrong_type" | "empty_text" | "overlong_text" | "unknown_language":
                yield from self._not_text(at, value)
            case "too_short":
                # Entries that do not fit are not counted, but were reported already.
                if len(value) < context["min_length"]:
                    yield partial(
                        too_few_entries, document, location, len(value), context["min_length"]
                    )
            case "too_long":
                yield partial(
                    too_many_entries, document, location, len(value), context["max_length"]
                )
            case "greater_than_equal" | "less_than_equal":
                least, most = context.get("ge"), context.get("le")
                yield partial(out_of_range, document, location, str(value), least, most)
            case "repeated_entry":
                yield from self._repeated(location, value)
            case "malformed_id" if has_unwanted(str(value)):
                pass  # Invisible characters were reported by the loader.
            case "malformed_id":
                blank = bool(context.get("blank"))
                yield partial(malformed_id, document, location, value, blank=blank)
            case malformed if malformed in _MALFORMED:
                yield partial(_MALFORMED[malformed], document, location, str(value))
            case other:
                wanted = _WANTED.get(other, "line")
                fields = written_fields(at.owner) if wanted == "map" else ()
                yield partial(wrong_type, document, location, wanted, value, fields=fields)

    # `Any` below: whatever the author wrote.
    def _missing(self, at: Spot, value: Any) -> Iterator[Late]:
        parent, last = at.location[:-1], at.location[-1]
        if isinstance(last, str):
            self.missing.setdefault(parent, []).append(last)
        elif parent not in self.too_short:
            self.too_short.add(parent)
            least = arity(spot(self.model, parent).annotation)
            yield partial(too_few_entries, self.document, parent, len(value), least)

    def _unknown_kind(self, at: Spot, value: Mapping[str, Any]) -> Iterator[Late]:
        models = at.choices
        if "kind" in value:
            kinds = tuple(kind for model in models for kind in kinds_of(model))
            location, kind = (*at.location, "kind"), value["kind"]
            if isinstance(kind, str):
                yield partial(unknown_kind, self.document, location, str(kind), kinds)
            elif kind is not None:
                yield partial(wrong_type, self.document, location, "line", kind)
            return
        fields = tuple(dict.fromkeys(key for model in models for key in written_fields(model)))
        keys = [key for key in value if key not in fields]
        self.missing.setdefault(at.location, []).append("kind")
        if keys:
            # Which fields belong depends on the kind; only its own slip is certain.
            slips = [key for key in keys[:MOST] if nearest(key, fields) == "kind"]
            self.unknown[at.location] = (slips, fields)

    def _not_text(self, at: Spot, value: Any) -> Iterator[Late]:
        document, location = self.document, at.location
        if not is_text(at.annotation):
            if isinstance(value, str):
                yield partial(empty_text, document, location, None)
                return
            for code in value:
                if code not in self.languages:
                    self.foreign.setdefault(str(code), []).append(location)
            return
        for problem in text_problems(value, self.languages):
            language = problem.language
            inside = location if language is None else (*location, language)
            match problem.type:
                case "empty_text":
                    self.empty.add(inside)
                    yield partial(empty_text, document, location, language)
                case "overlong_text":
                    length = len(value if language is None else value[language])
                    yield partial(overlong_text, document, inside, length)
                case "unknown_language" if value[language] is None and not LANGUAGE.fullmatch(
                    str(language)
                ):
                    yield from self._cut_off(inside)
                case "unknown_language":
                    self.empty.add(inside)
                    self.foreign.setdefault(str(language), []).append(location)
                case "wrong_type":
                    inner = value if language is None else value[language]
                    wanted: Wanted = "text" if language is None else "line"
                    yield partial(wrong_type, document, inside, wanted, inner)

    def _cut_off(self, location: Location) -> Iterator[Late]:
        """What follows a comma in a text without quotes; the first piece stands for all."""
        self.empty.add(location)
        if location[:-1] not in self.cut:
            self.cut.add(location[:-1])
            yield partial(unquoted_comma, self.document, location)

    def _repeated(self, location: Location, value: tuple[str, ...]) -> Iterator[Late]:
        first: dict[str, int] = {}
        for position, entry in enumerate(value):
            if first.setdefault(entry, position) != position:
                at, before = (*location, position), (*location, first[entry])
                yield partial(repeated_entry, self.document, at, entry, before)


# `Any`: whatever the author wrote.
def _locations_without_value(data: Any) -> Iterator[Location]:
    """Where a key or a dash stands with nothing after it, in the order of the document."""
    if isinstance(data, Mapping):
        inner: Any = data.items()
    elif isinstance(data, tuple):
        inner = enumerate(data)
    else:
        return
    for step, value in inner:
        if value is None:
            yield (step,)
        elif not isinstance(value, str):
            for location in _locations_without_value(value):
                yield (step, *location)
