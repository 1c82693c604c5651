"""Fingerprints: short words that are the same as long as a text says the same."""

import hashlib
import json
import unicodedata
from typing import Any

_LENGTH = 16  # of the 64 hexadecimal digits; two texts of a playbook do not meet by chance


# `Any` in this module: what authors wrote.
def normalised(value: Any) -> Any:
    """A value without what no reader sees: forms of letters, ends of lines, trailing blanks.

    >>> normalised(("e\\u0301 \\r\\n", {"a": "b\\n"}))
    ['é', {'a': 'b'}]
    """
    if isinstance(value, dict):
        return {str(key): normalised(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [normalised(each) for each in value]
    if value is None:
        return None
    text = unicodedata.normalize("NFC", str(value)).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in text.split("\n")).rstrip()


def fingerprint(value: Any) -> str:
    """The fingerprint of a value; that of nothing is the one of no value."""
    canonical = json.dumps(normalised(value), ensure_ascii=False, sort_keys=True)
    # Half of a pair of surrogates cannot be written; the loader refuses it long before.
    return hashlib.sha256(canonical.encode("utf-8", "replace")).hexdigest()[:_LENGTH]
