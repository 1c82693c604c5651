"""Data that a page carries for its script: JSON inside HTML."""

import json
import re
from typing import Any

_UNSAFE = re.compile("[<>&\u2028\u2029]|(?<= ) ")


# `Any`: whatever JSON there is.
def json_in_html(data: Any) -> str:
    """JSON that may stand anywhere in HTML, and in Markdown around it.

    >>> json_in_html({"a": "<b>  &"})
    '{"a":"\\\\u003cb\\\\u003e \\\\u0020\\\\u0026"}'
    """
    return _UNSAFE.sub(
        lambda found: f"\\u{ord(found[0]):04x}",
        json.dumps(data, ensure_ascii=False, separators=(",", ":")),
    )
