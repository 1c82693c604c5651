"""The page of every field with a real value, and what the schemas say in Chinese.

Which fields there are and what may stand in them, the models say; what to write, the tables of
`write-a-playbook.md` say in each language. Nothing is written twice by hand.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from documentation.examples import example, models_in, owner
from documentation.project import page, words
from playbook_press.model.item import Model
from tests.docs.fields import WORDS, every_model, rows
from tests.docs.guide import guide

HEADS = {"zh": ("字段", "值", "写什么"), "en": ("Field", "Value", "What to write")}
_PAGE = "write-a-playbook.md"


@dataclass(frozen=True)
class Field:
    """A field as the guide tells it."""

    path: str
    model: type[Model]
    """What has the field."""
    name: str
    """As authors write it."""
    value: str
    what: str


def told(language: str) -> Mapping[str, tuple[Field, ...]]:
    """By heading of the guide, its fields in the order of the tables."""
    found: dict[str, list[Field]] = {}
    tables = [each for each in guide(language)[_PAGE].tables if each.head == HEADS[language]]
    tabled = frozenset(str(table.heading) for table in tables)
    for table in tables:
        heading = str(table.heading)
        values = {row.path: row.value for row in rows(heading, tabled, WORDS[language])}
        for cells in table.rows:
            for path in cells[0].replace("`", "").replace("、", ",").split(","):
                model, name = _place(every_model()[heading], path.strip().split("."))
                known = Field(path.strip(), model, name, values[path.strip()], cells[2])
                found.setdefault(heading, []).append(known)
    return {heading: tuple(fields) for heading, fields in found.items()}


def _place(model: type[Model], path: list[str]) -> tuple[type[Model], str]:
    """The model that the last name of a path is a field of."""
    head, *rest = path
    info = next(i for n, i in model.model_fields.items() if (i.alias or n) == head)
    return _place(models_in(info.annotation)[0], rest) if rest else (model, head)


def fields_page(language: str) -> str:
    """The page of one language."""
    frame = words(f"fields.{language}")
    titles = {each.id: each for each in guide(language)[_PAGE].headings}
    parts = [frame["intro"].strip()]
    for heading, fields in told(language).items():
        title = titles[heading]
        parts.append(f"{'#' * title.level} {title.text} {{#{heading}}}")
        parts.append("\n".join([frame["columns"], "| --- | --- | --- |", *_rows(fields, language)]))
    return page(
        frame["title"],
        frame["description"],
        group="reference",
        order=2,
        body="\n\n".join(parts),
    )


def _rows(fields: tuple[Field, ...], language: str) -> Iterator[str]:
    for field in fields:
        said = example(field.model, field.name, language)
        shown = f"`{said}`" if said else "–"
        yield f"| `{field.path}` | {field.value} | {shown} |"


def said_in(language: str) -> Mapping[str, str]:
    """What to write in each field, by class and field: `Practice.how`."""
    found: dict[str, str] = {}
    for fields in told(language).values():
        for field in fields:
            key = f"{owner(field.model, field.name).__name__}.{field.name}"
            found.setdefault(key, field.what)
    return found
