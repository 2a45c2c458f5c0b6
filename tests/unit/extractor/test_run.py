from pathlib import Path

import pytest
from poison import Obeys

from zongjie.extractor.intake import discover
from zongjie.extractor.run import extract_all
from zongjie.extractor.source import SourceText
from zongjie.schemas import WorkSummary


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_every_input_has_one_outcome_in_its_place(folder: Path) -> None:
    texts = {"a.txt": "走访。", "b.txt": "异常。", "c.txt": "走访。", "d.txt": "", "e.txt": "异常。", "f.txt": "新增。"}
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    outcomes = list(extract_all(discover([*texts, "g.txt"]), Obeys()))
    assert [outcome.uri for outcome in outcomes] == [*texts, "g.txt"]
    codes = [outcome.error.code if outcome.error else None for outcome in outcomes]
    # The text that failed is tried again under its second name: nothing is an alias of nothing.
    failed = "extraction_failed"
    assert codes == [None, failed, "duplicate_text", "empty", failed, None, "unreadable_path"]
    assert [outcome.uri for outcome in outcomes if outcome.record] == ["a.txt", "f.txt"]


def test_a_failure_keeps_its_traceback(folder: Path) -> None:
    (folder / "b.txt").write_text("异常。", encoding="utf-8")
    (outcome,) = extract_all(discover(["b.txt"]), Obeys())
    assert outcome.error is not None
    assert outcome.error.message_en.endswith("RuntimeError: broken second line")
    assert outcome.error.detail is not None
    assert "Traceback" in outcome.error.detail
    assert outcome.error.bytes_sha256 is not None


def test_an_alias_names_its_document(folder: Path) -> None:
    (folder / "a.txt").write_bytes("走访。".encode("gb18030"))
    (folder / "b.txt").write_bytes("走访。".encode("utf-8-sig"))
    kept, alias = extract_all(discover(["b.txt", "a.txt"]), Obeys())
    assert kept.record is not None
    assert alias.alias is not None
    assert (alias.alias.uri, alias.alias.doc_id, alias.alias.kept) == ("b.txt", kept.record.doc_id, False)
    assert alias.alias.bytes_sha256 != kept.record.source.bytes_sha256
    assert alias.error is not None
    assert "a.txt" in alias.error.message


def test_an_interruption_is_not_swallowed(folder: Path) -> None:
    class Interrupted:
        def extract(self, source: SourceText) -> WorkSummary:
            raise KeyboardInterrupt

    (folder / "a.txt").write_text("走访。", encoding="utf-8")
    with pytest.raises(KeyboardInterrupt):
        list(extract_all(discover(["a.txt"]), Interrupted()))
