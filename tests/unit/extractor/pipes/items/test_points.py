"""Sentences are grouped into points by the rules of the guideline."""

from typing import Any

import pytest

from zongjie.extractor.pipes.items import find_points

EXTRA = [f"a 开展活动{n}场。" for n in range(5)]
DOCUMENTS: dict[str, tuple[list[str], list[tuple[str, list[int], int | None]]]] = {
    "enumerated inside a paragraph": (
        ["h 一、工作|", "a 一是抓党建。", "a 发展党员3名。", "a 二是抓民生。", "a 走访12户。|"],
        [("achievement", [1, 2], None), ("achievement", [3, 4], None)],
    ),
    "what follows the paragraph stands apart": (
        ["a 一是抓党建。", "a 发展党员3名。|", "a 另外，走访12户。|"],
        [("achievement", [0, 1], None), ("achievement", [2], None)],
    ),
    "six sentences under a head": (
        ["h （一）抓党建|", "a 学习。", *EXTRA],
        [("achievement", [0, 1, 2, 3, 4, 5, 6], 0)],
    ),
    "seven are too broad": (
        ["h （一）抓党建|", "a 学习。", "a 走访。", *EXTRA],
        [("achievement", [n], None) for n in range(1, 8)],
    ),
    "run-in heads": (
        ["h 抓好党建。", "a 发展党员3名。", "a 走访12户。|", "h 抓好民生。", "a 修路3条。|"],
        [("achievement", [0, 1, 2], 0), ("achievement", [3, 4], 3)],
    ),
    "problem and remedy in one number": (
        ["a 1.整治矿山。", "p 人手不足。", "n 下一步增加人手。|", "p 2.道路狭窄。", "n 明年拓宽。|"],
        [
            ("achievement", [0], None),
            ("problem", [1], None),
            ("plan", [2], None),
            ("problem", [3], None),
            ("plan", [4], None),
        ],
    ),
    "the lowest numbers are the points": (
        ["h （一）抓党建|", "a 总体良好。|", "a 1.学习。|", "a 2.活动。|"],
        [("achievement", [1], None), ("achievement", [2], None), ("achievement", [3], None)],
    ),
    "elaborations join": (
        ["h 一、工作|", *EXTRA, "a 走访12户。", "a 其中低保户3户。", "a 如期完成换届。"],
        [("achievement", [n], None) for n in range(1, 6)] + [("achievement", [6, 7], None), ("achievement", [8], None)],
    ),
    "no elaboration of what lies further back": (
        ["h 一、工作|", *EXTRA, "a 走访12户。", "b 天气晴。", "a 其中低保户3户。", "a 换届。"],
        [("achievement", [n], None) for n in (1, 2, 3, 4, 5, 6, 8, 9)],
    ),
    "page lines do not cut": (
        ["a 一是抓党建。", "m |第 3 页|", "a 发展党员3名。"],
        [("achievement", [0], None), ("achievement", [2], None)],
    ),
    "nothing but background": (["b 社区有居民3000人。"], []),
}


@pytest.mark.parametrize(("rows", "points"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_points(marked: Any, rows: list[str], points: list[tuple[str, list[int], int | None]]) -> None:
    shape, judged = marked(*rows)
    assert [(p.kind, p.sentences, p.head) for p in find_points(shape, judged.labels)] == points


@pytest.mark.xfail(strict=True, reason="in a text without any head every sentence is a unit of its own")
def test_elaborations_join_in_a_text_without_heads(marked: Any) -> None:
    shape, judged = marked("a 走访12户。", "a 其中低保户3户。")
    assert [p.sentences for p in find_points(shape, judged.labels)] == [[0, 1]]
