"""What is known of a candidate, as named features."""

from __future__ import annotations

from functools import cache

import regex

from .candidates import Candidate
from .words import EXCELLENT, SOUGHT

_EXCELLENT, _SOUGHT = EXCELLENT.compile(), SOUGHT.compile()
# Titles of programmes, sites and approvals, which are honours only by a word of excellence, if at all.
_PLAIN = regex.compile(
    r"地理标志|产业集群|集聚区|试点|重点实验室|枢纽|产业园|科技园|工业园|技术中心|人才|基地|计划|行动|工程|项目|资金|平台|认证|清单|库$|网络|体系|活动|机构|"
    r"中小企业|高新技术企业|世界遗产|非遗|异常|标准|案例|肯定|好评|认可|验收|考核|水平|工作"
)
_COUNTED = regex.compile(
    r"(?:称号|荣誉)?\s*各?(?:\d+|[一两二三四五六七八九十]+)[余多]?[个家项枚件名所处户人次篇幅块条座村只支]"
)
_TITLE = regex.compile(r"等?(?:荣誉)?(?:称号|荣誉|殊荣|奖项|名单|名录|行列|的?牌|表彰|赛事)")
_ATTAINED = regex.compile(r"(?:高位|成功)?创成|成功创建|实现“[\p{Han}]{1,2}连")
_POST = regex.compile(r"实现|高位|成功|达到|创建|通过|全覆盖|增至")
_AND = regex.compile(r"[和及与、]|以及")
_VERB_GROUPS = (
    ("given", regex.compile(r"评|授|命名|认定|确定|表|当选|称")),
    ("won", regex.compile(r"获|夺|蝉联|摘|斩|捧|拿|得了|得到|取得")),
    ("entered", regex.compile(r"入|跻身|列|上榜|登上|围")),
    ("made", regex.compile(r"创|建成|晋升|升级|成|申报|通过")),
    ("added", regex.compile(r"新增|达到|培育|拥有|实现")),
)
_SIZES = (1, 2, 3, 4, 6, 8, 11, 15, 20, 26)
_GAPS = (0, 1, 3, 6, 10, 16)


def describe(folded: str, start: int, c: Candidate, label: str) -> list[str]:
    """Named features of one candidate.

    Parameters
    ----------
    start
        Where its sentence starts.
    label
        Kind of its sentence.
    """
    name = folded[c.start : c.end]
    near, rank = c.near, c.rank
    if c.verb is None:
        verb, kind, group, gap = "none", "none", "other", near
    else:
        verb, kind = c.verb.text, "win" if c.verb.winning else "become"
        group = _group_of(verb)
        gap = f"own{sum(c.start - c.verb.end > n for n in _GAPS)}" if near == "own" else near
    follow = _follow(folded, c)
    good = list(dict.fromkeys(m[0] for m in _EXCELLENT.finditer(name)))
    excellent = "some" if good else "none"
    quoted = "whole" if c.left == "quote" else "part" if "“" in name or '"' in name else "none"
    clause = max(folded.rfind(x, start, c.segment[0]) for x in "，。；,;") + 1
    ahead = folded[max(start, clause) : c.start]
    sought = list(dict.fromkeys(m[0] for m in _SOUGHT.finditer(ahead)))
    passive = "被" in ahead[-24:] or "由" in ahead[-24:]
    plain = list(dict.fromkeys(m[0] for m in _PLAIN.finditer(name)))
    out = [
        f"left={c.left}", f"right={c.right}",
        f"verb={verb}", f"group={group}/near={near}", f"group={group}/gap={gap}", f"group={group}/passive={passive}",
        f"rank={rank}", f"excellent={excellent}/rank={rank}", f"group={group}/rank={rank}", f"group={group}/excellent={excellent}",
        f"group={group}/rank={rank}/excellent={excellent}",
        f"follow={follow}", f"follow={follow}/kind={kind}", f"follow={follow}/rank={rank}", f"group={group}/follow={follow}",
        f"follow={follow}/near={near}/rank={rank}", f"follow={follow}/excellent={excellent}/rank={rank}",
        f"label={label}", f"group={group}/label={label}", f"group={group}/sought={bool(sought)}",
        f"quoted={quoted}", f"quoted={quoted}/follow={follow}", f"quoted={quoted}/prior={_prior(folded, c)}",
        f"first={name[:1]}", f"starts={name[:2]}", f"last={name[-1:]}", f"ends={name[-2:]}",
        f"size={sum(len(name) > n for n in _SIZES)}",
        f"plain={bool(plain)}", f"plain={bool(plain)}/excellent={excellent}",
    ]  # fmt: skip
    out += [f"excellent={x}" for x in good]
    return out + [f"plain={x}" for x in plain] + [f"sought={x}" for x in sought]


@cache
def _group_of(verb: str) -> str:
    return next((key for key, pattern in _VERB_GROUPS if pattern.search(verb)), "other")


def _follow(folded: str, c: Candidate) -> str:
    """What comes after a candidate."""
    high = c.segment[1]
    beyond = folded[c.end : min(c.end + 12, high)].lstrip('”"’')
    if not beyond:
        return "list" if folded[high : high + 1] == "、" else "stop"
    for key, pattern in (("counted", _COUNTED), ("title", _TITLE), ("attained", _ATTAINED), ("post", _POST)):
        if pattern.match(beyond):
            return key
    if beyond[0] in '“"':
        return "quote"
    if beyond[0] in "（(":
        return "bracket"
    if _AND.match(beyond):
        return "and"
    return "good" if _EXCELLENT.search(folded, c.end, high) else "words"


def _prior(folded: str, c: Candidate) -> str:
    """What comes right before a candidate."""
    before = folded[max(c.segment[0], c.start - 3) : c.start].rstrip('“"‘')
    if not before:
        return "open"
    return "rank" if before[-1] in "省市县区州镇国级" else "quote" if before[-1] in '”"' else "words"
