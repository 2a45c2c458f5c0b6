"""The shared cases are sound, and a case is judged strictly."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from zongjie.corpus import Case, CorpusError, judge_case, load_cases, load_known_failures
from zongjie.corpus.cases import CASES

PHENOMENA = (
    "alternating",
    "baseline",
    "canonical",
    "compound",
    "cumulative",
    "damaged",
    "distributed",
    "elided",
    "first-person",
    "half-year",
    "honours",
    "marker-apart",
    "mixed-parts",
    "multi-year",
    "names",
    "nested-rate",
    "one-paragraph",
    "part-of",
    "plan-only",
    "rank-share",
    "repeated",
    "review-only",
    "scope",
    "shared",
    "signed",
    "target",
    "unheaded-problems",
)

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


def judge(*rows: dict[str, Any]) -> list[str]:
    return judge_case(CASE, {"metrics": rows})


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
    assert len(cases) >= 490
    themes = {path.stem for path in CASES.glob("*.jsonl")}
    assert themes == {
        "changes",
        "damaged",
        "distributed",
        "documents",
        "honours",
        "indicators",
        "names",
        "not_metrics",
        "numerals",
        "periods",
        "qualifiers",
        "ranges",
        "ratios_ranks",
        "repairs",
        "scopes_parts",
        "status_year",
        "tables",
        "targets",
    }
    assert len({case.text for case in cases}) == len(cases)
    assert sum(case.none for case in cases) >= 40


def test_every_hard_phenomenon_has_cases() -> None:
    tags = Counter(tag for case in load_cases() for tag in case.tags)
    assert {name for name in PHENOMENA if tags[name] < 6} == set()


def test_known_failures_are_cases() -> None:
    cases = load_cases()
    assert load_known_failures(cases).keys() <= {case.id for case in cases}


def test_a_list_of_failures_may_not_name_what_is_gone(tmp_path: Path) -> None:
    (tmp_path / "known_failures.json").write_text('{"num-gone": "no such numeral yet"}', encoding="utf-8")
    with pytest.raises(CorpusError, match="num-gone"):
        load_known_failures([CASE], folder=tmp_path)


def test_what_is_right_passes() -> None:
    assert judge(BASELINE, LEVEL) == []


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
    (found,) = judge(BASELINE, {**LEVEL, **fields})
    assert found.startswith(f"近1340张: {fault}")


def test_spans_links_and_extras_are_judged() -> None:
    assert judge(BASELINE, {**LEVEL, "start": LEVEL["start"] + 1}) == [
        "820张: compares_to should be 近1340张, is 1340张",
        "近1340张: missed",
        "1340张: should not come out",
    ]
    assert judge({**BASELINE, "compares_to": None}, LEVEL) == ["820张: compares_to should be 近1340张, is None"]


def test_an_optional_metric_may_come_out_if_it_is_right() -> None:
    optional = row("3年", value=3, unit="年", role="level")
    assert judge(BASELINE, LEVEL, optional) == []
    assert judge(BASELINE, LEVEL, {**optional, "value": 4}) == ["3年: value should be 3, is 4"]


PARTS = Case.model_validate_json(
    """{"id": "p", "text": "新增灯杆80盏，南街村占30盏。累计更换灯杆200盏。", "metrics": [
    {"text": "80盏", "value": 80, "unit": "盏", "indicator": "新增灯杆", "canonical": "新增灯杆|灯杆", "scope": "-",
     "year": "-", "part_of": "-", "compares_to": "-"},
    {"text": "30盏", "value": 30, "unit": "盏", "scope": "南街村", "part_of": "80盏"},
    {"text": "200盏", "value": 200, "unit": "盏", "indicator": "更换灯杆"}]}"""
)


def lamps(words: str, **fields: Any) -> dict[str, Any]:
    start = PARTS.text.index(words)
    given = {"id": words, "start": start, "end": start + len(words), "value": int(words[:-1]), "unit": "盏"}
    return {**given, "qualifier": "exact", "role": "level", "status": "actual", **fields}


LAMPS = {
    "80盏": lamps("80盏", indicator={"text": "新增灯杆", "canonical": "灯杆"}, year=None),
    "30盏": lamps("30盏", scope={"text": "南街村"}, part_of="80盏"),
    "200盏": lamps("200盏", indicator={"text": "更换灯杆"}),
}


def test_parts_scopes_and_canonical_names_pass() -> None:
    assert judge_case(PARTS, {"metrics": list(LAMPS.values())}) == []


@pytest.mark.parametrize(
    ("words", "fields", "fault"),
    [
        ("80盏", {"indicator": {"text": "新增灯杆", "canonical": "新增了灯杆"}}, "canonical should be 新增灯杆|灯杆"),
        ("80盏", {"scope": {"text": "南街村"}}, "scope should be -, is 南街村"),
        ("80盏", {"year": 2024}, "year should be -, is 2024"),
        ("80盏", {"part_of": "200盏"}, "part_of should be -, is 200盏"),
        ("80盏", {"compares_to": "200盏"}, "compares_to should be -, is 200盏"),
        ("30盏", {"scope": None}, "scope should be 南街村, is None"),
        ("30盏", {"part_of": None}, "part_of should be 80盏, is None"),
        ("200盏", {"indicator": {"text": "新增灯杆"}}, "indicator should be 更换灯杆, is 新增灯杆"),
    ],
)
def test_parts_scopes_and_canonical_names_are_judged(words: str, fields: dict[str, Any], fault: str) -> None:
    rows = {**LAMPS, words: {**LAMPS[words], **fields}}
    (found,) = judge_case(PARTS, {"metrics": list(rows.values())})
    assert found.startswith(f"{words}: {fault}")


DOCUMENT = Case.model_validate_json(
    """{"id": "d",
    "text": "一、治理\\n1.停车难。车位少，因地块小。已划泊位。获评市级文明村，争创全国文明村。\\n明年由村委会建车库。",
    "labels": ["heading", "heading", "problem", "achievement", "achievement|background", "plan"],
    "items": [{"kind": "problem", "sentences": [1, 2], "topic": "construction|livelihood", "cause": "地块小"},
              {"kind": "achievement", "sentences": [3, 3]}, {"kind": "achievement", "sentences": [4, 4]},
              {"kind": "plan", "sentences": [5, 5], "responsible": "村委会", "deadline": "-"}],
    "honours": [{"text": "市级文明村", "level": "city"}],
    "meta": {"doc_type": "summary|summary_and_plan", "report_year": null}, "warnings": ["no_metric"]}"""
)


def piece(words: str, **fields: Any) -> dict[str, Any]:
    start = DOCUMENT.text.index(words)
    return {"start": start, "end": start + len(words), **fields}


def answer() -> dict[str, Any]:
    return {
        "problems": [piece("1.停车难。车位少，因地块小。", topic="livelihood", cause={"text": "地块小"})],
        "achievements": [piece("已划泊位。"), piece("获评市级文明村，争创全国文明村。")],
        "plans": [piece("明年由村委会建车库。", responsible={"text": "村委会"}, deadline=None)],
        "honours": [piece("文明村", level="city")],
        "meta": {"doc_type": "summary", "report_year": None},
        "warnings": [{"code": "no_metric"}, {"code": "masked_number"}],
        "metrics": [{"start": 0, "end": 1}],
    }


def test_a_right_document_passes_and_what_it_does_not_state_is_not_judged() -> None:
    assert judge_case(DOCUMENT, answer()) == []


@pytest.mark.parametrize(
    ("fields", "faults"),
    [
        (
            {"problems": []},
            ["sentence 2 should be problem, is in no point", "problem 1-2: missed"],
        ),
        (
            {"plans": [], "problems": [*answer()["problems"], piece("明年由村委会建车库。")]},
            [
                "sentence 5 should be plan, is problem",
                "plan 5-5: missed",
                "problem “明年由村委会建车库。”: should not come out",
            ],
        ),
        (
            {"achievements": [piece("已划泊位。获评市级文明村，争创全国文明村。")]},
            [
                "achievement 3-3: missed",
                "achievement 4-4: missed",
                "achievement “已划泊位。获评市级文明村，争创全国文明村。”: should not come out",
            ],
        ),
        (
            {"problems": [piece("1.停车难。车位少，因地块小。", topic="care")]},
            [
                "problem 1-2: topic should be construction|livelihood, is care",
                "problem 1-2: cause should be 地块小, is None",
            ],
        ),
        (
            {"plans": [piece("明年由村委会建车库。", responsible={"text": "车库"}, deadline={"text": "明年"})]},
            ["plan 5-5: deadline should be -, is 明年", "plan 5-5: responsible should be 村委会, is 车库"],
        ),
        (
            {"honours": [piece("全国文明村", level="national")]},
            ["市级文明村: missed", "全国文明村: is no honour won"],
        ),
        ({"honours": [piece("市级文明村", level="street")]}, ["市级文明村: level should be city, is street"]),
        (
            {"meta": {"doc_type": "plan", "report_year": 2024}},
            ["doc_type should be summary|summary_and_plan, is plan", "report_year should be None, is 2024"],
        ),
        ({"warnings": []}, ["no_metric: no such warning"]),
    ],
)
def test_points_honours_and_metadata_are_judged(fields: dict[str, Any], faults: list[str]) -> None:
    assert judge_case(DOCUMENT, {**answer(), **fields}) == faults


def test_background_may_stand_in_no_point() -> None:
    case = Case(id="b", text="全村312户。", labels=("background",))
    assert judge_case(case, {}) == []
    found = judge_case(case, {"achievements": [{"start": 0, "end": 7}]})
    assert found == ["sentence 0 should be background, is achievement"]


def test_an_optional_honour_may_be_missed() -> None:
    case = Case.model_validate({"id": "o", "text": "获一等奖。", "honours": [{"text": "一等奖", "optional": True}]})
    assert judge_case(case, {}) == []
    assert judge_case(case, {"honours": [{"start": 1, "end": 4, "level": "city"}]}) == []


def test_nothing_means_nothing() -> None:
    case = Case(id="y", text="落实三会一课制度。", none=True)
    assert judge_case(case, {}) == []
    assert judge_case(case, {"metrics": [{"start": 2, "end": 4}]}) == ["三会: should not come out"]


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
        {"metrics": [{"text": "3家", "value": 3, "unit": "家", "scope": "南街村"}]},
        {"metrics": [{"text": "3家", "value": 3, "unit": "家", "part_of": "9家"}]},
        {"metrics": [{"text": "3家", "value": 3, "unit": "家"}], "colour": "red"},
        {"labels": ["plan", "plan"]},
        {"labels": ["promise"]},
        {"items": [{"kind": "plan", "sentences": [0, 1]}]},
        {"items": [{"kind": "plan", "sentences": [0, 0], "topic": "weather"}]},
        {"items": [{"kind": "plan", "sentences": [0, 0], "deadline": "年底"}]},
        {"items": [{"kind": "plan", "sentences": [0, 0]}, {"kind": "plan", "sentences": [0, 0]}]},
        {"items": [{"kind": "plan", "sentences": [0, 0]}], "labels": ["achievement"]},
        {"honours": [{"text": "文明村"}]},
        {"honours": [{"text": "新增", "level": "galaxy"}]},
        {"meta": {"colour": "red"}},
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
