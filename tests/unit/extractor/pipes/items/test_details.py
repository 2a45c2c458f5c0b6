"""Deadline, responsible body and cause, where they stand."""

import pytest

from zongjie.extractor.pipes.items.details import find_detail

FOUND = [
    ("10月底前完成验收，责任单位：综治办。", "deadline", "10月底前"),
    ("完成时限：长期坚持；责任领导：王某。", "deadline", "长期坚持"),
    ("2025年年底前建成。", "deadline", "2025年年底前"),
    ("力争在春节前完工。", "deadline", "春节前"),
    ("上半年完成改造。", "deadline", "上半年"),
    ("全年抓好落实。", "deadline", None),
    ("10月底前完成验收，责任单位：综治办。", "responsible", "综治办"),
    ("由农业办牵头，联合各村推进。", "responsible", "农业办"),
    ("责任重大，使命光荣。", "responsible", None),
    ("因待遇偏低，队伍不稳。", "cause", "因待遇偏低"),
    ("由于人手紧张，走访不够。", "cause", "由于人手紧张"),
    ("因此，走访不够。", "cause", None),
]
FAULTS = [
    ("因此，受益群众增加。", "cause", None),
    ("原因是经费没有到位。", "cause", "经费没有到位"),
]


def detail(text: str, what: str) -> str | None:
    span = find_detail(text, 0, len(text), what)
    return text[slice(*span)] if span else None


@pytest.mark.parametrize(("text", "what", "wanted"), FOUND)
def test_detail(text: str, what: str, wanted: str | None) -> None:
    assert detail(text, what) == wanted


@pytest.mark.parametrize(("text", "what", "wanted"), FAULTS)
def test_words_that_hold_the_sign_of_a_cause(text: str, what: str, wanted: str | None) -> None:
    assert detail(text, what) == wanted


def test_only_the_span_is_read() -> None:
    text = "10月底前完成。明年完成。"
    assert find_detail(text, 7, len(text), "deadline") is None
