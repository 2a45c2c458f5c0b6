"""How fast records come: text → record → JSON string against `jieba.lcut` over the same texts.

Both run in one process and on one thread, loaded and warm, by turns on every text. README.md says how to read the
result.
"""

from __future__ import annotations

import argparse
import logging
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import wraps
from statistics import median
from time import perf_counter
from typing import Any
from unittest.mock import patch

import jieba
from threadpoolctl import threadpool_limits

from zongjie.corpus import load, read_text, shared_folder
from zongjie.extractor import assembly, pipeline
from zongjie.schemas import WorkSummary

ROOMS = {
    "repaired": "repair",
    "outline": "outline",
    "scan": "scan",
    "read_head": "head",
    "judge": "statements",
    "zones": "statements",
    "find_metrics": "metrics",
    "find_points": "points",
    "Models.topics": "topics",
    "find_sections": "sections",
    "find_honours": "honours",
    "link_plans": "links",
    "find_warnings": "warnings",
    "Assembly": "assembly",
    "WorkSummary": "validation",
}
"""What the pipeline calls, by its name there → the row that gets its time."""
CODEC = "json"
REST = "rest"
ROWS = (*dict.fromkeys(ROOMS.values()), CODEC, REST)
SEGMENTER = "jieba.lcut"
OUTSIDE = "outside"
WARM_UP = 5

Seconds = dict[str, float]


class Clock:
    """Sums up the time of each row; the time of a call inside another belongs to the inner one only."""

    def __init__(self) -> None:
        self.seconds: Seconds = defaultdict(float)
        self._rows = [OUTSIDE]
        self._since = perf_counter()

    @contextmanager
    def row(self, name: str) -> Iterator[None]:
        """Give the time inside to this row."""
        self._turn()
        self._rows.append(name)
        try:
            yield
        finally:
            self._turn()
            self._rows.pop()

    def timed(self, function: Callable[..., Any], row: str) -> Callable[..., Any]:
        """The function, with its time given to the row."""

        @wraps(function)
        def call(*args: Any, **options: Any) -> Any:
            with self.row(row):
                return function(*args, **options)

        return call

    def _turn(self) -> None:
        now = perf_counter()
        self.seconds[self._rows[-1]] += now - self._since
        self._since = now


@contextmanager
def watched(extractor: pipeline.Extractor, clock: Clock) -> Iterator[None]:
    """Let the clock run on what the pipeline calls: a few dozen readings a document, nothing inside the product."""
    homes: dict[str, tuple[Any, str]] = {
        "Models.topics": (type(extractor.models.topics), "predict"),
        "Assembly": (pipeline.Assembly, "record"),
        "WorkSummary": (WorkSummary, "model_validate"),
        "link_plans": (assembly, "link_plans"),
    }
    with ExitStack() as stack:
        for name, row in ROOMS.items():
            home, attribute = homes.get(name, (pipeline, name))
            if not hasattr(home, attribute):
                raise SystemExit(f"the pipeline no longer calls {name}: correct ROOMS in benchmarks/throughput.py")
            stack.enter_context(patch.object(home, attribute, clock.timed(getattr(home, attribute), row)))
        yield


def read_texts(*, composed: bool, limit: int) -> tuple[str, list[str]]:
    """Where the texts come from, and at most `limit` of them, evenly spread over all."""
    shared = None if composed else shared_folder()
    origin = "texts/work-reports"
    paths = sorted((shared / origin).glob("*.txt")) if shared else []
    if not paths:
        origin = "composed documents"
        paths = [document.path for document in load(origin=["composed"])]
    chosen = [paths[k * len(paths) // limit] for k in range(limit)] if 0 < limit < len(paths) else paths
    return origin, [read_text(path) for path in chosen]


def run_once(texts: list[str], extractor: pipeline.Extractor) -> Seconds:
    """Seconds of every row and of the segmenter, over all texts."""
    clock = Clock()
    with watched(extractor, clock):
        for text in texts:
            with clock.row(SEGMENTER):
                jieba.lcut(text)
            with clock.row(REST):
                record = extractor.extract(text)
            with clock.row(CODEC):
                record.to_json()
    return clock.seconds


def report(chars: int, runs: list[Seconds]) -> Iterator[str]:
    """The lines to print."""
    segmenter = median(run[SEGMENTER] for run in runs)
    totals = [sum(run[row] for row in ROWS) for run in runs]
    ratios = [total / run[SEGMENTER] for total, run in zip(totals, runs, strict=True)]
    total = median(totals)
    yield f"{'':<12}{'chars/s':>12}{'seconds':>10}"
    yield f"{SEGMENTER:<12}{chars / segmenter:>12,.0f}{segmenter:>10.3f}"
    yield f"{'zongjie':<12}{chars / total:>12,.0f}{total:>10.3f}"
    yield f"{'ratio':<12}{median(ratios):>12.2f}   ({min(ratios):.2f} to {max(ratios):.2f} in {len(ratios)} repeats)"
    yield ""
    yield f"{'pipe':<12}{'chars/s':>12}{'seconds':>10}{'share':>8}{'of jieba':>10}"
    for row in ROWS:
        seconds = median(run[row] for run in runs)
        speed = f"{chars / seconds:,.0f}" if seconds else "-"
        yield f"{row:<12}{speed:>12}{seconds:>10.3f}{seconds / total:>8.1%}{seconds / segmenter:>10.2f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=int, default=60, help="how many texts, evenly spread; 0 for all (60)")
    parser.add_argument("--repeat", type=int, default=3, help="how often; the median counts (3)")
    parser.add_argument("--composed", action="store_true", help="the shipped documents, even where shared texts are")
    options = parser.parse_args()
    if options.limit < 0 or options.repeat < 1:
        parser.error("--limit is 0 or more, --repeat 1 or more")
    origin, texts = read_texts(composed=options.composed, limit=options.limit)
    chars = sum(map(len, texts))
    print(f"{len(texts)} texts ({origin}), {chars:,} characters, {options.repeat} repeats")
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    extractor = pipeline.Extractor()
    with threadpool_limits(1):
        run_once(texts[:WARM_UP], extractor)
        for line in report(chars, [run_once(texts, extractor) for _ in range(options.repeat)]):
            print(line)


if __name__ == "__main__":
    main()
