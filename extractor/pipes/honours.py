"""Honours won: a verb of winning, then a name that carries a word of excellence; wishes for honours are none."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from ..layout import Outline
from ..patterns import Pattern
from ..why import Ruling
from .metadata import Head
from .statements import Judged

_WON = (
    r"荣获|荣膺|获评|获得|获授|被评为|被评定为|评为|评定为|被授予|授予|被命名为|命名为|入选|入围|创成|成功创建|创建成为|创建成|摘得|斩获|蝉联|夺得|喜获|捧回|跻身|被列为|被列入|"
    r"认定为|被认定为|被确定为|被表彰为|通报表扬为|拿下|拿到|得到|捧得|上榜|登上|成为|获批|晋升为?|升级为|创建为|纳入|新增|受到|第[一二三四五六七八九十\d]+次荣获|通过|获"
)
_EXCELLENT = (
    r"示范|先进|模范|文明|卫生|优秀|十佳|最美|标兵|百强|千强|强[县市镇区村]|红旗|五星级?|四星级?|三星级?|[45]A|冠军|小巨人|标杆|名特优|森林|园林|节水|平安|双拥|宜居|美丽|和谐|宜业|绿色|生态文明|"
    r"民主法治|十大|十强|五十强|二十强|先锋|能手|好人|榜样|明星|奖|金牌|银牌|铜牌|第[一二三]名|称号|荣誉|优等|A级|特色|样板|典范|名录|名村|名镇|达标|激励|表扬|表彰|杰出|百佳|历史文化名城|名城|第一批|创新实践案例|典型案例"
)

HONOURS = (
    Pattern("honour.won", rf"(?:{_WON})(?:了|过|为|全票|首批|第[一二三四五六七八九十\d]+[届批]|(?:19|20)\d\d年?(?:度|[—-]20\d\d年度)?|[\p{{Han}}]{{0,12}}?(?:授予|颁发|评选|组织|举办|主办|命名|认定|表彰)的?)*(?P<name>[“\"《]?[\p{{Han}}A-Za-z\d“”\"·—、（）()]{{2,40}}?[”\"》]?)(?:等?(?:称号|荣誉称号|荣誉|殊荣|奖项|名单|牌匾|激励|等次))?(?=[，。；！、,;:：]|\d|等(?:\d|[\p{{Han}}])|$)", "荣获“全国文明单位”称号。", "争创全国文明单位。"),
    Pattern("honour.excellent", rf"{_EXCELLENT}", "先进集体", "集体经济"),
    Pattern("honour.sought", r"争创|力争|争取|申报|创建(?!成|为)|冲刺|迎接|推荐|打造|全力|确保|计划|目标|推进|力求|努力|备战|申创", "争创省级示范村", "荣获省级示范村"),
)  # fmt: skip
_PATTERN, _GOOD, _SOUGHT = (p.compile() for p in HONOURS)
_LEVELS = (
    (regex.compile(r"全国|国家|国务院|中国|中央|部级|中华"), "national"),
    (regex.compile(r"全省|省级|省|自治区级|全区(?=优秀自治)"), "province"),
    (regex.compile(r"全市|市级|市|州级|全州|州"), "city"),
    (regex.compile(r"全县|县级|县|全区|区级|区"), "district"),
    (regex.compile(r"街道|镇|乡"), "street"),
)
_TRIM_LEFT = regex.compile(
    r"^(?:了|为|过|首批|第[一二三四五六七八九十\d]+[届批次]|(?:19|20)\d\d年度?|的|[“\"《]|[\p{Han}]{2,10}(?:局|委|部|厅|政府|办|联合会)(?:授予|颁发|评选)?的?)+(?=.{3,})"
)
# Words that point to a title without naming it, and sums that are none.
_EMPTY = regex.compile(
    r"^(?:此|该|这|多|各|一|[\d]|第[一二三]名$|以上|等|好评|肯定|一致)|好评|一致好评|认可|^(?:特色|示范|优秀|先进|模范|绿色|文明|奖金|奖励|奖补|表彰|激励|表扬)$|资金|万元|验收|审批|项目$|补贴|奖补"
)
_NEXT = regex.compile(
    r"(?:\d+[\p{Han}])?(?:[、和及]|以及)(?P<name>(?:国家|全国|中国|全省|省|全市|市|县|区|世界|国务院)[\p{Han}“”\"·\d（）]{3,30}?)(?=\d|[，。；、,;]|和(?:国家|全国|省|市)|等|称号|$)"
)
_TRIM_RIGHT = regex.compile(r"(?:[”\"》]|称号|荣誉称号|殊荣|的荣誉|荣誉|名单|牌匾|等)+$")


@dataclass(frozen=True, slots=True)
class Won:
    """An honour before it becomes a record.

    Attributes
    ----------
    why, level_why
        The rules behind it and its level.
    """

    start: int
    end: int
    level: str
    year: int | None
    confidence: float
    why: Ruling
    level_why: Ruling


def find_honours(outline: Outline, judged: Judged, head: Head) -> list[Won]:
    """Honours that the document says were won, each where it is first stated."""
    folded = outline.folded
    out: list[Won] = []
    seen: set[str] = set()
    for s in outline.sentences:
        if judged.labels[s.index] not in ("achievement", "background", "heading"):
            continue
        for m in _PATTERN.finditer(folded, s.start, s.end):
            clause = max(folded.rfind(c, s.start, m.start()) for c in "，。；、,;") + 1
            if _SOUGHT.search(folded, max(s.start, clause), m.start()):
                continue
            spans = _names(folded, *m.span("name"))
            # 全国卫生县城2个、国家森林城市: the verb reaches over the list.
            following = _NEXT.match(folded, m.end("name"), s.end)
            while following is not None:
                spans += _names(folded, *following.span("name"))
                following = _NEXT.match(folded, following.end("name"), s.end)
            for start, end in spans:
                name = folded[start:end]
                if not _GOOD.search(name) or name in seen or end - start > 32:
                    continue
                if _EMPTY.match(name):
                    continue
                seen.add(name)
                level, level_why = _level(folded, s.start, start, end, head)
                why = (HONOURS[0].id, (m.start(), m.start("name")))
                out.append(Won(start, end, level, head.dates.report_year, 0.7, why, level_why))
    return out


def _names(folded: str, start: int, end: int) -> list[tuple[int, int]]:
    """The names of a span: quoted ones each, else the span, trimmed."""
    quoted = [m.span(1) for m in regex.finditer(r"[“\"]([^”\"]{3,30})[”\"]", folded[start:end])]
    if quoted:
        first, last = quoted[0], quoted[-1]
        head, tail = folded[start : start + first[0] - 1], folded[start + last[1] + 1 : end]
        # “四好农村路”全国示范县: the quotes hold only a part of the title.
        if len(quoted) == 1 and (
            _GOOD.search(tail) or (_GOOD.search(head) and not _GOOD.search(folded[start + first[0] : start + first[1]]))
        ):
            return [_trimmed(folded, start, end, keep_quotes=True)]
        return [(start + a, start + b) for a, b in quoted]
    return [_trimmed(folded, start, end, keep_quotes=False)]


def _trimmed(folded: str, start: int, end: int, *, keep_quotes: bool) -> tuple[int, int]:
    text = folded[start:end]
    if not keep_quotes:
        m = _TRIM_LEFT.match(text)
        if m is not None and _GOOD.search(text, m.end()):
            start += m.end()
    m2 = _TRIM_RIGHT.search(folded[start:end])
    if m2 is not None and not keep_quotes and _GOOD.search(folded[start : start + m2.start()]):
        end = start + m2.start()
    return start, end


def _level(folded: str, low: int, start: int, end: int, head: Head) -> tuple[str, Ruling]:
    for first, last in ((start, end), (max(low, start - 16), start)):
        for pattern, level in _LEVELS:
            m = pattern.search(folded[first:last])
            if m is not None:
                return level, ("honour.named_level", (first + m.start(), first + m.end()))
    above = {
        "province": "national",
        "city": "province",
        "county": "city",
        "town_street": "district",
        "village_community": "street",
    }.get(head.body.level or "", "other")
    return above, ("honour.level_above", None)
