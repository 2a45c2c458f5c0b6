"""Damaged documents give nearly the metrics that they gave undamaged, each grounded in the text with its damage."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

import pytest
from damage import KINDS, Damaged, damaged

from zongjie.corpus import CorpusDocument, load, score_document
from zongjie.corpus.tallies import Board
from zongjie.extractor.pipeline import Extractor
from zongjie.extractor.source import Hints, SourceText

LEAST = 0.93
TEXT = (
    "青石鎮2024年工作總結\n一、工作回顧\n全年新增企業1O2家，發展黨員3\u200b5名，獲評“市級文明鎮”。\n"
    "二、存在問題\n人手不足。\n三、2025年工作計劃\n"
    "1.抓建設。年底前新建文化廣場3個，責任單位：黨政辦。\n2.抓服務。力爭走訪120戶。"
)


@cache
def extractor() -> Extractor:
    return Extractor()


@cache
def documents() -> tuple[CorpusDocument, ...]:
    return tuple(load(origin=["composed"]))


def readings(docs: Iterable[Damaged]) -> float:
    boards = []
    for doc in docs:
        record = extractor().extract(doc.text)
        for metric in record.metrics:
            assert doc.text[metric.start : metric.end] == metric.text
        boards.append(score_document(doc.gold, json.loads(record.to_json())))
    return Board.sum(boards).figures()["metric reading"]


@cache
def undamaged() -> float:
    return readings(map(Damaged.of, documents()))


@pytest.mark.slow
@pytest.mark.parametrize("kind", [*KINDS, "all"])
def test_damage_costs_little(kind: str) -> None:
    assert readings(damaged(document, kind) for document in documents()) >= LEAST * undamaged()


def test_records_quote_the_source() -> None:
    record = extractor().extract(TEXT)
    assert [(m.text, int(m.value), m.unit) for m in record.metrics] == [
        ("1O2家", 102, "家"),
        ("3\u200b5名", 35, "名"),
        ("3個", 3, "个"),
        ("120戶", 120, "户"),
    ]
    assert record.meta.title == "青石鎮2024年工作總結"
    assert [honour.text for honour in record.honours] == ["市級文明鎮"]
    assert [section.heading for section in record.sections][:2] == ["工作回顧", "存在問題"]
    plan = record.plans[0]
    assert plan.responsible is not None
    assert plan.responsible.text == "黨政辦"


def test_reasons_show_the_words_of_the_source() -> None:
    explanation = extractor().explain(TEXT)
    metric = explanation.record.metrics[0]
    assert explanation.reasons[metric.id]["text"].cue == (metric.start, metric.end)
    plan = explanation.record.plans[0]
    responsible = explanation.reasons[plan.id]["responsible"].cue
    assert responsible is not None
    assert "黨政辦" in TEXT[slice(*responsible)]


def test_a_title_from_the_markup_is_found_in_both_scripts() -> None:
    source = replace(SourceText.from_string(TEXT), hints=Hints(title="青石鎮2024年工作總結"))
    assert extractor().extract(source).meta == extractor().extract(TEXT).meta


@pytest.mark.parametrize("text", ["矛盾纠纷化解率86。", "《综合交通规划（20212025年）》通过评审。", "走访xx户。"])
def test_what_was_lost_beside_a_number_is_a_warning(text: str) -> None:
    (warning,) = [one for one in extractor().extract(text).warnings if one.code == "masked_number"]
    assert warning.start is not None
    assert any(char in text[warning.start : warning.end] for char in "86x2")


def test_a_paragraph_that_comes_twice_is_a_warning() -> None:
    doc = damaged(documents()[0], "doubled")
    (warning,) = [one for one in extractor().extract(doc.text).warnings if one.code == "repeated_text"]
    assert warning.start is not None
    assert doc.text.count(doc.text[warning.start : warning.end]) == 2
