"""When: publication, delivery and signing dates, the years of review and plan, the period reported on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import regex

from ...layout import Outline
from ...patterns import Pattern
from ...why import Ruling
from .report_year import YEAR, Elected, elect, number
from .title import Title

_Y = YEAR
_DATE = rf"{_Y}[ ]?[年./-][ ]?(?P<m>\d{{1,2}}|[一二三四五六七八九十]{{1,2}})[ ]?[月./-][ ]?(?P<d>\d{{1,2}}|[一二三四五六七八九十]{{1,3}})"

DATES = (
    Pattern("date.page", rf"(?:信息提供日期|发布日期|发布时间|公开日期|发文日期|(?<!成文|生成|形成)日期|时间|发布于)[\s:：|\]】]*{_DATE}", "发布日期：2025-01-02", "2025年1月2日"),
    Pattern("date.line", rf"(?m)^(?=[^\n]*(?:来源|阅读|浏览|点击|字体|字号|打印|关闭|作者|供稿|访问|编辑))[^\n。]{{0,40}}?(?<!\d){_DATE}(?![^\n]{{0,8}}(?:在|会议|大会))", "2025-01-02 来源：某镇 【打印】", "2025年1月2日来了"),
    Pattern("date.front_matter", rf"(?m)^(?:date|published|pubdate)[ ]*:[ ]*['\"]?{_DATE}", "date: 2025-01-02", "update: x"),
    Pattern("date.signed_label", rf"(?:成文日期|生成日期|形成日期)[\s:：|\]】]*{_DATE}", "成文日期：2025年1月2日", "2025年1月2日"),
    Pattern("date.delivered", rf"(?:^|[（(—\-])[ ]*{_DATE}日?[ ]*(?:在|[\p{{Han}}·]{{2,6}}[)）]|[\p{{Han}}（）()]{{2,30}}(?:会议|大会|全会))", "——2025年1月8日在第一次会议上", "2025年1月8日起"),
    Pattern("date.signed", rf"^[ (（*]*{_DATE}日?[ )）*]*$", "2025年1月2日", "2025年1月2日起"),
)  # fmt: skip
_PAGE, _LINE, _FRONT, _LABEL, _DELIVERED, _SIGNED = (p.compile() for p in DATES)
_PAGE_ID, _LINE_ID, _FRONT_ID, _LABEL_ID, _DELIVERED_ID, _SIGNED_ID = (p.id for p in DATES)
_YEAR = regex.compile(rf"{_Y}[ ]?(?=年|财年|—|-|–|至|\b)", flags=regex.MULTILINE)
_REVIEW_TITLE = regex.compile(rf"{_Y}[ ]?年?度?[^，。\d]{{0,24}}?(?:总结|小结|情况|回顾|述职|汇报|年报|报告)")
_PLAN_TITLE = regex.compile(rf"{_Y}[ ]?年?度?[^，。\d]{{0,16}}?(?:计划|打算|安排|思路|要点|目标|谋划|任务|举措)")
_REVIEW_HEADING = regex.compile(
    rf"^[ *（(一二三四五六七八九十、)）]*{_Y}[ ]?年(?:度)?(?:政府|的|主要|全年)*工作(?:的)?(?:回顾|总结)"
)
_WORK_REPORT = regex.compile(r"政府工作报告")
_HALF = regex.compile(r"上半年|半年")
_SPANNED = regex.compile(r"“?(十?[一二三四五六七八九十])五”?(?=时期|期间|规划|工作|总结)")
_FIVE = {
    "八": 1991,
    "九": 1996,
    "十": 2001,
    "十一": 2006,
    "十二": 2011,
    "十三": 2016,
    "十四": 2021,
    "十五": 2026,
    "十六": 2031,
}


@dataclass(frozen=True, slots=True)
class Dates:
    """What a document says about its time.

    Attributes
    ----------
    published, basis
        Publication date and whether it is the page's, a signing or a delivery date.
    report_year, plan_year
        The year reviewed and the year planned; None where the text does not support one.
    half
        Whether the review covers the first half of the year only.
    address
        Whether it is an address to a congress, which calls the year that it plans 今年.
    why
        The rules behind `published`, `report_year` and `plan_year`.
    """

    published: date | None
    basis: str | None
    report_year: int | None
    plan_year: int | None
    half: bool
    address: bool = False
    why: Mapping[str, Ruling] = field(default_factory=dict, compare=False)

    @property
    def period(self) -> tuple[date | None, date | None]:
        """First and last day of the time reported on."""
        if self.report_year is None:
            return None, None
        return date(self.report_year, 1, 1), date(self.report_year, 6, 30) if self.half else date(
            self.report_year, 12, 31
        )


def five_year_plan(name: str) -> tuple[int, int] | None:
    """First and last year of a five-year plan by its Chinese number (`十四` → 2021, 2025)."""
    first = _FIVE.get(name)
    return (first, first + 4) if first else None


def _date(m: regex.Match[str] | None) -> date | None:
    if m is None:
        return None
    year, month, day = (number(m[k]) for k in "ymd")
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_dates(outline: Outline, title: Title | None, *, hint: str | None = None, signed: str | None = None) -> Dates:
    """Read the dates and years of a document; `hint` and `signed` are those of the page's markup."""
    published, basis, seen = _published(outline, hint, signed)
    head = title.text if title else ""
    report, plan, half, rule = _from_title(head, published)
    cue = title.why[1] if title is not None and rule == "years.title" else None
    stated = _from_heading(outline)
    if stated is not None and not half and not regex.search(r"(?:19|20)\d\d", head):
        report, plan, rule, cue = stated[0], None, "years.heading", stated[1]
    if report is None and plan is None:
        elected, half = _from_body(outline, head, published)
        report, rule, cue = (None, "years.none", None) if elected is None else elected
    why: dict[str, Ruling] = {"report_year": (rule, cue), "plan_year": (rule, cue), "published": seen}
    if report is None and plan is not None and not _only_plan(head):
        report = plan if half else plan - 1
        why["report_year"] = ("years.before_plan", cue)
    if plan is None and report is not None:
        plan = report if half else report + 1
        why["plan_year"] = ("years.after_report", cue)
    address = basis == "delivered" or _WORK_REPORT.search(head) is not None
    return Dates(published, basis, report, plan, half, address=address and not half and plan is not None, why=why)


def _published(outline: Outline, hint: str | None, signed: str | None) -> tuple[date | None, str | None, Ruling]:
    folded = outline.folded
    for named, meant in ((hint, "page"), (signed, "signed")):
        given = _date(regex.search(_DATE, named)) if named else None
        if given:
            return given, meant, ("date.markup", None)
    head, tail = folded[:3000], folded[-600:]
    for pattern, rule, text, basis in (
        (_PAGE, _PAGE_ID, head, "page"),
        (_FRONT, _FRONT_ID, head, "page"),
        (_LINE, _LINE_ID, head, "page"),
        (_PAGE, _PAGE_ID, tail, "page"),
        (_LINE, _LINE_ID, tail, "page"),
        (_LABEL, _LABEL_ID, head, "signed"),
    ):
        m = pattern.search(text)
        found = _date(m)
        if m is not None and found is not None:
            shift = 0 if text is head else len(folded) - len(tail)
            return found, basis, (rule, (shift + m.start(), shift + m.end()))
    for s in outline.sentences[:16]:
        found = _date(_DELIVERED.search(folded[s.start : s.end]))
        if found:
            return found, "delivered", (_DELIVERED_ID, (s.start, s.end))
    for s in reversed(outline.sentences[-12:]):
        found = _date(_SIGNED.match(folded[s.start : s.end]))
        if found:
            return found, "signed", (_SIGNED_ID, (s.start, s.end))
    for s in outline.sentences[:12]:
        found = _date(_SIGNED.match(folded[s.start : s.end]))
        if found:
            return found, "page", (_SIGNED_ID, (s.start, s.end))
    return None, None, ("date.none", None)


def _from_heading(outline: Outline) -> tuple[int, tuple[int, int]] | None:
    """The year that a heading near the top says it reviews, and the heading."""
    for s in outline.sentences[:20]:
        if s.alone and s.furniture is None and (m := _REVIEW_HEADING.search(outline.folded[s.start : s.end])):
            return number(m["y"]), (s.start, s.end)
    return None


def _only_plan(title: str) -> bool:
    return bool(regex.search(r"计划|要点|安排|打算|思路|任务", title)) and not regex.search(
        r"总结|小结|情况|回顾|述职|报告|汇报", title
    )


def _from_title(title: str, published: date | None) -> tuple[int | None, int | None, bool, str]:
    """Report year, plan year, whether half a year is meant, and the rule that says so."""
    half = bool(_HALF.search(title))
    years = [number(m["y"]) for m in _YEAR.finditer(title)]
    if _WORK_REPORT.search(title):
        year = years[0] if years else published.year if published else None
        rule = "years.title" if years else "years.published"
        return (year - 1, year, False, rule) if year else (None, None, False, rule)
    if _only_plan(title):
        return None, years[0] if years else None, False, "years.title"
    plan = _PLAN_TITLE.search(title)
    review = _REVIEW_TITLE.search(title)
    span = _SPANNED.search(title)
    if review is None and span is not None and five_year_plan(span[1]):
        last = five_year_plan(span[1])
        planned = [y for y in years if last and y > last[1]]
        return last[1] if last else None, planned[0] if planned else None, False, "years.title"
    if review is not None:
        first = number(review["y"])
        after = [y for y in years if y > first]
        return first, after[0] if after else (first if half else None), half, "years.title"
    if plan is not None:
        year = number(plan["y"])
        return year if half else year - 1, year, half, "years.title"
    return years[0] if years else None, None, half, "years.title"


def _from_body(outline: Outline, title: str, published: date | None) -> tuple[Elected | None, bool]:
    """The year that most phrases of the body speak for, and whether half of it is meant."""
    half = bool(_HALF.search(title)) or (not title and bool(_HALF.search(outline.folded[:200])))
    return elect(outline.folded, published=published, half=half), half
