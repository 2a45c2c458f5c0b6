"""Spans of its own sentence that may say what a quantity measures, each with the recipe that proposed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import regex

from ...layout import Outline
from ...patterns import Pattern
from ...quantity import Quantity
from .context import Place

SPAN_PATTERNS = (
    Pattern("indicator.tail", r"(?r)(?:[ ]|分别|依次|同比|环比|(?:同|可比)口径|[比较](?:[“\d]?[\p{Han}\d”]{1,6}?(?:年|期|初|末|底))(?:同期)?|[由从到](?:(?:19|20)?\d\d年|上年|去年|年初|原来|最初|开始)?的?|(?:19|20)\d\d年|达到了?|达|为|约为|(?<!公|不)共(?:计)?|总共|一共|总计|合计|累计|已|了|有|是|仅|只|还|却|就|约|近|超过|超|逾|突破|(?<=\p{Han}{2})的|(?<=[增降升减])[至到]|(?:增加|提高|提升|扩大|上升|下降|减少|压缩|压减|缩短|缩小|降低|跃升)[到至]|跌到|(?:稳定|保持|控制|维持)在|预计|预计达|力争|确保|争取|可达|不低于|不少于|(?<!城)增长|增加|提高|提升|上升|上涨|下降|减少|降低|缩短|回落|压减|净增|增|(?<!冲)降|减|多|高于|低于|高出|占|由|从|到|至|各|又|(?<![平年户人村亩月日])均|(?<!成)都|(?<!参)也|再|至少|最高|大约|实际|(?<=[\p{Han}”]{3})年均|[:：—\-（(“])+$", "服务企业由2023年的", "劳动力"),
    Pattern("indicator.lead", r"^(?:[ ]|[一二三四五六七八九十]{1,2}(?:是|要)|其中|全年|今年|本年度|年内|目前|截至目前|一年来|五年来|上半年|去年|(?:19|20)\d\d年|(?:截至|到)?\d{1,2}月(?:底|末)?(?:前)?|年初|年末|共计|共(?!享|建|治|同|青)|累计|已|并(?!网|购|联)|同时|还(?!款|贷|迁)|另外|另有|此外|以及|和(?!谐|平)|及(?!时)|与|又|再(?!就业|生|贷款|担保)|先后|预计|力争|确保|通过|使(?!用)|让|将|实现|剩余的?|剩下的?|[,，、；;：:。）)”▲●·])+", "其中全市税收", "共享单车"),
    Pattern("indicator.cut", r"[的、“对将把在由为给向被让与和及使]|以及|(?:其中|全[市县区镇乡省村]|我[市县区省]|(?:来|前后|先后|累计|共(?!享|建|治|同|青)|上半年|全年|年底|下一步|[底前后])(?=\p{Han}{2}))", "推动整合后的园区", "劳动力"),
    Pattern("indicator.name", r"(?:村|镇|乡|县|市|区|组|社|街道|公司|大厦|派出所|中学|小学|学校|医院|中心|园|厂|院|站|所|局|桥|项目|工程|企业|团队|运动员|学生|农户|户|合作社|基地|会|行动|条例|产业|”)(?=\p{Han}{2})", "榆塔大厦入驻率", "劳动力"),
    Pattern("indicator.verb", r"新增|新建|新修|新开|完成|建成|开展|举办|组织|培育|引进|发展|创建|建设|打造|改造|实施|发放|处理|排查|整改|化解|争取|获得|夺得|获批|获(?!得|批)|培养|选派|设立|成立|投放|安装|加装|清理|拆除|整治|推动|推进|协调|解决|谋划|签约|招聘|帮助|指导|服务|覆盖|惠及|吸引|带动|认定|招引|落实|兑现|修建|修复|整理|盘活|承办|评选|制定|出台|拥有|减免|流转|募集|达成|实现|受理|接待|查处|检查|调解|审议通过|发布|提供|投入|安排|下达|选调|入驻|接单|收件|扩班|分红|增收|硬化|销售|日产|剩余|反映|处置|办理|办结|收缴|采购|储备|储存|培训|慰问|走访|救助|资助|支持|扶持", "帮助企业减免税费", "劳动力"),
    Pattern("indicator.subject", r"也|同样|没有|稳步|全面|持续|年年|最|已|正在|正(?=[式在])|全部|均|(?<!首|古)都|逐步|不断|明显|大幅|继续|达(?!标|产)|突破|连续|连(?=[跨提])|跨(?!境|区)|跃上|跃居|再(?!就业|生)|缺少|缺乏|短缺|不足|反弹|照常|按(?!揭|摩)|的政策|方面|这一块|突出|(?<!供|响|适|效)应(?!急|用|届|收|对)|只(?!读)|是(?!非)|多发|乏力|上涨|涨(?!幅)|下降|回落|增长|增速|(?:怎么|如何)|比(?!例|重|赛|率|武)|由(?!于)|成效|稳(?!定|岗)|实现|得到|取得|完成(?!率|投)|以(?!工|奖|上|下|内)|让|把|一(?=\p{Han}一)|为(?!民|农)|[“：:，,]", "担保贷款应贷尽贷", "劳动力"),
)  # fmt: skip
_BY_ID = {p.id.removeprefix("indicator."): p.compile() for p in SPAN_PATTERNS}
# Words between the indicator and the number, and before the indicator, that are no part of it.
_TAIL, _LEAD = _BY_ID["tail"], regex.compile(_BY_ID["lead"].pattern.removeprefix("^"))
# Where the words before a number may be cut: after particles, after names, before and after verbs, before predicates.
_CUT, _NAME, _VERB, _SUBJECT = _BY_ID["cut"], _BY_ID["name"], _BY_ID["verb"], _BY_ID["subject"]
_RIGHT_STOP = regex.compile(r"[，。；：！？、,;:!?\n（(）)]|\d")
_RIGHT_LONG = regex.compile(r"[，。；：！？,;:!?\n（(）)]")
_RIGHT_VERB = regex.compile(
    r"(?:的|获得?|被|在|已|完成|实现|建成|投产|投入|开工|竣工|到(?!期)|进(?!出|口|项)|达|纳入|通过|入选|参加|享受|评为|评|得到|全部|均|都|分别|顺利|成功|正在|正式|和|与|及|以上|以来|为(?!民)|落户|签约|列入|列|居|有(?!限|机|效)|增长|建设|启动|脱贫|摘帽|受益)"
)
_SPLIT = regex.compile(r"、|和(?!谐)|与|及|以及")
_BOUND = regex.compile(r"[，。；：！？,;:!?\n]")
_DIGIT = regex.compile(r"\d")
_VERB_ONLY = regex.compile(
    r"^(?:新增|新建|完成|建成|开展|举办|组织|培育|引进|发展|创建|建设|打造|改造|实施|发放|处理|排查|整改|化解|争取|获得?|新|建|获批|培养|选派|设立|成立|投放|安装|清理|拆除|整治|推动|推进|协调|解决|谋划|签约|招聘|帮助|指导|"
    r"服务|覆盖|惠及|吸引|带动|确定|认定|涌现|净增|招引|落实|兑现|修建|修复|整理|盘活|承办|评选|制定|出台|拥有|现有|设有|全市|全县|全区|全镇|全省|全乡|全村|共有|我市|我县|辖区|其中|为|对|将|在|有|达|占|把|向|使|给|由|从|和|与|及|的|了|等|个|各|每|又|还|再|均|已|共|另|新能|力争|"
    r"全年|今年|去年|目前|截至|年底|年初|年末|上半年|下半年|[一二三四]季度|\d+月|底|前|后|以来|前后|总共|一共|计划|预计|实际|能够|应收|实收|在建|投用|受理|涉及|规模|总量|总数|面积|金额|合计|平均|人均|户均|村均|比|上年|全国|全省|位|居|列|名|排|第|比上年多|多|少|差|高|低|剩|剩余|剩下|余下|到|年|月|下一步|办|来|跑|送|卖|只|就|都|也|最|大|小|来回|三年|五年|\d{4}年|[ ]|调|减)+$"
)
_CUTS = 3
_WIDEST, _CLAUSE_WIDEST = 24, 14
_LONG = 40


class Candidate(NamedTuple):
    """A proposed indicator.

    Attributes
    ----------
    recipe
        What proposed it: `left`, `left_wide`, `left_tail`, `right`, `previous`, `paired`, `listed`, `head`, …
    kin
        `same` or `other`: the unit of the reading that it is taken from, beside that of the quantity.
    """

    start: int
    end: int
    recipe: str
    kin: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """The indicator of an earlier reading, with that reading's unit and sentence."""

    start: int
    end: int
    unit: str | None
    sentence: int


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a quantity.

    Attributes
    ----------
    previous, following
        Its neighbours in the sentence.
    order, size, run_start
        Its position in a run of quantities with only connectives between them, their count, and where they begin.
    settled
        Indicators of the earlier readings of the sentence that stand before the run, in order.
    last
        The indicator of the reading before it in the sentence.
    """

    previous: Quantity | None
    following: Quantity | None
    order: int
    size: int
    run_start: int
    settled: Sequence[Settled]
    last: Settled | None


class Pool:
    """Candidates in the order of their proposal, each span once."""

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.found: list[Candidate] = []
        self._seen: set[tuple[int, int]] = set()

    def add(self, start: int, end: int, recipe: str, kin: str = "") -> None:
        """Propose a span without the words that lead to a number."""
        if end - start > 1:
            self.take(*trim(self.folded, start, end), recipe, kin)

    def take(self, start: int, end: int, recipe: str, kin: str = "") -> None:
        """Propose a span as it is."""
        if end - start > 1 and (start, end) not in self._seen:
            self._seen.add((start, end))
            self.found.append(Candidate(start, end, recipe, kin))

    def subject(self, start: int, end: int, recipe: str) -> None:
        """Propose what stands before the first predicate of a clause."""
        m = _SUBJECT.search(self.folded, start + 2, end)
        if m is not None:
            self.add(start, m.start(), recipe)

    def object(self, start: int, end: int, recipe: str) -> None:
        """Propose what stands from the last verb of a clause on, and behind it."""
        verbs = list(_VERB.finditer(self.folded, start, end))
        if verbs:
            self.add(verbs[-1].start(), end, recipe)
            self.add(verbs[-1].end(), end, recipe + "_only")


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave the words out that lead to a number, on both sides of a span."""
    m = _TAIL.search(text, start, end)
    if m is not None:
        end = m.start()
    lead = _LEAD.match(text, start, end)
    if lead is not None:
        start = lead.end()
    while start < end and text[start] in " \t\n*”’）)":
        start += 1
    while end > start and text[end - 1] in " \t\n*“‘（(":
        end -= 1
    return start, end


def is_verb_only(text: str) -> bool:
    """Whether words before a number say only when or that something was done, not to what."""
    return _VERB_ONLY.match(text) is not None


def candidates(outline: Outline, q: Quantity, place: Place, around: Around) -> Pool:
    """Propose indicator spans out of a quantity's own sentence."""
    folded, s = outline.folded, place.sentence
    start = s.mark.end if s.mark is not None else s.start
    previous = around.previous
    floor = max(start, previous.end if previous is not None else start)
    pool = Pool(folded)
    wide = max(place.strong, floor)
    pool.add(max(place.clause, floor), q.start, "left")
    pool.add(wide, q.start, "left_wide")
    if place.clause < floor or place.strong < floor:
        pool.add(max(place.strong, start), floor if previous is None else previous.start, "left_of_previous")
    _cuts(pool, wide, q.start)
    if previous is not None and previous.start >= place.strong:
        # A threshold is part of what is counted: 养牛50头以上的大户41户.
        pool.add(previous.start, q.start, "through")
        pool.add(max(place.strong, start), q.start, "through_wide")
    _listed(pool, around, start)
    _right(pool, q, around.following, s.end)
    _earlier(pool, q, around)
    _before(pool, start, place.strong - 1)
    return pool


def _cuts(pool: Pool, start: int, end: int) -> None:
    """Ends of the words before a number: behind particles and names, before and behind verbs."""
    a, b = trim(pool.folded, start, end)
    pool.subject(a, b, "left_subject")
    for pattern, recipe in ((_CUT, "left_tail"), (_NAME, "left_named")):
        ends = [m.end() for m in pattern.finditer(pool.folded, a, b)]
        for cut in ends[-_CUTS:]:
            pool.add(cut, b, recipe)
    for m in list(_VERB.finditer(pool.folded, a, b))[-_CUTS:]:
        pool.add(m.start(), b, "left_verb")
        pool.add(m.end(), b, "left_object")


def _right(pool: Pool, q: Quantity, following: Quantity | None, stop: int) -> None:
    folded, start = pool.folded, q.end
    if following is not None and following.start - q.end <= 1 and folded[q.end : following.start] in ("", "、"):
        # 187户341名贫困人口: the noun stands behind the second number.
        start = following.end
    m = _RIGHT_STOP.search(folded, start, stop)
    right = m.start() if m else stop
    if right <= start or folded[start:right].isspace():
        return
    pool.add(start, min(right, start + _WIDEST), "right_full")
    if m is not None and m[0].isdigit():
        long = _RIGHT_LONG.search(folded, start, min(stop, start + _WIDEST))
        pool.add(start, long.start() if long else min(stop, start + _WIDEST), "right_long")
    verb = _RIGHT_VERB.search(folded, start + 1, right) if right - start > 1 else None
    if verb is not None:
        pool.add(start, verb.start(), "right")
        if folded[verb.start()] == "的":
            pool.add(verb.end(), right, "right_after_de")
        else:
            pool.add(verb.start(), min(right, verb.start() + _CLAUSE_WIDEST), "right_verb")


def _earlier(pool: Pool, q: Quantity, around: Around) -> None:
    """Indicators of the readings before: of the one in the same position, of the last, of the first."""
    count = len(around.settled)
    if around.size > 1 and count >= around.size:
        one = around.settled[count - around.size + around.order]
        pool.take(one.start, one.end, "paired", _kin(one, q))
    if around.last is not None:
        pool.take(around.last.start, around.last.end, "previous", _kin(around.last, q))
    for one in reversed(around.settled[-_CUTS:]):
        pool.take(one.start, one.end, "earlier", _kin(one, q))
    if count:
        pool.take(around.settled[0].start, around.settled[0].end, "opening", _kin(around.settled[0], q))


def _kin(settled: Settled, q: Quantity) -> str:
    return "same" if settled.unit == q.unit else "other"


def _before(pool: Pool, start: int, before: int) -> None:
    """The clause before that of the number, and the one that opens the sentence."""
    if before <= start:
        return
    cut = start
    for found in _BOUND.finditer(pool.folded, start, before):
        cut = found.end()
    for a, recipe in ((cut, "clause_before"), (start, "opener")):
        if a == cut and recipe == "opener":
            break
        bound = _BOUND.search(pool.folded, a, before)
        b = bound.start() if bound else before
        digit = _DIGIT.search(pool.folded, a, b)
        b = digit.start() if digit else b
        pool.add(a, b, recipe)
        pool.subject(*trim(pool.folded, a, b), recipe + "_subject")
        pool.object(a, b, recipe + "_object")


def _listed(pool: Pool, around: Around, start: int) -> None:
    """A、B和C分别增长8%、6%和5.5%: the n-th number belongs to the n-th noun."""
    if around.size < 2:
        return
    folded = pool.folded
    floor, end = start, around.run_start
    for m in _BOUND.finditer(folded, start, end):
        floor = m.end()
    a, b = trim(folded, floor, end)
    if b - a < 3:
        # The list of nouns ended with a comma: …，分别增长
        end, floor = floor - 1, start
        for m in _BOUND.finditer(folded, start, max(start, end)):
            floor = m.end()
        a, b = trim(folded, floor, end)
    pieces: list[tuple[int, int]] = []
    at = a
    for m in _SPLIT.finditer(folded, a, b):
        if m.start() > at:
            pieces.append((at, m.start()))
        at = m.end()
    if at < b:
        pieces.append((at, b))
    if not 1 < len(pieces) <= 2 * around.size or around.order >= len(pieces):
        return
    pool.add(*pieces[around.order], "listed")
    pool.add(pieces[around.order][0], b, "listed_on")
    pool.add(a, b, "listed_all")
