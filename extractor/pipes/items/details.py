"""By when and by whom a plan is to be done, and why a problem is there."""

from __future__ import annotations

import regex

from ...patterns import Pattern
from ...why import Ruling, Span

_M = r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})"
_WHEN = (
    rf"(?:(?:20\d\d年|今年|明年)?{_M}月(?:底|中旬|上旬|下旬|初|份|末|\d{{1,2}}日)?(?:之?前|以前|底前)?|"
    r"(?:20\d\d年|今年|明年)?(?:年底|年末|上半年|下半年|第?[一二三四]季度|三季度末|春节|国庆|汛期|汛|入冬|入汛|清明|春耕|麦收|雨季|供暖季)(?:之?前|以前|底前|末|底)?)"
)

DETAILS = (
    Pattern("detail.deadline.label", rf"(?:完成时限|时限|完成时间|时间要求|时间节点)[:：]?[ ]*(?P<span>{_WHEN}|长期(?:坚持|推进)?|[^；。，,;）)]{{2,12}})", "完成时限：10月底前", "时间紧"),
    Pattern("detail.deadline.before", rf"(?P<span>{_WHEN}(?<=前|底|末))", "10月底前完成", "10月完成"),
    Pattern("detail.deadline.period", r"(?<![\p{Han}])(?P<span>(?:20\d\d年)?(?:上半年|下半年|第?[一二三四]季度|\d{1,2}月(?:份)?))(?=[\p{Han}]{0,4}(?:完成|建成|投用|启用|竣工|开工|投产|交付|开放|实现|[，,]))", "上半年完成改造", "完成上半年任务"),
    Pattern("detail.responsible.label", r"(?:责任|牵头|主办|承办|配合|实施|落实)(?:单位|科室|部门|领导|人|站所)[:：为是]?[ ]*(?P<span>[^；。\n;）)（(]{2,40}?)(?=[；。\n;）)（(]|[,，](?:完成|时限|配合|责任|牵头)|$)", "责任单位：综治办", "责任重大"),
    Pattern("detail.responsible.by", r"由(?P<span>[\p{Han}、]{2,20}?)(?:牵头|负责|具体负责|统筹|包干|承担|实施|落实)", "由农业办牵头", "由此"),
    Pattern("detail.cause.because", r"(?P<span>(?:由于|因为|(?<!原|成|起|诱|基|病)因|受)[^，。；,;]{2,40}?(?:影响|制约|限制|不足|不够|所限|原因|短缺|紧张|有限|较多|较大|不高|不强|较低|偏少|老化|流失)?)(?=[，。；,;])", "由于人手紧张，", "因此，"),
    Pattern("detail.cause.reason", r"(?:原因(?:主要)?(?:是|在于)|主要是因为|主要是)(?P<span>[^。；;]{3,40})(?=[。；;])", "原因是经费没有到位。", "原因不明"),
)  # fmt: skip
_COMPILED = tuple((p.id, p.id.split(".")[1], p.compile()) for p in DETAILS)
_NOT_CAUSE = regex.compile(r"(?:因(?:此|而|地|素|人|时|材|企|村)|受(?:益|到[\p{Han}]{0,6}(?:好评|表彰)|理|众|灾|教育))")


def find_detail(folded: str, start: int, end: int, what: str) -> tuple[int, int] | None:
    """Span of the first deadline, responsible body or cause in `folded[start:end]`, or None.

    Parameters
    ----------
    what
        `deadline`, `responsible` or `cause`.

    Examples
    --------
    >>> text = "10月底前完成验收，责任单位：综治办。"
    >>> [text[slice(*find_detail(text, 0, len(text), k))] for k in ("deadline", "responsible")]
    ['10月底前', '综治办']
    """
    found = detail_by(folded, start, end, what)
    return found[0] if found is not None else None


def detail_by(folded: str, start: int, end: int, what: str) -> tuple[Span, Ruling] | None:
    """What `find_detail` finds, with the pattern that found it."""
    best: tuple[Span, Ruling] | None = None
    for rule, name, pattern in _COMPILED:
        if name != what:
            continue
        for m in pattern.finditer(folded, start, end):
            span = m.span("span")
            if what == "cause" and _NOT_CAUSE.match(folded, *span):
                continue
            if best is None or span[0] < best[0][0]:
                best = span, (rule, m.span())
            break
    return best
