"""What is less sure than asked for is left out, with every reference to it."""

from __future__ import annotations

import pytest

from zongjie.extractor.pipeline import Extractor
from zongjie.schemas import WorkSummary
from zongjie.schemas.checks import check_record

TEXT = """向阳社区2024年工作总结
一、主要工作
全年开展消防演练12场，服务居民3600余人次，比上年增长8%。新增停车位35个，其中充电车位6个。
二、存在的问题
停车位不足，老人活动场地偏少。
三、下一步打算
2025年增设停车位40个，改造活动室2间。
"""


def ids(record: WorkSummary) -> set[str]:
    rows = (record.metrics, record.achievements, record.problems, record.plans, record.honours)
    return {row.id for some in rows for row in some}


def test_records_below_the_threshold_are_left_out_and_nothing_refers_to_them() -> None:
    whole = Extractor().extract(TEXT)
    sure = sorted(m.confidence for m in whole.metrics)
    least = (sure[len(sure) // 2] + sure[len(sure) // 2 - 1]) / 2
    record = Extractor(min_confidence=least).extract(TEXT)
    assert {m.id for m in record.metrics} == {m.id for m in whole.metrics if m.confidence >= least}
    assert 0 < len(record.metrics) < len(whole.metrics)
    assert check_record(record) == []
    there = ids(record)
    for metric in record.metrics:
        assert {name for name in (metric.item, metric.compares_to, metric.part_of) if name} <= there
    assert [w.code for w in record.warnings if w.code == "below_confidence"] == ["below_confidence"]
    assert record.producer.pipeline_sha256 != whole.producer.pipeline_sha256


def test_a_threshold_of_nothing_changes_nothing() -> None:
    assert Extractor(min_confidence=0).extract(TEXT) == Extractor().extract(TEXT)


@pytest.mark.parametrize("least", [-0.1, 1.5])
def test_a_threshold_is_a_probability(least: float) -> None:
    with pytest.raises(ValueError, match="from 0 to 1"):
        Extractor(min_confidence=least)
