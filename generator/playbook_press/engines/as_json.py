"""Values as bytes, which travel and are kept: JSON, whatever characters it holds."""

import json
from typing import Any

# `Any`: whatever JSON holds.


def as_bytes(value: Any) -> bytes:
    """A value as JSON.

    Raises:
        TypeError: JSON cannot hold it.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode("utf-8", "surrogatepass")


def from_bytes(data: bytes) -> Any:
    """What `as_bytes` wrote."""
    return json.loads(data.decode("utf-8", "surrogatepass"))
