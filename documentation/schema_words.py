"""What the JSON Schemas say in Chinese, as a module of the package.

An editor shows the description of a field where it is written. The English one is the docstring
of the model; the Chinese one comes from the tables of the guide, and for what has no table from
`documentation/words/schema.zh.yml`.
"""

from documentation.project import words
from documentation.reference import said_in

_HEAD = '''"""What each field means, in Chinese, for the schemas; written by `make docs`."""

from collections.abc import Mapping

# fmt: off
SAID: Mapping[str, str] = {
'''


def schema_words() -> str:
    """The text of the module: class and field, or class alone, to a sentence."""
    said = {**words("schema.zh"), **said_in("zh")}
    rows = (f'    "{key}": "{_escaped(said[key])}",\n' for key in sorted(said))
    return f"{_HEAD}{''.join(rows)}}}\n# fmt: on\n"


def _escaped(text: str) -> str:
    return str(text).replace("\\", "\\\\").replace('"', '\\"')
