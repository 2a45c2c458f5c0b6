"""What a reader of the records should know about the document."""

from __future__ import annotations

from typing import Any

from ..layout import Outline
from ..quantity import Rejected
from .metrics import Reading

_REPEAT = 40
_MASKED = frozenset({
    "reject.digits.masked", "reject.digits.destroyed", "reject.digits.deleted", "reject.digits.lost_inside",
    "reject.date.lost_dash",
})  # fmt: skip


def find_warnings(outline: Outline, rejected: list[Rejected], readings: list[Reading]) -> list[dict[str, Any]]:
    """Warnings of the extraction, in text order."""
    out: list[dict[str, Any]] = []
    if not readings:
        out.append({"code": "no_metric", "message": "文中没有可提取的数量指标", "start": None, "end": None})
    damaged = [(r.start, r.end) for r in rejected if r.rule in _MASKED]
    damaged += [(r.quantity.start, r.quantity.end) for r in readings if r.quantity.rule == "quantity.lost_percent"]
    for start, end in sorted(damaged):
        out.append({"code": "masked_number", "message": "数字被遮盖或损坏,不作猜测", "start": start, "end": end})
    seen: dict[str, int] = {}
    run: tuple[int, int] | None = None
    for s in outline.sentences:
        body = outline.slice(s)
        if len(body) >= _REPEAT and body in seen:
            run = (run[0], s.end) if run is not None else (s.start, s.end)
        elif run is not None and len(body) >= _REPEAT:
            out.append(_repeated(run))
            run = None
        seen.setdefault(body, s.start)
    if run is not None:
        out.append(_repeated(run))
    return out


def _repeated(span: tuple[int, int]) -> dict[str, Any]:
    return {"code": "repeated_text", "message": "本段与前文逐字重复,其记录照常提取", "start": span[0], "end": span[1]}
