"""The closed list of units, so that 平方米 and ㎡, 户 and 户数 add up.

The list is data: `units.tsv` (code, Chinese label, dimension, spellings). Two spellings share a code only where their
counts may be added: 栋 and 幢 do, 件 and 宗 do not.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

_RANK = "rank"


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of the list.

    Attributes
    ----------
    code
        What `Metric.unit_code` carries.
    label_zh
        Its usual Chinese form.
    dimension
        What it measures: money, area, people, count …; `rank` units are those of a place in an order.
    spellings
        Every way it is written.
    """

    code: str
    label_zh: str
    dimension: str
    spellings: tuple[str, ...]


def _load() -> dict[str, Unit]:
    lines = files(__package__).joinpath("units.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines[1:])
    return {
        code: Unit(code, label, dimension, tuple(spellings.split("|"))) for code, label, dimension, spellings in rows
    }


def _normal(unit: str) -> str:
    """Width, case of Latin letters and spaces do not tell units apart, except where a spelling is listed as written."""
    return unicodedata.normalize("NFKC", unit).replace(" ", "").casefold()


def _index(*, rank: bool) -> dict[str, str]:
    listed = [
        (spelling, unit.code)
        for unit in UNITS.values()
        if (unit.dimension == _RANK) is rank
        for spelling in unit.spellings
    ]
    # Spellings as written win over normalised ones: P is computing power, p nothing.
    return {_normal(spelling): code for spelling, code in listed} | dict(listed)


UNITS = MappingProxyType(_load())
"""Every unit by its code."""
_BY_SPELLING = _index(rank=False)
_BY_RANK_SPELLING = _index(rank=True)


def unit_code(unit: str, *, rank: bool = False) -> str | None:
    """Code of a unit as written (without 万/亿), or None if the list does not know it.

    Parameters
    ----------
    unit
        The unit as a record carries it.
    rank
        Whether the number is a rank: 位 and 名 then count places, not people.

    Examples
    --------
    >>> unit_code("㎡") == unit_code("平方米") == "square_metre"
    True
    >>> unit_code("位"), unit_code("位", rank=True)
    ('person', 'rank_place')
    >>> unit_code("光年") is None
    True
    """
    if rank:
        ranked = _BY_RANK_SPELLING.get(unit)
        if ranked is not None:
            return ranked
    return _BY_SPELLING.get(unit) or _BY_SPELLING.get(_normal(unit))
