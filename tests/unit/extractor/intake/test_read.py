import os
from pathlib import Path

import pytest

from zongjie.extractor.intake import LIMIT_SENTENCE_CHARS, Input, Options, ReadError, ReadFailure, read
from zongjie.extractor.source import SourceText

TEXT = "一、主要工作\r\n全年走访群众1204户。\r\n"


def given(folder: Path, name: str, data: bytes) -> Input:
    path = folder / name
    path.write_bytes(data)
    return Input(path=path, uri=name)


def failure(source: Input, **limits: int) -> ReadFailure:
    outcome = read(source, Options(**limits))
    assert isinstance(outcome, ReadFailure)
    assert outcome.uri == source.uri
    return outcome


@pytest.mark.parametrize(
    ("name", "reader", "media_type"),
    [
        ("a.txt", "text", "text/plain"),
        ("a.TXT", "text", "text/plain"),
        ("a.md", "markdown", "text/markdown"),
        ("a.htm", "text", "text/plain"),  # no tag in it: plain text that was named like a page
    ],
)
def test_text_is_kept_exactly(tmp_path: Path, name: str, reader: str, media_type: str) -> None:
    source = read(given(tmp_path, name, TEXT.encode("gb18030")))
    assert isinstance(source, SourceText)
    assert source.text == TEXT
    assert (source.reader, source.media_type, source.encoding, source.uri) == (reader, media_type, "gb18030", name)


def test_content_goes_before_the_extension(tmp_path: Path) -> None:
    source = read(given(tmp_path, "a.txt", "<html><body><p>走访12户。</p></body></html>".encode()))
    assert isinstance(source, SourceText)
    assert (source.text, source.reader, source.media_type) == ("走访12户。", "html", "text/html")


def test_damage_becomes_a_warning_of_the_document(tmp_path: Path) -> None:
    source = read(given(tmp_path, "a.txt", (TEXT * 10).encode()[:-3]))
    assert isinstance(source, SourceText)
    assert [warning.code for warning in source.warnings] == ["replaced_characters"]


@pytest.mark.parametrize(
    ("name", "data", "code", "severity"),
    [
        ("a.txt", b"", "empty", "skip"),
        ("a.txt", bytes(range(256)), "binary", "skip"),
        ("a.txt", b"\xff\xfe\xfd" * 7, "undecodable", "error"),
        ("a.txt", "Work summary of 2023: 12 visits, 3 companies in 北京.".encode(), "not_chinese", "skip"),
        ("a.txt", "これは仕事の報告であり、住民の訪問は十二件でした。".encode(), "not_chinese", "skip"),
        ("a.txt", b"12 34 56", "not_chinese", "skip"),
        ("a.gold.json", b"{}", "unsupported_format", "skip"),
        ("a.html", b"<html></html>", "no_text", "skip"),
    ],
)
def test_what_cannot_be_read_is_a_coded_value(tmp_path: Path, name: str, data: bytes, code: str, severity: str) -> None:
    issue = failure(given(tmp_path, name, data)).issue
    assert (issue.code.value, issue.severity.value) == (code, severity)
    assert issue.message
    assert issue.advice_en


def test_missing_file(tmp_path: Path) -> None:
    assert failure(Input(path=tmp_path / "a.txt", uri="a.txt")).issue.code.value == "unreadable_path"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs named pipes")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    assert failure(Input(path=tmp_path / "a.txt", uri="a.txt")).issue.code.value == "unsupported_format"


def test_limit_on_characters(tmp_path: Path) -> None:
    source = given(tmp_path, "a.txt", TEXT.encode())
    assert isinstance(read(source, Options(limit_chars=len(TEXT))), SourceText)
    by_chars = failure(source, limit_chars=len(TEXT) - 1)
    assert (by_chars.issue.code.value, by_chars.bytes_sha256 is None) == ("too_large", False)
    unopened = failure(source, limit_chars=3)
    assert (unopened.issue.code.value, unopened.bytes_sha256) == ("too_large", None)
    assert unopened.issue.advice_en.endswith("--limit-chars")


def test_limit_on_the_length_of_a_sentence(tmp_path: Path) -> None:
    longest = "访" * LIMIT_SENTENCE_CHARS
    assert isinstance(read(given(tmp_path, "a.txt", f"{longest}。{longest}\n{longest}".encode())), SourceText)
    issue = failure(given(tmp_path, "a.txt", f"走访。{longest}访。".encode())).issue
    assert (issue.code.value, issue.severity.value) == ("line_too_long", "error")


def test_read_error_tells_name_code_and_advice(tmp_path: Path) -> None:
    error = ReadError(failure(given(tmp_path, "a.txt", b"\xff\xfe\xfd" * 7)))
    assert "a.txt" in str(error)
    assert "[undecodable]" in str(error)
    assert "UTF-8" in str(error)
