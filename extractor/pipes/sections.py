"""The section tree: levels from the numbering, kinds from the words of the heading, else from what stands below it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from ..layout import Outline, Sentence
from ..why import Ruling
from .metadata import Head
from .statements import Judged
from .statements.certain import is_problem_lead
from .statements.zones import announced

_KIND_OF = {"achievement": "review", "problem": "problems", "plan": "plan", "background": "profile"}
# Ranks of headings without a number, between those of numbering styles; bullets and 一是 open points.
_LEAD, _TITLE_LINE, _SUBTITLE_LINE, _POINT, _RUN_IN = -1.0, 0.5, 3.5, 7.0, 9.0
_RULES = {
    _LEAD: "section.problem_lead",
    _TITLE_LINE: "section.title_line",
    _SUBTITLE_LINE: "section.subtitle_line",
    _RUN_IN: "section.run_in",
}


@dataclass(slots=True)
class Part:
    """A section before it becomes a record.

    Attributes
    ----------
    heading
        Span of the heading's words without number and marks.
    parent
        Index of the enclosing section in the list, or None.
    sentence
        Index of the heading's sentence.
    level_why, kind_why
        The rules behind its level and its kind.
    """

    start: int
    heading_end: int
    end: int
    number: str | None
    heading: tuple[int, int]
    level: int
    kind: str
    parent: int | None
    sentence: int
    level_why: Ruling
    kind_why: Ruling


def find_sections(outline: Outline, judged: Judged, head: Head) -> list[Part]:
    """Build the section tree from the sentences that are headings."""
    heads: list[tuple[Sentence, float, str | None]] = []
    headings = [s for s in outline.sentences if judged.labels[s.index] == "heading"]
    numbered = any(s.mark is not None and s.mark.rank <= 2 for s in headings)
    under_problems = False
    for s in headings:
        kind = announced(outline, s, head.dates)
        rank = _rank(outline, s, kind, numbered=numbered)
        start, end = _words(outline, s)
        if rank is None or start >= end:
            continue
        if rank == _LEAD:
            # A lead that announces problems opens their section unless a heading has opened it already.
            if under_problems:
                continue
            kind = "problems"
        if rank < _RUN_IN and (s.mark is None or s.mark.rank <= 2):
            under_problems = kind in ("problems", "mixed")
        heads.append((s, rank, kind))
    levels = _levels(heads)
    parts: list[Part] = []
    for k, (s, rank, announces) in enumerate(heads):
        level = levels[k]
        after = next((heads[j][0].start for j in range(k + 1, len(heads)) if levels[j] <= level), None)
        end = after if after is not None else len(outline.text.rstrip())
        parent = next((j for j in range(k - 1, -1, -1) if levels[j] < level), None)
        words = _words(outline, s)
        above = parts[parent].kind if parent is not None else None
        if announces is not None:
            kind, why = announces, _announcing(s, rank, announces)
        else:
            kind, why = _kind_below(outline, judged, s, end, above)
        parts.append(
            Part(
                start=s.start,
                heading_end=s.end,
                end=max(s.end, _rstrip(outline.text, s.end, end)),
                number=s.mark.text if s.mark is not None else None,
                heading=words,
                level=level,
                kind=kind,
                parent=parent,
                sentence=s.index,
                level_why=(_RULES[rank], words) if s.mark is None else (f"mark.{s.mark.style}", (s.start, s.mark.end)),
                kind_why=(why, words if announces is not None else None),
            )
        )
    return parts


def _announcing(s: Sentence, rank: float, kind: str) -> str:
    """Id of the rule by which a heading announces a kind."""
    if rank == _LEAD:
        return _RULES[_LEAD]
    return f"heading.{kind}" if kind == s.words_kind else "section.time"


def _rank(outline: Outline, s: Sentence, kind: str | None, *, numbered: bool) -> float | None:
    if s.mark is not None:
        return float(s.mark.rank)
    if is_problem_lead(outline, s):
        return _LEAD
    if s.alone and s.stop not in ("：", "。", "；"):
        return _TITLE_LINE if kind is not None or not numbered or s.bold else _SUBTITLE_LINE
    if s.stop == "：":
        return None
    return _RUN_IN if s.opens_line or s.stop == "。" else None


def _levels(heads: list[tuple[Sentence, float, str | None]]) -> list[int]:
    """A heading's level is one more than that of the nearest enclosing heading; run-in heads and bullets are level 3.

    Title lines of a half and leads of problems are level 1, and so is the highest numbered unit unless such a title
    line stands above it in the same half.
    """
    out: list[int] = []
    stack: list[float] = []
    tops = [rank for _, rank, _ in heads if 0 <= rank < _TITLE_LINE or 1 <= rank < _SUBTITLE_LINE]
    top = min(tops, default=_TITLE_LINE)
    # 第一，… 第二，… are points, unless a document has no other headings.
    points = _POINT if any(0 <= rank < _POINT for _, rank, _ in heads) else _RUN_IN
    for s, rank, _ in heads:
        if rank == _LEAD:
            stack = []
            out.append(1)
        elif rank >= points:
            out.append(3)
        elif rank == _TITLE_LINE:
            stack = [rank]
            out.append(1)
        else:
            while stack and stack[-1] >= rank and stack[-1] != _TITLE_LINE:
                stack.pop()
            if (
                stack[:1] == [_TITLE_LINE]
                and rank == top
                and s.mark is not None
                and (s.mark.ordinal or 1) > 1
                and len(stack) == 1
                and not _numbered_below(out, heads, rank)
            ):
                # 二、 behind an unnumbered line that only looked like a title.
                stack = []
            stack.append(rank)
            out.append(min(len(stack), 3))
    return out


def _numbered_below(out: list[int], heads: list[tuple[Sentence, float, str | None]], rank: float) -> bool:
    """Whether the numbering of this rank has begun below the current title line."""
    for k in range(len(out) - 1, -1, -1):
        if heads[k][1] == _TITLE_LINE:
            return False
        if heads[k][1] == rank:
            return True
    return False


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


def _kind_below(outline: Outline, judged: Judged, s: Sentence, end: int, above: str | None) -> tuple[str, str]:
    counts: Counter[str] = Counter()
    for t in outline.sentences[s.index + 1 :]:
        if t.start >= end:
            break
        label = judged.labels[t.index]
        if label in _KIND_OF:
            counts[label] += 1
    content = Counter({k: n for k, n in counts.items() if k != "background"})
    if not content:
        if above:
            return above, "section.above"
        return "profile" if counts["background"] else "other", "section.content"
    (first, n), *rest = content.most_common()
    if rest and {first, rest[0][0]} == {"problem", "plan"} and rest[0][1] * 3 >= n:
        return "mixed", "section.content"
    return _KIND_OF[first], "section.content"
