"""Text → quantities: one scan, then a look at each hit."""

from __future__ import annotations

from decimal import Decimal

import regex

from . import grammar as g
from .model import Quantity, Rejected
from .numerals import arabic, chinese, fold, multiplier
from .reject import CERTAIN, PHRASES
from .shared import add_bare, share_qualifiers

# Every pattern opens with one of these characters; the look-ahead passes over the rest of the text quickly.
_OPENS = r"(?=[\d零〇○一二两三四五六七八九十百千万亿第最党届全“‘「『《（(〔［\[【A-Za-z$×*＊①-⑳ ，；：。:;,])"
_REJECT = regex.compile(
    _OPENS + "(?:" + "|".join(f"(?P<r{i}>{p.pattern})" for i, p in enumerate(CERTAIN)) + ")", regex.MULTILINE
)
_PHRASES = sorted(set(PHRASES), key=lambda s: (-len(s), s))
_PHRASE = regex.compile(f"(?=[{''.join(sorted({p[0] for p in _PHRASES}))}])(?:{'|'.join(_PHRASES)})")
# Chinese numerals that carry no digit are quantities only where something vague or counted stands around them.
_BARE_PLACE = regex.compile(r"[百千万亿]+")
# No report counts beyond a trillion millions; such a number is a run of digits whose marks were lost.
_LARGEST = Decimal(10) ** 18
_ADJACENT = regex.compile(r"(?:一二|二三|三四|四五|五六|六七|七八|八九)(?=[十百千万亿])")
_ZERO = regex.compile(
    r"(?:[“\"‘]?零[”\"’]?)(?=的?突破|事故|上访|投诉|增长|新增|发生|发案|案件|感染|确诊|死亡|伤亡|进京|复发|违规|差错|失误|发现|排放|容忍|跑腿|"
    r"[\p{Han}]{0,6}(?:事故|上访|案|投诉|发生))"
)
_STRUCTURE = regex.compile(
    r"(?:比重|比例|结构|之比|比)(?:[\p{Han}（(年的前后由从]{0,12}?)"
    r"(\d+(?:\.\d+)?)[ ]?[:：∶][ ]?(\d+(?:\.\d+)?)(?:[ ]?[:：∶][ ]?(\d+(?:\.\d+)?))?"
)
_LOST_PERCENT = regex.compile(
    r"(?<=[率比重]|[率比重数](?:为|达|达到|超过|保持在|稳定在))\d{1,3}(?:\.\d+)?(?=[，。；、,;）)]|$)", regex.MULTILINE
)


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
    found: list[Quantity] = []
    at = 0
    for m in g.QUANTITY.finditer(text):
        if m.start() < at:
            continue
        quantity = _build(text, m)
        if quantity is None:
            continue
        if _covered(barred, quantity.number_start, quantity.number_end):
            continue
        found.append(quantity)
        at = quantity.end
    found += [q for q in _special(text) if not any(q.start < o.end and o.start < q.end for o in found)]
    found.sort(key=lambda q: q.start)
    found = add_bare(text, found)
    share_qualifiers(text, found)
    return found, [Rejected(s, e, rule) for s, e, rule in barred]


def _barred(text: str) -> list[tuple[int, int, str]]:
    spans = [(m.start(), m.end(), CERTAIN[int(str(m.lastgroup)[1:])].id) for m in _REJECT.finditer(text)]
    spans += [(m.start(), m.end(), "reject.phrase") for m in _PHRASE.finditer(text)]
    spans.sort()
    return spans


def _covered(barred: list[tuple[int, int, str]], start: int, end: int) -> bool:
    # Spans are few and sorted by start; a linear walk from a bisected place keeps this cheap.
    low, high = 0, len(barred)
    while low < high:
        middle = (low + high) // 2
        if barred[middle][0] < end:
            low = middle + 1
        else:
            high = middle
    return any(s < end and start < e for s, e, _ in barred[max(0, low - 4) : low])


def _value(numeral: str) -> Decimal | None:
    body = numeral.strip()
    if body[0] in "数几":
        return chinese(body[1:])
    if body.endswith("几") or body.endswith("几万"):
        return chinese(body.replace("几", ""))
    if body[0].isdigit():
        return arabic(body)
    return chinese(body.rstrip("多"))


def _fraction(words: str) -> Decimal:
    if words[:3] in ("百分之", "千分之", "万分之"):
        part = words[3:]
        value = Decimal(100) if part == "百" else _value(part)
        return value or Decimal(0)
    whole, _, part = words.partition("分之")
    return (chinese(part) * 100 / chinese(whole)).quantize(Decimal("0.01")).normalize()


def _build(text: str, m: regex.Match[str]) -> Quantity | None:
    before = (m["before"] or "").strip()
    after = m["after"] or ""
    unit = (m["unit"] or "").strip()
    start, end = m.span()
    qualifier = g.QUALIFIER_BEFORE.get(before) or g.QUALIFIER_AFTER.get(after) or "exact"
    value_max: Decimal | None = None
    form, rule = "arabic", "quantity.number"
    signed = bool(m["sign"])
    if m["fraction"]:
        form, rule, unit = "fraction", "quantity.fraction", {"千分之": "‰"}.get(m["fraction"][:3], "%")
        value: Decimal | None = _fraction(m["fraction"])
        number = m.span("fraction")
        if m["fraction2"]:
            value_max = _fraction(m["fraction2"])
    elif m["hundred"]:
        form, rule, unit, value, number = "fraction", "quantity.hundred", "%", Decimal(100), m.span("hundred")
    elif m["half"]:
        form, rule, unit, value, number = "half", "quantity.half", "%", Decimal(50), m.span("half")
    elif m["tenths"]:
        digits = m["tenths"].replace(" ", "")
        head, _, tail = digits.partition("成")
        value = (_value(head) or Decimal(0)) * 10 + (5 if tail == "半" else chinese(tail) if tail else 0)
        form, rule, unit, number = "tenths", "quantity.tenths", "%", m.span("tenths")
    else:
        number = m.span("number")
        numeral = m["number"]
        value = _value(numeral)
        if value is None:
            return None
        form = "arabic" if numeral.strip()[0].isdigit() else "chinese"
        factor = multiplier((m["place"] or "").strip())
        if form == "chinese" and value_max is None and _ADJACENT.match(numeral):
            # 六七万: six or seven.
            value, value_max = chinese(numeral[0] + numeral[2:]), chinese(numeral[1:])
        more = any(m[k] for k in ("more", "more2", "more3", "more4")) or numeral.endswith("多")
        if numeral[0] in "数几" or "几" in numeral:
            more = True
        if m["number2"]:
            second = _value(m["number2"])
            factor2 = multiplier((m["place2"] or "").strip())
            if second is not None and _is_range(text, m, value * factor, second * factor2):
                # 1—2万: the place word of the end holds for both.
                if factor == 1 and factor2 > 1 and not m["unit1"]:
                    factor = factor2
                value_max = second * factor2
                number = (number[0], m.end("place2") if m["place2"] else m.end("number2"))
                rule = "quantity.range"
            else:
                end = _first_end(m)
                unit, after = (m["unit1"] or "").strip(), ""
                qualifier = g.QUALIFIER_BEFORE.get(before) or "exact"
        value *= factor
        if value_max is not None and _ADJACENT.match(numeral) and not m["number2"]:
            value_max *= factor
        if more and qualifier == "exact":
            qualifier = "over"
        if form == "chinese" and not _counts(text, m, numeral, unit, before, more):
            return None
        if form == "chinese" and before == "上" and not _BARE_PLACE.fullmatch(numeral):
            before, start = "", m.start() + 1
            qualifier = "over" if more else g.QUALIFIER_AFTER.get(after, "exact")
        if m["ordinal"]:
            rule = "quantity.rank"
        elif not unit and not m["place"] and not _BARE_PLACE.search(numeral) and not (before or after):
            return None
    if value is None or abs(value) >= _LARGEST:
        return None
    if unit in ("个百分比", "个点"):
        unit = "百分点"
    elif len(unit) > 1:
        unit = unit.removeprefix("个")
    if before == "过" and not _BARE_PLACE.search(text, *number) and not m["place"] and unit != "%":
        start, before = start + 1, ""
        qualifier = g.QUALIFIER_AFTER.get(after, "over" if m["more"] else "exact")
    if before in _WORD_BEFORE and start and _verb_before(text, start, before):
        start += len(before)
        qualifier = g.QUALIFIER_AFTER.get(after, "over" if rule == "quantity.number" and m["more"] else "exact")
    if signed:
        value = -value
        value_max = -value_max if value_max is not None else None
    return Quantity(
        start, end, number[0], number[1], value, value_max, unit, qualifier, form, m["ordinal"] or "", signed, rule
    )


# 通过3项, 走过5年, 以上, 网上, 附近: the last character belongs to a word, not to the number.
_WORD_BEFORE = {
    "约": frozenset("签节集预合条公履缔制邀"),
    "过": frozenset("通经走不渡度超越穿跨胜错见去做开来看听查"),
    "上": frozenset("迈跨登跃再以网线会街路市身馆岸之陆海车船山桌面手早晚考赶跟加以送迎报"),
    "近": frozenset("附最亲靠邻贴就"),
}


def _verb_before(text: str, start: int, word: str) -> bool:
    return text[start - 1] in _WORD_BEFORE[word]


def _first_end(m: regex.Match[str]) -> int:
    for name in ("unit1", "more2", "place", "more", "number"):
        if m[name]:
            return m.end(name)
    return m.end("number")


def _is_range(text: str, m: regex.Match[str], low: Decimal, high: Decimal) -> bool:
    dash = m["dash"].strip()
    if dash in ("到", "至"):
        # 由9个到12个 is a pair of readings, 9到12个 one range.
        left = text[max(0, m.start() - 12) : m.start()]
        if regex.search(r"[由从](?:[^，。；,;]{0,10})$", left):
            return False
    factor2 = multiplier((m["place2"] or "").strip())
    if m["place"] or m["unit1"]:
        return high >= low
    return high * factor2 >= low or factor2 > 1


def _counts(text: str, m: regex.Match[str], numeral: str, unit: str, before: str, more: bool) -> bool:
    """Whether a Chinese numeral stands for a count at all."""
    if m["ordinal"]:
        return True
    if (
        _BARE_PLACE.fullmatch(numeral.rstrip("多"))
        and numeral.rstrip("多") in ("万", "亿")
        and not before
        and m["more"] != "余"
    ):
        # A place word whose digits the page lost (投入经费万多元): never invent them.
        return False
    if unit:
        return not (m["unit"] or "").startswith("\n")
    if more or "点" in numeral or m["place"]:
        return True
    return bool(
        _BARE_PLACE.search(numeral) and (before or len(numeral) > 2) and numeral not in ("百", "千", "万", "亿")
    )


def _special(text: str) -> list[Quantity]:
    found: list[Quantity] = []
    for m in _ZERO.finditer(text):
        at = m.start() + m[0].index("零")
        found.append(
            Quantity(at, at + 1, at, at + 1, Decimal(0), None, "", "exact", "zero", "", False, "quantity.zero")
        )
    for m in _STRUCTURE.finditer(text):
        for k in (1, 2, 3):
            if m[k]:
                s, e = m.span(k)
                found.append(
                    Quantity(s, e, s, e, Decimal(m[k]), None, "", "exact", "ratio", "", False, "quantity.structure")
                )
    for m in _LOST_PERCENT.finditer(text):
        s, e = m.span()
        found.append(Quantity(s, e, s, e, Decimal(m[0]), None, "", "exact", "bare", "", False, "quantity.lost_percent"))
    return found
