"""Exact decimals: in a record, on paper, and back."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import BaseModel, ValidationError

from zongjie.schemas.numbers import ExactNumber


class Holder(BaseModel):
    value: ExactNumber


def digits_of(integer: int, places: int) -> Decimal:
    return Decimal(integer).scaleb(-places)


WHOLE = st.integers(-(10**18) + 1, 10**18 - 1).map(Decimal)
SHORT = st.builds(digits_of, st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 12)).filter(
    lambda value: value == int(value) or abs(value) >= Decimal("0.0001")
)


@given(WHOLE | SHORT)
def test_round_trip_is_exact_and_plain(value: Decimal) -> None:
    holder = Holder(value=value)
    line = holder.model_dump_json()
    token = line.removeprefix('{"value":').removesuffix("}")
    plain = format(value.normalize(), "f")
    assert token == ("0" if value == 0 else plain)
    assert Holder.model_validate_json(line).value == value
    assert json.loads(line, parse_float=Decimal)["value"] == value
    assert json.dumps(holder.model_dump(mode="json"), separators=(",", ":")) == line


@given(SHORT)
def test_a_cell_of_a_database_gives_the_decimal_back(value: Decimal) -> None:
    cell = Holder(value=value).model_dump(mode="json")["value"]
    assert isinstance(cell, int | float)
    assert Decimal(str(cell)) == value


@pytest.mark.parametrize(
    ("written", "plain"),
    [("1.1E+8", "110000000"), ("5.80", "5.8"), ("-0", "0"), ("-6.50", "-6.5"), ("0.0001", "0.0001"), ("100.0", "100")],
)
def test_one_form_only(written: str, plain: str) -> None:
    assert str(Holder(value=Decimal(written)).value) == plain


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("1E+18", "too large"),
        ("1E+999999", "too large"),
        ("0.00001", "too small"),
        ("1.234567890123456", "16 significant digits"),
        ("NaN", "finite"),
        ("Infinity", "finite"),
    ],
)
def test_what_cannot_be_written_plainly_is_refused(value: str, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        Holder(value=Decimal(value))
