"""Who: the issuer, the place, the administrative level and the kind of document."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

import regex

from ...layout import Outline
from ...patterns import Pattern
from ...why import Ruling
from .title import Title

_OFFICE = (
    r"(?:人民政府(?:办公室|办公厅)?|政府(?:办公室|办公厅)?|街道办事处|街道党工委|办事处|居民委员会|村民委员会|居委会|村委会|党总支|党支部|党委|联合会|总工会|妇联|残联|团委|"
    r"委员会|管委会|[\p{Han}]{1,8}(?:局|厅)|[\p{Han}]{2,8}(?:办公室|中心|院|所))"
)
# 州, 镇, 乡 and 旗 inside the name of a city, county or district (荆州市, 景德镇市, 萍乡市) end no place.
_PLACE = r"(?:特别行政区|自治区|自治州|自治县|自治旗|街道|社区|省|市|州(?![市县区])|盟|县|区|旗(?![县区])|镇(?!市)|乡(?![市县])|村)"

BODIES = (
    Pattern("issuer.publisher", r"(?:发[ ]*布[ ]*机[ ]*构|发布单位|公开责任部门|责任部门|发文机关|发文单位)[\s:：|\]】]*(?P<name>[\p{Han}（）]{4,30})", "发布机构：某县农业农村局", "发布机构改革"),
    Pattern("issuer.source", r"(?:信息来源|来[ ]*源|文章来源|稿源|供稿单位|供稿|^source)[ ]*[:：|\]】][\s|]*(?P<name>[\p{Han}（）]{3,30})", "信息来源：某街道办事处", "财政收入来源"),
    Pattern("issuer.represent", r"代表(?!大会|会|团|们|资格|性|作)(?:上届|本届)?(?P<name>(?:(?!会议|大会|上|向)\p{Han}){0,12}?(?:人民政府|政府|居民委员会|村委会|居委会|党委|党工委))", "我代表市人民政府", "代表大会上向大会作政府"),
    Pattern("issuer.post", r"^[ ]*(?P<name>[\p{Han}（）]{2,20}?(?:人民政府|办事处|党工委|委员会|居委会|村委会|管委会|联合会|局|厅|社区|村|镇|乡))(?:党组|党委|党总支|党支部|党工委|行政)?(?:副?(?:书记|局长|主任|主席|镇长|乡长|县长|区长|市长|省长|厅长)|第一书记|[、和]|[ ])+(?:[ ][\p{Han}·]{2,4})?[ \r]*$", "某县水务局党组书记、局长", "某县水务局局长说，"),
    Pattern("place.above", r"在[^，。；：\n]{2,60}?(?:领导|指导|支持|关心|关怀|帮助|部署|统筹|带领)(?:和[^，。；\n]{2,20})?下", "在某街道党工委的正确领导下", "在某街道开展活动"),
    Pattern("place.name", rf"[\p{{Han}}]{{1,20}}?{_PLACE}(?!域|划|分|委|长|内|级|直|里|民|情|容|外|场|政府采|规|辖)", "某某社区", "全体人员"),
)  # fmt: skip
_PUBLISHER, _SOURCE, _REPRESENT, _POST = BODIES[:4]
_ABOVE, _NAME = BODIES[4].compile(), BODIES[5].compile()
_ISSUERS = {p.id: regex.compile(p.pattern, regex.MULTILINE) for p in BODIES[:4]}
_TITLE_BODY = regex.compile(
    rf"^(?P<name>[\p{{Han}}（）]*?{_OFFICE})(?=关于|\d|[一二][〇○零九]|上半年|年度|工作|“|法治|政务|的|$)"
)
_SIGNED = regex.compile(
    rf"^(?P<name>(?:中共)?[\p{{Han}}]{{2,24}}{_OFFICE}|[\p{{Han}}]{{2,16}}(?:社区|村|街道|镇|乡))(?:(?:19|20)\d\d年\d{{1,2}}月(?:\d{{1,2}}日)?)?$"
)
_SEGMENT = regex.compile(rf"[\p{{Han}}]{{1,20}}?{_PLACE}(?!局|厅|部|委|工作|发展|事务|振兴|建设)")
_LEADING = regex.compile(r"^(?:[年日月在的于]|以及|我们?)+")
_SESSION = regex.compile(r"[在于](?P<name>[\p{Han}]{2,16}?)(?:第[\p{Han}\d]{1,4}届)?(?:人民代表大会|人大)")
_MEDIA = regex.compile(r"(?:日报|晚报|新闻|网站?|融媒体|电视台|微信|公众号|记者)")
_NOT_PLACE = regex.compile(
    r"^(?:[一二两三四五六七八九十\d]*个|几|多|数|每|本|我|全|各|该|辖|城中|社|市|县|省|区|镇|乡|村|街道|园|新|老|城|小|片|景|山|校|厂|库|林|灌|矿|牧|农|渔|贫困|行政|自然|示范|文明|和谐|平安|绿色|美丽)?(?:省|市|州|县|区|镇|乡|村|街道|社区)$"
)

# A verb before 社区 or 村 says that something was done there, not what it is called.
_ACTS = regex.compile(
    r"^[及或等到各其]|成立|建立|设立|监督|掌握|了解|熟悉|管理|治理|联系|入驻|下沉|覆盖|引导|全力|主动|及时|有效|不断|履行|服务|打造|走进|开展|加强|完善|提升|推动|推进|切实|积极|组织|协助|配合|深入|创建|做好|落实|支持|参与|督促|指导|带领|发动"
)

# What a text calls its own body: 我社区, 全镇, and 社区 as the subject of a clause.
_ITSELF = regex.compile(
    r"(?:[我本全]|(?<=[，。；：,;\n])(?=社区|街道))(?P<kind>社区|街道|村|镇|乡)(?![级民庄务工居干党志])"
)
_MEETING = regex.compile(r"会议|大会|第[\p{Han}\d]{1,4}[届次]")
# What begins so has no name of its own (社区居委会, 政府办公室).
_NAMELESS = regex.compile(r"(?:人民|政府|社区|村|街道|镇|乡|县|市|区|省|党|中共|全|本|我|.{0,3}$)")
_OPENING, _POST_REACH, _CHAINED = 40, 400, 5
_SELF_NAMED, _SEVERAL = 4, 4

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
    """Who reports; `why` has the rules behind the three."""

    issuer: str | None
    place: str | None
    level: str | None
    why: Mapping[str, Ruling] = field(default_factory=dict, compare=False)


_Named = tuple[str, Ruling]
"""A name and the rule that found it."""


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
    folded = outline.folded
    name = title.text if title else ""
    stated = (
        (hint, ("issuer.markup", None))
        if hint
        else _first(_PUBLISHER, folded, 0, 3000)
        or _first(_SOURCE, folded, 0, 3000)
        or _first(_SOURCE, folded, max(0, len(folded) - 800), len(folded))
    )
    named = _TITLE_BODY.match(regex.sub(r"^(?:19|20)\d\d年度?", "", name))
    # 政府工作报告 names no government.
    reporter: _Named | None = None
    if (
        title is not None
        and named
        and not _MEETING.search(named["name"])
        and (segments(named["name"]) or not _NAMELESS.match(named["name"]))
    ):
        reporter = named["name"], ("issuer.title", title.why[1])
    signed = _signature(outline)
    represented = None
    if "政府工作报告" in name:
        represented = _first(_REPRESENT, folded, 0, 4000)
    posted = _first(_POST, folded, 0, _POST_REACH)
    place = _place(outline, title, reporter, signed, stated, posted)
    issuer = stated or reporter or signed or represented or posted
    if issuer is None and place is not None:
        issuer = place[0] + "人民政府" if "政府工作报告" in name else place[0], ("issuer.place", place[1][1])
    body = reporter or signed or posted or issuer
    level, rule = _level(name, body[0] if body else None, place[0] if place else None)
    why = {what: found[1] for what, found in (("issuer", issuer), ("place", place)) if found is not None}
    return Body(issuer[0] if issuer else None, place[0] if place else None, level, {**why, "level": (rule, None)})


def _first(pattern: Pattern, text: str, start: int, end: int) -> _Named | None:
    m = _ISSUERS[pattern.id].search(text, start, end)
    if m is None:
        return None
    found = regex.split(r"(?:信息|发布|公开|发文|生成|成文|名称|浏览|作者|责任编辑|文号|主题|日期|时间)", m["name"])[0]
    if len(found) < 3 or _MEDIA.search(found):
        return None
    return found.strip("（）"), (pattern.id, (m.start(), m.start("name") + len(found)))


def _signature(outline: Outline) -> _Named | None:
    for s in reversed(outline.sentences[-14:]):
        body = outline.folded[s.start : s.end].replace(" ", "")
        if s.alone and s.furniture is None and (m := _SIGNED.match(body)):
            return m["name"], ("issuer.signed", (s.start, s.end))
    return None


def _place(outline: Outline, title: Title | None, *names: _Named | None) -> _Named | None:
    shown = title.text if title is not None else ""
    session = _SESSION.search(outline.folded[:1500]) if "政府工作报告" in shown.replace(" ", "") else None
    stated: list[_Named | None] = [
        (shown, ("place.title", title.why[1])) if title is not None else None,
        (session["name"], ("place.session", session.span())) if session else None,
        *((name, ("place.issuer", why[1])) for name, why in filter(None, names)),
    ]
    for name, why in filter(None, stated):
        inside = segments(name.replace("人民政府", ""))
        if inside:
            return inside[-1], why
    counts: Counter[str] = Counter()
    superior = [m.span() for m in _ABOVE.finditer(outline.folded)]
    for s in outline.sentences:
        chained = -1  # where a place ends that another may lie in: 某区|某街道|某社区
        for m in _NAME.finditer(outline.folded, s.start, s.end):
            inner, chained = m.start() == chained, m.end()
            tail = regex.search(rf"[在的是和与、向由为对以及我了到于]([\p{{Han}}]{{1,6}}?{_PLACE})$", m[0])
            found = tail[1] if tail else m[0]
            if any(a <= m.start() < b for a, b in superior):
                continue
            if len(found) <= 8 and not _NOT_PLACE.match(found) and not _ACTS.search(found):
                # What the opening names is meant more often than what comes up later.
                counts[found] += (3 if s.index < _OPENING else 1) + (_CHAINED if inner else 0)
    if not counts:
        return None
    called = Counter(m["kind"] for m in _ITSELF.finditer(outline.folded))
    kind, often = called.most_common(1)[0] if called else ("", 0)
    same = {p: count for p, count in counts.items() if suffix(p) == kind}
    if often >= _SELF_NAMED and same:
        return max(same, key=lambda p: same[p]), (BODIES[5].id, None)
    return _most_likely(counts), (BODIES[5].id, None)


def _most_likely(counts: Counter[str]) -> str:
    """The place that a text without title and signature speaks of most, the most specific kind first.

    A village or community names itself again and again; a text that names several of them is the report of the town
    or street above them.
    """
    order = {p: i for i, p in enumerate(("社区", "村", "街道", "镇", "乡", "县", "区", "市", "省"))}
    local = [p for p in counts if suffix(p) in ("社区", "村")]
    own = [p for p in local if counts[p] >= _SELF_NAMED]
    above = [p for p in counts if p not in local and counts[p] >= _SELF_NAMED]
    top = max(own, key=lambda p: counts[p], default=None)
    if top is not None and (len(own) < _SEVERAL or counts[top] > max((counts[p] for p in above), default=0)):
        return top
    return min(above or list(counts), key=lambda p: (order.get(suffix(p), 9), -counts[p]))


def _level(title: str, body: str | None, place: str | None) -> tuple[str | None, str]:
    if place and suffix(place) in ("社区", "村"):
        return "village_community", "level.place"
    if body and _DEPARTMENT.search(body) and "政府工作报告" not in title and not body.endswith("党政办公室"):
        return "department", "level.department"
    if place is None:
        return None, "level.place"
    if place in MUNICIPALITIES:
        return "province", "level.municipality"
    return LEVELS.get(suffix(place)), "level.place"
