"""Record by record, what is right: what confidence is calibrated on and judged by."""

from __future__ import annotations

from dataclasses import dataclass

from zongjie.schemas.taxonomy import ItemKind

from .gold import GoldDocument
from .matching import match_spans
from .scorers import ITEM_FIELDS, READING, Record, judge_metric, rival_indicators

_HALF = 0.5


@dataclass(frozen=True, slots=True)
class Verdicts:
    """For each record of a document, in the record's order, whether it is right; None where gold decides nothing.

    Attributes
    ----------
    metrics
        Right as a reading: number, unit, qualifier, status, role and year. Counts that gold calls optional decide
        nothing.
    items
        Kind of item → right in kind and, by half its span at least, in bounds.
    topics
        Kind of item → whether its first topic is one of gold's; None where the item itself is wrong.
    """

    metrics: list[bool | None]
    items: dict[str, list[bool]]
    topics: dict[str, list[bool | None]]


def verdicts(gold: GoldDocument, record: Record) -> Verdicts:
    """Judge every metric, item and topic of one document's record.

    Examples
    --------
    >>> from .loader import load
    >>> from .as_record import gold_as_record
    >>> gold = load(origin=["composed"])[0].gold
    >>> judged = verdicts(gold, gold_as_record(gold))
    >>> set(judged.metrics) <= {True, None}, all(all(kind) for kind in judged.items.values())
    (True, True)
    """
    return Verdicts(
        metrics=_metrics(gold, record),
        items={kind.value: _items(gold, record, kind)[0] for kind in ITEM_FIELDS},
        topics={kind.value: _items(gold, record, kind)[1] for kind in ITEM_FIELDS},
    )


def _metrics(gold: GoldDocument, record: Record) -> list[bool | None]:
    rows = record.get("metrics") or ()
    rivals = rival_indicators(gold)
    out: list[bool | None] = [False] * len(rows)
    spans = [(row["start"], row["end"]) for row in rows]
    for k, (start, end) in enumerate(spans):
        if any(start < m.end and m.start < end for m in gold.metrics if m.optional):
            out[k] = None
    for i, j in match_spans([metric.span for metric in gold.metrics], spans, least=_HALF):
        if not gold.metrics[i].optional:
            right = judge_metric(gold.metrics[i], rows[j], rivals[i])
            out[j] = all(right[name] for name in READING)
    return out


def _items(gold: GoldDocument, record: Record, kind: ItemKind) -> tuple[list[bool], list[bool | None]]:
    rows = record.get(ITEM_FIELDS[kind]) or ()
    need = [item for item in gold.items if item.kind is kind]
    right = [False] * len(rows)
    topics: list[bool | None] = [None] * len(rows)
    spans = [(row["start"], row["end"]) for row in rows]
    for i, j in match_spans([item.span for item in need], spans, least=_HALF):
        right[j] = True
        if need[i].topics:
            topics[j] = rows[j].get("topic") in need[i].topics
    return right, topics
