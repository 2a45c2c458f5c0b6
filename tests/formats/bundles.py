"""Archives, crawls and tables composed in memory."""

from __future__ import annotations

import csv
import gzip
import io
import json
import struct
import tarfile
import warnings
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from zongjie.extractor.intake import Input, Options, ReadFailure, read_all
from zongjie.extractor.source import SourceText

REPORT = "{}镇2023年工作总结\n一、主要工作\n全年走访群众12户，新增企业3家。\n二、存在的问题\n一是人手不足。\n"
LONG = "全年走访群众12户，新增企业3家。" * 8


def report(name: str = "青石") -> bytes:
    """A short report, another one for each name."""
    return REPORT.format(name).encode()


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        warnings.simplefilter("ignore")  # names given twice are meant
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def encrypted_zip(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP archive that says of each member that it is encrypted."""
    data = bytearray(zipped(files))
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = -1
        while (at := data.find(mark, at + 1)) >= 0:
            data[at + place] |= 1
    return bytes(data)


def tarred(files: Iterable[tuple[str, bytes | None]], *, mode: str = "w") -> bytes:
    """A tar archive; a member without bytes is a link."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in files:
            info = tarfile.TarInfo(name)
            if data is None:
                info.type, info.linkname = tarfile.SYMTYPE, "../etc/passwd"
            else:
                info.size = len(data)
            archive.addfile(info, io.BytesIO(data or b""))
    return out.getvalue()


def bomb(size: int = 40_000_000) -> bytes:
    """Gzip that unpacks to about a thousand times its size."""
    return gzip.compress(bytes(size))


def json_lines(rows: Iterable[Mapping[str, Any]]) -> bytes:
    """JSON lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def separated(rows: Iterable[Sequence[Any]], *, encoding: str = "utf-8", delimiter: str = ",") -> bytes:
    """A CSV file."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue().encode(encoding)


def workbook(sheets: Mapping[str, Sequence[Sequence[Any]]], *, formats: Mapping[str, str] | None = None) -> bytes:
    """An .xlsx file; `formats` has number formats by cell of the first sheet."""
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    for cell, code in (formats or {}).items():
        book.worksheets[0][cell].number_format = code
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def ole_with(stream: str, data: bytes = b"") -> bytes:
    """An OLE file whose root folder has one stream, laid out as sectors: table of sectors, folder, stream."""
    free, chain_end, table = (number.to_bytes(4, "little") for number in (2**32 - 1, 2**32 - 2, 2**32 - 3))
    data = data.ljust(4096, b"\0")
    sectors = len(data) // 512
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + b"\x3e\0\x03\0\xfe\xff\x09\0\x06\0" + bytes(10)
    header += struct.pack("<4I", 1, 1, 0, 4096) + chain_end + bytes(4) + chain_end + bytes(8) + free * 108
    chain = b"".join(struct.pack("<I", number) for number in range(3, sectors + 2)) + chain_end

    def entry(name: str, kind: int, child: bytes, start: bytes, size: int) -> bytes:
        raw = name.encode("utf-16-le")
        named = raw.ljust(64, b"\0") + struct.pack("<HBB", len(raw) + 2, kind, 1)
        return named + free * 2 + child + bytes(36) + start + struct.pack("<Q", size)

    root = entry("Root Entry", 5, struct.pack("<I", 1), chain_end, 0)
    folder = root + entry(stream, 2, free, struct.pack("<I", 2), len(data)) + bytes(256)
    return header + (table + chain_end + chain).ljust(512, b"\xff") + folder + data


def workbook_97(rows: Sequence[Sequence[Any]], *, percent: int) -> bytes:
    """An .xls file with one sheet; numbers in column `percent` are shown as 0.0%."""

    def record(kind: int, data: bytes) -> bytes:
        return struct.pack("<HH", kind, len(data)) + data

    def text(words: str, size: str) -> bytes:
        return struct.pack(f"<{size}B", len(words), 1) + words.encode("utf-16-le")

    font = record(0x31, struct.pack("<5H4B", 200, 0, 0x7FFF, 400, 0, 0, 0, 0, 0) + text("宋体", "B"))
    formats = [record(0xE0, struct.pack("<2H", 0, code) + bytes(16)) for code in (0, 164)]
    begin = record(0x809, struct.pack("<4H2I", 0x600, 5, 0, 0, 0, 0)) + font * 4
    begin += record(0x41E, struct.pack("<H", 164) + text("0.0%", "H")) + b"".join(formats)
    end, title = record(0x0A, b""), text("指标", "B")
    sheet_at = len(begin) + 4 + 6 + len(title) + len(end)
    cells = b""
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            place = struct.pack("<3H", number, column, int(column == percent))
            is_text = isinstance(value, str)
            cells += (
                record(0x204, place + text(value, "H")) if is_text else record(0x203, place + struct.pack("<d", value))
            )
    sheet = record(0x809, struct.pack("<4H2I", 0x600, 0x10, 0, 0, 0, 0)) + cells + end
    return ole_with("Workbook", begin + record(0x85, struct.pack("<IH", sheet_at, 0) + title) + end + sheet)


def crawl(responses: Iterable[tuple[str, str, bytes]], *, compressed: bool = True, status: str = "200 OK") -> bytes:
    """A WARC file of (address, content type, body)."""
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    writer = WARCWriter(out, gzip=compressed)
    for address, content_type, body in responses:
        heads = StatusAndHeaders(status, [("Content-Type", content_type)], protocol="HTTP/1.1")
        record = writer.create_warc_record(address, "response", payload=io.BytesIO(body), http_headers=heads)
        writer.write_record(record)
    return out.getvalue()


def read_bytes(folder: Any, name: str, data: bytes, **options: Any) -> dict[str, SourceText | ReadFailure]:
    """Everything in a file by uri; uris have to be unique."""
    path = folder / name
    path.write_bytes(data)
    found = list(read_all(Input(path, name), Options(**options)))
    by_uri = {one.uri: one for one in found}
    codes = [one.issue.code.value for one in found if isinstance(one, ReadFailure) and one.uri == name]
    assert len(by_uri) == len(found) or codes, "only what is said about a bundle itself may have its name again"
    return by_uri


def told(found: Mapping[str, SourceText | ReadFailure]) -> dict[str, str]:
    """For each uri the code of its failure, or the reader that took it."""
    return {uri: one.issue.code.value if isinstance(one, ReadFailure) else one.reader for uri, one in found.items()}
