"""What is known about a quantity before it is judged: its clause, its list, its sentence, its section."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zongjie.schemas.units import UNITS, unit_code

from ...layout import Outline, Sentence
from ...patterns import Pattern
from ...quantity import Quantity
from ..metadata import Head
from ..statements import Judged
from ..statements.zones import Zone
from .stretches import Stretch
from .times import WHEN, TimeNames

CUES = (
    Pattern("metric.up", r"增长|增加|增(?=\d)|提高|提升|上升|上涨|扩大|增幅|增速|涨幅|净增|多增|加快|攀升|回升|跃升|增收", "增长5.8%", "达到5家"),
    Pattern("metric.down", r"下降|减少|降低|压减|下跌|缩短|减(?=\d)|降(?=\d)|回落|下滑|缩减|减幅|降幅|压降|压缩|削减|收窄|后退|缩小|减轻|少(?=\d|了\d)|低于|还差|减排", "下降6.8%", "减灾工作"),
    Pattern("metric.compare", r"同比|比上年|比去年|较上年|较去年|环比|[比较](?:[\p{Han}\d“”]{0,8})(?:年|期|初|底|末)|相比", "同比增长", "对比鲜明"),
    Pattern("metric.reach", r"达到|达(?=\d|约|近|超)|为(?=\d)|突破|稳定在|保持在|提升至|增至|增加到|提高到|扩大到|降至|降到|下降到|上升到|上升至|提高至|减至|缩短至|压减至", "覆盖率达到98%", "达标"),
    Pattern("metric.from", r"[由从](?:[\p{Han}\d年“”]{0,10})$", "服务企业从", "从严治党，新增3家"),
    Pattern("metric.stock", r"现有|共有|总数|总量|拥有|在册|户籍|常住|总人口|存量|余额|累计(?=建成|达|有|拥有)|覆盖率|占比|比重|占(?=\d|[\p{Han}]{0,8}的)|面积|辖区|辖|达到|建成区|总投资|率(?:达|为|保持|稳定)|在建|总规模", "现有党员132名", "新增3家"),
    Pattern("metric.flow", r"新增|新建|开展|举办|完成|发放|组织|处理|排查|整改|化解|接待|服务|培训|走访|慰问|投入|争取|引进|签约|实施|改造|发展|招募|受理|办结|巡查|清理|拆除|调解|检查|查处|救助", "新增3家", "现有3家"),
    Pattern("metric.multi_year", r"五年来|[三四五]年来|过去五年|以来累计|“?十[一二三四五]五”?(?:时期|期间|以来)|年均|累计|20\d\d年以来|[比较]20\d\d年|[比较]“?十", "五年来累计", "一年来"),
    Pattern("metric.part_year", r"上半年|前[一二三四五六七八九十\d]+个?(?:月|季度)|[1一]?[-—至到]\d{1,2}月|截至\d{1,2}月|第?[一二三四]季度|\d{1,2}月份|暑期|寒假|汛期", "上半年完成", "全年完成"),
    Pattern("metric.target", r"力争|确保|目标|争取|计划|预期|将(?!近)|拟|达到(?:.{0,8})以上|控制在|不低于|不少于|要(?=达|完成|实现|新)", "力争增长5%", "完成"),
    Pattern("metric.task", r"(?:年度|全年|目标|下达|市定|区定|县定|省定)(?:的)?(?:目标)?任务|任务(?:数|指标)?的|计划的|应", "完成年度任务的112%", "任务重"),
    Pattern("metric.threshold", r"(?:以上|以下|超|亿元|万元)(?:的)?(?:工业|企业|项目|单位|大户|规模|农户|楼宇|老人)", "亿元以上项目", "投资3亿元"),
    Pattern("metric.among", r"其中|包括|含|分别为|分别是", "其中女性3人", "中心"),
    Pattern("metric.rank", r"居|列|排名?|位次|名列|跃居|位居|排在|全[省市国县区]|第", "居全省第3", "全年完成"),
)  # fmt: skip
STATE_CUES = (
    Pattern("metric.rest", r"剩余|其余|余下|尚有|尚余|[还尚仍]有|仍存|还剩|剩下|只剩|缺口|缺配|还缺|缺(?=\d)|剩(?=\d)|结余|存量|积压|欠账|未(?=\d|完成)|空置|闲置|待(?=\d|办|拆)", "剩余2户", "新增2户"),
    Pattern("metric.standing", r"在编|在岗|在校|在职|在建|在用|在库|在管|在册|在籍|在训|现存|存栏|库存|注册|登记在|持证|专职|兼职|网格员|队伍|会员|成员|队员|护林员|志愿者达|参保|入驻|签约率|从业|拥有|设有|下设|内设|辖|配备|划分|设置|分为|分布|覆盖|入库|建有|建成区|常态|每千|每万|人均(?=公园|住房|绿地|耕地|占有)", "在册企业5家", "新增5家"),
    Pattern("metric.size", r"全长|总长|[桥长路]长|长(?=\d|约)|宽|占地|建筑面积|总面积|用地|容积|库容|能力|产能|装机|容量|总投资|总造价|概算|预算总|投资额?(?=\d{1,4}(?:\.\d+)?[万亿]元的)|规模|床位|学位|车位|面积|里程|密度|水位|高程|覆盖面", "全长37公里", "新建37公里"),
    Pattern("metric.standard", r"标准|每人每[月年天]|每[亩户人吨斤平车件餐个次班]|补助(?=每)|保底|定额|工资|待遇|收费|单价|售价|时限|用时|时间由|缩短|压缩|压减至|分值|比例", "月保障标准620元", "发放620元"),
    Pattern("metric.rate_flow", r"(?:办结|满意|合格|化解|完成|回收|到位|兑现|通过|升学|上线|及格|成功|发生|死亡|结案|破案|履约|响应|回复|回访|调解|执行|退单|整改|销号|立案|治愈|到会|出勤|参与|压减|压缩|下降|增长|超限|差错|错误|投诉|准点|转化|贡献|履行|出险|公开|兑付|好评|得分|就业|录取|中签|抽检|检出|支付|报销|收缴|征缴|损耗|漏损|优质|优良天数|失业|周转)率|满意度|率先|贡献率|得分|优良天数", "办结率98%", "覆盖率98%"),
    Pattern("metric.rate_state", r"(?:覆盖|出租|入住|持证|普及|参保|绿化|城镇化|签约|处理|治理|利用|建档|上岗|配备|达标|通车|硬化|机械化|化|空置|贫困|近视|负债|依存|流转|入格|专职化|网办|可办|在线|登记|普惠|满员|集中供养|供养|收住|养护|列养|优良路|接种|安装|出栏|成活|良种|保存|流失|就诊|合规|自营|联网|开通)率|占比|比重|比例|亏损面|保障面|覆盖面", "覆盖率98%", "办结率98%"),
    Pattern("metric.share_flow", r"占[\p{Han}、“”]{0,14}(?:支出|收入|产值|增加值|总值|销售额?|税收|出口|总额|总量|投资|任务|计划|产量|GDP|成交|业务|投诉|诉求|案件|办件)", "占财政支出的74%", "占总人口的74%"),
    Pattern("metric.share_state", r"占[\p{Han}、“”]{0,14}(?:人口|党员|户数?|耕地|面积|村|企业|人数|职工|编制|在岗|总数|群众|学校|学生|老人|比)", "占总人口的74%", "占财政支出的74%"),
    Pattern("metric.value_flow", r"总值|产值|增加值|收入|利润|利税|税收|销售额|零售额|总产|产量|单产|出口|进出口|客流|游客|人次|支出|投资额?(?!规模)|用电量|吞吐量|周转量|成交额?|营收|营业额|纳税|分红|案件|警情|发案|投诉|诉求", "生产总值达到31亿元", "面积达到31亩"),
    Pattern("metric.act", r"[开举承主创协筹]办|开展|组织|召开|完成|发放|印发|张贴|处理|处置|受理|排查|检查|巡查|整改|化解|调解|接待|服务(?!中心|站)|培训|走访|慰问|投入|争取|引进|招引|签约|落地|实施|改造|修建|修缮|维修|新建|新增|新开|新上|改建|扩建|建成|建起|发展党员|招聘|招录|招收|招募|吸纳|带动|解决|帮助|帮扶|资助|救助|援助|兑现|拨付|拆除|清理|清运|清淤|疏通|安装|更换|栽植|种植|补植|绿化|硬化|铺设|拓宽|办理|办结|审批|审核|核查|查处|立案|罚款|抽检|演练|宣传|宣讲|演出|放映|评选|评出|表彰|获|荣获|转移|疏散|抢|出动|动员|调配|选派|抽调|转化|推广|推送|采集|更新|录入|制定|出台|修订|征收|签订|搬迁|回迁|脱贫|退出|清退|取消|关停|注销|淘汰|盘活|流转土地|收回|追缴|挽回|募集|捐赠|捐款|销售|出栏|收购|加工|申请|授权|通过|成立|组建|设立|选举|选出|换届|入选|上报|报送|撰写|提出|收集|征集|答复|回复", "开展3次", "现有3家"),
)  # fmt: skip
"""What tells states from what is done in a year; cues of the model of periods alone."""
_CUES = tuple(
    (p.id.removeprefix("metric."), p.compile(), WHEN if p in STATE_CUES else "")
    for p in CUES + STATE_CUES
    if p.id != "metric.from"
)
# This one looks at what ends where the number begins.
_FROM = next(p for p in CUES if p.id == "metric.from").compile()
_NEAR, _BEHIND = 14, 10
_CLAUSE = regex.compile(r"[，。；：！？、,;:!?\n（(]")
_CLAUSE_STRONG = regex.compile(r"[，。；：！？,;:!?\n]")
_OPEN, _CLOSE = '“‘「『《"', '”’」』》"'
_YEAR = regex.compile(r"(?<!\d)((?:19|20)\d\d)(?=[ ]?年)")


@dataclass(slots=True)
class Place:
    """A quantity with the stretch of text around it.

    Attributes
    ----------
    sentence
        The sentence that it stands in.
    clause, strong
        Start of its clause (any mark) and of its strong clause (enumeration commas do not cut).
    stop
        End of its clause.
    previous
        Index of the quantity before it in the same sentence, or None.
    label
        Kind of its sentence.
    """

    sentence: Sentence
    clause: int
    strong: int
    stop: int
    previous: int | None
    label: str


def places(outline: Outline, quantities: list[Quantity], judged: Judged) -> list[Place | None]:
    """Locate every quantity; None for one that lies in no sentence."""
    out: list[Place | None] = []
    last: tuple[int, int] | None = None
    for i, q in enumerate(quantities):
        s = outline.sentence_at(q.start)
        if s is None:
            out.append(None)
            continue
        previous = last[0] if last is not None and last[1] == s.index else None
        last = (i, s.index)
        clause, strong = s.start, s.start
        for m in _CLAUSE.finditer(outline.folded, s.start, q.start):
            clause = m.end()
            if _CLAUSE_STRONG.match(m[0]):
                strong = m.end()
        m2 = _CLAUSE.search(outline.folded, q.end, s.end)
        out.append(Place(s, clause, strong, m2.start() if m2 else s.end, previous, judged.labels[s.index]))
    return out


def names(
    outline: Outline,
    quantities: list[Quantity],
    where: list[Place | None],
    zones: list[Zone],
    head: Head,
    judged: Judged,
    over: list[Stretch],
) -> list[list[str]]:
    """Named features of every quantity; `over` are the stretches of time that the sentences stand in."""
    folded = outline.folded
    times = TimeNames(outline, quantities, over, head)
    cued: dict[int, list[tuple[str, list[tuple[int, int]], str]]] = {}
    rows: list[list[str]] = []
    for i, q in enumerate(quantities):
        p = where[i]
        if p is None:
            rows.append(["bias"])
            continue
        s = p.sentence
        unit = unit_code(q.unit) or q.unit or "none"
        known = UNITS.get(unit)
        right = folded[q.end : min(s.end, q.end + 10)]
        label = p.label if p.label != "heading" else "heading_" + zones[s.index].top
        row = [
            "bias",
            f"unit={unit}",
            f"dimension={known.dimension if known else 'none'}",
            f"form={q.form}",
            f"form={q.form}/{unit}",
            f"qualifier={q.qualifier}",
            f"ordinal={q.ordinal}",
            f"label={label}",
            f"zone={zones[s.index].top}",
            f"local={zones[s.index].local}",
            f"digits={min(len(str(abs(int(q.value)))), 6)}",
            f"value={q.value if abs(q.value) <= 12 else 'large'}/{q.form}",
            f"range={q.value_max is not None}",
            f"signed={q.signed}",
            f"quoted={_quoted(folded, s, q)}",
            f"label={label}/{known.dimension if known else 'none'}",
        ]
        if s.index not in cued:
            cued[s.index] = _cues_of(folded, s)
        dim = known.dimension if known else "none"
        for name, spans_of, of in cued[s.index]:
            row += [of + beside for beside in _beside(name, spans_of, q, p, dim)]
        if _FROM.search(folded, max(p.strong, q.start - 14), q.start):
            row += ["near:from", f"near:from/{dim}"]
        row.append(f"right1={right[:1]}")
        row.append(f"left1={folded[q.start - 1 : q.start] if q.start > s.start else '^'}")
        row += times.names(i, p, dim)
        for year in _YEAR.findall(folded, p.strong, q.start):
            row.append(_relative(int(year), head, "clause"))
        for year in _YEAR.findall(folded, s.start, p.strong):
            row.append(_relative(int(year), head, "sentence"))
        if p.previous is not None:
            before = quantities[p.previous]
            between = folded[before.end : q.start]
            row += [f"prev_unit={unit_code(before.unit) or before.unit}", f"gap={min(len(between), 12) // 3}"]
            if len(between) <= 6:
                row.append(f"between={between}")
            if before.unit == q.unit:
                row.append("same_unit")
        if head.dates.half:
            row.append("half_report")
        row.append(f"doc_label={judged.labels[s.index]}/{head.dates.half}")
        rows.append(row)
    return rows


def _cues_of(folded: str, s: Sentence) -> list[tuple[str, list[tuple[int, int]], str]]:
    """Every cue of a sentence with the places where it stands, and what its features begin with."""
    out = []
    for name, cue, of in _CUES:
        found = [m.span() for m in cue.finditer(folded, s.start, s.end)]
        if found:
            out.append((name, found, of))
    return out


def _beside(name: str, found: list[tuple[int, int]], q: Quantity, p: Place, dimension: str) -> list[str]:
    """Where a cue stands as seen from a quantity: near, in its clause, before it, or right behind."""
    row = []
    before = [start for start, end in found if end <= q.start]
    if before:
        last = before[-1]
        if last >= q.start - _NEAR and last >= p.strong:
            row += [f"near:{name}", f"near:{name}/{dimension}"]
        elif last >= p.strong:
            row.append(f"left:{name}")
        else:
            row.append(f"before:{name}")
    if any(q.end <= start and end <= q.end + _BEHIND for start, end in found):
        row.append(f"right:{name}")
    return row


def _relative(year: int, head: Head, where: str) -> str:
    own = head.dates.report_year
    if own is None:
        return f"{where}_year=some"
    return f"{where}_year={'later' if year > own else 'own' if year == own else 'earlier'}"


def _quoted(folded: str, s: Sentence, q: Quantity) -> str:
    depth = 0
    for c in folded[s.start : q.start]:
        if c in _OPEN and c != '"':
            depth += 1
        elif c in _CLOSE and c != '"':
            depth = max(0, depth - 1)
    if not depth:
        return "no"
    closes = next((k for k, c in enumerate(folded[q.end : s.end]) if c in _CLOSE), 99)
    return "tight" if closes <= 2 else "loose"
