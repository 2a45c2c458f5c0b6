"""The whole extractor on texts that nobody wrote: it never fails, is grounded, and says the same again."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from strategies import texts

from zongjie.extractor.pipeline import Extractor
from zongjie.extractor.source import SourceText

TEXT = (
    "某社区2024年工作总结\r\n一、工作回顾\r\n发展党员３名，走访1.2万户次，获评“市级文明社区”。\r\n"
    "二、存在的不足\r\n人手不足。\r\n三、2025年计划\r\n走访120户。"
)


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=texts)
def test_any_text(extractor: Extractor, text: str) -> None:
    record = extractor.extract(text)
    dumped = record.model_dump_json()
    assert extractor.extract(text).model_dump_json() == dumped
    assert record.text == text
    rows = [*record.metrics, *record.achievements, *record.problems, *record.plans, *record.honours]
    named = [span for m in record.metrics for span in (m.indicator, m.scope) if span is not None]
    for row in (*rows, *named):
        assert text[row.start : row.end] == row.text != ""


def test_a_fresh_extractor_says_the_same(extractor: Extractor) -> None:
    assert Extractor().extract(TEXT).model_dump_json() == extractor.extract(TEXT).model_dump_json()


def test_offsets_count_carriage_returns(extractor: Extractor) -> None:
    record = extractor.extract(TEXT)
    assert [(m.text, int(m.value)) for m in record.metrics] == [("３名", 3), ("1.2万户次", 12000), ("120户", 120)]
    assert [p.kind for p in record.sections if p.level == 1] == ["review", "problems", "plan"]
    assert [h.text for h in record.honours] == ["市级文明社区"]


def test_pipe_keeps_the_order(extractor: Extractor) -> None:
    sources = [TEXT, "", "走访12户。"]
    assert [record.text for record in extractor.pipe(sources)] == sources


def test_a_text_without_numbers_warns(extractor: Extractor) -> None:
    assert "no_metric" in [w.code for w in extractor.extract("今年以来工作有序。").warnings]


def test_a_lone_surrogate_can_be_written(extractor: Extractor) -> None:
    assert json.loads(extractor.extract("走访12户\ud800。").model_dump_json())["metrics"]


def test_every_part_stands_on_the_page_on_which_it_begins() -> None:
    first = "青石镇2023年工作总结\n一、主要工作\n全年新增企业3家，获评全省文明镇。\n"
    second = "二、存在的问题\n一是人手不足，缺编5人。\n三、下步打算\n2024年新增企业5家。\n"
    source = SourceText(
        text=first + second,
        uri="report.pdf",
        media_type="application/pdf",
        encoding=None,
        reader="pdf",
        reader_version="library 1.0",
        bytes_sha256="0" * 64,
        pages=(0, len(first)),
    )
    record = Extractor().extract(source)
    assert (record.source.reader_version, record.source.pages) == ("library 1.0", source.pages)
    parts = [*record.sections, *record.metrics, *record.items, *record.honours]
    assert {part.page for part in parts} == {1, 2}
    assert all(part.page == 1 + (part.start >= len(first)) for part in parts)
    unpaged = Extractor().extract(first + second)
    assert {part.page for part in (*unpaged.sections, *unpaged.metrics, *unpaged.items)} == {None}
