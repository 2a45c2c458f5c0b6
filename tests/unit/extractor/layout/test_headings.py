"""What the words of a heading announce."""

import pytest

from zongjie.extractor.layout.headings import kind_of_words

WORDS = {
    "problems": ["存在的困难和不足", "问题与不足", "面临的形势和挑战", "主要问题。"],
    "mixed": ["存在问题及下一步打算", "当前的困难及整改措施"],
    "plan": ["2026年工作计划", "下一步工作", "明年工作思路", "努力方向", "今后五年的目标任务", "下半年工作安排"],
    "review": ["2025年工作回顾", "主要成效", "工作亮点", "上半年工作情况"],
    "profile": ["基本情况", "社区概况"],
    "other": ["几点启示", "名词解释"],
    None: ["党建引领", "解决群众关心的突出问题", "聚焦问题整改", "强化短板弱项攻坚", "让城市更有温度"],
}


@pytest.mark.parametrize(
    ("words", "kind"), [(words, kind) for kind, group in WORDS.items() for words in group], ids=lambda value: value
)
def test_kind(words: str, kind: str | None) -> None:
    assert kind_of_words(words, 0, len(words)) == kind


def test_only_the_span_is_read() -> None:
    assert kind_of_words("三、存在的不足", 2, 4) is None
