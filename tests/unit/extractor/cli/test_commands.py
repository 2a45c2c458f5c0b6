import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from zongjie.extractor import run
from zongjie.extractor.cli.app import app
from zongjie.extractor.cli.exits import Exit

runner = CliRunner()
REPORT = "青石镇2023年工作总结\n一、主要工作\n全年走访群众12户，新增企业3家。\n二、存在的问题\n一是人手不足。\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def test_extract_writes_results_and_says_where(folder: Path) -> None:
    result = runner.invoke(app, ["extract", "in", "--out", "out"])
    assert result.exit_code == Exit.OK
    assert "zongjie.xlsx" in result.stdout
    assert result.stderr == ""
    (record,) = map(json.loads, (folder / "out/records.jsonl").read_text("utf-8").splitlines())
    assert record["source"]["uri"] == "in/a.txt"
    assert {"12户", "3家"} <= {metric["text"] for metric in record["metrics"]}


def test_only_the_chosen_sinks_are_written(folder: Path) -> None:
    result = runner.invoke(app, ["extract", "in", "--out", "out", "--to", "sqlite", "--to", "jsonl"])
    assert result.exit_code == Exit.OK
    assert sorted(path.name for path in (folder / "out").iterdir()) == [
        "errors.jsonl", "records.jsonl", "zongjie.sqlite",
    ]  # fmt: skip
    assert "zongjie.xlsx" not in result.stdout


def test_parquet_inside_of_the_input_is_not_read_again_and_is_verified(folder: Path) -> None:
    pytest.importorskip("pyarrow")
    for _ in range(2):
        assert runner.invoke(app, ["extract", ".", "--out", ".", "--to", "parquet"]).exit_code == Exit.OK
    assert (folder / "errors.jsonl").read_text("utf-8") == ""
    for place in (".", "zongjie-parquet"):
        result = runner.invoke(app, ["verify", place])
        assert (result.exit_code, result.stdout) == (Exit.OK, "")
        assert "zongjie-parquet：1 篇文档，全部相符 · 1 documents, all sound" in result.stderr
    (folder / "zongjie-parquet/metrics/part-00000.parquet").write_bytes(b"PAR1")
    result = runner.invoke(app, ["verify", "."])
    assert result.exit_code == Exit.FAILED
    assert "cannot be read: zongjie-parquet" in result.stderr


def test_an_unknown_sink_is_a_mistake_of_usage(folder: Path) -> None:
    result = runner.invoke(app, ["extract", "in", "--out", "out", "--to", "access"])
    assert result.exit_code == Exit.USAGE
    assert "no sink access" in result.stderr
    assert not (folder / "out").exists()


def test_quiet_prints_errors_only(folder: Path) -> None:
    (folder / "in/b.txt").write_bytes(b"\xff\xfe\xfd" * 7)
    result = runner.invoke(app, ["extract", "in", "--out", "out", "--quiet"])
    assert result.exit_code == Exit.FAILED
    assert result.stdout == ""
    assert "in/b.txt: [undecodable]" in result.stderr
    assert "save it as UTF-8" in result.stderr


def test_skipped_and_duplicate_files_are_no_failure(folder: Path) -> None:
    (folder / "in/b.txt").write_text(REPORT, encoding="utf-8")
    (folder / "in/c.rar").write_bytes(b"Rar!\x1a\x07")
    result = runner.invoke(app, ["extract", "in", "--out", "out"])
    assert result.exit_code == Exit.OK
    assert "duplicate_text" in result.stdout
    assert "unsupported_format" in result.stdout
    assert result.stderr == ""


def test_results_inside_of_the_input_are_not_read_again(folder: Path) -> None:
    for _ in range(2):
        assert runner.invoke(app, ["extract", ".", "--out", "."]).exit_code == Exit.OK
    assert (folder / "errors.jsonl").read_text("utf-8") == ""


@pytest.mark.parametrize("paths", [["empty"], ["nowhere"], ["in", "--pattern", "*.md"]])
def test_nothing_to_read(folder: Path, paths: list[str]) -> None:
    (folder / "empty").mkdir()
    assert runner.invoke(app, ["extract", *paths, "--out", "out"]).exit_code == Exit.NOTHING


def test_output_that_cannot_be_written(folder: Path) -> None:
    (folder / "file").write_text("x")
    result = runner.invoke(app, ["extract", "in", "--out", "file/out"])
    assert result.exit_code == Exit.OUTPUT
    assert "file/out" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [["extract"], ["extract", "in"], ["extract", "in", "--out", "o", "--pattern", ""], ["verify", "nowhere"]],
)
def test_wrong_use(folder: Path, arguments: list[str]) -> None:
    assert runner.invoke(app, arguments).exit_code == Exit.USAGE


def test_limit(folder: Path) -> None:
    result = runner.invoke(app, ["extract", "in", "--out", "out", "--limit-chars", "20"])
    assert result.exit_code == Exit.NOTHING
    assert "too_large" in (folder / "out/errors.jsonl").read_text("utf-8")


def test_show(folder: Path) -> None:
    result = runner.invoke(app, ["show", "in/a.txt"])
    assert result.exit_code == Exit.OK
    assert result.stdout.startswith("青石镇2023年工作总结")
    assert "12户" in result.stdout


def test_show_says_why_it_cannot(folder: Path) -> None:
    (folder / "b.txt").write_bytes(b"")
    result = runner.invoke(app, ["show", "b.txt"])
    assert result.exit_code == Exit.NOTHING
    assert "[empty]" in result.stderr


def test_verify_tells_sound_from_unsound(folder: Path) -> None:
    runner.invoke(app, ["extract", "in", "--out", "out"])
    path = folder / "out/records.jsonl"
    sound = runner.invoke(app, ["verify", str(path)])
    assert (sound.exit_code, sound.stdout) == (Exit.OK, "")
    path.write_text(path.read_text("utf-8").replace('"text":"3家"', '"text":"4家"'), encoding="utf-8")
    unsound = runner.invoke(app, ["verify", str(path)])
    assert unsound.exit_code == Exit.FAILED
    assert "not_grounded" in unsound.stdout


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("json", '"$schema"'), ("sql", "CREATE TABLE"), ("dictionary", "数据字典"), ("taxonomy", "party_building")],
)
def test_schema(kind: str, expected: str) -> None:
    result = runner.invoke(app, ["schema", "--kind", kind])
    assert result.exit_code == Exit.OK
    assert expected in result.stdout


def test_an_interrupted_run_changes_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    runner.invoke(app, ["extract", "in", "--out", "out"])
    before = {path.name: path.read_bytes() for path in (folder / "out").iterdir()}

    def interrupt(*_arguments: object, **_options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(run, "extract_all", interrupt)
    assert runner.invoke(app, ["extract", "in", "--out", "out"]).exit_code == Exit.INTERRUPTED
    assert {path.name: path.read_bytes() for path in (folder / "out").iterdir()} == before
