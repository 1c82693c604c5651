"""An address as a picture that phones read, drawn when the site is built."""

from html import escape

import segno

_QUIET = 4
"""Empty modules on every side, as ISO/IEC 18004 asks for."""


def qr_drawing(address: str, name: str) -> str:
    """The QR code of an address as an SVG element; its colours come from the styles.

    Args:
        address: What the code says.
        name: What the picture is called for those who do not see it.
    """
    rows = segno.make_qr(address, error="m").matrix
    side = len(rows) + 2 * _QUIET
    path = "".join(
        f"M{start + _QUIET} {y + _QUIET}h{length}v1h-{length}z"
        for y, row in enumerate(rows)
        for start, length in _runs(bytes(row))
    )
    return (
        f'<svg class="pb-qr" viewBox="0 0 {side} {side}" role="img"'
        f' aria-label="{escape(name)}"><rect class="pb-qr__ground" width="{side}"'
        f' height="{side}"/><path d="{path}"/></svg>'
    )


def _runs(row: bytes) -> list[tuple[int, int]]:
    """Where dark modules begin and how many follow.

    >>> _runs(bytes([1, 1, 0, 1]))
    [(0, 2), (3, 1)]
    """
    runs: list[tuple[int, int]] = []
    for x, dark in enumerate(row):
        if dark and runs and sum(runs[-1]) == x:
            runs[-1] = (runs[-1][0], runs[-1][1] + 1)
        elif dark:
            runs.append((x, 1))
    return runs
