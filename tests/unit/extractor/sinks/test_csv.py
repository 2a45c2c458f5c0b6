import csv
from collections.abc import Callable
from pathlib import Path

import pytest

from zongjie.extractor.harmless import MAX_CELL_CHARS
from zongjie.extractor.sinks import ResultFolder
from zongjie.schemas import TABLES, WorkSummary
from zongjie.schemas.run import ErrorEntry, SourceEntry

Make = Callable[..., WorkSummary]


def write(out: Path, record: WorkSummary) -> Path:
    with ResultFolder(out, to=["csv"]) as results:
        results.write(record)
        results.write_alias(SourceEntry(uri="b.txt", doc_id=record.doc_id, bytes_sha256="1" * 64, kept=False))
        results.write_error(
            ErrorEntry(uri="+c.txt", severity="skip", code="empty", message="空" * 40_000, message_en="two\nlines")
        )
    return out / "zongjie-csv"


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_each_table_is_a_file_with_a_mark_and_chinese_headers(tmp_path: Path, make_record: Make) -> None:
    folder = write(tmp_path, make_record())
    assert {path.name for path in folder.iterdir()} == {f"{name}.csv" for name in TABLES}
    for name, table in TABLES.items():
        head, *_ = (folder / f"{name}.csv").read_bytes().split(b"\r\n")
        titles = head.removeprefix(b"\xef\xbb\xbf").decode().split(",")
        assert head.startswith(b"\xef\xbb\xbf")
        assert titles == [column.title for column in table.columns if column is not TABLES["documents"].columns[-1]]
        assert len(set(titles)) == len(titles)


def test_rows_are_for_people(tmp_path: Path, make_record: Make) -> None:
    folder = write(tmp_path, make_record())
    first, second = rows(folder, "metrics")
    assert (first["原文"], first["数值"], first["性质"], first["附带数量"]) == ("3家", "3", "实绩", "")
    assert (second["原文"], second["数值"], second["附带数量"]) == ("'-12.7%", "-12.7", "是")
    assert [(row["来源"], row["是否采用"]) for row in rows(folder, "sources")] == [("a.txt", "是"), ("b.txt", "")]
    assert [row["要点类别"] for row in rows(folder, "items")] == ["成绩", "问题", "计划"]
    assert "全文" not in rows(folder, "documents")[0]


def test_no_cell_is_a_formula_or_too_long(tmp_path: Path, make_record: Make) -> None:
    folder = write(tmp_path, make_record("=cmd|' /C calc'!A0"))
    cells = [cell for name in TABLES for row in rows(folder, name) for cell in row.values()]
    assert {cell for cell in cells if cell[:1] in "=+-@" and cell} == {"-12.7"}
    assert max(map(len, cells)) == MAX_CELL_CHARS
    (error,) = rows(folder, "errors")
    assert (error["来源"], error["英文说明"]) == ("'+c.txt", "two\nlines")


def test_same_records_make_the_same_bytes(tmp_path: Path, make_record: Make) -> None:
    one, other = (write(tmp_path / name, make_record()) for name in ("1", "2"))
    for name in TABLES:
        assert (one / f"{name}.csv").read_bytes() == (other / f"{name}.csv").read_bytes()


def test_an_interrupted_run_leaves_no_files(tmp_path: Path, make_record: Make) -> None:
    def interrupted() -> None:
        with ResultFolder(tmp_path, to=["csv"]) as results:
            results.write(make_record())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert list(tmp_path.iterdir()) == []
