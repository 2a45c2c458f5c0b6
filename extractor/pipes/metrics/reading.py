"""What is said about a quantity that measures something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ...quantity import Quantity
from .context import Place


@dataclass(slots=True)
class Reading:
    """A metric before it becomes a record; indices of other readings refer to the list that it stands in."""

    quantity: Quantity
    place: Place
    value: Decimal
    value_max: Decimal | None
    unit: str | None
    status: str
    role: str
    year: int | None
    kind: str
    period: tuple[date | None, date | None]
    scope: tuple[int, int] | None
    indicator: tuple[int, int] | None
    incidental: bool
    sure: dict[str, float]
    compares_to: int | None
    part_of: int | None
