"""The calendar year of a reading, and the stretch of time over which it runs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import regex

from ...layout import Outline
from ...patterns import Pattern
from ...quantity import Quantity
from ...why import Ruling
from ..metadata import Head
from ..metadata.dates import five_year_plan
from .context import Place

YEARS = (
    Pattern("year.compared", r"(?:较|比|同比|相比|和|与|是|由|从|对比)[“]?(?P<y>(?:19|20)\d\d)年", "较2022年增长", "2022年增长"),
    Pattern("year.until", r"(?:到|至)(?P<y>20\d\d)年(?:底|末)?", "到2027年建成", "2027年建成"),
    Pattern("year.written", r"(?<!\d)(?P<y>(?:19|20)\d\d)[ ]?年(?!代|来|以来|前)", "2024年新增", "24年"),
    Pattern("year.last", r"上年|去年|上一年|上年度", "去年同期", "今年"),
    Pattern("year.next", r"明年|来年|下一年", "明年新增", "今年新增"),
    Pattern("year.before_last", r"前年", "前年的数", "三年前的数"),
)  # fmt: skip
_COMPARED, _UNTIL, _WRITTEN, _, _NEXT, _ = (p.compile() for p in YEARS)
_, _UNTIL_ID, _WRITTEN_ID, _LAST_ID, _NEXT_ID, _ = (p.id for p in YEARS)
_SPAN_PLAN = regex.compile(
    r"“?(十?[一二三四五六七八九十])五”?(?:时期|期间|末|规划)|今后(?:的)?([三五])年|未来([三五])年"
)
_MONTHS = regex.compile(
    r"上半年|(?:[1一][-—~～至到])(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})月|截至(?:目前|(?:20\d\d年)?(?P<c>\d{1,2})月)|前(?P<q>[一二三])个?季度|第?(?P<k>[一二三四])季度"
)
_NAMED = regex.compile(r"(?<!\d)((?:19|20)\d\d)年")
_CN = {c: i for i, c in enumerate("一二三四五六七八九十", 1)}

_Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class YearContext:
    """What a document says about time up to a sentence.

    Attributes
    ----------
    planned
        Last year of the stretch that a plan passage speaks of (今后五年, “十四五”时期), or None.
    """

    planned: int | None


def contexts(outline: Outline, head: Head) -> list[YearContext]:
    """Carry a multi-year plan stretch from the sentence that opens it over its paragraph."""
    out: list[YearContext] = []
    planned: int | None = None
    line = -1
    for s in outline.sentences:
        if s.line != line and s.opens_line and (s.mark is not None or s.alone):
            planned = None
        line = s.line
        body = outline.folded[s.start : min(s.end, s.start + 30)]
        m = _SPAN_PLAN.search(body)
        if m is not None and head.dates.plan_year is not None:
            stretch = five_year_plan(m[1]) if m[1] else None
            if stretch is not None:
                planned = stretch[1] if stretch[1] >= head.dates.plan_year else None
            elif m[2] or m[3]:
                planned = head.dates.plan_year + _CN[m[2] or m[3]] - 1
        elif regex.match(r"[\p{Han}]{0,2}(?:今年|明年|20\d\d年)", body):
            planned = None
        out.append(YearContext(planned))
    return out


def year_of(
    outline: Outline, q: Quantity, place: Place, *, role: str, status: str, kind: str, head: Head, context: YearContext
) -> int | None:
    """The calendar year that a reading belongs to, by the rules of the guideline; None if the text supports none."""
    return year_by(outline, q, place, role=role, status=status, kind=kind, head=head, context=context)[0]


def year_by(
    outline: Outline, q: Quantity, place: Place, *, role: str, status: str, kind: str, head: Head, context: YearContext
) -> tuple[int | None, Ruling]:
    """The year of a reading, and the rule that gave it."""
    folded, s = outline.folded, place.sentence
    report, plan = head.dates.report_year, head.dates.plan_year
    base, rule = (plan, "year.of_plan") if status == "target" else (report, "year.of_report")
    if status == "target" and place.label in ("achievement", "problem", "background") and report is not None:
        # A task set for the year under review (完成年度任务120%) belongs to it.
        base, rule = report, "year.of_task"
    if status == "actual" and base is None:
        base, rule = plan, "year.of_plan"
    left = folded[s.start : q.start]
    if role == "baseline":
        return _baseline_year(folded, q, place, kind=kind, report=base)
    compared = {m.start("y") for m in _COMPARED.finditer(left)}
    written = [m for m in _WRITTEN.finditer(left) if m.start("y") not in compared]
    until = list(_UNTIL.finditer(left))
    if status == "target":
        if until:
            return int(until[-1]["y"]), (_UNTIL_ID, _at(until[-1], s.start))
        late = _UNTIL.search(folded, q.end, min(s.end, q.end + 8))
        if late is not None:
            return int(late["y"]), (_UNTIL_ID, late.span())
        if context.planned is not None and not regex.search(r"今年|明年|20\d\d年", left):
            return context.planned, ("year.of_stretch", None)
    if written:
        year = int(written[-1]["y"])
        # A year that opens a subordinate remark long before (自2017年成立) says nothing of this reading.
        if (report is None or abs(year - (base or year)) <= 6) and not regex.search(
            r"[自从于]$", left[: written[-1].start()]
        ):
            return year, (_WRITTEN_ID, _at(written[-1], s.start))
    last = regex.search(r"(?:上年|去年)(?:的|为|是)?$", left) if role == "level" and base is not None else None
    if last is not None and base is not None:
        return base - 1, (_LAST_ID, _at(last, s.start))
    following = _NEXT.search(left)
    if report is not None and status == "target" and following is not None and place.label != "plan":
        return report + 1, (_NEXT_ID, _at(following, s.start))
    return base, (rule, None)


def _at(m: regex.Match[str], shift: int) -> tuple[int, int]:
    return shift + m.start(), shift + m.end()


def _baseline_year(
    folded: str, q: Quantity, place: Place, *, kind: str, report: int | None
) -> tuple[int | None, Ruling]:
    *_, named = (None, *_NAMED.finditer(folded, place.strong, q.end))
    if named is not None:
        return int(named[1]), ("year.baseline_written", named.span())
    around = folded[place.strong : q.end]
    last = regex.search(r"上年|去年|同期|年初", around)
    if last is not None:
        year = report - 1 if report is not None and "年初" not in around else report
        return year, ("year.baseline_last", _at(last, place.strong))
    if report is None:
        return None, ("year.baseline_before", None)
    year = report - 5 + 1 if kind == "multi_year" else None if kind == "as_of" else report - 1
    return year, ("year.baseline_before", None)


def dates_of(kind: str, year: int | None, text: str, head: Head, *, planned: bool) -> tuple[date | None, date | None]:
    """First and last day of a period where the text gives them; parameters as for `dates_by`."""
    return dates_by(kind, year, text, head, planned=planned)[0]


def dates_by(kind: str, year: int | None, text: str, head: Head, *, planned: bool) -> tuple[_Days, Ruling]:
    """First and last day of a period where the text gives them, and the rule; its cue is a place in `text`.

    Parameters
    ----------
    text
        The sentence up to the reading.
    """
    if year is None or kind == "as_of":
        return (None, None), ("period.open", None)
    if kind == "year":
        return (date(year, 1, 1), date(year, 12, 31)), ("period.calendar_year", None)
    if kind == "part_year":
        m = max(_MONTHS.finditer(text), key=lambda found: found.start(), default=None)
        if m is None:
            half = head.dates.half and not planned
            return ((date(year, 1, 1), date(year, 6, 30)) if half else (None, None)), ("period.half_report", None)
        return _months(m, year), ("period.months", m.span())
    m2 = regex.search(r"((?:19|20)\d\d)年以来", text)
    if m2 is not None:
        return (date(int(m2[1]), 1, 1), date(year, 12, 31)), ("period.since", m2.span())
    five = regex.search(r"五年来|过去五年|五年间", text)
    if five is not None:
        return (date(year - 4, 1, 1), date(year, 12, 31)), ("period.five_years", five.span())
    m3 = _SPAN_PLAN.search(text)
    if m3 is not None and m3[1] and (stretch := five_year_plan(m3[1])) is not None:
        return (date(stretch[0], 1, 1), date(stretch[1], 12, 31)), ("period.five_year_plan", m3.span())
    return (None, None), ("period.open", None)


def _months(m: regex.Match[str], year: int) -> _Days:
    if m["m"] or m["c"]:
        word = m["m"] or m["c"]
        month = int(word) if word.isdigit() else _CN.get(word, 10 + _CN.get(word[-1], 0))
        return (date(year, 1, 1), _last(year, month)) if 1 <= month <= 12 else (None, None)
    if m["q"]:
        return date(year, 1, 1), _last(year, 3 * _CN[m["q"]])
    if m["k"]:
        return date(year, 3 * _CN[m["k"]] - 2, 1), _last(year, 3 * _CN[m["k"]])
    return (date(year, 1, 1), date(year, 6, 30)) if m[0] == "上半年" else (None, None)


def _last(year: int, month: int) -> date:
    return date(year, 12, 31) if month == 12 else date.fromordinal(date(year, month + 1, 1).toordinal() - 1)
