import datetime
import io
from pathlib import Path
from typing import Any

import pytest
from formats.bundles import LONG, json_lines, read_bytes, separated, told, workbook, workbook_97

from zongjie.extractor.intake import ReadFailure
from zongjie.extractor.intake.readers.workbook import shown
from zongjie.extractor.source import SourceText

HEAD = ["编号", "标题", "正文", "发布日期", "来源", "索引号"]
ROW = ["A1", "青石镇总结", LONG, "2024-01-05", "青石镇政府", "0123/2024-1"]


def text_of(found: dict[str, SourceText | ReadFailure], uri: str) -> SourceText:
    source = found[uri]
    assert isinstance(source, SourceText)
    return source


def parquet(rows: dict[str, list[Any]]) -> bytes:
    pa = pytest.importorskip("pyarrow")
    import pyarrow.parquet as pq

    out = io.BytesIO()
    pq.write_table(pa.table(rows), out)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["jsonl", "csv", "tsv", "xlsx", "parquet"])
def test_a_row_is_a_document_with_its_hints(tmp_path: Path, kind: str) -> None:
    data = {
        "jsonl": lambda: json_lines([dict(zip(HEAD, ROW, strict=True))]),
        "csv": lambda: separated([HEAD, ROW], encoding="gb18030"),
        "tsv": lambda: separated([HEAD, ROW], encoding="utf-16", delimiter="\t"),
        "xlsx": lambda: workbook({"总结": [HEAD, ROW]}),
        "parquet": lambda: parquet({name: [value] for name, value in zip(HEAD, ROW, strict=True)}),
    }[kind]()
    source = text_of(read_bytes(tmp_path, f"c.{kind}", data), f"c.{kind}/A1")
    assert source.text == LONG
    hints = source.hints
    assert (hints.title, hints.published, hints.issuer, hints.index_no) == (ROW[1], ROW[3], ROW[4], ROW[5])


def test_columns_can_be_named(tmp_path: Path) -> None:
    data = json_lines([{"a": LONG, "b": "x/1", "正文": "别的"}])
    found = read_bytes(tmp_path, "c.jsonl", data, text_column="a", id_column="b")
    assert text_of(found, "c.jsonl/x/1").text == LONG
    assert told(read_bytes(tmp_path, "c.jsonl", data, text_column="z")) == {"c.jsonl": "no_text_column"}
    table = separated([["指标", "数值"], ["税收", 3]])
    assert told(read_bytes(tmp_path, "c.csv", table, text_column="z")) == {"c.csv": "no_text_column"}
    assert told(read_bytes(tmp_path, "c.parquet", parquet({"x": [1]}))) == {"c.parquet": "no_text_column"}


def test_rows_that_cannot_be_read_are_errors_of_their_own(tmp_path: Path) -> None:
    lines = json_lines([{"text": LONG}, {"text": ["一、工作", "走访12户"]}, {"text": 7}, {"text": None}, {"x": 1}])
    lines += b"\n{bad\n[1]\n" + b"[" * 100_000 + b"\n" + json_lines([{"text": "走访12户。", "id": 2.0}])
    found = read_bytes(tmp_path, "c.jsonl", lines)
    assert told(found) == {
        "c.jsonl/1": "jsonl",
        "c.jsonl/2": "jsonl",
        "c.jsonl/3": "damaged_row",
        "c.jsonl/4": "empty",
        "c.jsonl/5": "no_text_column",
        "c.jsonl/7": "damaged_row",
        "c.jsonl/8": "damaged_row",
        "c.jsonl/9": "damaged_row",
        "c.jsonl/2~2": "jsonl",
    }
    assert text_of(found, "c.jsonl/2").text == "一、工作\n走访12户"


def test_a_line_beyond_the_limit_is_skipped(tmp_path: Path) -> None:
    lines = json_lines([{"text": LONG}, {"text": "访" * 9_000_000}, {"text": LONG + "又走访1户。"}])
    assert told(read_bytes(tmp_path, "c.jsonl", lines, limit_chars=10_000)) == {
        "c.jsonl/1": "jsonl",
        "c.jsonl/2": "too_large",
        "c.jsonl/3": "jsonl",
    }


def test_half_characters_of_json_are_replaced(tmp_path: Path) -> None:
    data = b'{"text": "' + LONG.encode() + b'\\ud800"}\n{"text": ""}\n'
    assert text_of(read_bytes(tmp_path, "c.jsonl", data), "c.jsonl/1").text == LONG + "\ufffd"


def test_damaged_characters_count_for_their_row_only(tmp_path: Path) -> None:
    rows = separated([["正文"], [LONG], [LONG * 2], ["走访12户。"]])
    at = rows.find(LONG.encode() * 2) + 6
    found = read_bytes(tmp_path, "c.csv", rows[:at] + b"\xff" + rows[at:-8] + b"\xff" + rows[-8:])
    assert told(found) == {"c.csv/2": "csv", "c.csv/3": "csv", "c.csv/4": "undecodable"}
    assert [warning.code for warning in text_of(found, "c.csv/3").warnings] == ["replaced_characters"]


def test_a_quoted_text_keeps_its_lines_and_a_long_one_is_refused(tmp_path: Path) -> None:
    rows = [["正文"], [LONG + "\n二、问题\n一是人手不足。"], ["访" * 300_000]]
    found = read_bytes(tmp_path, "c.csv", separated(rows), limit_chars=200_000)
    assert text_of(found, "c.csv/2").text.count("\n") == 2
    assert found["c.csv/3"].issue.code.value == "too_large"  # type: ignore[union-attr]


def test_a_table_of_figures_is_one_document(tmp_path: Path) -> None:
    rows = [["全县主要指标"], ["指标", "2023年", "内容"], ["税收", 12.5, "含\n基金"], [], ["备注", None, None]]
    expected = "全县主要指标\n| 指标 | 2023年 | 内容 |\n| 税收 | 12.5 | 含 基金 |\n备注"
    assert text_of(read_bytes(tmp_path, "t.csv", separated(rows)), "t.csv").text == expected
    assert text_of(read_bytes(tmp_path, "t.xlsx", workbook({"表": rows})), "t.xlsx").text == expected
    two = read_bytes(tmp_path, "t.xlsx", workbook({"甲": rows[:1], "乙": rows[1:3]}))
    assert text_of(two, "t.xlsx").text.split("\n")[:3] == ["甲", "全县主要指标", "乙"]


def test_a_sheet_of_texts_beside_others(tmp_path: Path) -> None:
    book = workbook({"说明": [["内容"], ["填报要求"]], "报告": [HEAD, ROW]})
    assert told(read_bytes(tmp_path, "t.xlsx", book)) == {"t.xlsx/报告/A1": "xlsx"}


def test_cells_are_shown_as_people_see_them(tmp_path: Path) -> None:
    rows = [["税收", 1234.5, 0.0853, datetime.date(2024, 1, 5), True, 12000000000, 0.1 + 0.2]]
    book = workbook({"表": rows}, formats={"B1": "#,##0.00_ ", "C1": "0.0%"})
    source = text_of(read_bytes(tmp_path, "t.xlsx", book), "t.xlsx")
    assert source.text == "| 税收 | 1234.50 | 8.5% | 2024年1月5日 | True | 12000000000 | 0.3 |"
    assert source.reader_version is not None
    assert source.reader_version.startswith("openpyxl 3")


def test_old_workbooks(tmp_path: Path) -> None:
    figures = workbook_97([["指标", "2023年", "增速"], ["税收", 12.0, 0.0853]], percent=2)
    table = text_of(read_bytes(tmp_path, "t.xls", figures), "t.xls")
    assert (table.text, table.reader) == ("| 指标 | 2023年 | 增速 |\n| 税收 | 12 | 8.5% |", "xls")
    texts = workbook_97([["编号", "正文"], ["A1", LONG]], percent=9)
    assert text_of(read_bytes(tmp_path, "t.doc", texts), "t.doc/A1").text == LONG
    assert told(read_bytes(tmp_path, "t.xls", texts[:2000])) == {"t.xls": "damaged_file"}
    assert told(read_bytes(tmp_path, "t.xls", texts, limit_bytes=999)) == {"t.xls": "too_large"}


@pytest.mark.parametrize(
    ("held", "code", "expected"),
    [
        (3.0, "General", "3"),
        (-0.127, "0.0%", "-12.7%"),
        (12.345, '0.0"亿元"', "12.3"),
        (5, "@", "5"),
        (2e9, "0", "2000000000"),
    ],
)
def test_number_formats(held: float, code: str, expected: str) -> None:
    assert shown(held, code) == expected


def test_workbooks_and_parquet_cut_short(tmp_path: Path) -> None:
    for name, data in {"t.xlsx": workbook({"表": [HEAD, ROW]}), "t.parquet": parquet({"text": [LONG]})}.items():
        for size in (len(data) // 3, len(data) - 9):
            assert told(read_bytes(tmp_path, name, data[:size])) == {name: "damaged_file"}


def test_limit_on_rows(tmp_path: Path) -> None:
    data = json_lines([{"text": LONG + str(n)} for n in range(5)])
    assert told(read_bytes(tmp_path, "c.jsonl", data, limit_members=2)) == {
        "c.jsonl/1": "jsonl",
        "c.jsonl/2": "jsonl",
        "c.jsonl": "too_large",
    }
