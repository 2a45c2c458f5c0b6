"""When a span, a number or a wording of a record counts as that of the gold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from difflib import SequenceMatcher

Span = tuple[int, int]
Number = int | float | Decimal

_NO_WORDING = re.compile(r"[\s,，、。;；:：“”\"'()（）*]")
# Values that a reader multiplied out in floating point may differ in the last digits.
_SAME_NUMBER = 1e-9


def overlap_ratio(first: Span, second: Span) -> float:
    """Intersection over union of two half-open spans.

    Examples
    --------
    >>> overlap_ratio((0, 4), (2, 4)), overlap_ratio((0, 2), (2, 4))
    (0.5, 0.0)
    """
    common = min(first[1], second[1]) - max(first[0], second[0])
    return common / (max(first[1], second[1]) - min(first[0], second[0])) if common > 0 else 0.0


def match_spans(gold: Sequence[Span], found: Sequence[Span], *, least: float) -> list[tuple[int, int]]:
    """Pair spans one to one, the best overlap first.

    Parameters
    ----------
    gold, found
        Half-open spans in any order.
    least
        The smallest intersection over union that makes a pair; above 0.

    Returns
    -------
    list of (gold index, found index)
        Best pairs first; of equal overlaps the one earlier in `gold`, then in `found`.

    Examples
    --------
    >>> match_spans([(0, 4), (10, 14)], [(11, 14), (0, 4), (0, 3)], least=0.5)
    [(0, 1), (1, 0)]
    """
    candidates = []
    for i, (start, end) in enumerate(gold):
        for j, span in enumerate(found):
            if span[0] < end and start < span[1]:
                ratio = overlap_ratio((start, end), span)
                if ratio >= least:
                    candidates.append((-ratio, i, j))
    pairs: list[tuple[int, int]] = []
    free_gold, free_found = set(range(len(gold))), set(range(len(found)))
    for _, i, j in sorted(candidates):
        if i in free_gold and j in free_found:
            free_gold.remove(i)
            free_found.remove(j)
            pairs.append((i, j))
    return pairs


def same_number(gold: Number | None, found: Number | None) -> bool:
    """Whether two numbers agree but for floating-point noise; None agrees with None only.

    Examples
    --------
    >>> same_number(110000000, 110000000.00000001), same_number(5, None), same_number(None, None)
    (True, False, True)
    """
    if gold is None or found is None:
        return gold is found
    return abs(float(gold) - float(found)) <= _SAME_NUMBER * max(1.0, abs(float(gold)))


def wording(text: str | None) -> str:
    """What remains of a text without spaces, common punctuation and Markdown stars.

    Examples
    --------
    >>> wording("**“一网统管” 平台**")
    '一网统管平台'
    """
    return _NO_WORDING.sub("", text or "")


def likeness(first: str | None, second: str | None) -> float:
    """How alike two wordings are in order: difflib's ratio, 0 if one is empty.

    Examples
    --------
    >>> likeness("发展党员", "党员"), likeness("发展党员", None)
    (0.6666666666666666, 0.0)
    """
    a, b = wording(first), wording(second)
    return SequenceMatcher(None, a, b, autojunk=False).ratio() if a and b else 0.0


def same_office(first: str, second: str) -> bool:
    """Whether two names can be one office: the shorter one ends the longer, 人民 aside.

    Examples
    --------
    >>> same_office("云溆县人民政府", "县政府"), same_office("县政府办公室", "县政府")
    (True, False)
    """
    a, b = (wording(name).replace("人民", "") for name in (first, second))
    return bool(a and b) and (a.endswith(b) or b.endswith(a))
