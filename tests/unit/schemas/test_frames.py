"""Data frames."""

import sys

import pytest

from zongjie.schemas import FRAME_KINDS, WorkSummary, to_pandas, to_polars

LENGTHS = {
    "documents": 1,
    "sections": 4,
    "items": 4,
    "metrics": 6,
    "honours": 1,
    "links": 1,
    "warnings": 1,
    "achievements": 2,
    "problems": 1,
    "plans": 1,
}


@pytest.mark.parametrize("kind", FRAME_KINDS)
def test_both_libraries_hold_the_same_rows(record: WorkSummary, kind: str) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    pandas, polars = record.to_pandas(kind), record.to_polars(kind)
    assert len(pandas) == len(polars) == LENGTHS[kind]
    assert list(pandas.columns) == polars.columns


def test_types(record: WorkSummary) -> None:
    pytest.importorskip("pandas")
    metrics = record.to_pandas()
    assert metrics["value"].tolist() == [3, 110000000, 5.8, 1, 120, 130]
    assert str(metrics["year"].dtype) == "Int64"
    assert str(metrics["incidental"].dtype) == "boolean"
    assert record.to_pandas("documents")["published"][0].year == 2025


def test_polars_types(record: WorkSummary) -> None:
    polars = pytest.importorskip("polars")
    documents = record.to_polars("documents")
    assert documents["published"].dtype == polars.Date
    assert record.to_polars()["value"].to_list() == [3, 110000000, 5.8, 1, 120, 130]


def test_no_records_give_an_empty_frame_with_columns(record: WorkSummary) -> None:
    pytest.importorskip("pandas")
    pytest.importorskip("polars")
    assert list(to_pandas([]).columns) == list(record.to_pandas().columns)
    assert to_polars([]).schema == record.to_polars().schema


def test_many_records_in_one_frame(record: WorkSummary) -> None:
    pytest.importorskip("pandas")
    assert len(to_pandas([record, record], "plans")) == 2


def test_unknown_kind_names_the_known_ones(record: WorkSummary) -> None:
    pytest.importorskip("pandas")
    with pytest.raises(ValueError, match="choose one of documents"):
        record.to_pandas("errors")


@pytest.mark.parametrize(("library", "call"), [("pandas", to_pandas), ("polars", to_polars)])
def test_a_missing_library_names_the_extra(monkeypatch: pytest.MonkeyPatch, library: str, call) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ImportError, match=rf"zongjie\[{library}\]"):
        call([])
