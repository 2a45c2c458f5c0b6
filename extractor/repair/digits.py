"""Letters that a scan has for digits: 1O2家, 20l0年, 3 l户."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..patterns import Pattern
from .lines import UNIT
from .view import Edit, View

_DIGIT = r"[0-9０-９]"
_TAIL = (
    rf"(?:{_DIGIT}|[OolI〇]|[ ](?=[0-9０-９Ol. ]{{1,8}}[\p{{Han}}%％\n])[0-9０-９Ol]|[ ]?[.．][ ]?(?=[0-9０-９OolI]))*"
)
_BEHIND = rf"(?=[ \n]{{0,2}}(?:{UNIT}|[年月日号届]))"

DIGITS = (
    Pattern("repair.digits", rf"(?<![A-Za-z0-9０-９.\-])(?:{_DIGIT}|[lI](?=[ ]?[.．]?[0-9０-９])|[Oo](?=[.．]{_DIGIT})){_TAIL}{_BEHIND}", "1O2家", "O2O平台"),
    Pattern("repair.digits.year", r"(?<![\dA-Za-z〇○零一二三四五六七八九])(?=[\dOol〇○]*[Ool〇○])(?=[〇○]*[\dl])[12l][09Oo〇○][\dOol〇○]{2}(?=[ ]?年)", "2○24年", "二○二四年"),
)  # fmt: skip
_NUMBER, _YEAR = (p.compile() for p in DIGITS)
_LIKE = {"O": "0", "o": "0", "〇": "0", "○": "0", "l": "1", "I": "1"}
# A letter beside a digit: only then is it worth while to look closer.
_BESIDE = re.compile(r"[OolI〇○](?:(?<=[0-9０-９].)|(?<=[0-9０-９][ .．].)|(?=[ .．]?[0-9０-９]))")


def mend_digits(view: View) -> View:
    """Write the digits that a letter stands for, in numbers that have a true digit and a unit.

    Examples
    --------
    >>> mend_digits(View.of("20l0年走访1O2家，建成5G基站3座，O2O平台1个。")).text
    '2010年走访102家，建成5G基站3座，O2O平台1个。'
    """
    if _BESIDE.search(view.text) is None:
        return view
    return view.edited(_edits(view.text))


def _edits(text: str) -> Iterator[Edit]:
    places = {
        at
        for pattern in (_NUMBER, _YEAR)
        for m in pattern.finditer(text)
        for at in range(m.start(), m.end())
        if text[at] in _LIKE
    }
    return (Edit(at, at + 1, _LIKE[text[at]]) for at in sorted(places))
