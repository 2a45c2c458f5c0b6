from pathlib import Path

import pytest
from formats import bundles
from typer.testing import CliRunner

from zongjie.extractor.cli.app import app
from zongjie.extractor.cli.exits import Exit
from zongjie.extractor.cli.working import engine_for
from zongjie.extractor.engines import INLINE, Processes


def test_results_are_the_same_bytes_with_more_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("青石", "白水", "黄河"):
        Path(f"{name}.txt").write_bytes(bundles.report(name))
    Path("all.zip").write_bytes(bundles.zipped([("a.txt", bundles.report("东山")), ("b.txt", bundles.report("白水"))]))
    Path("z.txt").write_bytes(b"\xff\xfe\xfd" * 7)
    for jobs in ("1", "2"):
        command = ["extract", ".", "--pattern", "*.*", "--out", f"../out{jobs}", "--to", "jsonl", "--jobs", jobs]
        assert CliRunner().invoke(app, command).exit_code == Exit.FAILED
    for name in ("records.jsonl", "errors.jsonl"):
        assert Path(f"../out1/{name}").read_bytes() == Path(f"../out2/{name}").read_bytes() != b""


def test_a_limit_needs_a_process_that_can_be_ended() -> None:
    assert engine_for(1, None, None) is INLINE
    limited = engine_for(1, 5.0, None)
    assert isinstance(limited, Processes)
    assert (limited.jobs, limited.seconds, limited.memory) == (1, 5.0, Processes().memory)
    many = engine_for(3, None, 1000)
    assert isinstance(many, Processes)
    assert (many.jobs, many.seconds, many.memory) == (3, Processes().seconds, 1000)
