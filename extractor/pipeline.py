"""The one place that says which pipe runs when: `SourceText` → `WorkSummary`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from zongjie.schemas import WorkSummary, doc_id_of, record_id
from zongjie.schemas.units import unit_code

from .layout import Outline, outline
from .models.store import Models, shipped
from .pipes.honours import Won, find_honours
from .pipes.items import Point, find_points
from .pipes.items.details import find_detail
from .pipes.links import link_plans
from .pipes.metadata import Head, read_head
from .pipes.metadata.record import meta_fields
from .pipes.metrics import Reading, find_metrics, heading_above
from .pipes.metrics.canonical import canonical
from .pipes.sections import Part, find_sections
from .pipes.statements import Judged, judge
from .pipes.statements.features import zones
from .pipes.warnings import find_warnings
from .quantity import scan
from .source import SourceText

_PLURAL = {"achievement": "achievements", "problem": "problems", "plan": "plans"}


class Extractor:
    """Reads work summaries.

    Parameters
    ----------
    models
        Trained models; those that come with the package if none are given.

    Examples
    --------
    >>> record = Extractor().extract("今年以来，社区开展消防演练12场，服务居民3600余人次。")
    >>> [(m.text, m.indicator.text, int(m.value)) for m in record.metrics]
    [('12场', '社区开展消防演练', 12), ('3600余人次', '服务居民', 3600)]
    """

    def __init__(self, *, models: Models | None = None) -> None:
        self.models = shipped() if models is None else models
        self.pipeline_sha256 = _fingerprint(self.models)

    def extract(self, source: str | SourceText) -> WorkSummary:
        """One text → its record.

        Parameters
        ----------
        source
            A decoded text, or what a reader made of a file.

        Returns
        -------
        WorkSummary
            Grounded in `source.text`; the same text gives the same record.
        """
        if isinstance(source, str):
            source = SourceText.from_string(source)
        shape = outline(source.text)
        quantities, rejected = scan(source.text, folded=shape.folded)
        head = read_head(shape, source.hints)
        judged = judge(shape, quantities, head, self.models.statements)
        above = zones(shape, head)
        readings = find_metrics(shape, quantities, judged, above, head, self.models.metrics)
        points = find_points(shape, judged.labels)
        return _Assembly(
            source=source,
            outline=shape,
            judged=judged,
            head=head,
            readings=readings,
            points=points,
            parts=find_sections(shape, judged, head),
            won=find_honours(shape, judged, head, self.models.honours),
            topics=self.models.topics.predict(
                source.text,
                [_span(shape, p) for p in points],
                [heading_above(shape, judged, p.sentences[0]) for p in points],
            ),
            pipeline_sha256=self.pipeline_sha256,
            warnings=find_warnings(source, shape, rejected, readings),
        ).record()

    def pipe(self, sources: Iterable[str | SourceText]) -> Iterator[WorkSummary]:
        """Records of many texts, one by one, in order."""
        for source in sources:
            yield self.extract(source)


def _span(shape: Outline, point: Point) -> tuple[int, int]:
    return shape.sentences[point.sentences[0]].start, shape.sentences[point.sentences[-1]].end


class _Assembly:
    """Puts the parts of one record together: ids, references, order."""

    def __init__(
        self,
        *,
        source: SourceText,
        outline: Outline,
        judged: Judged,
        head: Head,
        readings: list[Reading],
        points: list[Point],
        parts: list[Part],
        won: list[Won],
        topics: list[tuple[tuple[str, ...], float]],
        pipeline_sha256: str,
        warnings: list[dict[str, Any]],
    ) -> None:
        self.source, self.outline, self.judged, self.head = source, outline, judged, head
        self.readings, self.points, self.parts, self.won, self.topics = readings, points, parts, won, topics
        self.pipeline_sha256, self.warnings = pipeline_sha256, warnings
        self.digest = source.text_sha256
        self.doc_id = doc_id_of(self.digest)

    def record(self) -> WorkSummary:
        section_ids = [self._id("section", p.start, p.end) for p in self.parts]
        spans = [_span(self.outline, p) for p in self.points]
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
            for a, b, score in link_plans(self.source.text, problems, plans, [t for t, _ in self.topics])
        ]
        return WorkSummary.model_validate(
            {
                "doc_id": self.doc_id,
                "producer": {"version": version("zongjie"), "pipeline_sha256": self.pipeline_sha256},
                "source": {
                    "uri": self.source.uri,
                    "media_type": self.source.media_type,
                    "encoding": self.source.encoding,
                    "reader": self.source.reader,
                    "bytes_sha256": self.source.bytes_sha256,
                    "text_sha256": self.digest,
                    "chars": len(self.source.text),
                },
                "text": self.source.text,
                "meta": meta_fields(self.head, [p.kind for p in self.points], self.parts),
                "sections": [self._section(k, section_ids) for k in range(len(self.parts))],
                "metrics": metrics,
                **items,
                "honours": [self._honour(w) for w in self.won],
                "links": links,
                "warnings": self.warnings,
            }
        )

    def _id(self, kind: str, start: int, end: int) -> str:
        return record_id(self.doc_id, kind, start, end)

    def _text(self, span: tuple[int, int] | None) -> dict[str, Any] | None:
        if span is None:
            return None
        return {"text": self.source.text[span[0] : span[1]], "start": span[0], "end": span[1]}

    def _indicator(self, span: tuple[int, int] | None) -> dict[str, Any] | None:
        found = self._text(span)
        if found is not None:
            found["canonical"] = canonical(self.outline.folded[found["start"] : found["end"]])
        return found

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
        found = None
        for part, name in zip(self.parts, ids, strict=True):
            if part.start <= offset < part.end:
                found = name
        return found

    def _section(self, k: int, ids: list[str]) -> dict[str, Any]:
        part = self.parts[k]
        heading = self.source.text[part.heading[0] : part.heading[1]]
        return {
            "id": ids[k],
            "parent": ids[part.parent] if part.parent is not None else None,
            "level": part.level,
            "number": part.number,
            "heading": heading or None,
            "kind": part.kind,
            "start": part.start,
            "end": part.end,
            "heading_end": part.heading_end,
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
            "start": q.start,
            "end": q.end,
            "text": self.source.text[q.start : q.end],
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
            "confidence": r.confidence,
        }

    def _item(
        self, i: int, span: tuple[int, int], name: str, metrics: list[str], sections: list[str]
    ) -> dict[str, Any]:
        point = self.points[i]
        topics, _ = self.topics[i]
        sure = min(self.judged.probability(s) for s in point.sentences)
        row: dict[str, Any] = {
            "id": name,
            "start": span[0],
            "end": span[1],
            "text": self.source.text[span[0] : span[1]],
            "heading": self._head_words(point),
            "topic": topics[0],
            "topics": topics,
            "section": self._section_of(span[0], sections),
            "metrics": metrics,
            "confidence": round(min(sure, 1.0), 4),
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
        return self.source.text[start : s.end].strip("*#_ \u3000\t。：:；;，,") or None

    def _honour(self, won: Won) -> dict[str, Any]:
        return {
            "id": self._id("honour", won.start, won.end),
            "start": won.start,
            "end": won.end,
            "text": self.source.text[won.start : won.end],
            "level": won.level,
            "year": won.year,
            "recipient": self.source.text[slice(*won.recipient)] if won.recipient is not None else None,
            "confidence": won.confidence,
        }


@cache
def _code_sha256() -> str:
    """Digest of the code and data that bear on a record."""
    digest = hashlib.sha256()
    for package, skipped in (("zongjie.extractor", ("cli", "sinks", "artefacts")), ("zongjie.schemas", ("published",))):
        root = files(package)
        stack = [("", root)]
        found = []
        while stack:
            prefix, folder = stack.pop()
            for entry in folder.iterdir():
                if entry.is_dir():
                    if entry.name not in (*skipped, "__pycache__"):
                        stack.append((f"{prefix}{entry.name}/", entry))
                elif entry.name.endswith((".py", ".tsv")):
                    found.append((f"{package}/{prefix}{entry.name}", entry.read_bytes()))
        for name, body in sorted(found):
            digest.update(name.encode())
            digest.update(hashlib.sha256(body).digest())
    return digest.hexdigest()


def _fingerprint(models: Models) -> str:
    body = f"{_code_sha256()}\n{models.manifest.artefact_sha256 or sorted(models.manifest.texts)}"
    return hashlib.sha256(body.encode()).hexdigest()
