"""Values as bytes."""

import pytest
from msgspec import Struct

from playbook_press.engines.as_json import as_bytes, from_bytes

HALF_A_PAIR = "\ud83d"


class Row(Struct, frozen=True, array_like=True):
    name: str
    places: tuple[int, ...]


@pytest.mark.parametrize(
    "value", [{"b": [1, None, 2.5, True], "a": "社区 \u2028 \x00 <"}, {"a": f"x{HALF_A_PAIR}y"}]
)
def test_plain_values_come_back(value: object) -> None:
    assert from_bytes(as_bytes(value)) == value


@pytest.mark.parametrize("name", ["社区", HALF_A_PAIR])
def test_records_come_back_as_what_they_were(name: str) -> None:
    rows = (Row(name, (1, 2)), Row("", ()))
    assert from_bytes(as_bytes(rows), tuple[Row, ...]) == rows


@pytest.mark.parametrize("data", [b"", b'["a"', b'[["a", ["1"]]]', b'[["a"]]', b"\xff", b"[1]"])
def test_what_is_no_such_value_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        from_bytes(data, tuple[Row, ...])
