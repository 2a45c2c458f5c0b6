"""Honours that were won, and none that are only sought."""

from typing import Any

import pytest

from zongjie.extractor.pipes.honours import find_honours
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
    ("入选全省十大案例。", [("全省十大案例", "province")]),
    ("荣获2023年度全市平安建设先进单位。", [("全市平安建设先进单位", "city")]),
    ("创成国家森林城市。", [("国家森林城市", "national")]),
    ("荣获全国文明单位，被授予全国文明单位。", [("全国文明单位", "national")]),
]
NOT_WON = [
    "争创全国文明单位。",
    "全力争取获评国家卫生县。",
    "力争被评为省级示范社区。",
    "计划2025年获评国家级示范区。",
    "辖区企业获得贷款500万元。",
    "居民获得感不断增强。",
    "建成市级示范点3个。",
]
FAULTS = [("获得全省技能大赛一等奖。", [("全省技能大赛一等奖", "province")])]


def honours(marked: Any, sentence: str, kind: str = "a") -> list[tuple[str, str]]:
    shape, judged = marked("m 青峰县2024年工作总结|", f"{kind} {sentence}")
    found = find_honours(shape, judged, read_head(shape, Hints()))
    assert all(won.year == 2024 for won in found)
    return [(shape.text[won.start : won.end], won.level) for won in found]


@pytest.mark.parametrize(("sentence", "wanted"), WON)
def test_won(marked: Any, sentence: str, wanted: list[tuple[str, str]]) -> None:
    assert honours(marked, sentence) == wanted


@pytest.mark.parametrize("sentence", NOT_WON)
def test_sought_or_no_honour(marked: Any, sentence: str) -> None:
    assert honours(marked, sentence) == []


def test_a_plan_wins_nothing(marked: Any) -> None:
    assert honours(marked, "荣获“全国文明单位”称号。", kind="n") == []


@pytest.mark.parametrize(("sentence", "wanted"), FAULTS)
@pytest.mark.xfail(strict=True, reason="prizes with a rank are missed")
def test_known_faults(marked: Any, sentence: str, wanted: list[tuple[str, str]]) -> None:
    assert honours(marked, sentence) == wanted
