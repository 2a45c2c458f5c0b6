"""The stretch of a head, a row's name or a caption that names what is counted."""

from __future__ import annotations

import regex

from ....layout.tables import Cell
from ....why import Span
from .words import LEAD, unit_of

_TAIL = regex.compile(r"[（(\[【][^（()）\]】]*[)）\]】]?$|[/／、,，][ ]?[\p{Han}%]{1,5}$|[%‰]$")
_OPENING = regex.compile(r"(?:(?:19|20)\d\d[ ]?年?度?[ ]?)+")
_SIGNS = frozenset(("±", "±%", "+-", "+/-"))
_CAPTION_LEAD = regex.compile(
    r"(?:附?[表件][ ]*[\d一二三四五六七八九十]*[:：.、 ]*|[（(]?[一二三四五六七八九十\d]{1,3}[)）、.][ ]?"
    r"|(?:19|20)\d\d[ ]?年?度?[ ]?|[上下]半年|全?年度?|全[省市州县区镇乡村]"
    r"|[\p{Han}]{1,6}[县区市镇乡村](?=各|(?:19|20)\d\d)|各(?:[镇乡村县区市街道社区、单位部门]+|地区?)|[*#＃ ])+"
)
_CAPTION_TAIL = regex.compile(
    r"[（(][^（()）]*[)）]$"
    r"|(?:主要)?(?:指标|目标|任务|计划|预算|决算|收支|投资|生产)*(?:完成|进展|进度|执行|落实|实施)*(?:基本情况|情况)?"
    r"(?:统计|明细|汇总|一览|对比|分解)*表?(?:[见如]下表?(?:所示)?)?[:：*]*$"
)
_LEAST, _MOST = 2, 16


def trimmed(folded: str, cell: Cell, *, years: bool = False) -> Span | None:
    """A head without its number and unit; `years` says whether a year that opens it stays.

    Examples
    --------
    >>> text = "其中：耕地面积（亩）"
    >>> start, end = trimmed(text, Cell(0, len(text)))
    >>> text[start:end]
    '耕地面积'
    """
    start, end = cell.start, cell.end
    lead = LEAD.match(folded, start, end)
    if lead is not None:
        start = lead.end()
    opening = None if years else _OPENING.match(folded, start, end)
    if opening is not None and opening.end() < end - 1:
        start = opening.end()
    while (m := _TAIL.search(folded, start, end)) is not None and m.start() > start:
        words = m[0].strip("（()）[]【】/／、，, ")
        if unit_of(words) is None and not words.startswith("单位") and words not in _SIGNS:
            break
        end = m.start()
    while end > start and folded[end - 1] in " :：":
        end -= 1
    return (start, end) if end > start else None


def noun_of(folded: str, caption: Cell) -> Span | None:
    """What a caption says that its table counts.

    Examples
    --------
    >>> text = "2024年各村高标准农田建设任务完成情况表"
    >>> start, end = noun_of(text, Cell(0, len(text)))
    >>> text[start:end]
    '高标准农田建设'
    """
    lead = _CAPTION_LEAD.match(folded, caption.start, caption.end)
    start = lead.end() if lead is not None else caption.start
    end = caption.end
    while (m := _CAPTION_TAIL.search(folded, start, end)) is not None and m.start() < end:
        end = m.start()
    named = _LEAST <= end - start <= _MOST and "单位" not in folded[start:end]
    return (start, end) if named else None
