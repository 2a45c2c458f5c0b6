"""What the headings above a sentence announce: review, problems, plan, or several of them in turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from ...layout import Outline, Sentence
from ...layout.marks import Mark
from ...patterns import Pattern
from ..metadata import Dates, Head
from ..metadata.dates import five_year_plan

LEADS = (
    Pattern("lead.plan", r"(?:下一步|下步|下一阶段|下阶段|接下来|今后|明年|来年|努力方向|改进方向)(?:(?:工作)?(?:打算|计划|安排|思路)?[：:，,]|(?=\p{Han}))", "下一步再装30台", "下一轮谈判"),
    Pattern("lead.problems", r"(?:主要|存在的?|突出|仍有)?(?:问题|不足|短板|差距|困难|难点|堵点)[一二三四五六七八九十\d]{0,2}[：:]", "问题：党员年龄老化", "问题解决了"),
    Pattern("lead.review", r"(?:成效|做法|措施|改进|整改|整改情况|完成情况|进展|进展情况|亮点|答|对策|举措|主要做法)[一二三四五六七八九十\d]{0,2}[：:]|(?:对此|为此|随后|后来|事后)[，,]?(?=\p{Han}{2})", "对此，我们逐条整改", "整改落实到位"),
)  # fmt: skip
"""Words at the head of a sentence that say what it and the rest of its paragraph are."""
_LEADS = tuple((p.id.removeprefix("lead."), p.compile()) for p in LEADS)
_YEAR = regex.compile(r"(?<!\d)((?:19|20)\d\d)(?=[ ]?年)")
_PLAN_LEAD = regex.compile(
    r"(?:(?P<y>20\d\d)年|明年|来年|下一步|下一阶段|下阶段|下半年|新的一年|今后)(?:[,，、](?!\d)|是)|下一步(?:工作)?[，,打将我]|(?:明年|下半年)(?:我|打算|的路)"
)
_THIS_YEAR = regex.compile(
    r"^今年是[^。，]{2,60}(?:之年|一年|第[一二三四五]年)|^[^。]{0,30}(?:今年|20\d\d年)[^。，]{0,14}(?:总体要求|指导思想|总体思路|(?:主要|预期|奋斗)[\p{Han}]{0,6}目标)[^了]{0,3}(?:是|为|：)|"
    r"(?:经济社会|国民经济和社会)发展的?(?:主要|总体)?(?:预期|奋斗)?目标(?:是|为|：)"
)
_DONE = regex.compile(r"(?:做|完成|开展|抓|实施|取得|推进)了")
# A title line that names the review and the plan announces neither.
_BOTH = regex.compile(r"(?:总结|小结|回顾|情况).{0,24}(?:计划|打算|安排|要点|思路|部署)")
_FIVE_YEARS = regex.compile(r"“?(十?[一二三四五六七八九十])五”?(?=时期|期间|规划|目标|发展)")
# Unnumbered heading lines rank like 一、, a lead sentence below everything.
_LINE_RANK, _LEAD_RANK = 1, 8
_ALTERNATING = 4
_CLOSED = ("problems", "mixed", "profile", "other")


@dataclass(frozen=True, slots=True)
class Zone:
    """What the headings above a sentence announce.

    Attributes
    ----------
    top, near
        Kind of the topmost and of the nearest heading that names one.
    part
        How often the topmost numbering has started again.
    since
        Sentences since the nearest of these headings.
    local
        Kind that a lead of the same paragraph or point announces, or `none`.
    """

    top: str
    near: str
    part: int
    since: int
    local: str = "none"


def announced(outline: Outline, s: Sentence, dates: Dates) -> str | None:
    """The kind of section that a heading announces, its years read against the document's own."""
    kind = s.words_kind
    if s.opens_line and s.furniture is None:
        lead = _PLAN_LEAD.match(outline.folded, s.start, s.end)
        if lead and (lead["y"] is None or (dates.report_year is not None and int(lead["y"]) > dates.report_year)):
            return "plan"
        if dates.address and _THIS_YEAR.search(outline.folded[s.start : s.end]):
            return "plan"
    if s.furniture is not None or not (s.alone or s.mark is not None) or s.end - s.start > 60:
        return None
    body = outline.folded[s.start : s.end]
    if _BOTH.search(body):
        return None
    years = written_years(outline, s)
    if years and dates.report_year is not None and (kind is not None or s.mark is not None):
        if max(years) > dates.report_year and kind in (None, "review", "plan"):
            return "plan"
        if max(years) <= dates.report_year and kind == "plan" and _DONE.search(body):
            return "review"
        if max(years) <= dates.report_year and kind is None and s.mark is not None:
            return "review"
    five = _FIVE_YEARS.search(body)
    if five is not None and dates.report_year is not None and kind in (None, "review", "plan"):
        span = five_year_plan(five[1])
        if span is not None and not years:
            if span[1] <= dates.report_year:
                return "review"
            if span[0] > dates.report_year:
                return "plan"
    return kind


def written_years(outline: Outline, s: Sentence) -> list[int]:
    """The years that a sentence writes in digits, in order."""
    return [int(y) for y in _YEAR.findall(outline.folded, s.start, s.end)]


def zones(outline: Outline, head: Head) -> list[Zone]:
    """For each sentence what the headings above it announce."""
    titles = set(head.title.sentences) if head.title else set()
    first = max(titles, default=-1)
    only_plan = head.dates.report_year is None and head.dates.plan_year is not None
    kinds = [announced(outline, s, head.dates) if s.index > first else None for s in outline.sentences]
    local = _locals(outline)
    opened = [
        s.index
        for s in outline.sentences
        if local[s.index] == "plan" and (s.index == 0 or local[s.index - 1] != "plan")
    ]
    if len(opened) >= _ALTERNATING:
        # Points that each end in a next step of their own: such a step speaks for its own paragraph only.
        kinds = [
            None if kind == "plan" and (s.stop or s.of > 1) else kind
            for s, kind in zip(outline.sentences, kinds, strict=True)
        ]
    out = _Walk(outline, kinds, only_plan=only_plan).zones()
    out = [Zone(z.top, z.near, z.part, z.since, one) for z, one in zip(out, local, strict=True)]
    if only_plan:
        return out
    # What stands before the first heading of problems or plans is the review, whatever its own headings say; where no
    # heading tells the parts apart, a review comes first, and words must say where it ends.
    until = next((i for i, zone in enumerate(out) if _closes_review(zone)), 0)
    return [
        replace(zone, top="review" if i < until else "assumed") if zone.top == "none" and i > first else zone
        for i, zone in enumerate(out)
    ]


def _locals(outline: Outline) -> list[str]:
    """The kind that the nearest lead announces, until another one, a number or the end of the paragraph."""
    out = []
    local = "none"
    for s in outline.sentences:
        if s.opens_line or s.mark is not None:
            local = "none"
        start = s.mark.end if s.mark is not None else s.start
        local = next((kind for kind, lead in _LEADS if lead.match(outline.folded, start, s.end)), local)
        out.append(local)
    return out


def _closes_review(zone: Zone) -> bool:
    return zone.top in ("plan", "problems") or (zone.top == "mixed" and zone.part > 0 and zone.since == 0)


class _Walk:
    """Goes through the headings of a document and keeps what they announce until another one ends it."""

    def __init__(self, outline: Outline, kinds: Sequence[str | None], *, only_plan: bool) -> None:
        self._sentences = outline.sentences
        self._kinds = kinds
        self._lowest = min((s.mark.rank for s in self._sentences if s.mark is not None and s.opens_line), default=99)
        nested = [
            s for s, kind in zip(self._sentences, kinds, strict=True) if kind == "plan" and _rank(s) > self._lowest
        ]
        # Points that each end in a next step of their own.
        self._alternates = len(nested) > 1
        self._top, self._top_rank, self._near = "plan" if only_plan else "none", 99, "none"
        self._enclosing = self._top
        self._since = self._part = 0
        # How far each numbering had come, now and before what is open was announced.
        self._numbers: dict[str, int] = {}
        self._numbers_before: dict[str, int] = {}
        self._begun_since: set[str] = set()

    def zones(self) -> list[Zone]:
        """The zone of every sentence."""
        out = []
        for s, kind in zip(self._sentences, self._kinds, strict=True):
            self._step(s, kind)
            out.append(Zone(self._top, self._near, min(self._part, 3), self._since))
            self._since += 1
        return out

    def _step(self, s: Sentence, kind: str | None) -> None:
        rank = _rank(s)
        heads = s.opens_line and (s.mark is not None or (s.alone and not s.stop and s.end - s.start <= 40))
        if s.mark is not None and s.opens_line and s.mark.rank == self._lowest and s.mark.ordinal == 1:
            self._part += 1
        if kind:
            self._near, self._since = kind, 0
            if rank <= self._top_rank or kind in ("plan", "problems", "mixed"):
                if self._top not in _CLOSED and not (self._alternates and self._top == "plan"):
                    self._enclosing = self._top
                self._top, self._top_rank = kind, rank
                self._numbers_before, self._begun_since = dict(self._numbers), set()
        elif self._alternates and self._goes_on(s, rank):
            self._end(self._enclosing)
        elif heads and rank <= self._top_rank and self._top in _CLOSED:
            # The next heading of the same rank ends it; nested in a longer part, that part goes on.
            nested = self._top_rank > self._lowest or self._top not in ("problems", "mixed")
            self._end(self._enclosing if nested else f"after_{self._top}")
        if s.mark is not None and s.opens_line:
            self._numbers[_key(s.mark)] = s.mark.ordinal or 0
            self._begun_since.add(_key(s.mark))

    def _end(self, top: str) -> None:
        self._top, self._near, self._since, self._top_rank = top, "none", 0, 99

    def _goes_on(self, s: Sentence, rank: float) -> bool:
        """Whether a numbering goes on that began before the open part was announced inside one of its units."""
        if s.mark is None or not s.opens_line or self._top not in ("plan", "problems") or rank > self._top_rank:
            return False
        before = self._numbers_before.get(_key(s.mark))
        if before is None or _key(s.mark) in self._begun_since:
            # It has not begun yet, or has begun anew since.
            return False
        return s.mark.ordinal is None or s.mark.ordinal == before + 1


def _rank(s: Sentence) -> int:
    return s.mark.rank if s.mark is not None else _LINE_RANK if not s.stop else _LEAD_RANK


def _key(mark: Mark) -> str:
    """What tells numberings apart; every kind of bullet is one of its own."""
    return mark.text if mark.style == "bullet" else mark.style
