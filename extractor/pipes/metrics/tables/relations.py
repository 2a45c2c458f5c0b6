"""How the figures of a table hang together: earlier years and changes with their level, parts with their total."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from ....layout import Row
from ..notes import Note
from ..reading import Reading
from .columns import Sheet

_Found = tuple[Row, int, Reading, Note]
_AMONG = regex.compile(r"^[ ]*其[ ]*中")


def relate(folded: str, sheet: Sheet, found: Sequence[_Found], shift: int) -> None:
    """Tell baselines from levels and set the relations; changes the readings in place.

    Parameters
    ----------
    shift
        Number of the document's readings before the first of these.
    """
    rows: dict[int, list[int]] = {}
    for i, (row, _, _, _) in enumerate(found):
        rows.setdefault(row.start, []).append(i)
    totals: dict[int, int] = {}
    for together in rows.values():
        _pairs(found, together, shift)
        _changes(found, together, shift)
        _parts(folded, sheet, found, together, totals, shift)


def _pairs(found: Sequence[_Found], together: Sequence[int], shift: int) -> None:
    """Two years of one thing side by side: the earlier one is what the later is compared with."""
    same: dict[object, list[int]] = {}
    for i in together:
        r = found[i][2]
        if r.role == "level" and r.year is not None:
            same.setdefault((r.unit, r.status, r.indicator, r.scope), []).append(i)
    for alike in same.values():
        years = sorted({found[i][2].year or 0 for i in alike})
        if len(alike) != 2 or len(years) != 2:
            continue
        early, late = sorted(alike, key=lambda i: found[i][2].year or 0)
        reading, note = found[early][2:]
        reading.role, reading.compares_to = "baseline", late + shift
        note.rulings["role"] = note.rulings["compares_to"] = ("table.pair", None)


def _changes(found: Sequence[_Found], together: Sequence[int], shift: int) -> None:
    levels = [i for i in together if found[i][2].role == "level"]
    for i in together:
        reading, note = found[i][2:]
        if reading.role != "change" or not levels:
            continue
        before = [k for k in levels if k < i and found[k][2].status == reading.status]
        after = [k for k in levels if k > i and found[k][2].status == reading.status]
        if before or after:
            reading.compares_to = (before[-1] if before else after[0]) + shift
            note.rulings["compares_to"] = ("table.beside", None)


def _parts(
    folded: str, sheet: Sheet, found: Sequence[_Found], together: Sequence[int], totals: dict[int, int], shift: int
) -> None:
    name = sheet.names.get(found[together[0]][0].start)
    part = name is not None and _AMONG.search(folded[name.start : name.end]) is not None
    for i in together:
        _, k, reading, note = found[i]
        if reading.role != "level":
            continue
        total = totals.get(k) if part else None
        if part and name is not None and total is not None and _within(reading, found[total][2]):
            reading.part_of = total + shift
            note.rulings["part_of"] = ("relation.among", (name.start, name.end))
        if not part:
            totals[k] = i


def _within(part: Reading, total: Reading) -> bool:
    return part.unit == total.unit and abs(part.value) <= abs(total.value)
