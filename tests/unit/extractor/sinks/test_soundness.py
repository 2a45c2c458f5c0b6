"""What is wrong with a store is found, whatever kind of store it is."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from zongjie.extractor.sinks import ResultFolder, StoreError, table_stores
from zongjie.extractor.sinks.soundness import StoreCheck
from zongjie.schemas import WorkSummary

Make = Callable[..., WorkSummary]
KINDS = {"sqlite": None, "parquet": "pyarrow", "duckdb": "duckdb"}


def codes_in(path: Path) -> list[str]:
    (store,) = table_stores(path)
    return [violation.code for violation in StoreCheck(store).violations()]


@pytest.mark.parametrize("texts", [True, False])
@pytest.mark.parametrize("kind", KINDS)
def test_what_a_sink_writes_is_sound(tmp_path: Path, make_record: Make, kind: str, texts: bool) -> None:
    if needed := KINDS[kind]:
        pytest.importorskip(needed)
    with ResultFolder(tmp_path, to=[kind], texts=texts) as results:
        for uri, extra in (("a.txt", "新"), ("b.txt", ""), ("c.txt", "乙")):
            results.write(make_record(uri, extra))
    (store,) = table_stores(tmp_path)
    check = StoreCheck(store)
    assert list(check.violations()) == []
    assert check.documents == 3


@pytest.mark.parametrize(
    ("statement", "codes"),
    [
        ("UPDATE metrics SET text = '4家' WHERE text = '3家'", ["not_grounded"]),
        ("UPDATE metrics SET text = '13家' WHERE text = '3家'", ["bad_length"]),
        ("UPDATE metrics SET indicator_start = indicator_start + 1", ["bad_length"]),
        ("UPDATE metrics SET status = 'hoped'", ["code", "code"]),
        ("UPDATE metrics SET item = 'none' WHERE text = '3家'", ["unresolved"]),
        ("UPDATE metrics SET doc_id = '0000000000000000'", ["unresolved", "unresolved"]),
        ("UPDATE honours SET id = id || '9'", ["id_form"]),
        ("UPDATE documents SET text = replace(text, '3', '4')", ["text_sha256", "not_grounded", "not_grounded"]),
        ("UPDATE documents SET text = text || '。'", ["chars", "text_sha256"]),
        ("DELETE FROM sources", []),
        ("UPDATE sources SET doc_id = 'none'", ["unresolved"]),
    ],
)
def test_what_is_not_sound_is_found(tmp_path: Path, make_record: Make, statement: str, codes: list[str]) -> None:
    with ResultFolder(tmp_path, to=["sqlite"]) as results:
        results.write(make_record("a.txt"))
    with closing(sqlite3.connect(tmp_path / "zongjie.sqlite")) as database:
        database.execute(statement)
        database.commit()
    assert sorted(codes_in(tmp_path)) == sorted(codes)


@pytest.mark.parametrize("name", ["zongjie.sqlite", "zongjie.duckdb", "zongjie-parquet/documents"])
def test_what_is_no_store_is_named(tmp_path: Path, name: str) -> None:
    if name != "zongjie.sqlite":
        pytest.importorskip("duckdb" if name == "zongjie.duckdb" else "pyarrow")
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_bytes(b"no store at all")
    with pytest.raises(StoreError, match=name.split("/")[0]):
        codes_in(tmp_path)
