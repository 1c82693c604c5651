"""Where things stand, and the words of one language."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("zh", "en")


# `Any`: YAML, whose shape each page knows of its own words.
@cache
def words(name: str) -> Mapping[str, Any]:
    """A file of `documentation/words/`.

    Args:
        name: Such as `commands.zh`.
    """
    text = (ROOT / "documentation" / "words" / f"{name}.yml").read_text("utf-8")
    read = yaml.safe_load(text)
    assert isinstance(read, dict), name
    return read


def page(title: str, description: str, *, group: str, order: int, body: str) -> str:
    """A page of the guide.

    Args:
        title: Its only heading of the first level.
        description: One sentence, for search results and shared links.
        group: Where it stands in the navigation.
        order: Its place in the group.
        body: Markdown below the title.
    """
    front = (
        f'---\ntitle: {title}\ndescription: "{description}"\ngroup: {group}\norder: {order}\n---'
    )
    return f"{front}\n\n# {title}\n\n{body.strip()}\n"
