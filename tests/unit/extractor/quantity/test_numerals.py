"""Numerals become exact decimals, in whatever digits they are written."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import texts

from zongjie.extractor.quantity.numerals import arabic, chinese, fold, multiplier

DIGITS = "零一二三四五六七八九"


def _below_ten_thousand(number: int) -> str:
    words, gap = "", False
    for place, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = number // place % 10
        if digit:
            words += ("零" if gap else "") + DIGITS[digit] + name
            gap = False
        else:
            gap = bool(words)
    return words


def written(number: int) -> str:
    """A number in the full Chinese notation."""
    words = ""
    for place, name in ((10**12, "万亿"), (10**8, "亿"), (10**4, "万"), (1, "")):
        part = number // place % 10**4
        if part:
            words += ("零" if words and part < 1000 else "") + _below_ten_thousand(part) + name
    return words


@given(st.integers(1, 10**12 - 1))
def test_chinese_round_trip(number: int) -> None:
    assert chinese(written(number)) == number


@given(st.integers(1, 10**8 - 1), st.text("0123456789", min_size=1, max_size=4))
def test_chinese_decimals_round_trip(number: int, tail: str) -> None:
    spoken = "".join(DIGITS[int(c)] for c in tail)
    assert chinese(f"{written(number)}点{spoken}") == Decimal(f"{number}.{tail}")


@given(st.text("0123456789", min_size=1, max_size=6))
def test_digits_one_by_one(digits: str) -> None:
    assert chinese("".join(DIGITS[int(c)] for c in digits)) == int(digits)


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("百", 100),
        ("万", 10**4),
        ("千万", 10**7),
        ("百万", 10**6),
        ("两千五", 2500),
        ("三百五", 350),
        ("三百零五", 305),
        ("一万二", 12000),
        ("一亿五", 150_000_000),
        ("二十三万四", 234_000),
        ("二〇二四", 2024),
        ("一万亿", 10**12),
        ("一万五千亿", 1_500_000_000_000),
        ("三点五万", 35000),
        ("一百二十三点四亿", 12_340_000_000),
        ("一百亿零五万", 10_000_050_000),
    ],
)
def test_short_forms(words: str, value: int) -> None:
    assert chinese(words) == value


@given(st.decimals(0, 10**12, places=2))
def test_arabic_round_trip(number: Decimal) -> None:
    assert arabic(f"{number:,}") == number
    assert arabic(f"{number:,}".replace(",", "，").replace(".", " . ")) == number
    wide = f"{number}".translate({ord("0") + i: ord("０") + i for i in range(10)} | {ord("."): ord("．")})
    assert arabic(fold(wide)) == number


@given(texts)
def test_folding_keeps_every_offset(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    assert [i for i, c in enumerate(folded) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


@pytest.mark.parametrize(("words", "factor"), [("", 1), ("万", 10**4), ("千万", 10**7), ("万亿", 10**12), ("百", 100)])
def test_multiplier(words: str, factor: int) -> None:
    assert multiplier(words) == factor
