"""The published files are those that the models make."""

import json
import sqlite3
from pathlib import Path

import pytest

from zongjie.schemas import WorkSummary
from zongjie.schemas.publish import FILES, PUBLISHED, main, publish, stale


def test_published_files_are_current() -> None:
    assert stale() == [], "run `make generate`"
    assert {path.name for path in PUBLISHED.iterdir()} == set(FILES)
    assert main(["--check"]) == 0


def test_an_edited_or_missing_file_is_noticed(tmp_path: Path) -> None:
    publish(tmp_path)
    assert stale(tmp_path) == []
    with (tmp_path / "taxonomy.json").open("a") as file:
        file.write(" ")
    (tmp_path / "tables.sql").unlink()
    assert stale(tmp_path) == ["tables.sql", "taxonomy.json"]


def test_schema_asks_for_what_records_have(record: WorkSummary) -> None:
    schema = json.loads((PUBLISHED / "record.schema.json").read_text(encoding="utf-8"))
    written = json.loads(record.to_json())
    assert set(schema["required"]) == set(schema["properties"]) == set(written)
    metric = schema["$defs"]["Metric"]
    assert set(metric["required"]) == set(written["metrics"][0])
    assert metric["properties"]["value"]["type"] == "number"


def test_script_makes_a_database() -> None:
    connection = sqlite3.connect(":memory:")
    connection.executescript((PUBLISHED / "tables.sql").read_text(encoding="utf-8"))
    assert connection.execute("SELECT label_zh FROM codes WHERE list = 'status' AND code = 'target'").fetchone() == (
        "目标",
    )


@pytest.mark.parametrize(
    "name", ["v_targets_vs_actual", "heading_end", "规范指标名", "reform_openness", "square_metre"]
)
def test_dictionary_names_everything(name: str) -> None:
    assert name in (PUBLISHED / "data-dictionary.md").read_text(encoding="utf-8")
