"""A cell → the quantity that it holds."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import regex

from ....layout.tables import Cell, is_number
from ....quantity import Quantity, scan
from ....quantity.numerals import arabic, multiplier

_BARE = regex.compile(
    r"(?P<sign>[+\-−－])?(?P<n>\d+(?:[,，]\d{3})*(?:\.\d+)?)(?:[ ]?[-—–~～至][ ]?(?P<n2>\d+(?:[,，]\d{3})*(?:\.\d+)?))?"
    r"(?:[ ]?(?P<place>[十百千]?[万亿]|万亿))?"
)
# What may stand beside the number in its cell without being part of the mention.
_BEFORE = regex.compile(r"(?:已?完成|达到?|共|为|[增上提][长加高升]|下降|减少|降低|[↑↓+＋≥≤><＞＜])+[ ]?")
_FALL = regex.compile(r"下降|减少|降低|↓")
_MARKS = {"≥": "at_least", "≤": "at_most", ">": "over", "＞": "over", "<": "under", "＜": "under"}


def number_of(folded: str, cell: Cell) -> Quantity | None:
    """The quantity of a cell that holds nothing else, None for any other cell.

    Examples
    --------
    >>> [(q.value, q.unit) for q in (number_of(x, Cell(0, len(x))) for x in ("31,500", "-3.2%", "1.2万户")) if q]
    [(Decimal('31500'), ''), (Decimal('-3.2'), '%'), (Decimal('12000.0'), '户')]
    """
    words = folded[cell.start : cell.end]
    if not is_number(words):
        return None
    before = _BEFORE.match(words)
    start = cell.start + (before.end() if before is not None else 0)
    end = cell.end - (1 if words[-1] in "↑↓" else 0)
    found = _written(folded, start, end) or _bare(folded, start, end)
    if found is None:
        return None
    if before is not None and (mark := _MARKS.get(before[0].strip()[-1:])) is not None:
        found = replace(found, qualifier=mark, qualified=("table.cell", (cell.start, start)))
    if (before is not None and _FALL.search(before[0])) or words.endswith("↓"):
        low, high = -abs(found.value), -abs(found.value_max) if found.value_max is not None else None
        found = replace(found, value=low, value_max=high, signed=True)
    return found


def _written(folded: str, start: int, end: int) -> Quantity | None:
    """A number with its unit, as the grammar of prose reads it."""
    quantities, _ = scan(folded[start:end])
    if len(quantities) != 1 or (quantities[0].start, quantities[0].end) != (0, end - start):
        return None
    q = quantities[0]
    rule, cue = q.qualified
    return replace(
        q,
        start=start,
        end=end,
        number_start=q.number_start + start,
        number_end=q.number_end + start,
        qualified=(rule, (cue[0] + start, cue[1] + start) if cue is not None else None),
    )


def _bare(folded: str, start: int, end: int) -> Quantity | None:
    m = _BARE.fullmatch(folded, start, end)
    if m is None:
        return None
    factor = multiplier(m["place"] or "")
    value, top = arabic(m["n"]) * factor, arabic(m["n2"]) * factor if m["n2"] else None
    if m["sign"] and m["sign"] != "+":
        value = -value
    return Quantity(
        start, end, m.start("n"), m.end("n2") if m["n2"] else m.end("n"), value, top, "", "exact", "arabic", "",
        bool(m["sign"]), "table.number",
    )  # fmt: skip


def scaled(value: Decimal, factor: int) -> Decimal:
    """A value in its unit without place word, exact and plain."""
    value *= factor
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
