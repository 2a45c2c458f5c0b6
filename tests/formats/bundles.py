"""Archives, crawls and tables composed in memory."""

from __future__ import annotations

import csv
import gzip
import io
import json
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
