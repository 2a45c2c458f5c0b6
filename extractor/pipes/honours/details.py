"""What is told about an honour beside its name: who gave it, when, and to whom."""

from __future__ import annotations

from ...layout import Sentence
from ...patterns import Pattern
from ...why import Ruling, Span
from ..metadata import Head
from ..metadata.bodies import MUNICIPALITIES
from .candidates import Candidate

LEVELS = {
    "other": Pattern("honour.level.abroad", r"^(?:国际|世界|亚洲|中部)|联合国", "国际花园城市", "全国文明城市"),
    "national": Pattern("honour.level.national", r"全国|国家|国务院|中国|中华|中央|部级|国奖|[\p{Han}]{2}(?<!组织|宣传|统战|武装|人武)(?<!支|干|总|内|外|全)部(?=授|命名|评|表彰|通报|颁|认定|的$)", "全国文明城市", "省级示范支部"),
    "province": Pattern("honour.level.province", r"(?<!节)省(?!钱|时|事|力)|自治区", "省级文明城市", "全市先进集体"),
    "city": Pattern("honour.level.city", r"(?:(?<![城都超])|^[\p{Han}][城都])市(?=[\p{Han}“\"‘、\d])(?!场|容|民(?!政)|政(?!府))|全州|州[级委]|(?<![\p{Han}])[\p{Han}]{2}州(?=[\p{Han}\d]{3})", "全市先进集体", "森林城市"),
    "district": Pattern("honour.level.district", r"(?<![强范进大国])县(?=[\p{Han}“])(?!城|域)|(?<![社园景城辖地灾校小街片范假验护发治])区(?=[\p{Han}“])(?!域|块)", "区级先进集体", "先进社区党组织"),
    "street": Pattern("honour.level.street", r"街道(?=[\p{Han}]{2})|全镇|[\p{Han}]镇(?=[\p{Han}])|[镇乡][级里]", "全镇先进村", "先进集体"),
}  # fmt: skip
KNOWN = Pattern("honour.level.known", r"小巨人|单项冠军|[2-5]A级|驰名商标|名特优新|传统村落", "4A级景区", "省级景区")
GIVER = Pattern(
    "honour.giver", r"(?:被|由|经|在|参加|获|拿到|拿下)(?P<who>[\p{Han}、第\d]{1,24}?)(?:评|授予|命名|认定|表彰|通报|确定|列|考核|大赛|比赛|赛|展演|$|“|\"|中|上)|(?:^|(?<=[，；、,;:：。\n]))(?P<who>[\p{Han}]{2,12}?)(?:把|将|授予)",
    "被市委评为", "荣誉证书",
)  # fmt: skip
BRACKET = Pattern("honour.giver_after", r"[”\"]?[（(](?P<who>[^）)]{2,20})[）)]", "”（市委表彰）", "市委表彰")
LONG_TIME = Pattern(
    "honour.long_time", r"(?<!今年)以来|[二两三四五六七八九十几][年载][来间]|(?<!同)期间|历年", "2021年以来，街道先后获评", "一年来，街道获评"
)  # fmt: skip
YEAR = Pattern(
    "honour.year", r"(?P<year>(?:19|20)\d\d)(?=年|度)|(?P<last>去年|上年)|(?P<this>今年|本年|年内)", "2021年，街道获评", "3A级景区"
)  # fmt: skip
# Kinds of bodies, people, works and goods that a clause names as the winner.
RECIPIENT = Pattern(
    "honour.recipient",
    r"(?:村|社区|镇|乡|街道|县|市|区|局|所|站|院|校|中学|小学|[一二三四]中|公司|企业|厂|合作社|集团|支部|党委|总支|工会|组|队|团|道班|中心|园|基地|湖|街|办公室|窗口|家庭|书记|主任|主席|[会站所院校组楼园社]长|护士长|"
    r"理事长|村医|[网农调][格技解]员|教师|医生|护士|民警|同志|队员|运动员|选手|志愿者|老人|青年|职工|钳工|大户|带头人|[”》])$",
    "城东社区", "一年来",
)  # fmt: skip
OWN_BODY = Pattern(
    "honour.own_body", r"^(?:[我全本该][省市州县区镇乡街村局院校所社站处办].{0,2}|社区|辖区|街道|村里?|村上|[县市区]局|局机关|镇里|乡里)$", "我县", "城东社区"
)  # fmt: skip
OPENING = Pattern(
    "honour.opening", r"^(?:.{0,30}(?:把|将)|一年来|今年(?:以来)?|去年|同年|其中|目前|同时|另外|此外|(?:19|20)\d\d年(?:\d{1,2}月)?(?:以来)?|\d{1,2}月(?:份|底)?|年底|年内|[也还又]|[—\-*·•\s]|[一二三四五六七八九十]是|[（(][一二三四五六七八九十\d]+[）)]|\d+[.、．])+",
    "2016年松柏社区", "松柏社区",
)  # fmt: skip
CLOSING = Pattern(
    "honour.closing", r"(?:[今去当]年|“七一”|近日|先后|[还又也都均荣喜并]|再[次度]|连续[\p{Han}\d]{1,3}[年次届]|第[\p{Han}\d]{1,3}次|首[次批]|成功|分别|[被由][\p{Han}、]{0,20}|在[\p{Han}“”、]{2,20}[上中里]|\d{1,2}月份?|一举|双双|顺利|等|\d+[个所家名户件项人位][\p{Han}]{0,8})$",
    "松柏社区先后", "松柏社区",
)  # fmt: skip
_LEVELS = {level: p.compile() for level, p in LEVELS.items()}
_KNOWN, _GIVER, _BRACKET, _LONG_TIME, _YEAR = (p.compile() for p in (KNOWN, GIVER, BRACKET, LONG_TIME, YEAR))
_RECIPIENT, _OWN_BODY, _OPENING, _CLOSING = (p.compile() for p in (RECIPIENT, OWN_BODY, OPENING, CLOSING))

# Who gives honours to a body of a level, where nothing is said.
_ABOVE = {
    "province": "national",
    "city": "province",
    "county": "city",
    "department": "city",
    "town_street": "district",
    "village_community": "street",
}
_BREAKS = "，；,;：:。\n"
_LONGEST_NAME, _BRACKET_REACH = 24, 24


def level_of(folded: str, sentence: Sentence, c: Candidate, head: Head) -> tuple[str, Ruling]:
    """Who gave an honour, by its name, else by the giver or contest that is told, else by who reports; and why."""
    body = head.body.level or ""
    for start, end in ((c.start, c.end), *_givers(folded, sentence, c)):
        text = folded[start:end].strip('“"‘了')
        # A giver's last word may be its rank: 获省“园丁奖”.
        level = _told(text) if start == c.start else _told(text + "的")
        if level is None:
            continue
        # In an autonomous region 全区 is the region; in a municipality 市 ranks as a province.
        widened = level == "district" and body in ("province", "city") and "全区" in text
        municipal = level == "city" and head.body.place in MUNICIPALITIES
        return "province" if widened or municipal else level, ("honour.named_level", (start, end))
    return _ABOVE.get(body, "other"), ("honour.level_above", None)


def _told(text: str) -> str | None:
    level = next((level for level, pattern in _LEVELS.items() if pattern.search(text)), None)
    return "national" if level is None and _KNOWN.search(text) else level


def _givers(folded: str, sentence: Sentence, c: Candidate) -> list[Span]:
    """The stretches that may say who gave an honour, the nearest first."""
    clause = _clause(folded, sentence.start, c)
    last = c.verb.end if c.verb is not None else c.start
    between = max(last, *(folded.rfind(x, last, c.start) + 1 for x in '、”"'))
    bracket = _BRACKET.match(folded, c.end, min(c.end + _BRACKET_REACH, sentence.end))
    before = max(folded.rfind(x, sentence.start, max(sentence.start, clause - 1)) for x in "，,") + 1
    return [
        (between, c.start),
        *(m.span("who") for m in reversed(list(_GIVER.finditer(folded, clause, max(clause, last))))),
        *([bracket.span("who")] if bracket is not None else []),
        *(m.span("who") for m in _GIVER.finditer(folded, max(before, sentence.start), clause)),
    ]


def _clause(folded: str, start: int, c: Candidate) -> int:
    """Where the clause of the verb starts."""
    at = c.verb.start if c.verb is not None else c.start
    return max(start, max(folded.rfind(x, start, at) for x in _BREAKS) + 1)


def year_of(folded: str, sentence: Sentence, c: Candidate, head: Head) -> tuple[int | None, Ruling]:
    """The year that the name or the sentence gives, else the year reported on; None where a longer time is told."""
    own = _YEAR.search(folded, c.start, c.end)
    before = list(_YEAR.finditer(folded, sentence.start, c.start))
    said = own or (before[-1] if before else None)
    if own is None:
        long = _LONG_TIME.search(folded, said.end() if said else sentence.start, c.start)
        if long is not None:
            return None, (LONG_TIME.id, long.span())
    reported = head.dates.report_year
    if said is None:
        return reported, ("honour.report_year", None)
    why = (YEAR.id, said.span())
    if said["year"]:
        return int(said["year"]), why
    return reported if said["this"] or reported is None else reported - 1, why


def recipient_of(folded: str, sentence: Sentence, c: Candidate) -> Span | None:
    """Who won: the named body, person or work before the verb; None where that is the reporting body or unnamed."""
    if c.verb is None or c.near == "far" or (c.near == "comma" and not c.verb.winning):
        return None
    start, end = _clause(folded, sentence.start, c), c.verb.start
    opening = _OPENING.match(folded[start:end])
    start += opening.end() if opening else 0
    while (closing := _CLOSING.search(folded[start:end])) is not None:
        end = start + closing.start()
    who = folded[start:end]
    if not 2 <= len(who) <= _LONGEST_NAME or who[0].isdigit() or _OWN_BODY.match(who) or not _RECIPIENT.search(who):
        return None
    return start, end
