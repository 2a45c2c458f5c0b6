"""What speaks for a record being right: the figures that its confidence is reckoned from."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean

from ..layout import Outline
from ..models.calibration import Evidence, logit
from .items import Point
from .metadata import Head
from .metrics import Reading
from .statements import Judged
from .statements.zones import Zone


def metric_evidence(readings: Sequence[Reading], judged: Judged, zones: Sequence[Zone], head: Head) -> list[Evidence]:
    """One row a metric; `plain` is the product of its models' probabilities."""
    if not readings:
        return []
    # A document whose review and plan are not told apart is unsure all over.
    status = fmean(r.sure["status"] for r in readings)
    labels = fmean(judged.probability(r.place.sentence.index) for r in readings)
    own = (head.dates.report_year, head.dates.plan_year)
    rows: list[Evidence] = []
    for r in readings:
        zone = zones[r.place.sentence.index]
        label = judged.probability(r.place.sentence.index)
        rows.append(
            {
                "plain": r.sure["keep"] * r.sure["status"] * r.sure["role"],
                **{name: logit(p) for name, p in r.sure.items()},
                "label": logit(label),
                "least": logit(min(r.sure["keep"], r.sure["status"], r.sure["role"], label)),
                "document status": logit(status),
                "document label": logit(labels),
                "year unknown": float(r.year is None),
                "year of its own": float(r.year is not None and r.year not in own),
                "no report year": float(head.dates.report_year is None),
                "no title": float(head.title is None),
                "half": float(head.dates.half),
                "against its part": float((r.status == "target") != (zone.top == "plan")),
                "part assumed": float(zone.top in ("assumed", "none")),
                f"role {r.role}": 1.0,
                f"status {r.status}": 1.0,
                f"period {r.kind}": 1.0,
                f"form {r.quantity.form}": 1.0,
                "no unit": float(not r.quantity.unit),
                "marked": float(r.quantity.qualifier != "exact"),
                "range": float(r.value_max is not None),
                "incidental": float(r.incidental),
            }
        )
    return rows


def item_evidence(points: Sequence[Point], outline: Outline, judged: Judged, zones: Sequence[Zone]) -> list[Evidence]:
    """One row a point; `plain` is the probability of its least sure sentence."""
    labels = fmean(judged.probability(s) for p in points for s in p.sentences) if points else 0.0
    numbered = [outline.sentences[p.sentences[0]].mark is not None for p in points]
    rows: list[Evidence] = []
    for k, point in enumerate(points):
        sure = [judged.probability(s) for s in point.sentences]
        first = outline.sentences[point.sentences[0]]
        zone = zones[first.index]
        rows.append(
            {
                "plain": min(sure),
                "least": logit(min(sure)),
                "mean": logit(fmean(sure)),
                "document": logit(labels),
                "sentences": float(min(len(sure), 6)),
                "single": float(len(sure) == 1),
                "head": float(point.head is not None),
                "numbered": float(numbered[k]),
                "numbered neighbours": fmean(numbered[max(0, k - 2) : k + 3]),
                "opens line": float(first.opens_line),
                "ends line": float(outline.sentences[point.sentences[-1]].place + 1 == first.of),
                "short": float(first.end - first.start < 20),
                f"kind {point.kind}": 1.0,
                f"part {zone.top}": 1.0,
                f"kind {point.kind} in {zone.top}": 1.0,
            }
        )
    return rows


def topic_evidence(points: Sequence[Point], topics: Sequence[tuple[tuple[str, ...], float]]) -> list[Evidence]:
    """One row a point; `plain` is the probability of its first topic."""
    return [
        {
            "plain": p,
            "first": logit(p),
            "two": float(len(names) > 1),
            "sentences": float(min(len(point.sentences), 6)),
            f"topic {names[0]}": 1.0,
            f"kind {point.kind}": 1.0,
        }
        for point, (names, p) in zip(points, topics, strict=True)
    ]
