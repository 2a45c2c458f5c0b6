"""What the words of a head say: year, part of the year, promised or done, change or rank, unit — and what is left."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zongjie.schemas.units import unit_code

from ....patterns import Pattern
from ....quantity.numerals import multiplier

HEAD_WORDS = (
    Pattern("table.compared", r"(?:[较比同与]|相比|对比)(?:[“]?(?:(?:19|20)\d\d年?|上年|去年|前年|同期|上期|年初|基期)(?:同期|底|末)?)|同比|环比", "比2023年±%", "2023年"),
    Pattern("table.year", r"(?<!\d)(?P<y>(?:19|20)\d\d)(?!\d)[ ]?年?[度底末]?(?:底|末)?", "2024年末", "12024"),
    Pattern("table.last", r"(?:上|去|前一)年(?:度|同期)?|上期|基期|往年", "上年数", "本年数"),
    Pattern("table.this", r"[今本当]年度?|本期|报告期", "本年数", "上年数"),
    Pattern("table.next", r"[明来下]一?年度?", "明年目标", "今年目标"),
    Pattern("table.part", r"[上下]半年|(?:[1一][ ]?(?:月)?[-—–~～至到])(?:\d{1,2}|[一二三四五六七八九十]{1,2})月份?|前[一二三四五六七八九十\d]+个?(?:月|季度)|第?[一二三四1-4]季度|截[至止](?:20\d\d年)?\d{1,2}月(?:底|末)?", "1-6月完成", "6个月"),
    Pattern("table.many", r"五年来?|“?十[一二三四五]五”?(?:期间|时期|以来)?|(?:19|20)\d\d年?[-—–~～至](?:19|20)\d\d年?", "“十四五”期间", "十五"),
    Pattern("table.target", r"目标|计划|任务|预算|预期|预计|拟|安排|下达|约束|应(?=完成|建|收|改|办|参)|指标(?=[数值]|任务)", "年度目标", "完成数"),
    Pattern("table.actual", r"完成|实际|执行|实绩|决算|已|实现|落实|到位|实有|实施|办结|达到", "实际完成", "目标值"),
    Pattern("table.change", r"增减|增长|增幅|增速|降幅|涨幅|升降|变化|变动|净增|±|[＋+]/?[－-]|下降|减少|增加|提高", "增减%", "总数"),
    Pattern("table.fall", r"降幅|(?<!增长或|上升或|升)下降(?!率目标)|减少|压减|缩短", "下降（%）", "升降"),
    Pattern("table.rank", r"排[名位序]|位次|名次", "全县排名", "名称"),
    Pattern("table.rate", r"率|占比|比重|比例|百分比|占[\p{Han}]{1,10}(?:比|%)?$|[（(]%[)）]|%$|覆盖面|进度$", "完成率", "完成数"),
    Pattern("table.total", r"^(?:合|总|小|共)[ ]*计$|^总[数计]$|^全[省市州县区镇乡村](?:合计)?$", "合 计", "合计收入"),
)  # fmt: skip
COLUMN_WORDS = (
    Pattern("table.column.serial", r"^(?:序[ ]*号?|编[ ]*号|[Nn][Oo]\.?|项次|栏次|#)$", "序号", "序号单位"),
    Pattern("table.column.unit", r"^(?:计量)?单[ ]*位$", "计量单位", "单位名称"),
    Pattern("table.column.remark", r"备[ ]*注|说明|责任|牵头|配合|分管|包[保联]|电话|手机|联系|日期|时限|期限|时间|开工|竣工(?!面积|率)|编码|代码|编号|文号|邮编|页码|姓名|负责|书记|主任|地址|地点|位置|性质|性别|类型|级别|等级|年龄|出生|职务|来源|依据|进展|形象进度|状态", "完成时限", "完成数"),
    Pattern("table.column.year", r"^年[ ]*[份度]$|^时[ ]*间$|^月[ ]*份$|^季[ ]*度$", "年份", "年初"),
    Pattern("table.column.body", r"村|社区|镇|乡|街道|[县区市州](?!级)|(?<!计量)单位|地区|企业|公司|学校|院校|医院|机构|部门|科室|支部|党组织名|网格|小区|园区|姓名|户主|站所|区划|基地名|景区", "行政村", "指标"),
    Pattern("table.column.measure", r"指[ ]*标|科[ ]*目|内[ ]*容|事[ ]*项|任[ ]*务|类[ ]*别|种[ ]*类|品[ ]*种|工作|活动|项[ ]*目$|收入|支出|分类|作物|名[ ]*目", "主要指标", "村名"),
)  # fmt: skip
ROW_WORDS = (
    Pattern("table.row.body", r"(?:村|社区|镇|乡|街道|[县区市州省]|居委会|村委会|[一二三四五六七八九十\d]组|村民小组|屯|寨|园区|农场|林场|公司|厂|集团|合作社|学校|小学|中学|幼儿园|学院|医院|卫生[院室]|局|委员会|党支部|党委|网格|小区|花园|苑)(?:[（(][^（()）]*[)）])?$", "塘边村", "制种玉米面积"),
    Pattern("table.row.time", r"^(?:19|20)\d\d年?(?:度|底|末)?$|^\d{1,2}月份?$|^[第]?[一二三四]季度$|^[上下]半年$", "2023年", "2023年收入"),
    Pattern("table.row.ordinal", r"^[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[甲乙丙丁])[)）.、]?$", "一、", "一般公共预算收入"),
    Pattern("table.row.lead", r"^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）][、.．]?|(?:\d{1,2}(?:[、．]|\.(?!\d))|[一二三四五六七八九十]{1,3}[、.．])|其[ ]*中[:：]?|[#＃•·\-—*＊①-⑳★☆△▲]|[ ])+", "其中：女性", "女性"),
)  # fmt: skip
_BY_ID = {p.id.removeprefix("table."): p.compile() for p in (*HEAD_WORDS, *COLUMN_WORDS, *ROW_WORDS)}
COMPARED, YEAR, LAST, THIS, NEXT, PART, MANY, TARGET, ACTUAL, CHANGE, FALL, RANK, RATE, TOTAL = (
    _BY_ID[p.id.removeprefix("table.")] for p in HEAD_WORDS
)
SERIAL, UNIT_COLUMN, REMARK, YEAR_COLUMN, BODY_COLUMN, MEASURE_COLUMN = (
    _BY_ID[p.id.removeprefix("table.")] for p in COLUMN_WORDS
)
BODY, TIME, ORDINAL, _ = (_BY_ID[p.id.removeprefix("table.")] for p in ROW_WORDS)
# Matched in the midst of a text, where no line begins for the expression.
LEAD = regex.compile(ROW_WORDS[-1].pattern.removeprefix("^"))

# Words that say how much is counted and not of what.
_GENERIC = regex.compile(
    r"数[量额值据目]?|[总金余限]?额|^总?量$|值|个数|调整|追加|上报|核定|申报|总[数计]|合计|小计|总计|累计|情况|指标|资金|投资|投入|经费|收支|年度|全年|本级|当期|期末|"
    r"[总完]成?|占|的|比|年|月|底|末|初|全[省市州县区镇乡村]|其中|[和与及、:：/\s]|进度|规模"
)
_COUNTED = regex.compile(
    r"(?P<u>人次|户次|场次|批次|车次|件次|台次|班次|人|户|件|个|次|场|批|亩|头|只|家|宗|起|处|辆|台|套|间|名|项|所|座|条|盏|株|篇|期|册|份)数?$"
)
_COUNTED_SHORT = regex.compile(r"(?:人次|户次|场次|批次|车次|件次|台次|班次|[人户件场批亩头家宗起处辆台套项村组]数)$")
_NO_SHARE = regex.compile(r"[率%‰占比（()）]*")
_LEAST = 2
_MONEY = regex.compile(r"资金|投资|投入|经费")
EXPECTED = regex.compile(r"预计|可望|预测")
_PEOPLE = regex.compile(r"人口|党员|劳动力|从业人员|职工|学生|群众|老人|干部|志愿者|网格员")
_BRACKET = regex.compile(r"[（(\[【][ ]?(?:单位[:：])?(?P<u>[^（()）\]】]{1,8})[ ]?[)）\]】]")
_TAIL = regex.compile(r"[/／、，,:： ](?P<u>[^（()）\s/]{1,5})$|(?P<u>[%‰])$")
_PLACE = regex.compile(r"[十百千]?[万亿]|万亿")

Unit = tuple[int, str]
"""Factor and unit: 万元 is (10000, 元)."""


@dataclass(frozen=True, slots=True)
class Facet:
    """What a head says besides what it counts.

    Attributes
    ----------
    year, relative
        The calendar year that it names, or how far from the table's own year (-1, 0, 1) it is.
    part, many
        Whether it limits the reading to part of a year, or adds up years.
    status, role
        What it makes of a reading, or None.
    falls
        Whether its figures are falls.
    unit
        Its unit, None if it has none.
    rate
        Whether its figures are shares.
    words
        What is left of it when all that is taken away.
    """

    year: int | None = None
    relative: int | None = None
    part: bool = False
    many: bool = False
    status: str | None = None
    role: str | None = None
    falls: bool = False
    unit: Unit | None = None
    rate: bool = False
    words: str = ""

    @property
    def generic(self) -> bool:
        """Whether it does not say what is counted."""
        if self.role is None and (self.rate or _COUNTED_SHORT.search(self.words)):
            return _NO_SHARE.fullmatch(self.words) is not None
        return len(_GENERIC.sub("", self.words)) < _LEAST

    @property
    def money(self) -> bool:
        """Whether it counts money and does not say for what: 到位资金, 总投资."""
        return self.role is None and _MONEY.search(self.words) is not None


def unit_of(words: str) -> Unit | None:
    """The unit that a word is, with its factor; None for a word that is no unit.

    Examples
    --------
    >>> unit_of("万元"), unit_of("千瓦"), unit_of("万人次"), unit_of("村名")
    ((10000, '元'), (1, '千瓦'), (10000, '人次'), None)
    """
    words = words.strip().removeprefix("单位").strip(":： ±+")
    if unit_code(words) is not None:
        return 1, words.removeprefix("个") if len(words) > 1 else words
    place = _PLACE.match(words)
    if place is not None and (rest := words[place.end() :]) and unit_code(rest) is not None:
        return multiplier(place[0]), rest
    head, slash, per = words.partition("/")
    whole = unit_of(head) if slash and per else None
    return (whole[0], f"{whole[1]}/{per}") if whole is not None else None


def written_unit(words: str) -> Unit | None:
    """The unit that a head names in brackets or behind a mark.

    Examples
    --------
    >>> written_unit("总产值（万元）"), written_unit("增长%"), written_unit("户数")
    ((10000, '元'), (1, '%'), None)
    """
    for m in reversed(list(_BRACKET.finditer(words))):
        unit = unit_of(m["u"])
        if unit is not None:
            return unit
    tail = _TAIL.search(words)
    return unit_of(tail["u"]) if tail is not None else None


def implied_unit(words: str) -> Unit | None:
    """The unit that a head implies: 户数 → 户, 参与人次 → 人次, 覆盖率 → %.

    Examples
    --------
    >>> implied_unit("户数"), implied_unit("完成率"), implied_unit("总人口"), implied_unit("总产值")
    ((1, '户'), (1, '%'), (1, '人'), None)
    """
    plain = _BRACKET.sub("", words).strip()
    if RANK.search(plain):
        return 1, "位"
    if RATE.search(plain):
        return 1, "%"
    m = _COUNTED.search(plain)
    if m is not None and (_COUNTED_SHORT.search(plain) or plain == m["u"]):
        return 1, m["u"]
    return (1, "人") if _PEOPLE.search(plain) and not regex.search(r"[补工]贴|收入|工资|费|比|率", plain) else None


def facet_of(words: str) -> Facet:
    """Read a head, folded.

    Examples
    --------
    >>> f = facet_of("2025年目标（万元）")
    >>> f.year, f.status, f.unit, f.generic
    (2025, 'target', (10000, '元'), True)
    >>> facet_of("比2023年±%").role, facet_of("比2023年±%").year
    ('change', None)
    """
    unit = written_unit(words)
    rest = COMPARED.sub(" ", words)
    compared = rest != words
    many = MANY.search(rest) is not None
    rest = MANY.sub(" ", rest)
    part = PART.search(rest) is not None
    year = YEAR.search(rest)
    relative = next((by for by, cue in ((-1, LAST), (1, NEXT), (0, THIS)) if cue.search(rest)), None)
    role = _role(rest, compared=compared)
    status = _status(rest, rate=RATE.search(rest) is not None)
    falls = FALL.search(rest) is not None
    rate = RATE.search(rest) is not None
    rest = _BRACKET.sub(" ", rest) if unit is not None else rest
    for cue in (PART, YEAR, LAST, NEXT, THIS, TARGET, ACTUAL, RANK):
        rest = cue.sub(" ", rest)
    if role == "change":
        rest = CHANGE.sub(" ", rest)
    return Facet(
        year=int(year["y"]) if year is not None else None,
        relative=relative,
        part=part,
        many=many,
        status=status,
        role=role,
        falls=falls,
        unit=unit,
        rate=rate,
        words=regex.sub(r"[ %±（）()]+", "", rest),
    )


def _role(words: str, *, compared: bool) -> str | None:
    if RANK.search(words):
        return "rank"
    return "change" if compared or CHANGE.search(words) else None


def _status(words: str, *, rate: bool) -> str | None:
    target, actual = (list(cue.finditer(words)) for cue in (TARGET, ACTUAL))
    if not target:
        return "actual" if actual else None
    if not actual:
        # 占计划% is reached, 目标值 is wanted.
        return "actual" if rate and "占" in words else "target"
    if rate or regex.search(r"执行|决算|实际|已|完成计划|(?:目标|任务|指标)[\p{Han}]{0,3}完成", words):
        return "actual"
    return "target" if target[0].start() < actual[0].start() else "actual"
