"""Pictures of pages → pieces of text with their places, page by page on all processors.

The models lie in the wheel of the library and are named by their paths, for it would fetch what it misses.
"""

from __future__ import annotations

import os
import queue
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..codes import Issue, IssueCode, percent
from ..options import Deadline
from ..pages import Page
from .ocr_page import page_of, without_seals

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from rapidocr import RapidOCR

LOW_CONFIDENCE = 0.9
"""Pages of a lower mean confidence get a warning; clean scans have 0.97 and more."""

_PARAMETERS = {
    "Global.log_level": "critical",
    "Global.use_cls": False,
    # Larger pictures are not shrunk before the lines are read, only before they are looked for.
    "Global.max_side_len": 4000,
    "Det.limit_type": "max",
    "Det.limit_side_len": 1280,
    # One thread a page and several pages at a time; the same page gives the same text on any machine.
    "EngineConfig.onnxruntime.intra_op_num_threads": 1,
    "EngineConfig.onnxruntime.inter_op_num_threads": 1,
}
_engines: queue.SimpleQueue[RapidOCR] = queue.SimpleQueue()


@dataclass(frozen=True, slots=True)
class Recognised:
    """A page as it was recognised.

    Attributes
    ----------
    page
        Its pieces of text.
    confidence
        Mean confidence of the characters, from 0 to 1; 1 for a page without any.
    """

    page: Page
    confidence: float

    def remarks(self, number: int) -> list[Issue]:
        """What is to be said about page `number`, counted from 0.

        Examples
        --------
        >>> [issue.message_en for issue in Recognised(Page(10, 10, ()), 0.5).remarks(2)]
        ['page 3 is hard to read: the mean confidence of its characters is 50.0%']
        """
        if self.confidence >= LOW_CONFIDENCE:
            return []
        values = {"page": str(number + 1), "share": percent(round(1000 * self.confidence), 1000)}
        return [Issue(IssueCode.LOW_OCR_CONFIDENCE, values)]


def missing() -> Issue | None:
    """What to say where the extra is not installed, else None."""
    for package, there in (("rapidocr", bool(_models())), ("onnxruntime", find_spec("onnxruntime") is not None)):
        if not there:
            values = {"kind": "扫描件 / scans", "package": package, "extra": "ocr"}
            return Issue(IssueCode.MISSING_EXTRA, values)
    return None


@cache
def _models() -> dict[str, str]:
    """Where the models are that find lines and read them; empty if they are not both there."""
    spec = find_spec("rapidocr")
    if spec is None or spec.origin is None:
        return {}
    folder = Path(spec.origin).parent / "models"
    found = {f"{part}.model_path": sorted(folder.glob(f"*_{part.lower()}_*.onnx")) for part in ("Det", "Rec")}
    return {name: str(paths[-1]) for name, paths in found.items() if paths} if all(found.values()) else {}


def recognised(pictures: Iterable[NDArray[Any]], deadline: Deadline) -> Iterator[Recognised]:
    """Recognise pictures of pages, several at a time.

    Parameters
    ----------
    pictures
        Pages as arrays of rows of pixels, blue, green and red; taken in this thread, as they are needed.
    deadline
        No page is begun after it.

    Yields
    ------
    Recognised
        One for each picture, in the same order; fewer if time is up.
    """
    workers = _processors()
    pending: deque[Future[Recognised]] = deque()
    with ThreadPoolExecutor(workers) as pool:
        for picture in pictures:
            if deadline.passed:
                break
            pending.append(pool.submit(_recognise, picture))
            if len(pending) > workers:
                yield pending.popleft().result()
        while pending:
            yield pending.popleft().result()


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _recognise(picture: NDArray[Any]) -> Recognised:
    try:
        engine = _engines.get_nowait()
    except queue.Empty:
        from rapidocr import RapidOCR

        engine = RapidOCR(params={**_PARAMETERS, **_models()})
    try:
        found: Any = engine(without_seals(picture))
    finally:
        _engines.put(engine)
    height, width = picture.shape[:2]
    if found.txts is None or found.boxes is None:
        return Recognised(Page(width, height, ()), 1.0)
    weights = [len(text) for text in found.txts]
    confidence = sum(score * weight for score, weight in zip(found.scores, weights, strict=True)) / sum(weights)
    return Recognised(page_of(found.boxes, found.txts, width=width, height=height), confidence)
