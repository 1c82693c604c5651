"""Random score trees and answers, the odd ones included."""

from typing import Any

from tests.scoring.chance import Chance, Json, leaves

# `Any`: answers are JSON values.
_STRANGE: list[Any] = [
    None,
    [],
    "yes",
    {},
    {"note": "later"},
    {"option": 1},
    {"option": "no-such"},
    {"options": "a"},
    {"options": ["no-such"]},
    {"number": "1e5"},
    {"number": "½"},
    {"number": True},
    {"number": 2**53},
    {"na": False},
    {"na": True},
    {"na": True, "reason": "\u3000"},
    {"na": True, "reason": "never happened"},
    {"unknown": 1},
    {"option": "a", "na": True},
    {"text": "words"},
]


class TreeMaker(Chance):
    """Trees with every kind of question, method, policy, scale and cap."""

    def tree(self) -> Json:
        r = self._random
        self._levels = [
            {"id": f"level-{n}", "min": str(at)}
            for n, at in enumerate(sorted(r.sample(range(-5, 100), r.randint(1, 5))))
        ]
        tree: Json = {"root": self._group(depth=r.randint(1, 4))}
        if r.random() < 0.8:
            tree["policy"] = {
                "unanswered": r.choice(["exclude", "exclude", "zero"]),
                "min_coverage": r.choice(["0", "0.5", "0.8", "1"]),
                "digits": r.randint(0, 3),
            }
        if r.random() < 0.7:
            tree["levels"] = self._levels
        if r.random() < 0.7:
            tree["scale"] = r.choice([["0", "4"], ["0", "27"], ["100", "0"], ["-1.5", "1"]])
        return tree

    def answers(self, tree: Json) -> Json:
        """Mostly answers that fit; now and then one that does not."""
        answers: Json = {}
        for leaf in leaves(tree["root"]):
            if self._random.random() < 0.8:
                answers[leaf["id"]] = self._answer(leaf)
        if self._random.random() < 0.05:
            answers[self._random.choice(["stray", "零", "𝒳", "ｱ", "10", "2"])] = {"option": "a"}
        return answers

    def _group(self, depth: int) -> Json:
        r = self._random
        group: Json = {
            "id": self._id("g"),
            "children": [
                self._group(depth - 1) if depth > 1 and r.random() < 0.5 else self._leaf()
                for _ in range(r.randint(1, 4))
            ],
        }
        for key, value in {
            "weight": self._decimal(0, 3),
            "method": r.choice(["mean", "min"]),
            "digits": r.randint(0, 3),
            "scale": ["1", "5"],
            "levels": [{"id": "low", "min": "0"}, {"id": "high", "min": "2.5"}],
        }.items():
            if r.random() < 0.2:
                group[key] = value
        return group

    def _leaf(self) -> Json:
        r = self._random
        leaf: Json = {"id": self._id("q")}
        match r.choice(["options", "options", "points", "number"]):
            case "options":
                values = r.sample(range(-3, 9), r.randint(2, 5))
                leaf["options"] = [[chr(97 + n), str(value)] for n, value in enumerate(values)]
            case "points":
                leaf["points"] = [["a", self._decimal(1, 3)]] + [
                    [chr(98 + n), self._decimal(-2, 4)] for n in range(r.randint(0, 4))
                ]
            case _:
                leaf["number"] = r.choice(
                    [{"worst": "0", "best": "40"}, {"worst": "30.5", "best": "-2"}]
                )
        if r.random() < 0.5:
            leaf["weight"] = self._decimal(0, 3)
        if r.random() < 0.5:
            leaf["na"] = r.choice(
                [True, False, {"allowed": True, "reason_required": r.random() < 0.5}]
            )
        if r.random() < 0.3:
            leaf["critical"] = self._critical(self._levels)
        return leaf

    def _answer(self, leaf: Json) -> Any:
        r = self._random
        roll = r.random()
        if roll < 0.02:
            return r.choice(_STRANGE)
        if roll < 0.12:
            return {"unknown": True}
        if roll < 0.22 and leaf.get("na"):
            return {"na": True, "reason": "never happened"}
        if "options" in leaf:
            return {"option": r.choice(leaf["options"])[0]}
        if "points" in leaf:
            ids = [option for option, _ in leaf["points"]]
            return {"options": r.choices(ids, k=r.randint(0, len(ids) + 1))}
        return {"number": r.choice([self._decimal(-5, 50), r.randint(-5, 50)])}
