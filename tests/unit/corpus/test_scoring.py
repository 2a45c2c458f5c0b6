"""Each figure moves for its own reason, and for no other."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from zongjie.corpus import (
    CorpusError,
    GoldDocument,
    Share,
    Tally,
    gold_as_record,
    read_records,
    render_evaluation,
    score,
    score_document,
)

Record = dict[str, Any]


@pytest.fixture
def record(gold: GoldDocument, text: str) -> Record:
    return gold_as_record(gold, text=text)


def metric(record: Record, words: str) -> Record:
    return next(row for row in record["metrics"] if row["text"] == words)


def changed(gold: GoldDocument, record: Record, change: Callable[[Record], object]) -> dict[str, float]:
    """The figures that differ from a record that is right, after a change."""
    before = score_document(gold, json.loads(json.dumps(record))).figures()
    change(record)
    after = score_document(gold, record).figures()
    assert before.keys() <= after.keys()
    return {name: value for name, value in after.items() if before.get(name) != value}


def test_gold_as_record_is_right_in_everything(gold: GoldDocument, record: Record) -> None:
    board = score_document(gold, record)
    wrong = {"magnitude", "promise told as fact"}
    assert {name: value for name, value in board.figures().items() if value != (name not in wrong)} == {}
    assert board.mistakes == []
    assert board.tallies["metric"] == Tally(6, 0, 0)
    assert board.tallies["plan deadline"] == board.tallies["problem cause"] == Tally(1, 0, 0)
    assert board.shares["promise told as fact"] == Share(0, 2)


def test_no_record_is_all_missed(gold: GoldDocument) -> None:
    board = score_document(gold, None)
    assert board.tallies["metric complete"] == Tally(0, 0, 6)
    assert board.tallies["achievement item"] == Tally(0, 0, 3)
    assert board.tallies["plan deadline"] == Tally(0, 0, 1)
    assert board.figures()["meta.title"] == 0
    assert board.figures()["meta.published"] == 1


METRIC_STAGES = {"metric value", "metric reading", "metric complete"}


@pytest.mark.parametrize(
    ("fields", "names"),
    [
        ({"value": 300}, {"metric.value", "magnitude", *METRIC_STAGES}),
        ({"value": 299999}, {"metric.value", *METRIC_STAGES}),
        ({"value_max": 400000}, {"metric.value", *METRIC_STAGES}),
        ({"value": None}, {"metric.value", *METRIC_STAGES}),
        ({"unit": "人"}, {"metric.unit", *METRIC_STAGES}),
        ({"unit": "万元"}, set()),
        ({"qualifier": "over"}, {"metric.qualifier", *METRIC_STAGES}),
        ({"status": "actual"}, {"metric.status", "promise told as fact", *METRIC_STAGES}),
        ({"role": "change"}, {"metric.role", *METRIC_STAGES}),
        ({"year": 2024}, {"metric.year", "metric reading", "metric complete"}),
        ({"indicator": {"text": "收入"}}, set()),
        ({"indicator": "村集体收入"}, set()),
        ({"indicator": {"text": "打算"}}, {"metric.indicator", "metric complete"}),
        ({"indicator": None}, {"metric.indicator", "metric complete"}),
        ({"period": {"kind": "as_of"}}, {"metric.period"}),
        ({"period": None}, {"metric.period"}),
        ({"scope": {"text": "全镇"}}, {"scope"}),
    ],
)
def test_an_attribute_moves_its_own_figures(
    gold: GoldDocument, record: Record, fields: Record, names: set[str]
) -> None:
    assert set(changed(gold, record, lambda r: metric(r, "30万元").update(fields))) == names


def test_a_missed_metric_and_one_too_many(gold: GoldDocument, record: Record) -> None:
    def change(record: Record) -> None:
        metric(record, "3公里").update(start=0, end=3, text="青石村")

    names = changed(gold, record, change)
    assert names["metric"] == Tally(5, 1, 1).f1
    assert {mistake.message for mistake in score_document(gold, record).mistakes} == {
        "3公里 missed",
        "青石村 is no metric",
    }


def test_optional_mentions_are_neutral(gold: GoldDocument, record: Record) -> None:
    optional = next(m for m in gold.metrics if m.optional)
    rows = record["metrics"]

    def drop(record: Record) -> None:
        record["metrics"] = [row for row in rows if row["start"] != optional.start]

    assert changed(gold, record, drop) == {}

    def touch(record: Record) -> None:
        record["metrics"] = [*rows, {"start": optional.start - 3, "end": optional.start + 1, "text": "仍有2"}]

    assert set(changed(gold, record, touch)) <= {"grounded"}


def test_a_rough_span_still_finds_the_metric(gold: GoldDocument, record: Record) -> None:
    def widen(record: Record) -> None:
        row = metric(record, "30万元")
        row.update(start=row["start"] - 2, text="达到30万元")

    assert set(changed(gold, record, widen)) == {"metric.span"}


def test_over_and_at_least_are_both_readings_of_yishang(gold: GoldDocument, record: Record) -> None:
    assert changed(gold, record, lambda r: metric(r, "40户以上").update(qualifier="at_least")) == {}
    assert "metric.qualifier" in changed(gold, record, lambda r: metric(r, "40户以上").update(qualifier="exact"))


def test_an_indicator_nearer_to_another_of_its_sentence_is_wrong(gold: GoldDocument, record: Record) -> None:
    rival = gold.metrics[3].model_copy(update={"indicator": "受益农户数"})
    gold = gold.model_copy(update={"metrics": (*gold.metrics[:3], rival, *gold.metrics[4:])})
    metric(record, "40户以上")["indicator"] = {"text": "受益农户数"}
    row = metric(record, "12户")
    assert score_document(gold, record).figures()["metric.indicator"] == 1
    row["indicator"] = {"text": "受益农户数"}
    assert score_document(gold, record).figures()["metric.indicator"] < 1


def test_an_indicator_from_outside_its_sentence_has_a_row_of_its_own(
    gold: GoldDocument, record: Record, text: str
) -> None:
    assert "metric.indicator elided" not in score_document(gold, record).shares
    elided = gold.metrics[1].model_copy(update={"indicator": "受益农户"})
    gold = gold.model_copy(update={"metrics": (gold.metrics[0], elided, *gold.metrics[2:])})
    row = metric(record, "1公里")
    before = score_document(gold, record)
    assert before.shares["metric.indicator elided"] == Share(0, 1)
    row["indicator"] = {"text": "受益农户"}
    assert score_document(gold, record).shares["metric.indicator elided"] == Share(1, 1)
    assert score_document(gold, record).shares["metric.indicator"].all == before.shares["metric.indicator"].all
    del record["text"]
    assert "metric.indicator elided" not in score_document(gold, record).shares


def test_a_sentence_of_the_wrong_kind(gold: GoldDocument, record: Record) -> None:
    def move(record: Record) -> None:
        record["plans"].append(record["achievements"].pop(2))

    names = changed(gold, record, move)
    assert {"achievement", "plan", "statement macro F1", "achievement item", "plan item"} == set(names)
    mistakes = [str(m) for m in score_document(gold, record).mistakes if m.kind == "statements"]
    assert mistakes == [f"village.txt:{gold.sentences[4].start} gold achievement got plan"]


def test_item_ends_topics_and_details(gold: GoldDocument, record: Record) -> None:
    plan = record["plans"][0]
    assert set(changed(gold, record, lambda r: plan.update(end=plan["end"] - 2))) == {"grounded"}
    assert set(changed(gold, record, lambda r: plan.update(end=plan["end"] - 1))) == {"item exact"}
    assert set(changed(gold, record, lambda r: plan.update(topic="other"))) == {"topic"}
    assert set(changed(gold, record, lambda r: plan.update(deadline=None))) == {"plan deadline"}
    assert set(changed(gold, record, lambda r: r["problems"][0].update(cause=r["metrics"][0]))) == {"problem cause"}


def test_details_count_only_where_gold_has_them(gold: GoldDocument, record: Record) -> None:
    bare = gold.model_copy(update={"details": None})
    assert not {"plan deadline", "plan responsible", "problem cause"} & set(score_document(bare, record).figures())


def test_metadata(gold: GoldDocument, record: Record) -> None:
    meta = record["meta"]
    assert changed(gold, record, lambda r: meta.update(title="青石村 2024年工作总结")) == {}
    assert changed(gold, record, lambda r: meta.update(issuer="县青石村")) == {}
    assert set(changed(gold, record, lambda r: meta.update(place="白石村"))) == {"meta.place", "meta mean"}
    assert set(changed(gold, record, lambda r: meta.update(published="2025-01-03"))) == {"meta.published", "meta mean"}
    assert changed(gold, record, lambda r: meta.update(index_no="A-1"))["meta.index_no"] == 0


def test_honours_and_sections(gold: GoldDocument, record: Record) -> None:
    assert set(changed(gold, record, lambda r: r.update(honours=[]))) == {"honour"}
    assert set(changed(gold, record, lambda r: r["sections"][1].update(kind="plan"))) == {"section"}
    assert set(changed(gold, record, lambda r: r["sections"][2].update(level=2))) == {"section"}
    assert changed(gold, record, lambda r: r["sections"][3].update(heading_end=None)) == {}


def test_a_span_whose_text_is_not_there_is_not_grounded(gold: GoldDocument, record: Record, text: str) -> None:
    assert set(changed(gold, record, lambda r: metric(r, "30万元").update(text="30 万元"))) == {"grounded"}
    record["text"] = text + " "
    assert score_document(gold, record).figures()["grounded"] == 0


def test_records_find_their_gold_by_digest(gold: GoldDocument, record: Record) -> None:
    stray = {"source": {"text_sha256": "0" * 64}}
    evaluation = score([gold], [stray, {}, record, {**record, "metrics": []}])
    assert (evaluation.documents, evaluation.absent, evaluation.stray) == (1, 0, 1)
    assert evaluation.odd == ("record 2 names no source.text_sha256", "record 4 is the second of one text")
    assert evaluation.total.figures()["metric"] == 1
    assert score([gold], []).absent == 1


def test_two_documents_of_one_name_are_kept_apart(gold: GoldDocument, record: Record) -> None:
    twin = gold.model_copy(update={"sha256": "0" * 64})
    evaluation = score([gold, twin], [record])
    assert list(evaluation.boards) == ["village.txt", "village.txt (00000000)"]
    assert evaluation.total.figures()["metric"] == Tally(6, 0, 6).f1


def test_plain_data_and_markdown_tell_the_same(gold: GoldDocument, record: Record) -> None:
    metric(record, "30万元")["value"] = 3
    evaluation = score([gold], [record])
    data = json.loads(json.dumps(evaluation.to_dict(by_document=True, intervals=True, mistakes="metrics")))
    assert data["detection"]["metric value"]["tp"] == 5
    assert data["accuracy"]["magnitude"] == {"acc": 1 / 6, "ok": 1, "all": 6}
    assert data["by document"]["village.txt"]["metric value"] == data["detection"]["metric value"]["f1"]
    assert data["intervals"]["metric"] == [1.0, 1.0]
    shown = render_evaluation(evaluation, intervals=True, by_document=True, mistakes="metrics")
    assert "| metric value | 0.833 | 0.833 | 0.833 | 5 | 1 | 1 | 0.833–0.833 |" in shown
    assert "| magnitude | 0.167 | 1/6 |" in shown
    assert data["errors"][0] in shown
    assert "wrong value: gold {'value': '300000'} got {'value': '3'}" in data["errors"][0]


def test_records_are_read_line_by_line(tmp_path: Path, record: Record) -> None:
    path = tmp_path / "records.jsonl"
    path.write_text(json.dumps(record) + "\n\n" + json.dumps(record), encoding="utf-8")
    assert read_records(path) == [json.loads(json.dumps(record))] * 2
    path.write_text('{"a": 1}\n{"a": \n', encoding="utf-8")
    with pytest.raises(CorpusError, match=r"records\.jsonl:2 is not a JSON record"):
        read_records(path)
