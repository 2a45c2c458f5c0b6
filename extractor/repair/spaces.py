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

SPACES = (
    Pattern("repair.spaces.year", rf"(?<![\d.]|\d{_B})(?=[12]{_B}?[09]{_B}?\d{_B}?\d{_B}?年)[12](?P<gap>{_B})?[09](?P<gap>{_B})?\d(?P<gap>{_B})?\d", "20 24年", "5年"),
    Pattern("repair.spaces.number", rf"(?<=[\p{{Han}}，、：（“]{_B}?)(?!(?:19|20)\d\d{_B})\d{{1,3}}(?:(?P<gap>{_B})\d{{1,2}})+(?:[.．]\d+)?(?={_B}?(?:{UNIT}|[月日]))", "新增企业1 2家", "新增企业 12 家"),
    Pattern("repair.spaces.decimal", rf"\d[.．]\d(?P<gap>{_B})\d(?={_B}?(?:[%％‰万亿]|个百分点))", "增长1.2 5%", "增长1.2%"),
    Pattern("repair.spaces.lost_dash", rf"(?:1{_B}2|2{_B}3|3{_B}4|4{_B}5|5{_B}6|6{_B}7|7{_B}8|8{_B}9)(?![\d.．])(?!{_B}?[%％‰万亿])", "引进1 2家", "增长1 2%"),
    Pattern("repair.spaces.heading", rf"(?m)^[^，。；、,;：\n]{{0,24}}{_B}(?=\p{{Han}})", "特色农业稳步发展 新建基地3个，", "稳步发展，新建 基地"),
    Pattern("repair.spaces.words", rf"(?<=\p{{Han}})(?P<gap>{_B})(?=\p{{Han}})", "加强社 区治理", "加强社区治理"),
)  # fmt: skip
_NUMBERS = [p.compile() for p in SPACES[:3]]
# What follows the opening words of a line may be the text after its heading; a blank between neighbours a lost dash.
_RANGE, _OPENING, _WORDS = (p.compile() for p in SPACES[3:])
_LINE = re.compile(r"[^\n]+")
_GAP_IN_NUMBER = re.compile("[ \u3000\xa0](?<=[0-9０-９].)(?=[0-9０-９年])")
_GAP_IN_WORDS = re.compile("[ \u3000\xa0](?<=[\u3400-\u9fff].)(?=[\u3400-\u9fff])")
# In shorter lines, and in those without clauses, blanks part names, cells and the words of a heading.
_RUNNING = 20
_CLAUSE = re.compile(r"[，。；,;]")


def close_spaces(view: View) -> View:
    """Close single blanks inside numbers, and between Chinese characters of running text.

    Examples
    --------
    >>> close_spaces(View.of("20 24年，全镇上下齐心协力加强基层 治理，新增企业1 5家，增长5 %。")).text
    '2024年，全镇上下齐心协力加强基层治理，新增企业15家，增长5 %。'
    """
    return view.edited(_edits(view.text))


def _edits(text: str) -> Iterator[Edit]:
    gaps: set[tuple[int, int]] = set()
    if _GAP_IN_NUMBER.search(text):
        found = (m for pattern in _NUMBERS for m in pattern.finditer(text) if not _RANGE.match(text, m.start()))
        gaps.update(span for m in found for span in m.spans("gap"))
    if _GAP_IN_WORDS.search(text):
        gaps.update(_gaps_in_words(text))
    return (Edit(start, end) for start, end in sorted(gaps))


def _gaps_in_words(text: str) -> Iterator[tuple[int, int]]:
    for line in _LINE.finditer(text):
        if len(line[0]) >= _RUNNING and _CLAUSE.search(line[0]) and "|" not in line[0]:
            first = _OPENING.match(text, line.start(), line.end())
            start = first.end() if first else line.start()
            found = (m.span() for m in _WORDS.finditer(text, start, line.end()))
            yield from ((start, end) for start, end in found if mark_at(text, end, line.end()) is None)
