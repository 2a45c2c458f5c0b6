import sqlite3
from collections.abc import Callable
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from zongjie.extractor.sinks import DuckDatabase, MissingExtra, ResultFolder, extras
from zongjie.schemas import TABLES, WorkSummary
from zongjie.schemas.run import ErrorEntry, SourceEntry
from zongjie.schemas.views import VIEWS

duckdb = pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")
Make = Callable[..., WorkSummary]


@pytest.fixture
def out(tmp_path: Path, make_record: Make) -> Path:
    """A folder with the same records in DuckDB and in SQLite."""
    with ResultFolder(tmp_path / "out", to=["duckdb", "sqlite"]) as results:
        record = make_record("a.txt")
        results.write(record)
        results.write_alias(SourceEntry(uri="b.txt", doc_id=record.doc_id, bytes_sha256="1" * 64, kept=False))
        results.write_error(ErrorEntry(uri="c.txt", severity="skip", code="empty", message="空", message_en="empty"))
        results.write(make_record("d.txt", "新"))
    return tmp_path / "out"


def ask(out: Path, query: str) -> list[tuple[Any, ...]]:
    with closing(duckdb.connect(str(out / "zongjie.duckdb"), read_only=True)) as database:
        return database.execute(query).fetchall()  # type: ignore[no-any-return]


@pytest.mark.parametrize("name", [*TABLES, "codes", "units", *(view.name for view in VIEWS)])
def test_tables_and_views_hold_what_those_of_sqlite_hold(out: Path, name: str) -> None:
    with closing(sqlite3.connect(out / "zongjie.sqlite")) as database:
        expected = database.execute(f"SELECT * FROM {name}").fetchall()
    found = [
        tuple(float(cell) if isinstance(cell, Decimal) else cell for cell in row) for row in ask(out, f"FROM {name}")
    ]
    assert sorted(map(repr, (tuple(map(_plain, row)) for row in found))) == sorted(
        map(repr, (tuple(map(_plain, row)) for row in expected))
    )


def _plain(cell: object) -> object:
    return float(cell) if isinstance(cell, (bool, int, Decimal)) else cell


def test_values_are_exact_and_comments_explain(out: Path) -> None:
    assert ask(out, "SELECT value FROM metrics WHERE text = '-12.7%' LIMIT 1") == [(Decimal("-12.7"),)]
    query = "SELECT comment FROM duckdb_columns() WHERE table_name = 'metrics' AND column_name = 'value'"
    assert ask(out, query)[0][0].startswith("数值：")
    assert ask(out, "SELECT count(*) FROM duckdb_columns() WHERE comment IS NULL AND table_name = 'metrics'") == [(0,)]
    assert ask(out, "SELECT comment FROM duckdb_views() WHERE view_name = 'v_metrics'")[0][0].startswith("指标一览")


def test_every_batch_is_written(tmp_path: Path, make_record: Make) -> None:
    database = DuckDatabase(tmp_path / "zongjie.duckdb", batch=2)
    for number in range(5):
        database.write(make_record(f"{number}.txt", "新" * number))
    database.close()
    assert ask(tmp_path, "SELECT uri FROM documents") == [(f"{number}.txt",) for number in range(5)]


def test_without_the_library_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> object:
        raise ModuleNotFoundError(name)

    monkeypatch.setattr(extras, "import_module", absent)
    with pytest.raises(MissingExtra, match=r'pip install "zongjie\[duckdb\]"'), ResultFolder(tmp_path, to=["duckdb"]):
        pass
