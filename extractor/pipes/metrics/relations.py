"""How metrics of one sentence hang together: baseline and change with their level, parts with their total."""

from __future__ import annotations

from zongjie.schemas.units import unit_code

from ...layout import Outline
from ...quantity import Quantity
from .context import Place

_AMONG = ("其中", "包括", "含")


def compares_to(index: int, quantities: list[Quantity], together: list[int], roles: dict[int, str]) -> int | None:
    """Index of the level that a baseline or change belongs to, or None.

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
        return after[0] if after else alike[-1] if alike else None
    if role == "change" and before:
        return before[-1]
    return None


def part_of(
    index: int, outline: Outline, quantities: list[Quantity], place: Place, together: list[int], roles: dict[int, str]
) -> int | None:
    """Index of the total that a level is a part of (…，其中…), or None."""
    if roles[index] != "level":
        return None
    s, q = place.sentence, quantities[index]
    at = max((outline.folded.rfind(word, s.start, q.start) for word in _AMONG), default=-1)
    if at < 0:
        return None
    unit = unit_code(q.unit)
    total = None
    for i in together:
        if quantities[i].end > at or roles[i] != "level":
            continue
        if unit is not None and unit_code(quantities[i].unit) == unit and abs(quantities[i].value) >= abs(q.value):
            total = i
    return total
