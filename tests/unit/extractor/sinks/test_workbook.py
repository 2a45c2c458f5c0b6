from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from zongjie.extractor.sinks import Workbook
from zongjie.schemas import WorkSummary
from zongjie.schemas.run import ErrorEntry

openpyxl = pytest.importorskip("openpyxl")
Make = Callable[..., WorkSummary]


def write(path: Path, *records: WorkSummary, **options: int) -> Any:
    book = Workbook(path, **options)
    for record in records:
        book.write(record)
    book.write_error(ErrorEntry(uri="=c.txt", severity="skip", code="empty", message="空", message_en="empty"))
    book.close()
    return openpyxl.load_workbook(path)


def rows(book: Any, sheet: str) -> list[dict[str, Any]]:
    header, *rest = book[sheet].iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rest]


def test_sheets_in_order_each_with_a_frozen_header_and_a_filter(tmp_path: Path, make_record: Make) -> None:
    book = write(tmp_path / "z.xlsx", make_record())
    assert book.sheetnames == ["指标", "成效", "问题", "计划", "荣誉", "文档", "错误", "字段说明"]
    for name in book.sheetnames[:-1]:
        assert book[name].freeze_panes == "A2"
        assert book[name].auto_filter.ref.startswith("A1:")
    assert book["指标"].auto_filter.ref.endswith("3")
    assert all(width.width > 5 for width in book["指标"].column_dimensions.values())


def test_a_metric_stands_with_its_sentence_and_source(tmp_path: Path, make_record: Make) -> None:
    first, second = rows(write(tmp_path / "z.xlsx", make_record("x/a.txt")), "指标")
    assert (first["指标"], first["数值"], first["单位"], first["性质"]) == ("新增企业", 3, "家", "实绩")
    assert (first["年度"], first["主题"], first["所在章节"]) == (2023, "经济产业", "成绩")
    assert (first["上下文"], first["来源"]) == ("新增企业3家，税收-12.7%，获评全国文明村。", "x/a.txt")
    assert (second["原文"], second["数值"], second["附带数量"]) == ("'-12.7%", -12.7, "是")


def test_points_stand_with_what_is_special_to_them(tmp_path: Path, make_record: Make) -> None:
    book = write(tmp_path / "z.xlsx", make_record())
    assert rows(book, "成效")[0]["全部主题"] == "经济产业、党的建设"
    assert rows(book, "成效")[0]["指标数"] == 2
    assert rows(book, "问题")[0]["原因"] == "待遇偏低"
    assert (rows(book, "计划")[0]["时限"], rows(book, "计划")[0]["责任单位"]) == ("年底前", "党政办")
    assert rows(book, "荣誉")[0]["原文"] == "全国文明村"
    assert rows(book, "文档")[0]["指标"] == 2
    assert rows(book, "错误")[0]["来源"] == "'=c.txt"


def test_no_cell_is_a_formula(tmp_path: Path, make_record: Make) -> None:
    record = make_record("=cmd|' /C calc'!A0")
    book = write(tmp_path / "z.xlsx", record)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type != "f" for cell in cells)
    assert not [cell.value for cell in cells if isinstance(cell.value, str) and cell.value[0] in "=+-@"]
    assert rows(book, "文档")[0]["来源"].startswith("'=")


def test_a_full_sheet_goes_on_in_the_next(tmp_path: Path, make_record: Make) -> None:
    book = write(tmp_path / "z.xlsx", make_record(), make_record("b.txt", "新"), max_rows=4)
    assert "指标 2" in book.sheetnames
    assert [row["来源"] for row in rows(book, "指标") + rows(book, "指标 2")] == ["a.txt", "a.txt", "b.txt", "b.txt"]
    assert book["指标 2"].freeze_panes == "A2"


def test_every_column_is_explained(tmp_path: Path, make_record: Make) -> None:
    book = write(tmp_path / "z.xlsx", make_record())
    explained = {(row["工作表"], row["字段"]) for row in rows(book, "字段说明") if row["说明"]}
    shown = {(name, cell.value) for name in book.sheetnames[:-1] for cell in book[name][1]}
    assert shown == explained


def test_same_records_make_the_same_file(tmp_path: Path, make_record: Make) -> None:
    for name in ("1.xlsx", "2.xlsx"):
        write(tmp_path / name, make_record())
    assert (tmp_path / "1.xlsx").read_bytes() == (tmp_path / "2.xlsx").read_bytes()
