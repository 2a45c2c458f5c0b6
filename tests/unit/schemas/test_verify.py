"""Files of records: what is wrong, and on which line."""

import json
from pathlib import Path
from typing import Any

import pytest

from zongjie.schemas import WorkSummary, verify_lines
from zongjie.schemas.identity import doc_id_of, text_digest


def write(path: Path, *lines: str | bytes) -> Path:
    path.write_bytes(b"".join((line.encode() if isinstance(line, str) else line) + b"\n" for line in lines))
    return path


def sparse(uri: str, text: str) -> str:
    digest = text_digest(text)
    source = {"uri": uri, "media_type": "text/plain", "reader": "text", "bytes_sha256": digest, "text_sha256": digest}
    return WorkSummary(
        doc_id=doc_id_of(digest),
        producer={"version": "0.1.0", "pipeline_sha256": "0" * 64},  # type: ignore[arg-type]
        source={**source, "chars": len(text)},  # type: ignore[arg-type]
        text=text,
    ).to_json()


def found(path: Path) -> list[tuple[int, str]]:
    return [(finding.line, finding.code) for finding in verify_lines(path)]


def test_sound_file_has_no_findings(record: WorkSummary, tmp_path: Path) -> None:
    assert found(write(tmp_path / "r.jsonl", sparse("a", "甲"), sparse("b", "乙"), record.to_json())) == []
    assert found(write(tmp_path / "bare.jsonl", record.to_json(text=False))) == []


def test_every_line_is_reported_and_the_rest_goes_on(record: WorkSummary, tmp_path: Path) -> None:
    changed: dict[str, Any] = json.loads(record.to_json())
    changed["honours"][0]["text"] = "后进集体"
    lines = [
        "{",
        "",
        b'{"text": "\xff"}',
        '{"doc_id": "x"}',
        json.dumps(changed, ensure_ascii=False, separators=(",", ":")),
    ]
    findings = found(write(tmp_path / "r.jsonl", *lines, sparse("z", "甲")))
    assert {(1, "not_json"), (2, "blank_line"), (4, "not_a_record"), (5, "not_grounded")} <= set(findings)
    assert 3 in {line for line, _ in findings}
    assert 6 not in {line for line, _ in findings}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"value":110000000', '"value":1.1E+8'),
        ('"value":110000000', '"value":"110000000"'),
        (":5.8,", ":5.80,"),
        ('",', '" ,'),
    ],
)
def test_numbers_and_layout_have_one_form(record: WorkSummary, tmp_path: Path, old: str, new: str) -> None:
    line = record.to_json()
    assert old in line
    assert found(write(tmp_path / "r.jsonl", line.replace(old, new, 1))) == [(1, "not_canonical")]


def test_same_document_twice_and_wrong_order(tmp_path: Path) -> None:
    path = write(tmp_path / "r.jsonl", sparse("b", "甲"), sparse("c", "甲"), sparse("a", "乙"), sparse("a", "丙"))
    assert found(path) == [(2, "repeated_document"), (3, "order"), (4, "order")]


def test_unreadable_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(verify_lines(tmp_path / "missing.jsonl"))
