"""Numbers without a unit that the words around them make quantities: 零, ratios, indices, rates without sign."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import regex

from .model import Quantity

_NUMBER = r"\d+(?:\.\d+)?"
_ZERO = regex.compile(
    r"(?:[“\"‘]?零[”\"’]?)(?=的?突破|事故|上访|投诉|增长|新增|发生|发案|案件|感染|确诊|死亡|伤亡|进京|复发|违规|差错|失误|发现|排放|容忍|跑腿|"
    r"[\p{Han}]{0,6}(?:事故|上访|案|投诉|发生))"
)
_STRUCTURE = regex.compile(
    r"(?:比重|比例|结构|之比|比)(?:[\p{Han}（(年的前后由从]{0,12}?)"
    rf"({_NUMBER})[ ]?[:：∶][ ]?({_NUMBER})(?:[ ]?[:：∶][ ]?({_NUMBER}))?"
)
# 收入比由1.95:1缩小到1.91:1: one reading each.
_TO_ONE = regex.compile(rf"(?<=[比由从到至为达约近持定在])({_NUMBER})[ ]?[:：∶][ ]?1(?![\d.:：∶])")
_LOST_PERCENT = regex.compile(
    r"(?<=[率比重]|[率比重数](?:为|达|达到|超过|保持在|稳定在))\d{1,3}(?:\.\d+)?(?=[，。；、,;）)]|$)", regex.MULTILINE
)
# 收入倍差由1.87缩小至1.75; 系数由0.61提高到0.66: a pure number, with decimals.
_MEASURE = r"(?:比|倍差|系数|指数|比值|容积率|赤字率|总和生育率)"
_PURE = regex.compile(
    rf"{_MEASURE}(?:[\p{{Han}}]{{0,6}}[由从为达至到]|值)?(\d+\.\d+)(?:[\p{{Han}}]{{0,6}}[到至为](\d+\.\d+))?(?=以[内上下]|[\p{{Han}}，。；、,;）)\n]|$)"
)


def bare_numbers(folded: str) -> Iterator[Quantity]:
    """Yield them, rule by rule; a later rule may find the place of an earlier one again.

    Examples
    --------
    >>> [(q.start, q.value) for q in bare_numbers("收入倍差由1.87缩小至1.75。")]
    [(5, Decimal('1.87')), (12, Decimal('1.75'))]
    """
    for m in _ZERO.finditer(folded):
        at = m.start() + m[0].index("零")
        yield _bare(at, at + 1, Decimal(0), "zero", "quantity.zero")
    for m in _TO_ONE.finditer(folded):
        yield _bare(*m.span(), Decimal(m[1]), "ratio", "quantity.to_one")
    for m in _STRUCTURE.finditer(folded):
        for group in (1, 2, 3):
            if m[group]:
                yield _bare(*m.span(group), Decimal(m[group]), "ratio", "quantity.structure")
    for m in _LOST_PERCENT.finditer(folded):
        yield _bare(*m.span(), Decimal(m[0]), "bare", "quantity.lost_percent")
    for m in _PURE.finditer(folded):
        for group in (1, 2):
            if m[group]:
                yield _bare(*m.span(group), Decimal(m[group]), "bare", "quantity.pure")


def _bare(start: int, end: int, value: Decimal, form: str, rule: str) -> Quantity:
    return Quantity(start, end, start, end, value, None, "", "exact", form, "", False, rule)
