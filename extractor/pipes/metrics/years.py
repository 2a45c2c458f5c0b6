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
from .stretches import Stretch

YEARS = (
    Pattern("year.compared", r"(?:较|比|同比|相比|和|与|是|由|从|对比|恢复到|相当于|高于|低于)[“]?(?P<y>(?:19|20)\d\d)年|(?P<y>(?:19|20)\d\d)年[\p{Han}]{0,6}?以来", "较2022年增长", "2022年增长"),
    Pattern("year.until", r"(?:到|至)(?P<y>20\d\d)年(?:底|末)?", "到2027年建成", "2027年建成"),
    Pattern("year.written", r"(?<!\d)(?P<y>(?:19|20)\d\d)[ ]?年(?!代|来|以来|前)", "2024年新增", "24年"),
    Pattern("year.last", r"(?<![较比同与和是为由从])(?:上年|去年)(?!同期|同比|底)", "去年新增", "较去年增长"),
    Pattern("year.next", r"明年|来年|次年|下一年", "明年新增", "今年新增"),
    Pattern("year.ahead", r"明年|来年|下一步|下步|下一阶段|接下来", "其余8户明年完成", "今年新增"),
    Pattern("year.outset", r"最初|起初|(?:开业|开张|开门|开始|启用|投用)(?!初|前)|首[场期月日]|当初", "开业时的60人次", "开业初的38%"),
    Pattern("year.timeless", r"法定|规定|(?<!以|之|年)前的?$|之前|以前|初的?$|现在", "改造前的", "去年的"),
)  # fmt: skip
_COMPARED, _UNTIL, _WRITTEN, _LAST, _NEXT, _AHEAD, _OUTSET, _TIMELESS = (p.compile() for p in YEARS)
_, _UNTIL_ID, _WRITTEN_ID, _LAST_ID, _NEXT_ID, _AHEAD_ID, _OUTSET_ID, _TIMELESS_ID = (p.id for p in YEARS)
_SPAN_PLAN = regex.compile(r"“?(十?[一二三四五六七八九十])五”?(?:时期|期间|末|规划|年均)")
_THIS = regex.compile(r"今年|明年|20\d\d年")
_MONTHS = regex.compile(
    r"上半年|(?:[1一][-—~～至到])(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})月|截至(?:目前|(?:20\d\d年)?(?P<c>\d{1,2})月)|前(?P<q>[一二三])个?季度|第?(?P<k>[一二三四])季度"
)
_NAMED = regex.compile(r"(?<!\d)((?:19|20)\d\d)年")
_BEFORE = regex.compile(r"上年|去年|同期|年初")
# How far behind a reading its deadline may stand, and how many years away from its own a year may be.
_SOON, _FAR, _FIVE = 8, 6, 5
_CN = {c: i for i, c in enumerate("一二三四五六七八九十", 1)}

_Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True)
class YearContext:
    """What a document says about time up to a sentence.

    Attributes
    ----------
    stretch
        The time that a flow runs over.
    planned
        Last year of the stretch that a plan passage speaks of (今后五年, “十四五”时期), or None.
    """

    stretch: Stretch
    planned: int | None


def contexts(over: list[Stretch], head: Head) -> list[YearContext]:
    """What is said about time up to each sentence; `over` are the stretches that they stand in."""
    out: list[YearContext] = []
    report, plan = head.dates.report_year, head.dates.plan_year
    for stretch in over:
        planned = None
        if plan is not None and stretch.usual == "multi_year":
            if stretch.plan is not None and stretch.plan[1] >= plan and (report is None or stretch.plan[1] > report):
                planned = stretch.plan[1]
            elif stretch.ahead and stretch.length is not None:
                planned = plan + stretch.length - 1
        out.append(YearContext(stretch, planned))
    return out


def year_by(
    outline: Outline, q: Quantity, place: Place, *, role: str, status: str, kind: str, head: Head, context: YearContext
) -> tuple[int | None, Ruling]:
    """The calendar year that a reading belongs to, None if the text supports none; and the rule that gave it."""
    folded, s = outline.folded, place.sentence
    if role == "baseline":
        return _baseline_year(folded, q, place, kind=kind, status=status, head=head, context=context)
    left = folded[s.start : q.start]
    compared = {m.start("y") for m in _COMPARED.finditer(left)}
    if status == "target":
        until = [m for m in _UNTIL.finditer(left) if m.start("y") not in compared]
        if until:
            return int(until[-1]["y"]), (_UNTIL_ID, _at(until[-1], s.start))
        late = _UNTIL.search(folded, q.end, min(s.end, q.end + _SOON))
        if late is not None:
            return int(late["y"]), (_UNTIL_ID, late.span())
        named = five_year_plan(spans[-1][1]) if (spans := list(_SPAN_PLAN.finditer(left))) else None
        if named is not None and named[1] >= (head.dates.plan_year or named[1]):
            return named[1], ("year.of_stretch", _at(spans[-1], s.start))
        if context.planned is not None and not _THIS.search(left):
            return context.planned, ("year.of_stretch", None)
    base, why = _base(folded, q, place, status, head, context)
    written = [m for m in _WRITTEN.finditer(left) if m.start("y") not in compared]
    if written:
        year, start = int(written[-1]["y"]), s.start + written[-1].start()
        # A year that opens a subordinate remark long before (自2017年成立), or when what stands today came to be,
        # says nothing of this reading.
        remark = kind == "as_of" and start < place.strong and base is not None and year < base
        far = head.dates.report_year is not None and base is not None and abs(year - base) > _FAR
        if not far and not remark and folded[start - 1] not in "自从于":
            return year, (_WRITTEN_ID, _at(written[-1], s.start))
    last = _LAST.search(folded, place.strong, q.start)
    if last is not None and base is not None and not head.dates.address and not _now(folded, last.end(), q.start):
        return base - 1, (_LAST_ID, last.span())
    return base, why


def _now(folded: str, start: int, end: int) -> bool:
    return "今年" in folded[start:end] or "比" in folded[start:end]


def _base(
    folded: str, q: Quantity, place: Place, status: str, head: Head, context: YearContext
) -> tuple[int | None, Ruling]:
    """The year of a reading that names none."""
    report, plan = head.dates.report_year, head.dates.plan_year
    s = place.sentence
    if status == "target" and report is not None and place.label in ("achievement", "problem", "background"):
        ahead = _AHEAD.search(folded, s.start, min(s.end, place.stop))
        if ahead is not None and plan is not None:
            return plan, (_AHEAD_ID, ahead.span())
        if not context.stretch.ahead:
            # A task set for the year under review (完成年度任务120%) belongs to it.
            return report, ("year.of_task", None)
    if status == "target" or report is None:
        return plan, ("year.of_plan", None)
    return report, ("year.of_report", None)


def _at(m: regex.Match[str], shift: int) -> tuple[int, int]:
    return shift + m.start(), shift + m.end()


def _baseline_year(
    folded: str, q: Quantity, place: Place, *, kind: str, status: str, head: Head, context: YearContext
) -> tuple[int | None, Ruling]:
    report, stretch = head.dates.report_year, context.stretch
    if status == "target" or (stretch.ahead and not head.dates.half):
        # What a plan starts from is the state of the year under review.
        own = head.dates.plan_year
    else:
        own = report if report is not None else head.dates.plan_year
    *_, named = (None, *_NAMED.finditer(folded, place.strong, q.end))
    if named is not None:
        return int(named[1]), ("year.baseline_written", named.span())
    last = _BEFORE.search(folded, place.strong, q.end)
    if own is None:
        return None, ("year.baseline_before", None)
    if last is not None:
        return own if last[0] == "年初" else own - 1, ("year.baseline_last", last.span())
    outset = _OUTSET.search(folded, place.strong, q.start)
    if outset is not None:
        return report if report is not None else own, (_OUTSET_ID, outset.span())
    timeless = _TIMELESS.search(folded[place.strong : q.start])
    if timeless is not None:
        return None, (_TIMELESS_ID, _at(timeless, place.strong))
    if stretch.usual == "multi_year" and not stretch.ahead:
        return _origin(stretch, own), ("year.baseline_of_stretch", None)
    # In a report of part of a year nothing says whether the pair spans a year.
    return (None if head.dates.half else own - 1), ("year.baseline_before", None)


def _origin(stretch: Stretch, own: int) -> int:
    if stretch.origin is not None:
        return stretch.origin
    return stretch.plan[0] - 1 if stretch.plan is not None else own - (stretch.length or _FIVE) + 1


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
