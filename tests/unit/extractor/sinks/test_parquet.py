from collections.abc import Callable
from pathlib import Path

import pytest

from zongjie.extractor.sinks import MissingExtra, Parquet, ResultFolder, extras
from zongjie.extractor.sinks.arrow import arrow_schema
from zongjie.schemas import TABLES, WorkSummary
from zongjie.schemas.run import ErrorEntry, SourceEntry

parquet = pytest.importorskip("pyarrow.parquet")
Make = Callable[..., WorkSummary]


def write(path: Path, *records: WorkSummary, batch: int = 3) -> None:
    sink = Parquet(path, batch=batch)
    for record in records:
        sink.write(record)
    sink.write_alias(SourceEntry(uri="z.txt", doc_id=records[0].doc_id, bytes_sha256="1" * 64, kept=False))
    sink.write_error(ErrorEntry(uri="c.txt", severity="skip", code="empty", message="空", message_en="empty"))
    sink.close()


def test_each_table_is_a_folder_with_the_schema_of_the_models(tmp_path: Path, make_record: Make) -> None:
    write(tmp_path / "p", make_record("a.txt"), make_record("b.txt", "新"))
    assert {path.name for path in (tmp_path / "p").iterdir()} == set(TABLES)
    for name, table in TABLES.items():
        read = parquet.read_table(tmp_path / "p" / name)
        assert read.schema.equals(arrow_schema(table), check_metadata=True)
    field = parquet.read_table(tmp_path / "p/metrics").schema.field("value")
    assert (field.metadata[b"title"].decode(), field.nullable) == ("数值", False)


def test_rows_are_those_of_the_records(tmp_path: Path, make_record: Make) -> None:
    records = [make_record("a.txt"), make_record("b.txt", "新")]
    write(tmp_path / "p", *records)
    metrics = parquet.read_table(tmp_path / "p/metrics").to_pylist()
    assert [(row["id"], row["text"], row["value"]) for row in metrics] == [
        (metric.id, metric.text, metric.value) for record in records for metric in record.metrics
    ]
    sources = parquet.read_table(tmp_path / "p/sources").to_pylist()
    assert [(row["uri"], row["kept"]) for row in sources] == [("a.txt", True), ("b.txt", True), ("z.txt", False)]
    assert parquet.read_table(tmp_path / "p/errors").to_pylist()[0]["code"] == "empty"


def test_same_records_make_the_same_bytes(tmp_path: Path, make_record: Make) -> None:
    for name in ("1", "2"):
        write(tmp_path / name, make_record())
    for table in TABLES:
        (one,) = (tmp_path / "1" / table).iterdir()
        assert one.read_bytes() == (tmp_path / "2" / table / one.name).read_bytes()


def test_a_folder_of_an_earlier_run_is_replaced_whole_or_not_at_all(tmp_path: Path, make_record: Make) -> None:
    def uris() -> list[str]:
        return parquet.read_table(tmp_path / "zongjie-parquet/documents")["uri"].to_pylist()

    for uri in ("a.txt", "b.txt"):
        with ResultFolder(tmp_path, to=["parquet"]) as results:
            results.write(make_record(uri))
        assert uris() == [uri]

    def interrupted() -> None:
        with ResultFolder(tmp_path, to=["parquet"]) as results:
            results.write(make_record("c.txt"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert uris() == ["b.txt"]
    assert {path.name for path in tmp_path.iterdir()} == {"errors.jsonl", "zongjie-parquet"}


def test_without_the_library_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> object:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(extras, "import_module", absent)
    with pytest.raises(MissingExtra, match=r'pip install "zongjie\[parquet\]"'), ResultFolder(tmp_path, to=["parquet"]):
        pass
    assert list(tmp_path.iterdir()) == []
