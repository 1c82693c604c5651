"""Saved answers for tests: the shared vectors, and files that were never meant to be read."""

import base64
import json
import random
import zlib
from pathlib import Path
from typing import Any

from playbook_press.model.library import load_library
from playbook_press.model.playbook import Playbook
from playbook_press.scoring import Read, Refusal
from playbook_press.source.folder import Folder
from tests.project import ROOT

# `Any`: vectors, files and outlines are JSON values.
Json = dict[str, Any]

VECTORS: Json = json.loads(
    (Path(__file__).parent.parent / "vectors" / "answer-files.json").read_text(encoding="utf-8")
)
OUTLINE: Json = VECTORS["outline"]


def eight_traits() -> Playbook:
    """The playbook of this project, as its files say it."""
    folder = Folder(ROOT)
    name = "playbooks/eight-traits"
    return load_library({name: folder.files(name)}, folder.load).playbooks[0]


def file_bytes(case: Json) -> bytes:
    """The bytes of a file as a vector states them: `file`, `text`, `base64` or `repeat`."""
    if "file" in case:
        return json.dumps(case["file"]).encode()
    if "base64" in case:
        return base64.b64decode(case["base64"])
    if "repeat" in case:
        text, times = case["repeat"]
        return str(text * times).encode()
    return str(case["text"]).encode()


def fragment(case: Json) -> str:
    """The fragment of a link as a vector states it: `fragment`, `repeat` or a `payload`."""
    if "fragment" in case:
        return str(case["fragment"])
    if "repeat" in case:
        start, text, times = case["repeat"]
        return str(start + text * times)
    payload = case["payload"]
    if "bomb" in payload:
        return linked(deflated(b" " * payload["bomb"]))
    if "deflated" in payload:
        whole = deflated(payload["deflated"].encode())
        return linked(whole[: payload.get("cut")] + base64.b64decode(payload.get("more", "")))
    if "plain" in payload:
        return linked(payload["plain"].encode(), manner="p")
    return linked(base64.b64decode(payload["bytes"]), manner=payload["manner"])


def linked(payload: bytes, *, manner: str = "z") -> str:
    """A fragment whose check sum is right, whatever it carries."""
    text = base64.urlsafe_b64encode(payload).decode().rstrip("=")
    sum = 0x811C9DC5
    for letter in text:
        sum = (sum ^ ord(letter)) * 0x01000193 % 2**32
    return f"#answers=1{manner}.{_base36(sum)}.{text}"


def deflated(data: bytes) -> bytes:
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packing.compress(data) + packing.flush()


def as_json(read: Read | Refusal) -> Json:
    """The outcome as the browser's modules give it."""
    if isinstance(read, Refusal):
        return {"refused": read.as_json()}
    return {"file": read.file, "changes": list(read.changes), "version": read.version}


SCRIPTS = (
    "<script>globalThis.hit = 1</script>",
    '"><img src=x onerror="globalThis.hit = 1">',
    "javascript:globalThis.hit = 1",
    "${globalThis.hit = 1}",
    "{{constructor.constructor('globalThis.hit = 1')()}}",
    '\u202e=HYPERLINK("https://example.org")\u2028',
)
"""Text that must stay text."""


def scripted(script: str) -> Json:
    """A file of the right shape with a script in every field that holds text."""
    evidence = [{"title": script, "url": script, "date": script, script: script}]
    typed = {"note": script, "label": script, "at": script, "evidence": evidence, script: script}
    return {
        "format": 1,
        "playbook": "eight",
        "assessment": "check",
        "set": "deep",
        "version": script,
        "name": script,
        "lang": script,
        "created": script,
        "updated": script,
        "answers": {
            "intro": {"option": script, **typed},
            "rules": {"na": True, "reason": script, **typed},
            "days": {"number": script[:100], **typed},
            "story": {"text": script, **typed},
            "tools": {"options": [script], **typed},
            script: {"option": script, **typed},
        },
        "targets": {script: script},
        "actions": [{"text": script, "owner": script, "due": script}],
        "earlier": {script: {"text": script, **typed}},
        script: {script: [script]},
    }


_ANYTHING: tuple[Any, ...] = (
    *(None, True, 0, -1, 1.5, 1e-7, 2.5e-5, 2**53, 1e300, "", "x"),
    *([], {}, [[[1]]], {"a": {}}),
    *("__proto__", {"__proto__": 1}, {"constructor": {"prototype": {"hit": 1}}}),
)


class FileMaker:
    """Files that are mostly right, and broken in one place or several."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def file(self) -> bytes:
        r = self._random
        value: Any = self._sound()
        for _ in range(r.choice([0, 0, 0, 1, 1, 2])):
            value = self._mutated(value)
        data = json.dumps(value, ensure_ascii=r.random() < 0.5).encode("utf-8", "surrogatepass")
        return self._damaged(data) if r.random() < 0.15 else data

    def answers(self) -> Json:
        """A file of the right shape for this assessment."""
        return self._sound()

    def _sound(self) -> Json:
        r = self._random
        ids = [*OUTLINE["questions"], "cash", "fees", "hours", "gone", "2", "𝒳", "ｱ"]
        file: Json = {
            "format": 1,
            "playbook": r.choice(["eight", "eight", "eight", "base-book", "cooking"]),
            "assessment": r.choice(["check", "check", "check", "old-check", "commerce"]),
            "answers": {id: self._answer() for id in r.sample(ids, r.randint(0, len(ids)))},
        }
        for field, value in {
            "set": r.choice(["quick", "deep"]),
            "version": r.choice(["1.0.0", "2.0.0"]),
            "updated": self._moment(),
            "name": "甲队",
            "earlier": {id: self._answer() for id in r.sample(ids, r.randint(0, 3))},
            "targets": {"who": "solid"},
            "unknown": self._anything(),
        }.items():
            if r.random() < 0.5:
                file[field] = value
        return file

    def _answer(self) -> Json:
        r = self._random
        answer: Json = dict(
            r.choice(
                [
                    {"option": r.choice(["l0", "l1", "l2", "l9", "none", "some"])},
                    {"options": r.choices(["wiki", "chat", "mail", "fax"], k=r.randint(0, 3))},
                    {"number": r.choice(["12", 12, "x", -3])},
                    {"text": "词"},
                    {"na": True, "reason": "r"},
                    {"unknown": True},
                    {},
                ]
            )
        )
        for field, value in {
            "rev": r.randint(1, 3),
            "note": r.choice(["n", "\ud800", "\u2028", ""]),
            "at": self._moment(),
            "label": "words",
            "mood": self._anything(),
        }.items():
            if r.random() < 0.3:
                answer[field] = value
        return answer

    def _moment(self) -> str:
        r = self._random
        return r.choice(
            [
                f"2026-11-22T10:00:0{r.randint(0, 2)}Z",
                f"2026-11-22T10:00:0{r.randint(0, 2)}.{r.choice(['5', '50', '500', '0', '049'])}Z",
                "２０２６-11-22T10:00:00Z",
                "2026-11-22T10:00:00Z\n",
                "soon",
            ]
        )

    def _anything(self) -> Any:
        return self._random.choice(_ANYTHING)

    def _mutated(self, value: Any) -> Any:
        """The value with one thing in it replaced, taken away or put beside others."""
        r = self._random
        if isinstance(value, dict) and value and r.random() < 0.85:
            key = r.choice(list(value))
            roll = r.random()
            if roll < 0.15:
                return {other: each for other, each in value.items() if other != key}
            if roll < 0.3:
                return {
                    **value,
                    r.choice(["option", "na", "format", "note", "é"]): self._anything(),
                }
            return {**value, key: self._mutated(value[key])}
        if isinstance(value, list) and value and r.random() < 0.8:
            at = r.randrange(len(value))
            return [*value[:at], self._mutated(value[at]), *value[at + 1 :]]
        return self._anything()

    def _damaged(self, data: bytes) -> bytes:
        r = self._random
        at = r.randrange(len(data))
        match r.randrange(4):
            case 0:
                return data[:at]
            case 1:
                return data[:at] + bytes([r.randrange(256)]) + data[at + 1 :]
            case 2:
                return (
                    data[:at]
                    + r.choice([b",", b'"', b"{", b"]", b"NaN", b"1e999", b"\\"])
                    + data[at:]
                )
            case _:
                return data[:at] + data[r.randrange(len(data)) :]


def _base36(number: int) -> str:
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    text = ""
    while number or not text:
        number, rest = divmod(number, 36)
        text = digits[rest] + text
    return text
