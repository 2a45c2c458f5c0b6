"""The section tree: levels from the numbering, kinds from the words of the heading, else from what stands below it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import regex

from ..layout import Outline, Sentence
from .metadata import Head
from .statements import Judged
from .statements.features import announced

_PROBLEM_LEAD = regex.compile(r"问题|困难|不足|短板|挑战|差距|薄弱")
_KIND_OF = {"achievement": "review", "problem": "problems", "plan": "plan", "background": "profile"}
_RUN_IN = 9.0


@dataclass(slots=True)
class Part:
    """A section before it becomes a record.

    Attributes
    ----------
    heading
        Span of the heading's words without number and marks.
    parent
        Index of the enclosing section in the list, or None.
    """

    start: int
    heading_end: int
    end: int
    number: str | None
    heading: tuple[int, int]
    level: int
    kind: str
    parent: int | None


def find_sections(outline: Outline, judged: Judged, head: Head) -> list[Part]:
    """Build the section tree from the sentences that are headings."""
    heads: list[tuple[Sentence, float, str | None]] = []
    numbered = any(
        s.mark is not None and s.mark.rank <= 2 and judged.labels[s.index] == "heading" for s in outline.sentences
    )
    for s in outline.sentences:
        if judged.labels[s.index] != "heading":
            continue
        kind = announced(outline, s, head.dates)
        rank = _rank(outline, s, kind, numbered=numbered)
        start, end = _words(outline, s)
        if rank is None or start >= end:
            continue
        heads.append((s, rank, kind))
    levels = _levels(heads)
    parts: list[Part] = []
    for k, (s, _, kind) in enumerate(heads):
        level = levels[k]
        after = next((heads[j][0].start for j in range(k + 1, len(heads)) if levels[j] <= level), None)
        end = after if after is not None else len(outline.text.rstrip())
        parent = next((j for j in range(k - 1, -1, -1) if levels[j] < level), None)
        words = _words(outline, s)
        parts.append(
            Part(
                start=s.start,
                heading_end=s.end,
                end=max(s.end, _rstrip(outline.text, s.end, end)),
                number=s.mark.text if s.mark is not None else None,
                heading=words,
                level=level,
                kind=kind or _kind_below(outline, judged, s, end, parts[parent].kind if parent is not None else None),
                parent=parent,
            )
        )
    return parts


def _rank(outline: Outline, s: Sentence, kind: str | None, *, numbered: bool) -> float | None:
    if s.mark is not None:
        return float(s.mark.rank)
    if s.alone and s.stop not in ("：", "。", "；"):
        return 0.5 if kind is not None or not numbered or s.bold else 3.5
    if s.stop in ("：", "。") and kind in ("problems",) and _PROBLEM_LEAD.search(outline.folded, s.start, s.end):
        return 0.5
    if _PROBLEM_LEAD.search(outline.folded, s.start, s.end) and regex.search(
        r"清醒|看到|存在|面临", outline.folded[s.start : s.end]
    ):
        return 0.5
    if s.stop == "：" and s.alone:
        return None
    return _RUN_IN if s.opens_line or s.stop == "。" else None


def _levels(heads: list[tuple[Sentence, float, str | None]]) -> list[int]:
    """A heading's level is one more than that of the nearest heading before it with a smaller rank, per half."""
    out: list[int] = []
    stack: list[float] = []
    top = min((rank for _, rank, _ in heads if rank < _RUN_IN), default=_RUN_IN)
    for _, rank, kind in heads:
        if rank >= _RUN_IN:
            out.append(3)
            continue
        if rank == 0.5 and top >= 0.5 and kind in ("review", "plan", "problems", "mixed", "profile", "other", None):
            stack = [rank]
            out.append(1)
            continue
        # Halves that number differently each start at their highest unit.
        while stack and stack[-1] >= rank:
            stack.pop()
        if stack == [0.5] and rank <= 1 and top < 1:
            pass
        stack.append(rank)
        out.append(min(len(stack), 3))
    return out


def _words(outline: Outline, s: Sentence) -> tuple[int, int]:
    start = s.mark.end if s.mark is not None else s.start
    end = s.end
    while start < end and outline.text[start] in "*#_ \u3000\t>":
        start += 1
    while end > start and outline.text[end - 1] in "*#_ \u3000\t。：:；;，,":
        end -= 1
    return start, end


def _rstrip(text: str, low: int, end: int) -> int:
    while end > low and text[end - 1].isspace():
        end -= 1
    return end


def _kind_below(outline: Outline, judged: Judged, s: Sentence, end: int, above: str | None) -> str:
    counts: Counter[str] = Counter()
    for t in outline.sentences[s.index + 1 :]:
        if t.start >= end:
            break
        label = judged.labels[t.index]
        if label in _KIND_OF:
            counts[label] += 1
    content = Counter({k: n for k, n in counts.items() if k != "background"})
    if not content:
        return above or ("profile" if counts["background"] else "other")
    (first, n), *rest = content.most_common()
    if rest and {first, rest[0][0]} == {"problem", "plan"} and rest[0][1] * 3 >= n:
        return "mixed"
    return _KIND_OF[first]
