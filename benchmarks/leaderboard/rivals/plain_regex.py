"""What anybody writes first: digits, 万 or 亿, and a list of units."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from units import UNITS
from wire import Quantity, serve

_SCALES = {"": 1, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "万亿": 10**12}
_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
_QUANTITY = re.compile(
    r"(?<![\dA-Za-z.])(?:超过?|逾|近|约|不足|不少于|不低于|至少|突破|第|前)?"
    rf"({_NUMBER})(?:[-—~～至]({_NUMBER}))?(?:余|多)?(万亿|[百千万亿](?!瓦|米|克)|)(?:余|多)?"
    rf"({'|'.join(map(re.escape, sorted(UNITS, key=len, reverse=True)))})(?:以上|左右|以内)?"
)


def _value(number: str, scale: str) -> str:
    return str(Decimal(number.replace(",", "")) * _SCALES[scale])


def find(sentence: str) -> Iterator[Quantity]:
    """Every number with a unit of the list behind it."""
    for match in _QUANTITY.finditer(sentence):
        low, high, scale, unit = match.groups()
        value_max = _value(high, scale) if high else None
        yield Quantity(match.start(), match.end(), _value(low, scale), value_max, unit.removeprefix("个") or unit)


if __name__ == "__main__":
    serve(lambda: find)
