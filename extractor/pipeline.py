"""The one place that says which pipe runs when: `SourceText` → `WorkSummary`."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import Any

from zongjie.schemas import WorkSummary, doc_id_of, record_id
from zongjie.schemas.pages import page_of
from zongjie.schemas.units import unit_code

from .explain import reasons_of
from .layout import Outline, outline
from .models.calibration import Evidence
from .models.store import Models, shipped
from .pipes.evidence import item_evidence, metric_evidence, topic_evidence
from .pipes.honours import Won, find_honours
from .pipes.items import Point, find_points
from .pipes.items.details import find_detail
from .pipes.links import link_plans
from .pipes.metadata import Head, read_head
from .pipes.metadata.record import meta_fields
from .pipes.metrics import Reading, find_metrics
from .pipes.metrics.canonical import canonical
from .pipes.metrics.elided import heading_above
from .pipes.metrics.notes import Note
from .pipes.sections import Part, find_sections
from .pipes.statements import Judged, judge
from .pipes.statements.zones import Zone, zones
from .pipes.warnings import find_warnings
from .quantity import scan
from .source import SourceText
from .threshold import keep_sure
from .why import Explanation

_PLURAL = {"achievement": "achievements", "problem": "problems", "plan": "plans"}
_PAGED = ("sections", "metrics", *_PLURAL.values(), "honours")


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the pipes found in one document; its lists are in text order."""

    source: SourceText
    outline: Outline
    head: Head
    judged: Judged
    zones: list[Zone]
    readings: list[Reading]
    points: list[Point]
    parts: list[Part]
    won: list[Won]
    topics: list[tuple[tuple[str, ...], float]]
    warnings: list[dict[str, Any]]

    def evidence(self, kind: str) -> list[Evidence]:
        """What speaks for each metric, item or topic (`kind`) being right."""
        if kind == "metric":
            return metric_evidence(self.readings, self.judged, self.zones, self.head)
        if kind == "item":
            return item_evidence(self.points, self.outline, self.judged, self.zones)
        return topic_evidence(self.points, self.topics)


class Extractor:
    """Reads work summaries.

    Parameters
    ----------
    models
        Trained models; those that come with the package if none are given.
    min_confidence
        Records less sure than this, from 0 to 1, are left out.

    Raises
    ------
    ValueError
        If `min_confidence` is no probability.

    Examples
    --------
    >>> record = Extractor().extract("今年以来，社区开展消防演练12场，服务居民3600余人次。")
    >>> [(m.text, m.indicator.text, int(m.value)) for m in record.metrics]
    [('12场', '社区开展消防演练', 12), ('3600余人次', '服务居民', 3600)]
    """

    def __init__(self, *, models: Models | None = None, min_confidence: float = 0.0) -> None:
        if not 0 <= min_confidence <= 1:
            raise ValueError(f"min_confidence is a probability from 0 to 1, not {min_confidence}")
        self.models = shipped() if models is None else models
        self.min_confidence = min_confidence
        self.pipeline_sha256 = _fingerprint(self.models, min_confidence)

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
        return self.assemble(self.analyse(source))

    def explain(self, source: str | SourceText) -> Explanation:
        """The record of one text, and for each of its attributes what decided it.

        Examples
        --------
        >>> explanation = Extractor().explain("今年以来，社区开展消防演练12场，服务居民3600余人次。")
        >>> reasons = explanation.reasons[explanation.record.metrics[0].id]
        >>> reasons["status"].by, reasons["text"].by
        ('model.metrics', 'quantity.number')
        """
        notes: list[Note] = []
        found = self.analyse(source, notes=notes)
        record = self.assemble(found)
        return Explanation(record, reasons_of(record, found, notes, self.models))

    def analyse(self, source: str | SourceText, *, notes: list[Note] | None = None) -> Analysis:
        """What every pipe finds in one text, before it becomes a record; `notes` gets what decided the readings."""
        if isinstance(source, str):
            source = SourceText.from_string(source)
        shape = outline(source.text)
        quantities, rejected = scan(source.text, folded=shape.folded)
        head = read_head(shape, source.hints)
        above = zones(shape, head)
        judged = judge(shape, quantities, head, above, self.models.statements)
        readings = find_metrics(shape, quantities, judged, above, head, self.models.metrics, notes=notes)
        points = find_points(shape, judged.labels)
        return Analysis(
            source=source,
            outline=shape,
            head=head,
            judged=judged,
            zones=above,
            readings=readings,
            points=points,
            parts=find_sections(shape, judged, head),
            won=find_honours(shape, judged, head, self.models.honours),
            topics=self.models.topics.predict(
                source.text,
                [_span(shape, p) for p in points],
                [heading_above(shape, judged, p.sentences[0]) for p in points],
            ),
            warnings=find_warnings(source, shape, rejected, readings),
        )

    def assemble(self, found: Analysis) -> WorkSummary:
        """The record of what `analyse` found."""
        calibration = self.models.calibration
        return _Assembly(
            found,
            sure_of_metrics=calibration.probabilities("metric", found.evidence("metric")),
            sure_of_items=calibration.probabilities("item", found.evidence("item")),
            pipeline_sha256=self.pipeline_sha256,
        ).record(self.min_confidence)

    def pipe(self, sources: Iterable[str | SourceText]) -> Iterator[WorkSummary]:
        """Records of many texts, one by one, in order."""
        for source in sources:
            yield self.extract(source)


def _span(shape: Outline, point: Point) -> tuple[int, int]:
    return shape.sentences[point.sentences[0]].start, shape.sentences[point.sentences[-1]].end


class _Assembly:
    """Puts the parts of one record together: ids, references, order."""

    def __init__(
        self, found: Analysis, *, sure_of_metrics: list[float], sure_of_items: list[float], pipeline_sha256: str
    ) -> None:
        self.source, self.outline, self.head = found.source, found.outline, found.head
        self.readings, self.points, self.parts = found.readings, found.points, found.parts
        self.won, self.topics, self.warnings = found.won, found.topics, found.warnings
        self.sure_of_metrics, self.sure_of_items = sure_of_metrics, sure_of_items
        self.pipeline_sha256 = pipeline_sha256
        self.digest = found.source.text_sha256
        self.doc_id = doc_id_of(self.digest)

    def record(self, min_confidence: float) -> WorkSummary:
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
        data: dict[str, Any] = {
            "doc_id": self.doc_id,
            "producer": {"version": version("zongjie"), "pipeline_sha256": self.pipeline_sha256},
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
            "meta": meta_fields(self.head, [p.kind for p in self.points], self.parts),
            "sections": [self._section(k, section_ids) for k in range(len(self.parts))],
            "metrics": metrics,
            **items,
            "honours": [self._honour(w) for w in self.won],
            "links": links,
            "warnings": list(self.warnings),
        }
        for name in _PAGED:
            for row in data[name]:
                row["page"] = page_of(self.source.pages, row["start"])
        keep_sure(data, min_confidence)
        return WorkSummary.model_validate(data)

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
            "confidence": self.sure_of_metrics[k],
        }

    def _item(
        self, i: int, span: tuple[int, int], name: str, metrics: list[str], sections: list[str]
    ) -> dict[str, Any]:
        point = self.points[i]
        topics, _ = self.topics[i]
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
    for package, skipped in (
        ("zongjie.extractor", ("cli", "explain", "sinks", "artefacts")),
        ("zongjie.schemas", ("published",)),
    ):
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


def _fingerprint(models: Models, min_confidence: float) -> str:
    body = f"{_code_sha256()}\n{models.manifest.artefact_sha256 or sorted(models.manifest.texts)}\n{min_confidence:g}"
    return hashlib.sha256(body.encode()).hexdigest()
