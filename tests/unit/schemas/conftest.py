"""One small report with every kind of record in it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest

from zongjie.schemas import WorkSummary, doc_id_of, record_id, text_digest

TEXT = """\
青禾镇2024年工作总结
一、工作回顾
（一）兴产业。新增企业3家，实现税收1.1亿元，增长5.8%；其中白塔村新增1家。获评全市先进集体。
二、存在问题
因资金不足，停车位缺口约120个。
三、下步打算
年底前由镇建设办新建停车位130个以上。
"""


class Draft:
    """Finds spans by their words, so that the tests count no characters."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sha256 = text_digest(text)
        self.doc_id = doc_id_of(self.sha256)

    def span(self, words: str) -> dict[str, Any]:
        start = re.search(re.escape(words), self.text).start()
        return {"start": start, "end": start + len(words), "text": words}

    def part(self, kind: str, words: str, **fields: Any) -> dict[str, Any]:
        span = self.span(words)
        return {"id": record_id(self.doc_id, kind, span["start"], span["end"]), "confidence": 0.9, **span, **fields}

    def section(self, heading_line: str, until: str, **fields: Any) -> dict[str, Any]:
        start = self.text.index(heading_line)
        end = self.text.index(until) if until else len(self.text)
        return {
            "id": record_id(self.doc_id, "section", start, end),
            "start": start,
            "end": end,
            "heading_end": start + len(heading_line),
            **fields,
        }


def metrics_of(draft: Draft, item: dict[str, Any], section: dict[str, Any], rows: Iterable[tuple[str, dict[str, Any]]]):
    metrics = [
        draft.part(
            "metric",
            words,
            **{"status": "actual", "role": "level", "item": item["id"], "section": section["id"]} | fields,
        )
        for words, fields in rows
    ]
    item["metrics"] = [metric["id"] for metric in metrics]
    return metrics


def sample_fields() -> dict[str, Any]:
    """The sample record as plain fields."""
    draft = Draft(TEXT)
    review = draft.section("一、工作回顾", "二、", level=1, number="一、", heading="工作回顾", kind="review")
    industry = draft.section(
        "（一）兴产业。", "二、", level=2, number="（一）", heading="兴产业", kind="review", parent=review["id"]
    )
    faults = draft.section("二、存在问题", "三、", level=1, number="二、", heading="存在问题", kind="problems")
    steps = draft.section("三、下步打算", "", level=1, number="三、", heading="下步打算", kind="plan")
    growth = draft.part(
        "achievement",
        TEXT[industry["start"] : TEXT.index("获评")],
        heading="兴产业",
        topic="economy",
        topics=["economy", "livelihood"],
        section=industry["id"],
    )
    award = draft.part("achievement", "获评全市先进集体。", section=industry["id"])
    problem = draft.part(
        "problem", "因资金不足，停车位缺口约120个。", section=faults["id"], cause=draft.span("资金不足")
    )
    plan = draft.part(
        "plan",
        "年底前由镇建设办新建停车位130个以上。",
        section=steps["id"],
        deadline=draft.span("年底前"),
        responsible=draft.span("镇建设办"),
    )
    taxes = record_id(draft.doc_id, "metric", draft.span("1.1亿元")["start"], draft.span("1.1亿元")["end"])
    firms = record_id(draft.doc_id, "metric", draft.span("3家")["start"], draft.span("3家")["end"])
    year = {"kind": "year", "start": "2024-01-01", "end": "2024-12-31"}
    metrics = [
        *metrics_of(
            draft,
            growth,
            industry,
            [
                ("3家", {"value": 3, "unit": "家", "unit_code": "enterprise", "year": 2024, "period": year}),
                (
                    "1.1亿元",
                    {
                        "value": "1.1E+8",
                        "unit": "元",
                        "unit_code": "yuan",
                        "indicator": {**draft.span("税收"), "canonical": "税收收入"},
                        "topic": "economy",
                    },
                ),
                ("5.8%", {"value": "5.80", "unit": "%", "role": "change", "compares_to": taxes}),
                ("1家", {"value": 1, "unit": "家", "part_of": firms, "scope": draft.span("白塔村")}),
            ],
        ),
        *metrics_of(
            draft,
            problem,
            faults,
            [("约120个", {"value": 120, "value_max": 120, "unit": "个", "qualifier": "approx", "incidental": True})],
        ),
        *metrics_of(
            draft,
            plan,
            steps,
            [("130个以上", {"value": 130, "unit": "个", "qualifier": "at_least", "status": "target", "year": 2025})],
        ),
    ]
    return {
        "doc_id": draft.doc_id,
        "producer": {"version": "0.1.0", "pipeline_sha256": "0" * 64},
        "source": {
            "uri": "reports/青禾.txt",
            "media_type": "text/plain",
            "encoding": "utf-8",
            "reader": "text",
            "bytes_sha256": draft.sha256,
            "text_sha256": draft.sha256,
            "chars": len(TEXT),
        },
        "text": TEXT,
        "meta": {
            "title": "青禾镇2024年工作总结",
            "place": "青禾镇",
            "level": "town_street",
            "doc_type": "summary_and_plan",
            "report_year": 2024,
            "published": date(2025, 1, 8),
            "published_basis": "page",
            "region": {"town": {"name": "青禾镇"}},
        },
        "sections": [review, industry, faults, steps],
        "metrics": metrics,
        "achievements": [growth, award],
        "problems": [problem],
        "plans": [plan],
        "honours": [draft.part("honour", "先进集体", level="city", year=2024, recipient="青禾镇")],
        "links": [{"kind": "problem_plan", "source": problem["id"], "target": plan["id"], "score": 0.7}],
        "warnings": [{"code": "masked_number", "message": "数字被隐去", "start": 0, "end": 3}],
    }


@pytest.fixture
def fields() -> dict[str, Any]:
    return sample_fields()


@pytest.fixture(scope="session")
def record() -> WorkSummary:
    return WorkSummary(**sample_fields())
