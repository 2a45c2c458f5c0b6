"""Exact numbers: a `Decimal` in Python, a plain JSON number on paper, the same number after every round trip."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from pydantic import AfterValidator, PlainSerializer, WithJsonSchema

MAX_INTEGRAL = 10**18
"""Whole numbers stay below this, so that a 64-bit integer column holds each of them."""
MAX_FRACTION_DIGITS = 15
"""Significant digits of other numbers: what a double gives back unchanged."""
MIN_FRACTION = Decimal("0.0001")
"""Smaller fractions would be written with an exponent."""


def plain(value: Decimal) -> Decimal:
    """The same number without exponent or trailing zeros.

    Raises
    ------
    ValueError
        If the number cannot be written as a plain JSON number and read back exactly.

    Examples
    --------
    >>> plain(Decimal("1.1E+8")), plain(Decimal("5.80")), plain(Decimal("-0"))
    (Decimal('110000000'), Decimal('5.8'), Decimal('0'))
    """
    if value.adjusted() >= 18:
        raise ValueError(f"{value} is too large: whole numbers must stay below {MAX_INTEGRAL}")
    whole = int(value)
    if value == whole:
        return Decimal(whole)
    if abs(value) < MIN_FRACTION:
        raise ValueError(f"{value} is too small for plain notation: the least fraction is {MIN_FRACTION}")
    sign, digits, exponent = value.as_tuple()
    assert isinstance(exponent, int)  # pydantic admits finite numbers only
    significant = len(digits)
    while digits[significant - 1] == 0:
        significant -= 1
    if significant > MAX_FRACTION_DIGITS:
        raise ValueError(
            f"{value} has {significant} significant digits; at most {MAX_FRACTION_DIGITS} survive as a number"
        )
    return Decimal((sign, digits[:significant], exponent + len(digits) - significant))


def json_number(value: Decimal) -> int | float:
    """The number that JSON shows; `plain` has made sure that nothing is lost.

    Examples
    --------
    >>> json_number(Decimal("110000000")), json_number(Decimal("5.8"))
    (110000000, 5.8)
    """
    whole = int(value)
    return whole if value == whole else float(value)


ExactNumber = Annotated[
    Decimal,
    AfterValidator(plain),
    PlainSerializer(json_number, return_type=int | float, when_used="json"),
    WithJsonSchema({"type": "number"}),
]
"""A decimal that a record can carry."""
