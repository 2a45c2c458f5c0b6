"""What the words around a number say about the time that it runs over."""

from __future__ import annotations

from typing import NamedTuple, Protocol

import regex

from ...layout import Outline, Sentence
from ...patterns import Pattern
from ...quantity import Quantity
from ..metadata import Head
from .stretches import COUNT, MONTH, Stretch

MARKS = (
    Pattern("time.since", r"(?:20\d\d|19\d\d)年(?:\d{1,2}月)?[\p{Han}]{0,6}?以来|(?:换届|成立|建成|启用|开园|开业|启动|开工|实施|开展|运行|投用|创建|推进|任职|上任|到任|履职)以来|投用后|历年", "2018年以来", "今年以来"),
    Pattern("time.years", rf"(?:过去|近|前|这|最近|今后|未来|后)(?:的)?{COUNT}年(?!级)|(?<!第|十){COUNT}年(?:来|间|里|以来|累计|共|总计|合计)|(?<=[，。；：！？\n、]|^){COUNT}年(?=[\p{{Han}}]{{2}})(?!级|内|制|前|期|行动|计划)|(?:20\d\d)年?[-—–~～至到]+(?:20)?\d\d年|“?十[一二三四五六]?五”?(?:时期|期间|以来|末|规划)|任期|届期|本届|翻番|翻[一两]番", "过去三年", "三年级"),
    Pattern("time.mean", r"年均(?!浓度|气温)", "年均增长", "PM2.5年均浓度"),
    Pattern("time.streak", rf"连续(?:\d+|{COUNT}+)(?:个)?(?:年|届)|[一二三四五六七八九十]+(?:连冠|连丰|连增)", "连续三年", "连续作战"),
    Pattern("time.total", r"累计|总计|先后", "累计建成", "合计"),
    Pattern("time.deadline", rf"{MONTH}月(?:份|底|末|初|[上中下]旬|\d{{1,2}}[日号])?(?:之|以)?前|(?:年底|年内|季度|上半年|汛期|节|年)前(?![一二三四五六七八九十\d])|年内|完成时限", "6月底前完成", "前年"),
    Pattern("time.half", rf"(?:上|下|前|后)半年|半年(?:来|共|累计)|(?:前|后|第)?[一二三四1-4]个?季度|{MONTH}(?:月份?)?[-—–~～至到]+{MONTH}月|截[至止](?:到)?(?:目前|今年|本年|20\d\d年)?(?:[1-9]|1[01]|十一?|[一二三四五六七八九])月|(?<!\d)(?:[1-9]|1[01])月(?:份|底|末)", "上半年完成", "全年完成"),
    Pattern("time.season", r"春运|春节|国庆|五一|“五一”|中秋|元旦|端午|两节|假期|长假|暑期|暑假|寒假|汛期|淡季|旺季|夏季|冬季|春季|秋季|(?:疫情|台风|高考|中考|“三夏”|宣传周|宣传月|大会|论坛|展会|节日)期间|(?<!\d)(?:[1-9]|1[0-2]|[一二三四五六七八九]|十[一二]?)月(?:[上中下]旬|初|中|的|汛|间|\d{1,2}[日号])|首月|当月|单月", "春运运送", "全年"),
    Pattern("time.end", r"(?<!去)年末|(?<!去)年底(?!前)|12月(?:底|末|31)|期末|年终|月末", "年末存栏", "年底前"),
    Pattern("time.now", r"目前|当前|至今|现已|现在|如今|眼下|截至(?:目前|发稿)|到现在", "目前在册", "眼前"),
    Pattern("time.start", r"年初|起初|最初|原有|原来|之前|此前", "比年初净增", "今年"),
    Pattern("time.far", rf"[较比与是和为相](?:[\p{{Han}}“]{{0,4}})?(?P<y>(?:19|20)\d\d)年|[较比与是](?:“?十[一二三四]?五”?|{COUNT}年前|上届)", "比2015年增长", "2015年增长"),
    Pattern("time.on_last", r"同比|[较比](?:上年|去年)|上年同期|去年同期|环比", "同比增长", "五年来"),
    Pattern("time.whole", r"全年(?!任务|目标|计划)|一年来|整年|(?<!较|比|与|是|和)(?P<y>(?:19|20)\d\d)年(?!以来|来|底|末|[-—–~～至到]|代)|年度(?=[\p{Han}])", "全年完成", "半年完成"),
    Pattern("time.this", r"今年|本年|当年|年内|明年", "今年新增", "去年"),
    Pattern("time.last", r"去年|上年|前年", "去年底", "今年"),
    Pattern("time.daily", r"日均|月均|每[天日月周季晚餐顿]|平均每|单日|每人每月|年(?:均|产|销|营|处理|接待|发电|吞吐|收入)", "日均客流", "全年"),
)  # fmt: skip
# What a mark can begin with: most characters begin none, and need not be tried.
_BEGINS = (
    "[0-9至一二三四五六七八九十两上下中今任估优会过近这最未后前本届翻年连累总先完半第截春国元端节假长"
    "暑寒汛淡旺夏冬秋疫台高宣大论展当月首单期末目现如眼起原之此较比与和是为相同环全整去明日每平创推运实换成建启开投到履历“]"
)
_ANY = regex.compile(
    f"(?={_BEGINS})(?:" + "|".join(f"(?P<{p.id.removeprefix('time.')}>{p.pattern})" for p in MARKS) + ")"
)


class Said(NamedTuple):
    """A word about time.

    Attributes
    ----------
    start, end
        Character offsets.
    kind
        Name of the mark (`half`, `years`, `now`, …).
    """

    start: int
    end: int
    kind: str


def said(folded: str, start: int, end: int, own: int | None) -> list[Said]:
    """The marks of time in `folded[start:end]`; years are told apart by the report's own year."""
    out = []
    for m in _ANY.finditer(folded, start, end):
        kind = str(m.lastgroup) if m.lastgroup != "y" else "far" if m["far"] else "whole"
        if kind == "far" and m["y"] is not None and own is not None and int(m["y"]) >= own - 1:
            kind = "on_last"
        elif kind == "whole" and m["y"] is not None and own is not None and int(m["y"]) < own:
            kind = "earlier"
        out.append(Said(m.start(), m.end(), kind))
    return out


WHEN = "when:"
"""What the features begin with that only the model of periods learns from."""
USUAL = f"{WHEN}usual="
"""What the feature begins with that names the kind of period which is usual in a place."""
# The kind of period that a mark limits a reading to.
_KINDS = {
    "half": "part_year",
    "season": "part_year",
    "years": "multi_year",
    "since": "multi_year",
    "whole": "year",
    "earlier": "year",
}
# Verbs of reaching and the like between what is measured and its number.
_REACH = regex.compile(
    r"(?:的)?(?:[已共约均有为是达到至在]|合?共有?|一共|累计|总计|合计|平均|分别|全部|达到了?|保持在?|稳定在|控制在|增[加至]到?|提[高升][到至]?|下?降[低到至]+|上升[到至]|突破|超过|只有|仅有?|还有|尚有|就有|接近|不低于|不少于|力争|左右)++$"
)
_FROM_LAST = regex.compile(
    r"(?:[由从]|(?:上年|去年|[上去]年同期|(?:19|20)\d\d年底?|最初|原来|年初|开业时|开始|之前|以前|当初|原先)的?)++$"
)
_JOINED = regex.compile(r"[、和及与，]?(?:分别)?(?:[\p{Han}]{0,4}[到至为了])?(?:了)?")
_HAN = regex.compile(r"[\p{Han}A-Za-z]+$")
_AFTER = regex.compile(r"[\p{Han}]{1,3}")
_TIMELY = regex.compile(
    r"^[\s\d一二三四五六七八九十是、.（）()]*(?:其中|同时|另外|目前|全年|今年|上半年|共|累计|已|新|全[市县区镇村省街]|我[市县区镇村省局]|社区|先后|共计)*"
)


class Around(Protocol):
    """What is asked of the place of a quantity; see `Place`."""

    sentence: Sentence
    clause: int
    strong: int
    stop: int
    previous: int | None


class TimeNames:
    """What a quantity's surroundings say about the time that it runs over."""

    def __init__(self, outline: Outline, quantities: list[Quantity], over: list[Stretch], head: Head) -> None:
        self._folded, self._quantities, self._over = outline.folded, quantities, over
        self._sentences, self._own = outline.sentences, head.dates.report_year
        self._said: dict[int, list[Said]] = {}
        self._ends: dict[int, str] = {}

    def _of(self, index: int) -> list[Said]:
        if index not in self._said:
            s = self._sentences[index]
            self._said[index] = said(self._folded, s.start, s.end, self._own)
        return self._said[index]

    def _named(self, kind: str, usual: str) -> str:
        """A mark's name as seen from what is usual: a limit is a limit, whichever way it goes."""
        names = _KINDS.get(kind)
        if names is None or usual == "year":
            return kind
        if names == usual:
            return "usual"
        return {"part_year": "half", "multi_year": "years"}[usual] if names == "year" else kind

    def names(self, i: int, p: Around, dim: str) -> list[str]:
        """Named features of quantity `i`, which stands at `p`; those before it in its sentence must have been asked."""
        q = self._quantities[i]
        s = p.sentence
        usual = self._over[s.index].usual
        marks = self._of(s.index)
        left = [m for m in marks if m.end <= q.start]
        near = [self._named(m.kind, usual) for m in left if m.start >= p.strong]
        far = [self._named(m.kind, usual) for m in left if m.start < p.strong]
        row = [f"time_near={name}" for name in near] + [f"time_far={name}" for name in far]
        row += [f"time_right={self._named(m.kind, usual)}" for m in marks if q.end <= m.start < p.stop]
        last = near[-1] if near else far[-1] if far else None
        if last is None:
            row.append("time=none")
            row.append(f"time_before={self._before(s, usual)}")
        else:
            row += [f"time={last}", f"time={last}/{dim}", f"time_place={'near' if near else 'far'}/{last}"]
        first = next((self._named(m.kind, usual) for m in marks if m.start - s.start <= 6), None)
        if first is not None and left:
            row.append(f"time_first={first}")
        return [USUAL + usual, *(WHEN + name for name in row + self._words(i, p, dim))]

    def _before(self, s: Sentence, usual: str) -> str:
        """The mark that governs a chain of sentences joined by semicolons, or the sentence that this one is part of."""
        at = s.index - 1
        chained = False
        while at >= 0 and self._sentences[at].line == s.line and self._sentences[at].stop == "；" and s.index - at <= 6:
            chained = True
            marks = self._of(at)
            if marks and (marks[0].start - self._sentences[at].start <= 10):
                return "chain/" + self._named(marks[0].kind, usual)
            at -= 1
        among = self._folded.startswith(("其中", "包括"), s.start)
        if at >= 0 and self._sentences[at].line == s.line and (among or not chained):
            marks = self._of(at)
            if marks:
                return ("among/" if among else "last/") + self._named(marks[-1].kind, usual)
        return "none"

    def _words(self, i: int, p: Around, dim: str) -> list[str]:
        """The words that the number counts or measures: before it without verbs of reaching, and behind it."""
        q = self._quantities[i]
        row = []
        before = self._quantities[p.previous] if p.previous is not None else None
        between = self._folded[before.end : q.start] if before is not None else None
        if between is not None and p.previous in self._ends and _JOINED.fullmatch(between):
            end = self._ends[p.previous]
            row.append("listed")
        else:
            low = max(p.clause, q.start - 24)
            end = _REACH.sub("", _FROM_LAST.sub("", self._folded[low : q.start]))
            m = _HAN.search(end)
            end = m[0] if m is not None else ""
            if not end and before is not None and before.end >= low - 1 and p.previous in self._ends:
                row.append("bare")
        self._ends[i] = end
        if p.previous is not None and self._ends.get(p.previous):
            last = self._ends[p.previous]
            row += [f"prev_end1={last[-1:]}", f"prev_end2={last[-2:]}"]
        if end:
            row += [f"end1={end[-1:]}", f"end2={end[-2:]}", f"end3={end[-3:]}", f"end1={end[-1:]}/{dim}"]
        else:
            row += ["end=none", f"end=none/{dim}"]
        m = _AFTER.match(self._folded, q.end)
        if m is not None and q.unit != "%":
            row += [f"after={m[0][:2]}", f"after1={m[0][:1]}"]
        opening = _TIMELY.sub("", self._folded[p.strong : q.start])
        if opening:
            row.append(f"verb={opening[:2]}")
        return row
