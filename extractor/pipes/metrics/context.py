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
from ..statements.features import Zone

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
_CUES = tuple((p.id.removeprefix("metric."), p.compile()) for p in CUES if p.id != "metric.from")
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
) -> list[list[str]]:
    """Named features of every quantity."""
    folded = outline.folded
    spans = spanned(outline, zones)
    cued: dict[int, list[tuple[str, list[tuple[int, int]]]]] = {}
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
        for name, spans_of in cued[s.index]:
            row += _beside(name, spans_of, q, p, dim)
        if _FROM.search(folded, max(p.strong, q.start - 14), q.start):
            row += ["near:from", f"near:from/{dim}"]
        row.append(f"right1={right[:1]}")
        row.append(f"left1={folded[q.start - 1 : q.start] if q.start > s.start else '^'}")
        if spans[s.index]:
            row += ["spanned", f"spanned/{known.dimension if known else 'none'}"]
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


def _cues_of(folded: str, s: Sentence) -> list[tuple[str, list[tuple[int, int]]]]:
    """Every cue of a sentence with the places where it stands."""
    out = []
    for name, cue in _CUES:
        found = [m.span() for m in cue.finditer(folded, s.start, s.end)]
        if found:
            out.append((name, found))
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


def spanned(outline: Outline, zones: list[Zone]) -> list[bool]:
    """For each sentence whether the stretch it stands in reviews several years (五年来 … until 一年来 or the plan)."""
    on = False
    out: list[bool] = []
    for s in outline.sentences:
        body = outline.folded[s.start : min(s.end, s.start + 24)]
        if _SPAN_OFF.search(body) or zones[s.index].top in ("plan", "problems"):
            on = False
        elif (found := _SPAN_ON.search(body)) and (s.opens_line or found.start() <= 3):
            on = True
        out.append(on)
    return out


_SPAN_ON = regex.compile(r"五年来|过去(?:的)?五年|五年间|[三四]年来|“?十[一二三四]五”?(?:时期|期间|以来)|本届政府|届期")
_SPAN_OFF = regex.compile(
    r"一年来|今年以来|过去的?(?:一年|20\d\d)|^(?:[一二三四五六七八九十]、|\*+)*20\d\d年(?![来间以])|全年|去年|上半年|^刚刚过去"
)


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
