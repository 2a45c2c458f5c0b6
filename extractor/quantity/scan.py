"""Text → quantities: one scan, then a look at each hit."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

import regex

from . import grammar as g
from .bare import bare_numbers
from .model import Quantity, Rejected
from .numerals import chinese, fold, multiplier, neighbours, numeral_value
from .reject import CERTAIN, PHRASES
from .shared import add_bare, share_qualifiers

# Every pattern opens with one of these characters; the look-ahead passes over the rest of the text quickly.
_OPENS = r"(?=[\d零〇○一二两三四五六七八九十百千万亿第最党届全“‘「『《（(〔［\[【A-Za-z$×*＊_□■?？%％‰.①-⑳ ])"
_REJECT = regex.compile(
    _OPENS + "(?:" + "|".join(f"(?P<r{i}>{p.pattern})" for i, p in enumerate(CERTAIN)) + ")", regex.MULTILINE
)
# 三万一千人 holds no 万一, 每一百户 no 每一.
_NUMERAL = "[一二两三四五六七八九十百千万亿]"
_PHRASE = regex.compile(
    f"(?=[{''.join(sorted({p[0] for p in PHRASES}))}])(?<!{_NUMERAL}(?={_NUMERAL}))"
    r"\L<phrases>(?!(?<=一)[十百千万亿])",
    phrases=sorted(PHRASES),
)
# Chinese numerals that carry no digit are quantities only where something vague or counted stands around them.
_BARE_PLACE = regex.compile(r"[百千万亿]+")
# No report counts beyond a trillion millions; such a number is a run of digits whose marks were lost.
_LARGEST = Decimal(10) ** 18


def scan(text: str, *, folded: str | None = None) -> tuple[list[Quantity], list[Rejected]]:
    """Find every quantity of a text, and every numeral that is certainly none.

    Returns
    -------
    quantities, rejected
        Both in text order; spans never overlap within a list.

    Examples
    --------
    >>> found, _ = scan("全年接待180余批次，增长5.8%。")
    >>> [(q.value, q.unit, q.qualifier) for q in found]
    [(Decimal('180'), '批次', 'over'), (Decimal('5.8'), '%', 'exact')]
    """
    text = fold(text) if folded is None else folded
    barred = _barred(text)
    taken = bytearray(len(text))
    for start, end, _ in barred:
        taken[start:end] = b"\1" * (end - start)
    found: list[Quantity] = []
    hits = g.QUANTITY.finditer(text)
    while (m := next(hits, None)) is not None:
        if m.end() - m.start() == 1 and m["number"]:
            # A lone digit: most Chinese ones are part of a word.
            continue
        quantity = _build(text, m)
        if quantity is None or taken.find(1, quantity.number_start, quantity.number_end) >= 0:
            continue
        found.append(quantity)
        if m["number2"] and quantity.end <= m.start("number2"):
            # 由480元到710元 is no range: its second number is still to be read.
            hits = g.QUANTITY.finditer(text, quantity.end)
    _add_free(found, bare_numbers(text), len(text))
    found = add_bare(text, found)
    share_qualifiers(text, found)
    return found, [Rejected(s, e, rule) for s, e, rule in barred]


def _add_free(found: list[Quantity], others: Iterable[Quantity], length: int) -> None:
    """Add those of `others` whose place is free, the earlier ones first."""
    taken = bytearray(length)
    for quantity in found:
        taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
    for quantity in others:
        if taken.find(1, quantity.start, quantity.end) < 0:
            taken[quantity.start : quantity.end] = b"\1" * (quantity.end - quantity.start)
            found.append(quantity)
    found.sort(key=lambda q: q.start)


def _barred(text: str) -> list[tuple[int, int, str]]:
    spans = [(m.start(), m.end(), CERTAIN[int(str(m.lastgroup)[1:])].id) for m in _REJECT.finditer(text)]
    spans += [(m.start(), m.end(), "reject.phrase") for m in _PHRASE.finditer(text)]
    spans.sort()
    return spans


@dataclass(slots=True)
class _Reading:
    """What a hit says before its markers and unit are settled."""

    value: Decimal
    number: tuple[int, int]
    end: int
    unit: str
    form: str
    rule: str = "quantity.number"
    value_max: Decimal | None = None
    after: str = ""
    vague: str = ""


def _build(text: str, m: regex.Match[str]) -> Quantity | None:
    reading = _number(text, m) if m["number"] else _words(m)
    if reading is None or abs(reading.value) >= _LARGEST:
        return None
    _settle_unit(text, m, reading)
    start, before = m.start(), (m["before"] or "").strip()
    if before and _no_marker(text, m, before, reading):
        start, before = m.end("before"), ""
    qualifier = g.QUALIFIER_BEFORE.get(before) or g.QUALIFIER_AFTER.get(reading.after) or reading.vague or "exact"
    value, value_max, signed = reading.value, reading.value_max, bool(m["sign"])
    if signed:
        value, value_max = -value, -value_max if value_max is not None else None
    return Quantity(
        start, reading.end, *reading.number, value, value_max, reading.unit, qualifier, reading.form,
        m["ordinal"] or "", signed, reading.rule,
    )  # fmt: skip


def _after(m: regex.Match[str]) -> str:
    return (m["after"] or "").replace(" ", "").replace("\n", "")


def _words(m: regex.Match[str]) -> _Reading:
    """Shares in words: 百分之三十, 三分之一, 百分百, 过半, 六成半."""
    value_max = None
    if m["fraction"]:
        kind, value, unit = "fraction", _fraction(m["fraction"]), _PER.get(m["fraction"][:3], "%")
        value_max = _fraction(m["fraction2"]) if m["fraction2"] else None
    elif m["hundred"]:
        kind, value, unit = "hundred", Decimal(100), "%"
    elif m["half"]:
        kind, value, unit = "half", Decimal(50), "%"
    else:
        head, _, tail = m["tenths"].replace(" ", "").partition("成")
        kind, value, unit = "tenths", numeral_value(head) * 10, "%"
        value += 5 if tail == "半" else chinese(tail) if tail else 0
    form = "fraction" if kind == "hundred" else kind
    return _Reading(value, m.span(kind), m.end(), unit, form, f"quantity.{kind}", value_max, _after(m))


def _fraction(words: str) -> Decimal:
    if words[:3] in _PER:
        return numeral_value(words[3:])
    if "/" in words:
        part, whole = (Decimal(x) for x in words.split("/"))
    else:
        whole, part = (chinese(x) for x in words.split("分之"))
    return (part * 100 / whole).quantize(Decimal("0.01")).normalize()


def _number(text: str, m: regex.Match[str]) -> _Reading | None:
    numeral, unit, place = m["number"].strip(), (m["unit"] or "").strip(), (m["place"] or "").strip()
    form = "arabic" if numeral[0].isdigit() else "chinese"
    factor = multiplier(place)
    surplus = (
        m["more"] or m["more2"] or ("多" if numeral[0] in "数几" or numeral[-1] == "多" or "几" in numeral else "")
    )
    value, value_max = numeral_value(numeral), None
    ends = neighbours(numeral) if form == "chinese" else None
    if ends is not None:
        value, value_max = ends[0], ends[1] * factor
    reading = _Reading(value * factor, m.span("number"), m.end(), unit, form, value_max=value_max, after=_after(m))
    if m["number2"]:
        second = numeral_value(m["number2"].strip())
        factor2 = multiplier((m["place2"] or "").strip())
        if _is_range(text, m, value * factor, second, factor2):
            # 1—2万: the place word of the end holds for both.
            if factor == 1 and not m["unit1"]:
                reading.value = value * factor2
            reading.value_max, reading.rule = second * factor2, "quantity.range"
            reading.number = m.start("number"), m.end("place2") if m["place2"] else m.end("number2")
            surplus = surplus or m["more3"] or m["more4"]
        else:
            reading.end, reading.unit, reading.after = _first_end(m), (m["unit1"] or "").strip(), ""
    if surplus:
        reading.vague = "approx" if surplus in ("来", "把") else "over"
    if form == "chinese" and not _counts(m, numeral, reading.unit):
        return None
    if m["ordinal"]:
        reading.rule = "quantity.rank"
    elif not (reading.unit or place or m["before"] or reading.after or _BARE_PLACE.search(numeral)):
        return None
    return reading


def _settle_unit(text: str, m: regex.Match[str], reading: _Reading) -> None:
    unit = reading.unit
    if (
        unit == "个点"
        and "." not in text[slice(*reading.number)]
        and not _MOVES.search(text, max(0, m.start() - 8), m.start())
    ):
        # 再设2个点, but 提高2个点.
        reading.end, reading.unit = reading.end - 1, "个"
    elif unit in ("个百分比", "个点"):
        reading.unit = "百分点"
    elif unit in _NEVER_LARGE and _LARGE.search(text, reading.number[0], m.start("unit")):
        # 18.4万大学生, 180万国企职工.
        reading.end, reading.unit = m.start("unit"), ""
    elif len(unit) > 1:
        reading.unit = unit.removeprefix("个")


_PER = {"百分之": "%", "千分之": "‰", "万分之": "‱"}
_MOVES = regex.compile(r"[增提升降涨跌回缩][长高升低落幅降涨窄]|[高低快慢]于|下滑")
_LARGE = regex.compile(r"[万亿]")
_NEVER_LARGE = frozenset({"大", "国", "出"})
# 通过3项, 走过5年, 网上, 附近: the last character belongs to a word, not to the number.
_ENDS_A_WORD = {
    "约": (*"签节集预合条公履缔制邀乡誓违守特相", "规民"),
    "过": tuple("通经走不渡度超越穿跨迈跃胜错见去做开来看听查"),
    "上": tuple("迈跨登跃再以网线会街路市身馆岸之陆海车船山桌面手早晚考赶跟加以送迎报"),
    "近": tuple("附最亲靠邻贴就"),
}


def _no_marker(text: str, m: regex.Match[str], before: str, reading: _Reading) -> bool:
    """Whether the word before the number is no marker of it: 过3项, 要上97%, 签约161份."""
    small = not m["place"] and not _BARE_PLACE.search(text, *reading.number)
    if before == "过" and small and reading.unit != "%":
        return True
    if before == "上" and m["number"] and not _BARE_PLACE.fullmatch(m["number"]):
        return True
    return before in _ENDS_A_WORD and text.endswith(_ENDS_A_WORD[before], 0, m.start())


def _first_end(m: regex.Match[str]) -> int:
    for name in ("unit1", "more2", "place", "more", "number"):
        if m[name]:
            return m.end(name)
    return m.end("number")


_FROM = regex.compile(r"[由从](?:[^，。；,;]{0,10})$")
_SPREAD = regex.compile(r"不等|之间|[ ]?的区间")


def _is_range(text: str, m: regex.Match[str], low: Decimal, high: Decimal, factor: int) -> bool:
    """Whether two numbers joined by a dash or 至 are one range; `low` with its place word, `high` without."""
    if m["dash"].strip() in ("到", "至") and _FROM.search(text[max(0, m.start() - 12) : m.start()]):
        # 由9个到12个 is a pair of readings; 9到12个, 从9个到12个不等 one range.
        return _SPREAD.match(text, m.end()) is not None
    if m["place"] or m["unit1"]:
        return high * factor >= low
    return factor > 1 or high >= low


def _counts(m: regex.Match[str], numeral: str, unit: str) -> bool:
    """Whether a Chinese numeral stands for a count at all."""
    if m["ordinal"]:
        return True
    before = m["before"]
    if numeral.rstrip("多") in ("万", "亿") and not before and m["more"] != "余":
        # A place word whose digits the page lost (投入经费万多元): never invent them.
        return False
    if unit:
        return not (m["unit"] or "").startswith("\n")
    if m["more"] or m["more2"] or numeral[0] in "数几" or numeral[-1] in "多几" or "点" in numeral or m["place"]:
        return True
    return bool(_BARE_PLACE.search(numeral) and (before or len(numeral) > 2))
