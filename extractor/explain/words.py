"""Named features of the models in words that a reader understands; those that say little to a reader are left out."""

from __future__ import annotations

from collections.abc import Callable

import regex

from zongjie.schemas.taxonomy import Qualifier, SectionKind
from zongjie.schemas.units import UNITS

from ..layout import Sentence
from ..models.linear import Spoken
from ..pipes.metrics.context import CUES as METRIC_CUES
from ..pipes.metrics.context import STATE_CUES, Place
from ..pipes.metrics.times import WHEN
from ..pipes.statements.cues import CUES as SENTENCE_CUES
from ..quantity import Quantity
from ..why import Span

MOST = 3
"""Most features that a reason names."""
LOOKED_AT = 24
"""How many of the strongest features are looked through for some that can be put into words."""

_METRIC_CUES = {c.id.removeprefix("metric."): c.compile() for c in (*METRIC_CUES, *STATE_CUES)}
_SENTENCE_CUES = {c.id: c.compile() for c in SENTENCE_CUES}
_LABELS = {
    "achievement": "成绩", "problem": "问题", "plan": "计划",
    "background": "背景", "heading": "标题", "meta": "附加信息",
}  # fmt: skip
_YEARS = {"later": "晚于报告年度", "own": "报告年度", "earlier": "早于报告年度"}
_USUAL = {"multi_year": "处在多年的段落", "part_year": "处在半年或数月的段落"}
_SIDES = {"near": "近处", "left": "同一分句", "before": "前面分句", "right": "其后"}
_CLAUSES = {"same": "与数字同在一个分句", "strong": "与数字隔着顿号", "earlier": "在前面的分句"}
_NAMES = {"place": "是地名", "site": "是场所名", "firm": "是单位名", "wide": "是全省、全国", "tagged": "像专名"}
_SURE, _HEARD = 3, 0.01
_QUALIFIERS = {qualifier.value: qualifier.label_zh for qualifier in Qualifier}
_PARTS = {kind.value: kind.label_zh for kind in SectionKind}


def in_words(spoken: Spoken, say: Callable[[str], str | None]) -> tuple[tuple[str, float], ...]:
    """The strongest features in words; weights of features that say the same are added up."""
    total: dict[str, float] = {}
    for name, weight in spoken:
        words = say(name)
        if words is not None:
            total[words] = total.get(words, 0.0) + weight
    loud = [(words, round(weight, 2)) for words, weight in total.items() if weight >= _HEARD]
    return tuple(sorted(loud, key=lambda one: (-one[1], one[0]))[:MOST])


def metric_words(folded: str, q: Quantity, p: Place) -> Callable[[str], str | None]:
    """How the features of a quantity read in its place."""
    stretches = {
        "near": (p.strong, q.start),
        "left": (p.strong, q.start),
        "before": (p.sentence.start, p.strong),
        "right": (q.end, p.sentence.end),
    }

    def say(feature: str) -> str | None:
        side, colon, rest = (feature := feature.removeprefix(WHEN)).partition(":")
        if colon and side in stretches:
            return _cue(rest.partition("/")[0], side)
        name, _, value = feature.partition("=")
        return _METRIC.get(name, _nothing)(value)

    def _cue(name: str, side: str) -> str | None:
        cue = _METRIC_CUES.get(name)
        if cue is None:
            return None
        start, end = stretches[side]
        found = [m[0] for m in cue.finditer(folded[start:end])]
        word = (found[0] if side == "right" else found[-1]) if found else ""
        return f"{_SIDES[side]}有“{word}”" if word else None

    return say


def sentence_words(folded: str, s: Sentence) -> Callable[[str], str | None]:
    """How the features of a sentence read in its place."""

    def say(feature: str) -> str | None:
        cue = _SENTENCE_CUES.get(feature)
        if cue is not None:
            m = cue.search(folded[s.start : s.end])
            return f"有“{m[0]}”" if m is not None else None
        name, _, value = feature.partition("=")
        return _SENTENCE.get(name, _nothing)(value)

    return say


def span_words(folded: str, span: Span, q: Quantity) -> Callable[[str], str | None]:
    """How the features of a proposed span, indicator or scope, read."""
    text = folded[span[0] : span[1]]

    def say(feature: str) -> str | None:
        name, _, value = feature.partition("=")
        value = value.partition("/")[0]
        if name in ("ends", "suffix") and value and text.endswith(value):
            return f"以“{value}”结尾"
        if name == "starts" and value and text.startswith(value):
            return f"以“{value}”开头"
        if name in ("before", "lead", "after", "border", "close") and value.strip():
            return f"{'后' if name in ('after', 'close') else '前'}接“{value}”"
        if name == "gap" and span[1] == q.start:
            return "紧邻数字"
        return _SPAN.get(name, _nothing)(value)

    return say


def _nothing(_: str) -> None:
    return None


def _unit(value: str) -> str | None:
    known = UNITS.get(value)
    return f"单位是“{known.label_zh}”" if known is not None else None


def _part(value: str) -> str | None:
    kinds = [_PARTS[k] for k in value.split("/") if k in _PARTS]
    return f"上方标题属{kinds[0]}" if kinds else None


def _label(value: str) -> str | None:
    kind = _LABELS.get(regex.split("[/_]", value)[0])
    return f"所在句是{kind}" if kind is not None else None


def _if_true(words: str) -> Callable[[str], str | None]:
    return lambda value: words if value.partition("/")[0] in ("", "True") else None


def _quoting(words: str) -> Callable[[str], str | None]:
    return lambda value: words.format(value) if value.strip() else None


_METRIC: dict[str, Callable[[str], str | None]] = {
    "unit": _unit,
    "label": _label,
    "doc_label": _label,
    "zone": _part,
    "qualifier": lambda value: f"限定为{_QUALIFIERS[value]}" if value != "exact" else None,
    "ordinal": _quoting("带“{}”字"),
    "right1": _quoting("后接“{}”"),
    "left1": lambda value: f"前接“{value}”" if value.strip("^ ") else None,
    "range": _if_true("是区间"),
    "signed": _if_true("带负号"),
    "quoted": lambda value: "在引号内" if value != "no" else None,
    "usual": lambda value: _USUAL.get(value),
    "end2": _quoting("前面是“{}”"),
    "after": _quoting("后接“{}”"),
    "clause_year": lambda value: f"分句写有{_YEARS[value]}" if value in _YEARS else None,
    "sentence_year": lambda value: f"句中写有{_YEARS[value]}" if value in _YEARS else None,
    "same_unit": _if_true("与前一数字单位相同"),
    "between": _quoting("与前一数字之间是“{}”"),
    "half_report": _if_true("半年总结"),
}
_SENTENCE: dict[str, Callable[[str], str | None]] = {
    "top": _part,
    "near": _part,
    "zone": _part,
    "words": lambda value: f"句中字样属{_PARTS[value]}" if value in _PARTS else None,
    "year": lambda value: f"句中写有{_YEARS[value]}" if value in _YEARS else None,
    "numbers": lambda value: "没有数字" if value == "0" else "有数字",
    "bold": _if_true("加粗"),
    "title": _if_true("是标题行"),
    "before_title": _if_true("在标题之前"),
    "furniture": _if_true("像页面附加内容"),
}
_SPAN: dict[str, Callable[[str], str | None]] = {
    "kind": lambda value: _NAMES.get(value),
    "clause": lambda value: _CLAUSES.get(value),
    "opens": _if_true("在句首"),
    "among": _if_true("前有“其中”"),
    "last": _if_true("离数字最近"),
    "de": _if_true("后接“的”"),
    "sure": lambda value: "像专名" if value.isdigit() and int(value) >= _SURE else None,
    "carried": _if_true("沿用前面数字的所属"),
    "opener": _if_true("前一句点名"),
    "after": _if_true("在数字之后"),
    "again": lambda value: "文中多次出现" if value.isdigit() and int(value) > 1 else None,
}
