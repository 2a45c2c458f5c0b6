"""Cells of a table: where they stand, and whether they hold a number, a year, or nothing."""

from __future__ import annotations

from dataclasses import dataclass

import regex

from zongjie.schemas.units import UNITS

from ...quantity.numerals import fold

_UNIT = r"(?:[十百千万亿]{0,2}(?:\L<units>)(?:/[\p{Han}]{1,2})?|[十百千]?[万亿]|万亿)"
_FIGURE = rf"[+\-−－↑↓]?\d+(?:[,，]\d{{3}})*(?:\.\d+)?[ ]?[余多]?[ ]?{_UNIT}?"
_NUMBER = regex.compile(
    r"(?:约|近|超过?|逾|达到?|共|为|已?完成|第|前|增长|增加|提高|上升|下降|减少|降低|不少于|不低于|至少|不超过"
    r"|[≥≤><＞＜])?[ ]?"
    rf"{_FIGURE}(?:[-—–~～至]{_FIGURE})?(?:以上|以下|以内|左右|[↑↓])?",
    units=sorted({fold(s) for u in UNITS.values() for s in u.spellings}, key=lambda s: (-len(s), s)),
)
_DATE = regex.compile(
    r"(?:19|20)\d\d[-./年](?:0?[1-9]|1[0-2])(?:[-./月]\d{1,2}日?)?月?|\d{1,2}月(?:\d{1,2}日|底|初|中旬)?|\d{1,2}:\d\d"
)
# Telephone and identity numbers, codes, anything that a zero opens.
_CODE = regex.compile(r"1[3-9]\d{9}|0\d+(?:-\d+)*|\d{3,4}-\d{7,8}|\d{12,}[Xx]?|\d+(?:-\d+){2,}")
_YEAR = regex.compile(r"(?:19|20)\d\d[ ]?年?[度底末]?")
_NONE = regex.compile(r"[-–—－/\\~*＊…·.\s]*|无|空白?|暂无")


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands between two bounds of a row, outer blanks removed; `start` is `end` where there is nothing."""

    start: int
    end: int


def is_number(words: str) -> bool:
    """Whether a folded cell holds one number or range with or without its unit, and nothing else.

    Examples
    --------
    >>> [is_number(x) for x in ("31,500", "-3.2%", "12户", "约3万元", "2024-03", "13800000000", "改造12户")]
    [True, True, True, True, False, False, False]
    """
    return _NUMBER.fullmatch(words) is not None and _DATE.fullmatch(words) is None and _CODE.fullmatch(words) is None


def is_year(words: str) -> bool:
    """Whether a folded cell names a year and nothing else."""
    return _YEAR.fullmatch(words) is not None


def is_none(words: str) -> bool:
    """Whether a folded cell says that there is nothing to say.

    Examples
    --------
    >>> [is_none(x) for x in ("", "—", "/", "无", "0")]
    [True, True, True, True, False]
    """
    return _NONE.fullmatch(words) is not None


def is_words(words: str) -> bool:
    """Whether a folded cell holds words."""
    return not (is_none(words) or is_number(words))
