"""What a list of quantities shares: the unit of its last number, the qualifier of its first or last, a marker apart.

分别提高7.14和9.84个百分点 · 分别控制在5%和3%以内 · 突破5500万和650亿元 · 至少建成1家.
"""

from __future__ import annotations

from itertools import pairwise

import regex

from ..patterns import Pattern
from . import grammar as g
from .model import Quantity
from .numerals import arabic

_JOINT = regex.compile(r"[ ]*(?:[、和及与或]|以及)[ ]*")
_BARE = regex.compile(r"(?<![\d.,，A-Za-z“〔\-])(\d+(?:\.\d+)?)[ ]?(?=(?:[、和与及]|以及)[ ]?\d)")

# Markers that stand apart from the number they qualify.
APART = (
    Pattern("qualifier.apart.at_least", r"(?:至少|最少|起码|不(?:会|得|能|应)?[少低]于)[\p{Han}“”]{0,8}$", "每区至少建成", "建成"),
    Pattern("qualifier.apart.at_most", r"(?:控制在|限制在|至多|最多(?!的)|不(?:会|得|能|应)?(?:超过|[高多大]于))(?:[\p{Han}]{0,4}|[\p{Han}]{0,10}的)$", "涨幅控制在", "涨幅达到"),
    Pattern("qualifier.apart.approx", r"(?:(?:大约|大概|差不多|将近)[\p{Han}]{1,3}|(?<![节签公合集预制条契履])约[有占为需])$", "大约还有", "签约了"),
    Pattern("qualifier.apart.under", r"(?:不到|不足|未到|接近)(?:了|[\p{Han}“”]{1,14}的)$", "不到全县平均水平的", "不到位的问题有"),
    Pattern("qualifier.apart.over", r"(?:突破|超过|冲破|[跃跨迈站登][上过]|跨越)了?$", "历史性突破", "突破口是"),
)  # fmt: skip
_APART = tuple((p.id, p.id.rpartition(".")[2], p.compile()) for p in APART)
_ANY_APART = regex.compile("|".join(p.pattern for p in APART))
_CLAUSE = regex.compile(r"[。；，,：:！\n][^。；，,：:！\n]*$")
_LARGE = regex.compile(r"[万亿]")
_RESPECTIVELY = "分别"


def add_bare(folded: str, found: list[Quantity]) -> list[Quantity]:
    """Add the numbers of a list that leave their unit to its last member.

    Examples
    --------
    >>> from .scan import scan
    >>> [(q.value, q.unit) for q in scan("分别提高7.14和9.84个百分点。")[0]]
    [(Decimal('7.14'), '百分点'), (Decimal('9.84'), '百分点')]
    """
    starts = {q.start: q for q in found}
    for m in reversed(list(_BARE.finditer(folded))):
        joint = _JOINT.match(folded, m.end())
        if joint is None or m.start() in starts:
            continue
        following = starts.get(joint.end())
        if following is None or not following.unit or following.form not in ("arabic", "shared"):
            continue
        starts[m.start()] = Quantity(
            m.start(), m.end(1), m.start(), m.end(1), arabic(m[1]), None, following.unit, "exact", "shared", "", False,
            "quantity.shared_unit",
        )  # fmt: skip
    merged = sorted(starts.values(), key=lambda q: q.start)
    for other, one in pairwise(reversed(merged)):
        # 1.1个、2.7个百分点, 3个、5个工作日: the first 个 belongs to the unit of the last.
        if (
            one.unit == "个" != other.unit
            and (other.form == "shared" or folded.startswith("个" + other.unit, other.number_end))
            and _JOINT.fullmatch(folded, one.end, other.start)
        ):
            one.unit, one.form = other.unit, "shared"
    return merged


def share_qualifiers(folded: str, found: list[Quantity]) -> None:
    """Give every member of a list the qualifier that stands before or behind it; changes `found` in place."""
    run: list[Quantity] = []
    for quantity in found:
        if run and _JOINT.fullmatch(folded, run[-1].end, quantity.start):
            run.append(quantity)
            continue
        _settle(folded, run)
        run = [quantity]
    _settle(folded, run)


def _settle(folded: str, run: list[Quantity]) -> None:
    if not run:
        return
    first, last = run[0], run[-1]
    left = folded[max(0, first.start - 40) : first.start]
    cut = _CLAUSE.search(left)
    if cut is not None:
        left = left[cut.start() + 1 :]
    if first.qualifier == "exact" and not first.ordinal and _ANY_APART.search(left):
        for rule, qualifier, marker in _APART:
            # 跨越两个千亿台阶 counts steps.
            if qualifier == "over" and (first.unit == "个" or (len(run) > 1 and last.qualifier != "exact")):
                continue
            m = marker.search(left)
            if m is not None:
                shift = first.start - len(left)
                first.qualifier, first.qualified = qualifier, (rule, (shift + m.start(), shift + m.end()))
                if len(run) > 1 and qualifier == "at_most" and last.qualifier == "exact":
                    last.qualifier, last.qualified = first.qualifier, first.qualified
                break
    if len(run) == 1:
        return
    closing = g.QUALIFIER_AFTER.get(next((w for w in g.QUALIFIER_AFTER if folded[: last.end].endswith(w)), ""), "")
    opening = g.QUALIFIER_BEFORE.get(next((w for w in g.QUALIFIER_BEFORE if folded.startswith(w, first.start)), ""), "")
    opening = opening or ("over" if left.endswith(("突破", "超过")) else "")
    if not first.unit and last.unit and not _LARGE.search(folded, last.number_start, last.end):
        # 突破5500万和650亿元 is one list, 1个过500亿、4个过百亿 is none.
        opening = ""
    together = _RESPECTIVELY in left
    for quantity in run:
        if quantity.unit != last.unit and not together:
            continue
        if quantity.qualifier == "exact" or (closing == "at_most" and quantity.qualifier == "over"):
            shared = closing if quantity is not last and closing else opening
            if shared and shared != quantity.qualifier:
                quantity.qualifier, quantity.qualified = shared, ("qualifier.of_list", (first.start, last.end))
