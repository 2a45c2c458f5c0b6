import io
import struct

import pytest
from formats import bundles
from hypothesis import given
from hypothesis import strategies as st

from zongjie.extractor.intake.codes import Issue
from zongjie.extractor.intake.sniff import sniff

TEXT = "一、主要工作\n全年走访群众12户，新增企业3家。\n"
PACKAGE = ("[Content_Types].xml", b"<Types/>")
WORD = bundles.zipped([PACKAGE, ("word/document.xml", b"<w/>")])


def kind(data: bytes, name: str = "a.bin") -> str:
    """The reader's name, or the kind that no reader takes."""
    form = sniff(io.BytesIO(data), name)
    return form.values.get("kind", form.code.value) if isinstance(form, Issue) else form.name


@pytest.mark.parametrize(
    ("data", "name", "expected"),
    [
        (TEXT.encode(), "a.txt", "text"),
        (TEXT.encode(), "总结", "text"),
        (TEXT.encode(), "总结.doc", "text"),
        (TEXT.encode("utf-16"), "2023.12", "text"),
        (TEXT.encode("gb18030"), "a.md", "markdown"),
        (b"<!DOCTYPE  html><p>", "a.txt", "html"),
        ("<html><p>走访".encode("utf-16"), "a.doc", "html"),
        ("走访<b>12</b>户".encode(), "a.htm", "html"),
        ("走访<b>12</b>户".encode(), "a.txt", "text"),
        ("增速<5%，12>3".encode(), "a.html", "text"),
        (b"%PDF-1.4\n", "a.txt", "pdf"),
        (b"HTTP/1.1 200 OK\r\n\r\n%PDF-1.7\n", "a", "pdf"),
        ("<html><p>文件以 %PDF-1.4 开头</p>".encode(), "a.html", "html"),
        (b"\x89PNG\r\n\x1a\n", "a.pdf", "png"),
        (b"\xff\xd8\xff\xe0", "a.doc", "jpeg"),
        (b"II*\0", "a", "tiff"),
        (WORD, "a.wps", "docx"),
        (WORD[: len(WORD) // 2], "a.docx", "docx"),
        (bundles.workbook({"表": [["指标"]]}), "a.zip", "xlsx"),
        (bundles.zipped([("a.txt", b"x")]), "a.docx", "zip"),
        (bundles.zipped([]), "a.docx", "zip"),
        (bundles.zipped([("OFD.xml", b"<x/>")]), "a.ofd", "OFD"),
        (bundles.zipped([PACKAGE, ("ppt/presentation.xml", b"<x/>")]), "a.zip", "PowerPoint (.pptx)"),
        (bundles.tarred([("a.txt", b"x")]), "a.gz", "tar"),
        (bundles.tarred([("a.txt", b"x")], mode="w:gz"), "a.bin", "tar"),
        (bundles.tarred([("a.txt", b"x")], mode="w:xz"), "a.bin", "tar"),
        (bundles.bomb(9), "a.txt", "gzip"),
        (bundles.crawl([("http://a/", "text/html", b"x")]), "a.gz", "warc"),
        (bundles.crawl([("http://a/", "text/html", b"x")], compressed=False), "a", "warc"),
        (bundles.json_lines([{"a": 1}, {"a": 2}]), "a.txt", "jsonl"),
        (bundles.json_lines([{"a": 1}]), "a.jsonl", "jsonl"),
        ('{"a": "走访"}\n{"a": 2}\n'.encode("utf-16"), "a.txt", "jsonl"),
        (b'{\n "a": 1,\n "b": 2}', "a.gold.json", ".json"),
        (b"x,y\n1,2\n", "a.csv", "csv"),
        (b"x,y\n1,2\n", "a.csv.gz", "csv"),
        (b"x\ty\n", "a.TSV", "tsv"),
        ("第一，走访,12户,\n".encode(), "a.txt", "text"),
        (b"PAR1....PAR1", "a", "parquet"),
        (b"Rar!\x1a\x07\x01", "a.zip", "RAR"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n boundary=x", "a.doc", "MHTML"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "a.doc", "Word 2003 XML"),
        (b"body {margin: 0}", "a.css", ".css"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "a.doc", "OLE"),
    ],
    ids=lambda value: value if isinstance(value, str) else "bytes",
)
def test_content_tells_what_a_file_is(data: bytes, name: str, expected: str) -> None:
    assert kind(data, name) == expected


@given(st.binary(max_size=600), st.sampled_from(["a.txt", "a.csv", "a.jsonl", "a.html", "a"]))
def test_any_bytes_are_something(data: bytes, name: str) -> None:
    assert kind(data, name)


@given(st.sampled_from([b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"\x1f\x8b\x08", b"BZh9"]), st.binary())
def test_damaged_containers_are_something(mark: bytes, data: bytes) -> None:
    assert kind(mark + data)


def test_a_list_of_parts_that_lies_does_no_harm() -> None:
    data = bytearray(bundles.zipped([("a.txt", b"x" * 99)]))
    at = data.rfind(b"PK\x05\x06")
    data[at + 12 : at + 20] = struct.pack("<II", 2**31 - 1, 2**31 - 1)
    assert kind(bytes(data)) == "zip"
