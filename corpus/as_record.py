"""Gold in the shape of a record: what an extractor that is always right would give."""

from __future__ import annotations

from typing import Any

from zongjie.schemas.taxonomy import Topic

from .gold import GoldDocument, GoldItem
from .scorers import DETAILS, ITEM_FIELDS


def gold_as_record(gold: GoldDocument, *, text: str | None = None) -> dict[str, Any]:
    """Write gold as a record, so that one annotator can be scored against another.

    Parameters
    ----------
    gold
        One document's gold.
    text
        Its text; with it the record is checked for grounding too.

    Returns
    -------
    dict
        The fields of a record that are scored, as its JSON line reads. Of alternatives (units, topics) the first
        stands; an item without a topic gets `other`.
    """
    record: dict[str, Any] = {
        "source": {"uri": gold.source, "text_sha256": gold.sha256},
        "meta": gold.meta.model_dump(mode="json", exclude={"honours"}),
        "metrics": [
            metric.model_dump(mode="json", exclude={"mention", "units", "optional"})
            | {
                "text": metric.mention,
                "unit": metric.units[0] or None,
                "incidental": metric.optional,
                "indicator": metric.indicator and {"text": metric.indicator},
                "period": {"kind": metric.period},
                "scope": metric.scope and {"text": metric.scope},
            }
            for metric in gold.metrics
        ],
        "honours": [
            {"start": honour.start, "end": honour.end, "text": honour.name, "level": honour.level}
            for honour in gold.meta.honours
        ],
        "sections": [
            {"start": s.start, "end": s.end, "heading_end": s.end, "level": s.section.level, "kind": s.section.kind}
            for s in gold.sentences
            if s.section
        ],
    }
    for kind, field in ITEM_FIELDS.items():
        record[field] = [_item(item, text) for item in gold.items if item.kind is kind]
    if text is not None:
        record["text"] = text
    return record


def _item(item: GoldItem, text: str | None) -> dict[str, Any]:
    row: dict[str, Any] = {
        "start": item.start,
        "end": item.end,
        "text": None if text is None else text[item.start : item.end],
        "topic": item.topics[0] if item.topics else Topic.OTHER,
    }
    for kind, name in DETAILS:
        if kind is item.kind:
            span = item.details and getattr(item.details, name)
            row[name] = span and span.model_dump(mode="json")
    return row
