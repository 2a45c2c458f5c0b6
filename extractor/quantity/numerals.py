"""Numerals to exact decimals: Arabic, full-width and Chinese, mixed (`3万多`, `1.2亿`), vague (`数百`, `上千`)."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache

import regex

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}

# Full-width forms fold one to one, so offsets into the folded text are offsets into the source.
_WIDE = {chr(ord("０") + i): str(i) for i in range(10)}
_WIDE |= dict(zip("％．－＋～／＄\xa0\u3000\u2002\u2003\u2009\t", "%.-+~/$      ", strict=True))
_FOLDED = regex.compile(f"[{''.join(regex.escape(c) for c in _WIDE)}]")


def fold(text: str) -> str:
    """Fold full-width digits and signs and all blanks to ASCII, character by character.

    The result has the length of `text`; line breaks, commas, colons and brackets stay as they are.

    Examples
    --------
    >>> fold("２０．５％")
    '20.5%'
    """
    return _FOLDED.sub(lambda m: _WIDE[m[0]], text)


_CHINESE_YEAR = regex.compile(r"[一二][〇○零九][〇○零一二三四五六七八九]{2}(?=[ ]?年)")


def fold_years(text: str) -> str:
    """Write years in Chinese numerals with digits, character by character.

    Examples
    --------
    >>> fold_years("二〇〇七年的主要工作")
    '2007年的主要工作'
    """
    return _CHINESE_YEAR.sub(lambda m: "".join(str(DIGITS[c]) for c in m[0]), text)


def arabic(numeral: str) -> Decimal:
    """The value of a folded Arabic numeral with optional thousands marks and blanks.

    Examples
    --------
    >>> arabic("27，203，319，000"), arabic("12. 5")
    (Decimal('27203319000'), Decimal('12.5'))
    """
    return Decimal("".join(c for c in numeral if c.isdigit() or c == "."))


def chinese(numeral: str) -> Decimal:
    """The value of a Chinese numeral: `一百二十三点四亿`, `一万五千亿`, `二〇二四`, `十二`, `百`, `千万`.

    A place word without a digit before it counts once (`百` is 100, `十二` is 12). The last digit of a numeral like
    `三百五` counts tens.

    Examples
    --------
    >>> [int(chinese(x)) for x in ("二十万亿", "一万五千亿", "三百五", "一千零八")]
    [20000000000000, 1500000000000, 350, 1008]
    >>> chinese("九十八点六")
    Decimal('98.6')
    """
    point = Decimal(0)
    scale = 1
    body = numeral
    if "点" in numeral:
        body, _, tail = numeral.partition("点")
        while tail and tail[-1] in LARGE:
            scale *= LARGE[tail[-1]]
            tail = tail[:-1]
        if tail and tail[-1] in SMALL:
            scale *= SMALL[tail[-1]]
            tail = tail[:-1]
        point = Decimal("0." + "".join(str(DIGITS[c]) for c in tail)) if tail else point
    if body and not any(c in SMALL or c in LARGE for c in body):
        return (Decimal("".join(str(DIGITS[c]) for c in body)) + point) * scale
    total = section = current = 0
    last_place, pending = 1, False
    for c in body:
        if c in DIGITS:
            current, pending = DIGITS[c], True
            if c in "零〇○":
                last_place = 1
        elif c in SMALL:
            section += (current if pending else 1) * SMALL[c]
            current, pending, last_place = 0, False, SMALL[c]
        else:
            section += current
            if not section and not pending:
                section = 1 if not total else 0
            # 万亿: the larger unit multiplies all that came before it.
            total = (total + section) * LARGE[c] if section == 0 or LARGE[c] == 10**8 else total + section * LARGE[c]
            section, current, pending, last_place = 0, 0, False, LARGE[c]
    if pending and last_place >= 100 and body[-2:-1] not in "零〇○":
        current *= last_place // 10
    return (Decimal(total + section + current) + point) * scale


@lru_cache(maxsize=8192)
def numeral_value(numeral: str) -> Decimal:
    """The value of a numeral in any notation; a vague one (`数百`, `十几`, `百多`) is its lower end.

    Examples
    --------
    >>> [int(numeral_value(x)) for x in ("1,203", "1万3千", "数百", "十几", "百")]
    [1203, 13000, 100, 10, 100]
    """
    if numeral[0].isdigit():
        return arabic(numeral) if numeral[-1].isdigit() else compound(numeral)
    return chinese(numeral.strip("数多").replace("几", ""))


_PART = regex.compile(r"(\d+(?:\.\d+)?)([十百千万亿]+)")
_NEIGHBOURS = regex.compile(r"((?:.*[十百千万亿])?)(一二|[二两]三|三四|四五|五六|六七|七八|八九)([十百千万亿]*)")


def compound(numeral: str) -> Decimal:
    """The value of an Arabic numeral with several place words, each with digits of its own.

    Examples
    --------
    >>> compound("1万3千"), compound("2亿3000万")
    (Decimal('13000'), Decimal('230000000'))
    """
    return sum((Decimal(digits) * multiplier(place) for digits, place in _PART.findall(numeral)), Decimal(0))


def neighbours(numeral: str) -> tuple[Decimal, Decimal] | None:
    """Both ends of a Chinese numeral that names two neighbouring digits, None for any other.

    Examples
    --------
    >>> neighbours("六七万"), neighbours("二十三四"), neighbours("三千五六"), neighbours("三十五")
    ((Decimal('60000'), Decimal('70000')), (Decimal('23'), Decimal('24')), (Decimal('3500'), Decimal('3600')), None)
    """
    m = _NEIGHBOURS.fullmatch(numeral)
    if m is None:
        return None
    head, digits, tail = m[1], m[2], m[3]
    return chinese(head + digits[0] + tail), chinese(head + digits[1] + tail)


def multiplier(words: str) -> int:
    """The factor of the place words after a numeral: `万` 10**4, `千万` 10**7, `万亿` 10**12; 1 for none."""
    factor = 1
    for c in words:
        factor *= SMALL.get(c) or LARGE.get(c) or 1
    return factor
