"""Which plan answers which problem: the same topic and shared words, within one document."""

from __future__ import annotations

Span = tuple[int, int]

_LEAST = 0.12
_TOPIC = 0.1


def link_plans(
    text: str, problems: list[tuple[int, Span]], plans: list[tuple[int, Span]], topics: list[tuple[str, ...]]
) -> list[tuple[int, int, float]]:
    """For every problem the plan that shares most of its words, as (problem, plan, score).

    Parameters
    ----------
    problems, plans
        Index among all points and span of each.
    topics
        Topics of all points.

    Returns
    -------
    list
        In the order of the problems; problems without a plan alike enough have no entry. Scores lie in 0 to 1.
    """
    answers = [(index, _pairs(text, span)) for index, span in plans]
    out = []
    for index, span in problems:
        words = _pairs(text, span)
        best: tuple[float, int] | None = None
        for plan, theirs in answers:
            shared = len(words & theirs)
            if not shared:
                continue
            score = shared / min(len(words), len(theirs)) * 0.8
            if topics[index] and topics[plan] and topics[index][0] == topics[plan][0]:
                score += _TOPIC
            if best is None or score > best[0]:
                best = (score, plan)
        if best is not None and best[0] >= _LEAST + _TOPIC:
            out.append((index, best[1], round(min(best[0], 1.0), 4)))
    return out


def _pairs(text: str, span: Span) -> set[str]:
    """Pairs of neighbouring characters, those of stock words left out."""
    body = text[span[0] : span[1]]
    pairs = {body[i : i + 2] for i in range(len(body) - 1)}
    return {p for p in pairs if p.isalpha() and p not in _STOCK}


_STOCK = frozenset({
    "工作", "问题", "不足", "加强", "进一", "一步", "不够", "还有", "我们", "社区", "建设", "提升",
    "推进", "存在", "方面", "需要", "管理", "服务", "能力", "部分", "仍然", "较为", "开展", "落实",
    "强化", "持续", "完善", "推动", "发展", "全面", "做好", "加大", "力度", "积极", "重点", "不断",
    "提高", "实施", "机制", "水平", "居民", "群众", "一是", "二是", "三是", "四是", "五是", "困难",
    "继续", "坚持",
})  # fmt: skip
