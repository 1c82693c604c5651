"""Why a file of answers cannot be used, as a value."""

from collections.abc import Mapping
from types import MappingProxyType

from msgspec import Struct, field

MAX_BYTES = 256_000
"""The largest answer file that is read; a full one of 44 answers with notes has about 40 kB."""

MAX_DEPTH = 20
"""Lists and objects around a value, its own included; ours go 5 deep."""

MAX_NUMBER = 100
"""Characters of a number that is written as text."""

_SENTENCES = {
    "too-large": f"The file is larger than {MAX_BYTES // 1000} kB; no file of answers is.",
    "not-utf-8": "The file is not text in UTF-8.",
    "too-deep": f"The file nests more than {MAX_DEPTH} deep; no file of answers does.",
    "not-json": "The file is not JSON, or was cut off.",
    "duplicate-key": "The file says the same thing twice, and it is open which of the two holds.",
    "forbidden-key": "The file holds the key `__proto__`, which no file of answers has.",
    "number-too-large": "The file holds a number that is too large to be exact.",
    "not-answers": "The file is JSON, but not a file of answers.",
    "newer-format": "The file was written by a newer Playbook Press, in a format not known here.",
    "wrong-shape": "`{field}` does not hold what belongs there.",
    "two-states": "`{question}` is answered in two ways at once.",
    "unknown-question": "`{question}` is no question of this assessment.",
    "unknown-option": "The option chosen for `{question}` does not exist.",
    "na-not-allowed": "`{question}` cannot be left out as not applicable.",
    "reason-required": "`{question}` is left out as not applicable, and no reason is given.",
    "not-a-decimal": "The answer to `{question}` is not a number such as 12 or 12.5.",
    "other-playbook": "These are answers to `{assessment}` of the playbook `{playbook}`.",
    "other-assessment": "These are answers to `{assessment}`, another assessment of `{playbook}`.",
}


class Refusal(Struct, frozen=True):
    """A file that was not taken; nothing was changed because of it."""

    code: str
    """What is wrong with the file, or with an answer as SCORING.md (Result) calls it."""
    detail: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    """What the sentence names: `field`, `question`, `playbook`, `assessment`."""

    @property
    def sentence(self) -> str:
        """What is wrong, for people."""
        sentence = _SENTENCES[self.code]
        if self.code == "wrong-shape" and "question" in self.detail:
            sentence = "`{field}` of the answer to `{question}` does not hold what belongs there."
        for name, value in self.detail.items():
            sentence = sentence.replace(f"{{{name}}}", _short(value))
        return sentence

    def as_json(self) -> dict[str, str]:
        """The refusal as the browser words it too."""
        return {"code": self.code, **self.detail}


def _short(value: str) -> str:
    """At most 80 characters of what a stranger wrote, and none that a terminal obeys."""
    line = "".join(c if c.isprintable() else "\ufffd" for c in value)
    return line if len(line) <= 80 else line[:79] + "…"
