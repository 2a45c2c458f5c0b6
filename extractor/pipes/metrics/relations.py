"""How metrics of one sentence hang together: baseline and change with their level, parts with their total."""

from __future__ import annotations

from zongjie.schemas.units import unit_code

from ...layout import Outline
from ...quantity import Quantity
from .context import Place

_AMONG = ("其中", "包括", "含")


def compares_to(index: int, quantities: list[Quantity], where: list[Place | None], roles: dict[int, str]) -> int | None:
    """Index of the level that a baseline or change belongs to, or None.

    A baseline's level follows it in the same unit (由9个增至12个); a change's level stands before it in its sentence,
    else directly behind.
    """
    place = where[index]
    if place is None:
        return None
    role = roles[index]
    same = [
        i for i, p in enumerate(where)
        if p is not None and p.sentence.index == place.sentence.index and roles.get(i) == "level" and i != index
    ]  # fmt: skip
    if role == "baseline":
        unit = unit_code(quantities[index].unit)
        after = [i for i in same if i > index and unit_code(quantities[i].unit) == unit]
        before = [i for i in same if i < index and unit_code(quantities[i].unit) == unit]
        return after[0] if after else before[-1] if before else None
    if role == "change":
        before = [i for i in same if i < index]
        # Only readings between the change and its level may be changes and baselines of the same run.
        return before[-1] if before and all(roles.get(k) != "level" for k in range(before[-1] + 1, index)) else None
    return None


def part_of(
    index: int, outline: Outline, quantities: list[Quantity], where: list[Place | None], roles: dict[int, str]
) -> int | None:
    """Index of the total that a level is a part of (…，其中…), or None."""
    place = where[index]
    if place is None or roles.get(index) != "level":
        return None
    s, q = place.sentence, quantities[index]
    at = max((outline.folded.rfind(word, s.start, q.start) for word in _AMONG), default=-1)
    if at < 0:
        return None
    unit = unit_code(q.unit)
    total = None
    for i, p in enumerate(where):
        if p is None or p.sentence.index != s.index or quantities[i].end > at or roles.get(i) != "level":
            continue
        if unit is not None and unit_code(quantities[i].unit) == unit and abs(quantities[i].value) >= abs(q.value):
            total = i
    return total
