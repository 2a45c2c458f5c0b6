"""Figures of tables become metrics, whatever form the table is written in."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from itertools import pairwise

import pytest
from composed_tables import DOCUMENTS, FORMS, Composed, Said

from zongjie.extractor.layout import outline
from zongjie.extractor.pipeline import Extractor
from zongjie.schemas import WorkSummary

LEAST = 0.95
BY_NAME = {document.name: document for document in DOCUMENTS}


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


def said(record: WorkSummary) -> list[Said]:
    return [
        (m.text, Decimal(m.value), m.unit or "-", m.indicator.text if m.indicator else "-", m.status.value, m.year or 0)
        for m in record.metrics
    ]


def f1(have: list[Said], need: list[Said]) -> float:
    return 2 * (Counter(have) & Counter(need)).total() / (len(have) + len(need))


def in_form(form: str) -> list[Composed]:
    """The documents that can be written so; with one cell a line blank cells are lost."""
    return [d for d in DOCUMENTS if form != "lines" or not any("" in row for row in d.cells[d.heads :])]


@pytest.mark.parametrize("form", FORMS)
def test_every_written_form(extractor: Extractor, form: str) -> None:
    documents = in_form(form)
    assert len(documents) >= 8
    for document in documents:
        found = f1(said(extractor.extract(document.text(form))), document.metrics)
        assert found >= LEAST, document.name


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.name)
def test_records_of_tables_are_sound(extractor: Extractor, document: Composed) -> None:
    text = document.text("bars")
    explained = extractor.explain(text)
    record = explained.record
    assert all(text[m.start : m.end] == m.text for m in record.metrics)
    assert all(a.end <= b.start for a, b in pairwise(record.metrics))
    assert len({m.id for m in record.metrics}) == len(record.metrics)
    assert not any(m.incidental for m in record.metrics)
    assert all(0.5 < m.confidence <= 1 for m in record.metrics)
    for metric in record.metrics:
        reasons = explained.reasons[metric.id]
        assert reasons["indicator"].by.startswith("table.")
        assert not reasons["status"].is_model
        assert WorkSummary.model_validate_json(record.to_json()) == record


def test_a_broken_table_is_incidental(extractor: Extractor) -> None:
    record = extractor.extract(BY_NAME["population-by-village"].text("lines"))
    assert [m.incidental for m in record.metrics] == [True] * 12


def test_rows_are_in_no_point(extractor: Extractor) -> None:
    text = BY_NAME["targets-and-completion"].text("bars")
    (table,) = outline(text).tables
    record = extractor.extract(text)
    assert not any(i.start < table.end and table.start < i.end for i in record.items)


def test_villages_are_scopes_and_their_total_is_none(extractor: Extractor) -> None:
    record = extractor.extract(BY_NAME["population-by-village"].text("tabs"))
    assert [m.scope.text if m.scope else None for m in record.metrics[::3]] == ["塘边村", "岭背村", "沙洲村", None]


def test_villages_across(extractor: Extractor) -> None:
    record = extractor.extract(BY_NAME["bodies-across"].text("bars"))
    assert [m.scope.text if m.scope else None for m in record.metrics[:3]] == ["塘边村", "岭背村", "沙洲村"]
    assert {m.period.kind.value for m in record.metrics} == {"part_year"}
    assert {str(m.period.end) for m in record.metrics} == {"2025-06-30"}


def test_two_years_are_baseline_and_level_with_their_change(extractor: Extractor) -> None:
    record = extractor.extract(BY_NAME["indicators-two-years"].text("markdown"))
    early, late, change = record.metrics[:3]
    assert [m.role.value for m in (early, late, change)] == ["baseline", "level", "change"]
    assert early.compares_to == change.compares_to == late.id


def test_a_series_of_years_are_levels(extractor: Extractor) -> None:
    record = extractor.extract(BY_NAME["transposed-years"].text("bars"))
    assert {m.role.value for m in record.metrics} == {"level"}


def test_relations_follow_their_metrics_among_those_of_prose(extractor: Extractor) -> None:
    document = BY_NAME["indicators-two-years"]
    text = f"{document.text('bars')}\n新增企业12家。\n" + "2024年走访群众由320户增加到415户。\n"
    record = extractor.extract(text.replace("一、经济运行平稳\n", "一、经济运行平稳\n全年接待游客5.2万人次。\n"))
    by_id = {m.id: m for m in record.metrics}
    pairs = {m.text: by_id[m.compares_to].text for m in record.metrics if m.compares_to}
    assert pairs["7.7"] == "3.51"
    assert pairs["320户"] == "415户"


def test_parts_name_their_total(extractor: Extractor) -> None:
    record = extractor.extract(BY_NAME["parts-and-labels"].text("bars"))
    total, part, *others = record.metrics
    assert part.part_of == total.id
    assert not any(m.part_of for m in (total, *others))


def test_periods_follow_what_is_counted(extractor: Extractor) -> None:
    record = extractor.extract(BY_NAME["transposed-years"].text("bars"))
    assert [m.period.kind.value for m in record.metrics[:3]] == ["year", "as_of", "as_of"]
