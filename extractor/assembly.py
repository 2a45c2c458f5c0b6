"""What the pipes found → the record."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import asdict
from typing import Any

from zongjie.schemas import WorkSummary, doc_id_of, record_id
from zongjie.schemas.pages import page_of
from zongjie.schemas.units import unit_code

from .analysis import Analysis, span_of
from .pipes.honours import Won
from .pipes.items import Point
from .pipes.items.details import find_detail
from .pipes.links import link_plans
from .pipes.metadata.record import meta_fields
from .pipes.metrics.canonical import canonical
from .repair import as_written
from .threshold import keep_sure
from .versions import version_of

_PLURAL = {"achievement": "achievements", "problem": "problems", "plan": "plans"}
_QUOTED = ("title", "issuer", "place", "index_no")
_PAGED = ("sections", "metrics", *_PLURAL.values(), "honours")


class Assembly:
    """Puts the parts of one record together: ids, references, order, and places in the source.

    The pipes count in the view of the text, a record in the text itself; here, and only here, one becomes the other.
    """

    def __init__(
        self, found: Analysis, *, sure_of_metrics: list[float], sure_of_items: list[float], pipeline_sha256: str
    ) -> None:
        self.source, self.view, self.outline, self.head = found.source, found.view, found.outline, found.head
        self.readings, self.points, self.parts = found.readings, found.points, found.parts
        self.won, self.topics, self.warnings = found.won, found.topics, found.warnings
        self.sure_of_metrics, self.sure_of_items = sure_of_metrics, sure_of_items
        self.pipeline_sha256 = pipeline_sha256
        self.digest = found.source.text_sha256
        self.doc_id = doc_id_of(self.digest)

    def record(self, min_confidence: float) -> WorkSummary:
        """The record, without what is less sure than `min_confidence`."""
        section_ids = [self._id("section", p.start, p.end) for p in self.parts]
        spans = [span_of(self.outline, p) for p in self.points]
        item_ids = [self._id(p.kind, *span) for p, span in zip(self.points, spans, strict=True)]
        metric_ids = [self._id("metric", r.quantity.start, r.quantity.end) for r in self.readings]
        owner = self._owners(spans)
        metrics = [
            self._metric(k, metric_ids, item_ids[i] if i is not None else None, i, section_ids)
            for k, i in enumerate(owner)
        ]
        items: dict[str, list[dict[str, Any]]] = {name: [] for name in _PLURAL.values()}
        for i, point in enumerate(self.points):
            inside = [metric_ids[k] for k in range(len(self.readings)) if owner[k] == i]
            items[_PLURAL[point.kind]].append(self._item(i, spans[i], item_ids[i], inside, section_ids))
        plans = [(i, spans[i]) for i, p in enumerate(self.points) if p.kind == "plan"]
        problems = [(i, spans[i]) for i, p in enumerate(self.points) if p.kind == "problem"]
        links = [
            {"kind": "problem_plan", "source": item_ids[a], "target": item_ids[b], "score": score}
            for a, b, score in link_plans(self.view.text, problems, plans, [t for t, _ in self.topics])
        ]
        data: dict[str, Any] = {
            "doc_id": self.doc_id,
            "producer": {"version": version_of("zongjie"), "pipeline_sha256": self.pipeline_sha256},
            "source": {
                "uri": self.source.uri,
                "media_type": self.source.media_type,
                "encoding": self.source.encoding,
                "reader": self.source.reader,
                "reader_version": self.source.reader_version,
                "bytes_sha256": self.source.bytes_sha256,
                "text_sha256": self.digest,
                "chars": len(self.source.text),
                "pages": self.source.pages,
            },
            "text": self.source.text,
            "meta": self._meta(),
            "sections": [self._section(k, section_ids) for k in range(len(self.parts))],
            "metrics": metrics,
            **items,
            "honours": [self._honour(w) for w in self.won],
            "links": links,
            "warnings": [*map(asdict, self.source.warnings), *map(self._warning, self.warnings)],
        }
        for name in _PAGED:
            for row in data[name]:
                row["page"] = page_of(self.source.pages, row["start"])
        keep_sure(data, min_confidence)
        return WorkSummary.model_validate(data)

    def _id(self, kind: str, start: int, end: int) -> str:
        return record_id(self.doc_id, kind, *self.view.source_span(start, end))

    def _place(self, start: int, end: int) -> dict[str, Any]:
        """A span of the view as every record gives it: offsets into the source and what stands there."""
        first, last = self.view.source_span(start, end)
        return {"start": first, "end": last, "text": self.source.text[first:last]}

    def _text(self, span: tuple[int, int] | None) -> dict[str, Any] | None:
        return self._place(*span) if span is not None else None

    def _indicator(self, span: tuple[int, int] | None) -> dict[str, Any] | None:
        if span is None:
            return None
        return {**self._place(*span), "canonical": canonical(self.outline.folded[span[0] : span[1]])}

    def _warning(self, found: dict[str, Any]) -> dict[str, Any]:
        if found["start"] is None:
            return found
        start, end = self.view.source_span(found["start"], found["end"])
        return {**found, "start": start, "end": end}

    def _meta(self) -> dict[str, Any]:
        """The metadata; what is quoted is in the script of the source."""
        meta = meta_fields(self.head, [p.kind for p in self.points], self.parts)
        for name in _QUOTED:
            meta[name] = meta[name] and as_written(meta[name], self.view)
        meta["region"] = {
            rung: {**part, "name": as_written(part["name"], self.view)} for rung, part in meta["region"].items()
        }
        return meta

    def _owners(self, spans: list[tuple[int, int]]) -> list[int | None]:
        out: list[int | None] = []
        at = 0
        for r in self.readings:
            while at < len(spans) and spans[at][1] <= r.quantity.start:
                at += 1
            inside = at < len(spans) and spans[at][0] <= r.quantity.start and r.quantity.end <= spans[at][1]
            out.append(at if inside else None)
        return out

    def _section_of(self, offset: int, ids: list[str]) -> str | None:
        # Parts come in order of their start, an inner one behind those that hold it.
        for k in range(bisect_right(self.parts, offset, key=lambda part: part.start) - 1, -1, -1):
            if offset < self.parts[k].end:
                return ids[k]
        return None

    def _section(self, k: int, ids: list[str]) -> dict[str, Any]:
        part = self.parts[k]
        place = self._place(part.start, part.end)
        heading = self._place(*part.heading)["text"]
        return {
            "id": ids[k],
            "parent": ids[part.parent] if part.parent is not None else None,
            "level": part.level,
            "number": part.number,
            "heading": heading or None,
            "kind": part.kind,
            "start": place["start"],
            "end": place["end"],
            "heading_end": self.view.source_span(part.start, part.heading_end)[1],
        }

    def _metric(
        self, k: int, ids: list[str], item: str | None, owner: int | None, sections: list[str]
    ) -> dict[str, Any]:
        r = self.readings[k]
        q = r.quantity
        topics = self.topics[owner][0] if owner is not None else ()
        first, last = r.period
        return {
            "id": ids[k],
            **self._place(q.start, q.end),
            "value": r.value,
            "value_max": r.value_max,
            "unit": r.unit,
            "unit_code": unit_code(r.unit, rank=r.role == "rank") if r.unit else None,
            "qualifier": q.qualifier,
            "status": r.status,
            "role": r.role,
            "year": r.year,
            "period": {"kind": r.kind, "start": first, "end": last},
            "scope": self._text(r.scope),
            "indicator": self._indicator(r.indicator),
            "topic": topics[0] if topics else None,
            "section": self._section_of(q.start, sections),
            "item": item,
            "part_of": ids[r.part_of] if r.part_of is not None else None,
            "compares_to": ids[r.compares_to] if r.compares_to is not None else None,
            "incidental": r.incidental,
            "confidence": self.sure_of_metrics[k],
        }

    def _item(
        self, i: int, span: tuple[int, int], name: str, metrics: list[str], sections: list[str]
    ) -> dict[str, Any]:
        point = self.points[i]
        topics, _ = self.topics[i]
        row: dict[str, Any] = {
            "id": name,
            **self._place(*span),
            "heading": self._head_words(point),
            "topic": topics[0],
            "topics": topics,
            "section": self._section_of(span[0], sections),
            "metrics": metrics,
            "confidence": self.sure_of_items[i],
        }
        details = {"problem": ("cause",), "plan": ("deadline", "responsible")}.get(point.kind, ())
        for what in details:
            row[what] = self._text(find_detail(self.outline.folded, *span, what))
        return row

    def _head_words(self, point: Point) -> str | None:
        if point.head is None:
            return None
        s = self.outline.sentences[point.head]
        start = s.mark.end if s.mark is not None else s.start
        return str(self._place(start, s.end)["text"]).strip("*#_ \u3000\t。：:；;，,") or None

    def _honour(self, won: Won) -> dict[str, Any]:
        return {
            "id": self._id("honour", won.start, won.end),
            **self._place(won.start, won.end),
            "level": won.level,
            "year": won.year,
            "recipient": self._place(*won.recipient)["text"] if won.recipient is not None else None,
            "confidence": won.confidence,
        }
