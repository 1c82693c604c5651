"""Values as bytes, which travel and are kept: JSON, whatever characters it holds."""

import json
from typing import Any

import msgspec

# `Any`: whatever JSON holds, and records of it.


def as_bytes(value: Any) -> bytes:
    """A value as JSON.

    Raises:
        TypeError: JSON cannot hold it.
    """
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        # Half a pair of surrogates, of which UTF-8 knows nothing; JSON can name it.
        return json.dumps(msgspec.to_builtins(value)).encode()


def from_bytes(data: bytes, type: Any = Any) -> Any:
    """What `as_bytes` wrote.

    Args:
        data: The bytes.
        type: Of the value, where it is more than plain lists, maps and texts.

    Raises:
        ValueError: The bytes are no such value.
    """
    try:
        return msgspec.json.decode(data, type=type)
    except msgspec.DecodeError:
        return msgspec.convert(json.loads(data), type)
