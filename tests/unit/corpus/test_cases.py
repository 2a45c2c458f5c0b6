"""The shared cases are sound, and a case is judged strictly."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from zongjie.corpus import Case, CorpusError, judge_case, load_cases, load_known_failures
from zongjie.corpus.cases import CASES

CASE = Case.model_validate_json(
    """{"id": "x", "text": "养老床位由820张增至近1340张，全年连续3年获奖。", "metrics": [
    {"text": "820张", "value": 820, "unit": "张", "role": "baseline", "compares_to": "近1340张"},
    {"text": "近1340张", "value": 1340, "unit": "张", "qualifier": "under", "indicator": "养老床位", "year": 2024,
     "period": "as_of"},
    {"text": "3年", "value": 3, "unit": "年", "optional": true}]}"""
)


def row(words: str, **fields: Any) -> dict[str, Any]:
    start = CASE.text.index(words)
    given = {"id": words, "start": start, "end": start + len(words), "qualifier": "exact", "status": "actual"}
    return {**given, **fields}


LEVEL = row(
    "近1340张",
    value=1340,
    unit="张",
    qualifier="under",
    role="level",
    year=2024,
    period={"kind": "as_of"},
    indicator={"text": "养老床位"},
)
BASELINE = row("820张", value=820, unit="张", role="baseline", compares_to="近1340张")


def test_there_are_cases_of_every_theme_and_all_are_sound() -> None:
    cases = load_cases()
    assert len(cases) >= 240
    themes = {path.stem for path in CASES.glob("*.jsonl")}
    assert themes == {
        "changes",
        "damaged",
        "not_metrics",
        "numerals",
        "qualifiers",
        "ranges",
        "ratios_ranks",
        "status_year",
    }
    assert len({case.text for case in cases}) == len(cases)
    assert sum(case.none for case in cases) >= 40


def test_known_failures_are_cases() -> None:
    cases = load_cases()
    assert load_known_failures(cases).keys() <= {case.id for case in cases}


def test_a_list_of_failures_may_not_name_what_is_gone(tmp_path: Path) -> None:
    (tmp_path / "known_failures.json").write_text('{"num-gone": "no such numeral yet"}', encoding="utf-8")
    with pytest.raises(CorpusError, match="num-gone"):
        load_known_failures([CASE], folder=tmp_path)


def test_what_is_right_passes() -> None:
    assert judge_case(CASE, [BASELINE, LEVEL]) == []


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"value": 1341}, "value should be 1340, is 1341"),
        ({"value_max": 1400}, "value_max should be None, is 1400"),
        ({"unit": None}, "unit should be 张"),
        ({"qualifier": "exact"}, "qualifier should be under"),
        ({"role": "change"}, "role should be level"),
        ({"status": "target"}, "status should be actual"),
        ({"year": 2025}, "year should be 2024"),
        ({"period": None}, "period should be as_of"),
        ({"indicator": None}, "indicator should be 养老床位"),
    ],
)
def test_each_attribute_is_judged(fields: dict[str, Any], fault: str) -> None:
    (found,) = judge_case(CASE, [BASELINE, {**LEVEL, **fields}])
    assert found.startswith(f"近1340张: {fault}")


def test_spans_links_and_extras_are_judged() -> None:
    assert judge_case(CASE, [BASELINE, {**LEVEL, "start": LEVEL["start"] + 1}]) == [
        "820张: compares_to should be 近1340张, is 1340张",
        "近1340张: missed",
        "1340张: should not come out",
    ]
    assert judge_case(CASE, [{**BASELINE, "compares_to": None}, LEVEL]) == [
        "820张: compares_to should be 近1340张, is None"
    ]


def test_an_optional_metric_may_come_out_if_it_is_right() -> None:
    optional = row("3年", value=3, unit="年", role="level")
    assert judge_case(CASE, [BASELINE, LEVEL, optional]) == []
    assert judge_case(CASE, [BASELINE, LEVEL, {**optional, "value": 4}]) == ["3年: value should be 3, is 4"]


def test_nothing_means_nothing() -> None:
    case = Case(id="y", text="落实三会一课制度。", none=True)
    assert judge_case(case, []) == []
    assert judge_case(case, [{"start": 2, "end": 4}]) == ["三会: should not come out"]


@pytest.mark.parametrize(
    "fields",
    [
        {"metrics": []},
        {"none": True, "metrics": [{"text": "3家", "value": 3, "unit": "家"}]},
        {"metrics": [{"text": "4家", "value": 4, "unit": "家"}]},
        {"metrics": [{"text": "3家", "value": 3, "unit": "家", "nth": 2}]},
        {"metrics": [{"text": "3家", "value": 3, "unit": "家", "qualifier": "about"}]},
        {"metrics": [{"text": "3家", "value": 3, "unit": "家", "indicator": "网点"}]},
        {"metrics": [{"text": "3家", "value": 3, "unit": "家", "compares_to": "9家"}]},
        {"metrics": [{"text": "3家", "value": 3, "unit": "家"}, {"text": "家", "value": 1, "unit": "家"}]},
        {"metrics": [{"text": "3家", "value": 3, "unit": "家"}], "colour": "red"},
    ],
)
def test_unsound_cases_are_refused(tmp_path: Path, fields: dict[str, Any]) -> None:
    line = json.dumps({"id": "z", "text": "新增3家。", **fields}, ensure_ascii=False)
    (tmp_path / "odd.jsonl").write_text(line, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"odd\.jsonl:1"):
        load_cases(tmp_path)


def test_an_id_is_used_once(tmp_path: Path) -> None:
    line = CASE.model_dump_json()
    (tmp_path / "a.jsonl").write_text(f"{line}\n{line}\n", encoding="utf-8")
    with pytest.raises(CorpusError, match=r"a\.jsonl:2: the id x is used twice"):
        load_cases(tmp_path)
