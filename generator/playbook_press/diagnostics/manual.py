"""The manual: a page for every code, kept in the docstring of the code's own module."""

import importlib
import pkgutil
import re
from collections.abc import Iterable, Mapping
from types import ModuleType

from msgspec import Struct

PARTS = ("What it finds", "Why it matters", "Example", "Instead")
"""What every page says, in this order."""

_PART = re.compile(rf"^[#* ]*({'|'.join(PARTS)})\b", re.M)


class ManualPage(Struct, frozen=True):
    """What `playbook explain CODE` prints."""

    code: str
    text: str
    """Markdown: a sentence, then the four parts."""
    module: str
    """The module whose docstring it is."""

    @property
    def title(self) -> str:
        """The first line."""
        return self.text.split("\n", 1)[0]

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts it has, in the order they stand; `PARTS` where it is complete."""
        return tuple(_PART.findall(self.text))


def manual(packages: Iterable[ModuleType]) -> Mapping[str, ManualPage]:
    """The pages of all codes that the modules of these packages stand for, by code.

    A module called `unknown_field` whose docstring has any of the four parts is the page of
    `unknown-field`; other modules are none. The packages come as an argument because their
    code builds on diagnostics and not the other way round.

    Raises:
        ValueError: Two modules stand for the same code.
    """
    pages: dict[str, ManualPage] = {}
    for package in packages:
        for found in pkgutil.iter_modules(package.__path__, f"{package.__name__}."):
            module = importlib.import_module(found.name)
            # Not cleaned up as docstrings usually are: that would make spaces of tabs.
            text = (module.__doc__ or "").strip()
            if not _PART.search(text):
                continue
            code = found.name.rpartition(".")[2].replace("_", "-")
            if code in pages:
                raise ValueError(f"{pages[code].module} and {found.name} both stand for {code}")
            pages[code] = ManualPage(code, text, found.name)
    return dict(sorted(pages.items()))
