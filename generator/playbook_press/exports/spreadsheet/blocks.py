"""The rows of the calculation: a block for every group, in reading order, its parts together."""

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from playbook_press.scoring.score import leaves

# `Any` below: nodes of score trees are JSON values.


class Critical(Struct, frozen=True):
    """A question that may cap the level of a group."""

    leaf: Mapping[str, Any]
    cap: int | None
    """The place of the highest level then, from 1; None where the group has no such level."""


class Block(Struct, frozen=True):
    """The rows of one group, from 0."""

    node: Mapping[str, Any]
    title: int
    levels: tuple[Mapping[str, Any], ...]
    """Of this group, the lowest first."""
    level_list: str
    """What the list of its levels is called."""
    criticals: tuple[Critical, ...]

    @property
    def id(self) -> str:
        return str(self.node["id"])

    @property
    def parts(self) -> tuple[Mapping[str, Any], ...]:
        return tuple(self.node["children"])

    @property
    def first(self) -> int:
        return self.title + 2

    @property
    def last(self) -> int:
        return self.first + len(self.parts) - 1

    @property
    def total(self) -> int:
        return self.last + 1

    @property
    def first_critical(self) -> int:
        """Its heading stands in the row above."""
        return self.total + 2

    @property
    def last_critical(self) -> int:
        return self.first_critical + len(self.criticals) - 1

    @property
    def score(self) -> int:
        return self.last_critical + 1 if self.criticals else self.total + 1

    @property
    def shown(self) -> int:
        return self.score + 1

    @property
    def uncapped(self) -> int:
        return self.score + 2

    @property
    def level(self) -> int:
        return self.score + 3

    @property
    def end(self) -> int:
        """The first row after it."""
        return (self.level if self.levels else self.shown) + 2

    @property
    def leaf_ids(self) -> frozenset[str]:
        return frozenset(leaf["id"] for leaf in leaves(self.node))


def blocks(tree: Mapping[str, Any], first: int) -> tuple[Block, ...]:
    """The blocks of a tree, the whole first.

    Args:
        tree: A score tree.
        first: The row of the first block.
    """
    found: list[Block] = []
    row = first
    for node in _groups(tree["root"]):
        own = "levels" in node
        levels = sorted(
            node.get("levels", tree.get("levels", ())), key=lambda level: float(level["min"])
        )
        order = [level["id"] for level in levels]
        criticals = tuple(
            Critical(
                leaf, order.index(cap) + 1 if (cap := leaf["critical"]["cap"]) in order else None
            )
            for leaf in _capping(node, is_root=node is tree["root"])
        )
        block = Block(node, row, tuple(levels), f"@levels:{node['id'] if own else ''}", criticals)
        found.append(block)
        row = block.end
    return tuple(found)


def _groups(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield node
    for child in node["children"]:
        if "children" in child:
            yield from _groups(child)


def _capping(node: Mapping[str, Any], *, is_root: bool) -> Iterator[Mapping[str, Any]]:
    """The critical questions that cap a group (SCORING.md, rule 5), in the order of the tree."""
    own = [child for child in node["children"] if "children" not in child]
    for leaf in leaves(node) if is_root else own:
        critical = leaf.get("critical")
        if critical is None:
            continue
        if any(leaf is each for each in own) or critical.get("scope") == "overall":
            yield leaf
