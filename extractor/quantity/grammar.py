"""The grammar of a quantity: qualifier, sign, numeral, place words, range, unit — atoms first, then the whole.

A quantity is found by one scan over the folded text (`numerals.fold`, same length as the source); everything that is
expensive happens only at the hits. What a quantity means (whose, which year, done or promised) is not decided here.
"""

from __future__ import annotations

import regex

from zongjie.schemas.units import UNITS as UNIT_TABLE

from . import numerals

# ── atoms ────────────────────────────────────────────────────────────────────────────────────────────────────────────
CN_DIGIT = "一二三四五六七八九"
CN = f"[{CN_DIGIT}两零〇○十百千万亿]"
BLANK = "[ ]"
# Thousands groups with ASCII or full-width commas; the lookbehind keeps 居全省第2，102个 two numbers.
ARABIC = (
    # 1万3千亩, 2亿3000万元: each place word with digits of its own.
    r"(?:\d+(?:亿\d+(?:\.\d+)?千?万|万\d千(?:\d百)?)(?![米克瓦卡伏帕])"
    r"|(?<![第前列]\d?)\d{1,3}(?:[,，]\d{3})+(?![\d,，])(?:\.\d+)?"
    r"|\d{1,3}(?:[ ]\d{3})+(?=[ ]?[万亿])(?!\d)|(?<=\p{Han})\d{1,3}(?:[ ]\d{3})+(?=[\p{Han}&&[^年月日号]]|%)"
    r"|\d+(?:[ ]?\.[ ]?\d+)?)"
)
CHINESE = (
    rf"(?:[{CN_DIGIT}]{{2}}(?=[十百千万亿])[十百千万亿]+|{CN}+点[零〇{CN_DIGIT}]+[百千万亿]*"
    rf"|[数几][十百千万亿]+|[{CN_DIGIT}]?十几万?|[{CN_DIGIT}两]?[百千万]多?万?亿?(?=[余多])"
    # 三万八千千瓦: the last 千 belongs to the unit.
    rf"|{CN}+(?!(?<=千)[米克瓦卡伏帕]))"
)
FRACTION = (
    rf"(?:百分之|千分之|万分之)(?:{CHINESE}|{ARABIC}|百)|[{CN_DIGIT}十两]+分之[{CN_DIGIT}十两]+"
    r"|(?<=[占超过到足近的约])[1-9]/[2-9](?![\d/.])"
)
PLACE = "(?:[十百千]?万亿|[十百千]?[万亿]|百|千(?![米克瓦卡伏帕焦升]))"
MORE = "(?:[余多把]|来(?=[\\p{Han}&&[^自到源]]))"
SIGN = r"(?:(?<![\d%‰％个年月日元万亿a-zA-Z])[-−－](?=\d)|(?<![减肩自抱担胜欠])负)"

# Qualifiers that may touch the number; the longer ones first.
QUALIFIER_BEFORE = {
    "不少于": "at_least", "不低于": "at_least", "不小于": "at_least", "至少": "at_least", "不下于": "at_least",
    "不超过": "at_most", "不高于": "at_most", "不多于": "at_most", "不大于": "at_most", "至多": "at_most",
    "超过": "over", "超出": "over", "高于": "over", "突破": "over", "超": "over", "逾": "over", "过": "over", "上": "over",
    "低于": "under", "不足": "under", "不到": "under", "不满": "under", "接近": "under", "将近": "under", "近": "under",
    "大约": "approx", "约": "approx", "大概": "approx",
}  # fmt: skip
QUALIFIER_AFTER = {
    "以上": "over", "之上": "over", "多": "over", "余": "over", "有余": "over", "出头": "over",
    "以内": "at_most", "之内": "at_most", "以下": "at_most", "内": "at_most",
    "左右": "approx", "上下": "approx",
}  # fmt: skip
BEFORE = "(?:" + "|".join(sorted(QUALIFIER_BEFORE, key=len, reverse=True)) + ")"
# 比124万人次多8.6万人次: a difference, no surplus.
AFTER = (
    "(?:有余|之[上内]|以[ \\n]{0,2}[上内下]|出头|余|左右|上下|多(?![出了]?\\d)"
    "|(?<=[日天时钟月%])内(?![部外设涝陆地容需河湖环生政]))"
)

# ── units ────────────────────────────────────────────────────────────────────────────────────────────────────────────
# 个 before 百分点 belongs to the mention, not to the unit's name.
# 突破千亿大关, 迈上2万亿台阶, 1万出头: no units.
UNIT = r"(?:(?!出头|台阶|大(?:关(?![键系注联爱])|台阶))(?:个百分点|个百分比|个点(?=[，。；、,;)）])|\L<units>(?:/[年月天日次户](?!\p{Han}))?))"
# Spellings of the table that are no unit directly behind a number, or too short to tell from a Latin word.
_NOT_HERE = set("mtgLWJGEhs") | {"百分之", "千分之", "万分之", "个人", "名人", "次人", "等级", "级别", "积分", "次数"}
# Of a classifier with its noun (5个村, 31家企业) only the classifier is unit.
_CLASSIFIERS = "个家场座枚栋幢件条项处户位批套张份篇期班间所支部辆台只头艘次"
_WHOLE = regex.compile(
    r".[次间套]|[^个].*[/（].*|个(?:百分比|百分点|千分点|点|季度|月|多月|星期|工作日|小时|钟头|课时|学时|标箱|标准箱)|位次|名次"
)


def _scanned(spelling: str) -> bool:
    if spelling in _NOT_HERE:
        return False
    return len(spelling) == 1 or spelling[0] not in _CLASSIFIERS or _WHOLE.fullmatch(spelling) is not None


UNITS = sorted(
    {numerals.fold(s) for u in UNIT_TABLE.values() for s in u.spellings if _scanned(s)}, key=lambda s: (-len(s), s)
)

# ── the whole ────────────────────────────────────────────────────────────────────────────────────────────────────────
_NUMBER = rf"(?:{ARABIC}|{CHINESE})"
# Every quantity opens with one of these; looking ahead for them first makes the scan several times faster.
_OPENS = rf"[\d{CN_DIGIT}两零〇○十百千万亿数几半第前负\-−－{''.join(sorted({w[0] for w in QUALIFIER_BEFORE}))}]"
QUANTITY = regex.compile(
    rf"""
    (?={_OPENS})
    (?P<before>{BEFORE}{BLANK}?)?
    (?:(?P<ordinal>第|(?<![提以之目日年此当事赛节会期])前){BLANK}?)?
    (?P<sign>{SIGN})?
    (?:
      (?P<fraction>{FRACTION})(?:[-—–~～至到](?P<fraction2>{FRACTION}))?
    | (?P<hundred>百分百|百分之百)
    | (?P<half>(?<=[近过超达])半数?|半数|一半(?![是靠]))
    | (?P<tenths>[{CN_DIGIT}两\d]{BLANK}?成[{CN_DIGIT}半]?(?=以上|以下|左右|多|[，。；、,;的是）)]|[^\p{{P}}立果效功为员绩长本品都套片熟就活交]{{1,6}}))
    | (?P<number>{_NUMBER})(?P<more>{MORE})?(?P<place>{BLANK}?{PLACE})?(?P<more2>{MORE})?
      (?:(?P<unit1>{BLANK}?{UNIT})?(?P<dash>{BLANK}?(?:[-—–~～－−]+|至|到){BLANK}?)
         (?P<number2>{_NUMBER})(?P<more3>{MORE})?(?P<place2>{BLANK}?{PLACE})?(?P<more4>{MORE})?(?={BLANK}?{UNIT}|[，。；、,;]))?
      (?P<unit>(?:{BLANK}|{BLANK}?\n{BLANK}*(?=[%‰万亿]))?{UNIT})?
    )
    (?P<after>{AFTER}(?![\p{{Han}}&&[年次]]))?
    """,
    regex.VERBOSE | regex.VERSION1,
    units=UNITS,
)
