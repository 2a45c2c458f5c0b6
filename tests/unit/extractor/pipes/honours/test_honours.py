"""Honours that were won, and none that are only sought: as the shipped model chooses."""

from typing import Any

import pytest

from zongjie.extractor.models.store import shipped
from zongjie.extractor.pipes.honours import Won, find_honours, propose
from zongjie.extractor.pipes.honours.model import HonourModel
from zongjie.extractor.pipes.metadata import read_head
from zongjie.extractor.source import Hints

WON = [
    ("被评为市级先进集体、县级文明单位。", [("市级先进集体", "city"), ("县级文明单位", "district")]),
    ("荣获“全国文明单位”称号。", [("全国文明单位", "national")]),
    ("成功创建省级示范村。", [("省级示范村", "province")]),
    (
        "获评“全国民主法治示范社区”“省级绿色社区”等称号。",
        [("全国民主法治示范社区", "national"), ("省级绿色社区", "province")],
    ),
    ("荣获2023年度全市平安建设先进单位。", [("全市平安建设先进单位", "city")]),
    ("创成国家森林城市。", [("国家森林城市", "national")]),
    ("荣获全国文明单位，被授予全国文明单位。", [("全国文明单位", "national")]),
    ("获得全省技能大赛一等奖。", [("全省技能大赛一等奖", "province")]),
    ("获评“四好农村路”全国示范县称号。", [("“四好农村路”全国示范县", "national")]),
    ("新增国家级示范社3家、省级示范家庭农场12家。", [("国家级示范社", "national"), ("省级示范家庭农场", "province")]),
    ("沙河镇被评为全国卫生乡镇和省级文明村镇。", [("全国卫生乡镇", "national"), ("省级文明村镇", "province")]),
]
NOT_WON = [
    "争创全国文明单位。",
    "全力争取获评国家卫生县。",
    "力争被评为省级示范社区。",
    "辖区企业获得贷款500万元。",
    "居民获得感不断增强。",
    "建成市级示范点3个。",
    "对照全国文明城市测评体系整改问题。",
]


def find(marked: Any, sentence: str, kind: str = "a") -> tuple[str, list[Won]]:
    shape, judged = marked("m 青峰县2024年工作总结|", f"{kind} {sentence}")
    return shape.text, find_honours(shape, judged, read_head(shape, Hints()), shipped().honours)


@pytest.mark.parametrize(("sentence", "wanted"), WON)
def test_won(marked: Any, sentence: str, wanted: list[tuple[str, str]]) -> None:
    text, found = find(marked, sentence)
    assert [(text[won.start : won.end], won.level) for won in found] == wanted
    assert all(0.5 <= won.confidence <= 1 for won in found)


@pytest.mark.parametrize("sentence", NOT_WON)
def test_sought_or_no_honour(marked: Any, sentence: str) -> None:
    assert find(marked, sentence)[1] == []


def test_a_plan_wins_nothing(marked: Any) -> None:
    assert find(marked, "荣获“全国文明单位”称号。", kind="n")[1] == []


def test_a_plan_may_open_with_what_was_won(marked: Any) -> None:
    text, found = find(marked, "继去年获评省级森林乡村后，今年力争创成“中国美丽休闲乡村”。", kind="n")
    assert [(text[won.start : won.end], won.year) for won in found] == [("省级森林乡村", 2023)]


def test_without_a_model_nothing_is_found(marked: Any) -> None:
    shape, judged = marked("m 青峰县2024年工作总结|", "a 荣获“全国文明单位”称号。")
    assert find_honours(shape, judged, read_head(shape, Hints())) == []


def test_a_model_is_what_its_state_says(marked: Any) -> None:
    shape, judged = marked("a 荣获“全国文明单位”称号。", "a 建成全国最大的市场。")
    rows = [p.features for p in propose(shape, judged)]
    touches = [shape.text[p.candidate.start : p.candidate.end] == "全国文明单位" for p in propose(shape, judged)]
    model = HonourModel.fit(rows * 3, touches * 3, touches * 3)
    again = HonourModel.of_state(model.state())
    assert [again.probability(row) for row in rows] == [model.probability(row) for row in rows]
    assert [again.suitability(row) for row in rows] == [model.suitability(row) for row in rows]
    assert max(zip(map(model.probability, rows), touches, strict=True))[1]
