"""What the pipes found in one document, on its way to a record or to the reasons for one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from .layout import Outline
from .models.calibration import Evidence
from .pipes.evidence import item_evidence, metric_evidence, topic_evidence
from .pipes.honours import Won
from .pipes.items import Point
from .pipes.metadata import Head
from .pipes.metrics import Reading
from .pipes.sections import Part
from .pipes.statements import Judged
from .pipes.statements.zones import Zone
from .repair import View
from .source import SourceText


def span_of(shape: Outline, point: Point) -> tuple[int, int]:
    """Where a point begins and ends."""
    return shape.sentences[point.sentences[0]].start, shape.sentences[point.sentences[-1]].end


@dataclass(frozen=True, slots=True)
class Analysis:
    """What the pipes found in one document; its lists are in text order, its offsets those of the view."""

    source: SourceText
    view: View
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
