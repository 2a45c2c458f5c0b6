"""Spans that may say what a quantity measures, each with the recipe that proposed it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import regex

from ...layout import Outline
from ...quantity import Quantity
from .context import Place

# Words between the indicator and the number, and before the indicator, that are no part of it.
_TAIL = regex.compile(
    r"(?:[ ]|分别|同比|环比|较上年|比上年|比去年|较去年|[比较](?:[“\d]?[\p{Han}\d”]{1,6}?(?:年|期|初|底))?(?:同期)?|达到了?|达|为|约为|共计|共|总计|合计|累计|已|了|有|是|仅|约|近|超过|超|逾|突破|增至|升至|降至|降到|"
    r"增加到|增加至|提高到|提升到|提升至|扩大到|上升到|上升至|下降到|下降至|减少到|压缩到|稳定在|保持在|控制在|维持在|预计|预计达|力争|确保|可达|不低于|不少于|分别为|"
    r"增长|增加|提高|提升|上升|上涨|下降|减少|降低|回落|压减|增|降|减|高于|低于|高出|占|由|从|到|至|各|又|均|都|就|也|还|再|至少|各为|[:：—\-（(“])+$"
)
_LEAD = regex.compile(
    r"(?:[ ]|[一二三四五六七八九十]{1,2}(?:是|要)|其中|全年|今年|本年度|年内|目前|截至目前|一年来|五年来|共计|共|累计|已|并|同时|还|另外|此外|以及|和|及|与|又|再|先后|预计|力争|确保|通过|使|让|将|实现|[,，、；;：:。）)”])+"
)
_RIGHT_STOP = regex.compile(r"[，。；：！？、,;:!?\n（(）)]|\d")
_RIGHT_VERB = regex.compile(
    r"(?:的|获得?|被|在|已|完成|实现|建成|投产|投入|开工|竣工|到(?!期)|进(?!出|口|项)|达|纳入|通过|入选|参加|享受|评为|评|得到|全部|均|都|分别|顺利|成功|正在|正式|和|与|及|以上|以来|为(?!民)|落户|签约|列入|列|居|有(?!限|机|效)|增长|建设|启动|脱贫|摘帽|受益)"
)
_INSIDE = regex.compile(r"[的、“]|和|对|将|把|在")
_SPLIT = regex.compile(r"[、]|和|与|及|以及")
_BOUND = regex.compile(r"[，。；：！？,;:!?\n]")
_VERB_ONLY = regex.compile(
    r"^(?:新增|新建|完成|建成|开展|举办|组织|培育|引进|发展|创建|建设|打造|改造|实施|发放|处理|排查|整改|化解|争取|获得?|新|建|获批|培养|选派|设立|成立|投放|安装|清理|拆除|整治|推动|推进|协调|解决|谋划|签约|招聘|帮助|指导|"
    r"服务|覆盖|惠及|吸引|带动|确定|认定|涌现|净增|招引|落实|兑现|修建|修复|整理|盘活|承办|评选|制定|出台|拥有|现有|设有|全市|全县|全区|全镇|全省|全乡|共有|我市|我县|辖区|其中|为|对|将|在|有|达|占|把|向|使|给|由|从|和|与|及|的|了|等|个|各|每|又|还|再|均|已|共|另|新能|力争)+$"
)


_Add = Callable[[int, int, str], None]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A proposed indicator.

    Attributes
    ----------
    recipe
        `left`, `left_wide`, `left_tail`, `right`, `right_full`, `previous`, `listed`, `clause_before` or `head`.
    """

    start: int
    end: int
    recipe: str


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave the words out that lead to a number, on both sides of a span."""
    m = _TAIL.search(text, start, end)
    while m is not None and m.start() < m.end():
        end = m.start()
        m = _TAIL.search(text, start, end)
    lead = _LEAD.match(text, start, end)
    if lead is not None:
        start = lead.end()
    while start < end and text[start] in " \t\n*”’）)":
        start += 1
    while end > start and text[end - 1] in " \t\n*“‘（(":
        end -= 1
    return start, end


def is_verb_only(text: str) -> bool:
    """Whether words before a number say only that something was done, not to what."""
    return _VERB_ONLY.match(text) is not None


def candidates(
    outline: Outline,
    q: Quantity,
    place: Place,
    previous: Quantity | None,
    earlier: tuple[int, int] | None,
    heading: tuple[int, int] | None,
) -> list[Candidate]:
    """Propose indicator spans for a quantity.

    Parameters
    ----------
    previous
        The quantity before it in the sentence.
    earlier
        Span of that quantity's indicator.
    heading
        Span of the words of the heading above.
    """
    folded, s = outline.folded, place.sentence
    start = s.mark.end if s.mark is not None else s.start
    floor = max(start, previous.end if previous is not None else start)
    out: list[Candidate] = []

    def add(a: int, b: int, recipe: str) -> None:
        a, b = trim(folded, a, b)
        if b - a >= 2 and not any(c.start == a and c.end == b for c in out):
            out.append(Candidate(a, b, recipe))

    add(max(place.clause, floor), q.start, "left")
    add(max(place.strong, floor), q.start, "left_wide")
    if place.clause < floor or place.strong < floor:
        add(max(place.strong, start), floor if previous is None else previous.start, "left_of_previous")
    wide = max(place.strong, floor)
    a, b = trim(folded, wide, q.start)
    for cut in _INSIDE.finditer(folded, a, b):
        if b - cut.end() >= 2:
            add(cut.end(), b, "left_tail")
    _listed(folded, q, place, previous, start, add)
    m = _RIGHT_STOP.search(folded, q.end, s.end)
    right = m.start() if m else s.end
    if right > q.end and not folded[q.end : right].isspace():
        add(q.end, min(right, q.end + 24), "right_full")
        verb = _RIGHT_VERB.search(folded, q.end + 1, right) if right - q.end > 1 else None
        if verb is not None:
            add(q.end, verb.start(), "right")
            if folded[verb.start()] == "的":
                add(verb.end(), right, "right_after_de")
            else:
                add(verb.start(), min(right, verb.start() + 14), "right_verb")
    if earlier is not None:
        out.append(Candidate(*earlier, "previous"))
    before = place.strong - 1
    if before > start:
        cut_at = start
        for found in _BOUND.finditer(folded, start, before):
            cut_at = found.end()
        digits = regex.search(r"\d", folded[cut_at:before])
        add(cut_at, cut_at + digits.start() if digits else before, "clause_before")
    if heading is not None:
        add(*heading, "head")
    return out


def _listed(folded: str, q: Quantity, place: Place, previous: Quantity | None, start: int, add: _Add) -> None:
    """A、B和C分别增长8%、6%和5.5%: the n-th number belongs to the n-th noun."""
    zone_start = place.strong
    respectively = folded.rfind("分别", start, q.start)
    if respectively < 0:
        return
    nouns_start = start
    for m in _BOUND.finditer(folded, start, respectively):
        nouns_start = m.end()
    if nouns_start >= respectively:
        # The list of nouns ended with a comma: …，分别增长
        back = nouns_start - 1
        nouns_start = start
        for m in _BOUND.finditer(folded, start, back):
            nouns_start = m.end()
        end = back
    else:
        end = respectively
    pieces: list[tuple[int, int]] = []
    at = nouns_start
    for m in _SPLIT.finditer(folded, nouns_start, end):
        if m.start() > at:
            pieces.append((at, m.start()))
        at = m.end()
    if at < end:
        pieces.append((at, end))
    if len(pieces) < 2:
        return
    order = len(regex.findall(r"[、和与及]|以及|，", folded[respectively : q.start]))
    if order < len(pieces) and q.start - respectively < 80 and zone_start <= q.start:
        add(*pieces[order], "listed")
