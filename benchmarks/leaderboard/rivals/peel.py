"""What we add to rivals that only find numbers or cut words: the unit behind a number, and the number in a mention."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from units import UNITS
from wire import Quantity

_DIGITS = dict(zip("零〇一二两三四五六七八九", (0, 0, 1, 2, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_STEPS = {"十": 10, "百": 100, "千": 1000}
_SCALES = {"万": 10**4, "亿": 10**8}
_FRACTIONS = {"百分之": "%", "千分之": "‰"}

_BEFORE = r"(?:超过|不超过|不少于|不低于|不足|不到|至少|突破|接近|[超逾过近约上达第前数])"
_AFTER = r"(?:以上|以下|以内|左右|上下)"
_DASH = "[-—~～至到]"
_CHINESE = r"(?:[零〇一二两三四五六七八九十百万亿]|千(?![瓦米克]))"  # the 千 of 千瓦 belongs to the unit
_NUMERAL = rf"(?:\d+(?:[,，]\d{{3}})*(?:\.\d+)?{_CHINESE}*|{_CHINESE}+(?:点[零〇一二三四五六七八九]+)?)"
_MENTION = re.compile(
    rf"{_BEFORE}*(?P<fraction>{'|'.join(_FRACTIONS)}|)(?P<low>{_NUMERAL})(?:{_DASH}(?P<high>{_NUMERAL}))?"
    rf"[余多]?(?P<scale>{_CHINESE}*)[余多]?(?P<unit>.*?){_AFTER}?"
)
_SCALED = re.compile(r"[百千万亿]+$")
_MEASURED = re.compile(r"\d|成|分之|[一二两三四五六七八九十数][百千万亿]")
_FILLERS = frozenset("余多来几.-—~～至到")
_UNIT_BEHIND = re.compile(
    rf"[余多]?{_CHINESE}*[余多]?(?:{'|'.join(map(re.escape, sorted(UNITS, key=len, reverse=True)))})"
)


@dataclass(frozen=True)
class Peeled:
    """What a mention says: decimals, and the unit without 万 and 亿."""

    value: Decimal
    value_max: Decimal | None
    unit: str


def number(text: str) -> Decimal:
    """The value of digits, Chinese numerals, or both: 142.65万 → 1426500, 一亿三千万 → 130000000, 十二点五 → 12.5."""
    whole, _, decimals = text.partition("点")
    if decimals:
        return number(whole) + Decimal("0." + "".join(str(_DIGITS[figure]) for figure in decimals))
    high, low, digit = Decimal(0), Decimal(0), Decimal(0)
    for token in re.findall(r"[\d.]+|.", re.sub("[,，]", "", text)):
        if token == "亿":
            high, low, digit = (high + low + digit or Decimal(1)) * _SCALES[token], Decimal(0), Decimal(0)
        elif token == "万":
            low, digit = (low + digit or Decimal(1)) * _SCALES[token], Decimal(0)
        elif token in _STEPS:
            low, digit = low + (digit or 1) * _STEPS[token], Decimal(0)
        else:
            digit = Decimal(_DIGITS.get(token, token))
    return high + low + digit


def peel(mention: str) -> Peeled | None:
    """Value, upper end and unit of a mention such as 近10余万元 or 1-2万个, None if it holds no number."""
    match = _MENTION.fullmatch(mention)
    if match is None:
        return None
    scale = number(match["scale"]) if match["scale"] else Decimal(1)
    low, high = match["low"], match["high"]
    if high and not _SCALED.search(low) and (shared := _SCALED.search(high)):
        low += shared.group()
    value, value_max = number(low) * scale, number(high) * scale if high else None
    unit = _FRACTIONS.get(match["fraction"]) or match["unit"]
    if unit == "成":
        return Peeled(value * 10, None if value_max is None else value_max * 10, "%")
    return Peeled(value, value_max, unit.removeprefix("个") or unit)


def quantity(mention: str, start: int, end: int, *, outer: tuple[int, int] | None = None) -> Quantity | None:
    """A mention as a quantity, None unless it has a unit of the list, and digits or a large numeral.

    Without this gate 一个, 二期 and 第三次 count as found: all rivals are better with it.

    Parameters
    ----------
    mention
        What stands from `start` to `end`.
    outer
        The span to report where marks such as 近 and 以上 stand around the mention.
    """
    peeled = peel(mention)
    if peeled is None or not _MEASURED.search(mention) or peeled.unit not in UNITS:
        return None
    first, last = outer or (start, end)
    return Quantity(
        first, last, str(peeled.value), None if peeled.value_max is None else str(peeled.value_max), peeled.unit
    )


def with_unit(sentence: str, start: int, end: int) -> Quantity | None:
    """A bare number together with the unit of the list that stands behind it, None if none does."""
    behind = _UNIT_BEHIND.match(sentence, end)
    return quantity(sentence[start : behind.end()], start, behind.end()) if behind else None


def quantities(words: Sequence[tuple[str, str]], *, numerals: str, classifiers: str = "") -> Iterator[Quantity]:
    """Quantities in a sentence that somebody cut into tagged words.

    Parameters
    ----------
    words
        (word, tag) pairs that spell the sentence.
    numerals, classifiers
        The tag of numerals and that of measure words.
    """
    starts = [0]
    for word, _ in words:
        starts.append(starts[-1] + len(word))
    last = 0
    for first, (mention, tag) in enumerate(words):
        if first < last or tag != numerals:
            continue
        last = first + 1
        while last < len(words) and _goes_on(mention, *words[last], tags=(numerals, classifiers)):
            mention += words[last][0]
            last += 1
        before = first - bool(first and re.fullmatch(_BEFORE, words[first - 1][0]))
        after = last + bool(last < len(words) and re.fullmatch(_AFTER, words[last][0]))
        found = quantity(mention, starts[first], starts[last], outer=(starts[before], starts[after]))
        if found:
            yield found


def _goes_on(mention: str, word: str, tag: str, *, tags: tuple[str, ...]) -> bool:
    """Whether the next word belongs to the mention before it."""
    joined = peel(mention + word)
    if joined is not None and joined.unit in UNITS:
        return True
    peeled = peel(mention)
    return (peeled is None or not peeled.unit) and (tag in tags or word in _FILLERS)
