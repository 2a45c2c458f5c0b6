"""The compile command writes what is right and lists what is not."""

from __future__ import annotations

from pathlib import Path

import pytest

import zongjie.corpus
from zongjie.corpus import CorpusError, read_gold
from zongjie.corpus.compile import annotated_texts, main

from .conftest import METRICS, Tables


def test_compile_writes_gold_beside_the_text(tables: Tables, capsys: pytest.CaptureFixture[str]) -> None:
    out = tables.path.with_name("village.gold.json")
    assert main([str(tables.path.parent)]) == 0
    assert read_gold(out) == tables.compile()
    assert capsys.readouterr().out == "1 of 1 documents compiled\n"


def test_a_fault_is_listed_and_nothing_written(tables: Tables, capsys: pytest.CaptureFixture[str]) -> None:
    tables.replace("metrics.tsv", METRICS[0], METRICS[0].replace("3公里", "4公里"))
    assert main([str(tables.path.parent)]) == 1
    assert not tables.path.with_name("village.gold.json").exists()
    assert "village.metrics.tsv:1: sentence 2 has no “4公里”" in capsys.readouterr().err


def test_one_faulty_document_does_not_keep_the_others(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    Tables(tmp_path / "a").write("metrics.tsv", ["nonsense"])
    Tables(tmp_path / "b")
    assert main([str(tmp_path)]) == 1
    assert [path.parent.name for path in tmp_path.rglob("*.gold.json")] == ["b"]


def test_check_writes_nothing_and_tells_old_from_new(tables: Tables, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = str(tables.path.parent), tables.path.with_name("village.gold.json")
    assert main([folder, "--check"]) == 1
    assert not out.exists()
    assert main([folder]) == 0
    assert main([folder, "--check"]) == 0
    tables.replace("metrics.tsv", METRICS[0], METRICS[0].replace("exact", "approx"))
    before = out.read_bytes()
    assert main([folder, "--check"]) == 1
    assert out.read_bytes() == before
    assert "is not up to date" in capsys.readouterr().err


def test_tables_need_exactly_one_text(tables: Tables) -> None:
    assert annotated_texts(tables.path.parent) == [tables.path]
    tables.path.with_suffix(".md").write_text("青石村", encoding="utf-8")
    with pytest.raises(CorpusError, match="there are 2"):
        annotated_texts(tables.path.parent)
    tables.path.rename(tables.path.with_suffix(".doc"))
    tables.path.with_suffix(".md").unlink()
    assert main([str(tables.path.parent)]) == 1


def test_the_shipped_gold_is_up_to_date(capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path(zongjie.corpus.__file__).with_name("documents")
    assert main([str(folder), "--check"]) == 0
    assert capsys.readouterr().err == ""
