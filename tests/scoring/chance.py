"""What is made by chance and again the same: ids, decimals, caps."""

import random
from collections.abc import Iterable
from typing import Any

# `Any`: trees, assessments and answers are JSON values.
Json = dict[str, Any]


class Chance:
    """Equal seeds give equal things."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._ids = 0

    def _id(self, kind: str) -> str:
        self._ids += 1
        return f"{kind}-{self._ids}"

    def _decimal(self, low: int, high: int) -> str:
        r = self._random
        return r.choice([str(r.randint(low, high)), f"{r.uniform(low, high):.{r.randint(1, 4)}f}"])

    def _critical(self, levels: Iterable[Json]) -> Json:
        """What caps a group or the whole: at one of its levels, or at one of a group's own."""
        r = self._random
        return {
            "min": r.choice(["0.25", "0.5", "1"]),
            "cap": r.choice(["low", *(level["id"] for level in levels)]),
            "scope": r.choice(["group", "overall"]),
        }


def leaves(node: Json) -> list[Json]:
    """The questions of a tree, in order."""
    if "children" not in node:
        return [node]
    return [leaf for child in node["children"] for leaf in leaves(child)]
