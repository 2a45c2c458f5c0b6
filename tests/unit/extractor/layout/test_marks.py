"""Numbering at the start of a sentence, in every style that pages show."""

import pytest
from hypothesis import given
from strategies import texts

from zongjie.extractor.layout.marks import is_bold, mark_at

STYLES = [
    ("一、主要工作", "chinese", "一、", 1),
    ("十一、主要工作", "chinese", "十一、", 11),
    ("二十三．主要工作", "chinese", "二十三．", 23),
    ("（一）强化引领", "chinese_bracket", "（一）", 1),
    ("(十)强化引领", "chinese_bracket", "(十)", 10),
    ("1.抓党建", "arabic", "1.", 1),
    ("１．抓党建", "arabic", "１．", 1),
    ("12、抓党建", "arabic", "12、", 12),
    ("(1)走访", "arabic_bracket", "(1)", 1),
    ("（１２）走访", "arabic_bracket", "（１２）", 12),
    ("3)走访", "arabic_bracket", "3)", 3),
    ("①走访", "circle", "①", None),
    ("第一，抓党建", "ordinal", "第一，", 1),
    ("其二，抓党建", "ordinal", "其二，", 2),
    ("首先，抓党建", "ordinal", "首先，", None),
    ("第二部分 工作回顾", "part", "第二部分", 2),
    ("甲、党建", "stem", "甲、", None),
    ("一是抓党建", "is", "一是", 1),
    ("二要抓党建", "is", "二要", 2),
    ("——经济稳步增长", "dash", "——", None),
    ("● 抓党建", "bullet", "●", None),
    ("- 抓党建", "bullet", "-", None),
    ("**（二）抓党建**", "chinese_bracket", "（二）", 2),
    ("\u3000\u3000一、抓党建", "chinese", "一、", 1),
]
NO_MARKS = [
    "1.5亿元投资到位",
    "1. 5亿元投资到位",
    "12.5%的农户",
    "2024年工作",
    "2—3家企业",
    "一体化推进",
    "一季度完成",
    "三年来",
    "第一批项目",
    "十分重视",
    "一要素市场",
    "甲方代表",
    "党建引领",
    "",
]


@pytest.mark.parametrize(("text", "style", "number", "ordinal"), STYLES, ids=[row[0].strip() for row in STYLES])
def test_a_number_is_read(text: str, style: str, number: str, ordinal: int | None) -> None:
    mark = mark_at(text, 0, len(text))
    assert mark is not None
    assert (mark.style, mark.text, mark.ordinal) == (style, number, ordinal)
    assert text[: mark.end].strip().strip("*") == number


@pytest.mark.parametrize("text", NO_MARKS)
def test_what_only_looks_like_a_number(text: str) -> None:
    assert mark_at(text, 0, len(text)) is None


@pytest.mark.parametrize("text", ["三、四季度完成投资3亿元。", "5、6月份雨水偏多。"])
@pytest.mark.xfail(strict=True, reason="the first of two joined months or quarters is taken for a number")
def test_a_list_of_months_opens_no_heading(text: str) -> None:
    assert mark_at(text, 0, len(text)) is None


@pytest.mark.xfail(strict=True, reason="the digits of all levels are joined")
def test_a_number_of_two_levels_counts_at_its_own() -> None:
    mark = mark_at("1.2 抓落实", 0, 7)
    assert mark is not None
    assert mark.ordinal == 2


def test_ranks_follow_the_usual_nesting() -> None:
    opened = ["第一部分 回顾", "一、回顾", "（一）回顾", "1.回顾", "（1）回顾", "①回顾", "一是回顾", "——回顾"]
    ranks = [mark.rank for text in opened if (mark := mark_at(text, 0, len(text)))]
    assert ranks == sorted(set(ranks))
    assert len(ranks) == len(opened)


def test_emphasis() -> None:
    assert is_bold("**一、工作", 0)
    assert not is_bold("*一、工作", 0)


@given(texts)
def test_a_mark_lies_in_its_text(text: str) -> None:
    mark = mark_at(text, 0, len(text))
    if mark is not None:
        assert 0 < mark.end <= len(text)
        assert mark.text in text[: mark.end]
        assert mark.ordinal is None or mark.ordinal >= 0
