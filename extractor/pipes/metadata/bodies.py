"""Who: the issuer, the place, the administrative level and the kind of document."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import regex

from ...layout import Outline
from ...patterns import Pattern
from .title import Title

_OFFICE = (
    r"(?:人民政府(?:办公室|办公厅)?|政府(?:办公室|办公厅)?|街道办事处|街道党工委|办事处|居民委员会|村民委员会|居委会|村委会|党总支|党支部|党委|联合会|总工会|妇联|残联|团委|"
    r"委员会|管委会|[\p{Han}]{1,8}(?:局|厅)|[\p{Han}]{2,8}(?:办公室|中心|院|所))"
)
_PLACE = r"(?:特别行政区|自治区|自治州|自治县|自治旗|街道|社区|省|市|州|盟|县|区|旗|镇|乡|村)"

BODIES = (
    Pattern("issuer.publisher", r"(?:发[ ]*布[ ]*机[ ]*构|发布单位|公开责任部门|责任部门|发文机关|发文单位)[\s:：|\]】]*(?P<name>[\p{Han}（）]{4,30})", "发布机构：某县农业农村局", "发布机构改革"),
    Pattern("issuer.source", r"(?:信息来源|来[ ]*源|文章来源|稿源|供稿单位|供稿)[ ]*[:：|\]】][\s|]*(?P<name>[\p{Han}（）]{3,30})", "信息来源：某街道办事处", "财政收入来源"),
    Pattern("issuer.represent", r"代表(?:上届|本届)?(?P<name>[\p{Han}]{0,12}?(?:人民政府|政府|居民委员会|村委会|居委会|党委|党工委))", "我代表市人民政府", "人大代表"),
    Pattern("place.name", rf"[\p{{Han}}]{{1,20}}?{_PLACE}(?!域|划|分|委|长|内|级|直|里|民|情|容|外|场|政府采|规|辖)", "某某社区", "全体人员"),
)  # fmt: skip
_PUBLISHER, _SOURCE, _REPRESENT, _NAME = (p.compile() for p in BODIES)
_TITLE_BODY = regex.compile(
    rf"^(?P<name>[\p{{Han}}（）]*?{_OFFICE})(?=关于|\d|[一二][〇○零九]|上半年|年度|工作|“|法治|政务|的|$)"
)
_SIGNED = regex.compile(rf"^(?:中共)?[\p{{Han}}]{{2,24}}{_OFFICE}$|^[\p{{Han}}]{{2,16}}(?:社区|村|街道|镇|乡)$")
_SEGMENT = regex.compile(rf"[\p{{Han}}]{{1,20}}?{_PLACE}(?!局|厅|部|委|工作|发展|事务|振兴|建设)")
_LEADING = regex.compile(r"^(?:[年日月在的于]|以及|我们?)+")
_SESSION = regex.compile(r"[在于](?P<name>[\p{Han}]{2,16}?)(?:第[\p{Han}\d]{1,4}届)?(?:人民代表大会|人大)")
_MEDIA = regex.compile(r"(?:日报|晚报|新闻|网站?|融媒体|电视台|微信|公众号|记者)")
_NOT_PLACE = regex.compile(
    r"^(?:本|我|全|各|该|辖|社|市|县|省|区|镇|乡|村|街道|园|新|老|城|小|片|景|山|校|厂|库|林|灌|矿|牧|农|渔|贫困|行政|自然|示范|文明|和谐|平安|绿色|美丽)?(?:省|市|州|县|区|镇|乡|村|街道|社区)$"
)

LEVELS = {
    "社区": "village_community", "村": "village_community",
    "街道": "town_street", "镇": "town_street", "乡": "town_street",
    "县": "county", "区": "county", "旗": "county", "自治县": "county", "自治旗": "county",
    "市": "city", "州": "city", "盟": "city", "自治州": "city",
    "省": "province", "自治区": "province", "特别行政区": "province",
}  # fmt: skip
MUNICIPALITIES = ("北京市", "天津市", "上海市", "重庆市")
_DEPARTMENT = regex.compile(r"(?:局|厅|联合会|总工会|妇联|残联|团委|中心|院|所|政府办公室|政府办公厅|办公室)$")


@dataclass(frozen=True, slots=True)
class Body:
    """Who reports."""

    issuer: str | None
    place: str | None
    level: str | None


def segments(name: str) -> list[str]:
    """The places of a full name, outermost first (`某区某街道某社区` → three).

    Examples
    --------
    >>> segments("清河区北苑街道向阳社区居委会")
    ['清河区', '北苑街道', '向阳社区']
    """
    found = [_LEADING.sub("", m[0]) for m in _SEGMENT.finditer(name)]
    return [s for s in found if not _NOT_PLACE.match(s)]


def suffix(place: str) -> str:
    """The administrative word that a place name ends in."""
    return next((p for p in sorted(LEVELS, key=len, reverse=True) if place.endswith(p)), "")


def find_body(outline: Outline, title: Title | None, *, hint: str | None = None) -> Body:
    """Find issuer, place and level; `hint` is the source that the page's markup names."""
    head = outline.folded[:3000]
    name = title.text if title else ""
    stated = hint or _first(_PUBLISHER, head) or _first(_SOURCE, head) or _first(_SOURCE, outline.folded[-800:])
    named = _TITLE_BODY.match(regex.sub(r"^(?:19|20)\d\d年度?", "", name))
    # 政府工作报告 names no government.
    reporter = named["name"] if named and segments(named["name"]) else None
    signed = _signature(outline)
    represented = None
    if "政府工作报告" in name:
        represented = _first(_REPRESENT, outline.folded[:4000])
    place = _place(outline, name, reporter, signed, stated)
    issuer = stated or reporter or signed or represented
    if issuer is None and place is not None:
        issuer = place + "人民政府" if "政府工作报告" in name else place
    return Body(issuer, place, _level(name, reporter or signed or issuer, place))


def _first(pattern: regex.Pattern[str], text: str) -> str | None:
    m = pattern.search(text)
    if m is None:
        return None
    found = regex.split(r"(?:信息|发布|公开|发文|生成|成文|名称|浏览|作者|责任编辑|文号|主题|日期|时间)", m["name"])[0]
    return found.strip("（）") if len(found) >= 3 and not _MEDIA.search(found) else None


def _signature(outline: Outline) -> str | None:
    for s in reversed(outline.sentences[-14:]):
        body = outline.folded[s.start : s.end].replace(" ", "")
        if s.alone and s.furniture is None and _SIGNED.match(body):
            return body
    return None


def _place(outline: Outline, title: str, *names: str | None) -> str | None:
    session = _SESSION.search(outline.folded[:1500]) if "政府工作报告" in title.replace(" ", "") else None
    for name in (title, session["name"] if session else None, *names):
        if name:
            inside = segments(name.replace("人民政府", ""))
            if inside:
                return inside[-1]
    counts: Counter[str] = Counter()
    for s in outline.sentences[:40]:
        for m in _NAME.finditer(outline.folded, s.start, s.end):
            tail = regex.search(rf"[在的是和与、向由为对以及我了到于]([\p{{Han}}]{{1,6}}?{_PLACE})$", m[0])
            found = tail[1] if tail else m[0]
            if len(found) <= 8 and not _NOT_PLACE.match(found):
                counts[found] += 1
    if not counts:
        return None
    # The most specific of the names that the opening repeats; a report names its own village or community most.
    order = {p: i for i, p in enumerate(("社区", "村", "街道", "镇", "乡", "县", "区", "市", "省"))}
    local = [p for p in counts if suffix(p) in ("社区", "村")]
    top = local or [p for p, n in counts.most_common(6) if n >= 2] or [counts.most_common(1)[0][0]]
    return min(top, key=lambda p: (order.get(suffix(p), 9), -counts[p]))


def _level(title: str, body: str | None, place: str | None) -> str | None:
    if place and suffix(place) in ("社区", "村"):
        return "village_community"
    if body and _DEPARTMENT.search(body) and "政府工作报告" not in title and not body.endswith("党政办公室"):
        return "department"
    if place is None:
        return None
    if place in MUNICIPALITIES:
        return "province"
    return LEVELS.get(suffix(place))
