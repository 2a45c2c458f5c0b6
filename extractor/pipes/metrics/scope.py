"""Whose number it is, when not the reporting body's: a named place, firm or site before the number."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from ...layout import Outline
from ...patterns import Pattern
from ...quantity import Quantity
from .context import Place

SCOPES = (
    Pattern("scope.place", r"[\p{Han}—]{2,8}?(?:自然村|行政村|村民小组|社区|村|街道|镇|乡|县|片区|组)(?=[\p{P}\p{Han}\d ]|$)(?!委|级|民|集体|庄|两委|企|务|容|干部|规|史|域|道|妇|里)", "白塔村新增大棚", "乡村振兴"),
    Pattern("scope.site", r"[\p{Han}A-Za-z\d“”·]{2,14}?(?:产业园|工业园|科技园|物流园|示范园|园区|开发区|新区|综保区|自贸试验区[\p{Han}]{0,4}|新城|小区|厂区|地块|大厦|广场|公园|医院|中学|小学|幼儿园|水库|机场|码头|市场|基地|农场|林场|养老院|敬老院|服务中心)", "二期厂区出租率", "园区建设"),
    Pattern("scope.firm", r"[\p{Han}A-Za-z\d]{2,14}?(?:公司|集团|合作社|企业联盟|联盟|酒业|电网|电站|协会)", "某某公司实现产值", "公司经营"),
    Pattern("scope.wide", r"全[省国]", "全省第一批5个", "全市"),
)  # fmt: skip
_SCOPES = tuple((p.id.removeprefix("scope."), p.compile()) for p in SCOPES)
_LEAD = regex.compile(
    r"^(?:[在对由向为从到于和与及、]|其中|全年|今年|完成|建成|新建|推进|推动|实施|支持|引导|依托|协助|帮助|组织|打造|获批|获评|启动|的|了|将|以|位于|目前|上半年|一是|二是|三是|四是|整治|改造|涉及|投入|投资|争取)+"
)
_GENERIC = regex.compile(
    r"^(?:本|我|全|各|该|几个|一个|两个|每个|多个|所有|美丽|和美|示范|重点|省级|国家级|市级|县级|行政|自然|农|城|乡|新|老旧|贫困|脱贫|部分|辖区|高新|经济|工业|特色|物流|产业|农产品|党群|便民|社会|综合|标准|种植|养殖|生产|专业|农民|股份|龙头|上市|国有|规上)+(?:村|社区|街道|镇|乡|县|小区|园区|公司|集团|产业园|工业园|合作社|基地|服务中心|市场|公园|医院|中学|小学|幼儿园|开发区|协会|片区|组|水库|农场|广场)?$"
)


@dataclass(frozen=True, slots=True)
class ScopeCandidate:
    """A name that a number may belong to, with named features for the model."""

    start: int
    end: int
    features: tuple[str, ...]


def scope_candidate(
    outline: Outline, q: Quantity, place: Place, own: str | None, previous: Quantity | None
) -> ScopeCandidate | None:
    """The nearest proper name before the number in its sentence, or None.

    Parameters
    ----------
    own
        The reporting body's place, which is no scope.
    """
    folded, s = outline.folded, place.sentence
    best: tuple[int, int, str] | None = None
    for kind, pattern in _SCOPES:
        for m in pattern.finditer(folded, s.start, q.start):
            a, b = m.span()
            # Cut at the last boundary inside and drop words that lead to the name.
            cut = regex.search(r"[，。；：、,;: ](?=[^，。；：、,;: ]*$)", folded[a:b])
            if cut is not None:
                a += cut.end()
            lead = _LEAD.match(folded, a, b)
            if lead is not None:
                a = lead.end()
            name = folded[a:b]
            if b - a < 2 or (own is not None and own in name) or (kind != "wide" and _GENERIC.match(name)):
                continue
            if best is None or b >= best[1]:
                best = (a, b, kind)
    if best is None:
        return None
    a, b, kind = best
    gap = folded[b : q.start]
    clause = "same" if a >= place.clause else "strong" if a >= place.strong else "earlier"
    after = folded[b : b + 1]
    features = (
        "bias",
        f"kind={kind}",
        f"suffix={folded[b - 2 : b]}",
        f"suffix={folded[b - 1 : b]}",
        f"clause={clause}",
        f"clause={clause}/{kind}",
        f"gap={min(len(gap), 24) // 4}",
        f"between={sum(c.isdigit() for c in gap) > 0}",
        f"opens={a <= s.start + 6}",
        f"opens={a == place.strong}/{clause}",
        f"after={after}",
        f"de={'的' in gap[:2]}",
        f"adjacent={b == q.start}",
        f"adjacent={b == q.start}/{kind}",
        f"unit={q.unit}",
        f"size={min(b - a, 10)}",
        f"previous={previous is not None}",
        f"label={place.label}",
        f"wei={regex.search('等$', gap[:1]) is not None}",
    )
    return ScopeCandidate(a, b, features)
