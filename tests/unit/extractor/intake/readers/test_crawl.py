import gzip
from pathlib import Path

import pytest
from formats.bundles import crawl, read_bytes, report, told

PAGE = b"<html><body><p>" + report().replace(b"\n", b"<br>") + b"</p></body></html>"
RESPONSES = [
    ("http://www.example.gov.cn/zw/1.html?id=2", "text/html; charset=utf-8", PAGE),
    ("http://www.example.gov.cn/logo.png", "image/png", b"\x89PNG\r\n\x1a\n"),
    ("http://www.example.gov.cn/a.js", "application/javascript", b"f()"),
    ("https://www.example.gov.cn/2.txt", "text/plain", report("白水")),
]
EXPECTED = {"c/www.example.gov.cn/zw/1.html?id=2": "html", "c/www.example.gov.cn/2.txt": "text"}


@pytest.mark.parametrize("compressed", [True, False])
def test_documents_are_named_by_their_address(tmp_path: Path, compressed: bool) -> None:
    assert told(read_bytes(tmp_path, "c", crawl(RESPONSES, compressed=compressed))) == EXPECTED


def test_compressed_as_a_whole(tmp_path: Path) -> None:
    assert told(read_bytes(tmp_path, "c", gzip.compress(crawl(RESPONSES, compressed=False)))) == EXPECTED


def test_answers_without_a_document_are_passed_over(tmp_path: Path) -> None:
    assert told(read_bytes(tmp_path, "c", crawl(RESPONSES, status="404 Not Found"))) == {"c": "empty"}


def test_an_address_fetched_twice(tmp_path: Path) -> None:
    found = read_bytes(tmp_path, "c", crawl([RESPONSES[0], (*RESPONSES[0][:2], PAGE.replace(b"12", b"15"))]))
    assert list(found) == [f"c/{RESPONSES[0][0][7:]}", f"c/{RESPONSES[0][0][7:]}~2"]


def test_a_crawl_that_was_cut_short_gives_what_it_has(tmp_path: Path) -> None:
    whole = crawl(RESPONSES)
    assert told(read_bytes(tmp_path, "c", whole[:-30])) == {next(iter(EXPECTED)): "html", "c": "damaged_file"}
    plain = crawl(RESPONSES, compressed=False)
    cut = told(read_bytes(tmp_path, "c", plain[:-30]))
    assert list(cut.values()) == ["html", "damaged_file"]


def test_bombs_in_crawls(tmp_path: Path) -> None:
    zeros = crawl([("http://a.cn/0.txt", "text/plain", bytes(40_000_000))])
    assert told(read_bytes(tmp_path, "c", zeros)) == {"c": "archive_bomb"}


def test_damage_is_not_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plain = crawl(RESPONSES, compressed=False)
    read_bytes(tmp_path, "c", plain.replace(b"Content-Length: 4", b"Content-Length: 1"))
    assert capsys.readouterr() == ("", "")


def test_a_response_without_an_address_is_damage(tmp_path: Path) -> None:
    nameless = crawl(RESPONSES, compressed=False)
    place = nameless.rindex(b"WARC-Target-URI")
    nameless = nameless[:place] + nameless[place:].replace(b"WARC-Target-URI", b"WARC-Target-URL")
    assert told(read_bytes(tmp_path, "c", nameless)) == {next(iter(EXPECTED)): "html", "c": "damaged_file"}
