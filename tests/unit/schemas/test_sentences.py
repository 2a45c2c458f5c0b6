"""Sentences are the same pieces everywhere, and their offsets hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zongjie.schemas.sentences import elaborates, sentence_spans

STOPS = "。！？；;"
CLOSERS = "”’」』）)]】"


def one_character_at_a_time(text: str) -> list[tuple[int, int]]:
    """The guideline read literally: a slow sentence splitter to compare with."""
    spans = []
    at = 0
    while at < len(text):
        end = at
        while end < len(text) and text[end] not in STOPS and text[end] != "\n":
            end += 1
        if end < len(text) and text[end] in STOPS:
            while end < len(text) and text[end] in STOPS:
                end += 1
            while end < len(text) and text[end] in CLOSERS:
                end += 1
        piece = text[at:end]
        if piece.strip():
            start = at + len(piece) - len(piece.lstrip())
            spans.append((start, start + len(piece.strip())))
        at = max(end, at + 1)
    return spans


@given(st.text(alphabet=STOPS + CLOSERS + "走访3家 \u3000\u00a0\u200b\x1c\x85\t\r\n.,", max_size=40))
def test_the_fast_splitter_equals_the_slow_one(text: str) -> None:
    assert sentence_spans(text) == one_character_at_a_time(text)


@given(st.text())
def test_sentences_hold_all_that_is_visible_in_order(text: str) -> None:
    spans = sentence_spans(text)
    ends = [0, *(end for _, end in spans)]
    starts = [*(start for start, _ in spans), len(text)]
    assert all(not text[end:start].strip() for end, start in zip(ends, starts, strict=True))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("新增3家。退出1家。", ["新增3家。", "退出1家。"]),
        ("新增3家;退出1家", ["新增3家;", "退出1家"]),
        ("增长5.8%, 好于预期.", ["增长5.8%, 好于预期."]),
        ("他说：“都办好了！”随后离开。", ["他说：“都办好了！”", "随后离开。"]),
        ("真的？！好。", ["真的？！", "好。"]),
        ("一、回顾\r\n\r\n二、打算\r\n", ["一、回顾", "二、打算"]),
        ("\u3000\u3000各位代表：", ["各位代表："]),
        (" \n\t", []),
    ],
)
def test_cuts(text: str, sentences: list[str]) -> None:
    assert [text[start:end] for start, end in sentence_spans(text)] == sentences


@pytest.mark.parametrize("sentence", ["如李家组修渠2公里。", "其中脱贫户9户。", "例如夜市。", "即三色台账。"])
def test_elaborations(sentence: str) -> None:
    assert elaborates("前文。" + sentence, 3)


@pytest.mark.parametrize("sentence", ["如期完工。", "如今水清了。", "即将开工。", "即使下雨也巡查。", "新增其中。"])
def test_no_elaborations(sentence: str) -> None:
    assert not elaborates("前文。" + sentence, 3)
