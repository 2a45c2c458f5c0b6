"""How much of what: the sign of a change and the unit of a reading, each with the rule that decided."""

from __future__ import annotations

from decimal import Decimal

import regex

from ...layout import Outline
from ...quantity import Quantity
from ...why import Ruling
from .context import CUES, Place

_UP, _DOWN = (next(c for c in CUES if c.id == name) for name in ("metric.up", "metric.down"))
_RISES, _FALLS = _UP.compile(), _DOWN.compile()
_PEOPLE = regex.compile(
    r"[\p{Han}“”]{0,6}(?:人口|党员|群众|人民|职工|学生|居民|农民|干部|劳动力|志愿者|老人|师生|牧民|游客|市民)"
)
_HOUSEHOLDS = regex.compile(r"[\p{Han}“”]{0,6}(?:户|家庭)")
_TAIL = 14


def signed_by(outline: Outline, q: Quantity, p: Place, role: str) -> tuple[Decimal, Decimal | None, Ruling]:
    """Value and end of range, negative where a change is a fall, and the rule that gave the sign."""
    value, value_max = _plain(q.value), _plain(q.value_max) if q.value_max is not None else None
    if role != "change" or q.signed:
        return value, value_max, ("sign.written", (q.start, q.end))
    up, down = (_last(cue, outline.folded, p.strong, q.start) for cue in (_RISES, _FALLS))
    if up is None and down is None:
        # The verb of a list stands before its first number, perhaps in the clause before.
        up, down = (_last(cue, outline.folded, p.sentence.start, q.start) for cue in (_RISES, _FALLS))
    if down is not None and (up is None or down[1] > up[1]):
        return -value, -value_max if value_max is not None else None, (_DOWN.id, down)
    return value, value_max, (_UP.id, up) if up is not None else ("sign.unsaid", None)


def _last(cue: regex.Pattern[str], folded: str, start: int, end: int) -> tuple[int, int] | None:
    # A slice, because a cue that looks ahead must not see the number.
    return max(((start + m.start(), start + m.end()) for m in cue.finditer(folded[start:end])), default=None)


def _plain(value: Decimal) -> Decimal:
    """Without trailing zeros and without an exponent."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def unit_by(outline: Outline, q: Quantity, role: str) -> tuple[str | None, Ruling]:
    """The unit as written or implied, and the rule."""
    if q.unit:
        return q.unit, ("unit.written", (q.start, q.end))
    if role == "rank" or q.ordinal:
        return "位", ("unit.of_rank", (q.start, q.end))
    if q.form in ("ratio", "bare"):
        return "%", ("unit.of_share", (q.start, q.end))
    for pattern, unit in ((_PEOPLE, "人"), (_HOUSEHOLDS, "户")):
        m = pattern.match(outline.folded[q.end : q.end + _TAIL])
        if m is not None:
            return unit, ("unit.of_noun", (q.end, q.end + m.end()))
    return None, ("unit.unsaid", None)
