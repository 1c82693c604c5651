"""Random assessments with every kind of question, policy, scale, weight and cap, and answers."""

from typing import Any

from tests.scoring.chance import Chance, Json, leaves


class Maker(Chance):
    """Assessments and answers to them; equal seeds give equal ones."""

    def assessment(self) -> Json:
        r = self._random
        self._levels = self._bands(r.randint(1, 5))
        made: Json = {
            "id": "all",
            "title": "All of it",
            "purpose": "To see.",
            "sections": tuple(self._section(r.randint(1, 3)) for _ in range(r.randint(1, 5))),
            "policy": {
                "unanswered": r.choice(["exclude", "exclude", "zero"]),
                "min_coverage": r.choice(["0", "0.5", "0.8", "1"]),
            },
            "digits": r.randint(0, 3),
            "show_overall": True,
            "levels": self._levels,
            "scale": r.choice([("0", "100"), ("0", "4"), ("0", "27"), ("100", "0"), ("-1.5", "1")]),
        }
        return made

    def answers(self, tree: Json) -> Json:
        """Answers that fit; some questions are left open."""
        found: Json = {}
        for leaf in leaves(tree["root"]):
            if self._random.random() < 0.85:
                found[leaf["id"]] = self._answer(leaf)
        return found

    def _bands(self, count: int) -> tuple[Json, ...]:
        lows = sorted(self._random.sample(range(-5, 60), count))
        return tuple(
            {"id": f"level-{n}", "min": str(low), "label": f"Level {n}"}
            for n, low in enumerate(lows)
        )

    def _section(self, depth: int) -> Json:
        r = self._random
        inner = depth > 1 and r.random() < 0.6
        section: Json = {
            "id": self._id("s"),
            "title": f"Part {self._ids}: [what] / it's?",
            "questions": tuple(self._question() for _ in range(r.randint(0 if inner else 1, 4))),
        }
        if inner:
            section["sections"] = tuple(self._section(depth - 1) for _ in range(r.randint(1, 2)))
        for key, value in {
            "weight": self._decimal(0, 3),
            "method": "min",
            "digits": r.randint(0, 3),
            "scale": ("1", "5"),
            "levels": (
                {"id": "low", "min": "0", "label": "Low"},
                {"id": "high", "min": "2.5", "label": "High"},
            ),
        }.items():
            if r.random() < 0.25:
                section[key] = value
        return section

    def _question(self) -> Json:
        r = self._random
        question: Json = {
            "id": self._id("q"),
            "text": f"=1+{self._ids}",
            "set": r.choice(["quick", "deep"]),
        }
        match r.choice(["level", "level", "multi", "number"]):
            case "level":
                values = r.sample(range(-3, 9), r.randint(2, 5))
                question |= {"kind": "level", "options": self._options(map(str, values))}
            case "multi":
                points = [
                    self._decimal(1, 3),
                    *(self._decimal(-2, 4) for _ in range(r.randint(0, 4))),
                ]
                question |= {"kind": "multi", "options": self._options(points)}
            case _:
                worst, best = r.choice([("0", "40"), ("30.5", "-2")])
                question |= {"kind": "number", "worst": worst, "best": best}
        if r.random() < 0.5:
            question["weight"] = self._decimal(0, 3)
        if r.random() < 0.6:
            question["na"] = {"allowed": True, "reason_required": r.random() < 0.5}
        if r.random() < 0.35:
            question["critical"] = self._critical(self._levels)
        return question

    def _options(self, values: Any) -> tuple[Json, ...]:
        return tuple(
            {
                "id": f"o{n}",
                "value": value,
                "label": self._random.choice(["=1+1", "same", "@x", "-"]),
                "next_step": f"Do {self._random.randint(1, 12)}",
            }
            for n, value in enumerate(values)
        )

    def _answer(self, leaf: Json) -> Json:
        r = self._random
        roll = r.random()
        if roll < 0.1:
            return {"unknown": True}
        if roll < 0.2 and leaf.get("na"):
            return {"na": True, "reason": "never happened"}
        if "options" in leaf:
            return {"option": r.choice(leaf["options"])[0]}
        if "points" in leaf:
            ids = [option for option, _ in leaf["points"]]
            return {"options": sorted(set(r.choices(ids, k=r.randint(0, len(ids)))))}
        return {"number": r.choice([self._decimal(-5, 50), str(r.randint(-5, 50))])}
