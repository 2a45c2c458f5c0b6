"""How much of what one record says another record of the same document says as well."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable
from dataclasses import dataclass

from zongjie.schemas import WorkSummary


@dataclass(frozen=True, slots=True)
class Sameness:
    """F1 of two records' metrics and items, as multisets, from 0 to 1."""

    metrics: float
    items: float


def sameness(one: WorkSummary, other: WorkSummary) -> Sameness:
    """Compare two records of one document in different formats.

    Metrics are the same if text without white space, value, unit, status and year are; items if kind and text without
    white space are. Offsets do not count, for each reader lays the text out in its own way.
    """
    return Sameness(_f1(_metrics(one), _metrics(other)), _f1(_items(one), _items(other)))


def _metrics(record: WorkSummary) -> Counter[Hashable]:
    return Counter((_squashed(m.text), m.value, m.unit, m.status, m.year) for m in record.metrics)


def _items(record: WorkSummary) -> Counter[Hashable]:
    kinds = {"achievement": record.achievements, "problem": record.problems, "plan": record.plans}
    return Counter((kind, _squashed(item.text)) for kind, items in kinds.items() for item in items)


def _squashed(text: str) -> str:
    return "".join(text.split())


def _f1(one: Counter[Hashable], other: Counter[Hashable]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0
