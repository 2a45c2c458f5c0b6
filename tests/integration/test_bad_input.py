"""Each kind of bad input, one after another in one run: a coded entry or a sparse record, and the rest goes on."""

import json
import os
import sqlite3
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from zongjie.extractor.cli.app import app
from zongjie.extractor.intake import IssueCode, Severity
from zongjie.schemas.verify import verify_lines

openpyxl = pytest.importorskip("openpyxl")
runner = CliRunner()

GOOD = "青石镇2023年工作总结\n一、主要工作\n全年走访群众12户，新增企业3家。\n二、存在的问题\n一是人手不足。\n"


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


class Results:
    """What one run left."""

    def __init__(self, out: Path, exit_code: int) -> None:
        self.out = out
        self.exit_code = exit_code
        self.records = {record["source"]["uri"]: record for record in lines(out / "records.jsonl")}
        self.errors = {error["uri"]: error for error in lines(out / "errors.jsonl")}

    def warnings(self, uri: str) -> set[str]:
        return {warning["code"] for warning in self.records[uri]["warnings"]}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> Results:
    folder = tmp_path_factory.mktemp("bad")
    inputs: dict[str, bytes] = {
        "00-good.txt": GOOD.encode(),
        "01-empty.txt": b"",
        "02-blank.txt": b"\xef\xbb\xbf \r\n\n",
        "03-binary.txt": bytes(range(256)) * 20,
        "04-word.txt": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "05-undecodable.txt": b"\xff\x80\xfe\x81" * 50,
        "06-damaged.txt": (GOOD * 9).encode()[:-5],
        "07-english.txt": b"Work summary of 2023. We visited 12 households.",
        "08-no-metric.txt": "青石镇工作总结\n我镇认真做好各项工作，成效良好。\n".encode(),
        "09-one-line.txt": ("全年走访群众12户，新增企业3家。" * 450_000).encode(),
        "10-same.txt": GOOD.encode("gb18030"),
        "11-formula.txt": "=1+1工作总结\n=HYPERLINK(1)全年走访群众12户，增长-12.7%。\n一是@人手不足。\n".encode(),
        "12-escape.txt": "青石镇\x1b[31m工作\x1b]0;标题\x07总结\n全年走访群众12户\x1b[2J。\n".encode(),
        "13-page.html": f"<html><body>{GOOD.replace('3家', '4家')}</body></html>".encode("gb18030"),
        "14-script.html": b"<html><script>load()</script></html>",
        "15-sheet.xlsx": b"PK\x03\x04",
        "16-nul.txt": (GOOD.replace("3家", "5家") + "\0").encode(),
        "19-endless.txt": ("全年走访群众12户，新增企业3家，" * 1000).encode(),
        "17-good.md": GOOD.replace("3家", "6家").encode(),
    }
    for name, data in inputs.items():
        (folder / name).write_bytes(data)
    (folder / "18-gone.txt").symlink_to(folder / "nowhere.txt")
    out = folder.parent / f"{folder.name}-out"
    cwd = os.getcwd()
    os.chdir(folder)
    try:
        done = runner.invoke(app, ["extract", *sorted(os.listdir(folder)), "--out", str(out)])
    finally:
        os.chdir(cwd)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return Results(out, done.exit_code)


def test_nothing_is_lost(results: Results) -> None:
    assert len(results.records) + len(results.errors) == 20
    assert not results.records.keys() & results.errors.keys()
    assert list(verify_lines(results.out / "records.jsonl")) == []
    assert list(results.records) == sorted(results.records)
    assert list(results.errors) == sorted(results.errors)
    assert results.exit_code == 1


@pytest.mark.parametrize(
    ("uri", "code", "severity"),
    [
        ("01-empty.txt", "empty", "skip"),
        ("02-blank.txt", "empty", "skip"),
        ("03-binary.txt", "binary", "skip"),
        ("04-word.txt", "damaged_file", "error"),
        ("05-undecodable.txt", "undecodable", "error"),
        ("07-english.txt", "not_chinese", "skip"),
        ("09-one-line.txt", "too_large", "error"),
        ("10-same.txt", "duplicate_text", "skip"),
        ("14-script.html", "no_text", "skip"),
        ("15-sheet.xlsx", "damaged_file", "error"),
        ("19-endless.txt", "line_too_long", "error"),
        ("18-gone.txt", "unreadable_path", "error"),
    ],
)
def test_coded_entries(results: Results, uri: str, code: str, severity: str) -> None:
    error = results.errors[uri]
    assert (error["code"], error["severity"]) == (code, severity)
    assert error["message"]
    assert error["message_en"]


@pytest.mark.parametrize("uri", ["00-good.txt", "06-damaged.txt", "13-page.html", "16-nul.txt", "17-good.md"])
def test_readable_documents_are_extracted(results: Results, uri: str) -> None:
    assert "12户" in {metric["text"] for metric in results.records[uri]["metrics"]}


def test_a_little_damage_is_a_warning(results: Results) -> None:
    assert "replaced_characters" in results.warnings("06-damaged.txt")
    assert "replaced_characters" not in results.warnings("00-good.txt")


def test_no_metric_is_a_sparse_record(results: Results) -> None:
    record = results.records["08-no-metric.txt"]
    assert record["metrics"] == []
    assert "no_metric" in results.warnings("08-no-metric.txt")


def test_every_code_is_in_the_catalogue(results: Results) -> None:
    for uri in results.records:
        assert all(IssueCode(code).severity is Severity.WARNING for code in results.warnings(uri))
    for error in results.errors.values():
        assert IssueCode(error["code"]).severity.value == error["severity"]


def test_same_text_is_an_alias(results: Results) -> None:
    with sqlite3.connect(results.out / "zongjie.sqlite") as database:
        query = """SELECT other.uri, other.kept FROM sources AS other JOIN sources AS same USING (doc_id)
                   WHERE same.uri = '10-same.txt' ORDER BY other.uri"""
        assert database.execute(query).fetchall() == [("00-good.txt", 1), ("10-same.txt", 0)]
        assert database.execute("SELECT COUNT(*) FROM errors").fetchone() == (len(results.errors),)
    assert "00-good.txt" in results.errors["10-same.txt"]["message"]


def test_no_cell_is_a_formula_or_a_control_character(results: Results) -> None:
    book = openpyxl.load_workbook(results.out / "zongjie.xlsx")
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    texts = [cell.value for cell in cells if isinstance(cell.value, str)]
    assert not [text for text in texts if text[0] in "=+-@\t\r"]
    assert not [text for text in texts if "\x1b" in text or "_x001B_" in text]
    assert any(text.startswith("'=HYPERLINK") for text in texts)


def test_the_record_keeps_the_text_exactly(results: Results) -> None:
    assert "\x1b[31m" in results.records["12-escape.txt"]["text"]
    assert results.records["16-nul.txt"]["text"].endswith("\0")


def test_escape_codes_do_not_reach_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    name = "a\x1b[31mb.txt" if os.name != "nt" else "ab.txt"
    (tmp_path / name).write_bytes("青石镇\x1b[31m总结\n走访群众12户\x1b]0;x\x07。\n一是人手\x1b[2J不足。\n".encode())
    (tmp_path / f"x{name}").write_bytes(b"\xff\x80\xfe\x81" * 50)
    for arguments in (["show", name], ["show", f"x{name}"], ["extract", ".", "--out", "out\x1b[0m"]):
        done = runner.invoke(app, arguments)
        assert "\x1b" not in done.output
        assert "\x07" not in done.output
        assert done.output


def test_one_line_of_twenty_megabytes_within_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(b"x" * 20_000_000 + "走访12户".encode())
    done = runner.invoke(app, ["extract", str(path), "--out", str(tmp_path / "out")])
    assert done.exit_code == 3
    (error,) = lines(tmp_path / "out" / "errors.jsonl")
    assert error["code"] == "too_large"
