"""`zongjie extract`, then `zongjie verify --sources`: what the commands say and give back."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from zongjie.extractor.cli.app import app
from zongjie.extractor.cli.exits import Exit

runner = CliRunner()
REPORT = "{}2023年工作总结\n一、主要工作\n全年走访群众12户，新增企业3家。\n"


def run(*arguments: str) -> Result:
    return runner.invoke(app, [*arguments, "--text-column", "正文"])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A text, the same again in another encoding, and an archive and a corpus with texts of their own."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.txt").write_text(REPORT.format("青石镇"), encoding="utf-8")
    (tmp_path / "in/b.txt").write_text(REPORT.format("青石镇"), encoding="gb18030")
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, place in (("y.txt", "白塔镇"), ("x.txt", "柏树镇")):
            archive.writestr(zipfile.ZipInfo(name), REPORT.format(place))
    (tmp_path / "in/c.zip").write_bytes(file.getvalue())
    rows = "".join(f'"r{number}","{REPORT.format(place)}"\n' for number, place in ((9, "黄河镇"), (1, "长江镇")))
    (tmp_path / "in/d.csv").write_text("编号,正文\n" + rows, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("options", [[], ["--without-text"]])
def test_an_untouched_store_is_sound(folder: Path, options: list[str]) -> None:
    assert run("extract", "in", "--out", "out", *options).exit_code == Exit.OK
    result = run("verify", "out", "--sources", "in")
    assert (result.exit_code, result.stdout) == (Exit.OK, "")
    assert "sound: 6" in result.stderr, "five records and an alias"
    # The file alone knows no aliases.
    assert "sound: 5" in run("verify", "out/records.jsonl", "--sources", "in").stderr


def test_what_is_unsound_is_named(folder: Path) -> None:
    run("extract", "in", "--out", "out", "--without-text")
    (folder / "in/a.txt").write_text(REPORT.format("青石镇").replace("12户", "13户"), encoding="utf-8")
    (folder / "in/b.txt").unlink()
    (folder / "in/d.csv").write_bytes((folder / "in/d.csv").read_bytes().replace("长江镇".encode(), "长红镇".encode()))
    result = run("verify", "out", "--sources", "in")
    assert result.exit_code == Exit.FAILED
    assert {line.split("]")[0] for line in result.stdout.splitlines()} == {
        "in/a.txt: [changed_source",
        "in/b.txt: [missing_source",
        "in/d.csv/r1: [changed_source",
    }


def test_moved_sources_are_found(folder: Path) -> None:
    run("extract", "in", "--out", "out")
    (folder / "in").rename(folder / "moved")
    assert run("verify", "out", "--sources", "moved").exit_code == Exit.OK


def test_several_folders_of_sources(folder: Path) -> None:
    run("extract", "in", "--out", "out")
    (folder / "other").mkdir()
    (folder / "in/c.zip").rename(folder / "other/c.zip")
    assert run("verify", "out", "--sources", "in").exit_code == Exit.FAILED
    assert run("verify", "out", "--sources", "in", "--sources", "other").exit_code == Exit.OK


def test_no_sources_is_nothing_to_read(folder: Path) -> None:
    run("extract", "in", "--out", "out")
    (folder / "empty").mkdir()
    assert run("verify", "out", "--sources", "empty").exit_code == Exit.NOTHING


def test_a_folder_without_records_is_wrong_use(folder: Path) -> None:
    result = run("verify", "in")
    assert result.exit_code == Exit.USAGE
    assert "records.jsonl" in result.stderr
