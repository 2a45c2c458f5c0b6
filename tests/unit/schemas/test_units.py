"""The list of units."""

import os
import re
from collections import Counter
from pathlib import Path

import pytest

from zongjie.corpus import load
from zongjie.schemas import UNITS, unit_code
from zongjie.schemas.taxonomy import Role

SHARED = Path(os.environ.get("ZONGJIE_SHARED", "../shared"))


def test_codes_and_spellings_are_unique() -> None:
    for rank in (True, False):
        spellings = Counter(
            spelling for unit in UNITS.values() if (unit.dimension == "rank") is rank for spelling in unit.spellings
        )
        assert [spelling for spelling, times in spellings.items() if times > 1] == []
    assert len(UNITS) >= 150


def test_rows_are_well_formed() -> None:
    for unit in UNITS.values():
        assert re.fullmatch(r"[a-z][a-z0-9_]*", unit.code)
        assert unit.label_zh
        assert all(spelling == spelling.strip() != "" for spelling in unit.spellings)


def test_every_spelling_finds_its_code() -> None:
    for unit in UNITS.values():
        for spelling in unit.spellings:
            assert unit_code(spelling, rank=unit.dimension == "rank") == unit.code


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("平方米", "㎡"),
        ("户", "户数"),
        ("公里", "千米"),
        ("％", "%"),
        ("人", "名"),
        ("百分点", "个百分点"),
        ("KM", "km"),
        ("场（次）", "场次"),
        ("餐", "顿"),
        ("mg/kg", "毫克/千克"),
    ],
)
def test_spellings_of_one_unit_add_up(one: str, other: str) -> None:
    assert unit_code(one) == unit_code(other) is not None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("件", "宗"),
        ("宗", "起"),
        ("人", "人次"),
        ("户", "户次"),
        ("%", "百分点"),
        ("公斤", "斤"),
        ("元/人", "元"),
        ("G", "g"),
        ("笔", "件"),
        ("对", "双"),
        ("吨公里", "吨"),
        ("公里次", "公里"),
        ("元/户", "元/人"),
    ],
)
def test_different_units_stay_apart(one: str, other: str) -> None:
    assert unit_code(one) != unit_code(other)


@pytest.mark.parametrize("unit", ["", "光年", "?"])
def test_unknown_unit_has_no_code(unit: str) -> None:
    assert unit_code(unit) is None


def test_a_rank_counts_places() -> None:
    assert unit_code("位") == "person"
    assert unit_code("位", rank=True) == "rank_place"
    assert unit_code("元", rank=True) == "yuan"


def test_units_of_the_composed_gold_are_known() -> None:
    units = Counter(
        (unit, metric.role is Role.RANK)
        for document in load(origin=["composed"])
        for metric in document.gold.metrics
        for unit in metric.units[:1]
        if unit
    )
    unknown = Counter({unit: times for (unit, rank), times in units.items() if unit_code(unit, rank=rank) is None})
    assert unknown.total() <= 0.005 * units.total(), unknown


def test_units_of_the_shared_gold_are_known() -> None:
    tables = sorted(SHARED.glob("gold/dev/*.metrics.tsv"))
    if not tables:
        pytest.skip("the shared gold is not here; set ZONGJIE_SHARED")
    known: Counter[bool] = Counter()
    for table in tables:
        for line in table.read_text(encoding="utf-8").splitlines():
            cells = line.split("\t")
            unit = cells[5].split("|")[0].removesuffix("?")
            known[unit_code(unit, rank=cells[8] == "rank") is not None] += 1
    assert known[True] >= 0.99 * known.total()
