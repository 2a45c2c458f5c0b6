"""Whose number it is, when not the reporting body's: a named place, firm or site that the text connects with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import regex

from ...layout import Outline, Sentence
from ...patterns import Pattern
from ...quantity import Quantity
from .context import Place
from .proper_names import Tagged

# The last word of a name; the name itself is what stands before it up to a mark or a leading word.
SCOPES = (
    Pattern("scope.place", r"(?:自然村|行政村|村民小组|社区|村|街道|镇|乡|县|片区|组)(?!委|级|民|集体|庄|两委|企|务|容|干部|规|史|域|道|妇|里|织|建|合|成)", "白塔村新增大棚", "村委会"),
    Pattern("scope.site", r"(?:产业园|工业园|科技园|物流园|示范园|软件园|文创园|智造园|创业园|园区|开发区|港区|新区|综保区|自贸试验区[\p{Han}]{0,4}片区|自贸试验区|新城|新居|小区|厂区|地块|大厦|广场|公园|医院|中学|小学|一中|二中|三中|幼儿园|水库|水厂|电厂|油田|机场|码头|市场|基地|农场|林场|养老院|敬老院|服务中心|康复中心|工业谷|研究院|研究所|派出所|宿舍|小流域|扩建工程|公路|大桥|统筹项目)", "二期厂区出租率", "全区出租率"),
    Pattern("scope.firm", r"(?:公司|集团|合作社|企业联盟|联盟|酒业|水泥|化工|电网|电站|协会|银行|股份)", "某某公司实现产值", "公允价值"),
    Pattern("scope.wide", r"全[省国]", "全省第一批5个", "全市"),
)  # fmt: skip
_SCOPES = tuple((p.id.removeprefix("scope."), p.compile()) for p in SCOPES)
_REACH = 12
_LEAD = regex.compile(
    r"(?:[在对由向为从到于和与及、的了将以如含现]|其中|全年|今年|目前|当前|上半年|一是|二是|三是|四是|我们与|我们|完成|建成|新建|推进|推动|实施|支持|引导|依托|协助|帮助|组织|打造|获批|获评|启动|位于|入驻|"
    r"整治|改造|涉及|投入|投资|争取|解决|引进|引入|切实|全力|发动|争创|加快|建设|重点|着力|做好|加强|强化|开展|落实|动员|共完成|共|当年|当前|每个|剩余|随着|围绕|聚焦|发展|谋划|扶持|振兴|吸引|鼓励|督促)+"
)
_GENERIC = regex.compile(
    r"^(?:本|我|全|各|该|其他|其它|公有|产权|城中|大企业|大|老工业|国有企业|企业|现代|开放|高新技术|央企|子公司|三级|中小|民营|外资|上级|下级|居民|辖区内|省定|市定|区直|部门|校企共建|共建|核心|几个|一个|两个|每个|多个|所有|美丽|和美|示范|重点|省级|国家级|市级|县级|行政|自然|农|城|乡|新|老旧|贫困|脱贫|部分|辖区|高新|经济|工业|特色|物流|产业|农产品|党群|便民|社会|综合|标准|种植|养殖|生产|专业|农民|股份|龙头|上市|国有|规上)+(?:村|社区|街道|镇|乡|县|小区|园区|公司|集团|产业园|工业园|合作社|基地|服务中心|市场|公园|医院|中学|小学|幼儿园|开发区|协会|片区|组|水库|农场|广场)?$"
)

# Marks that names carry inside them.
_INSIDE = "“”·—"
CARRIED = 4
"""How many sentences a scope may be carried on."""
_NAMES_BEFORE = 4
_AFTER = 24
_WHOLE = ("全市", "全县", "全镇", "全区", "全社区", "全街道", "全村", "全乡", "社区共", "辖区")


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name of a sentence that a number may belong to.

    Attributes
    ----------
    kind
        Which pattern found it, or `tagged` where only the model did.
    sure
        How sure the model is, in tenths.
    """

    start: int
    end: int
    kind: str
    sure: int


@dataclass(frozen=True, slots=True)
class Inherited:
    """A name from before the sentence.

    Attributes
    ----------
    how
        `carried`: the nearest metric before has it as its scope; `opener`: the sentence or heading before names it.
    ago
        How many sentences ago.
    """

    start: int
    end: int
    how: str
    ago: int


@dataclass(frozen=True, slots=True)
class ScopeCandidate:
    """A name that a number may belong to, with named features for the model."""

    start: int
    end: int
    features: tuple[str, ...]


def scope_names(outline: Outline, s: Sentence, own: str | None, tagged: Sequence[Tagged]) -> list[Name]:
    """The proper names of a sentence that a number may belong to, in text order.

    Parameters
    ----------
    own
        The reporting body's place, which is no scope.
    tagged
        What the model found in the sentence.
    """
    folded = outline.folded
    sure = {(a, b): round(10 * p) for a, b, p in tagged}
    found: dict[tuple[int, int], str] = {}
    for kind, pattern in _SCOPES:
        for m in pattern.finditer(folded, s.start, s.end):
            a, b = m.span()
            if kind != "wide":
                floor = max(s.start, a - _REACH)
                while a > floor and (folded[a - 1].isalnum() or folded[a - 1] in _INSIDE):
                    a -= 1
            lead = _LEAD.match(folded, a, b)
            if lead is not None:
                a = lead.end()
            name = folded[a:b]
            # Where the model sees the same name in other bounds, it knows them better.
            if b - a < 2 or (kind != "wide" and (_GENERIC.match(name) or any(c < b and a < d for c, d in sure))):
                continue
            found.setdefault((a, b), kind)
    for a, b in sure:
        kind = next((kind for kind, p in _SCOPES if p.search(folded, max(a, b - 8), b)), "tagged")
        found.setdefault((a, b), kind)
    return [
        Name(a, b, kind, sure.get((a, b), 0))
        for (a, b), kind in sorted(found.items())
        if own is None or own not in folded[a:b]
    ]


def scope_candidates(
    outline: Outline,
    q: Quantity,
    place: Place,
    named: Sequence[Name],
    previous: Quantity | None,
    inherited: Sequence[Inherited],
) -> list[ScopeCandidate]:
    """The proper names around the number in its sentence, and those that it may inherit.

    Parameters
    ----------
    named
        What `scope_names` found in the sentence.
    """
    folded = outline.folded
    before = [name for name in named if name.end <= q.start][-_NAMES_BEFORE:]
    out = [
        ScopeCandidate(n.start, n.end, _features(outline, q, place, previous, n, last=k == len(before) - 1))
        for k, n in enumerate(before)
    ]
    after = next((n for n in named if q.end <= n.start <= q.end + _AFTER), None)
    if after is not None:
        out.append(ScopeCandidate(after.start, after.end, _features_after(folded, q, place, after, bool(before))))
    for name in inherited:
        if any(folded[n.start : n.end] == folded[name.start : name.end] for n in before):
            continue
        out.append(ScopeCandidate(name.start, name.end, _features_inherited(folded, q, place, name, before)))
    return out


def _features_inherited(
    folded: str, q: Quantity, place: Place, name: Inherited, before: Sequence[Name]
) -> tuple[str, ...]:
    s = place.sentence
    how, ago = name.how, min(name.ago, CARRIED)
    return (
        "bias",
        how,
        f"{how}={ago}",
        f"{how}={ago}/line={s.place == 0}",
        f"{how}/named={bool(before)}",
        f"{how}/named={max((n.sure for n in before), default=-1) // 3}",
        f"{how}/opens={s.mark is not None}",
        f"{how}={ago}/label={place.label}",
        f"{how}/clause={place.clause == s.start}",
        f"{how}/whole={any(w in folded[s.start : q.start] for w in _WHOLE)}",
        f"{how}/suffix={folded[name.end - 1 : name.end]}",
        f"{how}/again={min(folded.count(folded[name.start : name.end]), 4)}",
        f"{how}/unit={q.unit}",
    )


def _features_after(folded: str, q: Quantity, place: Place, name: Name, before: bool) -> tuple[str, ...]:
    gap = folded[q.end : name.start]
    return (
        "bias",
        "after",
        f"after/kind={name.kind}",
        f"after/sure={name.sure // 2}",
        f"after/gap={min(len(gap), 12) // 2}",
        f"after/de={gap.endswith('的')}",
        f"after/de={gap == '的'}/{name.kind}",
        f"after/comma={'，' in gap or '、' in gap}",
        f"after/number={any(c.isdigit() for c in gap)}",
        f"after/unit={q.unit}",
        f"after/before={before}",
        f"after/suffix={folded[name.end - 2 : name.end]}",
        f"after/label={place.label}",
    )


def _features(
    outline: Outline, q: Quantity, place: Place, previous: Quantity | None, name: Name, *, last: bool
) -> tuple[str, ...]:
    folded, s = outline.folded, place.sentence
    a, b, kind, sure = name.start, name.end, name.kind, name.sure // 2
    gap = folded[b : q.start]
    clause = "same" if a >= place.clause else "strong" if a >= place.strong else "earlier"
    again = min(folded.count(folded[a:b]), 3)
    return (
        "bias",
        f"last={last}",
        f"kind={kind}",
        f"sure={sure}",
        f"sure={sure}/{kind}",
        f"sure={sure}/{clause}",
        f"sure={sure}/last={last}",
        f"suffix={folded[b - 2 : b]}",
        f"suffix={folded[b - 1 : b]}",
        f"clause={clause}",
        f"clause={clause}/{kind}",
        f"clause={clause}/last={last}",
        f"gap={min(len(gap), 40) // 4}",
        f"numbers={min(len(regex.findall('[0-9.]+', gap)), 3)}",
        f"opens={a <= s.start + 6}",
        f"opens={a == place.strong}/{clause}",
        f"among={folded[max(s.start, a - 2) : a] == '其中'}",
        f"before={folded[max(s.start, a - 1) : a]}",
        f"before={folded[max(s.start, a - 2) : a]}",
        f"after={folded[b : b + 1]}",
        f"after={folded[b : b + 2]}",
        f"de={'的' in gap[:2]}",
        f"adjacent={b == q.start}/{kind}",
        f"list={any(c in gap for c in '、和及')}/{'等' in gap}",
        f"unit={q.unit}",
        f"size={min(b - a, 10)}",
        f"previous={previous is not None}",
        f"label={place.label}",
        f"again={again}",
        f"again={again}/{kind}",
    )
