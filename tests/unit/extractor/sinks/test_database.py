import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from zongjie.extractor.sinks import Database, aliases_in
from zongjie.schemas import WorkSummary
from zongjie.schemas.run import ErrorEntry, SourceEntry

Make = Callable[..., WorkSummary]


@pytest.fixture
def filled(tmp_path: Path, make_record: Make) -> sqlite3.Connection:
    path = tmp_path / "zongjie.sqlite"
    database = Database(path, batch=1)
    record = make_record("a.txt")
    database.write(record)
    database.write_alias(SourceEntry(uri="b.txt", doc_id=record.doc_id, bytes_sha256="1" * 64, kept=False))
    database.write_error(ErrorEntry(uri="c.txt", severity="skip", code="empty", message="空", message_en="empty"))
    database.write(make_record("d.txt", "新"))
    database.close()
    return sqlite3.connect(path)


def test_every_part_of_a_record_has_its_row(filled: sqlite3.Connection) -> None:
    counts = {
        table: filled.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0]
        for table in ("documents", "sections", "metrics", "items", "honours", "warnings", "sources", "errors")
    }
    assert counts == {
        "documents": 2,
        "sections": 2,
        "metrics": 4,
        "items": 6,
        "honours": 2,
        "warnings": 2,
        "sources": 3,
        "errors": 1,
    }
    assert filled.execute("PRAGMA foreign_key_check").fetchall() == []


def test_values_keep_their_kind(filled: sqlite3.Connection) -> None:
    rows = filled.execute("SELECT value, typeof(value) FROM metrics ORDER BY doc_id, start").fetchall()
    assert rows == [(3, "integer"), (-12.7, "real")] * 2


def test_views_read_in_chinese(filled: sqlite3.Connection) -> None:
    row = filled.execute(
        "SELECT uri, indicator, value, status_zh, topic_zh, section_heading, context FROM v_metrics WHERE text = '3家'"
    ).fetchone()
    assert row == ("a.txt", "新增企业", 3, "实绩", "经济产业", "成绩", "新增企业3家，税收-12.7%，获评全国文明村。")
    assert filled.execute("SELECT cause FROM v_problems").fetchone() == ("待遇偏低",)


def test_aliases_point_at_the_document_that_is_kept(filled: sqlite3.Connection) -> None:
    query = """SELECT alias.uri, kept.uri FROM sources AS alias JOIN sources AS kept USING (doc_id)
               WHERE NOT alias.kept AND kept.kept"""
    assert filled.execute(query).fetchall() == [("b.txt", "a.txt")]


def test_aliases_are_read_back(filled: sqlite3.Connection, tmp_path: Path) -> None:
    (alias,) = aliases_in(tmp_path / "zongjie.sqlite")
    assert (alias.uri, alias.bytes_sha256, alias.kept) == ("b.txt", "1" * 64, False)
    (tmp_path / "other").write_bytes(b"no database")
    with pytest.raises(sqlite3.DatabaseError):
        aliases_in(tmp_path / "other")


def test_same_records_make_the_same_file(tmp_path: Path, make_record: Make) -> None:
    for name in ("1", "2"):
        database = Database(tmp_path / name)
        database.write(make_record())
        database.close()
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
