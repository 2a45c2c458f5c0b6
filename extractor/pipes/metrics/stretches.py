"""The stretch of time that a flow runs over where its own sentence says nothing: a year, a part of one, or several."""

from __future__ import annotations

from dataclasses import dataclass, replace

import regex

from ...layout import Outline, Sentence
from ...patterns import Pattern
from ..metadata import Head
from ..metadata.dates import five_year_plan
from ..statements.zones import Zone

MONTH = r"(?:\d{1,2}|十[一二]?|[一二三四五六七八九])"
COUNT = r"[两三四五六七八九十]"
"""Numerals of months and of counted years, as parts of patterns."""

OPENERS = (
    Pattern("stretch.years", rf"过去(?:的)?{COUNT}年|(?<!第|十){COUNT}年(?:来|间|回顾|工作)|(?:近|这|今后|未来)(?:的)?{COUNT}年|“?十?[一二三四五六七八九十]五”?(?:时期|期间|以来|规划(?:目标|期)|工作|主要|的?奋斗|经济社会|发展|末)|本届政府|届期|换届以来|任期", "过去五年", "过去一年"),
    Pattern("stretch.part", rf"上半年|下半年|前[一二三]个?季度|(?:1|一)月?[-—–~～至到]{MONTH}月", "上半年工作情况", "全年工作"),
    Pattern("stretch.year", r"一年来|今年以来|过去的?(?:一年|20\d\d)|(?<![较比与和到是至])(?P<y>20\d\d)年(?!以来|来|底|末|[-—–~～至到])|全年|去年|今年|明年|刚刚过去", "2020年工作", "2016年以来"),
)  # fmt: skip
_OPENERS = tuple((p.id.removeprefix("stretch."), p.compile()) for p in OPENERS)
DATA_UNTIL = Pattern(
    "stretch.data_until",
    r"数据[^。；\n]{0,14}(?:截至|截止|到|至|为)[^。；\n]{0,8}?(?:[1-9]|1[01]|十一?|[一二三四五六七八九])月(?:底|末|份)?",
    "文中数据统计到10月底",
    "数据平台",
)
_UNTIL = DATA_UNTIL.compile()
_PART_TITLE = regex.compile(
    rf"上半年|半年|前[一二三]个?季度|[一二三]季度|(?:1|一)月?[-—–~～至到](?!12|十二){MONTH}月|(?<!\d)(?!12){MONTH}月份?工作"
)
_YEARS_TITLE = regex.compile(
    rf"{COUNT}年(?:来|工作|任期|总结|回顾)|任期|“?十[一二三四五六]五”?(?:时期|期间|规划)?(?:工作|总结|回顾)|(?:20\d\d)年?[-—–~～至到]+(?:20)?\d\d年"
)
_OWN = regex.compile(r"\s*(?:一年来|刚刚过去|(?:在)?过去的?一年|20\d\d年是)")
_PLAN = regex.compile(
    r"“?(十?[一二三四五六七八九十])五”?(?:时期|期间|以来|规划|工作|末|总结|回顾|发展|主要|的?奋斗|经济)"
)
_LENGTH = regex.compile(r"([两三四五六七八九十])年")
_CN = {c: i for i, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_FROM_YEAR = regex.compile(r"[是比较由从与][“]?((?:19|20)\d\d)年")
# Ranks beside those of numbering: the document, a heading line without a number, a sentence that leads.
_OUTERMOST, _LINE, _LEAD = -1.0, 6.0, 9.0
# In how many sentences a note on the data is looked for, and how long a heading or opening may be.
_FIRST, _HEADING, _OPENING = 12, 40, 20


@dataclass(frozen=True, slots=True)
class Stretch:
    """The time that a flow runs over where its own sentence says nothing.

    Attributes
    ----------
    usual
        Kind of period: `year`, `part_year` or `multi_year`.
    plan
        First and last year of the five-year plan that the stretch is named after, or None.
    length
        Number of years of a stretch that is counted (过去三年), or None.
    origin
        The year that readings of a stretch of years are compared with, once one is named.
    ahead
        Whether it lies in the plan part.
    """

    usual: str
    plan: tuple[int, int] | None = None
    length: int | None = None
    origin: int | None = None
    ahead: bool = False


def stretches(outline: Outline, zones: list[Zone], head: Head) -> list[Stretch]:
    """For each sentence the stretch that its headings, the sentence that opens its part, or the title name."""
    base = _of_document(outline, head)
    # A half-year report plans the other half; the other reports plan years.
    ahead = base if head.dates.half else Stretch("year")
    titles = set(head.title.sentences) if head.title else set()
    # What is open, each with the rank of the heading that opened it; the innermost last.
    stack: list[tuple[float, Stretch]] = [(_OUTERMOST, base)]
    top = "none"
    out: list[Stretch] = []
    for s in outline.sentences:
        if zones[s.index].top != top:
            top = zones[s.index].top
            if top in ("plan", "problems"):
                stack = [(_OUTERMOST, ahead)]
        heads = s.opens_line and (s.mark is not None or (s.alone and not s.stop and s.end - s.start <= _HEADING))
        rank = _rank(s) if heads else _LEAD
        if heads:
            _close(stack, rank)
        found = _opened(outline, s, heads, head.dates.report_year) if s.index not in titles else None
        # A year within a report of part of one is its own: 今年以来 of a half-year report.
        if found is not None and not (found.usual == "year" and stack[-1][1].usual == "part_year"):
            if not heads:
                _close(stack, rank)
                if found.usual == "year" and stack[-1][1].usual == "multi_year" and _OWN.match(*_body(outline, s)):
                    # 过去五年 … 一年来: the rest of that part is about the last year.
                    rank, _ = stack.pop()
            if found.usual == "multi_year" and found.plan is None and stack:
                found = replace(found, plan=stack[-1][1].plan, origin=stack[-1][1].origin)
            stack.append((rank, found))
        if stack[-1][1].usual == "multi_year" and (m := _FROM_YEAR.search(outline.folded, s.start, s.end)) is not None:
            origin = int(m[1])
            if head.dates.report_year is None or origin < head.dates.report_year - 1:
                stack = [(r, replace(x, origin=origin) if x.usual == "multi_year" else x) for r, x in stack]
        local = zones[s.index].local
        planned = local == "plan" or (top == "plan" and local == "none")
        out.append(replace(stack[-1][1], ahead=True) if planned else stack[-1][1])
    return out


def _of_document(outline: Outline, head: Head) -> Stretch:
    title = head.title.text if head.title else ""
    first = outline.sentences[:_FIRST]
    said = bool(first) and _UNTIL.search(outline.folded, first[0].start, first[-1].end) is not None
    if head.dates.half or said or _PART_TITLE.search(title):
        return Stretch("part_year")
    return Stretch("multi_year", *_extent(title)) if _YEARS_TITLE.search(title) else Stretch("year")


def _close(stack: list[tuple[float, Stretch]], rank: float) -> None:
    """End what a heading of this rank does not belong to; the document's own stretch never ends."""
    while len(stack) > 1 and stack[-1][0] >= rank:
        stack.pop()


def _body(outline: Outline, s: Sentence) -> tuple[str, int, int]:
    return outline.folded, s.mark.end if s.mark is not None else s.start, s.end


def _rank(s: Sentence) -> float:
    if s.mark is None:
        return _LINE
    return 0.5 if s.mark.style == "stem" else s.mark.rank


def _opened(outline: Outline, s: Sentence, heads: bool, own: int | None) -> Stretch | None:
    start = s.mark.end if s.mark is not None else s.start
    stop = min(s.end, start + (_HEADING if heads else _OPENING))
    best: tuple[int, str, regex.Match[str]] | None = None
    for name, pattern in _OPENERS:
        m = pattern.search(outline.folded, start, stop)
        if m is not None and (best is None or m.start() < best[0]):
            best = m.start(), name, m
    if best is None or not (heads or s.opens_line or best[0] - start <= 3):
        return None
    _, name, m = best
    if name == "years":
        return Stretch("multi_year", *_extent(outline.folded[start:stop]))
    if not heads and (
        name == "part"
        or not (s.opens_line or _OWN.match(*_body(outline, s)))
        or ((y := m["y"]) is not None and y != str(own))
    ):
        # In running text these limit a figure or two, not what follows.
        return None
    return Stretch("part_year" if name == "part" else "year")


def _extent(words: str) -> tuple[tuple[int, int] | None, int | None]:
    m = _PLAN.search(words)
    if m is not None and (plan := five_year_plan(m[1])) is not None:
        return plan, None
    m = _LENGTH.search(words)
    return None, _CN[m[1]] if m is not None else None
