"""What is known of a sentence before any model: form, numbering, the sections above it, cue words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import regex

from ...layout import Outline, Sentence
from ...quantity import Quantity
from ..metadata import Dates, Head
from ..metadata.dates import five_year_plan
from .cues import CUES

_CUES = tuple((c.id, c.compile()) for c in CUES)
_ANY_CUE = regex.compile("|".join(c.pattern for c in CUES))
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
_CLOSED = ("problems", "mixed", "profile", "other")
_LENGTHS = (8, 16, 24, 36, 60, 100, 160)


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
    """

    top: str
    near: str
    part: int
    since: int


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
    years = [int(y) for y in _YEAR.findall(body)]
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


def zones(outline: Outline, head: Head) -> list[Zone]:
    """For each sentence what the headings above it announce."""
    out: list[Zone] = []
    titles = set(head.title.sentences) if head.title else set()
    first = max(titles, default=-1)
    only_plan = head.dates.report_year is None and head.dates.plan_year is not None
    top, top_rank, near, since, part = "plan" if only_plan else "none", 99, "none", 0, 0
    enclosing = top
    lowest = min((s.mark.rank for s in outline.sentences if s.mark is not None and s.opens_line), default=99)
    for s in outline.sentences:
        kind = announced(outline, s, head.dates) if s.index > first else None
        rank = s.mark.rank if s.mark is not None else _LINE_RANK if not s.stop else _LEAD_RANK
        heads = s.opens_line and (s.mark is not None or (s.alone and not s.stop and s.end - s.start <= 40))
        if s.mark is not None and s.opens_line and s.mark.rank == lowest and s.mark.ordinal == 1:
            part += 1
        if kind:
            near, since = kind, 0
            if rank <= top_rank or kind in ("plan", "problems", "mixed"):
                if top not in _CLOSED:
                    enclosing = top
                top, top_rank = kind, rank
        elif heads and rank <= top_rank and top in _CLOSED:
            # The next heading of the same rank ends it; nested in a longer part, that part goes on.
            nested = top_rank > lowest or top not in ("problems", "mixed")
            top, near, since, top_rank = enclosing if nested else f"after_{top}", "none", 0, 99
        out.append(Zone(top, near, min(part, 3), since))
        since += 1
    # What stands before the first heading of problems or plans is the review, whatever its own headings say.
    for i, zone in enumerate(out):
        if only_plan:
            break
        if zone.top in ("plan", "problems") or (zone.top == "mixed" and zone.part > 0 and zone.since == 0):
            return [
                replace(z, top="review") if z.top == "none" and j > first else z for j, z in enumerate(out[:i])
            ] + out[i:]
    if not only_plan:
        # No heading tells the parts apart: a review comes first, and words must say where it ends.
        return [replace(z, top="assumed") if z.top == "none" and j > first else z for j, z in enumerate(out)]
    return out


def features(outline: Outline, quantities: list[Quantity], head: Head) -> list[list[str]]:
    """Named features of every sentence, in order."""
    sentences = outline.sentences
    total = len(sentences)
    counts = [0] * total
    for q in quantities:
        s = outline.sentence_at(q.start)
        if s is not None:
            counts[s.index] += 1
    above = zones(outline, head)
    titles = set(head.title.sentences) if head.title else set()
    rows: list[list[str]] = []
    for s in sentences:
        row = _own(outline, s, counts[s.index], total) + _above(above[s.index]) + _years(outline, s, head.dates)
        if s.index in titles:
            row.append("title")
        if titles:
            row.append("before_title" if s.index < min(titles) else "after_title")
        rows.append(row)
    run_in = _run_in_share(outline)
    for s in sentences:
        follower = sentences[s.index + 1] if s.index + 1 < total else None
        same = follower is not None and follower.line == s.line
        after = "end" if not same else "mark" if follower is not None and follower.mark is not None else "text"
        style = s.mark.style if s.mark else "none"
        size = sum(s.end - s.start > n for n in _LENGTHS[:5])
        where = "first" if s.place == 0 else "inside"
        clauses = min(sum(outline.folded.count(comma, s.start, s.end) for comma in "，,"), 3)
        rows[s.index] += [
            f"then={style}/{after}/{where}",
            f"then={style}/{after}/{where}/{size}/{min(counts[s.index], 1)}",
            f"run_in={run_in}/{where}/{after}/{size}/{style == 'none'}",
            f"clauses={clauses}/{size}/{where}/{after}",
            f"lengths={style}/{_lengths(sentences, s.index)}",
        ]
    own = [[f for f in row if f.startswith(("mark=", "stop=", "line=", "cue.", "furniture"))] for row in rows]
    for i, row in enumerate(rows):
        for step, name in ((-1, "p"), (1, "n")):
            j = i + step
            if 0 <= j < total:
                row += [f"{name}:{f}" for f in own[j]]
                row.append(f"{name}:{'same' if sentences[j].line == sentences[i].line else 'other'}")
            else:
                row.append(f"{name}:edge")
    return rows


def _lengths(sentences: Sequence[Sentence], index: int) -> str:
    """Length of a sentence between those of its neighbours in the same line; a head is short and its text is not."""
    line = sentences[index].line
    return "/".join(
        str(sum(sentences[i].end - sentences[i].start > n for n in (14, 24, 45)))
        if 0 <= i < len(sentences) and sentences[i].line == line
        else "-"
        for i in (index - 1, index, index + 1)
    )


def _run_in_share(outline: Outline) -> int:
    """How usual it is in this document that a paragraph opens with a short sentence: 0 (never) to 3 (mostly)."""
    openings = [s for s in outline.sentences if s.place == 0 and s.of > 2 and s.stop == "。"]
    if not openings:
        return 0
    short = sum(s.end - s.start <= 22 for s in openings) / len(openings)
    return 0 if short < 0.1 else 1 if short < 0.35 else 2 if short < 0.65 else 3


def _years(outline: Outline, s: Sentence, dates: Dates) -> list[str]:
    if dates.report_year is None:
        return []
    row = []
    for found in _YEAR.findall(outline.folded, s.start, s.end):
        year = int(found)
        row.append(
            "year=later" if year > dates.report_year else "year=own" if year == dates.report_year else "year=earlier"
        )
    return row


def _own(outline: Outline, s: Sentence, numbers: int, total: int) -> list[str]:
    size = s.end - s.start
    row = [
        "bias",
        f"mark={s.mark.style if s.mark else 'none'}",
        f"stop={s.stop}",
        f"line={'alone' if s.alone else 'first' if s.place == 0 else 'last' if s.place == s.of - 1 else 'inside'}",
        f"length={sum(size > n for n in _LENGTHS)}",
        f"numbers={min(numbers, 3)}",
        f"place={min(s.place, 4)}",
        f"decile={10 * s.index // max(total, 1)}",
        f"from_start={min(s.index, 8)}",
        f"to_end={min(total - 1 - s.index, 6)}",
    ]
    if s.bold:
        row.append("bold")
    if s.furniture:
        row += ["furniture", s.furniture]
    if s.words_kind:
        row.append(f"words={s.words_kind}")
    style = s.mark.style if s.mark else "none"
    row.append(f"form={style}/{s.stop}/{'alone' if s.alone else 'more'}/{sum(size > n for n in _LENGTHS[:5])}")
    # A slice, because anchors look at its first character.
    piece = outline.folded[s.start : s.end]
    if _ANY_CUE.search(piece):
        row += [name for name, cue in _CUES if cue.search(piece)]
    return row


def _above(zone: Zone) -> list[str]:
    return [
        f"top={zone.top}",
        f"near={zone.near}",
        f"zone={zone.top}/{zone.near}",
        f"part={zone.part}",
        f"part={zone.part}/{zone.top}",
        f"since={min(zone.since, 6)}",
    ]
