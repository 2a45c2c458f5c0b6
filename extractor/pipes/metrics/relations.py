"""How metrics of one sentence hang together: baseline and change with their level, parts with their total."""

from __future__ import annotations

from zongjie.schemas.units import unit_code

from ...layout import Outline
from ...quantity import Quantity
from ...why import Ruling
from .context import Place

_AMONG = ("其中", "包括", "含")
_OF_NEXT: Ruling = ("relation.baseline_of_next", None)
_OF_LAST: Ruling = ("relation.baseline_of_last", None)
_CHANGE: Ruling = ("relation.change_of_last", None)


def compared_by(
    index: int, quantities: list[Quantity], together: list[int], roles: dict[int, str]
) -> tuple[int, Ruling] | None:
    """Index of the level that a baseline or change belongs to with the rule that says so, or None.

    A baseline's level follows it in the same unit (由9个增至12个); a change's level stands before it.

    Parameters
    ----------
    together
        Indices of the metrics of the same sentence, in text order.
    """
    role = roles[index]
    levels = [i for i in together if roles[i] == "level" and i != index]
    before = [i for i in levels if i < index]
    if role == "baseline":
        unit = unit_code(quantities[index].unit)
        alike = [i for i in levels if unit_code(quantities[i].unit) == unit]
        after = [i for i in alike if i > index]
        if not alike:
            return None
        return (after[0], _OF_NEXT) if after else (alike[-1], _OF_LAST)
    if role == "change" and before:
        return before[-1], _CHANGE
    return None


def part_by(
    index: int, outline: Outline, quantities: list[Quantity], place: Place, together: list[int], roles: dict[int, str]
) -> tuple[int, Ruling] | None:
    """Index of the total that a level is a part of (…，其中…) with the rule that says so, or None."""
    if roles[index] != "level":
        return None
    s, q = place.sentence, quantities[index]
    at, word = max((outline.folded.rfind(word, s.start, q.start), word) for word in _AMONG)
    if at < 0:
        return None
    unit = unit_code(q.unit)
    total = None
    for i in together:
        if quantities[i].end > at or roles[i] != "level":
            continue
        if unit is not None and unit_code(quantities[i].unit) == unit and abs(quantities[i].value) >= abs(q.value):
            total = i
    return (total, ("relation.among", (at, at + len(word)))) if total is not None else None
