"""Spans outside a quantity's own sentence that may say what it measures: 加装电梯。全年完成6台."""

from __future__ import annotations

from bisect import bisect_left

import regex

from ...layout import Outline, Sentence
from ..statements import Judged
from .candidates import Pool, Settled

_BOUND = regex.compile(r"[，。；：！？,;:!?\n\d]")
# An indicator is carried on over no more sentences than this.
_REACH = 2


def heading_above(outline: Outline, judged: Judged, index: int) -> tuple[int, int] | None:
    """Span of the words of the nearest heading before a sentence, or None."""
    before = bisect_left(judged.headings, index)
    return _words(outline, outline.sentences[judged.headings[before - 1]]) if before else None


def _words(outline: Outline, s: Sentence) -> tuple[int, int] | None:
    start = s.mark.end if s.mark is not None else s.start
    end = s.end
    while end > start and outline.text[end - 1] in "。：:；;*，, ":
        end -= 1
    return (start, end) if end > start else None


def propose_elided(
    pool: Pool, outline: Outline, judged: Judged, index: int, carried: list[Settled], unit: str | None
) -> None:
    """Add what the sentence before and the heading above offer.

    Parameters
    ----------
    index
        The quantity's sentence.
    carried
        Indicators of the readings before it, the last one last.
    """
    near = [one for one in carried if 0 < index - one.sentence <= _REACH]
    if near:
        same = next((one for one in reversed(near) if one.unit == unit), None)
        first = next(one for one in near if one.sentence == near[-1].sentence)
        for one, recipe in ((same, "carried"), (near[-1], "carried"), (first, "carried_first")):
            if one is not None:
                pool.take(one.start, one.end, recipe, "same" if one.unit == unit else "other")
    before = _words(outline, outline.sentences[index - 1]) if index else None
    if before is not None:
        _clauses(pool, *before, "before")
    above = heading_above(outline, judged, index)
    if above is not None:
        pool.add(*above, "head")
        if above != before:
            _clauses(pool, *above, "head")


def _clauses(pool: Pool, start: int, end: int, name: str) -> None:
    """The first clause of a sentence and its last one, each whole, its subject and its object."""
    first = _BOUND.search(pool.folded, start, end)
    stop = first.start() if first else end
    pool.add(start, stop, f"{name}_first")
    pool.subject(start, stop, f"{name}_subject")
    pool.object(start, stop, f"{name}_object")
    if first is None:
        return
    cut = start
    for m in _BOUND.finditer(pool.folded, start, end):
        cut = m.end()
    pool.add(cut, end, f"{name}_last")
    pool.object(cut, end, f"{name}_last_object")
