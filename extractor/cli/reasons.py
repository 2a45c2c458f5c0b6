"""Reasons on the terminal: one line an attribute, what was decided and by what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import regex
from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult

from ..why import RULES
from .console import plain

if TYPE_CHECKING:
    from ..why import Explanation, Reason

_LONGEST = 24
_HANG = 4
_SURE = 0.995
_WORD = regex.compile(r"[“（]*(?:[!-~]+|[^!-~])[，。、；：）”]*")
# Decisions without a field of their own, and parts of fields.
_TITLES = {
    "keep": "是否指标",
    "sign": "正负",
    "kind": "类别",
    "indicator.canonical": "规范指标名",
    "period.start": "时段起点",
    "period.end": "时段终点",
}


class ReasonRows:
    """The reasons of one document's records as lines for a console."""

    def __init__(self, explanation: Explanation) -> None:
        self._record, self._reasons = explanation.record, explanation.reasons
        self._texts = {section.id: section.heading or "" for section in self._record.sections}
        self._texts |= {metric.id: metric.text for metric in self._record.metrics}
        self._texts |= {item.id: item.text for item in self._record.items}

    def of(self, part: Any, key: str, *, indent: int = 4) -> Hanging:
        """The lines of one record.

        Parameters
        ----------
        part
            The record, whose fields hold what was decided.
        key
            Its id.
        """
        lines = []
        for names, reason in _together(self._reasons[key]):
            label = f"{'、'.join(_title(part, name) for name in names)} · {', '.join(names)}"
            # The mention itself stands above its reasons.
            values = [v for name in names if name != "text" and (v := self._value(part, name))]
            value = "、".join(dict.fromkeys(values))
            lines.append(f"{label}{' = ' + value if value else ''} ← {self._because(reason, value)}")
        return Hanging(lines, indent)

    def _value(self, part: Any, name: str) -> str:
        for step in name.split("."):
            part = getattr(part, step, None)
        if isinstance(part, tuple):
            return "、".join(filter(None, (self._plainly(one) for one in part)))
        return self._plainly(part)

    def _plainly(self, value: Any) -> str:
        if isinstance(value, str) and value in self._texts:
            return f"“{_short(self._texts[value])}”"
        return _plainly(value)

    def _because(self, reason: Reason, value: str) -> str:
        words = [reason.meaning or "规则", reason.by]
        if reason.probability is not None:
            words.append(f"{reason.probability:.2f}" if reason.probability < _SURE else f">{_SURE - 0.005:.2f}")
        if reason.proposed_by is not None:
            words += [RULES.get(reason.proposed_by, "规则"), reason.proposed_by]
        if reason.cue is not None:
            cue = _short((self._record.text or "")[slice(*reason.cue)])
            words += [f"“{cue}”"] if cue != value else []
        spoken = "，".join(name for name, _ in reason.features)
        return " ".join(words) + (f"（{spoken}）" if spoken else "")


class Hanging:
    """Lines that are dim and, where they are too long, go on further inside.

    Parameters
    ----------
    indent
        Cells before each line.
    """

    def __init__(self, lines: Sequence[str], indent: int) -> None:
        self._lines, self._indent = lines, indent

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self._lines:
            for k, piece in enumerate(_folded(line, options.max_width - self._indent)):
                yield plain(" " * (self._indent + (_HANG if k else 0)) + piece, "dim")


def _folded(line: str, width: int) -> list[str]:
    """Pieces of a line that fit; a Latin word stays whole, and no piece opens with a closing mark."""
    pieces, used = [""], 0
    for word in _WORD.findall(line):
        size = cell_len(word)
        if used + size > width and pieces[-1]:
            pieces.append("")
            used = _HANG
            word = word.lstrip()
            size = cell_len(word)
        pieces[-1] += word
        used += size
    return pieces


def _together(reasons: Mapping[str, Reason]) -> list[tuple[list[str], Reason]]:
    """Attributes that one decision settled, on one line."""
    found: list[tuple[list[str], Reason]] = []
    for name, reason in reasons.items():
        same = next((names for names, other in found if other == reason), None)
        if same is not None:
            same.append(name)
        else:
            found.append(([name], reason))
    return found


def _title(part: Any, name: str) -> str:
    if name in _TITLES:
        return _TITLES[name]
    for step in name.split(".")[:-1]:
        part = getattr(part, step)
    field = type(part).model_fields.get(name.rpartition(".")[2])
    return str(field.title) if field is not None else name


def _plainly(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "start") and not hasattr(value, "text") and not hasattr(value, "kind"):
        return f"{_plainly(value.start)}—{_plainly(value.end)}"
    for name in ("label_zh", "kind", "text", "name"):
        inner = getattr(value, name, None)
        if inner is not None:
            return _plainly(inner)
    return _short(str(value)) if isinstance(value, str) else f"{value}"


def _short(text: str) -> str:
    body = " ".join(text.split())
    return body if len(body) <= _LONGEST else body[: _LONGEST - 1] + "…"
