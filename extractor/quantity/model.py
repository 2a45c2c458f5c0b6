"""A quantity as the grammar finds it, before anything is known of its meaning."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ..why import Ruling


@dataclass(slots=True)
class Quantity:
    """A number with its unit and the qualifiers that touch it.

    Attributes
    ----------
    start, end
        The mention: from the touching qualifier or the first numeral to the end of unit or following qualifier.
    number_start, number_end
        The numerals alone.
    value, value_max
        Exact, with place words multiplied out; `value_max` is the end of a range.
    unit
        As written without 万/亿; empty where none is written.
    qualifier
        A code of `Qualifier`.
    form
        How the number is written: `arabic`, `chinese`, `fraction`, `tenths`, `half`, `zero`, `ratio` or `bare`.
    ordinal
        `第`, `前` or empty.
    signed
        Whether the number carries a minus sign of its own.
    rule
        Id of the grammar rule.
    qualified
        The rule behind `qualifier`.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal
    value_max: Decimal | None
    unit: str
    qualifier: str
    form: str
    ordinal: str
    signed: bool
    rule: str
    qualified: Ruling = ("qualifier.touching", None)


@dataclass(slots=True)
class Rejected:
    """A numeral that is no quantity, with the pattern that says so."""

    start: int
    end: int
    rule: str
