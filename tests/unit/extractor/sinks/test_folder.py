import json
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from zongjie.extractor.sinks import SINKS, OutputError, ResultFolder, SinkKind
from zongjie.extractor.sinks import folder as folder_module
from zongjie.schemas import WorkSummary
from zongjie.schemas.run import ErrorEntry
from zongjie.schemas.verify import verify_lines

Make = Callable[..., WorkSummary]
FILES = {"records.jsonl", "zongjie.sqlite", "zongjie.xlsx", "errors.jsonl"}


def test_all_files_appear_together_and_nothing_else(tmp_path: Path, make_record: Make) -> None:
    out = tmp_path / "deep" / "out"
    with ResultFolder(out) as results:
        results.write(make_record("a.txt"))
        results.write_error(ErrorEntry(uri="b.txt", severity="skip", code="empty", message="空", message_en="empty"))
        assert not [path for path in out.iterdir() if not path.name.startswith(".")]
    assert sorted(os.listdir(out)) == sorted(FILES)
    assert list(verify_lines(out / "records.jsonl")) == []
    (error,) = map(json.loads, (out / "errors.jsonl").read_text("utf-8").splitlines())
    assert (error["uri"], error["code"], error["detail"]) == ("b.txt", "empty", None)


@pytest.mark.parametrize("interruption", [RuntimeError, KeyboardInterrupt])
def test_an_interrupted_run_leaves_the_results_of_the_one_before(
    tmp_path: Path, make_record: Make, interruption: type[BaseException]
) -> None:
    with ResultFolder(tmp_path) as results:
        results.write(make_record("a.txt"))
    before = {name: (tmp_path / name).read_bytes() for name in FILES}

    def interrupted() -> None:
        with ResultFolder(tmp_path) as results:
            results.write(make_record("b.txt", "新"))
            raise interruption

    with pytest.raises(interruption):
        interrupted()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="file"), ResultFolder(tmp_path / "file" / "out"):
        pass


def test_a_full_disk_leaves_nothing_behind(tmp_path: Path, make_record: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(source: object, target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(folder_module.os, "replace", full)
    with pytest.raises(OutputError, match="No space left"), ResultFolder(tmp_path) as results:
        results.write(make_record())
    assert list(tmp_path.iterdir()) == []


def test_texts_are_left_out_on_request_and_all_else_stays(tmp_path: Path, make_record: Make) -> None:
    record = make_record("a.txt")
    for out, texts in (("with", True), ("without", False)):
        with ResultFolder(tmp_path / out, texts=texts) as results:
            results.write(record)
    (line,) = (tmp_path / "without/records.jsonl").read_text("utf-8").splitlines()
    assert WorkSummary.from_json(line) == record.model_copy(update={"text": None})
    for out, text, context in (("with", record.text, 2), ("without", None, 0)):
        with closing(sqlite3.connect(tmp_path / out / "zongjie.sqlite")) as database:
            assert database.execute("SELECT text FROM documents").fetchall() == [(text,)]
            assert database.execute("SELECT COUNT(context), COUNT(*) FROM metrics").fetchone() == (context, 2)


def test_lines_are_ordered_by_uri_however_they_come(tmp_path: Path, make_record: Make) -> None:
    records = [make_record(uri, extra) for uri, extra in (("t.csv/r9", "甲"), ("t.csv/r1", "乙"), ("t.csv.txt", "丙"))]
    errors = [
        ErrorEntry(uri=uri, severity="skip", code=code, message="空", message_en="empty")
        for uri, code in (("z", "b"), ("y", "b"), ("y", "a"))
    ]
    with ResultFolder(tmp_path) as results:
        for record in records:
            results.write(record)
        for error in errors:
            results.write_error(error)
    lines = (tmp_path / "records.jsonl").read_text("utf-8").splitlines()
    assert [WorkSummary.from_json(line) for line in lines] == [records[2], records[1], records[0]]
    assert list(verify_lines(tmp_path / "records.jsonl")) == []
    found = [json.loads(line) for line in (tmp_path / "errors.jsonl").read_text("utf-8").splitlines()]
    # What is said of one input stays in the order in which it was said.
    assert [(error["uri"], error["code"]) for error in found] == [("y", "b"), ("y", "a"), ("z", "b")]


def test_only_the_sinks_that_are_asked_for_are_written(tmp_path: Path, make_record: Make) -> None:
    with ResultFolder(tmp_path, to=["sqlite", "jsonl", "sqlite"]) as results:
        results.write(make_record("a.txt"))
    assert sorted(os.listdir(tmp_path)) == ["errors.jsonl", "records.jsonl", "zongjie.sqlite"]
    before = (tmp_path / "zongjie.sqlite").read_bytes()
    with ResultFolder(tmp_path, to=["jsonl"]):
        pass
    assert (tmp_path / "records.jsonl").read_bytes() == b""
    assert (tmp_path / "zongjie.sqlite").read_bytes() == before


def test_an_unknown_sink_is_named_together_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="there is no sink csw; choose of jsonl, sqlite"):
        ResultFolder(tmp_path, to=["jsonl", "csw"])


@pytest.mark.parametrize("kind", SINKS.values(), ids=lambda kind: kind.name)
def test_every_sink_states_its_commit_rule(kind: SinkKind) -> None:
    assert "Commit rule: " in (kind.make.__doc__ or "")
