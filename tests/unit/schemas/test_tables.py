"""Rows and the database made of them."""

import sqlite3
from collections.abc import Iterator
from decimal import Decimal

import pytest

from zongjie.schemas import TABLES, ErrorEntry, SourceEntry, WorkSummary
from zongjie.schemas.sql import insert, script
from zongjie.schemas.views import VIEWS


@pytest.fixture
def database(record: WorkSummary) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    connection.executescript(script())
    connection.execute("PRAGMA foreign_keys = ON")
    for table in TABLES.values():
        if table.parts is not None:
            connection.executemany(insert(table), table.rows(record))
    kept = SourceEntry(uri=record.source.uri, doc_id=record.doc_id, bytes_sha256="0" * 64, kept=True)
    connection.execute(insert(TABLES["sources"]), TABLES["sources"].row(kept))
    lost = ErrorEntry(uri="x.pdf", severity="skip", code="unsupported_format", message="不支持", message_en="no")
    connection.execute(insert(TABLES["errors"]), TABLES["errors"].row(lost))
    connection.commit()
    yield connection
    connection.close()


def test_every_part_becomes_a_row(database: sqlite3.Connection, record: WorkSummary) -> None:
    counts = {name: database.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0] for name in TABLES}
    assert counts == {
        "documents": 1,
        "sections": len(record.sections),
        "items": len(record.items),
        "metrics": len(record.metrics),
        "honours": 1,
        "links": 1,
        "warnings": 1,
        "sources": 1,
        "errors": 1,
    }


def test_references_hold_and_a_document_goes_with_all_its_rows(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    database.execute("DELETE FROM documents")
    database.commit()
    for name in set(TABLES) - {"errors"}:
        assert database.execute(f"SELECT COUNT(*) FROM {name}").fetchone()[0] == 0


def test_a_broken_reference_does_not_get_in(database: sqlite3.Connection) -> None:
    database.execute("UPDATE metrics SET item = 'nowhere' WHERE item IS NOT NULL")
    with pytest.raises(sqlite3.IntegrityError):
        database.commit()


def test_numbers_are_exact(database: sqlite3.Connection, record: WorkSummary) -> None:
    stored = [Decimal(str(row["value"])) for row in database.execute('SELECT value FROM metrics ORDER BY "start"')]
    assert stored == [metric.value for metric in record.metrics]
    taxes = database.execute("SELECT value, typeof(value) FROM metrics WHERE text = '1.1亿元'").fetchone()
    assert tuple(taxes) == (110000000, "integer")


def test_context_is_the_sentence_around(record: WorkSummary) -> None:
    table = TABLES["metrics"]
    place = [column.name for column in table.columns].index("context")
    contexts = [row[place] for row in table.rows(record)]
    assert contexts[:2] == ["新增企业3家，实现税收1.1亿元，增长5.8%；"] * 2
    bare = WorkSummary.from_json(record.to_json(text=False))
    assert {row[place] for row in table.rows(bare)} == {None}


def test_spans_and_objects_are_flattened(database: sqlite3.Connection, record: WorkSummary) -> None:
    village = database.execute("SELECT * FROM metrics WHERE text = '1家'").fetchone()
    assert (village["scope"], village["part_of"]) == ("白塔村", record.metrics[0].id)
    firms = database.execute("SELECT * FROM metrics WHERE text = '3家'").fetchone()
    assert (firms["period_kind"], firms["period_start"]) == ("year", "2024-01-01")
    item = database.execute("SELECT * FROM items WHERE heading = '兴产业'").fetchone()
    assert (item["kind"], item["topics"], item["cause"]) == ("achievement", "economy|livelihood", None)
    document = database.execute("SELECT * FROM documents").fetchone()
    assert (document["published"], document["town"], document["city"]) == ("2025-01-08", "青禾镇", None)


@pytest.mark.parametrize("view", [view.name for view in VIEWS if view.name != "v_targets_vs_actual"])
def test_every_view_reads(database: sqlite3.Connection, view: str) -> None:
    assert database.execute(f"SELECT * FROM {view}").fetchall() != []


def test_views_speak_chinese(database: sqlite3.Connection) -> None:
    problem = database.execute("SELECT * FROM v_problems").fetchone()
    assert problem["cause"] == "资金不足"
    assert problem["answered_by"] == "年底前由镇建设办新建停车位130个以上。"
    metric = database.execute("SELECT * FROM v_metrics WHERE text = '130个以上'").fetchone()
    assert (metric["status_zh"], metric["qualifier_zh"], metric["section_heading"]) == ("目标", "至少", "下步打算")


def test_targets_meet_their_actuals(database: sqlite3.Connection) -> None:
    database.execute(
        "UPDATE metrics SET indicator = '停车位', unit_code = 'piece', year = 2025, role = 'level', scope = NULL"
    )
    rows = database.execute("SELECT target, actual, difference FROM v_targets_vs_actual WHERE actual = 120").fetchall()
    assert [tuple(row) for row in rows] == [(130, 120, -10)]


def test_script_may_run_again(database: sqlite3.Connection) -> None:
    before = "\n".join(database.iterdump())
    database.executescript(script())
    assert "\n".join(database.iterdump()) == before


def test_every_column_has_its_chinese_name() -> None:
    for table in TABLES.values():
        names = [column.name for column in table.columns]
        assert len(set(names)) == len(names)
        titles = [column.title for column in table.columns]
        assert len(set(titles)) == len(titles), table.name


def test_rows_of_a_run_do_not_come_from_a_record(record: WorkSummary) -> None:
    with pytest.raises(TypeError, match="sources is filled by a run"):
        list(TABLES["sources"].rows(record))
