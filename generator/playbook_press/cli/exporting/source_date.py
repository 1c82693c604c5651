"""The day that builds which shall be repeatable are told to name."""

import os
from datetime import UTC, date, datetime

_FIRST = date(1980, 1, 1)
"""The first that archives know."""


def source_date() -> date | None:
    """The day of SOURCE_DATE_EPOCH; None where nobody has set it.

    Source:
        https://reproducible-builds.org/specs/source-date-epoch/
    """
    written = os.environ.get("SOURCE_DATE_EPOCH", "")
    if not written.isascii() or not written.isdigit() or len(written) > 11:
        return None
    return max(datetime.fromtimestamp(int(written), UTC).date(), _FIRST)
