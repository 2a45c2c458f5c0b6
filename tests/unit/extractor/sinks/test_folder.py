import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from zongjie.extractor.sinks import RESULT_FILES, OutputError, ResultFolder
from zongjie.extractor.sinks import folder as folder_module
from zongjie.schemas import WorkSummary
from zongjie.schemas.run import ErrorEntry
from zongjie.schemas.verify import verify_lines

Make = Callable[..., WorkSummary]


def test_all_files_appear_together_and_nothing_else(tmp_path: Path, make_record: Make) -> None:
    out = tmp_path / "deep" / "out"
    with ResultFolder(out) as results:
        results.write(make_record("a.txt"))
        results.write_error(ErrorEntry(uri="b.txt", severity="skip", code="empty", message="空", message_en="empty"))
        assert not [path for path in out.iterdir() if not path.name.startswith(".")]
    assert sorted(os.listdir(out)) == sorted(RESULT_FILES)
    assert list(verify_lines(out / "records.jsonl")) == []
    (error,) = map(json.loads, (out / "errors.jsonl").read_text("utf-8").splitlines())
    assert (error["uri"], error["code"], error["detail"]) == ("b.txt", "empty", None)


@pytest.mark.parametrize("interruption", [RuntimeError, KeyboardInterrupt])
def test_an_interrupted_run_leaves_the_results_of_the_one_before(
    tmp_path: Path, make_record: Make, interruption: type[BaseException]
) -> None:
    with ResultFolder(tmp_path) as results:
        results.write(make_record("a.txt"))
    before = {name: (tmp_path / name).read_bytes() for name in RESULT_FILES}

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
