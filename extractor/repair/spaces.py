"""Blanks inside numbers and between the characters of a word.

The grammar of quantities reads blanks beside a decimal point, between groups of thousands and before a unit itself;
these stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..layout.marks import mark_at
from ..patterns import Pattern
from .lines import UNIT
from .view import Edit, View

_B = "[ \u3000\xa0]"
_FIGURE = rf"\d+(?:{_B}\d{{1,3}})*(?:{_B}?[.．]{_B}?\d+(?:{_B}\d{{1,2}})*)?"

SPACES = (
    Pattern("repair.spaces.year", rf"(?<![\d.]|\d{_B})(?=[12]{_B}?[09]{_B}?\d{_B}?\d{_B}?年)[12]{_B}?[09]{_B}?\d{_B}?\d", "20 24年", "5年"),
    Pattern("repair.spaces.number", rf"(?<=[\p{{Han}}，、：；（“\n—–~～]{_B}?)(?!(?:19|20)\d\d{_B}){_FIGURE}(?=[ \u3000\xa0\n]{{0,2}}(?:{UNIT}|[月日号:：—–~～－-]))", "增长1 .2 5%", "2023 15家"),
    Pattern("repair.spaces.lost_dash", rf"(?:1{_B}2|2{_B}3|3{_B}4|4{_B}5|5{_B}6|6{_B}7|7{_B}8|8{_B}9)(?!{_B}?[\d.．%％‰万亿])", "引进1 2家", "增长1 2%"),
    Pattern("repair.spaces.surplus", rf"(?<=\d){_B}(?=[余多][百千万亿]?\p{{Han}})", "走访140 余家", "走访140家"),
    Pattern("repair.spaces.heading", rf"(?m)^[^，。；、,;：\n\d]{{4,24}}{_B}(?=\p{{Han}})", "特色农业稳步发展 新建基地3个，", "稳步发展，新建 基地"),
    Pattern("repair.spaces.words", rf"(?<=\p{{Han}}){_B}(?=\p{{Han}})", "加强社 区治理", "加强社区治理"),
)  # fmt: skip
# A blank between neighbours may be a lost dash; what follows the opening words of a line, the text after its heading.
_YEAR, _NUMBER, _RANGE, _SURPLUS, _OPENING, _WORDS = (p.compile() for p in SPACES)
_BLANK = re.compile(_B)
_LINE = re.compile(r"[^\n]+")
_GAP_IN_NUMBER = re.compile("[ \u3000\xa0](?<=[0-9０-９.．].)(?=[0-9０-９年.．余多])")
_GAP_IN_WORDS = re.compile("[ \u3000\xa0](?<=[\u3400-\u9fff].)(?=[\u3400-\u9fff])")
# In shorter lines, and in those without clauses, blanks part names, cells and the words of a heading.
_RUNNING = 20
_CLAUSE = re.compile(r"[，。；,;]")


def close_numbers(view: View) -> View:
    """Close blanks inside numbers that a unit follows.

    Examples
    --------
    >>> close_numbers(View.of("20 24年，新增企业1 5家，增长5. 7 %，引进1 2家。")).text
    '2024年，新增企业15家，增长5.7 %，引进1 2家。'
    """
    text = view.text
    if _GAP_IN_NUMBER.search(text) is None:
        return view
    numbers = [m for pattern in (_YEAR, _NUMBER) for m in pattern.finditer(text) if not _RANGE.match(text, m.start())]
    gaps = {gap.span() for m in numbers for gap in _BLANK.finditer(text, *m.span())}
    gaps.update(m.span() for m in _SURPLUS.finditer(text))
    return view.edited(Edit(start, end) for start, end in sorted(gaps))


def close_words(view: View) -> View:
    """Close single blanks between the Chinese characters of running text.

    Examples
    --------
    >>> close_words(View.of("全镇上下，齐心协力加强基层 治理，新增企业15家。")).text
    '全镇上下，齐心协力加强基层治理，新增企业15家。'
    """
    if _GAP_IN_WORDS.search(view.text) is None:
        return view
    return view.edited(Edit(start, end) for start, end in _gaps_in_words(view.text))


def _gaps_in_words(text: str) -> Iterator[tuple[int, int]]:
    for line in _LINE.finditer(text):
        if len(line[0]) >= _RUNNING and _CLAUSE.search(line[0]) and "|" not in line[0]:
            first = _OPENING.match(text, line.start(), line.end())
            start = first.end() if first else line.start()
            found = (m.span() for m in _WORDS.finditer(text, start, line.end()))
            yield from ((start, end) for start, end in found if mark_at(text, end, line.end()) is None)
