"""`zongjie extract --update`: go on from what earlier runs into the folder have done."""

from pathlib import Path

import pytest
from formats import bundles
from typer.testing import CliRunner

from zongjie.extractor.cli.app import app
from zongjie.extractor.cli.exits import Exit
from zongjie.extractor.ledger import LEDGER_FILE, Ledger
from zongjie.extractor.pipeline import Extractor
from zongjie.extractor.source import SourceText
from zongjie.schemas import WorkSummary

WRITTEN = ("records.jsonl", "errors.jsonl", "zongjie.xlsx")


def extract(out: str, *more: str) -> Exit:
    return Exit(CliRunner().invoke(app, ["extract", ".", "--out", out, "--pattern", "*.txt", *more]).exit_code)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    monkeypatch.chdir(tmp_path / "in")
    for name in ("东山", "白水", "青石"):
        Path(f"{name}.txt").write_bytes(bundles.report(name))


def test_an_interrupted_run_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    whole, texts = Extractor.extract, []

    def interrupted(self: Extractor, source: str | SourceText) -> WorkSummary:
        texts.append(source)
        if len(texts) == 3:
            raise KeyboardInterrupt
        return whole(self, source)

    monkeypatch.setattr(Extractor, "extract", interrupted)
    assert extract("../out", "--update") == Exit.INTERRUPTED
    assert [path.name for path in Path("../out").iterdir()] == [LEDGER_FILE]
    assert extract("../out", "--update") == Exit.OK
    assert len(texts) == 5  # whether the second input was whole is known with the third
    extract("../clean")
    for name in WRITTEN:
        assert Path("../out", name).read_bytes() == Path("../clean", name).read_bytes()


def test_a_year_is_added() -> None:
    extract("../out", "--update")
    Path("黄河.txt").write_bytes(bundles.report("黄河"))
    Path("破.txt").write_bytes(b"\xff\xfe\xfd" * 7)
    assert extract("../out", "--update") == Exit.FAILED
    extract("../clean")
    for name in WRITTEN:
        assert Path("../out", name).read_bytes() == Path("../clean", name).read_bytes()


def test_two_runs_do_not_share_a_folder() -> None:
    Path("../out").mkdir()
    with Ledger(Path("../out") / LEDGER_FILE, pipeline="1"):
        assert extract("../out", "--update") == Exit.OUTPUT
